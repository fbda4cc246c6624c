"""The mailboxes of the simulated Yeastar and OpenVox: every call that voicemail took left a message.

See help.yeastar.com, s-series-developer-v2, voicemail-query.html and voicemail-get-random.html, and the section on voice messages in
OpenVox's guide.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta

from .api_request import Failed, ids
from .live_call import Kind, LiveCall
from .office import Office
from .one_time_randoms import OneTimeRandoms
from .phone_services import NO_SUCH_EXTENSION
from .sound import sound_of
from .story import Service
from .wire_text import Reply, Value

ALL = "all"


class Mailboxes:
    """Lists messages, and gives each out like a recording.

    Files are numbered from 0 in each mailbox, and where ``tells_status``, in its folder of heard and its folder of new messages.
    """

    def __init__(
        self, clock: Callable[[], float], whose: str, *, tells_status: bool
    ) -> None:
        """Begin with nobody having heard anything. ``whose`` is the field that says whose mailbox it is."""
        self.heard: set[str] = set()
        """The ids of the calls whose messages somebody has heard."""
        self.deleted: set[str] = set()
        """The ids of the calls whose messages somebody has deleted."""
        self._whose = whose
        self._tells_status = tells_status
        self._randoms = OneTimeRandoms(clock)

    def query(
        self, fields: Mapping[str, str], office: Office, calls: Iterable[LiveCall]
    ) -> Reply:
        """List the messages of the mailboxes that are asked for. Raises Failed."""
        wanted = ids(dict(fields), self._whose)
        if wanted and ALL not in wanted and not set(wanted) <= set(office.extensions):
            raise Failed(NO_SUCH_EXTENSION)
        mailboxes: dict[str, list[Value]] = {}
        for extension, row, _ in self._rows(calls, office.utc_offset):
            if not wanted or ALL in wanted or extension in wanted:
                mailboxes.setdefault(extension, []).append(row)
        if not mailboxes:
            return {"status": "Success"}
        return {
            "status": "Success",
            "voicemails": [
                {self._whose: extension, "voicemail": rows}
                for extension, rows in mailboxes.items()
            ],
        }

    def promise(
        self, fields: Mapping[str, str], office: Office, calls: Iterable[LiveCall]
    ) -> Reply:
        """Answer with a random string. Raises Failed."""
        needed = {self._whose, "voicemailfile"}
        if self._tells_status:
            needed.add("voicemailstatus")
        if not all(fields.get(name) for name in needed):
            raise Failed("10004")
        asked = {name: fields[name] for name in sorted(needed)}
        for extension, row, call_id in self._rows(calls, office.utc_offset):
            if asked.items() <= {self._whose: extension, **row}.items():
                random = self._randoms.give(call_id)
                return {"status": "Success", **asked, "random": random}
        raise Failed("20018")

    def give(self, query: Mapping[str, str]) -> bytes:
        """Return the file for a random string, which is used up. Raises Failed."""
        call_id = self._randoms.redeem(query.get("random", ""))
        if not (call_id and query.get(self._whose) and query.get("voicemailfile")):
            raise Failed("20017")
        if call_id in self.deleted:
            raise Failed("20018")
        return sound_of(call_id)

    def _rows(
        self, calls: Iterable[LiveCall], utc_offset: timedelta
    ) -> Iterable[tuple[str, Reply, str]]:
        """Yield whose mailbox a message is in, the message, and the id of its call."""
        places: Counter[tuple[str, bool]] = Counter()
        for call in calls:
            extension = _mailbox(call)
            if extension is None or call.call_id in self.deleted:
                continue
            is_heard = call.call_id in self.heard
            folder = (extension, is_heard and self._tells_status)
            row: Reply = {
                "voicemailfile": f"msg{places[folder]:04}.wav",
                "messagefrom": call.caller,
                "voicemaildate": _printed(call.picked_up_at or 0, utc_offset),
                "voicemaillength": _seconds(call),
            }
            places[folder] += 1
            if self._tells_status:
                row["voicemailstatus"] = "read" if is_heard else "unread"
            yield extension, row, call.call_id


def _mailbox(call: LiveCall) -> str | None:
    """Return whose mailbox a call has left a message in."""
    if call.service is not Service.VOICEMAIL or call.ended_at is None:
        return None
    called = (party for party in call.parties if not party.is_caller)
    return next((one.number for one in called if one.kind is Kind.EXTENSION), None)


def _printed(epoch: float, utc_offset: timedelta) -> str:
    return (datetime.fromtimestamp(epoch, UTC) + utc_offset).strftime(
        "%Y-%m-%d %H:%M:%S"
    )


def _seconds(call: LiveCall) -> str:
    return str(int((call.ended_at or 0) - (call.picked_up_at or 0)))
