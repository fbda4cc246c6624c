"""Takes a stream of bytes apart into JSON objects that stand one after another (vendor_docs/yeastar_s.md, section 3.2)."""

from collections.abc import Iterator
import re
from typing import Final

from ...calls.limits import MAX_BODY_BYTES

MAX_TEXT_BYTES: Final = 1024
"""How much is kept of what stands between objects."""

_OPENING: Final = re.compile(rb"\{")
_IN_OBJECT: Final = re.compile(rb'[{}"]')
_IN_STRING: Final = re.compile(rb'["\\]')


class ObjectTooLong(ValueError):
    """An object is longer than a report may be. Where the next object begins cannot be told any more."""


class JsonObjects:
    """What has come of a stream, and where in it an object begins and ends.

    Whether what stands between the braces is JSON is for the decoder to judge.
    """

    def __init__(self) -> None:
        """Begin outside of any object."""
        self.text = b""
        """The last of what stood outside of objects, such as line breaks, or an answer to the login."""
        self._pending = b""
        self._read = 0
        self._depth = 0
        self._in_string = False

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """Take the next bytes of the stream, and yield each object that is complete with them.

        Raises ObjectTooLong.
        """
        self._pending += piece
        while found := self._sought().search(self._pending, self._read):
            self._read = found.end()
            match found[0]:
                case b"\\":
                    # Whatever follows is part of the string, be it a quotation mark and be it in the next piece.
                    self._read += 1
                case b'"':
                    self._in_string = not self._in_string
                case b"{":
                    if not self._depth:
                        self._leave_out(found.start())
                    self._depth += 1
                case _:
                    self._depth -= 1
                    if not self._depth:
                        complete = self._pending[: self._read]
                        self._pending, self._read = self._pending[self._read :], 0
                        if len(complete) > MAX_BODY_BYTES:
                            raise ObjectTooLong
                        yield complete
        if not self._depth:
            self._leave_out(len(self._pending))
        self._read = max(self._read, len(self._pending))
        if len(self._pending) > MAX_BODY_BYTES:
            raise ObjectTooLong

    def _sought(self) -> re.Pattern[bytes]:
        """Return what can change where we are."""
        if self._in_string:
            return _IN_STRING
        return _IN_OBJECT if self._depth else _OPENING

    def _leave_out(self, length: int) -> None:
        """Take what stands before an object off what has come."""
        self.text = (self.text + self._pending[:length])[-MAX_TEXT_BYTES:]
        self._pending = self._pending[length:]
        self._read = max(self._read - length, 0)
