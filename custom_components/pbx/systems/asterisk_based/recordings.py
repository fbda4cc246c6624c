"""How Yeastar S-Series and OpenVox UC give out the recordings of calls.

See vendor_docs/yeastar_s.md, section 4.7, and vendor_docs/openvox_uc.md, section 5. A recording is first asked for by its name. The
answer has a random string, with which it can be downloaded once within 30 seconds, by whoever asked: ``allowedip``, which would let
another address in, is never sent.
"""

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from typing import ClassVar, Final, override

from ..bounded_request import HttpReply
from ..errors import BadReply, NotSupported, PbxError, RecordingNotFound
from ..sound_file import fetch_sound
from . import error_numbers
from .given_files import random_in
from .token_system import Refused, TokenSystem

ASK_FOR_RECORDING: Final = "recording/get_random"
RECORDING: Final = "recording/download"


class RecordingSystem(TokenSystem):
    """A phone system that is used with a token and gives out recordings."""

    other_download_paths: ClassVar[tuple[str, ...]] = ()
    """Where else sounds may be than below ``api_path``: further paths that the vendor prints."""

    @override
    def open_recording(self, name: str) -> AsyncGenerator[bytes]:
        return self._open_sound(ASK_FOR_RECORDING, RECORDING, {"recording": name})

    async def _open_sound(
        self, ask: str, download: str, fields: Mapping[str, str]
    ) -> AsyncGenerator[bytes]:
        """Yield a sound file piece by piece.

        Args:
            ask: What gives the random string.
            download: What gives the file.
            fields: Which file, for both.

        Raises:
            RecordingNotFound: There is no such file (any more).
        """
        paths = (self.api_path, *self.other_download_paths)
        for path in paths:
            random = await self._random_for(ask, fields)
            given = {**fields, "random": random}
            pieces = self._sound(f"{path}/{download}", download, given)
            async with aclosing(pieces):
                try:
                    first = await anext(pieces)
                except BadReply, NotSupported, RecordingNotFound:
                    if path == paths[-1]:
                        raise
                    continue
                yield first
                async for piece in pieces:
                    yield piece
            return

    async def _random_for(self, ask: str, fields: Mapping[str, str]) -> str:
        """Return the random string with which a file can be downloaded once."""
        try:
            reply = await self._ask(ask, fields)
        except Refused as err:
            raise _explained(err) from err
        return random_in(reply, ask)

    def _sound(
        self, path: str, endpoint: str, fields: Mapping[str, str]
    ) -> AsyncGenerator[bytes]:
        url = self._url(endpoint, self._token)

        def refusal(reply: HttpReply) -> PbxError:
            return _explained(self._no_file(endpoint, reply))

        return fetch_sound(
            self.session,
            url.with_path(path).with_query({**url.query, **fields}),
            verify_certificate=self.settings.verify_certificate,
            refusal=refusal,
        )


def _explained(error: PbxError) -> PbxError:
    errno = error.errno if isinstance(error, Refused) else None
    if errno in error_numbers.NO_SOUND:
        return RecordingNotFound(str(error))
    if errno == error_numbers.UNKNOWN_REQUEST:
        return NotSupported(str(error))
    return error
