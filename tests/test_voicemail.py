"""Sensor: how many messages wait in an extension's mailbox."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.pbx.systems.base import Feature
from homeassistant.core import HomeAssistant

from . import pass_to, shown
from .report_bodies import Reporter
from .told_system import Told, extension, set_up_told

MESSAGES = "sensor.told_extension_1000_new_voicemail_messages"
POLL = timedelta(minutes=5, seconds=1)


@pytest.fixture
async def entry(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, told: type[Told]
) -> MockConfigEntry:
    """Set the system up, which says of one extension what is in its mailbox."""
    told.listed = [extension("1000", new_messages=2), extension("1001")]
    return await set_up_told(hass)


def sensors(hass: HomeAssistant) -> list[str]:
    """Return the sensors of mailboxes."""
    found = hass.states.async_entity_ids("sensor")
    return sorted(name for name in found if "voicemail_messages" in name)


async def test_listed_and_reported(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    told: type[Told],
    report: Reporter,
    freezer: FrozenDateTimeFactory,
) -> None:
    """It shows what the list says and what is reported since; a list puts it right."""
    assert sensors(hass) == [MESSAGES]
    assert shown(hass, MESSAGES) == "2"
    await report(b"mailbox 1000 3")
    assert shown(hass, MESSAGES) == "3"
    told.listed = [extension("1000", new_messages=0), extension("1001")]
    await pass_to(hass, freezer, freezer() + POLL)
    assert shown(hass, MESSAGES) == "0"


async def test_cards(
    hass: HomeAssistant, entry: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    """Cards learn which extension has such a sensor."""
    client = await hass_ws_client(hass)
    await client.send_json_auto_id({"type": "pbx/systems"})
    [system] = (await client.receive_json())["result"]["systems"]
    assert [known["new_messages_entity"] for known in system["extensions"]] == [
        MESSAGES,
        None,
    ]


async def test_mailbox_that_appears(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    told: type[Told],
    report: Reporter,
    freezer: FrozenDateTimeFactory,
) -> None:
    """A mailbox gets a sensor when the system first says what is in it, and loses it with its extension."""
    other = MESSAGES.replace("1000", "1001")
    await report(b"mailbox 1001 1", b"mailbox 9999 1")
    assert sensors(hass) == [MESSAGES, other]
    assert shown(hass, other) == "1"
    told.listed = [extension("1001", new_messages=4), extension("1002", new_messages=5)]
    await pass_to(hass, freezer, freezer() + POLL)
    third = MESSAGES.replace("1000", "1002")
    assert sensors(hass) == [other, third]
    assert [shown(hass, name) for name in (other, third)] == ["4", "5"]


async def test_system_without(
    hass: HomeAssistant, told: type[Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A system that does not tell has no such sensor."""
    told.listed = [extension("1000", new_messages=2)]
    monkeypatch.setattr(told, "features", told.features & ~Feature.VOICEMAIL)
    await set_up_told(hass)
    assert not sensors(hass)
