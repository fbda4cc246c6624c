"""Whom to call back: the numbers from which calls were missed, and those that were called back lately."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ..model import Outcome
from .call_log import CallLog
from .log_model import MAX_PAGE, Filters, LoggedCall, NumberToCallBack
from .texts import NumberKey


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledBack:
    """A number that nobody has to call back any more, and the missed calls from it that were handled last."""

    number: str
    name: str | None
    calls: int
    last_at: datetime | None
    called_number: str | None
    handled_at: datetime
    call_ids: tuple[str, ...]


class Callbacks:
    """The numbers to call back to for a system, and those that are done, each by its key and the latest first.

    A number is never in both: when a number that is done calls again in vain, it has to be called back again.
    """

    def __init__(self, log: CallLog, system: str, number_key: NumberKey) -> None:
        """Begin with nothing read.

        Args:
            log: The log that the calls are in.
            system: The system's key in it.
            number_key: Returns the same text for every way in which a number is written.
        """
        self.to_call_back: dict[str, NumberToCallBack] = {}
        self.called_back: dict[str, CalledBack] = {}
        self._log = log
        self._system = system
        self._number_key = number_key

    async def read(self, since: datetime) -> None:
        """Read the log anew; what was handled before ``since`` is left out. Raises LogError."""
        numbers = await self._log.callbacks(self._system)
        filters = Filters(systems=(self._system,), handled_since=since)
        handled = await self._log.page(filters, limit=MAX_PAGE)
        self.to_call_back = {}
        for number in numbers:
            self.to_call_back.setdefault(self._number_key(number.number), number)
        self.called_back = self._called_back(handled.calls)

    def concerns(self, logged: LoggedCall) -> bool:
        """Answer whether a call that changed may make a difference: it was missed, or was taken for missed until now."""
        call = logged.call
        if logged.system != self._system or not call.caller_number:
            return False
        missed = call.outcome is Outcome.MISSED
        return missed or self._number_key(call.caller_number) in self.to_call_back

    async def handle(self, key: str, at: datetime) -> None:
        """Note that a number needs no call any more. Raises LogError."""
        if found := self.to_call_back.get(key):
            await self._log.handle(self._system, number=found.number, at=at)

    async def reopen(self, key: str) -> None:
        """Note that a number has to be called back after all. Raises LogError.

        Of its calls only those that were handled last come back, and not what was done with long ago.
        """
        if found := self.called_back.get(key):
            await self._log.handle(self._system, call_ids=found.call_ids, at=None)

    def _called_back(self, handled: Iterable[LoggedCall]) -> dict[str, CalledBack]:
        """Return the numbers that were handled, the latest handled first, each with the calls that were handled last."""
        latest: dict[str, tuple[datetime, list[LoggedCall]]] = {}
        for logged in handled:
            at, number = logged.handled_at, logged.call.caller_number
            if at is None or not number:
                continue
            key = self._number_key(number)
            if key in self.to_call_back:
                continue
            before, calls = latest.get(key, (at, []))
            if at > before:
                calls = []
            if at >= before:
                latest[key] = (at, [*calls, logged])
        by_time = sorted(latest.items(), key=lambda item: item[1][0], reverse=True)
        return {key: _of_calls(at, calls) for key, (at, calls) in by_time}


def _of_calls(at: datetime, handled: list[LoggedCall]) -> CalledBack:
    """Return what there is to say of the calls from a number, which are the newest first."""
    newest = handled[0].call
    return CalledBack(
        number=newest.caller_number or "",
        name=newest.caller_name,
        calls=len(handled),
        last_at=newest.started_at,
        called_number=newest.called_number,
        handled_at=at,
        call_ids=tuple(logged.call.call_id for logged in handled),
    )
