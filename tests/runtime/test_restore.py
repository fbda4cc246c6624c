"""What is known again after a restart: calls in progress, today's counts, and the calls that are over."""

from contextlib import closing
from datetime import timedelta
import sqlite3
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_errors import CannotReach
from custom_components.pbx.calls.log.log_model import Entry, ReceivedReport
from custom_components.pbx.calls.model import CallEventType, Outcome
from custom_components.pbx.const import DOMAIN
from custom_components.pbx.runtime.bus_events import EVENT_CALL_MISSED
from custom_components.pbx.runtime.call_logs import FILE
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from simulator.huawei_aicc import HuaweiSimulator
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_system, shown
from ..report_bodies import (
    ANSWERED,
    CALL,
    OVER,
    RINGING,
    Reporter,
    ext,
    inbound,
    receive,
    record,
    result,
    status,
)
from .stored_calls import STATE, full_disk, happened, heard, logged, received, reload

ACTIVE_CALLS = "sensor.yeastar_s100_active_calls"
EXTENSION = "sensor.yeastar_s100_extension"
MISSED_TODAY = "sensor.yeastar_s100_missed_calls_today"
STILL_RINGING = (
    b'{"status":"Success","Calls":[{"callid":"1571896991.2","members":['
    b'{"inbound":{"from":"5550100","to":"8000","trunkname":"siptrunk",'
    b'"channelid":"PJSIP/trunk-siptrunk-endpoint-00000001",'
    b'"memberstatus":"ALERT"}},{"ext":{"number":"1000",'
    b'"channelid":"PJSIP/1000-00000002","memberstatus":"RING"}}]}]}'
)


@pytest.fixture
def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Stop the clocks before Home Assistant sets its timers by them."""
    return hass


async def test_unreadable_report(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A stored report that cannot be read any more is skipped with a warning, and the others are read all the same."""
    damaged = status(inbound("ALERT"), ext("1002", "RING"), call_id="1571896991.7")
    await receive(entry, damaged, RINGING)
    assert shown(hass, ACTIVE_CALLS) == "2"
    assert await hass.config_entries.async_unload(entry.entry_id)
    with closing(sqlite3.connect(hass.config.path(FILE))) as database, database:
        changed = database.execute(
            "UPDATE reports SET body = ? WHERE body = ?", (b"\x00\xff", damaged)
        )
        assert changed.rowcount == 1
    # The system does not say what is in progress, so that all that is known comes from the log.
    yeastar.fail("call/query", "30001", times=100)
    yeastar.fail("extension/query_call", "30001", times=100)

    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()

    assert "A report in the call log cannot be read any more" in caplog.text
    assert [call.call_id for call in entry.runtime_data.tracker.open_calls] == [CALL]
    assert shown(hass, ACTIVE_CALLS) == "1"
    assert shown(hass, f"{EXTENSION}_1000_reception_state") == "ringing"
    assert shown(hass, f"{EXTENSION}_1002_anna_berg_state") == "idle"


async def test_call_in_progress(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
) -> None:
    """A call that rings when Home Assistant stops rings when it is back, and its end is published."""
    await report(RINGING)
    with yeastar.canned("call/query", STILL_RINGING):
        await reload(hass, entry)
        events = heard(entry)
        assert shown(hass, STATE) == "ringing"
        assert await happened(entry) == [CallEventType.RINGING]
        await report(ANSWERED, OVER, record("ANSWERED"))
    await report.wait(freezer)
    assert [event.type for event in events] == [
        CallEventType.ANSWERED,
        CallEventType.ENDED,
    ]
    [stored] = await logged(entry)
    assert stored.call.outcome is Outcome.ANSWERED


async def test_over_in_between(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Of a call that ended while Home Assistant was down, the system says that it has it no more, and reports may be late."""
    await report(RINGING)
    missed = async_capture_events(hass, EVENT_CALL_MISSED)
    await reload(hass, entry)
    await report.wait(freezer)
    assert shown(hass, STATE) == "idle"
    [call] = await logged(entry)
    assert call.call.outcome is None
    for _ in range(5):
        await report.wait(freezer)
    [call] = await logged(entry)
    assert call.call.outcome is not None
    assert CallEventType.ENDED in await happened(entry)
    assert len(missed) <= 1


async def test_ended_but_not_concluded(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
) -> None:
    """A call whose record had not come when Home Assistant stopped is missed afterwards, and once."""
    missed = async_capture_events(hass, EVENT_CALL_MISSED)
    await report(RINGING, OVER)
    await reload(hass, entry)
    await report(record("NO ANSWER"))
    await report.wait(freezer)
    assert len(missed) == 1
    assert shown(hass, MISSED_TODAY) == "1"
    [call] = await logged(entry)
    assert call.call.outcome is Outcome.MISSED
    await reload(hass, entry)
    await report.wait(freezer)
    assert len(missed) == 1
    assert shown(hass, MISSED_TODAY) == "1"


async def test_over_by_what_is_known(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
) -> None:
    """If all was reported but Home Assistant stopped before it drew the conclusion, it does so afterwards."""
    await receive(entry, RINGING)
    pbx = entry.runtime_data
    bodies = (b"no report at all", ANSWERED, OVER, record("ANSWERED"))
    told = tuple(
        ReceivedReport(body=body, at=dt_util.utcnow(), call_ids=(CALL,))
        for body in bodies
    )
    await pbx.log.put(Entry(system=pbx.identity.log_key, reports=told))
    await reload(hass, entry)
    assert shown(hass, STATE) == "idle"
    await report.wait(freezer)
    [call] = await logged(entry)
    assert call.call.outcome is Outcome.ANSWERED
    assert CallEventType.ENDED in await happened(entry)
    assert await received(entry) == []


async def test_over_when_it_was_read_again(
    hass: HomeAssistant, entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    """What the reports in the log come to is published after a restart, and once."""
    await receive(entry, RINGING)
    pbx = entry.runtime_data
    bodies = (OVER, record("NO ANSWER"), record("NO ANSWER"))
    began = dt_util.utcnow()
    reports = tuple(
        ReceivedReport(
            body=body, at=began + number * timedelta(seconds=5), call_ids=(CALL,)
        )
        for number, body in enumerate(bodies)
    )
    await pbx.log.put(Entry(system=pbx.identity.log_key, reports=reports))
    freezer.tick(60)
    missed = async_capture_events(hass, EVENT_CALL_MISSED)
    await reload(hass, entry)
    assert len(missed) == 1
    assert shown(hass, MISSED_TODAY) == "1"
    assert await received(entry) == []
    await reload(hass, entry)
    assert len(missed) == 1


@pytest.mark.parametrize(
    "late",
    [
        pytest.param(RINGING, id="status"),
        pytest.param(OVER, id="end"),
        pytest.param(record("NO ANSWER"), id="record"),
    ],
)
async def test_late_report(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    late: bytes,
) -> None:
    """A report of a call that was over before a restart opens no call anew."""
    missed = async_capture_events(hass, EVENT_CALL_MISSED)
    await report(RINGING, OVER, record("NO ANSWER"))
    await report.wait(freezer)
    await reload(hass, entry)
    await report(late)
    assert shown(hass, STATE) == "idle"
    await report.wait(freezer)
    assert len(await logged(entry)) == 1
    assert len(missed) == 1
    assert shown(hass, MISSED_TODAY) == "1"


async def test_results_of_campaigns(
    hass: HomeAssistant,
    huawei: HuaweiSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """The results of a contact centre can be asked for after a restart, and are counted once."""
    entry = await set_up_system(hass, huawei)
    bodies = [
        result("0023-1", succeeded=True),
        result("0023-2", succeeded=False, code="00537"),
    ]
    report = Reporter(hass, entry, hass_client_no_auth)
    await report(*bodies)
    before = await outbound(hass, entry)
    assert [call["call_id"] for call in before] == ["0023-1", "0023-2"]
    await reload(hass, entry)
    assert await outbound(hass, entry) == before
    await report(*bodies)
    assert await outbound(hass, entry) == before
    assert len(await logged(entry)) == 2


async def outbound(hass: HomeAssistant, entry: MockConfigEntry) -> list[dict[str, Any]]:
    """Ask for the results."""
    answer: Any = await hass.services.async_call(
        DOMAIN,
        "query_outbound",
        {"config_entry_id": entry.entry_id},
        blocking=True,
        return_response=True,
    )
    calls: list[dict[str, Any]] = answer["calls"]
    return calls


async def test_counts_when_the_log_can_be_read_again(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
) -> None:
    """What could not be read at the start is shown as soon as the log can be read, however often it fails before."""
    await report(RINGING, OVER, record("NO ANSWER"))
    await report.wait(freezer)
    assert shown(hass, MISSED_TODAY) == "1"
    with patch.object(CallLog, "counts", side_effect=CannotReach):
        await reload(hass, entry)
        assert shown(hass, MISSED_TODAY) == "0"
        await fail_and_recover(hass, entry)
        assert shown(hass, MISSED_TODAY) == "0"
    await fail_and_recover(hass, entry)
    assert shown(hass, MISSED_TODAY) == "1"


async def fail_and_recover(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Have the log fail to store a report, and then store it."""
    with full_disk():
        assert await receive(entry, RINGING.replace(b"896991", b"896999")) == [503]
        await hass.async_block_till_done()
    assert await receive(entry, RINGING.replace(b"896991", b"896999")) == [200]
    await hass.async_block_till_done(wait_background_tasks=True)
