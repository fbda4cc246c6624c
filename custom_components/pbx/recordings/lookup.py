"""Finds the recording of a call, for those who may hear it."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import AsyncGenerator, Awaitable, Callable
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
from ..data import PbxData, find_loaded
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
    NO_MESSAGES = "messages_not_supported", HTTPStatus.NOT_IMPLEMENTED
    MESSAGE_GONE = "message_gone", HTTPStatus.NOT_FOUND
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
    """The recording of a call, or a message in a mailbox.

    ``open`` begins to fetch it. ``gone`` and ``refused`` say what it means that there is no such sound, and that none are given out.
    """

    pbx: PbxData = field(repr=False)
    # There are numbers of people in it.
    name: str = field(repr=False)
    content_type: str
    open: Callable[[], AsyncGenerator[bytes]] = field(repr=False)
    gone: Problem = Problem.GONE
    refused: Problem = Problem.FIRMWARE

    async def async_request(self, request: Callable[[], Awaitable[None]]) -> None:
        """Wait for something of it. Raises HomeAssistantError, which says why it does not come."""
        await async_ask(self.pbx, request, gone=self.gone, refused=self.refused)


async def async_ask[T](
    pbx: PbxData,
    request: Callable[[], Awaitable[T]],
    *,
    gone: Problem,
    refused: Problem,
) -> T:
    """Return what a phone system answers. Raises HomeAssistantError, which says why it does not.

    Args:
        pbx: The phone system.
        request: What is asked of it.
        gone: What it means that there is no such sound.
        refused: What it means that it gives out none.
    """

    async def ask() -> T:
        try:
            return await request()
        except RecordingNotFound as err:
            raise RecordingError(gone, system=pbx.system.name) from err
        except NotSupported as err:
            raise RecordingError(refused, system=pbx.system.name) from err

    return await async_request(pbx, ask)


def may_listen(user: User | None, pbx: PbxData) -> bool:
    """Answer whether somebody may hear what was said.

    Whoever may read the call log may. Where nobody is known who asks, as when an automation has a speaker play a recording, it
    has to be open to everybody: people's orders come that way too.
    """
    if user is None:
        return bool(pbx.entry.options.get(CONF_OPEN_LOG, False))
    return may_read(user, pbx)


def system_for(
    hass: HomeAssistant,
    user: User | None,
    entry_id: str,
    needed: Feature = Feature.RECORDINGS,
) -> PbxData:
    """Return a phone system whose recordings, or messages, somebody may hear. Raises RecordingError."""
    pbx = find_loaded(hass, entry_id)
    if pbx is None:
        raise RecordingError(Problem.NO_SYSTEM)
    if not may_listen(user, pbx):
        raise RecordingError(Problem.UNAUTHORIZED)
    if needed not in pbx.system.features:
        is_message = needed is Feature.MESSAGES
        problem = Problem.NO_MESSAGES if is_message else Problem.NOT_SUPPORTED
        raise RecordingError(problem, system=pbx.system.name)
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
    if not (name := logged.call.recording):
        raise RecordingError(Problem.NO_RECORDING)
    return Recording(
        pbx=pbx,
        name=name,
        content_type=content_type(name),
        open=lambda: pbx.system.open_recording(name),
    )


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
