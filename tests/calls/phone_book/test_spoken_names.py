"""Whom somebody means by a name that was said."""

import pytest

from custom_components.pbx.calls.phone_book.spoken_names import closest

NAMES = [
    "Anna Berg",
    "Anna Bergmann",
    "Zoë Müller",
    "Müller, Hans-Peter",
    "Meyer GmbH & Co. KG",
    "O'Brien Pat",
    "张伟",
    "张伟明",
    "Ян Новак",
    "Ah",
    "",
]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("anna berg", ["Anna Berg"]),
        ("Berg Anna", ["Anna Berg"]),
        ("ANNA", ["Anna Berg", "Anna Bergmann"]),
        ("Zoe Muller", ["Zoë Müller"]),
        ("Mueller Zoe", ["Zoë Müller"]),
        ("Hans Peter Müller", ["Müller, Hans-Peter"]),
        ("Meier", ["Meyer GmbH & Co. KG", "Müller, Hans-Peter"][:1]),
        ("Pat", ["O'Brien Pat"]),
        ("张伟", ["张伟"]),
        ("伟明", ["张伟明"]),
        ("张", ["张伟", "张伟明"]),
        ("новак", ["Ян Новак"]),
        ("Oh", []),
        ("Rumpelstiltskin", []),
        ("?!", []),
        ("", []),
    ],
)
def test_closest(said: str, found: list[str]) -> None:
    """Exactly that name, else a part of one, else one that is written nearly so."""
    assert closest(said, [(name, name) for name in NAMES]) == found
