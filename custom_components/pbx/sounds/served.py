"""Serves sounds to phone systems, which fetch them over HTTP and cannot log in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from http import HTTPStatus
from typing import Any, Final

from aiohttp.hdrs import CACHE_CONTROL
from aiohttp.web import Request, Response

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.http import KEY_HASS, HomeAssistantView
from homeassistant.helpers.network import NoURLAvailableError, get_url
from homeassistant.util.hass_dict import HassKey

from ..addresses import parse_address
from ..const import CONF_REPORT_ADDRESS, DOMAIN

_PATH: Final = "/api/pbx/announcement"

_HELD: Final[HassKey[dict[str, Held]]] = HassKey(f"{DOMAIN}_sounds")
"""The sounds that are served now, by the secret in their address."""


class NoAddress(Exception):
    """Home Assistant has no address that a phone system could fetch anything at."""


@dataclass(slots=True, eq=False)
class Held:
    """A sound that can be fetched, and whether it was."""

    sound: bytes = field(repr=False)
    fetched: bool = False


@callback
def async_serve(hass: HomeAssistant) -> None:
    """Serve sounds from now on; there is none yet."""
    hass.data[_HELD] = {}
    hass.http.register_view(AnnouncementView())


@contextmanager
def held(hass: HomeAssistant, secret: str, sound: bytes) -> Iterator[Held]:
    """Let a sound be fetched as long as the block lasts.

    Args:
        hass: Home Assistant.
        secret: The secret in its address.
        sound: The file.
    """
    this = hass.data[_HELD][secret] = Held(sound)
    try:
        yield this
    finally:
        del hass.data[_HELD][secret]


@callback
def secret_of(entry: ConfigEntry[Any], extension: str) -> str:
    """Return the secret in the address of what an extension hears.

    Nobody can guess it, and it is always the same, because an Asterisk keeps the file of each address for ever: like this there is
    never more than one for a phone.
    """
    key = str(entry.data[CONF_WEBHOOK_ID]).encode()
    return blake2b(extension.encode(), key=key[:64], digest_size=24).hexdigest()


@callback
def async_address(hass: HomeAssistant, entry: ConfigEntry[Any], secret: str) -> str:
    """Return the address where a phone system fetches a sound. Raises NoAddress.

    Args:
        hass: Home Assistant.
        entry: The system's entry, whose options may say at which host the system reaches Home Assistant.
        secret: The secret in the address.
    """
    return f"{_async_base(hass, entry)}{_PATH}/{secret}.wav"


@callback
def _async_base(hass: HomeAssistant, entry: ConfigEntry[Any]) -> str:
    api = hass.config.api
    if (typed := entry.options.get(CONF_REPORT_ADDRESS)) and api and not api.use_ssl:
        host = parse_address(typed).host
        return f"http://{f'[{host}]' if ':' in host else host}:{api.port}"
    try:
        return get_url(hass, prefer_external=False).rstrip("/")
    except NoURLAvailableError as err:
        raise NoAddress from err


class AnnouncementView(HomeAssistantView):
    """Hands out the sounds that are served now. Who asks for another learns nothing."""

    url = f"{_PATH}/{{secret}}.wav"
    name = "api:pbx:announcement"
    requires_auth = False

    async def get(self, request: Request, secret: str) -> Response:
        """Hand out a sound."""
        found = request.app[KEY_HASS].data[_HELD].get(secret)
        if found is None:
            return Response(status=HTTPStatus.NOT_FOUND)
        found.fetched = True
        return Response(
            body=found.sound,
            content_type="audio/wav",
            headers={CACHE_CONTROL: "no-store"},
        )
