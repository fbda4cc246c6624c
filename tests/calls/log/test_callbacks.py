"""Whom to call back, from a real log."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.callbacks import Callbacks
from custom_components.pbx.calls.log.log_model import Entry
from custom_components.pbx.calls.model import Call, Outcome
from custom_components.pbx.calls.phone_book.numbers import number_key

from ..example_calls import over

SYSTEM = "yeastar_s:369451090405"
NOW = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=1000)
NUMBER = "0301234567"
KEY = "49301234567"
KEY_OF = partial(number_key, country="DE")


@pytest.fixture
async def log(tmp_path: Path) -> AsyncIterator[CallLog]:
    """Open a log."""
    log = await CallLog.open(tmp_path / "calls.db", number_key=KEY_OF)
    yield log
    await log.close()


@pytest.fixture
def callbacks(log: CallLog) -> Callbacks:
    """Have the numbers to call back to, as the log has them."""
    return Callbacks(log, SYSTEM, KEY_OF)


def missed(minutes_ago: int, number: str | None = NUMBER) -> Call:
    """Return a missed call."""
    return over(number, NOW - timedelta(minutes=minutes_ago), Outcome.MISSED)


async def put(log: CallLog, *calls: Call) -> None:
    """Store calls."""
    await log.put(Entry(system=SYSTEM, calls=calls))


async def test_nothing_read(callbacks: Callbacks) -> None:
    """What is not there can neither be handled nor opened again."""
    await callbacks.read(LONG_AGO)
    await callbacks.handle(KEY, NOW)
    await callbacks.reopen(KEY)
    await callbacks.read(LONG_AGO)
    assert callbacks.to_call_back == {}
    assert callbacks.called_back == {}


async def test_another_key_of_a_number(tmp_path: Path) -> None:
    """When the log is opened, calls that wait are known by the keys that their numbers have now: the country may be another."""
    file = tmp_path / "calls.db"
    log = await CallLog.open(file, number_key=partial(number_key, country="CN"))
    await put(log, missed(30), missed(20, "+49 30 1234567"))
    assert len(await log.callbacks(SYSTEM)) == 2
    await log.close()
    log = await CallLog.open(file, number_key=KEY_OF)
    assert [number.calls for number in await log.callbacks(SYSTEM)] == [2]
    await put(log, over(NUMBER, NOW, Outcome.ANSWERED))
    assert await log.callbacks(SYSTEM) == []
    await log.close()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["older_first", "newer_first"])
async def test_handled_separately(
    log: CallLog, callbacks: Callbacks, order: tuple[int, int]
) -> None:
    """Of calls that were handled at different times, those that were handled last are listed and opened again."""
    calls = (missed(30), missed(20))
    await put(log, *calls)
    for minutes, index in enumerate(order):
        at = NOW + timedelta(minutes=minutes)
        await log.handle(SYSTEM, call_ids=[calls[index].call_id], at=at)
    await callbacks.read(LONG_AGO)
    last = calls[order[1]]
    assert callbacks.called_back[KEY].call_ids == (last.call_id,)
    assert callbacks.called_back[KEY].handled_at == NOW + timedelta(minutes=1)
    await callbacks.reopen(KEY)
    await callbacks.read(LONG_AGO)
    assert callbacks.called_back == {}
    assert callbacks.to_call_back[KEY].calls == 1
    assert callbacks.to_call_back[KEY].last_at == last.started_at


async def test_hidden_caller(log: CallLog, callbacks: Callbacks) -> None:
    """A caller who hides the number is not listed, even if somebody marked the call as handled."""
    call = missed(30, None)
    await put(log, call)
    await log.handle(SYSTEM, call_ids=[call.call_id], at=NOW)
    await callbacks.read(LONG_AGO)
    assert callbacks.to_call_back == {}
    assert callbacks.called_back == {}


async def test_handled_before(log: CallLog, callbacks: Callbacks) -> None:
    """What was handled too long ago is not listed."""
    await put(log, missed(30))
    await log.handle(SYSTEM, number=NUMBER, at=NOW)
    await callbacks.read(NOW)
    assert list(callbacks.called_back) == [KEY]
    await callbacks.read(NOW + timedelta(seconds=1))
    assert callbacks.called_back == {}
