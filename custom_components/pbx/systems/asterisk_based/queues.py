"""Asks for queues, and reads who waits in them and what their agents do.

See vendor_docs/yeastar_s.md, section 4.6, vendor_docs/openvox_uc.md, section 4.8, and
https://help.openvox.cn/docs/uc-series-ippbx/api-documentation/api-interface-example/queues/query-queue-settings.
"""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import ClassVar, Final, override

from ...calls.limits import MAX_NUMBER, MAX_QUEUES
from ...calls.model import AgentState, Queue, QueueAgent, QueuedCall, QueuedCallState
from ..errors import BadReply, NotSupported
from ..lenient_values import Fields, first, number, objects, text, whole
from .token_system import TokenSystem

_LISTS: Final = ("queues", "queue")
"""What the answer calls its queues. OpenVox's table and its example do not agree."""
_NUMBERS: Final = ("queuenumber", "number")

_AGENT_STATES: Final = {
    1: AgentState.AVAILABLE,
    2: AgentState.BUSY,
    3: AgentState.BUSY,
    6: AgentState.RINGING,
    7: AgentState.BUSY,
    8: AgentState.BUSY,
    9: AgentState.PAUSED,
    10: AgentState.BUSY,
}
"""By the number for what an agent does; 10 is the rest after a call. Others are those of a phone that cannot be reached."""


class QueueSystem(TokenSystem):
    """A phone system that is asked what a queue looks like, one queue at a time."""

    reports_queues: ClassVar[bool] = False

    @abstractmethod
    async def _ask_for_queues(self) -> Fields:
        """Return the settings of all queues."""

    @abstractmethod
    async def _ask_for_queue(self, number: str) -> Fields:
        """Return what a queue looks like now."""

    @override
    async def query_queues(self, numbers: Sequence[str] = ()) -> list[Queue]:
        names = _read_names(await self._ask_for_queues(), numbers)
        statuses = {
            number: _read_status(await self._ask_for_queue(number)) for number in names
        }
        named = any(objects(status.get("callers")) for status in statuses.values())
        call_ids = await self._call_ids() if named else {}
        return [
            _read_queue(number, names[number], status, call_ids)
            for number, status in statuses.items()
        ]

    async def _call_ids(self) -> Mapping[str, str]:
        """Return the ids of the calls in progress by their channels, which is all that is said of who waits."""
        try:
            found = await self.query_all()
        except BadReply, NotSupported:
            return {}
        return {
            member.channel_id: call.call_id
            for call in found.calls
            for member in call.members
            if member.channel_id
        }


def _read_names(reply: Fields, wanted: Sequence[str]) -> dict[str, str | None]:
    """Return the names of the queues by their numbers. The settings have passwords in them, so that nothing else is read."""
    names = {
        found: text(fields.get("queuename"))
        for fields in _queues(reply)
        if (found := first(fields, *_NUMBERS, most=MAX_NUMBER))
        and (not wanted or found in wanted)
    }
    return dict(islice(names.items(), MAX_QUEUES))


def _read_status(reply: Fields) -> Fields:
    """Return what is said of the only queue in an answer. Raises BadReply where nothing is."""
    for fields in _queues(reply):
        for status in objects(fields.get("queuestatus")):
            return status
    raise BadReply("The answer does not say what the queue looks like")


def _queues(reply: Fields) -> list[Fields]:
    return [fields for name in _LISTS for fields in objects(reply.get(name))]


def _read_queue(
    queue_number: str, name: str | None, status: Fields, call_ids: Mapping[str, str]
) -> Queue:
    calls = tuple(
        QueuedCall(
            call_id=call_ids.get(channel, channel),
            state=QueuedCallState.WAITING,
            caller_number=number(fields.get("callernum")),
            seconds=whole(fields.get("waittime")),
        )
        for fields in objects(status.get("callers"))
        if (channel := text(fields.get("channelid")))
    )
    agents = tuple(
        QueueAgent(
            extension=agent,
            state=_AGENT_STATES.get(
                whole(fields.get("agentstatus")) or 0, AgentState.UNAVAILABLE
            ),
        )
        for fields in objects(status.get("members"))
        if (agent := number(fields.get("agent")))
    )
    waiting = whole(status.get("callercount")) or 0
    return Queue(
        number=queue_number,
        name=name,
        calls=calls,
        agents=agents,
        unnamed_callers=max(waiting - len(calls), 0),
    )
