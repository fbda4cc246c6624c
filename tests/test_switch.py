"""Switch: an extension does not ring."""

from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.pbx.calls.model import Extension
from custom_components.pbx.const import CONF_EXTENSIONS
from custom_components.pbx.systems.errors import Unconfirmed
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, Unauthorized
from homeassistant.helpers import entity_registry as er

from . import pass_to, shown
from .report_bodies import Reporter
from .told_system import Mute, Told, extension, set_up_told

SWITCH = "switch.told_extension_1000_do_not_disturb"
POLL = timedelta(minutes=5, seconds=1)


@pytest.fixture
async def entry(
    freezer: FrozenDateTimeFactory, hass: HomeAssistant, told: type[Told]
) -> MockConfigEntry:
    """Set the system up."""
    return await set_up_told(hass)


async def turn(
    hass: HomeAssistant, on: str = "on", *, user: MockUser | None = None
) -> None:
    """Turn the switch of an extension."""
    await hass.services.async_call(
        "switch",
        f"turn_{on}",
        {"entity_id": SWITCH},
        blocking=True,
        context=Context(user_id=user.id) if user else None,
    )
    await hass.async_block_till_done()


async def poll(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> str:
    """Let the system be asked for its extensions. Return what the switch shows."""
    await pass_to(hass, freezer, freezer() + POLL)
    return shown(hass, SWITCH)


async def test_told(
    hass: HomeAssistant, entry: MockConfigEntry, told: type[Told]
) -> None:
    """Nobody knows until the system is told; then it is as it was told."""
    assert shown(hass, SWITCH) == STATE_UNKNOWN
    await turn(hass, "on")
    assert shown(hass, SWITCH) == STATE_ON
    await turn(hass, "off")
    assert shown(hass, SWITCH) == STATE_OFF
    assert told.told == [
        ("set_do_not_disturb", "1000", True),
        ("set_do_not_disturb", "1000", False),
    ]
    assert shown(hass, SWITCH.replace("1000", "1001")) == STATE_UNKNOWN


async def test_action_is_shown(
    hass: HomeAssistant, entry: MockConfigEntry, told: type[Told]
) -> None:
    """The switch follows the action too."""
    data: dict[str, Any] = {"config_entry_id": entry.entry_id, "extension": "1000"}
    await hass.services.async_call(
        "pbx", "set_do_not_disturb", {**data, "enabled": True}, blocking=True
    )
    assert shown(hass, SWITCH) == STATE_ON


async def test_reported(
    hass: HomeAssistant, entry: MockConfigEntry, report: Reporter
) -> None:
    """What somebody sets on the phone is shown when the system reports it, of extensions that it has."""
    await report(b"dnd 1000 on", b"dnd 9999 on")
    assert shown(hass, SWITCH) == STATE_ON
    assert hass.states.get(SWITCH.replace("1000", "9999")) is None
    await report(b"dnd 1000 off")
    assert shown(hass, SWITCH) == STATE_OFF


async def test_listed(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    told: type[Told],
    freezer: FrozenDateTimeFactory,
) -> None:
    """The list puts right what was taken for so, and one that says nothing changes nothing."""
    await turn(hass, "on")
    assert await poll(hass, freezer) == STATE_ON
    told.listed = [extension("1000", do_not_disturb=False)]
    assert await poll(hass, freezer) == STATE_OFF
    told.listed = [extension("1000", do_not_disturb=True)]
    assert await poll(hass, freezer) == STATE_ON


async def test_list_from_before(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    told: type[Told],
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A list that the system was asked for before it reported otherwise is old."""

    async def list_slowly(self: Told) -> list[Extension]:
        found = [extension("1000", do_not_disturb=False)]
        freezer.tick(1)
        await report(b"dnd 1000 on")
        return found

    monkeypatch.setattr(told, "list_extensions", list_slowly)
    await entry.runtime_data.coordinator.async_refresh()
    await hass.async_block_till_done()
    assert shown(hass, SWITCH) == STATE_ON


async def test_in_vain(
    hass: HomeAssistant, entry: MockConfigEntry, told: type[Told]
) -> None:
    """Where nobody knows whether it was done, the switch stays as it was."""
    await turn(hass, "off")
    told.says = Unconfirmed("It said nothing")
    with pytest.raises(HomeAssistantError) as raised:
        await turn(hass, "on")
    assert raised.value.translation_key == "order_unconfirmed"
    assert shown(hass, SWITCH) == STATE_OFF


async def test_who_may(
    hass: HomeAssistant, entry: MockConfigEntry, told: type[Told]
) -> None:
    """Whoever may not tell the system may not do so with a switch either."""
    with pytest.raises(Unauthorized):
        await turn(hass, user=MockUser().add_to_hass(hass))
    assert not told.told
    await turn(hass, user=MockUser(is_owner=True).add_to_hass(hass))
    assert shown(hass, SWITCH) == STATE_ON


async def test_unreachable(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
    told: type[Told],
) -> None:
    """What cannot be told now is not offered."""

    async def fail(self: Told) -> bool:
        raise Unconfirmed("It is off")

    monkeypatch.setattr(told, "keep_alive", fail)
    assert await poll(hass, freezer) == STATE_UNAVAILABLE


async def test_removed_extension(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    told: type[Told],
    freezer: FrozenDateTimeFactory,
) -> None:
    """With its extension the switch goes, and what was known of it is forgotten."""
    await turn(hass, "on")
    told.listed, all_of_them = [extension("1001")], told.listed
    await pass_to(hass, freezer, freezer() + POLL)
    assert hass.states.get(SWITCH) is None
    told.listed = all_of_them
    assert await poll(hass, freezer) == STATE_UNKNOWN


async def test_who_has_one(
    hass: HomeAssistant,
    told: type[Told],
    entity_registry: er.EntityRegistry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """Every extension that is shown has one, where the system can be told; cards learn of it."""
    await set_up_told(hass, Mute)
    assert not hass.states.async_entity_ids("switch")
    await set_up_told(hass, **{CONF_EXTENSIONS: ["1000"]})
    assert hass.states.async_entity_ids("switch") == [SWITCH]
    client = await hass_ws_client(hass)
    await client.send_json_auto_id({"type": "pbx/systems"})
    systems = (await client.receive_json())["result"]["systems"]
    assert {
        system["system"]: [
            known["do_not_disturb_entity"] for known in system["extensions"]
        ]
        for system in systems
    } == {"told": [SWITCH], "mute": [None, None, None]}
