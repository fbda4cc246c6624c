"""The groups that contacts belong to, such as a family or customers, and how many of them are kept."""

from collections.abc import Iterable, Iterator
from typing import Final

MAX_GROUPS: Final = 1_000
"""How many groups a file may have."""

MAX_GROUPS_OF_CONTACT: Final = 50
"""How many groups a contact may be in."""

LONGEST_GROUP: Final = 100
"""How many characters the name of a group may have."""


def group_key(name: str) -> str:
    """Return the same text for every way in which the name of a group is written: case and blanks do not count."""
    return " ".join(name.split()).casefold()


class GroupNames:
    """The names of groups, each as it was written first. What is longer or more than the limits is left out and counted."""

    def __init__(self) -> None:
        """Begin with no group."""
        self._written: dict[str, str] = {}
        self.left_out = 0
        """How often a contact's group was left out."""

    def __iter__(self) -> Iterator[str]:
        """Return the names in the order in which they were met."""
        return iter(self._written.values())

    def take(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return a contact's groups, each once."""
        taken: dict[str, str] = {}
        for name in (" ".join(name.split()) for name in names):
            key = group_key(name)
            if not key or key in taken:
                continue
            if len(taken) < MAX_GROUPS_OF_CONTACT and self._is_kept(key, name):
                taken[key] = self._written.setdefault(key, name)
            else:
                self.left_out += 1
        return tuple(taken.values())

    def _is_kept(self, key: str, name: str) -> bool:
        if key in self._written:
            return True
        return len(name) <= LONGEST_GROUP and len(self._written) < MAX_GROUPS
