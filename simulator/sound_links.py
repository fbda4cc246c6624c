"""The addresses of recordings that a simulated P-Series gives out for half an hour (vendor_docs/yeastar_p.md, section 4)."""

from collections.abc import Callable, Iterable, Mapping
import secrets
from typing import Final

from .http_server import Request, Response
from .openapi_lists import page
from .openapi_reply import NOT_FOUND, TOKEN_EXPIRED, Refused, missing, succeeded
from .openapi_system import Endpoints
from .sound import sound_of
from .wire_text import Reply, compact
from .wire_yeastar_p_recordings import recordings
from .wire_yeastar_p_records import Row

PATH: Final = "/api/downloadattachment/"
LINK_SECONDS: Final = 30 * 60


class SoundLinks:
    """Gives out addresses, and the files at them to whoever has a token. Which errcode is answered without one is not documented."""

    def __init__(
        self, clock: Callable[[], float], is_live: Callable[[str], bool]
    ) -> None:
        """Begin with no address given out. ``is_live`` answers whether a token is valid."""
        self._clock = clock
        self._is_live = is_live
        self._given: dict[str, tuple[float, str]] = {}
        self.deleted: set[str] = set()
        """The names of recordings that somebody has deleted."""

    def endpoints(self, rows: Callable[[], list[Row]]) -> Endpoints:
        """Return what can be asked of the recordings that the rows of records name."""
        return {
            ("GET", "recording/list"): lambda query: page(recordings(rows()), query),
            ("GET", "recording/download"): lambda query: self.download(rows(), query),
        }

    def download(self, rows: Iterable[Row], query: Mapping[str, str]) -> Reply:
        """Answer recording/download for an ``id`` or a ``file``. Raises Refused."""
        if not (query.get("id") or query.get("file")):
            raise missing("id")
        for row in recordings(rows):
            file = str(row["file"])
            wanted = query.get("id") == str(row["id"]) or query.get("file") == file
            if wanted and file not in self.deleted:
                address = f"{PATH}Recording-{secrets.token_hex(8)}.wav"
                self._given[address] = (self._clock(), file)
                return succeeded(file=file, download_resource_url=address)
        raise Refused(NOT_FOUND)

    def answer(self, request: Request) -> Response:
        """Answer a request for a file."""
        if not self._is_live(request.query.get("access_token", "")):
            body = compact(Refused(TOKEN_EXPIRED).reply).encode()
            return Response(body=body, headers=("Content-Type: application/json",))
        at, name = self._given.get(request.path, (float("-inf"), ""))
        if name in self.deleted or self._clock() - at > LINK_SECONDS:
            return Response(body=b"", status="404 Not Found")
        return Response(body=sound_of(name), headers=("Content-Type: audio/wav",))
