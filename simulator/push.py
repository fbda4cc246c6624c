"""Reports on their way to whoever listens: one fresh connection each, byte by byte as a system writes them."""

import asyncio
from base64 import b64encode
from contextlib import suppress
from dataclasses import dataclass, field
import hmac
import json
import ssl
from typing import Final, Literal, Self
from urllib.parse import urlsplit

ANSWER_SECONDS: Final = 15
MAX_ANSWER: Final = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where reports go. ``path`` is as it was registered, which is usually without a leading slash.

    ``secret`` is what reports to it are signed with, by a system that signs.
    """

    host: str
    port: int
    path: str = ""
    tls: bool = False
    secret: str = field(default="", repr=False)

    @classmethod
    def at(cls, address: str, secret: str = "") -> Self:
        """Return the target with this URL, as a person enters it."""
        url = urlsplit(address)
        tls = url.scheme == "https"
        path = url.path.removeprefix("/") + (f"?{url.query}" if url.query else "")
        return cls(
            host=url.hostname or "",
            port=url.port or (443 if tls else 80),
            path=path,
            tls=tls,
            secret=secret,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a system writes its requests.

    ``headers`` are lines in which {host}, {port} and {length} stand for what they say, and {signature} for the body's signature,
    which ``signature`` can make wrong or leave out. ``target_form`` is what stands in the request line: the registered path after a slash, or something that web servers do not like. ``no_path`` stands there when no
    path was registered. ``ending`` is what happens after the body: waiting for the answer, closing the sending half first, or
    hanging up without reading an answer, which then counts as given.
    """

    headers: tuple[str, ...]
    method: Literal["POST", "GET"] = "POST"
    signature: Literal["right", "wrong", "missing"] = "right"
    target_form: Literal["registered", "root", "empty", "no_slash", "double_slash"] = (
        "registered"
    )
    no_path: str = "/"
    content_length: bool = True
    ending: Literal["read", "half_close", "ignore"] = "read"

    def request(self, target: Target, body: bytes) -> bytes:
        """Return a whole request."""
        registered = f"/{target.path}" if target.path else self.no_path
        forms = {
            "registered": registered,
            "root": "/",
            "empty": "",
            "no_slash": target.path,
            "double_slash": f"//{target.path}",
        }
        secret = target.secret if self.signature == "right" else f"not {target.secret}"
        lines = [
            line.format(
                host=target.host,
                port=target.port,
                length=len(body),
                signature=sign(secret, body),
            )
            for line in self.headers
            if self._has(line)
        ]
        first = f"{self.method} {forms[self.target_form]} HTTP/1.1"
        return "\r\n".join([first, *lines, "", ""]).encode() + body

    def _has(self, line: str) -> bool:
        if "{signature}" in line:
            return self.signature != "missing"
        return self.content_length or "{length}" not in line


def sign(secret: str, body: bytes) -> str:
    """Return a body's signature: HMAC-SHA256 with the secret as text, in Base64."""
    return b64encode(hmac.digest(secret.encode(), body, "sha256")).decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A try to deliver a report. ``status`` is None without an HTTP answer, ``error`` says why then."""

    at: float
    target: Target
    status: int | None = None
    answer: bytes = b""
    error: str = ""

    @property
    def json(self) -> object:
        """The answer's body read as JSON; None when it is something else."""
        with suppress(ValueError):
            return json.loads(self.answer)
        return None


@dataclass(slots=True, kw_only=True, eq=False)
class Push:
    """A report and every try to deliver it."""

    body: bytes
    attempts: list[Attempt] = field(default_factory=list)
    acknowledged: bool = False
    tried: asyncio.Event = field(default_factory=asyncio.Event, repr=False)
    """Set after the first attempt."""

    @property
    def status(self) -> int | None:
        """The HTTP status of the last attempt."""
        return self.attempts[-1].status if self.attempts else None


async def deliver(
    target: Target,
    body: bytes,
    style: Style,
    *,
    at: float,
    verify_certificate: bool = True,
) -> Attempt:
    """Try to deliver a report once."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            reader, writer = await asyncio.open_connection(
                target.host,
                target.port,
                ssl=_context(verify_certificate) if target.tls else None,
            )
            try:
                writer.write(style.request(target, body))
                if style.ending == "half_close":
                    writer.write_eof()
                await writer.drain()
                if style.ending == "ignore":
                    return Attempt(at=at, target=target, status=200)
                status, answer = await _read_answer(reader)
                return Attempt(at=at, target=target, status=status, answer=answer)
            finally:
                writer.close()
                with suppress(OSError):
                    await writer.wait_closed()
    except (OSError, EOFError, ValueError, asyncio.LimitOverrunError) as err:
        return Attempt(at=at, target=target, error=f"{type(err).__name__}: {err}")


async def _read_answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.split("\r\n")
    protocol, _, rest = first.partition(" ")
    if not protocol.startswith("HTTP/"):
        raise ValueError("The answer is not HTTP")
    status = int(rest[:3])
    headers = dict(line.lower().replace(" ", "").partition(":")[::2] for line in lines)
    if headers.get("transfer-encoding") == "chunked":
        return status, await _read_chunks(reader)
    if "content-length" in headers:
        return status, await reader.readexactly(int(headers["content-length"]))
    return status, await reader.read(MAX_ANSWER)


async def _read_chunks(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while size := int((await reader.readuntil(b"\r\n")).partition(b";")[0], 16):
        body += (await reader.readexactly(size + 2))[:-2]
    return body


def _context(verify_certificate: bool) -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if not verify_certificate:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context
