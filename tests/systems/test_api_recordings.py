"""Fetching recordings from a phone system."""

import asyncio
from datetime import UTC, datetime, timedelta
import json

import pytest

from custom_components.pbx.systems.base import Feature, PhoneSystem
from custom_components.pbx.systems.errors import (
    BadReply,
    CannotConnect,
    NotSupported,
    RecordingNotFound,
    Unreadable,
)
from custom_components.pbx.systems.yeastar_p.client import YeastarP
from simulator.record_file import RANDOM_SECONDS
from simulator.sound import sound_of
from simulator.yeastar_p import YeastarPSimulator

from .api import Api
from .conftest import ClientOf


async def fetched(client: PhoneSystem, name: str) -> bytes:
    """Return a whole recording."""
    return b"".join([piece async for piece in client.open_recording(name)])


async def recorded(api: Api) -> str:
    """Have a call recorded, and return what its record calls the recording."""
    api.sim.configure("recording", value=True)
    await api.sim.play("inbound_answered", speed=1000)
    return api.sim.records()[-1].recording


async def test_recording(api: Api) -> None:
    """A recording is asked for by its name, and comes as the system has it."""
    name = await recorded(api)
    client = await api.connected()
    assert Feature.RECORDINGS in client.features
    assert await fetched(client, name) == sound_of(name)
    assert await fetched(client, name) == sound_of(name)
    assert set(api.asked()) == {"recording/get_random", "recording/download"}
    assert all("allowedip" not in asked.fields for asked in api.sim.requests)
    for asked in api.sim.asked("recording/get_random"):
        assert asked.query.get("type") is None
        assert asked.fields == {"recording": name}


async def test_records_name_it(yeastar_api: Api) -> None:
    """The list of past calls names the recording as the report did."""
    name = await recorded(yeastar_api)
    client = await yeastar_api.connected()
    now = datetime.now(UTC)
    day = timedelta(days=1)
    found = await client.query_records(now - day, now + day)
    assert [record.recording for record in found] == [name]
    assert name.encode() in yeastar_api.sim.unheard[-1]


async def test_recording_is_gone(api: Api) -> None:
    """A recording that somebody has deleted is known from a request that failed."""
    name = await recorded(api)
    client = await api.connected()
    api.sim.files.deleted.add(name)
    with pytest.raises(RecordingNotFound):
        await fetched(client, name)


async def test_deleted_meanwhile(yeastar_api: Api) -> None:
    """It may be deleted between the two requests, too."""
    name = await recorded(yeastar_api)
    client = await yeastar_api.connected()
    for errno in ("20012", "20014"):
        yeastar_api.sim.fail("recording/download", errno)
        with pytest.raises(RecordingNotFound, match=errno):
            await fetched(client, name)
    assert await fetched(client, name)


async def test_random_string_is_used_once(yeastar_api: Api) -> None:
    """A link works once, and for half a minute, so each recording is asked for anew."""
    name = await recorded(yeastar_api)
    client = await yeastar_api.connected()
    await fetched(client, name)
    [link] = yeastar_api.sim.asked("recording/download")
    url = f"{yeastar_api.sim.url}{link.http.path}"
    async with yeastar_api.session.get(url, params=link.query) as answer:
        assert b"20012" in await answer.read()
    assert await fetched(client, name)


async def test_late(yeastar_api: Api) -> None:
    """A random string that is too old is refused."""
    name = await recorded(yeastar_api)
    client = await yeastar_api.connected()
    await fetched(client, name)
    sim = yeastar_api.sim
    reply = sim.files.answer(sim.asked("recording/get_random")[0])
    assert isinstance(reply, dict)
    now = sim.clock()
    sim.clock = lambda: now + RANDOM_SECONDS + 60
    query = {
        "recording": name,
        "random": str(reply["random"]),
        "token": sim.requests[-1].token,
    }
    url = f"{sim.url}/api/v2.0.0/recording/download"
    async with yeastar_api.session.get(url, params=query) as answer:
        assert b"20012" in await answer.read()


async def test_other_path(openvox_api: Api) -> None:
    """OpenVox prints the link to a recording with another version of the API; both are tried."""
    name = await recorded(openvox_api)
    client = await openvox_api.connected()
    openvox_api.sim.files.recording_version = "1.1.0"
    assert await fetched(client, name) == sound_of(name)
    versions = [asked.version for asked in openvox_api.sim.asked("recording/download")]
    assert versions == ["0.0.1", "1.1.0"]


async def test_no_path(openvox_api: Api) -> None:
    """Where neither is right, the system cannot do it."""
    name = await recorded(openvox_api)
    client = await openvox_api.connected()
    openvox_api.sim.files.recording_version = "9"
    with pytest.raises(NotSupported):
        await fetched(client, name)


@pytest.mark.parametrize(
    ("errno", "error"), [("10003", NotSupported), ("20015", BadReply)]
)
async def test_refused(yeastar_api: Api, errno: str, error: type[Exception]) -> None:
    """Firmware that does not know the request is known from a request that failed."""
    client = await yeastar_api.connected()
    yeastar_api.sim.fail("recording/get_random", errno)
    with pytest.raises(error, match="recording/get_random"):
        await fetched(client, "1.wav")


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (b"<html>Log in</html>", "cannot be read"),
        (b'{"status":"Success"}', "no file"),
        (b"", "cannot be read"),
    ],
    ids=["page", "no file", "nothing"],
)
async def test_no_sound(yeastar_api: Api, file: bytes, message: str) -> None:
    """What is no sound file is an error that says what is wrong."""
    name = await recorded(yeastar_api)
    client = await yeastar_api.connected()
    with (
        yeastar_api.sim.canned("recording/download", file),
        pytest.raises(Unreadable, match=message),
    ):
        await fetched(client, name)


async def test_too_large(yeastar_api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that does not end is not read to its end."""
    monkeypatch.setattr("custom_components.pbx.systems.sound_file.MAX_FILE_BYTES", 1000)
    client = await yeastar_api.connected()
    name = await recorded(yeastar_api)
    with pytest.raises(Unreadable, match="too large"):
        await fetched(client, name)


async def test_no_random(yeastar_api: Api) -> None:
    """An answer without a random string is no answer."""
    client = await yeastar_api.connected()
    with (
        yeastar_api.sim.canned("recording/get_random", b'{"status":"Success"}'),
        pytest.raises(Unreadable),
    ):
        await fetched(client, "1.wav")


async def test_token_is_lost(api: Api) -> None:
    """A token that died meanwhile is renewed."""
    name = await recorded(api)
    client = await api.connected()
    api.sim.drop_tokens()
    assert await fetched(client, name) == sound_of(name)


async def test_away(api: Api) -> None:
    """A system that is away says so."""
    client = await api.connected()
    await api.sim.stop()
    with pytest.raises(CannotConnect):
        await fetched(client, "1.wav")


# -- P-Series --------------------------------------------------------------------------------------------------------


async def recorded_by(p_series: YeastarPSimulator) -> str:
    """Have a call recorded, and return what its records call the recording."""
    p_series.configure("recording", value=True)
    await p_series.play("inbound_answered", speed=1000)
    rows = p_series.wire.rows(p_series.recorded)
    [name] = {str(row["record_file"]) for row in rows if row["record_file"]}
    return name


@pytest.fixture
async def client(open_client: ClientOf) -> YeastarP:
    """Return a client of the P-Series that has logged in."""
    client = open_client()
    await client.connect(None)
    return client


async def test_p_series(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """A P-Series says where the file is, which is fetched from there."""
    name = await recorded_by(p_series)
    assert Feature.RECORDINGS in client.features
    assert await fetched(client, name) == sound_of(name)
    [asked] = p_series.asked("recording/download")
    assert asked.query["file"] == name


async def test_mp3(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """MP3 files are fetched one after another, because a PBX gives out one at a time."""
    link = link_of(p_series, await recorded_by(p_series))
    begun = client.open_recording("1.mp3")
    with p_series.canned("recording/download", link):
        await anext(begun)
        other = asyncio.ensure_future(anext(client.open_recording("2.MP3")))
        # What is no MP3 file need not wait.
        assert await fetched(client, "3.wav")
        assert not other.done()
        await begun.aclose()
        assert await other


def link_of(p_series: YeastarPSimulator, name: str) -> bytes:
    """Return the answer that says where a recording is."""
    reply = p_series.sounds.download(
        p_series.wire.rows(p_series.recorded), {"file": name}
    )
    return json.dumps(reply).encode()


async def test_p_series_deleted(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """A recording that somebody has deleted is known from a request that failed."""
    name = await recorded_by(p_series)
    with pytest.raises(RecordingNotFound, match="60001"):
        await fetched(client, "1.wav")
    link = link_of(p_series, name)
    p_series.sounds.deleted.add(name)
    with pytest.raises(RecordingNotFound):
        await fetched(client, name)
    with (
        p_series.canned("recording/download", link),
        pytest.raises(RecordingNotFound, match="address"),
    ):
        await fetched(client, name)


@pytest.mark.parametrize(
    ("errcode", "error"),
    [(10001, NotSupported), (10005, BadReply)],
)
async def test_p_series_refuses(
    p_series: YeastarPSimulator,
    client: YeastarP,
    errcode: int,
    error: type[Exception],
) -> None:
    """Firmware that does not know the request is known from a request that failed."""
    p_series.fail("recording/download", errcode)
    with pytest.raises(error):
        await fetched(client, "1.wav")


@pytest.mark.parametrize(
    ("address", "message"),
    [
        (None, "names no address"),
        ("http://192.0.2.1/1.wav", "another machine"),
        ("//192.0.2.1/1.wav", "another machine"),
        ("http://[", "cannot be read"),
        ("/page", "no file|cannot be read"),
    ],
    ids=["none", "elsewhere", "elsewhere without a scheme", "no address", "a page"],
)
async def test_bad_address(
    p_series: YeastarPSimulator, client: YeastarP, address: str | None, message: str
) -> None:
    """The token goes to no other machine than the PBX, whatever its answer says."""
    reply = {"errcode": 0, "errmsg": "SUCCESS", "download_resource_url": address}
    with (
        p_series.canned("recording/download", json.dumps(reply).encode()),
        pytest.raises(Unreadable, match=message),
    ):
        await fetched(client, "1.wav")


async def test_p_series_token(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """A token that died meanwhile is renewed."""
    name = await recorded_by(p_series)
    p_series.drop_tokens()
    assert await fetched(client, name) == sound_of(name)
