"""Reads queues and the calls in them (vendor_docs/yeastar_p.md, section 4)."""

from ...calls.limits import MAX_NUMBER
from ...calls.model import Queue, QueuedCall, QueuedCallState
from ..lenient_values import Fields, first, number, objects, text, whole


def read_queue(row: Fields, status: Fields) -> Queue:
    """Return a queue.

    Args:
        row: The queue in ``queue/list``.
        status: The answer to ``queue/call_status`` about it, whose lists may be null.
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
    )
