"""Messages in mailboxes among the media of Home Assistant, and what a player gets of them."""

from http import HTTPStatus

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from custom_components.pbx.recordings.mailboxes import message_path
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from simulator.live_call import LiveCall
from simulator.openvox_uc import OpenVoxSimulator
from simulator.sound import sound_of
from simulator.yeastar_p import YeastarPSimulator
from simulator.yeastar_s import YeastarSimulator

from .. import ApiSimulator, set_up_system, shown
from ..media_browser import ROOT, ask, opened, titles


@pytest.fixture
async def entry(hass: HomeAssistant, yeastar: YeastarSimulator) -> MockConfigEntry:
    """Set up a phone system, and media sources."""
    assert await async_setup_component(hass, "media_source", {})
    return await set_up_system(hass, yeastar)


async def leave_message(simulator: ApiSimulator) -> tuple[str, LiveCall]:
    """Have somebody leave a message, and return in whose mailbox, and the call."""
    truth = await simulator.play("inbound_voicemail", speed=1000)
    return truth.called, simulator.recorded[-1]


async def mailbox_of(
    client: MockHAClientWebSocket, entry: MockConfigEntry, extension: str
) -> str:
    """Return the folder of an extension's mailbox."""
    folders = await opened(client, f"{ROOT}/{entry.entry_id}/voicemail")
    [found] = [one for one in folders if f"({extension})" in one["title"]]
    folder: str = found["media_content_id"]
    return folder


async def test_messages(
    entry: MockConfigEntry, client: MockHAClientWebSocket, yeastar: YeastarSimulator
) -> None:
    """Each extension has a folder with its messages: when, who, how long, and whether somebody has heard it."""
    extension, call = await leave_message(yeastar)
    folder = await mailbox_of(client, entry, extension)
    [title] = await titles(client, folder)
    assert call.caller in title
    assert title.endswith(", new")
    yeastar.files.mailboxes.heard.add(call.call_id)
    [title] = await titles(client, folder)
    assert title.endswith(", heard")


async def test_play(
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    yeastar: YeastarSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """A player gets an address that Home Assistant has signed, and hears the message, or a part of it."""
    extension, call = await leave_message(yeastar)
    [medium] = await opened(client, await mailbox_of(client, entry, extension))
    assert medium["can_play"]
    answer = await ask(client, "resolve_media", medium["media_content_id"])
    assert answer["result"]["mime_type"] == "audio/wav"
    player, url = await hass_client_no_auth(), answer["result"]["url"]
    whole = sound_of(call.call_id)
    assert await (await player.get(url)).read() == whole
    part = await player.get(url, headers={"Range": "bytes=10-19"})
    assert await part.read() == whole[10:20]
    assert len(yeastar.asked("voicemail/download")) == 1


async def test_openvox(
    hass: HomeAssistant, openvox: OpenVoxSimulator, hass_ws_client: WebSocketGenerator
) -> None:
    """OpenVox does not say whether somebody has heard a message, so its title does not either."""
    assert await async_setup_component(hass, "media_source", {})
    entry = await set_up_system(hass, openvox)
    extension, _ = await leave_message(openvox)
    client = await hass_ws_client(hass)
    [title] = await titles(client, await mailbox_of(client, entry, extension))
    assert not title.endswith(("new", "heard"))


async def test_gone(
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    yeastar: YeastarSimulator,
    hass_client: ClientSessionGenerator,
) -> None:
    """A message that somebody has deleted is said to be gone, and what is none is not found."""
    extension, call = await leave_message(yeastar)
    [medium] = await opened(client, await mailbox_of(client, entry, extension))
    answer = await ask(client, "resolve_media", medium["media_content_id"])
    yeastar.files.mailboxes.deleted.add(call.call_id)
    browser = await hass_client()
    gone = await browser.get(answer["result"]["url"])
    assert gone.status == HTTPStatus.NOT_FOUND
    assert "no such message" in await gone.text()
    nobody = await browser.get(message_path(entry.entry_id, "9999", "1"))
    assert nobody.status == HTTPStatus.NOT_FOUND
    for path in ("voicemail/_w", "voicemail/OTk5OQ", "voicemail/MQ/MQ"):
        answer = await ask(client, "browse_media", f"{ROOT}/{entry.entry_id}/{path}")
        assert "no such call or folder" in answer["error"]["message"]


async def test_refused(
    entry: MockConfigEntry, client: MockHAClientWebSocket, yeastar: YeastarSimulator
) -> None:
    """A phone system that gives out no messages, or does not answer, says so."""
    extension, _ = await leave_message(yeastar)
    folder = await mailbox_of(client, entry, extension)
    for errno, said in (("10003", "gives out no messages"), ("10004", "10004")):
        yeastar.fail("voicemail/query", errno)
        answer = await ask(client, "browse_media", folder)
        assert said in answer["error"]["message"]


async def test_only_who_may_read_the_log(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    yeastar: YeastarSimulator,
    hass_client: ClientSessionGenerator,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_access_token: str,
) -> None:
    """Whoever may not read the call log neither sees messages nor gets one to play."""
    extension, _ = await leave_message(yeastar)
    folder = await mailbox_of(client, entry, extension)
    [medium] = await opened(client, folder)
    stranger = await hass_ws_client(hass, hass_read_only_access_token)
    for command, asked in (
        ("browse_media", folder),
        ("resolve_media", medium["media_content_id"]),
    ):
        answer = await ask(stranger, command, asked)
        assert "call log" in answer["error"]["message"]
    browser = await hass_client(hass_read_only_access_token)
    refused = await browser.get(message_path(entry.entry_id, extension, "1"))
    assert refused.status == HTTPStatus.FORBIDDEN


async def test_system_without(
    hass: HomeAssistant,
    p_series: YeastarPSimulator,
    hass_ws_client: WebSocketGenerator,
    hass_client: ClientSessionGenerator,
) -> None:
    """A system whose messages are not fetched has no such folder."""
    assert await async_setup_component(hass, "media_source", {})
    entry = await set_up_system(hass, p_series)
    client = await hass_ws_client(hass)
    assert await titles(client, f"{ROOT}/{entry.entry_id}") == ["By day", "By caller"]
    answer = await (await hass_client()).get(message_path(entry.entry_id, "1", "1"))
    assert answer.status == HTTPStatus.NOT_IMPLEMENTED
    assert "gives out no messages" in await answer.text()


async def test_sensor(
    hass: HomeAssistant, entry: MockConfigEntry, yeastar: YeastarSimulator
) -> None:
    """The sensor of new messages says what the mailbox has when the extensions are listed."""
    extension, call = await leave_message(yeastar)
    [sensor] = [
        name
        for name in hass.states.async_entity_ids("sensor")
        if f"_{extension}_" in name and name.endswith("_new_voicemail_messages")
    ]
    assert shown(hass, sensor) == "0"
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert shown(hass, sensor) == "1"
    yeastar.files.mailboxes.heard.add(call.call_id)
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert shown(hass, sensor) == "0"
