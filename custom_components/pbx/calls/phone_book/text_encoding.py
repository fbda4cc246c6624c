"""Which bytes stand for which letters in a file that does not say so."""

import codecs
from typing import BinaryIO

CHUNK_BYTES = 256 * 1024

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
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(file: BinaryIO, country: str | None) -> str:
    """Return the encoding of a text file, which is at its beginning again afterwards.

    Args:
        file: The file, at its beginning.
        country: The two letters of the country whose old encoding is taken for a file that is no UTF-8.
    """
    start = file.read(CHUNK_BYTES)
    file.seek(0)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    if _is_utf8(file):
        return "utf-8"
    return _BY_COUNTRY.get(country or "", _ELSEWHERE)


def _is_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(CHUNK_BYTES):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        file.seek(0)
    return True
