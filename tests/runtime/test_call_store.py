"""Calls are stored before they are acknowledged and before anybody hears of them."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
import threading
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.calls.log import writer
from custom_components.pbx.calls.log.log_model import Entry
from custom_components.pbx.calls.log.sink import Sink, Written
from custom_components.pbx.calls.model import CallEventType, Outcome
from custom_components.pbx.const import DOMAIN
from custom_components.pbx.runtime.phone_books import async_get_phone_books
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir

from .. import shown
from ..report_bodies import (
    ANSWERED,
    CALL,
    LOCAL,
    OVER,
    RINGING,
    Reporter,
    ext,
    inbound,
    receive,
    record,
    status,
)
from ..yeastar_reports import CALLER
from .stored_calls import STATE, full_disk, happened, heard, logged, received, reload


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

        def held(held_sink: Sink, entries: list[Entry]) -> Written:
            self._free.wait(60)
            self.transactions.append(len(entries))
            return put(held_sink, entries)

        with patch.object(Sink, "put", held):
            try:
                yield
            finally:
                self.let_go()


async def everything_else() -> None:
    """Let everything happen that need not wait for the disk."""
    for _ in range(500):
        await asyncio.sleep(0)


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
    """What is stored together is published in the order in which it came."""
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
    """A call is a single row with all that happened to it, and its reports are not needed any more."""
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
    """A repair says that there is no room, until there is."""
    issues = ir.async_get(hass)
    issue_id = f"call_log_disk_full_{entry.entry_id}"
    with full_disk():
        await receive(entry, RINGING)
        await hass.async_block_till_done()
        assert issues.async_get_issue(DOMAIN, issue_id)
    await receive(entry, RINGING)
    await hass.async_block_till_done()
    assert issues.async_get_issue(DOMAIN, issue_id) is None
