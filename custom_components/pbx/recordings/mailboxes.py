"""The messages in mailboxes: by extension, and to be played like recordings."""

from collections.abc import Mapping, Sequence
from typing import Final

from homeassistant.auth.models import User
from homeassistant.components.media_source import BrowseMediaSource
from homeassistant.core import HomeAssistant

from ..calls.model import VoicemailMessage
from ..calls.parties import name_and_number
from ..data import PbxData
from ..systems.base import Feature
from .lookup import Problem, Recording, RecordingError, async_ask, system_for, to_path
from .media import length, new_folder, new_sound

MESSAGE_URL: Final = "/api/pbx/message"

MAILBOXES: Final = "voicemail"
MESSAGE: Final = "message"

_CONTENT_TYPE: Final = "audio/wav"
"""The vendors name no other kind of file."""

_TO_THE_MINUTE: Final = len("2026-11-20 10:00")


def find_message(
    hass: HomeAssistant,
    user: User | None,
    entry_id: str,
    extension: str,
    message_id: str,
) -> Recording:
    """Return a message. Raises RecordingError."""
    pbx = system_for(hass, user, entry_id, Feature.MESSAGES)
    if extension not in pbx.extensions.shown:
        raise RecordingError(Problem.NO_CALL)
    return Recording(
        pbx=pbx,
        name=f"{extension}/{message_id}",
        content_type=_CONTENT_TYPE,
        open=lambda: pbx.system.open_message(extension, message_id),
        gone=Problem.MESSAGE_GONE,
        refused=Problem.NO_MESSAGES,
    )


def message_path(entry_id: str, extension: str, message_id: str) -> str:
    """Return where in Home Assistant a message is."""
    return f"{MESSAGE_URL}/{entry_id}/{to_path(extension)}/{to_path(message_id)}"


class Mailboxes:
    """The folders of the mailboxes of a phone system."""

    def __init__(self, pbx: PbxData, texts: Mapping[str, str]) -> None:
        """Take the phone system, and the texts in Home Assistant's language."""
        self._pbx = pbx
        self._texts = texts
        self._entry_id = pbx.entry.entry_id

    def folder(
        self, children: Sequence[BrowseMediaSource] | None = None
    ) -> BrowseMediaSource:
        """Return the folder of all mailboxes."""
        title = self._texts["recordings_voicemail"]
        return new_folder(f"{self._entry_id}/{MAILBOXES}", title, children)

    def mailboxes(self) -> BrowseMediaSource:
        """Return the folder of all mailboxes with a folder for each extension that is shown."""
        return self.folder(
            [self._mailbox(number) for number in self._pbx.extensions.shown]
        )

    async def async_messages(self, extension: str) -> BrowseMediaSource:
        """Return the folder of an extension with its messages, the latest first.

        Raises RecordingError, or HomeAssistantError when the phone system does not answer.
        """
        if extension not in self._pbx.extensions.shown:
            raise RecordingError(Problem.NO_CALL)
        messages = await async_ask(
            self._pbx,
            lambda: self._pbx.system.list_messages(extension),
            gone=Problem.MESSAGE_GONE,
            refused=Problem.NO_MESSAGES,
        )
        return self._mailbox(
            extension, [self._message(extension, message) for message in messages]
        )

    def _mailbox(
        self, extension: str, children: Sequence[BrowseMediaSource] | None = None
    ) -> BrowseMediaSource:
        title = name_and_number(self._name_of(extension), extension)
        identifier = f"{self._entry_id}/{MAILBOXES}/{to_path(extension)}"
        return new_folder(identifier, title, children)

    def _message(self, extension: str, message: VoicemailMessage) -> BrowseMediaSource:
        return new_sound(
            "/".join(
                (
                    self._entry_id,
                    MESSAGE,
                    to_path(extension),
                    to_path(message.message_id),
                )
            ),
            self._title(message),
            _CONTENT_TYPE,
        )

    def _title(self, message: VoicemailMessage) -> str:
        """Return when a message was left, by whom, how long it is, and whether anybody has heard it."""
        parts = [(message.local_time or "")[:_TO_THE_MINUTE]]
        caller = message.caller_number
        parts.append(name_and_number(caller and self._name_of(caller), caller) or "?")
        if message.seconds is not None:
            parts.append(length(message.seconds))
        if message.is_new is not None:
            key = "message_new" if message.is_new else "message_heard"
            parts.append(self._texts[key])
        return ", ".join(filter(None, parts))

    def _name_of(self, number: str) -> str | None:
        names = self._pbx.extensions.names or {}
        return names.get(number) or self._pbx.name_of(number)
