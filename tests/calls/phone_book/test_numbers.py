"""Which ways to write a number mean the same number."""

import pytest

from custom_components.pbx.calls.phone_book.numbers import number_key, prepare

BERLIN = "49301234567"
SHANGHAI = "8613912345678"


@pytest.mark.parametrize(
    ("number", "country", "key"),
    [
        ("+49 30 1234567", "DE", BERLIN),
        ("+49 (0)30 1234567", "DE", BERLIN),
        ("0049 30 1234567", "DE", BERLIN),
        ("(030) 123 45 67", "DE", BERLIN),
        ("030/1234567", "DE", BERLIN),
        ("301234567", "DE", BERLIN),
        ("49301234567", "DE", BERLIN),
        ("tel:+49-30-1234567", "DE", BERLIN),
        ("tel:+49-30-1234567;ext=12", "DE", BERLIN),
        ("+49 30 1234567 ext. 5", "DE", BERLIN),
        ("+49 30 1234567 (home)", "DE", BERLIN),
        ("sip:+49301234567@10.0.0.1", "DE", BERLIN),
        (
            "\uff0b\uff14\uff19\uff13\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17",
            "CN",
            BERLIN,
        ),
        ("+49 30 1234567", "CN", BERLIN),
        ("+49 30 1234567", None, BERLIN),
        ("0049 30 1234567", None, BERLIN),
        ("49301234567", None, BERLIN),
        # The United States' own prefix is 011, but phone systems there print 00 as well.
        ("0049 30 1234567", "US", BERLIN),
        ("011 49 30 1234567", "US", BERLIN),
        ("139 1234 5678", "CN", SHANGHAI),
        ("013912345678", "CN", SHANGHAI),
        ("+86 139 1234 5678", "CN", SHANGHAI),
        ("008613912345678", "CN", SHANGHAI),
        ("8613912345678", "CN", SHANGHAI),
        ("(202) 555-0123", "US", "12025550123"),
        ("1-202-555-0123", "US", "12025550123"),
        ("1-800-FLOWERS", "US", "18003569377"),
        ("(202) 555-0123,,,001#", "US", "12025550123"),
        ("2025550123p001", "US", "12025550123"),
        ("+1 202 555 0123 w2#", "US", "12025550123"),
        ("+49 30 1234567;12", "DE", BERLIN),
        # Several numbers of the same phone
        ("+52 1 55 1234 5678", "MX", "525512345678"),
        ("+52 55 1234 5678", "US", "525512345678"),
        ("5512345678", "MX", "525512345678"),
        ("5215512345678", "MX", "525512345678"),
        ("044 55 1234 5678", "MX", "525512345678"),
        ("01 55 1234 5678", "MX", "525512345678"),
        ("+54 9 11 2345-6789", "AR", "541123456789"),
        ("+54 11 2345-6789", "AR", "541123456789"),
        ("1123456789", "AR", "541123456789"),
        ("011 15-2345-6789", "AR", "541123456789"),
        ("+55 11 8765-4321", "BR", "5511987654321"),
        ("11987654321", "BR", "5511987654321"),
        ("(11) 98765-4321", "BR", "5511987654321"),
        ("0 15 11 98765-4321", "BR", "5511987654321"),
        ("+55 11 3456-7890", "BR", "551134567890"),
        # A digit for an outside line, and a pause.
        ("9,2025550123", "US", "12025550123"),
        ("0,,030 1234567p22#", "DE", "49301234567"),
        # A leading zero belongs to the number in Italy.
        ("06 1234567", "IT", "39061234567"),
        ("+39 06 1234567", "IT", "39061234567"),
    ],
)
def test_number_of_a_country(number: str, country: str | None, key: str) -> None:
    """However it is written, it is the number with its country's in front."""
    assert number_key(number, country) == key


@pytest.mark.parametrize("country", ["DE", "CN", "US", "XX", None])
@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("1000", "1000"),
        (" 1000 ", "1000"),
        ("sip:1000@10.0.0.1", "1000"),
        ("110", "110"),
        ("*98", "*98"),
        ("*98,1234", "*98"),
        ("#31#030 1234567", "#31#0301234567"),
        ("+49 3012 3456 7890 1234 5", "4930123456789012345"),
        ("anonymous", "anonymous"),
        ("Unknown  Caller", "unknown caller"),
        ("", ""),
    ],
    ids=[
        "extension",
        "space",
        "sip",
        "emergency",
        "feature_code",
        "code_and_pause",
        "hidden",
        "too_long",
        "anonymous",
        "words",
        "empty",
    ],
)
def test_no_number_of_a_country(number: str, key: str, country: str | None) -> None:
    """Extensions and codes stay what they are in every country."""
    assert number_key(number, country) == key


def test_short_number_of_a_country() -> None:
    """A country may have numbers as short as an extension."""
    assert number_key("02800", "NO") == number_key("+47 02800", "NO")


def test_unknown_country() -> None:
    """Where the country is not known, a number without a country is just its digits."""
    assert number_key("(030) 123 45 67", None) == "0301234567"


def test_prepare() -> None:
    """Everything that is known of countries can be read beforehand."""
    prepare()
    assert number_key("+290 22158", None) == "29022158"
