"""The events of a Yeastar P-Series PBX that are not about what becomes of a call (vendor_docs/yeastar_p.md, section 3.5)."""

from dataclasses import dataclass
from typing import Literal

from .live_call import ExtensionStatus, LiveCall
from .office import Line
from .wire_text import Pairs, Value, body, compact
from .wire_yeastar_p_events import (
    AGENT_STATUS,
    ALERT,
    EXTENSION_CHANGED,
    EXTENSION_STATUS,
    KEY_PRESSED,
    LAST_AS_TEXT,
    OPTIONS,
    PRESENCE,
    PROMPT_ENDED,
    REGISTRATION,
    STATUSES,
    SURVEY_ANSWERED,
    TRUNK_CHANGED,
    TRUNK_STATUS,
    WITHOUT_SERIAL_NUMBER,
)
from .wire_yeastar_p_queries import YeastarPQueries, trunk_status


@dataclass(frozen=True, slots=True, kw_only=True)
class YeastarPEvents(YeastarPQueries):
    """Events about extensions, trunks and queues, and of what people hear and press in calls.

    ``msg`` is the form of the events' content: as printed, always JSON in a string, or always an object. ``serial_numbers`` says
    which events have ``sn``; ``types_as_text`` quotes ``type``.
    """

    msg: Literal["printed", "text", "object"] = "printed"
    serial_numbers: Literal["printed", "all", "none"] = "printed"
    types_as_text: bool = False

    def extension_status(self, number: str, status: ExtensionStatus) -> bytes:
        """Return the report that an extension now does something else."""
        word = STATUSES.get(status, STATUSES[ExtensionStatus.IDLE])
        return self.event(EXTENSION_STATUS, ("extension", number), ("status", word))

    def registration(self, number: str, *, registered: bool) -> bytes:
        """Return the report that an extension's phone came or went."""
        return self.event(
            REGISTRATION,
            ("extension", number),
            ("kind", "Sip"),
            ("status", "Registered" if registered else "Unregistered"),
            ("registered_ip", self.phone_address(number) if registered else ""),
        )

    def trunk_state(self, trunk: Line) -> bytes:
        """Return the report of a trunk's state."""
        return self.event(
            TRUNK_STATUS,
            ("trunk_name", trunk.name),
            ("kind", "PJSIP"),
            ("status", trunk_status(trunk)),
            ("registered_ip", trunk.port),
        )

    def config_change(self, what: str, which: str, operation: str) -> bytes:
        """Return the report that an ``extension`` or a ``trunk`` was added (add), changed (update) or removed (del)."""
        type_ = TRUNK_CHANGED if what == "trunk" else EXTENSION_CHANGED
        key = "trunk_name" if what == "trunk" else "extension"
        return self.event(type_, (key, which), ("option", OPTIONS[operation]))

    def agent_status(self, number: str, status: str, reason: str = "") -> bytes:
        """Return the report that an agent of the queue was paused, for example."""
        return self.event(
            AGENT_STATUS,
            ("queue_number", f"queue-{self.office.queue}"),
            ("agent_number", number),
            ("status", status),
            ("reason", reason),
        )

    def alert(self, event_name: str = "web_login_fail") -> bytes:
        """Return a system event of the level error, with a line break inside a string as it is printed."""
        text = self.event(ALERT, ("level", "error"), ("event_name", f"{event_name}\n"))
        return text.replace(b"\\n", b"\n")

    def presence(self, number: str, word: str) -> bytes:
        """Return the report that an extension's presence is another."""
        return self.event(PRESENCE, ("extension", number), ("status", word))

    def key_pressed(self, call: LiveCall, keys: str) -> bytes:
        """Return the report of a key, which is the last of those that were pressed in a call."""
        return self._in_call(
            KEY_PRESSED,
            call,
            ("info", keys[-1]),
            ("flag", len(keys) - 1),
            ("infos", keys),
        )

    def prompt_ended(self, call: LiveCall, prompt: str) -> bytes:
        """Return the report that a prompt has ended."""
        return self._in_call(PROMPT_ENDED, call, ("prompt", prompt))

    def survey_answered(self, call: LiveCall, answer: str) -> bytes:
        """Return the report of an answer to a survey, which names nobody."""
        return self.event(
            SURVEY_ANSWERED,
            ("call_id", self.call_id(call)),
            ("survey_result", answer),
        )

    def _in_call(self, type_: int, call: LiveCall, *pairs: tuple[str, Value]) -> bytes:
        members: list[Value] = [
            self.member(party, self.member_status(call, party)) for party in call.live
        ]
        return self.event(
            type_, ("call_id", self.call_id(call)), ("members", members), *pairs
        )

    def event(self, type_: int, *pairs: tuple[str, Value]) -> bytes:
        """Return an event."""
        in_text = self.msg == "text" or (
            self.msg == "printed" and type_ <= LAST_AS_TEXT
        )
        content: Value = compact(Pairs(pairs)) if in_text else Pairs(pairs)
        has_serial = self.serial_numbers == "all" or (
            self.serial_numbers == "printed" and type_ not in WITHOUT_SERIAL_NUMBER
        )
        serial: list[tuple[str, Value]] = (
            [("sn", self.office.serial_number)] if has_serial else []
        )
        shown: Value = str(type_) if self.types_as_text else type_
        return body(("type", shown), *serial, ("msg", content))
