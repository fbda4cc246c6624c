"""The recordings of a P-Series (vendor_docs/yeastar_p.md, section 4)."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing, nullcontext
from typing import Final

from aiohttp import ClientSession
from yarl import URL

from ..bounded_request import HttpReply
from ..errors import BadReply, PbxError, RecordingNotFound, Unreadable
from ..lenient_values import text
from ..sound_file import fetch_sound
from .error_codes import NOT_FOUND, Refused
from .open_api import HEADERS, OpenApi, read_reply

_DOWNLOAD: Final = "recording/download"


class Recordings:
    """Gives out recordings: the address of a file is asked for by its name, and the file is fetched from there."""

    def __init__(
        self, session: ClientSession, api: OpenApi, *, verify_certificate: bool
    ) -> None:
        """Use the API, and the session for the files."""
        self._session = session
        self._api = api
        self._verify_certificate = verify_certificate
        self._one_mp3 = asyncio.Lock()

    async def open(self, name: str) -> AsyncGenerator[bytes]:
        """Yield a recording piece by piece.

        Raises RecordingNotFound, NotSupported where the firmware gives out none, and the errors of any request.
        """
        # A PBX gives out a single MP3 file at a time.
        turn = self._one_mp3 if name.lower().endswith(".mp3") else nullcontext()
        async with turn:
            url = await self._address_of(name)
            pieces = fetch_sound(
                self._session,
                url,
                headers=HEADERS,
                verify_certificate=self._verify_certificate,
                refusal=_no_file,
            )
            async with aclosing(pieces):
                async for piece in pieces:
                    yield piece

    async def _address_of(self, name: str) -> URL:
        try:
            reply = await self._api.ask(_DOWNLOAD, file=name)
        except Refused as err:
            raise _explained(err) from err
        address = text(reply.get("download_resource_url"))
        if address is None:
            raise Unreadable(f"The answer to {_DOWNLOAD} names no address")
        own = self._api.url(_DOWNLOAD, None)
        try:
            url = own.join(URL(address))
        except ValueError:
            raise Unreadable(f"The address of {_DOWNLOAD} cannot be read") from None
        if url.origin() != own.origin():
            # The token is for nobody else.
            raise Unreadable(f"The address of {_DOWNLOAD} is another machine's")
        return url.update_query(access_token=await self._api.tokens.get())


def _no_file(reply: HttpReply) -> PbxError:
    """Return what it means that something else came than a file."""
    if reply.status == 404:
        return RecordingNotFound("There is no file at the recording's address")
    try:
        read_reply(_DOWNLOAD, reply)
    except Refused as err:
        return _explained(err)
    except PbxError as err:
        return err
    return Unreadable("The answer at the recording's address is no file")


def _explained(refused: BadReply) -> PbxError:
    return RecordingNotFound(str(refused)) if refused.errno == NOT_FOUND else refused
