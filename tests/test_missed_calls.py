"""What counts as a missed call: for events, sensors and the calls to return alike."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx.const import CONF_LEAST_RING_SECONDS
from custom_components.pbx.runtime.bus_events import (
    EVENT_CALL_FAILED,
    EVENT_CALL_MISSED,
)
from homeassistant.const import STATE_UNKNOWN
from homeassistant.core import Event, HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from simulator.yeastar_s import YeastarSimulator

from . import set_up_system
from .log_of_entry import heard
from .report_bodies import Reporter, body, record
from .yeastar_reports import CALLER, ext, outbound, record as record_fields, status

SYSTEM = "sensor.yeastar_s100"
TO_RETURN = "todo.yeastar_s100_calls_to_return"
PHANTOM = {"callduraction": "1", "talkduraction": "0", "agentringtime": "0"}
RANG = {"callduraction": "9", "talkduraction": "0"}


@pytest.fixture
def call_id(freezer: FrozenDateTimeFactory) -> str:
    """Return the id of a call that begins now."""
    return f"{int(dt_util.utcnow().timestamp())}.7"


@pytest.fixture
def missed(hass: HomeAssistant) -> list[Event[Any]]:
    """Return the missed calls on the bus from now on."""
    return async_capture_events(hass, EVENT_CALL_MISSED)


def shown(hass: HomeAssistant, entity_id: str) -> str:
    """Return an entity's state."""
    state = hass.states.get(entity_id)
    assert state
    return state.state


async def set_up(
    hass: HomeAssistant, yeastar: YeastarSimulator, least: int
) -> MockConfigEntry:
    """Set up a phone system whose missed calls count from some seconds on."""
    assert await async_setup_component(hass, "todo", {})
    hass.config.country = "DE"
    return await set_up_system(hass, yeastar, **{CONF_LEAST_RING_SECONDS: least})


async def logged(hass: HomeAssistant) -> list[dict[str, Any]]:
    """Return the missed calls that are in the log."""
    response: Any = await hass.services.async_call(
        "pbx",
        "get_calls",
        {"outcome": ["missed"]},
        blocking=True,
        return_response=True,
    )
    calls: list[dict[str, Any]] = response["calls"]
    return calls


@pytest.mark.parametrize(("least", "count"), [(0, 1), (1, 1), (2, 0), (60, 0)])
async def test_least_ring(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    hass_client_no_auth: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
    missed: list[Event[Any]],
    call_id: str,
    least: int,
    count: int,
) -> None:
    """A call that rang for less than was asked is in the log, and counts nowhere else; also after a restart."""
    entry = await set_up(hass, yeastar, least)
    report = Reporter(hass, entry, hass_client_no_auth)
    await report(record("NO ANSWER", call_id=call_id, **PHANTOM))
    await report.wait(freezer)
    await heard(hass, entry)
    for _ in range(2):
        assert len(missed) == count
        assert shown(hass, f"{SYSTEM}_missed_calls_today") == str(count)
        caller = CALLER if count else STATE_UNKNOWN
        assert shown(hass, f"{SYSTEM}_last_missed_caller") == caller
        assert shown(hass, TO_RETURN) == str(count)
        [call] = await logged(hass)
        assert call["ring_seconds"] == 1
        await hass.config_entries.async_reload(entry.entry_id)
        await hass.async_block_till_done()


async def test_rang_long_enough(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    hass_client_no_auth: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
    missed: list[Event[Any]],
    call_id: str,
) -> None:
    """A call that rang for as long as was asked counts beside a call that did not."""
    entry = await set_up(hass, yeastar, 5)
    report = Reporter(hass, entry, hass_client_no_auth)
    await report(
        record("NO ANSWER", call_id=call_id, **RANG),
        record("NO ANSWER", call_id=f"{call_id}1", **PHANTOM),
    )
    await report.wait(freezer)
    await heard(hass, entry)
    assert [event.data["call_id"] for event in missed] == [call_id]
    assert shown(hass, f"{SYSTEM}_missed_calls_today") == "1"
    assert shown(hass, TO_RETURN) == "1"
    assert len(await logged(hass)) == 2


async def test_unlisted_extension_dials(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    missed: list[Event[Any]],
    call_id: str,
) -> None:
    """A call that an extension makes which the list does not name yet is outbound, and none that was missed."""
    failed = async_capture_events(hass, EVENT_CALL_FAILED)
    await report(
        body(status(ext("1099", "ALERT"), outbound("RING", by="1099"), call=call_id)),
        body(status(ext("1099", "BYE"), outbound("BYE", by="1099"), call=call_id)),
        body(
            record_fields(
                "NO ANSWER",
                kind="Outbound",
                by="1099",
                to=CALLER,
                call=call_id,
                talkduraction="0",
            )
        ),
    )
    await report.wait(freezer)
    assert not missed
    [event] = failed
    assert event.data["direction"] == "outbound"
    assert event.data["caller_number"] == "1099"
    assert event.data["extensions"] == ["1099"]
    assert shown(hass, f"{SYSTEM}_missed_calls_today") == "0"
    assert shown(hass, f"{SYSTEM}_failed_calls_today") == "1"
