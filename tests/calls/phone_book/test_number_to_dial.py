"""What is dialled for a number as people write it."""

import pytest

from custom_components.pbx.calls.phone_book.number_to_dial import (
    NotDialled,
    number_to_dial,
)


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("03012345", "03012345"),
        (" 030 123-45 ", "03012345"),
        ("(030) 123.45/67", "0301234567"),
        ("[030] 1234", "0301234"),
        ("+49 30 12345", "+493012345"),
        ("+49 (0)30 12345", "+493012345"),
        ("+49 (0) 30 12345", "+493012345"),
        ("+44(0)20 7946 0958", "+442079460958"),
        ("(0)30 12345", "03012345"),
        ("(+49) 30 12345", "+493012345"),
        ("0049 (0)30 12345", "0049030" + "12345"),
        ("*97", "*97"),
        ("**1#", "**1#"),
        ("1000", "1000"),
        ("112", "112"),
        ("030\u00a012345", "03012345"),
        ("030\u2013123\u201145", "03012345"),
        ("\u202a+49 30 12345\u202c", "+493012345"),
        ("\u200e030\u200b12345\ufeff", "03012345"),
        ("\uff0b\uff14\uff19 \uff13\uff10", "+4930"),
        ("\uff08\uff10\uff13\uff10\uff09\uff11", "0301"),
        ("\u0660\u0663\u0660", "030"),
        ("030\t123\n45", "03012345"),
    ],
)
def test_dialled(written: str, dialled: str) -> None:
    """What only helps to read is left out, and digits are 0 to 9 in whatever script."""
    assert number_to_dial(written) == dialled


@pytest.mark.parametrize(
    ("written", "character"),
    [
        ("", None),
        ("  ", None),
        ("+", None),
        ("()-/", None),
        ("anonymous", "a"),
        ("030 1234 ext. 5", "e"),
        ("sip:anna@example.com", "s"),
        ("0301234;phone-context=x", ";"),
        ("030,1234", ","),
        ("030+1234", "+"),
        ("++49", "+"),
        ("030\u20e3", "\u20e3"),
        ('1","callee":"2', '"'),
        ("1</outto>", "<"),
    ],
)
def test_not_dialled(written: str, character: str | None) -> None:
    """What is no number is not guessed at, and the error has the first character that is wrong."""
    with pytest.raises(NotDialled) as wrong:
        number_to_dial(written)
    assert wrong.value.character == character
    assert str(wrong.value) == "It is no number to dial"
