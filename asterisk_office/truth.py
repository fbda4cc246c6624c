"""What truly happened to a call, as the people on its phones would tell it."""

from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

type Direction = Literal["inbound", "outbound", "internal"]
type Outcome = Literal[
    "answered", "missed", "voicemail", "busy", "declined", "no_answer", "failed"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTruth:
    """One call.

    ``caller`` is None where no number was told, and "anonymous" where it was withheld. ``talk`` and ``held`` are seconds. After a
    transfer, parking included, ``answered_by`` and ``talk`` tell of the first conversation, ``then_answered_by`` and ``then_talk``
    of the next one.
    """

    direction: Direction
    caller: str | None
    called: str
    outcome: Outcome
    answered_by: str | None = None
    talk: float = 0
    aside: float = 0
    """For how long who answered was on the phone without the caller: to ask somebody else, or to hear where the caller is parked."""
    held: float = 0
    queue: str | None = None
    """The queue in which the caller waited."""
    forwarded_to: str | None = None
    transferred_to: str | None = None
    parked: bool = False
    then_answered_by: str | None = None
    then_talk: float = 0
    consulted: float = 0
    """For how long who answered then had been asked before."""
    picked_up: bool = False
    """Whoever answered, it rang at another phone."""
    service: bool = False
    """A machine of the phone system was called, such as the mailbox."""
    conference: bool = False
    consultation: bool = False
    """A question back during another call, before that was transferred."""
    voicemail_answered: bool = False
    """A mailbox greeted the caller, who left no message."""
    originator_did_not_answer: bool = False
    """Click to dial: the phone that was to call was not picked up, so that nobody else was called."""
    cut: bool = False
    """Asterisk died during the call, and nobody hung up."""

    def as_json(self) -> dict[str, Any]:
        """Return what there is to say; who called, whether it was answered and for how long always is."""
        facts = asdict(self)
        defaults = {one.name: one.default for one in fields(self)}
        always = ("direction", "caller", "called", "outcome", "answered_by", "talk")
        return {
            name: value
            for name, value in facts.items()
            if name in always or value != defaults[name]
        }
