"""Reads queues, the calls in them and their agents (vendor_docs/yeastar_p.md, section 4).

What is said of agents: https://help.yeastar.com/zh-cn/p-series-software-edition/developer-guide/query-agent-status-of-a-queue.html
"""

from typing import Final

from ...calls.limits import MAX_NUMBER
from ...calls.model import AgentState, Queue, QueueAgent, QueuedCall, QueuedCallState
from ..lenient_values import Fields, first, number, objects, text, whole

_PREFIX: Final = "queue-"
"""Stands before the number of a queue in one of the events."""

_AGENT_STATES: Final = {
    1: AgentState.AVAILABLE,
    2: AgentState.BUSY,
    3: AgentState.RINGING,
    4: AgentState.BUSY,
    5: AgentState.BUSY,
}
"""By the number for what the agent's phone does; 0 is that of a phone of which nothing is known."""


def read_queue_number(message: Fields) -> str | None:
    """Return the queue that an event names; None where it names none."""
    named = first(message, "queue_number", most=MAX_NUMBER)
    return named and named.removeprefix(_PREFIX)


def read_queue(row: Fields, status: Fields, agents: Fields) -> Queue:
    """Return a queue.

    Args:
        row: The queue in ``queue/list``.
        status: The answer to ``queue/call_status`` about it, whose lists may be null.
        agents: The answer to ``queue/agent_status`` about it; nothing where it was not answered.
    """
    return Queue(
        number=first(row, "number", most=MAX_NUMBER) or "",
        name=text(row.get("name")),
        calls=tuple(
            QueuedCall(
                call_id=call_id,
                state=state,
                caller_number=number(fields.get("caller_number")),
                caller_name=text(fields.get("caller_display_name")),
                extension=number(fields.get("callee_number")),
                seconds=whole(fields.get("duration")),
            )
            for state in QueuedCallState
            for fields in objects(status.get(f"{state.value}_list"))
            if (call_id := text(fields.get("call_id")))
        ),
        agents=tuple(
            QueueAgent(
                extension=extension,
                name=text(fields.get("name")),
                state=_agent_state(fields),
            )
            for fields in objects(agents.get("data"))
            if (extension := number(fields.get("number")))
        ),
    )


def _agent_state(fields: Fields) -> AgentState:
    if whole(fields.get("is_login")) == 0:
        return AgentState.UNAVAILABLE
    if whole(fields.get("is_pause")):
        return AgentState.PAUSED
    doing = whole(fields.get("call_status")) or 0
    return _AGENT_STATES.get(doing, AgentState.UNAVAILABLE)
