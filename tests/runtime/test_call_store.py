"""Calls are stored before they are acknowledged and before anybody hears of them, and are known after a restart."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
import sqlite3
import threading
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from sqlalchemy.exc import OperationalError

from custom_components.pbx.calls.log import sink, writer
from custom_components.pbx.calls.log.log_model import (
    Entry,
    Filters,
    LoggedCall,
    ReceivedReport,
)
from custom_components.pbx.calls.log.sink import Sink, Written
from custom_components.pbx.calls.model import CallEvent, CallEventType, Outcome
from custom_components.pbx.const import DOMAIN
from custom_components.pbx.runtime.bus_events import EVENT_CALL_MISSED
from custom_components.pbx.runtime.phone_books import async_get_phone_books
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util
from simulator.huawei_aicc import HuaweiSimulator
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_huawei, shown
from ..report_bodies import (
    ANSWERED,
    CALL,
    CALLER,
    OVER,
    RINGING,
    Reporter,
    ext,
    inbound,
    record,
    result,
    status,
)

STATE = "sensor.yeastar_s100_state"
MISSED_TODAY = "sensor.yeastar_s100_missed_calls_today"
LOCAL = "127.0.0.1"
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


class HeldDisk:
    """A disk that takes its time. What is written to it is durable when it is let go."""

    def __init__(self) -> None:
        """Hold what is written from now on."""
        self._free = threading.Event()
        self.transactions: list[int] = []

    def let_go(self) -> None:
        """Let it be written."""
        self._free.set()

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Use the disk."""
        put = Sink.put

        def held(one: Sink, entries: list[Entry]) -> Written:
            self._free.wait(10)
            self.transactions.append(len(entries))
            return put(one, entries)

        with patch.object(Sink, "put", held):
            try:
                yield
            finally:
                self.let_go()


@contextmanager
def full_disk() -> Iterator[None]:
    """Have no room left on the disk."""
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    with patch.object(sink, "write", side_effect=OperationalError("INSERT", {}, full)):
        yield


async def everything_else() -> None:
    """Let everything happen that need not wait for the disk."""
    for _ in range(500):
        await asyncio.sleep(0)


async def receive(entry: MockConfigEntry, *bodies: bytes) -> list[int]:
    """Let an entry receive reports, and return what is answered."""
    return [
        (await entry.runtime_data.receiver.async_receive(body, LOCAL)).status
        for body in bodies
    ]


async def reload(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Unload an entry and set it up again."""
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()


async def logged(entry: MockConfigEntry) -> list[LoggedCall]:
    """Return all calls in the log, the latest first."""
    page = await entry.runtime_data.log.page(Filters())
    return list(page.calls)


async def happened(entry: MockConfigEntry, call_id: str = CALL) -> list[CallEventType]:
    """Return what the log has of a call."""
    pbx = entry.runtime_data
    events = await pbx.log.events(pbx.identity.log_key, call_id)
    return [event.type for event in events]


async def received(entry: MockConfigEntry) -> list[bytes]:
    """Return the reports that are kept of calls in progress."""
    pbx = entry.runtime_data
    journal = await pbx.log.journal(pbx.identity.log_key)
    return [one.body for one in journal]


def heard(entry: MockConfigEntry) -> list[CallEvent]:
    """Return the call events that are published from now on."""
    events: list[CallEvent] = []
    entry.runtime_data.listeners.async_listen_calls(None, events.append)
    return events


# -- before it is acknowledged ---------------------------------------------------------------------------------------


async def test_stored_first(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Nobody hears of a call, and its system gets no answer, before it is safe."""
    disk, events = HeldDisk(), heard(entry)
    with disk.in_use():
        answer = asyncio.create_task(
            entry.runtime_data.receiver.async_receive(RINGING, LOCAL)
        )
        await everything_else()
        assert not answer.done()
        assert events == []
        assert shown(hass, STATE) == "idle"
        disk.let_go()
        assert (await answer).status == 200
    assert [event.type for event in events] == [CallEventType.RINGING]
    assert shown(hass, STATE) == "ringing"
    [call] = await logged(entry)
    assert call.call.call_id == CALL
    assert call.system == entry.runtime_data.identity.log_key


async def test_sender_gone(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """A report is stored and published although its sender hangs up before it is safe."""
    disk = HeldDisk()
    with disk.in_use():
        answer = asyncio.create_task(
            entry.runtime_data.receiver.async_receive(RINGING, LOCAL)
        )
        await everything_else()
        answer.cancel()
        disk.let_go()
        # The clock stands still, so that no longer sleep would end.
        while shown(hass, STATE) != "ringing":
            await asyncio.sleep(0)
    [call] = await logged(entry)
    assert call.call.call_id == CALL


async def test_answer_follows_its_own_report(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """What changed before the answer is seen by who has the answer."""
    assert await receive(entry, RINGING, ANSWERED) == [200, 200]
    assert shown(hass, STATE) == "in_call"


async def test_reports_share_a_transaction(entry: MockConfigEntry) -> None:
    """Reports that come at once are made safe at once, so that none waits for all the others."""
    disk = HeldDisk()
    bodies = [
        status(inbound("ALERT"), ext("1000", "RING"), call_id=f"1571896991.{number}")
        for number in range(100)
    ]
    with disk.in_use():
        answers = [
            asyncio.create_task(entry.runtime_data.receiver.async_receive(body, LOCAL))
            for body in bodies
        ]
        await everything_else()
        disk.let_go()
        done = await asyncio.gather(*answers)
    assert {answer.status for answer in done} == {200}
    assert len(disk.transactions) < 10
    assert len(await logged(entry)) == 50
    assert (await entry.runtime_data.log.size()).calls == 100


async def test_order_is_kept(entry: MockConfigEntry) -> None:
    """What is stored together is told in the order in which it came."""
    disk, events = HeldDisk(), heard(entry)
    with disk.in_use():
        answers = [
            asyncio.create_task(entry.runtime_data.receiver.async_receive(body, LOCAL))
            for body in (
                RINGING,
                ANSWERED,
                status(inbound("ANSWERED"), ext("1000", "HOLD")),
            )
        ]
        await everything_else()
        disk.let_go()
        await asyncio.gather(*answers)
    order = [CallEventType.RINGING, CallEventType.ANSWERED, CallEventType.HELD]
    assert [event.type for event in events] == order
    assert await happened(entry) == order


async def test_told_twice(entry: MockConfigEntry) -> None:
    """A report that comes again changes nothing, and is answered all the same."""
    assert await receive(entry, RINGING, RINGING, RINGING) == [200, 200, 200]
    assert len(await logged(entry)) == 1
    assert await received(entry) == [RINGING]
    assert await happened(entry) == [CallEventType.RINGING]


async def test_whole_call(
    entry: MockConfigEntry, report: Reporter, freezer: FrozenDateTimeFactory
) -> None:
    """A call is one row with all that happened to it, and its reports are not needed any more."""
    await report(RINGING, ANSWERED, OVER, record("ANSWERED"))
    await report.wait(freezer)
    [call] = await logged(entry)
    assert call.call.outcome is Outcome.ANSWERED
    assert call.call.caller_number == CALLER
    assert call.call.answered_by == "1000"
    assert call.call.talk_seconds == 14
    assert await happened(entry) == [
        CallEventType.RINGING,
        CallEventType.ANSWERED,
        CallEventType.ENDED,
    ]
    assert await received(entry) == []


async def test_names_are_stored(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Names that are put to numbers are in the log and in what is published."""
    events = heard(entry)
    books = await async_get_phone_books(hass)
    await books.async_add(entry.entry_id, {CALLER: "Anna Berg"})
    await receive(entry, RINGING)
    [call] = await logged(entry)
    assert call.call.caller_name == "Anna Berg"
    assert [event.call.caller_name for event in events] == ["Anna Berg"]


# -- when it cannot be stored ----------------------------------------------------------------------------------------


async def test_not_stored(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """What cannot be stored is not acknowledged, so it comes again, and then nothing lacks."""
    events = heard(entry)
    with full_disk():
        assert await receive(entry, RINGING, RINGING) == [503, 503]
        assert shown(hass, STATE) == "ringing"
    assert await receive(entry, RINGING) == [200]
    assert [event.type for event in events] == [CallEventType.RINGING]
    [call] = await logged(entry)
    assert call.call.caller_number == CALLER
    assert await happened(entry) == [CallEventType.RINGING]
    assert await received(entry) == [RINGING]
    assert entry.runtime_data.receiver.counters.unstored == 2


async def test_not_stored_in_its_own_transaction(
    entry: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report is not acknowledged either when what follows it could have been stored."""
    monkeypatch.setattr(writer, "LARGEST", 1)
    with full_disk():
        assert await receive(entry, RINGING) == [503]
    assert await receive(entry, RINGING) == [200]
    assert await received(entry) == [RINGING]


async def test_not_stored_for_long(entry: MockConfigEntry) -> None:
    """The whole story of a call is stored when there is room again, in order."""
    with full_disk():
        assert await receive(entry, RINGING, ANSWERED) == [503, 503]
    assert await receive(entry, OVER) == [200]
    assert await happened(entry) == [CallEventType.RINGING, CallEventType.ANSWERED]
    assert await received(entry) == [RINGING, ANSWERED, OVER]


async def test_restart_when_not_stored(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """What was never stored was never acknowledged; the system's repetition is taken after a restart."""
    with full_disk():
        assert await receive(entry, RINGING) == [503]
        await reload(hass, entry)
    assert await receive(entry, RINGING) == [200]
    assert len(await logged(entry)) == 1


async def test_repair(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """People are told that there is no room, until there is."""
    issues = ir.async_get(hass)
    issue_id = f"call_log_disk_full_{entry.entry_id}"
    with full_disk():
        await receive(entry, RINGING)
        await hass.async_block_till_done()
        assert issues.async_get_issue(DOMAIN, issue_id)
    await receive(entry, RINGING)
    await hass.async_block_till_done()
    assert issues.async_get_issue(DOMAIN, issue_id) is None


# -- after a restart -------------------------------------------------------------------------------------------------


async def test_call_in_progress(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
) -> None:
    """A call that rings when Home Assistant stops rings when it is back, and its end is told."""
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
    entry = await set_up_huawei(hass, huawei)
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
