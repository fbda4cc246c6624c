"""Door phones: the doorbell of an extension, and what Home Assistant's own trigger makes of it."""

from datetime import timedelta
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from custom_components.pbx.const import CONF_DOORBELLS, CONF_EXTENSIONS
from homeassistant.components.event import EventDeviceClass
from homeassistant.const import STATE_UNKNOWN
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from simulator.yeastar_s import YeastarSimulator

from . import set_up_system
from .report_bodies import RINGING, Reporter, body
from .yeastar_reports import ext, outbound, record, status

DOOR, PHONE = "1000", "1002"
CALLS = "event.yeastar_s100_extension_1000_reception_calls"
DOORBELL = "event.yeastar_s100_extension_1000_reception_doorbell"
SECOND_CALL = "1571896999.7"
RINGS = body(status(ext(DOOR, "ALERT"), ext(PHONE, "RING")))
TALKING = (ext(DOOR, "ANSWERED"), ext(PHONE, "ANSWER"))
ANSWERED = body(status(*TALKING))
OVER = body(status(ext(DOOR, "BYE"), ext(PHONE, "BYE")))
RECORDED = body(record(kind="Internal", by=DOOR, to=PHONE))
CALLED = body(status(ext(PHONE, "ALERT"), ext(DOOR, "RING")))
OUTSIDE = body(status(ext(DOOR, "ALERT"), outbound("RING", by=DOOR)))


@pytest.fixture
async def entry(hass: HomeAssistant, yeastar: YeastarSimulator) -> MockConfigEntry:
    """Set up a phone system with a door phone."""
    return await set_up_system(hass, yeastar, **{CONF_DOORBELLS: [DOOR]})


@pytest.fixture
def rings(hass: HomeAssistant, entry: MockConfigEntry) -> list[str]:
    """Return what the doorbell shows from now on."""
    seen: list[str] = []

    @callback
    def see(event: Event[EventStateChangedData]) -> None:
        state = event.data["new_state"]
        if state and state.entity_id == DOORBELL and "event_type" in state.attributes:
            seen.append(state.attributes["event_type"])

    hass.bus.async_listen("state_changed", see)
    return seen


async def test_is_a_doorbell(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """It is of the kind that doorbells are, on the door phone's device, and no other extension has one."""
    state = hass.states.get(DOORBELL)
    assert state
    assert state.state == STATE_UNKNOWN
    assert state.attributes["device_class"] == EventDeviceClass.DOORBELL
    assert state.attributes["event_types"] == ["ring"]
    assert state.attributes["friendly_name"].endswith("(Reception) Doorbell")
    registry = er.async_get(hass)
    beside, doorbell = registry.async_get(CALLS), registry.async_get(DOORBELL)
    assert beside
    assert doorbell
    assert doorbell.device_id == beside.device_id
    others = hass.states.async_entity_ids("event")
    assert [name for name in others if name.endswith("_doorbell")] == [DOORBELL]


@pytest.mark.parametrize(
    "bodies",
    [
        pytest.param([RINGS, RINGS, ANSWERED, OVER, RECORDED], id="answered"),
        pytest.param([RINGS, OVER, RECORDED], id="nobody-there"),
        pytest.param([OUTSIDE, OVER], id="calls-a-mobile-phone"),
    ],
)
async def test_rings_once_for_a_call(
    report: Reporter, rings: list[str], bodies: list[bytes]
) -> None:
    """Whomever the door phone calls, and whoever answers: its call rings once."""
    await report(*bodies)
    assert rings == ["ring"]


async def test_rings_for_each_call(report: Reporter, rings: list[str]) -> None:
    """Who rings once more rings."""
    again = body(status(ext(DOOR, "ALERT", 3), ext(PHONE, "RING", 4), call=SECOND_CALL))
    await report(RINGS, OVER, RECORDED, again)
    assert rings == ["ring", "ring"]


@pytest.mark.parametrize(
    "reported",
    [
        pytest.param(CALLED, id="somebody-calls-it"),
        pytest.param(RINGING, id="a-caller-from-outside"),
        pytest.param(RECORDED, id="heard-of-when-it-was-over"),
    ],
)
async def test_does_not_ring(
    report: Reporter, rings: list[str], reported: bytes
) -> None:
    """Nobody stands at the door when the door phone is called, or any more when only the record of a call comes."""
    await report(reported)
    assert rings == []


async def test_reload_during_a_call(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    entry: MockConfigEntry,
    report: Reporter,
    rings: list[str],
) -> None:
    """A call that rang before Home Assistant was restarted does not ring once more."""
    call = begun()
    # The simulated system knows nothing of this call, and must not say so.
    yeastar.fail("extension/query_call", "10003")
    ringing = body(status(ext(DOOR, "ALERT"), ext(PHONE, "RING"), call=call))
    await report(ringing)
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    rings.clear()
    await report(ringing, body(status(*TALKING, call=call)))
    assert rings == []


async def test_answered_before_it_was_heard_of(
    report: Reporter, rings: list[str]
) -> None:
    """A phone that picks up by itself leaves no time for ringing; a call that has lasted for long does not ring."""
    await report(body(status(*TALKING, call=begun(minutes_ago=5))))
    assert rings == []
    await report(body(status(*TALKING, call=begun())))
    assert rings == ["ring"]


def begun(minutes_ago: int = 0) -> str:
    """Return the id of a call that begins now, or began some minutes ago."""
    at = dt_util.utcnow() - timedelta(minutes=minutes_ago)
    return f"{int(at.timestamp())}.1"


async def test_stock_trigger(hass: HomeAssistant, report: Reporter) -> None:
    """Home Assistant's own trigger for doorbells starts an automation."""
    for component in ("doorbell", "automation"):
        assert await async_setup_component(hass, component, automation())
    await hass.async_block_till_done()
    chimes = async_capture_events(hass, "chime")
    await report(body(status(ext(PHONE, "ALERT"), ext(DOOR, "RING"), call=SECOND_CALL)))
    assert not chimes
    await report(RINGS)
    assert len(chimes) == 1


def automation() -> dict[str, Any]:
    """Return an automation that shows that somebody rings."""
    return {
        "automation": {
            "triggers": {
                "trigger": "doorbell.rang",
                "target": {"entity_id": DOORBELL},
            },
            "actions": {"event": "chime"},
        }
    }


@pytest.mark.usefixtures("event_entities")
async def test_no_door_phone_any_more(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """The doorbell goes when the option does."""
    options = {**entry.options, CONF_DOORBELLS: []}
    hass.config_entries.async_update_entry(entry, options=options)
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    assert hass.states.get(DOORBELL) is None
    assert er.async_get(hass).async_get(DOORBELL) is None
    assert hass.states.get(CALLS)


async def test_shown_though_not_chosen(
    hass: HomeAssistant, yeastar: YeastarSimulator
) -> None:
    """A door phone is shown also where people chose to see other extensions only."""
    options = {CONF_DOORBELLS: [DOOR], CONF_EXTENSIONS: [PHONE]}
    await set_up_system(hass, yeastar, **options)
    assert hass.states.get(DOORBELL)
