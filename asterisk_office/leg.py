"""What happened at one phone in one call, as the phone itself logged it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(slots=True, kw_only=True)
class Leg:
    """One call at one phone. Times are seconds since 1970, None where it did not come to that.

    ``phone`` is the extension, "provider" for people outside that are called, "outside" for people outside that call. ``refused`` is
    the SIP code with which the phone refused, or was refused.
    """

    phone: str
    side: Literal["called", "calling"]
    number: str | None
    """What was dialled, where this is who dialled."""
    invited: float
    rang: float | None = None
    answered: float | None = None
    ended: float | None = None
    ended_by: Literal["self", "other"] | None = None
    refused: int | None = None
    held: float = 0
    transferred: bool = False
    _holding_since: float | None = None

    @property
    def talk(self) -> float:
        """How many seconds it was connected, holding included."""
        if self.answered is None or self.ended is None:
            return 0
        return self.ended - self.answered

    def take(self, at: float, event: str, detail: str) -> None:
        """Take in a line of the phone's log."""
        match event:
            case "rang":
                self.rang = self.rang or at
            case "answered":
                self.answered = at
            case "held":
                self._holding_since = at
            case "resumed" if self._holding_since:
                self.held += at - self._holding_since
                self._holding_since = None
            case "transferred":
                self.transferred = True
            case _:
                self.ended = at
                self.ended_by = "other" if event.startswith("was_") else "self"
                self.refused = int(detail) if detail else None


def read_legs(
    log: Iterable[str],
    phone: str,
    side: Literal["called", "calling"],
    number: str | None,
) -> list[Leg]:
    """Return the calls of a phone.

    Args:
        log: What SIPp logged: day, time of day, seconds since 1970, the number of the call, and the event.
        phone: Whose log it is.
        side: Whether it was called.
        number: What it dialled.
    """
    legs: dict[str, Leg] = {}
    for line in log:
        _, _, at, call, event, *detail = line.split()
        if event == "invited":
            legs[call] = Leg(phone=phone, side=side, number=number, invited=float(at))
        elif call in legs:
            legs[call].take(float(at), event, "".join(detail))
    return list(legs.values())
