"""Whether a call that a system did not name among those in progress is over."""

from ..model import CallsInProgress, Direction
from .open_call import OpenCall
from .outcome import Known, answered_by_person, direction


def covered(call: OpenCall, answer: CallsInProgress, known: Known) -> bool:
    """Answer whether the system would have named a call if it were in progress.

    Args:
        call: A call that it did not name.
        answer: What it said when it was asked for all.
        known: The system's extensions.
    """
    if answer.covers >= set(Direction):
        return True
    facts = call.facts
    way = direction(facts, known)
    if way in answer.covers:
        if call.over or facts.records or answered_by_person(facts, known):
            return True
        if any(line.answered for line in facts.inbound):
            return False
    elif way not in {None, Direction.INTERNAL}:
        return False
    # A system that lists lines only may leave out those that ring, so their extensions must be idle besides.
    extensions = {member.number for member in facts.extensions if member.live}
    extensions = extensions or {member.number for member in facts.extensions}
    return bool(extensions) and extensions <= answer.idle_extensions
