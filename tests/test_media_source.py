"""Recordings among the media of Home Assistant."""

from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_errors import CannotReach
from custom_components.pbx.calls.model import Call
from custom_components.pbx.const import CONF_OPEN_LOG
from custom_components.pbx.recordings import folders
from homeassistant.components.media_player.errors import BrowseError
from homeassistant.components.media_source import (
    Unresolvable,
    async_browse_media,
    async_resolve_media,
)
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from simulator.huawei_aicc import HuaweiSimulator
from simulator.sound import sound_of
from simulator.yeastar_s import YeastarSimulator

from . import set_up_system
from .calls.example_calls import CALLER, answered, called_back
from .log_of_entry import put
from .media_browser import ROOT, ask, opened, titles
from .recorded_calls import put_recorded


@pytest.fixture
async def entry(hass: HomeAssistant, yeastar: YeastarSimulator) -> MockConfigEntry:
    """Set up a phone system, and media sources."""
    assert await async_setup_component(hass, "media_source", {})
    return await set_up_system(hass, yeastar)


def recorded(minutes: float, **more: Any) -> Call:
    """Return a call that was recorded so long ago."""
    began = dt_util.utcnow() - timedelta(minutes=minutes)
    return answered(**{"recording": "1.wav", "started_at": began, **more})


def told(call: Call, time_format: str) -> str:
    """Return when a call began, as it is shown."""
    assert call.started_at
    return dt_util.as_local(call.started_at).strftime(time_format)


async def test_by_day(
    hass: HomeAssistant, entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    """Recordings are found by the day of their call, the latest first."""
    late = recorded(1, call_id="3", caller_name="Anna")
    old = recorded(3 * 1440, call_id="1")
    silent = recorded(1, call_id="2", recording=None)
    await put(hass, entry, old, silent, late)
    [system] = await opened(client)
    assert system["title"] == entry.title
    assert await titles(client, system["media_content_id"]) == [
        "By day",
        "By caller",
        "Voicemail",
    ]
    by_day = (await opened(client, system["media_content_id"]))[0]
    days = await opened(client, by_day["media_content_id"])
    assert [day["title"] for day in days] == [
        told(late, "%Y-%m-%d"),
        told(old, "%Y-%m-%d"),
    ]
    [shown] = await opened(client, days[0]["media_content_id"])
    assert shown["can_play"]
    assert not shown["can_expand"]
    time = told(late, "%H:%M")
    assert shown["title"] == f"{time}, Anna ({CALLER}) → Reception (1000), 1:00"


async def test_by_caller(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Recordings are found by who called or was called, also where there are many."""
    monkeypatch.setattr(folders, "PAGE", 2)
    calls = [
        recorded(minutes, call_id=str(minutes), caller="0301234567")
        for minutes in (10, 20, 30)
    ]
    began = dt_util.utcnow() - timedelta(minutes=5)
    back = called_back(0, "0307654321", recording="2.mp3", started_at=began)
    withheld = recorded(40, call_id="40", caller="anonymous")
    await put(hass, entry, withheld, *calls, back)
    folder = f"{ROOT}/{entry.entry_id}/callers"
    callers = await opened(client, folder)
    assert [caller["title"] for caller in callers] == ["0307654321", "0301234567"]
    [shown] = await opened(client, callers[0]["media_content_id"])
    assert shown["media_content_type"] == "audio/mpeg"
    shown = await opened(client, callers[1]["media_content_id"])
    assert [one["title"][:16] for one in shown[:2]] == [
        told(call, "%Y-%m-%d %H:%M") for call in calls[:2]
    ]
    assert shown[2]["title"] == "Earlier calls"
    [last] = await titles(client, shown[2]["media_content_id"])
    assert last.startswith(told(calls[2], "%Y-%m-%d %H:%M"))


async def test_play(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    yeastar: YeastarSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """A player gets an address that Home Assistant has signed, and hears the recording."""
    began = dt_util.utcnow() - timedelta(minutes=1)
    call = await put_recorded(hass, entry, yeastar, started_at=began)
    day = f"{ROOT}/{entry.entry_id}/days/{told(call, '%Y-%m-%d')}"
    [medium] = await opened(client, day)
    answer = await ask(client, "resolve_media", medium["media_content_id"])
    assert answer["result"]["mime_type"] == "audio/wav"
    played = await (await hass_client_no_auth()).get(answer["result"]["url"])
    assert await played.read() == sound_of(call.recording or "")


async def test_only_who_may_read_the_log(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    stranger: MockHAClientWebSocket,
) -> None:
    """Whoever may not read the call log neither sees recordings nor gets one to play, however it is asked for."""
    call = recorded(1)
    await put(hass, entry, call)
    folder = f"{ROOT}/{entry.entry_id}/days/{told(call, '%Y-%m-%d')}"
    [medium] = [one["media_content_id"] for one in await opened(client, folder)]
    assert await opened(stranger) == []
    for asked, command in (
        (f"{ROOT}/{entry.entry_id}", "browse_media"),
        (folder, "browse_media"),
        (medium, "resolve_media"),
    ):
        answer = await ask(stranger, command, asked)
        assert "call log" in answer["error"]["message"]
    # Where it is not known who asks, it may be anybody.
    with pytest.raises(BrowseError):
        await async_browse_media(hass, folder)
    with pytest.raises(Unresolvable):
        await async_resolve_media(hass, medium, None)
    hass.config_entries.async_update_entry(
        entry, options={**entry.options, CONF_OPEN_LOG: True}
    )
    await hass.async_block_till_done()
    assert len(await opened(stranger, folder)) == 1
    assert (await async_resolve_media(hass, medium, None)).mime_type == "audio/wav"


@pytest.mark.parametrize(
    "path",
    ["days/x", "weeks", "callers/*/*/*", "days/2026-11-20/x", "callers/_w", "call/x"],
)
async def test_no_such_folder(
    entry: MockConfigEntry, client: MockHAClientWebSocket, path: str
) -> None:
    """What is no folder says so."""
    answer = await ask(client, "browse_media", f"{ROOT}/{entry.entry_id}/{path}")
    assert "no such call or folder" in answer["error"]["message"]


async def test_nothing_to_play(
    entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    """What is no recording says so."""
    for path in ("", "/days", "/call/MQ", "/call/_w"):
        medium = f"{ROOT}/{entry.entry_id}{path}"
        answer = await ask(client, "resolve_media", medium)
        assert "no such call" in answer["error"]["message"]
    answer = await ask(client, "browse_media", f"{ROOT}/0")
    assert "No such phone system" in answer["error"]["message"]


async def test_log_is_away(
    entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    """A log that does not answer says so."""
    with patch.object(CallLog, "page", side_effect=CannotReach("away")):
        answer = await ask(client, "browse_media", f"{ROOT}/{entry.entry_id}/days")
    assert "cannot be read now" in answer["error"]["message"]


async def test_without_recordings(
    hass: HomeAssistant,
    huawei: HuaweiSimulator,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """A system without recordings is not shown."""
    assert await async_setup_component(hass, "media_source", {})
    await set_up_system(hass, huawei)
    assert await opened(await hass_ws_client(hass)) == []
