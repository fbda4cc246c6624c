"""Recordings of calls and messages in mailboxes among the media that Home Assistant shows and plays."""

from typing import override

from homeassistant.auth.models import User
from homeassistant.components import websocket_api
from homeassistant.components.http.const import KEY_HASS_USER
from homeassistant.components.media_player.errors import BrowseError
from homeassistant.components.media_source import (
    BrowseMediaSource,
    MediaSource,
    MediaSourceItem,
    PlayMedia,
    Unresolvable,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.http import current_request

from .const import DOMAIN
from .recordings.folders import async_browse, async_find
from .recordings.lookup import RecordingError


async def async_get_media_source(hass: HomeAssistant) -> RecordingSource:
    """Return the recordings of all phone systems."""
    return RecordingSource(hass)


class RecordingSource(MediaSource):
    """The recordings of all phone systems, for those who may read their call logs."""

    name = "PBX"

    def __init__(self, hass: HomeAssistant) -> None:
        """Keep Home Assistant."""
        super().__init__(DOMAIN)
        self._hass = hass

    @override
    async def async_browse_media(self, item: MediaSourceItem) -> BrowseMediaSource:
        try:
            return await async_browse(self._hass, _who_asks(), item.identifier)
        except HomeAssistantError as err:
            raise BrowseError(
                translation_domain=err.translation_domain,
                translation_key=err.translation_key,
                translation_placeholders=err.translation_placeholders,
            ) from err

    @override
    async def async_resolve_media(self, item: MediaSourceItem) -> PlayMedia:
        try:
            path, sound = await async_find(self._hass, _who_asks(), item.identifier)
        except RecordingError as err:
            raise Unresolvable(
                translation_domain=DOMAIN,
                translation_key=err.translation_key,
                translation_placeholders=err.translation_placeholders,
            ) from err
        return PlayMedia(path, sound.content_type)


@callback
def _who_asks() -> User | None:
    """Return whose browser or program it is that asks; None where that is not known.

    Home Assistant does not tell a media source who asks, but it keeps the connection and the request that it is busy with.
    """
    if connection := websocket_api.current_connection.get():
        return connection.user
    request = current_request.get()
    user: User | None = request.get(KEY_HASS_USER) if request else None
    return user
