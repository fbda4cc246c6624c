"""What is told of a call: each event when it happens, each once."""

from datetime import datetime

from ..model import CallEvent, CallEventType, MemberKind, Outcome
from .open_call import OpenCall
from .outcome import Known, answered_by_person

_OUTCOMES = {
    Outcome.MISSED: CallEventType.MISSED,
    Outcome.VOICEMAIL: CallEventType.VOICEMAIL,
    Outcome.FAILED: CallEventType.FAILED,
}


def tell(
    call: OpenCall, known: Known, now: datetime, *, quietly: bool = False
) -> list[CallEvent]:
    """Return what has not been told yet of a call in progress.

    Args:
        call: The call, with its view up to date.
        known: The system's extensions.
        now: The time now.
        quietly: Whether what the call came to before is taken for told.
    """
    events = _ringing(call, known, now)
    if not call.answer_told and answered_by_person(call.facts, known):
        call.answer_told = True
        if not quietly:
            events.append(_answered(call, now))
    events += _held(call, known, now)
    events += _transferred(call, now)
    return events


def conclude(call: OpenCall, now: datetime) -> list[CallEvent]:
    """Return the events of a call's conclusion: at most one of its outcome, and that it ended."""
    view = call.view
    events = []
    if view and view.outcome is Outcome.ANSWERED and not call.answer_told:
        call.answer_told = True
        events.append(_answered(call, now))
    if view and (kind := _OUTCOMES.get(view.outcome or Outcome.UNKNOWN)):
        events.append(_event(call, kind, now))
    return [*events, _event(call, CallEventType.ENDED, now)]


def _event(
    call: OpenCall,
    kind: CallEventType,
    now: datetime,
    extensions: tuple[str, ...] = (),
    *,
    again: bool = False,
) -> CallEvent:
    if call.view is None:
        raise AssertionError("A call is looked at before it is told of")
    return CallEvent(
        type=kind, call=call.view, extensions=extensions, again=again, at=now
    )


def _ringing(call: OpenCall, known: Known, now: datetime) -> list[CallEvent]:
    if call.looks_over(known):
        return []
    new = {
        key: member.number
        for key, member in call.facts.members.items()
        if member.kind is MemberKind.EXTENSION
        and member.ringing
        and key not in call.rings_told
    }
    if not new:
        return []
    again = bool(call.rings_told)
    call.rings_told |= new.keys()
    numbers = tuple(dict.fromkeys(new.values()))
    return [_event(call, CallEventType.RINGING, now, numbers, again=again)]


def _answered(call: OpenCall, now: datetime) -> CallEvent:
    view = call.view
    answerer = view.answered_by if view else None
    extensions = (answerer,) if answerer else ()
    return _event(call, CallEventType.ANSWERED, now, extensions)


def _held(call: OpenCall, known: Known, now: datetime) -> list[CallEvent]:
    members = call.facts.members
    over = call.looks_over(known)
    held = {key for key, member in members.items() if member.on_hold and not over}
    before, call.held = call.held, held
    if bool(held) is bool(before):
        return []
    about = tuple(
        members[key].number
        for key in sorted(held or before)
        if key in members and members[key].kind is MemberKind.EXTENSION
    )
    if held:
        call.holds_told += 1
        again = call.holds_told > 1
        return [_event(call, CallEventType.HELD, now, about, again=again)]
    back = any(key in members and members[key].live for key in before)
    if over or not back:
        return []
    call.resumes_told += 1
    again = call.resumes_told > 1
    return [_event(call, CallEventType.RESUMED, now, about, again=again)]


def _transferred(call: OpenCall, now: datetime) -> list[CallEvent]:
    new = list(call.facts.transfers)[call.transfers_told :]
    events = []
    for transfer in new:
        by = (transfer.transferred_by,) if transfer.transferred_by else ()
        again = call.transfers_told > 0
        call.transfers_told += 1
        events.append(_event(call, CallEventType.TRANSFERRED, now, by, again=again))
    return events
