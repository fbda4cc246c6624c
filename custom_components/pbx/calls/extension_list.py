"""The list of a system's extensions, which tracking, the live state and the entities share."""

from collections.abc import Iterable, Mapping

from .model import Extension

USUAL_DIGITS = 6
"""An extension's number seldom has more digits, unless the listed extensions have."""


def looks_outside(number: str, listed: Iterable[str]) -> bool:
    """Answer whether a number that is not in the list looks like a number of the public network.

    Args:
        number: The number.
        listed: The extensions' numbers.
    """
    digits = max(USUAL_DIGITS, len(next(iter(listed), "")))
    return number[:1] in {"+", "0"} or sum(map(str.isdigit, number)) > digits


class ExtensionList:
    """A system's extensions, as the system listed them last."""

    def __init__(
        self,
        names: Mapping[str, str | None] | None = None,
        *,
        show_only: Iterable[str] = (),
    ) -> None:
        """Begin with what is known.

        Args:
            names: The extensions by number, with their names; None while the list has not been read.
            show_only: The numbers of the extensions that people want to see; none means all.
        """
        self.names = names
        """Every extension's name by its number. Another object whenever the list was read."""
        self.shown: dict[str, Extension] = {}
        """The extensions that people want to see, by number."""
        self._show_only = frozenset(show_only)

    def update(self, extensions: Iterable[Extension]) -> None:
        """Take in the list as it was read. Those that are not shown are extensions all the same."""
        listed = {extension.number: extension for extension in extensions}
        self.names = {number: known.name for number, known in listed.items()}
        self.shown = {
            number: extension
            for number, extension in listed.items()
            if not self._show_only or number in self._show_only
        }
