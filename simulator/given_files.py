"""The files that the simulated Yeastar and OpenVox give out: of past calls, their recordings, and messages."""

from collections.abc import Callable, Iterable
from datetime import timezone
from typing import Any, Final, Protocol

from .api_request import ApiRequest, Failed
from .live_call import LiveCall
from .mailboxes import Mailboxes
from .office import Office
from .record_file import RecordFiles
from .recording_files import RecordingFiles
from .wire_records import Record
from .wire_text import Reply

DOWNLOADS: Final = frozenset(
    {"cdr/download", "recording/download", "voicemail/download"}
)
FILES: Final = DOWNLOADS | {
    "cdr/get_random",
    "recording/get_random",
    "voicemail/get_random",
    "voicemail/query",
}


class Recorded(Protocol):
    """What is needed of the phone system."""

    @property
    def office(self) -> Office:
        """The office that it serves."""

    quirks: Any

    @property
    def recorded(self) -> Iterable[LiveCall]:
        """The calls that are over."""

    def records(self) -> list[Record]:
        """Return the records of the calls that are over."""


class GivenFiles:
    """Answers the requests for files.

    ``recording_version`` is the only version of the API under which sounds are downloaded; None means each.
    """

    def __init__(
        self,
        system: Recorded,
        clock: Callable[[], float],
        whose: str,
        *,
        tells_status: bool,
    ) -> None:
        """Begin with nothing asked for.

        Args:
            system: Whose files they are.
            clock: Returns epoch seconds.
            whose: The field that says whose records and whose messages are asked for.
            tells_status: Whether it says of a message whether somebody has heard it.
        """
        self.recording_version: str | None = None
        self.deleted: set[str] = set()
        """The names of recordings that somebody has deleted."""
        self._system = system
        self._records = RecordFiles(clock, whose)
        self._recordings = RecordingFiles(clock, self._has_recording)
        self.mailboxes = Mailboxes(clock, whose, tells_status=tells_status)

    def answer(self, request: ApiRequest) -> Reply | bytes:
        """Answer a request for a file. Raises Failed."""
        match request.endpoint:
            case "cdr/get_random":
                return self._records.promise(request.fields)
            case "cdr/download":
                return self._records.write(
                    self._records.redeem(request.query),
                    self._system.records(),
                    serial_number=self._system.office.serial_number,
                    zone=timezone(self._system.office.utc_offset),
                    columns=self._system.quirks.record_columns,
                )
            case "recording/get_random":
                return self._recordings.promise(request.fields)
            case "voicemail/query":
                return self.mailboxes.query(
                    request.fields, self._system.office, self._system.recorded
                )
            case "voicemail/get_random":
                return self.mailboxes.promise(
                    request.fields, self._system.office, self._system.recorded
                )
        if self.recording_version not in {None, request.version}:
            raise Failed("10003")
        if request.endpoint == "voicemail/download":
            return self.mailboxes.give(request.query)
        return self._recordings.give(request.query)

    def _has_recording(self, name: str) -> bool:
        return name not in self.deleted and any(
            record.recording == name for record in self._system.records()
        )
