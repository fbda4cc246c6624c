"""The words that Yeastar's systems, S-Series and P-Series, have for what a member of a call does."""

from typing import Literal

from .live_call import LiveCall, Party, State


def status_word(party: Party, state: State | None) -> str:
    """Return the word for a state: another word for a caller than for a callee."""
    words = {
        State.CALLING: "ALERT",
        State.RINGING: "RING",
        State.TALKING: "ANSWERED" if party.is_caller else "ANSWER",
        State.HELD: "HOLD",
        State.GONE: "BYE",
    }
    return words[state or party.state]


def shown_status(
    call: LiveCall,
    party: Party,
    *,
    hold_shows: Literal["holder", "held", "both"],
    lifted: Literal["ANSWER", "ALERT"],
) -> str:
    """Return the word for what a member does now.

    Args:
        call: The call.
        party: The member.
        hold_shows: Whose member is on hold: who pressed it, who hears the music, or both.
        lifted: The word for a caller that picked up its own phone, because an application dialled, until the callee picks up.
    """
    if call.lifted and party.state is State.CALLING:
        return lifted
    shown = status_word(party, party.state)
    if hold_shows == "holder" or not party.connected:
        return shown
    held_by_other = any(
        other.state is State.HELD for other in call.live if other is not party
    )
    if held_by_other or (party.state is State.HELD and hold_shows == "both"):
        return "HOLD"
    return status_word(party, State.TALKING)
