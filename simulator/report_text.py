"""What can be told of a report from its bytes, for faults that befall reports of any system."""

import re
from typing import Final

_EXTENSION_STATUS: Final = re.compile(rb'"ExtensionStatus"|"type":"?30008\b')
_CALL_STATUS: Final = re.compile(rb'"event":"CallStatus"|"type":"?30011\b')
_OCCURRENCE: Final = re.compile(
    rb'"(?:event|action)":"(CallFailed|Forward|NewCdr|Tranfer)"'
)
_EXTENSION: Final = re.compile(rb'extension\\?":\\?"([^"\\]+)')
_MEMBERS: Final = re.compile(rb'(\\?"members\\?":)\[.*\]')
"""In a P-Series report the list may be in JSON within JSON."""


def is_extension_status(body: bytes) -> bool:
    """Return whether a report says what an extension does, and nothing of a call."""
    return _EXTENSION_STATUS.search(body) is not None


def is_call_status(body: bytes) -> bool:
    """Return whether a report says what a call's members do."""
    return _CALL_STATUS.search(body) is not None


def about(body: bytes) -> bytes:
    """Return what a report is about, a text that is the same for those whose order says something.

    What a call's members do is one thing, as is what an extension does, and each kind of occurrence. A P-Series' events are all
    one thing but those of extensions: they come over a single connection, in the order that its wire gives them.
    """
    if is_extension_status(body):
        extension = _EXTENSION.search(body)
        return b"extension " + (extension.group(1) if extension else b"")
    occurrence = _OCCURRENCE.search(body)
    return occurrence.group(1) if occurrence else b""


def without_members(body: bytes) -> bytes:
    """Return a report with an empty list of members."""
    return _MEMBERS.sub(rb"\1[]", body)
