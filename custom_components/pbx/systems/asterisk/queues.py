"""Follows the queues of an Asterisk: who waits, and what the agents do (vendor_docs/asterisk.md, sections 2 and 5)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from ...calls.limits import MAX_QUEUES
from ...calls.model import AgentState, Queue, QueueAgent, QueuedCall, QueuedCallState
from ..lenient_values import whole
from .channels import caller_in, value
from .lines import Lines
from .manager import Message

_STATES: Final = {
    "1": AgentState.AVAILABLE,
    "2": AgentState.BUSY,
    "3": AgentState.BUSY,
    "6": AgentState.RINGING,
    "7": AgentState.BUSY,
    "8": AgentState.BUSY,
}
"""By Asterisk's number for the state of the agent's phone; others are those of a phone that cannot be reached."""

_AGENT_EVENTS: Final = frozenset(
    {"QueueMemberAdded", "QueueMemberPause", "QueueMemberStatus", "QueueMemberPenalty"}
)

EVENTS: Final = (
    "QueueCallerAbandon",
    "QueueCallerJoin",
    "QueueCallerLeave",
    "QueueMemberRemoved",
    *sorted(_AGENT_EVENTS),
)
"""The events that say something of queues."""


def callers_in(rows: Iterable[Message]) -> Iterator[str]:
    """Yield the Uniqueids of those who wait, from the list of all queues (``QueueStatus``)."""
    return (row.get("Uniqueid", "") for row in rows if row.get("Event") == "QueueEntry")


@dataclass(slots=True)
class _Watched:
    """What is known of a queue."""

    calls: dict[str, QueuedCall] = field(default_factory=dict)
    """By the Uniqueid of the caller's channel."""
    agents: dict[str, QueueAgent] = field(default_factory=dict)
    """By the agent's interface."""


class Queues:
    """The queues, as the list and the events since have them."""

    def __init__(self, lines: Lines, caller_of: Callable[[str], str | None]) -> None:
        """Begin with no queue.

        Args:
            lines: What tells an agent's extension.
            caller_of: Returns the number of the caller on a channel; None where it is withheld, though queues tell it.
        """
        self._lines = lines
        self._caller_of = caller_of
        self._queues: dict[str, _Watched] = {}
        self._changed: dict[str, None] = {}

    def learn(self, rows: Iterable[Message]) -> None:
        """Take in the list of all queues (``QueueStatus``), in the place of what was known."""
        self._queues = {}
        for row in rows:
            name = value(row, "Queue")
            if name is None:
                continue
            match row.get("Event"):
                case "QueueParams" if len(self._queues) < MAX_QUEUES:
                    self._queues[name] = _Watched()
                case "QueueMember" if name in self._queues:
                    self._note_agent(name, row, row.get("Location", ""))
                case "QueueEntry" if name in self._queues:
                    self._note_call(name, row, whole(row.get("Wait")))
        self._changed.clear()

    def hear(self, event: Message) -> None:
        """Take in an event. What says nothing of a queue that is listed changes nothing."""
        kind, name = event.get("Event", ""), event.get("Queue", "")
        if name not in self._queues:
            return
        if kind in _AGENT_EVENTS:
            self._note_agent(name, event, event.get("Interface", ""))
        elif kind == "QueueMemberRemoved":
            self._queues[name].agents.pop(event.get("Interface", ""), None)
        elif kind == "QueueCallerJoin":
            self._note_call(name, event, 0)
        elif kind in {"QueueCallerLeave", "QueueCallerAbandon"}:
            self._queues[name].calls.pop(event.get("Uniqueid", ""), None)
        else:
            return
        self._changed[name] = None

    def changed(self) -> Iterator[Queue]:
        """Yield the queues of which anything was heard."""
        changed, self._changed = self._changed, {}
        for name in changed:
            yield self._queue(name)

    def __iter__(self) -> Iterator[Queue]:
        """Yield all queues."""
        return map(self._queue, self._queues)

    def _queue(self, name: str) -> Queue:
        watched = self._queues[name]
        return Queue(
            number=name,
            calls=tuple(
                self._with_caller(uniqueid, call)
                for uniqueid, call in watched.calls.items()
            ),
            agents=tuple(watched.agents.values()),
        )

    def _with_caller(self, uniqueid: str, call: QueuedCall) -> QueuedCall:
        number = self._caller_of(uniqueid)
        name = call.caller_name if number else None
        return replace(call, caller_number=number, caller_name=name)

    def _note_agent(self, queue: str, fields: Message, interface: str) -> None:
        state = _STATES.get(fields.get("Status", ""), AgentState.UNAVAILABLE)
        if fields.get("Paused") == "1":
            state = AgentState.PAUSED
        self._queues[queue].agents[interface] = QueueAgent(
            extension=self._lines.extension_of(interface),
            name=value(fields, "MemberName") or value(fields, "Name"),
            state=state,
        )

    def _note_call(self, queue: str, fields: Message, seconds: int | None) -> None:
        uniqueid = fields.get("Uniqueid", "")
        self._queues[queue].calls[uniqueid] = QueuedCall(
            call_id=value(fields, "Linkedid") or uniqueid,
            state=QueuedCallState.WAITING,
            caller_name=caller_in(fields, "CallerIDName"),
            seconds=seconds,
        )
