"""Which bytes stand for which letters in a file that does not say so."""

import codecs
from contextlib import suppress
import re

# What Windows programs, which still export address books, write in each country.
_BY_COUNTRY: dict[str, str] = {
    country: encoding
    for encoding, countries in {
        "gb18030": "CN SG",
        "big5hkscs": "TW HK MO",
        "cp932": "JP",
        "cp949": "KR",
        "cp874": "TH",
        "cp1250": "AL BA CZ HR HU ME PL RO RS SI SK",
        "cp1251": "BG BY KG KZ MK MN RU TJ UA",
        "cp1253": "CY GR",
        "cp1254": "AZ TR UZ",
        "cp1255": "IL",
        "cp1256": "AE AF BH DZ EG IQ IR JO KW LB LY MA OM PK PS QA SA SD SY TN YE",
        "cp1257": "EE LT LV",
        "cp1258": "VN",
    }.items()
    for country in countries.split()
}
_ELSEWHERE = "cp1252"
_MARKS = (
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 4096

_UTF8_LETTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_NO_ASCII = re.compile(rb"[\x80-\xff]")


def as_utf8(data: bytes) -> bytes:
    """Return a file that may be in UTF-16, with or without a mark at its beginning, in UTF-8; any other file as it is."""
    if data.startswith(codecs.BOM_UTF8):
        return data.removeprefix(codecs.BOM_UTF8)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _converted(data.removeprefix(mark), encoding)
    start = data[:_LOOKED_AT]
    # Half of the bytes of Latin letters in UTF-16 are zero, always the same half.
    for place, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half, other = start[place::2], start[1 - place :: 2]
        if len(half) > 2 and half.count(0) > len(half) / 2 and not other.count(0):
            return _converted(data, encoding)
    return data


def _converted(data: bytes, encoding: str) -> bytes:
    return data.decode(encoding, errors="replace").encode(errors="replace")


class Letters:
    """Reads the bytes of a file, line by line: lines in UTF-8 by themselves, others as the file as a whole suggests."""

    def __init__(self, data: bytes, country: str | None) -> None:
        """Look at a file.

        Args:
            data: The file; lines that were folded must be unfolded, because folds cut letters in two.
            country: The two letters of the country whose old encoding is taken for what is no UTF-8.
        """
        whole = _UTF8_LETTER.findall(data)
        damaged = len(_NO_ASCII.findall(_UTF8_LETTER.sub(b"", data)))
        self._otherwise = _BY_COUNTRY.get(country or "", _ELSEWHERE)
        if len(whole) > damaged:
            # A few damaged letters in a file that is UTF-8 as a whole.
            self._otherwise = "utf-8"

    def read(self, data: bytes, charset: str | None = None) -> str:
        """Return the text that bytes stand for. What is no letter becomes a replacement character.

        Args:
            data: The bytes.
            charset: The encoding that the file names for them, if any.
        """
        if charset and (named := _known(charset)):
            # Python has encodings that are none of text (such as quopri), or that nothing can be replaced in (such as idna).
            with suppress(LookupError, UnicodeError):
                return data.decode(named, errors="replace")
        try:
            return data.decode()
        except UnicodeDecodeError:
            return data.decode(self._otherwise, errors="replace")


def _known(charset: str) -> str | None:
    """Return the encoding that a file names; None for a name that nobody knows."""
    try:
        name = codecs.lookup(charset.strip("\"' ")).name
    except LookupError, ValueError:
        return None
    # Programs for Windows call their own encoding so.
    return "cp1252" if name in {"iso8859-1", "ascii"} else name
