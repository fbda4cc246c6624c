"""Sends the photos of callers to browsers."""

from http import HTTPStatus
from typing import Final

from aiohttp import hdrs
from aiohttp.web import Request, Response

from homeassistant.components.http.const import KEY_HASS_USER
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.http import KEY_HASS, HomeAssistantView

from ..actions.log_reading import may_read
from ..calls.phone_book.photos import content_type
from ..data import find_loaded

_URL: Final = "/api/pbx/photo"

_HEADERS: Final = {
    # The picture under an address never changes.
    hdrs.CACHE_CONTROL: "private, max-age=86400",
    "X-Content-Type-Options": "nosniff",
}


@callback
def async_serve_photos(hass: HomeAssistant) -> None:
    """Serve the photos."""
    hass.http.register_view(PhotoView())


class PhotoView(HomeAssistantView):
    """Gives out the photos in phone books to those who may read the call log.

    A card asks with an address that Home Assistant has signed for whoever sees the card.
    """

    url = f"{_URL}/{{entry_id}}/{{digest}}"
    name = "api:pbx:photo"

    async def get(self, request: Request, entry_id: str, digest: str) -> Response:
        """Send a photo that is in a phone book of a system."""
        hass, user = request.app[KEY_HASS], request[KEY_HASS_USER]
        pbx = find_loaded(hass, entry_id)
        if pbx is None:
            return Response(status=HTTPStatus.NOT_FOUND)
        if not may_read(user, pbx):
            return Response(status=HTTPStatus.FORBIDDEN)
        photo = await pbx.phone_books.async_photo(digest)
        kind = content_type(photo or b"")
        if photo is None or kind is None:
            return Response(status=HTTPStatus.NOT_FOUND)
        return Response(body=photo, content_type=kind, headers=_HEADERS)


def path_of(entry_id: str, digest: str) -> str:
    """Return where in Home Assistant a photo for the calls of a system is."""
    return f"{_URL}/{entry_id}/{digest}"
