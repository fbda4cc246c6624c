"""Patterns of phone numbers."""

import pytest

from custom_components.pbx.calls.phone_book.number_patterns import NumberPatterns


@pytest.mark.parametrize(
    ("pattern", "number", "country", "matches"),
    [
        ("030 1234567", "+49301234567", "DE", True),
        ("+49 (30) 1234567", "0301234567", "DE", True),
        ("1000", "1000", "DE", True),
        ("1000", "10001", "DE", False),
        ("030*", "+493012345678", "DE", True),
        ("030 *", "03012345678", "DE", True),
        ("030*", "0049 30 12345678", "DE", True),
        ("030*", "031 2345678", "DE", False),
        ("+4930*", "03012345678", "DE", True),
        ("004930*", "03012345678", "DE", True),
        ("+44*", "+442071838750", "DE", True),
        ("0044*", "+442071838750", "DE", True),
        ("+44*", "0441 234567", "DE", False),
        ("4930*", "03012345678", "DE", True),
        ("10*", "1002", "DE", True),
        ("10*", "2002", "DE", False),
        ("*97*", "*971000", "DE", True),
        ("212*", "+12125550100", "US", True),
        ("1212*", "212-555-0100", "US", True),
        ("(212)*", "2125550100", "US", True),
        ("01144*", "+442071838750", "US", True),
        ("91*", "+34912345678", "ES", True),
        ("030*", "0301234567", None, True),
        ("030*", "+49301234567", None, False),
        ("*", "1", None, True),
        ("*", None, None, False),
        ("030*", "anonymous", "DE", False),
    ],
)
def test_match(
    pattern: str, number: str | None, country: str | None, matches: bool
) -> None:
    """A number is found however it and the pattern are written."""
    assert NumberPatterns([pattern], country).match(number) is matches


def test_any() -> None:
    """It is enough that a number matches one of several patterns; no pattern is matched by nothing."""
    patterns = NumberPatterns(["040*", "+44*", "0301234567"], "DE")
    assert patterns.match("+49301234567")
    assert patterns.match("+442071838750")
    assert not patterns.match("030123456")
    assert not NumberPatterns([], "DE").match("1")
