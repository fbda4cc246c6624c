"""The presence of an extension, one of whose words has its phones not ring (vendor_docs/yeastar_p.md, sections 3.5 and 4)."""

from typing import Final

from ..lenient_values import plain, text

AVAILABLE: Final = "available"
DO_NOT_DISTURB: Final = "do_not_disturb"


def read_do_not_disturb(presence: object) -> bool | None:
    """Return whether an extension does not ring, as its presence says; None where it says nothing."""
    word = text(presence)
    return None if word is None else plain(word) == plain(DO_NOT_DISTURB)
