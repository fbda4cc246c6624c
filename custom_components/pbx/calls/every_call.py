"""Changes every call that changes hold."""

from collections.abc import Callable
from dataclasses import replace

from .model import Call, Changes


def with_every_call(changes: Changes, change: Callable[[Call], Call]) -> Changes:
    """Return changes in which every call, also that of an event, is what ``change`` makes of it.

    Args:
        changes: The changes.
        change: Is called once with each call.
    """
    # The call of an event is among the calls, as a rule the same object.
    done: dict[int, Call] = {}

    def changed(call: Call) -> Call:
        if id(call) not in done:
            done[id(call)] = change(call)
        return done[id(call)]

    return replace(
        changes,
        calls=tuple(map(changed, changes.calls)),
        events=tuple(
            replace(event, call=changed(event.call)) for event in changes.events
        ),
    )
