"""The file of past calls that the simulated Yeastar and OpenVox give out (vendor_docs/yeastar_s.md, section 4.7)."""

from collections.abc import Callable, Iterable, Sequence
import csv
from datetime import datetime, tzinfo
from io import StringIO
import secrets
from typing import Final

from .api_request import Failed
from .wire_records import Record
from .wire_text import Reply, local_time

COLUMNS: Final = (
    "callid",
    "timestart",
    "callfrom",
    "callto",
    "callduraction",
    "talkduraction",
    "srctrunkname",
    "dsttrunkname",
    "status",
    "type",
    "pincode",
    "recording",
    "didnumber",
    "sn",
)
"""As four programs read them. OpenVox prints no columns, so here it has Yeastar's."""

RANDOM_SECONDS: Final = 30

type Asked = dict[str, str]


class RecordFiles:
    """Gives out files: first a random string for what is asked for, then the file, once and within half a minute."""

    def __init__(self, clock: Callable[[], float], whose: str) -> None:
        """Begin with nothing asked for. ``whose`` is the field that names extensions."""
        self._clock = clock
        self._whose = whose
        self._given: dict[str, tuple[float, Asked]] = {}

    def promise(self, fields: Asked) -> Reply:
        """Answer with a random string. Raises Failed."""
        asked = {name: fields.get(name, "") for name in self._names}
        if not all(asked.values()):
            raise Failed("10004")
        for name in ("starttime", "endtime"):
            _read_time(asked[name])
        random = secrets.token_hex(16)
        self._given[random] = (self._clock(), asked)
        return {"status": "Success", **asked, "random": random}

    def redeem(self, query: Asked) -> Asked:
        """Return what was asked for with a random string, which is used up. Raises Failed."""
        at, asked = self._given.pop(query.get("random", ""), (float("-inf"), {}))
        same = all(query.get(name) == value for name, value in asked.items())
        if not asked or not same or self._clock() - at > RANDOM_SECONDS:
            raise Failed("20020")
        return asked

    @property
    def _names(self) -> tuple[str, str, str]:
        return (self._whose, "starttime", "endtime")

    def write(
        self,
        asked: Asked,
        records: Iterable[Record],
        *,
        serial_number: str,
        zone: tzinfo,
        columns: Sequence[str],
    ) -> bytes:
        """Return the file, in which the records that are asked for have a line each."""
        whose = set(asked[self._whose].split(","))
        start, end = _read_time(asked["starttime"]), _read_time(asked["endtime"])
        text = StringIO(newline="")
        table = csv.DictWriter(
            text, columns, extrasaction="ignore", lineterminator="\n"
        )
        table.writeheader()
        for record in records:
            began = local_time(record.started_at, zone)
            parties = {record.caller, record.called}
            if start <= _read_time(began) <= end and (
                "all" in whose or whose & parties
            ):
                table.writerow(_row(record, began, serial_number))
        return text.getvalue().encode()


def _row(record: Record, began: str, serial_number: str) -> dict[str, str]:
    return {
        "callid": record.call_id,
        "timestart": began,
        "callfrom": record.caller,
        "callto": record.called,
        "callduraction": str(record.seconds),
        "talkduraction": str(record.talk_seconds),
        "srctrunkname": record.source_trunk,
        "dsttrunkname": record.destination_trunk,
        "status": record.verdict.value,
        "type": record.direction,
        "pincode": "",
        "recording": record.recording,
        "didnumber": "",
        "sn": serial_number,
    }


def _read_time(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S")
    except ValueError:
        raise Failed("20019") from None
