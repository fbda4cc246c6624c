"""Whether a call rings and nobody has answered it."""

from .model import Call, CallState, MemberKind, MemberState


def rings(call: Call) -> bool:
    """Answer whether a call rings and nobody has answered it, whatever machine has."""
    if call.state is CallState.ENDED or call.answered_by:
        return False
    return call.state is CallState.RINGING or any(
        member.kind is MemberKind.EXTENSION and member.state is MemberState.RINGING
        for member in call.members
    )
