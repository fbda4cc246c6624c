"""Messages in mailboxes, as a phone system lists them and gives them out."""

from dataclasses import replace

import pytest

from custom_components.pbx.calls.model import VoicemailMessage
from custom_components.pbx.systems.base import Feature, PhoneSystem
from custom_components.pbx.systems.errors import (
    BadReply,
    NotSupported,
    RecordingNotFound,
    Unreadable,
)
from simulator.live_call import LiveCall
from simulator.sound import sound_of

from .api import Api


async def fetched(client: PhoneSystem, extension: str, message_id: str) -> bytes:
    """Return a whole message."""
    pieces = client.open_message(extension, message_id)
    return b"".join([piece async for piece in pieces])


async def leave_message(api: Api) -> tuple[str, LiveCall]:
    """Have somebody leave a message, and return in whose mailbox, and the call."""
    truth = await api.sim.play("inbound_voicemail", speed=1000)
    return truth.called, api.sim.recorded[-1]


async def only_message(client: PhoneSystem, extension: str) -> VoicemailMessage:
    """Return the message that is alone in a mailbox."""
    [message] = await client.list_messages(extension)
    return message


async def test_list(api: Api) -> None:
    """A mailbox has what people left in it, and nobody else's."""
    client = await api.connected()
    extension, call = await leave_message(api)
    message = await only_message(client, extension)
    assert message.caller_number == call.caller
    assert message.local_time
    assert message.seconds is not None
    assert {asked.fields[api.kind.whose_records] for asked in api.sim.requests} == {
        extension
    }
    other = next(one for one in api.sim.office.extensions if one != extension)
    assert await client.list_messages(other) == []


async def test_message(api: Api) -> None:
    """A message is asked for as it is listed, and comes as the system has it."""
    client = await api.connected()
    assert Feature.MESSAGES in client.features
    extension, call = await leave_message(api)
    message = await only_message(client, extension)
    for _ in range(2):
        sound = await fetched(client, extension, message.message_id)
        assert sound == sound_of(call.call_id)
    assert all("allowedip" not in asked.fields for asked in api.sim.requests)
    assert all(asked.query.get("type") is None for asked in api.sim.requests)


async def test_heard_meanwhile(yeastar_api: Api) -> None:
    """A message that somebody has heard since lies elsewhere, and is found."""
    client = await yeastar_api.connected()
    extension, call = await leave_message(yeastar_api)
    new = await only_message(client, extension)
    yeastar_api.sim.files.mailboxes.heard.add(call.call_id)
    assert await only_message(client, extension) == replace(new, is_new=False)
    assert new.is_new
    sound = await fetched(client, extension, new.message_id)
    assert sound == sound_of(call.call_id)


async def test_deleted(api: Api) -> None:
    """A message that somebody has deleted is gone, also where another has its file's name since."""
    client = await api.connected()
    extension, call = await leave_message(api)
    message = await only_message(client, extension)
    api.sim.files.mailboxes.deleted.add(call.call_id)
    while (await leave_message(api))[0] != extension:
        pass
    with pytest.raises(RecordingNotFound):
        await fetched(client, extension, message.message_id)


async def test_refused(api: Api) -> None:
    """Why a message does not come is known from the number of the refusal. OpenVox is asked twice: the token may be to blame."""
    client = await api.connected()
    extension, _ = await leave_message(api)
    message = await only_message(client, extension)
    for errno, error in (
        ("20018", RecordingNotFound),
        ("20017", RecordingNotFound),
        ("10003", NotSupported),
        ("20016", BadReply),
    ):
        api.sim.fail("voicemail/get_random", errno, times=2)
        with pytest.raises(error):
            await fetched(client, extension, message.message_id)


async def test_list_refused(yeastar_api: Api) -> None:
    """A list that is refused is no empty mailbox, but for the number that says so."""
    client = await yeastar_api.connected()
    yeastar_api.sim.fail("voicemail/query", "20018")
    assert await client.list_messages("4001") == []
    yeastar_api.sim.fail("voicemail/query", "10003")
    with pytest.raises(NotSupported):
        await client.list_messages("4001")
    with pytest.raises(BadReply, match="10006"):
        await client.list_messages("9999")


async def test_odd_rows(yeastar_api: Api) -> None:
    """A row without a time is left out, and one without a file cannot be fetched."""
    client = await yeastar_api.connected()
    body = (
        b'{"status":"Success","voicemails":[{"number":"4001","voicemail":['
        b'{"voicemailfile":"msg0000.wav"},'
        b'{"voicemaildate":"2026-11-01 10:00:00"},'
        b'{"voicemaildate":"2026-11-02 10:00:00","voicemailstatus":"?"}]}]}'
    )
    with yeastar_api.sim.canned("voicemail/query", body):
        found = await client.list_messages("4001")
        assert [message.local_time for message in found] == [
            "2026-11-02 10:00:00",
            "2026-11-01 10:00:00",
        ]
        assert [message.is_new for message in found] == [None, None]
        with pytest.raises(RecordingNotFound):
            await fetched(client, "4001", found[0].message_id)


async def test_new_messages(yeastar_api: Api) -> None:
    """The list of extensions says how many messages nobody has heard, with one request for all mailboxes."""
    client = await yeastar_api.connected()
    extension, call = await leave_message(yeastar_api)

    async def counts() -> dict[str, int | None]:
        listed = await client.list_extensions()
        return {one.number: one.new_messages for one in listed}

    none = dict.fromkeys(yeastar_api.sim.office.extensions, 0)
    assert await counts() == none | {extension: 1}
    yeastar_api.sim.files.mailboxes.heard.add(call.call_id)
    assert await counts() == none
    assert len(yeastar_api.sim.asked("voicemail/query")) == 2


async def test_no_counts(yeastar_api: Api) -> None:
    """Firmware that does not know the request is not asked again."""
    client = await yeastar_api.connected()
    with yeastar_api.sim.canned("voicemail/query", b"<html>"):
        listed = await client.list_extensions()
    assert {one.new_messages for one in listed} == {None}
    await client.list_extensions()
    assert len(yeastar_api.sim.asked("voicemail/query")) == 1


async def test_openvox_does_not_count(openvox_api: Api) -> None:
    """OpenVox does not say which messages are new, so none are counted."""
    client = await openvox_api.connected()
    extension, _ = await leave_message(openvox_api)
    assert Feature.VOICEMAIL not in client.features
    assert (await only_message(client, extension)).is_new is None
    assert {one.new_messages for one in await client.list_extensions()} == {None}


async def test_no_sound(api: Api) -> None:
    """What is no sound file is an error that says what is wrong."""
    client = await api.connected()
    extension, _ = await leave_message(api)
    message = await only_message(client, extension)
    with (
        api.sim.canned("voicemail/download", b'{"status":"Success"}'),
        pytest.raises(Unreadable, match="voicemail/download"),
    ):
        await fetched(client, extension, message.message_id)
