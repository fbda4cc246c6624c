"""Finds the recording of a call, for those who may hear it."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import Enum
from http import HTTPStatus
from pathlib import PurePath
from typing import Final

from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError

from ..actions.log_reading import may_read
from ..actions.request import async_request
from ..calls.log.log_errors import LogError
from ..const import CONF_OPEN_LOG, DOMAIN
from ..data import PbxConfigEntry, PbxData
from ..systems.base import Feature
from ..systems.errors import NotSupported, RecordingNotFound

URL: Final = "/api/pbx/recording"

_CONTENT_TYPES: Final = {".wav": "audio/wav", ".mp3": "audio/mpeg"}
_OTHER_CONTENT: Final = "application/octet-stream"


class Problem(Enum):
    """Why a recording cannot be heard: the key of its text, and the status of an HTTP answer."""

    UNAUTHORIZED = "recording_unauthorized", HTTPStatus.FORBIDDEN
    NO_SYSTEM = "recording_no_system", HTTPStatus.NOT_FOUND
    NO_CALL = "recording_no_call", HTTPStatus.NOT_FOUND
    NO_RECORDING = "recording_none", HTTPStatus.NOT_FOUND
    GONE = "recording_gone", HTTPStatus.NOT_FOUND
    NOT_SUPPORTED = "recording_not_supported", HTTPStatus.NOT_IMPLEMENTED
    FIRMWARE = "recording_firmware", HTTPStatus.NOT_IMPLEMENTED
    TOO_MANY = "recording_too_many", HTTPStatus.SERVICE_UNAVAILABLE
    LOG_AWAY = "calls_not_read", HTTPStatus.SERVICE_UNAVAILABLE


class RecordingError(HomeAssistantError):
    """A recording cannot be heard."""

    def __init__(self, problem: Problem, **placeholders: str) -> None:
        """Keep why."""
        super().__init__(
            translation_domain=DOMAIN,
            translation_key=problem.value[0],
            translation_placeholders=placeholders or None,
        )
        self.problem = problem
        self.status = problem.value[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """The recording of a call."""

    pbx: PbxData = field(repr=False)
    # There are numbers of people in it.
    name: str = field(repr=False)

    @property
    def content_type(self) -> str:
        """What kind of file it is."""
        return content_type(self.name)

    async def async_request(self, request: Callable[[], Awaitable[None]]) -> None:
        """Wait for something of it. Raises HomeAssistantError, which says why it does not come."""

        async def ask() -> None:
            try:
                await request()
            except RecordingNotFound as err:
                raise RecordingError(Problem.GONE, system=self.pbx.system.name) from err
            except NotSupported as err:
                raise RecordingError(
                    Problem.FIRMWARE, system=self.pbx.system.name
                ) from err

        await async_request(self.pbx, ask)


def may_listen(user: User | None, pbx: PbxData) -> bool:
    """Answer whether somebody may hear what was said.

    Whoever may read the call log may. Where nobody is known who asks, as when an automation has a speaker play a recording, it
    has to be open to everybody: people's orders come that way too.
    """
    if user is None:
        return bool(pbx.entry.options.get(CONF_OPEN_LOG, False))
    return may_read(user, pbx)


def system_for(hass: HomeAssistant, user: User | None, entry_id: str) -> PbxData:
    """Return a phone system whose recordings somebody may hear. Raises RecordingError."""
    entries: list[PbxConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    pbx = next((one.runtime_data for one in entries if one.entry_id == entry_id), None)
    if pbx is None:
        raise RecordingError(Problem.NO_SYSTEM)
    if not may_listen(user, pbx):
        raise RecordingError(Problem.UNAUTHORIZED)
    if Feature.RECORDINGS not in pbx.system.features:
        raise RecordingError(Problem.NOT_SUPPORTED, system=pbx.system.name)
    return pbx


async def async_find_recording(
    hass: HomeAssistant, user: User | None, entry_id: str, call_id: str
) -> Recording:
    """Return the recording of a call. Raises RecordingError."""
    pbx = system_for(hass, user, entry_id)
    try:
        logged = await pbx.log.call(pbx.identity.log_key, call_id)
    except LogError as err:
        raise RecordingError(Problem.LOG_AWAY) from err
    if logged is None:
        raise RecordingError(Problem.NO_CALL)
    if not logged.call.recording:
        raise RecordingError(Problem.NO_RECORDING)
    return Recording(pbx=pbx, name=logged.call.recording)


def path_of(entry_id: str, call_id: str) -> str:
    """Return where in Home Assistant the recording of a call is."""
    return f"{URL}/{entry_id}/{to_path(call_id)}"


def content_type(name: str) -> str:
    """Return what kind of file a recording is, by its name."""
    return _CONTENT_TYPES.get(PurePath(name).suffix.lower(), _OTHER_CONTENT)


def to_path(text: str) -> str:
    """Return a text as it can stand in a path, whatever is in it."""
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def from_path(part: str) -> str:
    """Return the text that stands in a path. Raises ValueError."""
    return urlsafe_b64decode(part.encode() + b"=" * (-len(part) % 4)).decode()
