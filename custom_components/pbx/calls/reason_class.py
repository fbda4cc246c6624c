"""What kinds of reasons there are why a campaign's call failed, whatever a contact centre's codes are."""

from enum import StrEnum


class ReasonClass(StrEnum):
    """Why a campaign's call failed, roughly: what tells whether to call again, to correct the number, or to look after the system."""

    NO_ANSWER = "no_answer"
    """It rang, and nobody answered."""
    BUSY = "busy"
    REJECTED = "rejected"
    UNREACHABLE = "unreachable"
    """The phone is off, or out of coverage."""
    INVALID = "invalid"
    """There is no such number."""
    HUNG_UP = "hung_up"
    """The called party hung up."""
    PLATFORM = "platform"
    """The contact centre itself, and whatever it does not say or nobody else knows."""
