"""A request to a phone system, bounded in time and size."""

from collections.abc import Generator, Mapping
from contextlib import AbstractAsyncContextManager, contextmanager
from dataclasses import dataclass
from functools import cache
import ssl
from types import MappingProxyType
from typing import Final

import aiohttp
from aiohttp import ClientResponse, ClientSession
import async_timeout
from yarl import URL

from .errors import (
    BadReply,
    CannotConnect,
    CertificateRejected,
    NoAnswer,
    NotSupported,
    NotThisSystem,
    Unreadable,
)

JSON_CONTENT = "application/json; charset=utf-8"

REQUEST_SECONDS = 10
MAX_REPLY_BYTES = 8 * 1024 * 1024
DOWNLOAD_SECONDS = 60
MAX_FILE_BYTES = 64 * 1024 * 1024

NO_HEADERS: Final[Mapping[str, str]] = MappingProxyType({})

# The systems close after each answer; a connection kept for later might be dead by then.
_CLOSE = {"Connection": "close"}


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpReply:
    """What came back. The headers say nothing: the systems leave out the content's type and its length."""

    status: int
    body: bytes

    def require_ok(self, endpoint: str, *, is_login: bool) -> None:
        """Raise what another status than 200 means.

        Args:
            endpoint: What was asked.
            is_login: Whether it is not known yet that it is this phone system that answers.

        Raises:
            NoAnswer: Something before the system answered, or the system broke.
            NotThisSystem: It is not the system.
            NotSupported: There is no such endpoint.
            BadReply: It is refused.
        """
        if self.status == 200:
            return
        if self.status >= 500:
            raise NoAnswer(f"The system answered HTTP {self.status}")
        if is_login:
            raise NotThisSystem(f"The login was answered with HTTP {self.status}")
        if self.status == 404:
            raise NotSupported(endpoint)
        raise BadReply(f"{endpoint} was answered with HTTP {self.status}")


async def post(
    session: ClientSession,
    url: URL,
    *,
    body: bytes | None = None,
    content_type: str,
    headers: Mapping[str, str] = NO_HEADERS,
    verify_certificate: bool,
) -> HttpReply:
    """Send a POST and read the whole reply.

    The messages of the errors hold nothing of the address, because the token is in it.

    Args:
        session: The session to use.
        url: The address, with the token in its query.
        body: What to send, if anything.
        content_type: What the body is.
        headers: What the system wants besides.
        verify_certificate: Whether the certificate of an https address must be trusted.

    Raises:
        CannotConnect: The system was not reached; the request did not arrive.
        NoAnswer: The system was not done in time, or hung up.
        CertificateRejected: Its certificate is not trusted.
        NotThisSystem: What answered does not speak HTTP.
        Unreadable: The reply is too large.
    """
    request = session.post(
        url,
        data=body,
        headers={
            **_CLOSE,
            **headers,
            **({} if body is None else {"Content-Type": content_type}),
        },
        ssl=trust(verify_certificate),
        allow_redirects=False,
    )
    return await _answer(request, REQUEST_SECONDS, MAX_REPLY_BYTES)


async def get(
    session: ClientSession,
    url: URL,
    *,
    headers: Mapping[str, str] = NO_HEADERS,
    verify_certificate: bool,
) -> HttpReply:
    """Send a GET and read the whole reply. Takes and raises what ``post`` does."""
    request = session.get(
        url,
        headers={**_CLOSE, **headers},
        ssl=trust(verify_certificate),
        allow_redirects=False,
    )
    return await _answer(request, REQUEST_SECONDS, MAX_REPLY_BYTES)


async def download(
    session: ClientSession, url: URL, *, verify_certificate: bool
) -> HttpReply:
    """Send a GET and read the whole file that comes. Raises what ``post`` raises."""
    request = session.get(
        url,
        headers=_CLOSE,
        ssl=trust(verify_certificate),
        allow_redirects=False,
    )
    return await _answer(request, DOWNLOAD_SECONDS, MAX_FILE_BYTES)


async def _answer(
    request: AbstractAsyncContextManager[ClientResponse], seconds: float, most: int
) -> HttpReply:
    with explained():
        async with async_timeout.timeout(seconds), request as response:
            read = bytearray()
            async for chunk in response.content.iter_any():
                read += chunk
                if len(read) > most:
                    raise Unreadable("The reply is too large")
            return HttpReply(status=response.status, body=bytes(read))


def trust(verify_certificate: bool) -> ssl.SSLContext | bool:
    """Return what the certificate of an https address is checked with."""
    return True if verify_certificate else _unverified()


@contextmanager
def explained() -> Generator[None]:
    """Turn what can go wrong with a connection into the errors of this package, as ``post`` raises them."""
    try:
        yield
    except TimeoutError:
        raise NoAnswer("No answer in time") from None
    except aiohttp.ClientConnectorCertificateError:
        raise CertificateRejected("The certificate is not trusted") from None
    except aiohttp.ClientSSLError:
        raise CannotConnect("TLS could not be set up") from None
    except aiohttp.ClientResponseError:
        raise NotThisSystem("The answer is not HTTP") from None
    except (aiohttp.ClientConnectorError, aiohttp.InvalidURL) as err:
        raise CannotConnect(f"The connection failed: {type(err).__name__}") from None
    except (aiohttp.ClientError, OSError, ValueError) as err:
        raise NoAnswer(f"The connection broke: {type(err).__name__}") from None


@cache
def _unverified() -> ssl.SSLContext:
    """Return a context for the certificates and keys that these systems make for themselves, which today's defaults refuse."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    return context


def says_something(body: bytes) -> bool:
    """Answer whether a body begins like JSON, XML or HTML, in which a phone system says that there is no file."""
    return body.lstrip().startswith((b"{", b"<"))
