"""Stories of calls that come in from outside."""

from dataclasses import replace
from typing import Final, TypedDict, Unpack

from .story import OUTSIDE, Action, Beat, Reason, Service, Truth
from .story_writer import Writer

REFUSALS: Final = (Reason.BUSY, Reason.DO_NOT_DISTURB, Reason.DECLINED)


def inbound_answered(w: Writer) -> tuple[Truth, list[Beat]]:
    """An extension is called from outside and answers."""
    (called,) = w.extensions(1)
    caller, start = w.inbound(called)
    beats = [start, w.ring(called), w.answer(called), *w.end(called, OUTSIDE)]
    return _came_in(
        w, "answered", caller, called, rang=(called,), answered_by=called
    ), beats


def inbound_missed(w: Writer) -> tuple[Truth, list[Beat]]:
    """An extension rings and nobody answers."""
    (called,) = w.extensions(1)
    caller, start = w.inbound(called)
    reason = w.rng.choice((None, Reason.CANCELLED, Reason.NOT_ANSWERED))
    beats = [start, w.ring(called), *w.unanswered(called, OUTSIDE, reason)]
    return _came_in(w, "missed", caller, called, rang=(called,), reason=reason), beats


def inbound_busy(w: Writer) -> tuple[Truth, list[Beat]]:
    """An extension is busy, not to be disturbed, or declines."""
    (called,) = w.extensions(1)
    caller, start = w.inbound(called)
    reason = w.rng.choice(REFUSALS)
    rings = reason is Reason.DECLINED
    beats = [
        start,
        *([w.ring(called)] if rings else []),
        w.fail(called, reason),
        *w.dropped(),
    ]
    return _came_in(
        w, "missed", caller, called, rang=(called,) if rings else (), reason=reason
    ), beats


def inbound_voicemail(w: Writer) -> tuple[Truth, list[Beat]]:
    """Nobody answers, and voicemail takes the call."""
    (called,) = w.extensions(1)
    caller, start = w.inbound(called)
    voicemail = Beat(
        delay=w.seconds(15, 25),
        action=Action.PICK_UP,
        service=Service.VOICEMAIL,
        by=w.office.voicemail,
    )
    beats = [start, w.ring(called), voicemail, *w.end(OUTSIDE, most=60)]
    return _came_in(w, "voicemail", caller, called, rang=(called,)), beats


def ring_group(w: Writer) -> tuple[Truth, list[Beat]]:
    """Several extensions ring at once; an extension answers, another may decline, or nobody answers."""
    group, members = w.office.ring_group, w.extensions(w.rng.choice((2, 3)))
    caller, start = w.inbound(group)
    beats = [start, w.ring(*members, path=group)]
    if w.chance(0.25):
        beats += w.end(OUTSIDE, least=8, most=25)
        return _came_in(
            w, "missed", caller, group, rang=tuple(members), path=(group,)
        ), beats
    answerer, other = w.rng.sample(members, 2)
    if w.chance(0.2):
        beats.append(w.fail(other, Reason.DECLINED, after=1.5))
    beats += [w.answer(answerer), *w.end(answerer, OUTSIDE)]
    return _came_in(
        w,
        "answered",
        caller,
        group,
        rang=tuple(members),
        answered_by=answerer,
        path=(group,),
    ), beats


def queue(w: Writer) -> tuple[Truth, list[Beat]]:
    """The queue picks up and tries agents in turn; the caller may give up."""
    queue, (first, second) = w.office.queue, w.extensions(2)
    caller, start = w.inbound(queue)
    beats = [start, w.pick_up(Service.QUEUE, queue), w.ring(first, path=queue)]
    rang, agent = [first], first
    if w.chance(0.5):
        beats += [
            Beat(delay=w.seconds(8, 15), action=Action.STOP_RINGING, parties=(first,)),
            w.ring(second, path=queue),
        ]
        rang, agent = [first, second], second
    if w.chance(0.3):
        beats += w.end(OUTSIDE, least=3, most=20)
        return _came_in(
            w, "missed", caller, queue, rang=tuple(rang), path=(queue,)
        ), beats
    beats += [w.answer(agent), *w.end(agent, OUTSIDE)]
    return _came_in(
        w, "answered", caller, queue, rang=tuple(rang), answered_by=agent, path=(queue,)
    ), beats


def ivr_answered(w: Writer) -> tuple[Truth, list[Beat]]:
    """A voice menu picks up, and the extension that the caller chose answers."""
    menu, (called,) = w.office.ivr, w.extensions(1)
    caller, start = w.inbound(menu)
    key_pressed = Beat(
        delay=w.seconds(3, 12), action=Action.RING, parties=(called,), path=menu
    )
    beats = [
        start,
        w.pick_up(Service.IVR, menu),
        key_pressed,
        w.answer(called),
        *w.end(called, OUTSIDE),
    ]
    return _came_in(
        w, "answered", caller, menu, rang=(called,), answered_by=called, path=(menu,)
    ), beats


def ivr_abandoned(w: Writer) -> tuple[Truth, list[Beat]]:
    """A voice menu picks up, and no person ever answers."""
    menu = w.office.ivr
    caller, start = w.inbound(menu)
    beats = [start, w.pick_up(Service.IVR, menu)]
    rang: tuple[str, ...] = ()
    if w.chance(0.4):
        rang = tuple(w.extensions(1))
        beats.append(
            Beat(delay=w.seconds(3, 12), action=Action.RING, parties=rang, path=menu)
        )
    beats += w.end(OUTSIDE, least=4, most=25)
    return _came_in(w, "missed", caller, menu, rang=rang, path=(menu,)), beats


def hold(w: Writer) -> tuple[Truth, list[Beat]]:
    """The extension puts the caller on hold, once or twice."""
    (called,) = w.extensions(1)
    caller, start = w.inbound(called)
    beats = [start, w.ring(called), w.answer(called)]
    held = w.rng.choice((1, 1, 2))
    for _ in range(held):
        beats += [
            Beat(delay=w.seconds(4, 30), action=Action.HOLD, by=called),
            Beat(delay=w.seconds(4, 40), action=Action.RESUME, by=called),
        ]
    beats += w.end(called, OUTSIDE)
    return _came_in(
        w, "answered", caller, called, rang=(called,), answered_by=called, held=held
    ), beats


def blind_transfer(w: Writer) -> tuple[Truth, list[Beat]]:
    """The extension hands the call over to another extension, which may not answer."""
    first, second, colleague = w.extensions(3)
    if w.chance(0.3):
        start = Beat(delay=0, action=Action.START, by=colleague, to=first)
        truth = Truth(
            direction="internal",
            outcome="answered",
            caller=colleague,
            called=first,
            transferred=1,
        )
        other = colleague
    else:
        caller, start = w.inbound(first)
        truth = _came_in(w, "answered", caller, first, transferred=1)
        other = OUTSIDE
    beats = [
        start,
        w.ring(first),
        w.answer(first),
        Beat(delay=w.seconds(5, 40), action=Action.TRANSFER, by=first, to=second),
        w.ring(second, at_once=True),
    ]
    if w.chance(0.8):
        beats += [w.answer(second), *w.end(second, other)]
    else:
        beats += w.end(other, least=8, most=25)
    return replace(truth, rang=(first, second), answered_by=first), beats


def attended_transfer(w: Writer) -> tuple[Truth, list[Beat]]:
    """The extension holds the call, asks a colleague, and hands it over."""
    first, second = w.extensions(2)
    caller, start = w.inbound(first)
    beats = [
        start,
        w.ring(first),
        w.answer(first),
        Beat(delay=w.seconds(5, 40), action=Action.HOLD, by=first),
        w.ring(second),
        w.answer(second),
        Beat(
            delay=w.seconds(3, 20),
            action=Action.TRANSFER,
            by=first,
            to=second,
            attended=True,
        ),
        *w.end(second, OUTSIDE),
    ]
    truth = _came_in(
        w,
        "answered",
        caller,
        first,
        rang=(first, second),
        answered_by=first,
        transferred=1,
        held=1,
    )
    return truth, beats


def forward(w: Writer) -> tuple[Truth, list[Beat]]:
    """The extension's forwarding diverts the call to an outside number."""
    (called,) = w.extensions(1)
    caller, start = w.inbound(called)
    elsewhere = w.office.outside_number(w.rng)
    rings = w.chance(0.5)
    beats = [start]
    if rings:
        beats.append(w.ring(called))
    diverted = (10, 20) if rings else (0.1, 0.5)
    beats += [
        Beat(
            delay=w.seconds(*diverted), action=Action.FORWARD, by=called, to=elsewhere
        ),
        w.ring(OUTSIDE, at_once=True),
    ]
    rang = (called,) if rings else ()
    if w.chance(0.7):
        beats += [w.answer(OUTSIDE), *w.end(OUTSIDE)]
        return _came_in(w, "answered", caller, called, rang=rang, transferred=1), beats
    reason = w.rng.choice((Reason.NOT_ANSWERED, Reason.BUSY))
    beats += [w.fail(OUTSIDE, reason, after=8), *w.dropped()]
    return _came_in(
        w, "missed", caller, called, rang=rang, transferred=1, reason=reason
    ), beats


class More(TypedDict, total=False):
    """What else is true of a call."""

    rang: tuple[str, ...]
    answered_by: str
    transferred: int
    held: int
    reason: Reason | None
    path: tuple[str, ...]


def _came_in(
    w: Writer, outcome: str, caller: str, called: str, **more: Unpack[More]
) -> Truth:
    return replace(
        Truth(
            direction="inbound",
            outcome=outcome,
            caller=caller,
            called=called,
            trunk=w.office.trunk,
        ),
        **more,
    )
