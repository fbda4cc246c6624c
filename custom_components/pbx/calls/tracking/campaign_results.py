"""The results of a contact centre's outbound calls: each is a call that is over, and each may be sent many times."""

from collections import OrderedDict, deque
from datetime import datetime, timedelta

from ..model import (
    Call,
    CallEvent,
    CallEventType,
    CallState,
    Changes,
    Direction,
    Member,
    MemberKind,
    MemberState,
    Outcome,
    TimeSource,
)
from ..report import OutboundResult

REMEMBERED = timedelta(hours=3)
"""How long a result is known again; a contact centre repeats a result for about fifty minutes."""

KEPT = 10_000
"""How many results are kept to be asked for."""


class CampaignResults:
    """The results received, each once."""

    def __init__(self) -> None:
        """Begin with none."""
        self.recent: deque[Call] = deque(maxlen=KEPT)
        self._seen: OrderedDict[tuple[str | None, ...], datetime] = OrderedDict()

    def take(self, report: OutboundResult, now: datetime) -> Changes | None:
        """Take in a result. Returns None for a result that is known."""
        self._forget(now)
        key = _key(report)
        if key in self._seen:
            return None
        self._seen[key] = now
        call = _call(report, now)
        self.recent.append(call)
        types = [] if report.succeeded else [CallEventType.FAILED]
        events = tuple(
            CallEvent(type=kind, call=call, at=now)
            for kind in (*types, CallEventType.ENDED)
        )
        return Changes(events=events, calls=(call,))

    def _forget(self, now: datetime) -> None:
        while self._seen:
            key, at = next(iter(self._seen.items()))
            if now - at < REMEMBERED:
                return
            del self._seen[key]


def _key(report: OutboundResult) -> tuple[str | None, ...]:
    campaign = report.campaign
    return (campaign.vdn_id, campaign.campaign_id, report.call_id)


def _call(report: OutboundResult, now: datetime) -> Call:
    call_id = report.call_id
    line = Member(
        kind=MemberKind.OUTBOUND,
        number=report.called,
        called=report.called,
        state=MemberState.ENDED,
    )
    return Call(
        call_id=call_id,
        ids=frozenset({call_id}),
        direction=Direction.OUTBOUND,
        state=CallState.ENDED,
        outcome=Outcome.ANSWERED if report.succeeded else Outcome.FAILED,
        members=(line,),
        called_number=report.called,
        reason=report.reason,
        reason_code=report.reason_code,
        reason_class=report.reason_class,
        started_at=report.started_at or now,
        ended_at=now,
        time_source=TimeSource.ZONE if report.local_time else TimeSource.ARRIVAL,
        local_time=report.local_time,
        recording=report.recording,
        campaign=report.campaign,
    )
