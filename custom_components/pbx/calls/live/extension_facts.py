"""What a system says of its extensions besides what they are doing: whether they ring, and what waits in their mailboxes."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from ..extension_list import ExtensionList
from ..model import Extension
from .views import Topic


@dataclass(slots=True)
class _Facts:
    """What was said of an extension, and when it was last said by other than the list."""

    do_not_disturb: bool | None = None
    new_messages: int | None = None
    heard_at: datetime | None = None


class ExtensionFacts:
    """Keeps what is said of each extension that is shown. No report about a call comes here."""

    def __init__(self, listed: ExtensionList) -> None:
        """Begin with nothing known."""
        self._facts: dict[str, _Facts] = {}
        self._listed = listed

    @property
    def with_mailbox(self) -> AbstractSet[str]:
        """The extensions of which it is known what waits in their mailboxes."""
        return {
            number
            for number, facts in self._facts.items()
            if facts.new_messages is not None
        }

    def do_not_disturb(self, number: str) -> bool | None:
        """Answer whether an extension does not ring; None where nothing is known."""
        facts = self._facts.get(number)
        return facts.do_not_disturb if facts else None

    def new_messages(self, number: str) -> int | None:
        """Return how many messages wait that nobody has heard yet; None where nothing is known."""
        facts = self._facts.get(number)
        return facts.new_messages if facts else None

    def hear(
        self,
        number: str,
        at: datetime,
        *,
        do_not_disturb: bool | None = None,
        new_messages: int | None = None,
    ) -> set[Topic]:
        """Take in what is said of an extension at a time; None says nothing. Returns the topics that look different."""
        if number not in self._listed.shown:
            return set()
        facts = self._facts.setdefault(number, _Facts())
        facts.heard_at = at
        return _take(number, facts, do_not_disturb, new_messages)

    def look_at_list(self, asked_at: datetime) -> set[Topic]:
        """Take in what the list says that the system was asked for at a time. What was heard since then is newer."""
        shown = self._listed.shown
        for number in self._facts.keys() - shown.keys():
            del self._facts[number]
        return {
            topic
            for number, extension in shown.items()
            for topic in self._look_at(number, extension, asked_at)
        }

    def _look_at(
        self, number: str, extension: Extension, asked_at: datetime
    ) -> set[Topic]:
        facts = self._facts.setdefault(number, _Facts())
        if facts.heard_at and facts.heard_at >= asked_at:
            return set()
        return _take(number, facts, extension.do_not_disturb, extension.new_messages)


def _take(
    number: str, facts: _Facts, do_not_disturb: bool | None, new_messages: int | None
) -> set[Topic]:
    before = (facts.do_not_disturb, facts.new_messages)
    if do_not_disturb is not None:
        facts.do_not_disturb = do_not_disturb
    if new_messages is not None:
        facts.new_messages = new_messages
    now = (facts.do_not_disturb, facts.new_messages)
    return {("extension", number)} if now != before else set()
