"""Finds whom somebody means by a name that was said, and not written as it stands in a phone book."""

from collections.abc import Iterable
from difflib import SequenceMatcher
import unicodedata

from .contact_file import is_ideographic

ALIKE = 0.8
"""From which share of equal letters on two words are taken for the same word, heard or written otherwise."""

SHORTEST_ALIKE = 4
"""Words with fewer letters are other words when a letter is another."""


def plain_words(text: str) -> list[str]:
    """Return the words of a text in lower case, without accents and signs."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    letters = (sign for sign in apart if not unicodedata.combining(sign))
    return "".join(sign if sign.isalnum() else " " for sign in letters).split()


def closest[Named](said: str, names: Iterable[tuple[str, Named]]) -> list[Named]:
    """Return what goes by a name: what is called exactly so, else in part, else nearly.

    Args:
        said: The name.
        names: What there is, each with its name.
    """
    words = plain_words(said)
    known = [(plain_words(name), named) for name, named in names]
    for fits in (_is_equal, _is_part, _is_alike):
        if words and (found := [named for name, named in known if fits(words, name)]):
            return found
    return []


def _is_equal(said: list[str], name: list[str]) -> bool:
    return sorted(said) == sorted(name)


def _is_part(said: list[str], name: list[str]) -> bool:
    """Answer whether each word that was said begins a word of the name."""
    whole = "".join(name)
    return all(
        any(word.startswith(one) for word in name)
        or (is_ideographic(one) and one in whole)
        for one in said
    )


def _is_alike(said: list[str], name: list[str]) -> bool:
    return all(any(_are_alike(one, word) for word in name) for one in said)


def _are_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < SHORTEST_ALIKE or one[0] != other[0]:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
