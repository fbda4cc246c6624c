"""Blocking numbers: what becomes of their calls."""

from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_errors import CannotReach
from custom_components.pbx.const import DOMAIN
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_system, shown
from ..calls.example_calls import over
from ..log_of_entry import put
from ..performed import act
from ..report_bodies import Reporter, ext, inbound as from_line, record, status

ANNA = "+49301234567"
BEN = "+49307654321"
LIST = "todo.yeastar_s100_calls_to_return"
MISSED = "sensor.yeastar_s100_missed_calls_today"
NOW = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)


@pytest.fixture
def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Stop the clocks before Home Assistant sets its timers by them, in Germany."""
    freezer.move_to(NOW)
    hass.config.country = "DE"
    return hass


async def missed(
    report: Reporter, freezer: FrozenDateTimeFactory, number: str, call_id: str
) -> None:
    """Let somebody call in vain."""
    for state in ("ALERT", "BYE"):
        phone = ext("1000", "RING" if state == "ALERT" else "BYE")
        await report(status(from_line(state, caller=number), phone, call_id=call_id))
    await report(record("NO ANSWER", callfrom=number, call_id=call_id))
    await report.wait(freezer)


async def calls(hass: HomeAssistant) -> list[dict[str, Any]]:
    """Return the calls in the log, the latest first."""
    response: Any = await hass.services.async_call(
        DOMAIN, "get_calls", {}, blocking=True, return_response=True
    )
    found: list[dict[str, Any]] = response["calls"]
    return found


async def test_missed(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    hass_storage: dict[str, Any],
) -> None:
    """A blocked number's call is in the log, marked, but was missed by nobody."""
    told = async_capture_events(hass, "pbx_call_missed")
    ended = async_capture_events(hass, "pbx_call_ended")
    await act(hass, "block_number", number="030 1234567")
    await missed(report, freezer, ANNA, "1571896991.2")
    await missed(report, freezer, BEN, "1571896999.9")
    assert [event.data["caller_number"] for event in told] == [BEN]
    assert {event.data["caller_number"]: event.data["blocked"] for event in ended} == {
        ANNA: True,
        BEN: False,
    }
    assert shown(hass, MISSED) == "1"
    assert shown(hass, LIST) == "1"
    logged = {call["caller_number"]: call for call in await calls(hass)}
    assert logged[ANNA]["outcome"] == logged[BEN]["outcome"] == "missed"
    assert (logged[ANNA]["blocked"], logged[BEN]["blocked"]) == (True, False)
    kept = hass_storage[f"{DOMAIN}.blocked_numbers"]["data"]["numbers"]
    assert kept == {"030 1234567": NOW.isoformat()}


async def test_reload(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
) -> None:
    """What was counted is the same after a reload, and nobody has to call back to who is unblocked later."""
    await act(hass, "block_number", number=ANNA)
    await missed(report, freezer, ANNA, "1571896991.2")
    await act(hass, "unblock_number", number="030 1234567")
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert shown(hass, MISSED) == shown(hass, LIST) == "0"
    assert [call["blocked"] for call in await calls(hass)] == [False]


async def test_waiting(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Whoever is blocked need not be called back any more, and stays so when unblocked."""
    for number in (ANNA, BEN):
        await put(hass, entry, over(number, NOW - timedelta(minutes=5)))
    assert shown(hass, LIST) == "2"
    await act(hass, "block_number", number="030 1234567")
    await put(hass, entry)
    assert shown(hass, LIST) == "1"
    await act(hass, "unblock_number", number=ANNA)
    await put(hass, entry)
    assert shown(hass, LIST) == "1"


async def test_database_away(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """A number is blocked also while the log does not answer."""
    with patch.object(CallLog, "handle", side_effect=CannotReach("It is away")):
        await act(hass, "block_number", number=ANNA)
    assert entry.runtime_data.is_blocked(ANNA)


async def test_own_area(
    hass: HomeAssistant, entry: MockConfigEntry, report: Reporter
) -> None:
    """Matches as a phone book does: without the area code where that is the system's own."""
    options = {**entry.options, "area_code": "30"}
    hass.config_entries.async_update_entry(entry, options=options)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    await act(hass, "block_number", number="1234567")
    assert entry.runtime_data.is_blocked(ANNA)
    assert not entry.runtime_data.is_blocked(BEN)


async def test_country(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Numbers are those of the country that Home Assistant is in now."""
    await act(hass, "block_number", number="030 1234567")
    assert not entry.runtime_data.is_blocked("+43301234567")
    await hass.config.async_update(country="AT")
    await hass.async_block_till_done()
    assert entry.runtime_data.is_blocked("+43301234567")
    assert not entry.runtime_data.is_blocked(ANNA)


async def test_restart(
    hass: HomeAssistant, hass_storage: dict[str, Any], yeastar: YeastarSimulator
) -> None:
    """What is blocked is kept, as long as there is any phone system."""
    key = f"{DOMAIN}.blocked_numbers"
    hass_storage[key] = {
        "version": 1,
        "minor_version": 1,
        "key": key,
        "data": {"numbers": {"030 1234567": NOW.isoformat()}},
    }
    entry = await set_up_system(hass, yeastar)
    assert entry.runtime_data.is_blocked(ANNA)
    await hass.config_entries.async_remove(entry.entry_id)
    assert key not in hass_storage


async def test_refused(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """What is no number is not blocked, and there is room for so many."""
    with pytest.raises(ServiceValidationError) as raised:
        await act(hass, "block_number", number="anonymous")
    assert raised.value.translation_key == "number_not_valid"
    with patch("custom_components.pbx.actions.blocked_numbers.MAX_BLOCKED", 1):
        await act(hass, "block_number", number=ANNA)
        await act(hass, "block_number", number="030 1234567")
        with pytest.raises(ServiceValidationError) as raised:
            await act(hass, "block_number", number=BEN)
    assert raised.value.translation_key == "too_many_blocked"
