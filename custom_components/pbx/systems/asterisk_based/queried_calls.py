"""Builds calls from what a system answers when it is asked about them."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from ...calls.model import (
    Call,
    CallState,
    Direction,
    IdTime,
    Member,
    MemberKind,
    MemberState,
    Role,
    TimeSource,
)
from .call_actions import with_roles


def build_call(
    ids: Sequence[str],
    times: tuple[IdTime, ...],
    members: Iterable[Member],
    *,
    direction: Direction | None = None,
    state: CallState | None = None,
) -> Call:
    """Return a call with what its members say.

    Args:
        ids: The ids that the system has for it, first the one that it is known by.
        times: What these ids say of when it began, the earliest first.
        members: Who is in it.
        direction: The direction in which it was asked for, for a call without lines.
        state: The call's state, where the system names it apart from the members.
    """
    parties = with_roles(tuple(members))
    lines = [party for party in parties if party.kind is not MemberKind.EXTENSION]
    inbound = [line for line in lines if line.kind is MemberKind.INBOUND]
    line = next(iter(inbound or lines), None)
    if line is not None:
        direction = Direction(line.kind.value)
    extensions = [party for party in parties if party not in lines]
    caller, called = _numbers(line, extensions)
    told = next((line.name for line in inbound), None)
    return Call(
        call_id=ids[0],
        ids=frozenset(ids),
        direction=direction,
        state=state or _state(parties),
        members=parties,
        caller_number=caller,
        called_number=called,
        caller_name=told,
        told_name=told,
        extensions=tuple(dict.fromkeys(party.number for party in extensions)),
        answered_by=_answered_by(extensions),
        trunk=next((line.trunk for line in (*inbound, *lines) if line.trunk), None),
        path=tuple(dict.fromkeys(party.path for party in parties if party.path)),
        started_at=datetime.fromtimestamp(times[0].second, UTC) if times else None,
        time_source=TimeSource.CALL_ID if times else TimeSource.ARRIVAL,
        id_times=times,
    )


def _numbers(
    line: Member | None, extensions: list[Member]
) -> tuple[str | None, str | None]:
    callers = [party.number for party in extensions if party.role is Role.CALLER]
    callees = [party.number for party in extensions if party.role is Role.CALLEE]
    caller, callee = next(iter(callers), None), next(iter(callees), None)
    if line is None:
        return caller, callee
    if line.kind is MemberKind.OUTBOUND:
        # The line's own caller may be the number that the outside is shown.
        return caller or line.caller, line.called
    return line.caller, line.called or callee


def _answered_by(extensions: list[Member]) -> str | None:
    talking = {MemberState.ANSWERED, MemberState.ON_HOLD}
    return next(
        (
            party.number
            for party in extensions
            if party.role is Role.CALLEE and party.state in talking
        ),
        None,
    )


def _state(parties: tuple[Member, ...]) -> CallState:
    states = [party.state for party in parties if party.state is not MemberState.ENDED]
    if parties and not states:
        return CallState.ENDED
    if MemberState.ON_HOLD in states:
        return CallState.ON_HOLD
    # A lone answered party next to a party that rings was answered by a machine of the PBX.
    if states.count(MemberState.ANSWERED) < 2 and (
        MemberState.RINGING in states or MemberState.ALERTING in states
    ):
        return CallState.RINGING
    return CallState.IN_CALL
