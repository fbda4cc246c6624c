"""How Yeastar S-Series and OpenVox UC give out the messages in mailboxes.

See help.yeastar.com, s-series-developer-v2, voicemail-query.html and voicemail-get-random.html, and OpenVox's guide, section
"voice messages". A list names file, caller, time and length of each message, and on Yeastar whether anybody has heard it. Its file is
given out like a recording. Both systems number the files of a mailbox from 0 and begin anew when one is deleted, and Yeastar
has heard and new ones side by side. So a message is known here by its time and its caller, and its file is looked up anew.
"""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace
from functools import partial
from typing import Final, override

from aiohttp import ClientSession

from ...calls.limits import MAX_MESSAGES, MAX_NUMBER
from ...calls.model import Extension, VoicemailMessage
from ..errors import NotSupported, RecordingNotFound
from ..lenient_values import Fields, first, number, objects, plain, text, whole
from ..settings import Settings
from . import error_numbers
from .inventory_replies import NUMBERS
from .optional_question import OptionalQuestion
from .recordings import RecordingSystem
from .token_system import Refused

LIST_MESSAGES: Final = "voicemail/query"
ASK_FOR_MESSAGE: Final = "voicemail/get_random"
MESSAGE: Final = "voicemail/download"

_NONE_THERE: Final = frozenset({None, error_numbers.NO_SOUND_FILE})
"""What may be answered for an empty mailbox: the vendors say that only the status comes then, whichever it is."""


class MailboxSystem(RecordingSystem):
    """A phone system that is used with a token and gives out messages."""

    def __init__(self, session: ClientSession, settings: Settings) -> None:
        """Begin without a login."""
        super().__init__(session, settings)
        self._all_mailboxes = OptionalQuestion(partial(self._mailboxes, "all"))

    @override
    async def list_messages(self, extension: str) -> list[VoicemailMessage]:
        rows = await self._rows(extension)
        found = [message for row in rows if (message := _read(row))]
        latest = sorted(found, key=_when, reverse=True)
        return latest[:MAX_MESSAGES]

    @override
    async def open_message(
        self, extension: str, message_id: str
    ) -> AsyncGenerator[bytes]:
        rows = await self._rows(extension)
        row = next((row for row in rows if _id_of(row) == message_id), None)
        file = text(row.get("voicemailfile")) if row else None
        if row is None or file is None:
            raise RecordingNotFound("There is no such message in the mailbox")
        fields = {self.whose_records: extension, "voicemailfile": file}
        if status := text(row.get("voicemailstatus")):
            fields["voicemailstatus"] = status
        pieces = self._open_sound(ASK_FOR_MESSAGE, MESSAGE, fields)
        async with aclosing(pieces):
            async for piece in pieces:
                yield piece

    async def _with_new_messages(self, extensions: list[Extension]) -> list[Extension]:
        """Return the extensions with how many new messages wait, or as they are where it is not said. Raises CannotConnect.

        One request asks for all mailboxes.
        """
        mailboxes = await self._all_mailboxes.answer()
        if mailboxes is None:
            return extensions
        new: dict[str, int] = {}
        for mailbox in mailboxes:
            if whose := first(mailbox, *NUMBERS, most=MAX_NUMBER):
                rows = objects(mailbox.get("voicemail"))
                new[whose] = sum(_is_new(row) is True for row in rows)
        return [
            replace(extension, new_messages=new.get(extension.number, 0))
            for extension in extensions
        ]

    async def _rows(self, extension: str) -> Sequence[Fields]:
        return [
            row
            for mailbox in await self._mailboxes(extension)
            if first(mailbox, *NUMBERS, most=MAX_NUMBER) == extension
            for row in objects(mailbox.get("voicemail"))
        ]

    async def _mailboxes(self, whose: str) -> Sequence[Fields]:
        try:
            reply = await self._ask(LIST_MESSAGES, {self.whose_records: whose})
        except Refused as err:
            if err.errno in _NONE_THERE:
                return []
            if err.errno == error_numbers.UNKNOWN_REQUEST:
                raise NotSupported(str(err)) from err
            raise
        return objects(reply.get("voicemails"))


def _read(row: Fields) -> VoicemailMessage | None:
    if (message_id := _id_of(row)) is None:
        return None
    return VoicemailMessage(
        message_id=message_id,
        local_time=text(row.get("voicemaildate")),
        caller_number=number(row.get("messagefrom")),
        seconds=whole(row.get("voicemaillength")),
        is_new=_is_new(row),
    )


def _id_of(row: Fields) -> str | None:
    if (date := text(row.get("voicemaildate"))) is None:
        return None
    return f"{date} {number(row.get('messagefrom')) or ''}"


def _when(message: VoicemailMessage) -> str:
    return message.local_time or ""


def _is_new(row: Fields) -> bool | None:
    status = plain(text(row.get("voicemailstatus")))
    return {"unread": True, "read": False}.get(status)
