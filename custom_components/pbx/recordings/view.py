"""Sends a recording or a message to a browser or a player, as it comes from the phone system."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Final

from aiohttp import hdrs
from aiohttp.web import Request, Response, StreamResponse

from homeassistant.auth.models import User
from homeassistant.components.http.const import KEY_HASS_USER
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.http import KEY_HASS, HomeAssistantView
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..data import PbxConfigEntry
from ..systems.errors import PbxError
from .downloads import Download, Downloads, TooManyRecordings
from .lookup import (
    URL,
    Problem,
    Recording,
    RecordingError,
    async_find_recording,
    from_path,
)
from .mailboxes import MESSAGE_URL, find_message

_DOWNLOADS: HassKey[Downloads] = HassKey(f"{DOMAIN}_recordings")

_HEADERS: Final = {
    hdrs.ACCEPT_RANGES: "bytes",
    hdrs.CACHE_CONTROL: "no-store",
    "X-Content-Type-Options": "nosniff",
}


@callback
def async_setup_recordings(hass: HomeAssistant) -> None:
    """Serve recordings and messages."""
    downloads = hass.data[_DOWNLOADS] = Downloads()

    @callback
    def stop(_: Event) -> None:
        downloads.forget()

    hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, stop)
    hass.http.register_view(RecordingView(downloads))
    hass.http.register_view(MessageView(downloads))


@callback
def async_forget_recordings(hass: HomeAssistant, entry: PbxConfigEntry) -> None:
    """Forget what is held of the recordings of an entry."""
    hass.data[_DOWNLOADS].forget(entry.entry_id)


class _SoundView(HomeAssistantView):
    """Gives out sounds to those who may read the call log.

    A player asks with an address that Home Assistant has signed for whoever plays the sound.
    """

    def __init__(self, downloads: Downloads) -> None:
        """Take what fetches sounds."""
        self._downloads = downloads

    async def _answer(
        self,
        request: Request,
        find: Callable[[HomeAssistant, User], Awaitable[Recording]],
    ) -> StreamResponse:
        """Send a sound, or the part that is asked for."""
        hass, user = request.app[KEY_HASS], request[KEY_HASS_USER]
        try:
            return await self._send(hass, request, await find(hass, user))
        except RecordingError as err:
            return Response(text=str(err), status=err.status)
        except HomeAssistantError as err:
            return Response(text=str(err), status=HTTPStatus.BAD_GATEWAY)

    async def _send(
        self, hass: HomeAssistant, request: Request, recording: Recording
    ) -> StreamResponse:
        entry = recording.pbx.entry
        try:
            opened = self._downloads.open(
                (entry.entry_id, recording.name),
                recording.open,
                lambda fill: entry.async_create_background_task(
                    hass, fill, "pbx recording", eager_start=False
                ),
            )
            with opened as download:
                await recording.async_request(download.begun)
                headers = {**_HEADERS, hdrs.CONTENT_TYPE: recording.content_type}
                if hdrs.RANGE not in request.headers:
                    return await _send_all(request, download, headers)
                # Only of a whole file it is known what a part is a part of.
                await recording.async_request(download.whole)
                return await _send_part(request, download, headers)
        except TooManyRecordings as err:
            raise RecordingError(Problem.TOO_MANY) from err


class RecordingView(_SoundView):
    """Gives out recordings of calls."""

    url = f"{URL}/{{entry_id}}/{{call_id}}"
    name = "api:pbx:recording"

    async def get(
        self, request: Request, entry_id: str, call_id: str
    ) -> StreamResponse:
        """Send the recording of a call, or the part that is asked for."""

        async def find(hass: HomeAssistant, user: User) -> Recording:
            return await async_find_recording(hass, user, entry_id, _text(call_id))

        return await self._answer(request, find)


class MessageView(_SoundView):
    """Gives out messages in mailboxes."""

    url = f"{MESSAGE_URL}/{{entry_id}}/{{extension}}/{{message_id}}"
    name = "api:pbx:message"

    async def get(
        self, request: Request, entry_id: str, extension: str, message_id: str
    ) -> StreamResponse:
        """Send a message, or the part that is asked for."""

        async def find(hass: HomeAssistant, user: User) -> Recording:
            key = (_text(extension), _text(message_id))
            return find_message(hass, user, entry_id, *key)

        return await self._answer(request, find)


async def _send_all(
    request: Request, download: Download, headers: dict[str, str]
) -> StreamResponse:
    response = StreamResponse(headers=headers)
    if download.is_whole:
        response.content_length = len(download.data)
    await response.prepare(request)
    try:
        async for piece in download.pieces():
            await response.write(piece)
    except PbxError:
        # The browser shall not take the part that came for all.
        if request.transport:
            request.transport.abort()
        return response
    await response.write_eof()
    return response


async def _send_part(
    request: Request, download: Download, headers: dict[str, str]
) -> StreamResponse:
    size = len(download.data)
    try:
        asked = request.http_range
    except ValueError:
        asked = slice(size, None)
    first, end, _ = asked.indices(size)
    if first >= end:
        return Response(
            status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
            headers={hdrs.CONTENT_RANGE: f"bytes */{size}"},
        )
    headers[hdrs.CONTENT_RANGE] = f"bytes {first}-{end - 1}/{size}"
    response = StreamResponse(status=HTTPStatus.PARTIAL_CONTENT, headers=headers)
    response.content_length = end - first
    await response.prepare(request)
    async for piece in download.pieces(first, end):
        await response.write(piece)
    await response.write_eof()
    return response


def _text(part: str) -> str:
    try:
        return from_path(part)
    except ValueError:
        raise RecordingError(Problem.NO_CALL) from None
