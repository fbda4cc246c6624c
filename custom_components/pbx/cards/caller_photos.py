"""Tells cards where they find the photos of callers."""

from datetime import datetime, timedelta
from typing import Final

from homeassistant.components.http.auth import async_sign_path
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType

from ..actions.log_reading import Names
from ..calls.log.log_model import LoggedCall
from ..calls.phone_book.phone_book import is_caller_internal
from .photo_view import path_of

SIGNED_FOR: Final = timedelta(hours=1)
"""How long the address of a photo can be used, by whoever asked for it."""

REUSED_FOR: Final = SIGNED_FOR / 2
"""How long a browser is told the same address again, so that it need not load the photo anew."""


class CallerPhotos:
    """Gives the calls that a browser is told of the addresses of the photos of their callers."""

    def __init__(self, hass: HomeAssistant, connection: ActiveConnection) -> None:
        """Sign addresses for whoever is connected."""
        self._hass = hass
        self._connection = connection
        self._signed: dict[str, tuple[datetime, str]] = {}

    @callback
    def describe(self, names: Names, logged: LoggedCall) -> JsonObjectType:
        """Return a call as cards get it."""
        pbx, call = names.system_of(logged), logged.call
        digest = call.caller_number and pbx.phone_books.photo_of(
            call.caller_number, internal=is_caller_internal(call)
        )
        return {
            **names.describe(logged),
            "caller_photo": (
                self._signed_path(path_of(pbx.entry.entry_id, digest))
                if digest
                else None
            ),
        }

    def _signed_path(self, path: str) -> str:
        now = dt_util.utcnow()
        at, signed = self._signed.get(path, (None, ""))
        if at is None or now - at >= REUSED_FOR:
            signed = async_sign_path(
                self._hass,
                path,
                SIGNED_FOR,
                refresh_token_id=self._connection.refresh_token_id,
            )
            self._signed[path] = now, signed
        return signed
