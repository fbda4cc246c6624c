"""The files that the simulated Yeastar and OpenVox give out: of past calls, and their recordings."""

from collections.abc import Callable
from datetime import timezone
from typing import Any, Final, Protocol

from .api_request import ApiRequest, Failed
from .office import Office
from .record_file import RecordFiles
from .recording_files import RecordingFiles
from .wire_records import Record
from .wire_text import Reply

DOWNLOADS: Final = frozenset({"cdr/download", "recording/download"})
FILES: Final = DOWNLOADS | {"cdr/get_random", "recording/get_random"}


class Recorded(Protocol):
    """What is needed of the phone system."""

    @property
    def office(self) -> Office:
        """The office that it serves."""

    quirks: Any

    def records(self) -> list[Record]:
        """Return the records of the calls that are over."""


class GivenFiles:
    """Answers the requests for files.

    ``recording_version`` is the only version of the API under which recordings are downloaded; None means each.
    """

    def __init__(
        self, system: Recorded, clock: Callable[[], float], whose: str
    ) -> None:
        """Begin with nothing asked for. ``whose`` is the field that says whose records are asked for."""
        self.recording_version: str | None = None
        self.deleted: set[str] = set()
        """The names of recordings that somebody has deleted."""
        self._system = system
        self._records = RecordFiles(clock, whose)
        self._recordings = RecordingFiles(clock, self._has_recording)

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
        if self.recording_version not in {None, request.version}:
            raise Failed("10003")
        return self._recordings.give(request.query)

    def _has_recording(self, name: str) -> bool:
        return name not in self.deleted and any(
            record.recording == name for record in self._system.records()
        )
