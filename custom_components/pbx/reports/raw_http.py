"""Reads the HTTP requests that phone systems really send, odd requests too.

What Home Assistant's web server refuses is taken here: an empty request target, a target without a leading slash or with two, no
Content-Length, a space in the Host header, line ends without a carriage return.
"""

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
import re

import async_timeout
import orjson

MAX_HEAD_BYTES = 16 * 1024
MAX_CHUNK_LINE_BYTES = 256
READ_BYTES = 64 * 1024
IDLE_SECONDS = 1.0
"""How long a body of unknown length may pause before it is taken to be complete."""

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LINE_END = re.compile(r"\r?\n")
_VERSION = re.compile(r"\s*HTTP/[0-9.]+\s*$", re.IGNORECASE)
_ENDS = (b"}", b"]", b">")
_ROOT_ELEMENT = re.compile(rb"<([A-Za-z_][^\s<>/]*)[^<>]*>")


class BadRequest(Exception):
    """Something came that is no HTTP request."""


class TooLarge(Exception):
    """A request is larger than it may be."""


@dataclass(frozen=True, slots=True)
class RequestHead:
    """A request's first line and what its headers say of the body. ``length`` is None where they do not say."""

    method: str
    target: str
    length: int | None = None
    chunked: bool = False

    @property
    def segments(self) -> list[str]:
        """The parts of the target's path between slashes."""
        return re.split(r"[/?#\s]+", self.target)


class RequestReader:
    """Reads a request from a connection."""

    def __init__(self, stream: asyncio.StreamReader) -> None:
        """Begin with nothing read."""
        self._stream = stream
        self._buffer = bytearray()

    async def read_head(self) -> RequestHead:
        """Read up to the empty line after the headers. Raises BadRequest or TooLarge."""
        while not (end := _HEAD_END.search(self._buffer.lstrip(b"\r\n"))):
            if len(self._buffer) > MAX_HEAD_BYTES:
                raise TooLarge
            if not await self._fill():
                raise BadRequest
        del self._buffer[: len(self._buffer) - len(self._buffer.lstrip(b"\r\n"))]
        head = self._buffer[: end.start()].decode("latin-1")
        del self._buffer[: end.end()]
        if len(head) > MAX_HEAD_BYTES:
            raise TooLarge
        return _parse_head(head)

    async def read_body(self, head: RequestHead, limit: int) -> bytes:
        """Read the body, however its end is marked: by chunks, by its length, by its own end, by silence.

        Raises BadRequest or TooLarge.
        """
        if head.chunked:
            return await self._read_chunks(limit)
        if head.length is not None:
            return await self._read_length(head.length, limit)
        return await self._read_to_its_end(limit)

    async def _fill(self) -> bool:
        """Read more; answer whether there was any."""
        data = await self._stream.read(READ_BYTES)
        self._buffer += data
        return bool(data)

    async def _take(self, length: int) -> bytes:
        while len(self._buffer) < length:
            if not await self._fill():
                raise BadRequest
        data = bytes(self._buffer[:length])
        del self._buffer[:length]
        return data

    async def _take_line(self) -> bytes:
        while (end := self._buffer.find(b"\n")) < 0:
            if len(self._buffer) > MAX_CHUNK_LINE_BYTES or not await self._fill():
                raise BadRequest
        return (await self._take(end + 1)).strip()

    async def _read_length(self, length: int, limit: int) -> bytes:
        if length > limit:
            raise TooLarge
        body = await self._take(length)
        # A vendor's own example announces fewer bytes than it has, so a document that goes on is read to its end.
        goes_on = bool(self._buffer.strip()) or not body.rstrip().endswith(_ENDS)
        if not body or not goes_on or _is_complete(body):
            return body
        self._buffer[:0] = body
        return await self._read_to_its_end(limit)

    async def _read_chunks(self, limit: int) -> bytes:
        body = bytearray()
        while size := await self._chunk_size():
            if len(body) + size > limit:
                raise TooLarge
            body += await self._take(size)
            await self._take_line()
        return bytes(body)

    async def _chunk_size(self) -> int:
        line = await self._take_line()
        try:
            return int(line.partition(b";")[0], 16)
        except ValueError as err:
            raise BadRequest from err

    async def _read_to_its_end(self, limit: int) -> bytes:
        while not _is_complete(self._buffer):
            if len(self._buffer) > limit:
                raise TooLarge
            try:
                async with async_timeout.timeout(IDLE_SECONDS):
                    more = await self._fill()
            except TimeoutError:
                break
            if not more:
                break
        if len(self._buffer) > limit:
            raise TooLarge
        return bytes(self._buffer)


def response(
    status: int,
    body: bytes = b"",
    content_type: str | None = None,
) -> bytes:
    """Return a complete HTTP response after which the connection is closed."""
    lines = [
        f"HTTP/1.1 {status} {HTTPStatus(status).phrase}",
        f"Content-Length: {len(body)}",
        "Connection: close",
    ]
    if content_type:
        lines.append(f"Content-Type: {content_type}")
    return "\r\n".join([*lines, "", ""]).encode() + body


def _parse_head(head: str) -> RequestHead:
    first, *lines = _LINE_END.split(head)
    method, _, rest = first.partition(" ")
    if not method.isalpha() or not _VERSION.search(rest):
        raise BadRequest
    length, chunked = None, False
    for line in lines:
        name, _, value = line.partition(":")
        name, value = name.strip().lower(), value.strip()
        if name == "content-length" and value.isascii() and value.isdecimal():
            length = int(value)
        elif name == "transfer-encoding":
            chunked = "chunked" in value.lower()
    return RequestHead(
        method=method.upper(),
        target=_VERSION.sub("", rest).strip(),
        length=length,
        chunked=chunked,
    )


def _is_complete(body: bytes | bytearray) -> bool:
    """Answer whether a body is a whole JSON or XML document, so that nothing more needs to be waited for."""
    text = body.strip()
    if text.endswith((b"}", b"]")):
        try:
            orjson.loads(text)
        except orjson.JSONDecodeError:
            return False
        return True
    if text.endswith(b">") and (root := _ROOT_ELEMENT.search(text)):
        empty = root[0].endswith(b"/>") and text.endswith(root[0])
        return empty or text.endswith(b"</" + root[1] + b">")
    return False
