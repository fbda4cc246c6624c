"""What a phone number is, and when two of them are the same, however they are written."""

from functools import lru_cache
import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, ValidationResult

REMEMBERED = 8192
"""For how many numbers the key is remembered; the same numbers come again and again."""

SHORT = 7
"""Numbers with fewer digits are extensions or services, unless the country has such short numbers."""

COMPLETE = 10
"""With so many digits a number may have its country's in front without a plus."""

_SCHEME = re.compile(r"(?:sips?|tel|callto):", re.IGNORECASE)
_REMARK = re.compile(r"\([^()\d]*\)")
_BEGIN = r"\d+(\uff0b\uff08"
_DIALLED = re.compile(f"[{_BEGIN}]")
_CODE = re.compile(r"[*#]")
_WRITTEN = re.compile(rf"[{_BEGIN}*#].*\d", re.DOTALL)
_NOTHING_ELSE = re.compile(r"[\d\s()./*#+\-\u2010-\u2015]+")
_NO_DIGIT = re.compile(r"[^\d*#]")


@lru_cache(maxsize=REMEMBERED)
def number_key(number: str, country: str | None) -> str:
    """Return the same text for every way in which a phone number is written.

    A number that can be called from abroad becomes its digits, the country's in front; what is too short for that, such as an
    extension, only its digits. What is no number, such as ``anonymous``, stays what it is.

    Args:
        number: A number as a system, a person or an address book writes it.
        country: The two letters of the country that numbers without a country belong to; None when it is not known.
    """
    text = _SCHEME.sub("", number.strip(), count=1)
    text = _REMARK.sub("", text.split("@", 1)[0].split(";", 1)[0]).strip()
    if _CODE.search(text):
        return _NO_DIGIT.sub("", text)
    if not _DIALLED.match(text):
        return " ".join(text.casefold().split())
    digits = phonenumbers.normalize_digits_only(text)
    found = _parsed(text, country, digits)
    if found is None:
        return digits
    return f"{found.country_code}{phonenumbers.national_significant_number(found)}"


def begins_as_number(text: str) -> bool:
    """Answer whether a text begins as a phone number does, and goes on to a digit; there may be a remark behind it."""
    return _WRITTEN.match(text) is not None


def is_number_alone(text: str) -> bool:
    """Answer whether a text is a phone number with nothing but the signs that people write between its digits."""
    return begins_as_number(text) and _NOTHING_ELSE.fullmatch(text) is not None


def prepare() -> None:
    """Read what is known of every country's numbers, so that no call has to wait for it. Reads files."""
    phonenumbers.PhoneMetadata.load_all()


def _parsed(text: str, country: str | None, digits: str) -> PhoneNumber | None:
    """Return the number as the library understands it, the most certain reading first."""
    as_written = _parse(text, country)
    if as_written and phonenumbers.is_valid_number(as_written):
        return as_written
    if len(digits) >= COMPLETE:
        # Systems leave the plus out, or write 00 where the country has another prefix.
        abroad = _parse(f"+{digits.removeprefix('00')}", None)
        if abroad and phonenumbers.is_valid_number(abroad):
            return abroad
    if as_written is None or len(digits) < SHORT:
        return None
    possible = phonenumbers.is_possible_number_with_reason(as_written)
    return as_written if possible == ValidationResult.IS_POSSIBLE else None


def _parse(text: str, country: str | None) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(text, country)
    except NumberParseException:
        return None
