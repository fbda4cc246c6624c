"""What can be told of a report from its bytes, for faults that befall reports of any system."""

import re
from typing import Final

_EXTENSION_STATUS: Final = re.compile(rb'"ExtensionStatus"|"type":"?30008\b')
_CALL_STATUS: Final = re.compile(rb'"event":"CallStatus"|"type":"?30011\b')
_MEMBERS: Final = re.compile(rb'(\\?"members\\?":)\[.*\]')
"""In a P-Series report the list may be in JSON within JSON."""


def is_extension_status(body: bytes) -> bool:
    """Return whether a report says what an extension does, and nothing of a call."""
    return _EXTENSION_STATUS.search(body) is not None


def is_call_status(body: bytes) -> bool:
    """Return whether a report says what a call's members do."""
    return _CALL_STATUS.search(body) is not None


def without_members(body: bytes) -> bytes:
    """Return a report with an empty list of members."""
    return _MEMBERS.sub(rb"\1[]", body)
