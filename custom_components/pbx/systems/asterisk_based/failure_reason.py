"""Reads why a call failed: a number, a number with words, or words (vendor_docs/openvox_uc.md, section 7)."""

import re

from ..lenient_values import free_text

_CODE = re.compile(r"(\d{3})\b\s*(.*)", re.DOTALL)

# For systems that send nothing but the number.
_MEANINGS = {
    "404": "Not found",
    "408": "Request timeout",
    "410": "Gone",
    "480": "Not answered",
    "484": "Address incomplete",
    "486": "Busy here",
    "487": "Request terminated",
    "503": "Service unavailable",
    "603": "Declined",
}


def read_reason(value: object) -> tuple[str | None, str | None]:
    """Return the reason in words and the number in it.

    The words are the system's own, number included; a number alone gets its usual meaning.
    """
    said = free_text(value)
    found = _CODE.match(said or "")
    if said is None or found is None:
        return said, None
    code, words = found.groups()
    return (said if words else _MEANINGS.get(code, said)), code
