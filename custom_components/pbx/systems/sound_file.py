"""A sound file that a phone system gives out: fetched piece by piece, bounded in time and size."""

from collections.abc import AsyncGenerator, Callable, Mapping
from typing import Final

from aiohttp import ClientSession, ClientTimeout
from yarl import URL

from .bounded_request import (
    MAX_FILE_BYTES,
    NO_HEADERS,
    REQUEST_SECONDS,
    HttpReply,
    explained,
    says_something,
    trust,
)
from .errors import Unreadable

SOUND_SECONDS: Final = 300
"""How long a sound file may take; an hour of talk is 60 MB, and a phone system in the cloud is slow."""

_MOST_OF_REFUSAL: Final = 64 * 1024


async def fetch_sound(
    session: ClientSession,
    url: URL,
    *,
    headers: Mapping[str, str] = NO_HEADERS,
    verify_certificate: bool,
    refusal: Callable[[HttpReply], Exception],
) -> AsyncGenerator[bytes]:
    """Send a GET and yield the sound file that comes, piece by piece.

    Args:
        session: The session to use.
        url: The address, with the token in its query.
        headers: What the system wants besides.
        verify_certificate: Whether the certificate of an https address must be trusted.
        refusal: Returns what it means that something else came than a file.

    Raises:
        Unreadable: The file is larger than any recording.
        CannotConnect: As ``post`` in ``bounded_request`` raises it, with the other errors there.
    """
    with explained():
        async with session.get(
            url,
            headers={"Connection": "close", **headers},
            ssl=trust(verify_certificate),
            allow_redirects=False,
            timeout=ClientTimeout(total=SOUND_SECONDS, sock_read=REQUEST_SECONDS),
        ) as response:
            pieces = response.content.iter_any()
            first = await anext(pieces, b"")
            if response.status != 200 or not first or says_something(first):
                rest = await response.content.read(_MOST_OF_REFUSAL)
                raise refusal(HttpReply(status=response.status, body=first + rest))
            size, piece = 0, first
            while piece:
                size += len(piece)
                if size > MAX_FILE_BYTES:
                    raise Unreadable("The recording is too large")
                yield piece
                piece = await anext(pieces, b"")
