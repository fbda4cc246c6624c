"""What a P-Series PBX says of a call that is over: the fields of 30012 and the rows of cdr/list (vendor_docs/yeastar_p.md, sections 3.4 and 4)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Final, Literal
from zlib import crc32

from .live_call import LiveCall
from .office import YEASTAR_P, Office
from .wire_records import Verdict
from .wire_text import Pairs, Value, local_time
from .wire_yeastar_p_legs import IVR, QUEUE, RING_GROUP, Leg, legs, whole

NEW_RECORDS: Final = (21, 0, 117)
"""The firmware, without the number of its edition, whose records have ``uid`` and ``new_id``."""
_LAYOUT: Final = {"YYYY": "%Y", "MM": "%m", "DD": "%d"}

type Row = dict[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class YeastarPRecords:
    """Records of calls. The switches are what the vendor leaves open.

    ``records`` is whether every leg has its record, or the call a single record. ``abandoned`` is the status of a queue's leg
    whose caller gave up; ``voicemail`` that of a message left: a status of its own, or a machine that answered. ``menu_talks``
    counts the time in a voice menu as talk. ``answered_text`` is ANSWERD in an older table. ``type_in_lower_case`` writes inbound
    for Inbound. ``blank`` stands where there is nothing to say. ``date_format`` and ``twelve_hours`` are how the PBX displays
    times, which only lists of records and requests follow. ``zero_fields`` prints what is zero. ``recording`` names a file.
    """

    office: Office = YEASTAR_P
    records: Literal["leg", "call"] = "leg"
    abandoned: Literal["NO ANSWER", "ABANDONED", "ANSWERED"] = "NO ANSWER"
    voicemail: Literal["VOICEMAIL", "ANSWERED"] = "VOICEMAIL"
    menu_talks: bool = True
    answered_text: Literal["ANSWERED", "ANSWERD"] = "ANSWERED"
    type_in_lower_case: bool = False
    blank: Literal["", " "] = ""
    date_format: Literal["DD/MM/YYYY", "MM/DD/YYYY", "YYYY/MM/DD", "YYYY-MM-DD"] = (
        "DD/MM/YYYY"
    )
    twelve_hours: bool = True
    zero_fields: bool = False
    recording: bool = False
    dialled_id: Literal["stays", "changes"] = "stays"
    queue_name: str = "Sales"
    ivr_name: str = "Main menu"
    ring_group_name: str = "Everybody"

    @property
    def zone(self) -> timezone:
        """The time zone of the PBX."""
        return timezone(self.office.utc_offset)

    def has_firmware(self, least: tuple[int, ...]) -> bool:
        """Return whether the firmware is at least this, without the number of its edition."""
        numbers = (int(part) for part in self.office.firmware.split(".")[1:])
        return tuple(numbers) >= least

    def call_id(self, call: LiveCall) -> str:
        """Return a call's id. That of a call which an application dialled has six digits, for good or until the callee is called."""
        if not call.dialled_for or (self.dialled_id == "changes" and call.lifted):
            return call.call_id
        second, _, serial = call.call_id.partition(".")
        return f"{second}.{serial:0>6}"

    def uid(self, call: LiveCall) -> str:
        """Return the id that all records of a call share."""
        stamp = local_time(call.started_at, self.zone, "%Y%m%d%H%M%S")
        return f"{stamp}{crc32(call.call_id.encode()) & 0xFFFFF:05X}"

    def legs_of(self, call: LiveCall) -> list[Leg]:
        """Return the records of a call that has ended."""
        if self.records == "call":
            return [whole(call)]
        number = self.office.voicemail if self.voicemail == "ANSWERED" else ""
        return legs(call, menu_talks=self.menu_talks, machine_voicemail=number)

    def record_fields(self, call: LiveCall, leg: Leg) -> Pairs:
        """Return the fields of a 30012."""
        kind = leg.direction.lower() if self.type_in_lower_case else leg.direction
        fields: list[tuple[str, Value]] = [
            ("call_id", self.call_id(call)),
            ("time_start", local_time(leg.started_at, self.zone)),
            ("call_from", leg.caller),
            ("call_to", leg.called),
            ("call_duration", leg.seconds),
            ("talk_duration", leg.talk_seconds),
            ("src_trunk_name", leg.source_trunk or self.blank),
            ("dst_trunk_name", leg.destination_trunk or self.blank),
            ("pin_code", self.blank),
            ("status", self._status(leg)),
            ("type", kind),
            ("recording", self._recording(call, leg) or self.blank),
            ("did_number", self.blank),
            ("agent_ring_time", 0),
        ]
        if self.has_firmware(NEW_RECORDS):
            fields += [
                ("uid", self.uid(call)),
                ("call_note_id", ""),
                ("enb_call_note", 0),
            ]
        return Pairs(fields)

    def rows(self, calls: Iterable[LiveCall]) -> list[Row]:
        """Return the rows of all calls, the oldest first."""
        found = [(call, leg) for call in calls for leg in self.legs_of(call)]
        return [self._row(call, leg, at) for at, (call, leg) in enumerate(found, 1)]

    def searched(
        self, calls: Iterable[LiveCall], query: Mapping[str, str]
    ) -> list[Row]:
        """Return the rows that are searched for. A time that is not understood finds none."""
        since, until = query.get("start_time", ""), query.get("end_time", "")
        least = self.read_time(since) if since else float("-inf")
        most = self.read_time(until) if until else float("inf")
        if least is None or most is None:
            return []
        whole_text = query.get("enable_fuzzy_search", "") not in {"1", "true"}
        wanted = {
            "call_from_number": query.get("call_from", ""),
            "call_to_number": query.get("call_to", ""),
            "disposition": query.get("status", ""),
            "did": query.get("did", ""),
        }
        return [
            row
            for row in self.rows(calls)
            if least <= _number(row["timestamp"]) <= most
            and all(
                not text
                or (str(row[name]) == text if whole_text else text in str(row[name]))
                for name, text in wanted.items()
            )
        ]

    def display(self, at: float) -> str:
        """Return a time as the PBX displays it."""
        return local_time(at, self.zone, self._layout)

    def read_time(self, text: str) -> float | None:
        """Return a time that a request names: as the PBX displays it, or in epoch seconds; None if it is neither."""
        if text.isdecimal():
            return float(text)
        try:
            read = datetime.strptime(text, self._layout)
        except ValueError:
            return None
        return read.replace(tzinfo=self.zone).timestamp()

    @property
    def _layout(self) -> str:
        date: str = self.date_format
        for part, code in _LAYOUT.items():
            date = date.replace(part, code)
        return f"{date} {'%I:%M:%S %p' if self.twelve_hours else '%H:%M:%S'}"

    def _status(self, leg: Leg) -> str:
        if leg.machine == QUEUE and leg.verdict is Verdict.NO_ANSWER:
            return self.abandoned
        if leg.verdict is Verdict.ANSWERED:
            return self.answered_text
        return leg.verdict.value

    def _recording(self, call: LiveCall, leg: Leg) -> str:
        if not (self.recording and leg.talk_seconds) or leg.machine:
            return ""
        talked_at = leg.started_at + leg.seconds - leg.talk_seconds
        stamp = local_time(talked_at, self.zone, "%Y%m%d%H%M%S")
        parts = (stamp, self.call_id(call), leg.caller, leg.called, leg.direction)
        return f"{'-'.join(parts)}.wav"

    def _label(self, number: str, machine: str) -> tuple[str, str]:
        """Return a number as lists show it, and its name alone."""
        names = {
            QUEUE: self.queue_name,
            IVR: self.ivr_name,
            RING_GROUP: self.ring_group_name,
        }
        name = names.get(machine) or self.office.extensions.get(number, "")
        words = " ".join(word for word in (machine, name) if word)
        return (f"{words}<{number}>" if words else number), name

    def _row(self, call: LiveCall, leg: Leg, place: int) -> Row:
        source, source_name = self._label(leg.caller, "")
        destination, destination_name = self._label(leg.called, leg.machine)
        uid = self.uid(call)
        row: Row = {
            "time": self.display(leg.started_at),
            "call_from": source,
            "call_to": destination,
            "timestamp": int(leg.started_at),
            "uid": uid,
            "src_trunk": leg.source_trunk,
            "dst_trunk": leg.destination_trunk,
            "duration": leg.seconds,
            "ring_duration": leg.ring_seconds,
            "talk_duration": leg.talk_seconds,
            "disposition": self._status(leg),
            "call_type": leg.direction,
            "did_number": "",
            "record_file": self._recording(call, leg),
            "call_from_number": leg.caller,
            "call_from_name": source_name,
            "call_to_number": leg.called,
            "call_to_name": destination_name,
            "call_id": self.call_id(call),
            "call_note": None,
            "call_note_id": "",
            "enb_call_note": 0,
            "did": "",
            "did_name": "",
            "pin_code": "",
        }
        if self.has_firmware(NEW_RECORDS):
            check = crc32(f"{uid}{place}".encode())
            row["new_id"] = f"{int(call.started_at):08X}-{check:08X}"
        else:
            row["id"] = place
        trunk = "dst_trunk" if leg.source_trunk or not leg.destination_trunk else ""
        left_out = {trunk, "" if leg.source_trunk else "src_trunk"}
        if not self.zero_fields:
            left_out |= {
                name
                for name in ("duration", "ring_duration", "talk_duration")
                if not row[name]
            }
        return {name: value for name, value in row.items() if name not in left_out}


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0
