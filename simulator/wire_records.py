"""A system's records of a call (CDR), before they are put into a format."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from .live_call import LiveCall
from .story import Reason, Service


class Verdict(StrEnum):
    """How a record says that a call ended."""

    ANSWERED = "ANSWERED"
    NO_ANSWER = "NO ANSWER"
    BUSY = "BUSY"
    FAILED = "FAILED"
    VOICEMAIL = "VOICEMAIL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record. ``direction`` is Inbound, Outbound or Internal."""

    call_id: str
    started_at: float
    caller: str
    called: str
    seconds: int
    talk_seconds: int
    verdict: Verdict
    direction: str
    source_trunk: str = ""
    destination_trunk: str = ""
    recording: str = ""


_BUSY = {Reason.BUSY, Reason.DO_NOT_DISTURB, Reason.DECLINED}
_DEAD = {
    Reason.UNKNOWN_NUMBER,
    Reason.CONGESTED,
    Reason.UNREACHABLE,
    Reason.NOT_PERMITTED,
}


def records(
    call: LiveCall,
    *,
    per_leg: bool = False,
    no_answer_before_voicemail: bool = False,
    forward_as_outbound: bool = False,
) -> list[Record]:
    """Return the records of a call that has ended: mostly a single record.

    With ``per_leg`` a transferred call has a record for each part, and a queue's call a record for each agent whose phone rang, all
    at once at the end. ``no_answer_before_voicemail`` makes voicemail's record an extra
    record. ``forward_as_outbound`` records a forwarded call as the outbound call that it became.
    """
    whole = _whole(call)
    if call.forwarded_to and forward_as_outbound:
        outbound = replace(
            whole,
            called=call.forwarded_to,
            direction="Outbound",
            destination_trunk=call.trunk,
        )
        return [outbound]
    if call.service is Service.VOICEMAIL and no_answer_before_voicemail:
        return [replace(whole, verdict=Verdict.NO_ANSWER, talk_seconds=0), whole]
    if call.transfers and per_leg:
        return _legs(call, whole)
    if call.service is Service.QUEUE and per_leg:
        return _tries(call, whole)
    return [whole]


def named_recordings(
    found: Iterable[Record], name_of: Callable[[Record], str]
) -> list[Record]:
    """Return records in which those of calls that were answered name the file in which the call was recorded."""
    return [
        replace(record, recording=name_of(record))
        if record.verdict is Verdict.ANSWERED
        else record
        for record in found
    ]


def _whole(call: LiveCall) -> Record:
    ended_at = call.ended_at or call.started_at
    picked_up_at = ended_at if call.picked_up_at is None else call.picked_up_at
    verdict = _verdict(call)
    inbound, outbound = call.direction == "inbound", call.direction == "outbound"
    return Record(
        call_id=call.call_id,
        started_at=call.started_at,
        caller=call.caller,
        called=_called(call),
        seconds=_whole_seconds(call.started_at, ended_at),
        talk_seconds=_whole_seconds(picked_up_at, ended_at),
        verdict=verdict,
        direction=call.direction.capitalize(),
        source_trunk=call.trunk if inbound else "",
        destination_trunk=call.trunk if outbound else "",
    )


def _whole_seconds(since: float, until: float) -> int:
    """Return the seconds between two times as Asterisk does, which cuts off what is left of a second."""
    return int(round(until - since, 3))


def _called(call: LiveCall) -> str:
    """Return the number called, with the extension that answered for a group: ``6200(4002)``."""
    if call.path and call.answerers:
        return f"{call.called}({call.answerers[0]})"
    return call.dialled


def _verdict(call: LiveCall) -> Verdict:
    if call.service is Service.VOICEMAIL:
        return Verdict.VOICEMAIL
    if call.picked_up_at is not None:
        return Verdict.ANSWERED
    return unanswered(call.failures[-1][1] if call.failures else None)


def unanswered(reason: Reason | None) -> Verdict:
    """Return how a record says that a callee was not reached for a reason."""
    if reason in _BUSY:
        return Verdict.BUSY
    return Verdict.FAILED if reason in _DEAD else Verdict.NO_ANSWER


def _legs(call: LiveCall, whole: Record) -> list[Record]:
    transferor, target, attended, at = call.transfers[0]
    ended_at = call.ended_at or at
    reached = target in call.answerers
    first = replace(
        whole,
        seconds=_whole_seconds(call.started_at, at),
        talk_seconds=_whole_seconds(call.picked_up_at or at, at),
    )
    second = replace(
        whole,
        caller=transferor if attended else whole.caller,
        called=target,
        started_at=at,
        seconds=_whole_seconds(at, ended_at),
        talk_seconds=_whole_seconds(at, ended_at) if reached else 0,
        verdict=Verdict.ANSWERED if reached else Verdict.NO_ANSWER,
        direction="Internal" if attended else whole.direction,
        source_trunk="" if attended else whole.source_trunk,
    )
    return [first, second]


def _tries(call: LiveCall, whole: Record) -> list[Record]:
    """Return a record for each agent whose phone rang, in the order in which they did; the first begins with the call."""
    found = []
    started_at = call.started_at
    for agent in call.parties:
        if agent.is_caller:
            continue
        ended_at = agent.left_at or whole.started_at
        answered = agent.connected_at is not None
        found.append(
            replace(
                whole,
                called=whole.called if answered else call.called,
                started_at=started_at or agent.came_at,
                seconds=_whole_seconds(started_at or agent.came_at, ended_at),
                talk_seconds=_whole_seconds(agent.connected_at or ended_at, ended_at),
                verdict=Verdict.ANSWERED if answered else Verdict.NO_ANSWER,
            )
        )
        started_at = 0.0
    return found
