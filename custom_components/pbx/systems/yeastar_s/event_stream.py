"""The connection on which an S-Series PBX reports when its report method is TCP.

See vendor_docs/yeastar_s.md, section 3.2, and https://help.yeastar.com/en/s-series-developer-v2/api-v2/api-reports.html.
"""

import asyncio
from collections import deque
import re
import socket
from typing import Final, Self

import async_timeout

from .. import lenient_json
from ..bounded_request import REQUEST_SECONDS
from ..errors import BadCredentials, CannotConnect, NoAnswer
from ..lenient_values import text
from .json_objects import JsonObjects, ObjectTooLong
from .wire_format import REPORT_FORMAT

ANSWER_SECONDS: Final = 1.0
"""How long an answer to the login is waited for. The vendor describes none, so a PBX that stays silent has let us in."""

_KEEP_ALIVE: Final = (
    (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
    (socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 60),
    (socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 10),
    (socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 3),
)
"""Has the operating system notice within 90 seconds that the PBX is gone; the protocol itself has no sign of life."""

_PIECE_BYTES: Final = 64 * 1024
_ANSWER: Final = re.compile(
    rb"^Response:[ \t]*(\w+)[ \t]*\r?\n", re.IGNORECASE | re.MULTILINE
)
_LINE_BREAKS: Final = frozenset("\r\n\0")


class EventStream:
    """An open connection. ``open`` makes it."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Take a connection on which nobody has logged in yet."""
        self._reader = reader
        self._writer = writer
        self._objects = JsonObjects()
        self._complete: deque[bytes] = deque()
        self._is_unreadable = False

    @classmethod
    async def open(cls, host: str, port: int, username: str, secret: str) -> Self:
        """Connect and log in.

        Args:
            host: The PBX.
            port: The port that is set on it for reports.
            username: The user of the API.
            secret: The password of this user, which this protocol takes in clear text.

        Raises:
            CannotConnect: There is no connection, or the PBX ended it when it had read the login.
            BadCredentials: The PBX answered that it refuses the login.
        """
        if _LINE_BREAKS & {*username, *secret}:
            raise BadCredentials("A line break cannot be part of a login")
        try:
            async with async_timeout.timeout(REQUEST_SECONDS):
                reader, writer = await asyncio.open_connection(host, port)
        except TimeoutError:
            raise NoAnswer("No answer in time") from None
        except (OSError, ValueError) as err:
            raise CannotConnect(
                f"The connection failed: {type(err).__name__}"
            ) from None
        for level, option, value in _KEEP_ALIVE:
            writer.get_extra_info("socket").setsockopt(level, option, value)
        stream = cls(reader, writer)
        try:
            await stream._login(username, secret)
        except BaseException:
            stream.close()
            raise
        return stream

    async def receive(self) -> bytes:
        """Return the next report. Raises CannotConnect when the connection ends, or sends what is too long."""
        while not self._complete:
            await self._take_piece()
        return self._complete.popleft()

    def close(self) -> None:
        """Close the connection."""
        self._writer.close()

    async def _login(self, username: str, secret: str) -> None:
        lines = (
            "Action: login",
            f"Username: {username}",
            f"Secret: {secret}",
            f"Version: {REPORT_FORMAT}",
            "",
            "",
        )
        self._writer.write("\r\n".join(lines).encode())
        try:
            async with async_timeout.timeout(ANSWER_SECONDS):
                while not self._is_answered():
                    await self._take_piece()
        except TimeoutError:
            return

    def _is_answered(self) -> bool:
        """Answer whether the PBX has said something to the login. Raises BadCredentials when that was no."""
        if answer := _ANSWER.search(self._objects.text):
            if answer[1].lower() != b"success":
                raise BadCredentials("The login was refused")
            return True
        if not self._complete:
            return False
        if _is_refusal(self._complete[0]):
            raise BadCredentials("The login was refused")
        return True

    async def _take_piece(self) -> None:
        if self._is_unreadable:
            raise CannotConnect("A report is too long")
        try:
            piece = await self._reader.read(_PIECE_BYTES)
        except OSError as err:
            raise CannotConnect(f"The connection broke: {type(err).__name__}") from None
        if not piece:
            raise CannotConnect("The system ended the connection")
        try:
            self._complete.extend(self._objects.feed(piece))
        except ObjectTooLong:
            # What came before it is still taken.
            self._is_unreadable = True


def _is_refusal(body: bytes) -> bool:
    """Answer whether an object is what a request of the API is refused with, and not a report."""
    try:
        fields = lenient_json.loads(body)
    except ValueError:
        return False
    return isinstance(fields, dict) and text(fields.get("errno")) is not None
