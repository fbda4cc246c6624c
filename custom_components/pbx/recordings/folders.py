"""The recordings as folders: by day, by caller, and the messages in mailboxes."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from homeassistant.auth.models import User
from homeassistant.components.media_source import BrowseMediaSource
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..calls.log.log_errors import LogError
from ..calls.log.log_model import Filters, Page
from ..calls.model import Call, Direction
from ..calls.parties import known_number, name_and_number
from ..data import PbxData, loaded
from ..server_texts import get_texts
from ..systems.base import Feature
from .lookup import (
    Problem,
    Recording,
    RecordingError,
    async_find_recording,
    content_type,
    from_path,
    may_listen,
    path_of,
    system_for,
    to_path,
)
from .mailboxes import Mailboxes, find_message, message_path
from .media import length, new_folder, new_sound

MOST_DAYS: Final = 60
"""How many days with recordings are listed, the latest first."""

LATEST: Final = 500
"""Of how many recordings, the latest, the callers are listed."""

PAGE: Final = 100
"""How many recordings a folder shows at once."""

FURTHEST_BACK: Final = timedelta(days=400)

_DAYS, _CALLERS, _CALL = "days", "callers", "call"


async def async_browse(
    hass: HomeAssistant, user: User | None, identifier: str
) -> BrowseMediaSource:
    """Return a folder. Raises RecordingError, or HomeAssistantError when the phone system does not answer.

    Args:
        hass: Home Assistant.
        user: Who asks; None where that is not known.
        identifier: The folder's own.
    """
    if not identifier:
        systems = [
            pbx
            for pbx in loaded(hass)
            if Feature.RECORDINGS in pbx.system.features and may_listen(user, pbx)
        ]
        children = [new_folder(pbx.entry.entry_id, pbx.entry.title) for pbx in systems]
        return new_folder("", "PBX", children)
    entry_id, *path = identifier.split("/")
    folders = _Folders(hass, system_for(hass, user, entry_id))
    try:
        return await folders.async_open(path)
    except LogError as err:
        raise RecordingError(Problem.LOG_AWAY) from err
    except ValueError as err:
        raise RecordingError(Problem.NO_CALL) from err


async def async_find(
    hass: HomeAssistant, user: User | None, identifier: str
) -> tuple[str, Recording]:
    """Return where in Home Assistant the sound with an identifier is, and the sound. Raises RecordingError."""
    try:
        match identifier.split("/"):
            case [entry_id, "call", part]:
                call_id = from_path(part)
                found = await async_find_recording(hass, user, entry_id, call_id)
                return path_of(entry_id, call_id), found
            case [entry_id, "message", whose, part]:
                key = (from_path(whose), from_path(part))
                message = find_message(hass, user, entry_id, *key)
                return message_path(entry_id, *key), message
    except ValueError:
        pass
    raise RecordingError(Problem.NO_CALL)


class _Folders:
    """The folders of a phone system."""

    def __init__(self, hass: HomeAssistant, pbx: PbxData) -> None:
        self._pbx = pbx
        self._texts = get_texts(hass)
        self._mailboxes = Mailboxes(pbx, self._texts)
        self._has_mailboxes = Feature.MESSAGES in pbx.system.features
        self._entry_id = pbx.entry.entry_id

    async def async_open(self, path: Sequence[str]) -> BrowseMediaSource:
        """Return a folder. Raises ValueError when there is no such folder, LogError when the log does not answer."""
        match path:
            case []:
                children = [self._inner(kind) for kind in (_DAYS, _CALLERS)]
                if self._has_mailboxes:
                    children.append(self._mailboxes.folder())
                return new_folder(self._entry_id, self._pbx.entry.title, children)
            case ["days"]:
                return self._inner(_DAYS, await self._days())
            case ["callers"]:
                return self._inner(_CALLERS, await self._callers())
            case ["days", day, *cursor] if len(cursor) < 2:
                return await self._day(date.fromisoformat(day), *cursor)
            case ["callers", number, *cursor] if len(cursor) < 2:
                return await self._caller(from_path(number), *cursor)
            case ["voicemail"] if self._has_mailboxes:
                return self._mailboxes.mailboxes()
            case ["voicemail", extension] if self._has_mailboxes:
                return await self._mailboxes.async_messages(from_path(extension))
            case _:
                raise ValueError("There is no such folder")

    def _inner(
        self, kind: str, children: Sequence[BrowseMediaSource] | None = None
    ) -> BrowseMediaSource:
        title = self._texts[f"recordings_{kind}"]
        return new_folder(f"{self._entry_id}/{kind}", title, children)

    async def _days(self) -> list[BrowseMediaSource]:
        found: list[BrowseMediaSource] = []
        filters = self._filters()
        while len(found) < MOST_DAYS:
            calls = (await self._pbx.log.page(filters, limit=1)).calls
            began = calls[0].call.started_at if calls else None
            if began is None:
                break
            day = dt_util.as_local(began).date()
            found.append(self._day_folder(day))
            filters = self._filters(end=day)
        return found

    async def _day(self, day: date, cursor: str | None = None) -> BrowseMediaSource:
        filters = self._filters(start=day, end=day + timedelta(days=1))
        page = await self._pbx.log.page(filters, cursor=cursor, limit=PAGE)
        folder = self._day_folder(day)
        calls = [logged.call for logged in page.calls]
        folder.children = self._shown(folder, calls, page, "%H:%M")
        return folder

    async def _callers(self) -> list[BrowseMediaSource]:
        page = await self._pbx.log.page(self._filters(), limit=LATEST)
        latest: dict[str, Call] = {}
        for logged in page.calls:
            if number := _outside(logged.call):
                latest.setdefault(number, logged.call)
        return [self._caller_folder(number, call) for number, call in latest.items()]

    async def _caller(
        self, number: str, cursor: str | None = None
    ) -> BrowseMediaSource:
        filters = self._filters(number=number)
        page = await self._pbx.log.page(filters, cursor=cursor, limit=PAGE)
        # The log finds numbers that have this number in them as well.
        calls = [
            logged.call for logged in page.calls if _outside(logged.call) == number
        ]
        folder = self._caller_folder(number, calls[0] if calls else None)
        folder.children = self._shown(folder, calls, page, "%Y-%m-%d %H:%M")
        return folder

    def _filters(
        self,
        *,
        start: date | None = None,
        end: date | None = None,
        number: str | None = None,
    ) -> Filters:
        earliest = dt_util.utcnow() - FURTHEST_BACK
        return Filters(
            systems=(self._pbx.identity.log_key,),
            recorded=True,
            start=dt_util.start_of_local_day(start) if start else earliest,
            end=dt_util.start_of_local_day(end) if end else None,
            number=number,
        )

    def _shown(
        self,
        folder: BrowseMediaSource,
        calls: Sequence[Call],
        page: Page,
        time_format: str,
    ) -> list[BrowseMediaSource]:
        shown = [self._recording(call, time_format) for call in calls]
        if page.next_cursor:
            first = "/".join((folder.identifier or "").split("/")[:3])
            earlier = self._texts["recordings_earlier"]
            shown.append(new_folder(f"{first}/{page.next_cursor}", earlier))
        return shown

    def _day_folder(self, day: date) -> BrowseMediaSource:
        return new_folder(f"{self._entry_id}/{_DAYS}/{day}", day.isoformat())

    def _caller_folder(self, number: str, call: Call | None) -> BrowseMediaSource:
        name = None
        if call:
            call = self._pbx.with_names(call)
            is_called = call.direction is Direction.OUTBOUND
            name = call.called_name if is_called else call.caller_name
        title = name_and_number(name, number)
        return new_folder(f"{self._entry_id}/{_CALLERS}/{to_path(number)}", title)

    def _recording(self, call: Call, time_format: str) -> BrowseMediaSource:
        return new_sound(
            f"{self._entry_id}/{_CALL}/{to_path(call.call_id)}",
            self._title(self._pbx.with_names(call), time_format),
            content_type(call.recording or ""),
        )

    def _title(self, call: Call, time_format: str) -> str:
        """Return when the call was, who called whom, and for how long they talked."""
        began = dt_util.as_local(call.started_at) if call.started_at else None
        caller = name_and_number(call.caller_name, call.caller_number)
        called = name_and_number(call.called_name, call.called_number)
        if call.direction is not Direction.OUTBOUND and call.answered_by:
            names = self._pbx.extensions.names or {}
            called = name_and_number(names.get(call.answered_by), call.answered_by)
        parts = [began.strftime(time_format)] if began else []
        parts.append(f"{caller or '?'} → {called or '?'}")
        if call.talk_seconds is not None:
            parts.append(length(call.talk_seconds))
        return ", ".join(parts)


def _outside(call: Call) -> str | None:
    """Return the number of the party that a recording is listed by: who called, or who was called outside."""
    is_called = call.direction is Direction.OUTBOUND
    return known_number(call.called_number if is_called else call.caller_number)
