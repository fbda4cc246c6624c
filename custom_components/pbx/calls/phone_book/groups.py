"""The groups that contacts belong to, such as a family or customers, and how many of them are kept."""

from collections.abc import Iterable, Iterator, Sequence
import re
from typing import Final

MAX_GROUPS: Final = 1_000
"""How many groups a file may have."""

MAX_GROUPS_OF_CONTACT: Final = 50
"""How many groups a contact may be in."""

LONGEST_GROUP: Final = 100
"""How many characters the name of a group may have."""

# Google puts every contact that somebody saved into this one.
_EVERYBODY = frozenset({"mycontacts"})

# How groups are parted in a cell, the surest first: Google, Outlook, and what people write.
_BETWEEN = tuple(map(re.compile, (":::|[\r\n]+", "[;；]", "[,，、|]")))

# Google marks the groups that it has made itself.
_MARK = re.compile(r"\s*\* ")


def group_key(name: str) -> str:
    """Return the same text for every way in which the name of a group is written: case and blanks do not count."""
    return " ".join(name.split()).casefold()


def groups_in_column(cells: Sequence[str]) -> list[list[str]]:
    """Return the groups in each cell of a table's column.

    A sign that parts groups in one cell does so in all; a weaker sign belongs to a name then, as in ``Friends, old ::: Family``.
    """
    between = next(
        (sign for sign in _BETWEEN if any(map(sign.search, cells))), _BETWEEN[0]
    )
    return [[_MARK.sub("", name, 1) for name in between.split(cell)] for cell in cells]


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
            if not key or key in taken or key in _EVERYBODY:
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
