"""A truthful list of the calls in progress, as a system's queries give it."""

from dataclasses import dataclass

from ..model import Call, Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsInProgress:
    """The calls in progress that a system told of when asked.

    ``covers`` are the directions of which all calls are named; a call of such a direction that is not here is over.
    ``idle_extensions`` are known to be in no call, so a call between them alone is over too.
    """

    calls: tuple[Call, ...] = ()
    covers: frozenset[Direction] = frozenset()
    idle_extensions: frozenset[str] = frozenset()
