"""The call that people see, put together from what was heard of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ..model import Call, CallState, Direction, Member, MemberState, Outcome, Role
from ..report import CallRecord, RecordStatus
from .call_facts import CallFacts
from .call_times import ring_seconds, started_at, talk_seconds
from .member_facts import MemberFacts
from .outcome import Known, direction, is_person

type Parties = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """When what happened in a call."""

    opened_at: datetime
    ended_at: datetime | None


def describe(
    facts: CallFacts,
    ids: Sequence[str],
    known: Known,
    moments: Moments,
    *,
    state: CallState,
    outcome: Outcome | None,
) -> Call:
    """Return the call as it is known now; its id is the first of ``ids``."""
    way = direction(facts, known)
    caller, called = _parties(facts, way, known)
    failure = next(reversed(facts.failures), None)
    unanswered = outcome in {Outcome.MISSED, Outcome.FAILED}
    record = _main_record(facts)
    began_at = started_at(ids, moments.opened_at)
    answered_at = _answered_at(facts, way, known)
    names = known or {}
    return Call(
        call_id=ids[0],
        ids=frozenset(ids),
        direction=way,
        state=state,
        outcome=outcome,
        members=_members(facts, state),
        caller_number=caller,
        caller_name=names.get(caller) if caller else None,
        called_number=called,
        called_name=names.get(called) if called else None,
        extensions=_extensions(facts, known),
        answered_by=_answered_by(facts, way, known),
        trunk=_trunk(facts),
        path=_path(facts, known),
        transferred_by=tuple(
            dict.fromkeys(
                one.transferred_by for one in facts.transfers if one.transferred_by
            )
        ),
        reason=failure.reason
        if failure
        else (record.status_text if record and unanswered else None),
        reason_code=failure.reason_code if failure else None,
        started_at=began_at,
        answered_at=answered_at,
        ended_at=moments.ended_at,
        local_time=record.local_time if record else None,
        ring_seconds=ring_seconds(record, began_at, answered_at, moments.ended_at),
        talk_seconds=talk_seconds(facts, answered_at, moments.ended_at),
        recording=_first(one.recording for one in facts.records),
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _members(facts: CallFacts, state: CallState) -> tuple[Member, ...]:
    """Return the members; one without a channel is left out when the same one is known with its channel."""
    with_channel = {
        (one.kind, one.number) for one in facts.members.values() if one.channel_id
    }
    members = (
        one.member()
        for one in facts.members.values()
        if one.channel_id or (one.kind, one.number) not in with_channel
    )
    if state is not CallState.ENDED:
        return tuple(members)
    return tuple(replace(one, state=MemberState.ENDED) for one in members)


def _main_record(facts: CallFacts) -> CallRecord | None:
    """Return the record of the call's beginning, which is the longest one's start or the earliest."""
    return min(facts.records, key=lambda record: record.local_time or "", default=None)


def _parties(facts: CallFacts, way: Direction | None, known: Known) -> Parties:
    record = _main_record(facts)
    from_record = (record.caller, record.called) if record else (None, None)
    line = next(
        iter(facts.inbound if way is Direction.INBOUND else facts.outbound), None
    )
    match way:
        case Direction.INBOUND if line:
            return (
                line.caller or line.number or from_record[0],
                line.called or from_record[1],
            )
        case Direction.OUTBOUND:
            caller = _first(
                one.number for one in facts.extensions if one.is_caller or not one.rang
            )
            caller = (
                caller
                or _extension_in(from_record[0], known)
                or (line.caller if line else None)
            )
            called = (line.called or line.number) if line else None
            return caller or from_record[0], called or from_record[1]
        case _:
            return _between(facts, from_record)


def _extension_in(number: str | None, known: Known) -> str | None:
    return number if number and known and number in known else None


def _between(facts: CallFacts, recorded: Parties) -> Parties:
    """Return caller and callee where there is no line."""
    caller = recorded[0] or _first(
        one.number for one in facts.extensions if one.is_caller
    )
    failed = [failure.members for failure in facts.failures if len(failure.members) > 1]
    if caller is None and failed:
        # The only example with two extensions seems to name the one that was called first.
        caller, recorded = failed[0][1].number, (None, failed[0][0].number)
    others = [one for one in facts.extensions if one.number != caller]
    called = recorded[1] or _first(
        one.number for one in others if not one.is_caller and (one.rang or one.answered)
    )
    called = called or (_first(one.number for one in others) if caller else None)
    if caller is None:
        caller = _first(
            one.number
            for one in facts.extensions
            if one.number != called and not one.rang
        )
    return caller, called


def _extensions(facts: CallFacts, known: Known) -> tuple[str, ...]:
    """Return the extensions that the call is about, in the order in which they were heard of."""
    found = dict.fromkeys(
        one.number for one in facts.extensions if one.number not in facts.paths
    )
    for record in facts.records:
        internal = record.direction is Direction.INTERNAL and known is None
        for number in (record.caller, record.called):
            if number and (internal or (known is not None and number in known)):
                found.setdefault(number)
        if record.answered_by:
            found.setdefault(record.answered_by)
    return tuple(found)


def _answered_by(facts: CallFacts, way: Direction | None, known: Known) -> str | None:
    if way is None or way is Direction.OUTBOUND:
        return None
    answered = [
        one
        for one in facts.extensions
        if one.was_called and one.answered_at and is_person(facts, one, known)
    ]
    if way is Direction.INTERNAL:
        caller, _ = _parties(facts, way, known)
        answered = [one for one in answered if one.number != caller]
    if answered:
        return min(answered, key=_when_answered).number
    if any(line.answered for line in facts.outbound):
        # It was forwarded, and the record names the extension that it had been for.
        return None
    records = [one for one in facts.records if one.status is RecordStatus.ANSWERED]
    told = _first(one.answered_by for one in records)
    return told or _first(
        one.called
        for one in records
        if one.called not in facts.paths and one.called in (known or {})
    )


def _when_answered(member: MemberFacts) -> float:
    return member.answered_at.timestamp() if member.answered_at else 0.0


def _answered_at(
    facts: CallFacts, way: Direction | None, known: Known
) -> datetime | None:
    """Return when somebody on the other side answered; that is seen of the caller's side too."""
    extensions = list(facts.extensions)
    callees = list(facts.outbound)
    # An extension alone may be one whose own phone rang first, because an application dialled for it.
    if way in {Direction.INBOUND, Direction.INTERNAL}:
        callees += [
            one
            for one in extensions
            if not one.is_caller and is_person(facts, one, known)
        ]
    if times := [one.answered_at for one in callees if one.answered_at]:
        return min(times)
    callers = [one for one in extensions if one.is_caller]
    times = [at for one in callers if (at := _heard_answer_at(facts, one))]
    return min(times, default=None)


def _heard_answer_at(facts: CallFacts, caller: MemberFacts) -> datetime | None:
    """Return when a caller was connected; not when it picked up its own phone, which rang first."""
    if caller.rang or caller.number in facts.own_phones:
        return caller.answered_as.get(Role.CALLER)
    return caller.answered_at


def _trunk(facts: CallFacts) -> str | None:
    lines = _first(one.trunk for one in (*facts.inbound, *facts.outbound))
    records = facts.records
    return (
        lines
        or _first(one.source_trunk for one in records)
        or _first(one.destination_trunk for one in records)
    )


def _path(facts: CallFacts, known: Known) -> tuple[str, ...]:
    found = dict(facts.paths)
    for record in facts.records:
        inside = record.direction is not Direction.OUTBOUND
        machine = known is not None and record.called not in known
        if (
            record.called
            and inside
            and (record.answered_by or machine)
            and record.called not in {record.did_number, record.answered_by}
        ):
            found.setdefault(record.called)
    return tuple(found)
