"""The call that people see, put together from its findings."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from ..model import Call, CallState, Direction, Member, Outcome, TimeSource
from ..report import CallRecord
from .call_facts import CallFacts
from .call_times import ring_seconds, talk_seconds
from .findings import Findings
from .member_facts import MemberFacts


def describe(
    found: Findings,
    ids: Sequence[str],
    started_at: datetime,
    time_source: TimeSource,
    ended_at: datetime | None,
    least_ring_seconds: int,
    *,
    state: CallState,
    outcome: Outcome | None,
) -> Call:
    """Return the call as it is known now.

    Args:
        found: The call's findings.
        ids: Its ids, the id that it is known by here first.
        started_at: When it began.
        time_source: How that is known.
        ended_at: When it ended; None while it goes on.
        least_ring_seconds: For how long a missed call must have rung at least, so that people hear of it.
        state: What it is doing.
        outcome: How it ended; None until that is concluded.
    """
    facts, record = found.facts, found.record
    failure = next(reversed(facts.failures), None)
    unanswered = outcome in {Outcome.MISSED, Outcome.FAILED}
    names = found.known or {}
    told = _first(line.name for line in found.members.inbound)
    rang = ring_seconds(record, started_at, found.answered_at, ended_at)
    return Call(
        call_id=ids[0],
        ids=frozenset(ids),
        direction=found.direction,
        state=state,
        outcome=outcome,
        members=_members(facts, over=state is CallState.ENDED),
        caller_number=found.caller,
        caller_name=(names.get(found.caller) if found.caller else None) or told,
        told_name=told,
        called_number=found.called,
        called_name=names.get(found.called) if found.called else None,
        extensions=_extensions(found),
        answered_by=found.answered_by,
        trunk=_trunk(found),
        path=_path(found),
        transferred_by=_transferred_by(facts) if facts.transfers else (),
        reason=failure.reason
        if failure
        else (record.status_text if record and unanswered else None),
        reason_code=failure.reason_code if failure else None,
        started_at=started_at,
        time_source=time_source,
        answered_at=found.answered_at,
        ended_at=ended_at,
        local_time=record.local_time if record else None,
        ring_seconds=rang,
        talk_seconds=talk_seconds(_of_people(found), found.answered_at, ended_at),
        rang_too_short=(
            outcome is Outcome.MISSED and rang is not None and rang < least_ring_seconds
        ),
        recording=_first(record.recording for record in facts.records)
        if record
        else None,
    )


def _of_people(found: Findings) -> Collection[CallRecord]:
    """Return the records without those of a machine's leg, the talk in which is in the leg of the extension as well."""
    records = found.facts.records
    if not any(record.is_leg for record in records):
        return records
    return [
        record
        for record in records
        if record.direction is Direction.OUTBOUND
        or not found.internal.lacks(record.called)
    ]


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _transferred_by(facts: CallFacts) -> tuple[str, ...]:
    extensions = (transfer.transferred_by for transfer in facts.transfers)
    return tuple(dict.fromkeys(extension for extension in extensions if extension))


def _members(facts: CallFacts, *, over: bool) -> tuple[Member, ...]:
    """Return the members; a member without a channel is left out when the same member is known with its channel."""
    members: Collection[MemberFacts] = facts.members.values()
    if not all(member.channel_id for member in members):
        with_channel = {
            (member.kind, member.number) for member in members if member.channel_id
        }
        members = [
            member
            for member in members
            if member.channel_id or (member.kind, member.number) not in with_channel
        ]
    return tuple([member.member(over=over) for member in members])


def _extensions(found: Findings) -> tuple[str, ...]:
    """Return the extensions that the call is about, in the order in which they were heard of."""
    internal = found.internal
    numbers = dict.fromkeys(internal.took_part)
    for record in found.facts.records:
        caller, called = record.caller, record.called
        inside = record.direction is Direction.INTERNAL
        dialled = inside or (
            record.direction is Direction.OUTBOUND and bool(internal.listed)
        )
        # Whoever dialled is an extension, unless it is an outside number whose call was forwarded.
        if caller and (
            internal.has(caller) or (dialled and not internal.is_outside(caller))
        ):
            numbers.setdefault(caller)
        if called and (internal.has(called) or (inside and internal.listed is None)):
            numbers.setdefault(called)
        if record.answered_by:
            numbers.setdefault(record.answered_by)
    return tuple(numbers)


def _trunk(found: Findings) -> str | None:
    for line in (*found.members.inbound, *found.members.outbound):
        if line.trunk:
            return line.trunk
    records = found.facts.records
    return _first(record.source_trunk for record in records) or _first(
        record.destination_trunk for record in records
    )


def _path(found: Findings) -> tuple[str, ...]:
    numbers, internal = dict(found.facts.paths), found.internal
    for record in found.facts.records:
        inside = record.direction is not Direction.OUTBOUND
        machine = internal.lacks(record.called)
        if (
            record.called
            and inside
            and (record.answered_by or machine)
            and record.called not in {record.did_number, record.answered_by}
        ):
            numbers.setdefault(record.called)
    return tuple(numbers)
