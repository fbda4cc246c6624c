"""Calls that are over, as the tracker concludes them."""

from datetime import datetime, timedelta
from itertools import count

from custom_components.pbx.calls.model import Call, CallState, Direction, Outcome

_numbers = count(1)


def over(
    number: str | None,
    at: datetime,
    outcome: Outcome = Outcome.MISSED,
    *,
    name: str | None = None,
    called: str | None = "8000",
    rang: int = 10,
    talked: int = 0,
    direction: Direction = Direction.INBOUND,
) -> Call:
    """Return a call from an outside number, or with ``Direction.OUTBOUND`` to it, that is over and concluded."""
    call_id = f"1571896991.{next(_numbers)}"
    answered = outcome is Outcome.ANSWERED
    outbound = direction is Direction.OUTBOUND
    return Call(
        call_id=call_id,
        ids=frozenset({call_id}),
        direction=direction,
        state=CallState.ENDED,
        outcome=outcome,
        caller_number="1000" if outbound else number,
        caller_name=None if outbound else name,
        called_number=number if outbound else called,
        called_name=name if outbound else None,
        extensions=("1000",),
        answered_by="1000" if answered else None,
        started_at=at,
        answered_at=at + timedelta(seconds=rang) if answered else None,
        ended_at=at + timedelta(seconds=rang + talked),
        ring_seconds=rang,
        talk_seconds=talked if answered else None,
    )
