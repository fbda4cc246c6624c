"""What a phone number is, and when two of them are the same, however they are written."""

from functools import lru_cache
import re
from traceback import clear_frames

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, ValidationResult

REMEMBERED = 8192
"""For how many numbers the key is remembered; the same numbers come again and again."""

SHORT = 7
"""Numbers with fewer digits are extensions or services, unless the country has such short numbers."""

COMPLETE = 10
"""With so many digits a number may have its country's in front without a plus."""

# What follows the first pause is dialled when somebody has answered: a conference's code, an extension.
_LATER = re.compile(r"(?<=[\d)])\s*[,;pw][\d\s*#,;pw]*$", re.IGNORECASE)

# A digit for an outside line, and the pause that waits for the line.
_LINE = re.compile(r"\s*\d\s*[,;pw]+\s*(?=(?:\D*\d){7})", re.IGNORECASE)

# Countries in which the same phone has, or had until lately, several numbers. All become what is dialled within the country today.
_SAME_PHONE: dict[int, tuple[re.Pattern[str], str]] = {
    # A 1 for calls to mobile phones from abroad, and prefixes that went in 2019.
    52: (re.compile(r"(?:01|044|045|1)(\d{10})"), r"\1"),
    # A 9 for mobile phones from abroad, which is a 15 behind the area code within the country.
    54: (re.compile(r"9(\d{10})"), r"\1"),
    # Mobile phones have had a ninth digit in front since 2016.
    55: (re.compile(r"(\d{2})([6-9]\d{7})"), r"\g<1>9\2"),
}

SCHEME = re.compile(r"(?:sips?|tel|callto):", re.IGNORECASE)
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
    line = _LINE.match(number)
    whole = without_later_digits(number[line.end() :] if line else number)
    text = SCHEME.sub("", whole, count=1)
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


def international_form(number: str, country: str | None) -> str:
    """Return a number as it is dialled from anywhere, a plus in front; what cannot be called from abroad as it is."""
    key = number_key(number, country)
    whole = _parse(f"+{key}", None) if key.isdecimal() else None
    if whole is None or not phonenumbers.is_valid_number(whole):
        return number
    return f"+{key}"


def without_later_digits(number: str) -> str:
    """Return a number without the pause, and the digits behind it, that a phone dials once somebody has answered."""
    text = number.strip()
    first = _LATER.sub("", text)
    # A comma behind a few digits is a slip and no pause; behind a service's code it is a pause.
    whole = _CODE.match(first) or len(_NO_DIGIT.sub("", first)) >= SHORT
    return first if whole else text


def is_valid(number: str, country: str) -> bool:
    """Answer whether a number, as it would be dialled in a country, is complete."""
    found = _parse(number, country)
    return found is not None and phonenumbers.is_valid_number(found)


def is_service(number: str, country: str) -> bool:
    """Answer whether a short number is that of a service of a country, such as the police."""
    found = _parse(number, country)
    return found is not None and phonenumbers.is_valid_short_number_for_region(
        found, country
    )


def dialled_at_home(number: str, country: str) -> str:
    """Return the digits that people in a country dial for a number that begins with a plus; any other number as it is."""
    found = _parse(number, country) if number.startswith("+") else None
    if found is None:
        return number
    dialled = phonenumbers.format_out_of_country_calling_number(found, country)
    return phonenumbers.normalize_digits_only(dialled)


def country_code(country: str) -> int:
    """Return what is dialled for a country from abroad."""
    return phonenumbers.country_code_for_region(country)


def national_prefix(country: str) -> str:
    """Return what people in a country dial before an area code; an empty text where that is nothing."""
    return phonenumbers.ndd_prefix_for_region(country, True) or ""


def area_code(number: str, country: str) -> str:
    """Return the area code of a number of a country; an empty text if it has none that belongs to a place."""
    found = _parse(number, country)
    if found is None or not phonenumbers.is_valid_number(found):
        return ""
    if found.country_code != country_code(country):
        return ""
    length = phonenumbers.length_of_geographical_area_code(found)
    return phonenumbers.national_significant_number(found)[:length]


def begins_as_number(text: str) -> bool:
    """Answer whether a text begins as a phone number does, and goes on to a digit; there may be a remark behind it."""
    return _WRITTEN.match(text) is not None


def is_number_alone(text: str) -> bool:
    """Answer whether a text is a phone number with nothing but the signs that people write between its digits."""
    return begins_as_number(text) and _NOTHING_ELSE.fullmatch(text) is not None


def is_one_number(text: str) -> bool:
    """Answer whether a text is a phone number and nothing else, or the address of one at some host, as SIP writes it."""
    return is_number_alone(SCHEME.sub("", text.strip(), count=1).split("@", 1)[0])


def prepare() -> None:
    """Read what is known of every country's numbers, so that no call has to wait for it. Reads files."""
    phonenumbers.PhoneMetadata.load_all()


def _parsed(text: str, country: str | None, digits: str) -> PhoneNumber | None:
    """Return the number as the library understands it, the most certain reading first."""
    as_written = _parse(text, country)
    if as_written and phonenumbers.is_valid_number(as_written):
        return as_written
    # Systems leave the plus out, or write 00 where the country has another prefix. No country's digits begin with a 0.
    from_abroad = digits.removeprefix("00")
    if len(digits) >= COMPLETE and not from_abroad.startswith("0"):
        abroad = _parse(f"+{from_abroad}", None)
        if abroad and phonenumbers.is_valid_number(abroad):
            return abroad
    if as_written is None or len(digits) < SHORT:
        return None
    possible = phonenumbers.is_possible_number_with_reason(as_written)
    return as_written if possible == ValidationResult.IS_POSSIBLE else None


def _parse(text: str, country: str | None) -> PhoneNumber | None:
    try:
        found = phonenumbers.parse(text, country)
    except NumberParseException as err:
        # The library's frames hold the error that holds them, and with them whatever whoever asked was about to store.
        clear_frames(err.__traceback__)
        return None
    if rule := _SAME_PHONE.get(found.country_code or 0):
        national = phonenumbers.national_significant_number(found)
        if match := rule[0].fullmatch(national):
            found.national_number = int(match.expand(rule[1]))
            found.italian_leading_zero = None
    return found
