"""What the client makes of Asterisk's events: messages that each say all there is to know, and are decoded to reports.

Asterisk's own events say little each, and most of them nothing new; what they mean depends on those before. So the client follows
the calls (``open_calls``), and what changed is a message: a JSON object about a call, an extension, a queue or the configuration.
"""

from collections.abc import Mapping
from typing import Final

import orjson

from ...calls.model import (
    AgentState,
    Direction,
    Member,
    MemberKind,
    MemberState,
    Queue,
    QueueAgent,
    QueuedCall,
    QueuedCallState,
    ReportedState,
    Role,
)
from ...calls.report import (
    CallFailed,
    CallRecord,
    CallStatus,
    CallTransferred,
    ConfigurationChanged,
    DoNotDisturb,
    ExtensionStatus,
    MailboxStatus,
    OtherReport,
    QueueStatus,
    RecordStatus,
    Report,
)
from ..asterisk_based.ids import id_times
from ..errors import BadReport
from ..lenient_values import Fields, free_text, number, objects, text, whole
from ..settings import NO_SETTINGS, Settings
from .call import Call
from .call_end import CallEnd

CHANGED: Final = orjson.dumps({"changed": True})
"""Extensions, trunks or queues may have been added, changed or removed."""


def of_call(call: Call) -> bytes | None:
    """Return what is new about a call; None where nothing is."""
    over = call.over
    state = (tuple(call.ids), call.members(), over)
    if state == call.reported and not call.transfers:
        return None
    call.reported = state
    call.reports += 1
    transfers, call.transfers = call.transfers, []
    ids, members, _ = state
    return orjson.dumps(
        {
            "call": ids[0],
            "others": ids[1:],
            "serial": call.reports,
            "transfers": [
                {"by": transfer.by, "members": [_fields(m) for m in transfer.members]}
                for transfer in transfers
            ],
            "members": [_fields(member) for member in members],
            "end": CallEnd.of(call) if over else None,
        }
    )


def of_extension(extension: str, *, registered: bool) -> bytes:
    """Return that an extension's phone is connected now, or not."""
    return orjson.dumps({"extension": extension, "registered": registered})


def of_do_not_disturb(extension: str, *, on: bool) -> bytes:
    """Return that an extension does not ring, or rings again."""
    return orjson.dumps({"extension": extension, "do_not_disturb": on})


def of_mailbox(extension: str, *, new: int) -> bytes:
    """Return how many messages in an extension's mailbox nobody has heard yet."""
    return orjson.dumps({"extension": extension, "new_messages": new})


def of_queue(queue: Queue) -> bytes:
    """Return what a queue looks like now."""
    return orjson.dumps(
        {
            "queue": queue.number,
            "calls": [
                {
                    "call": call.call_id,
                    "caller": call.caller_number,
                    "name": call.caller_name,
                    "seconds": call.seconds,
                }
                for call in queue.calls
            ],
            "agents": [
                {"extension": agent.extension, "name": agent.name, "state": agent.state}
                for agent in queue.agents
            ],
        }
    )


def _fields(member: Member) -> dict[str, str]:
    fields = {
        "kind": member.kind.value,
        "number": member.number,
        "state": member.state,
        "role": member.role,
        "channel": member.channel_id,
        "caller": member.caller,
        "called": member.called,
        "trunk": member.trunk,
        "path": member.path,
        "name": member.name,
    }
    return {key: value for key, value in fields.items() if value is not None}


# -- back to reports -----------------------------------------------------------------------------------------------------


def decode(body: bytes, settings: Settings = NO_SETTINGS) -> list[Report]:
    """Decode a message. Raises BadReport."""
    try:
        fields = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise BadReport("It is not JSON") from None
    if not isinstance(fields, dict):
        raise BadReport("It is no object")
    try:
        if call_id := text(fields.get("call")):
            return list(_call_reports(call_id, fields))
        return [_other_report(fields)]
    except (KeyError, ValueError) as err:
        raise BadReport(f"A part of it cannot be read: {type(err).__name__}") from None


def _call_reports(call_id: str, fields: Fields) -> list[Report]:
    others = fields.get("others")
    other_ids = (
        tuple(found for other in others if (found := text(other)))
        if isinstance(others, list)
        else ()
    )
    times = id_times((call_id, *other_ids), may_name_system=True)
    reports: list[Report] = [
        CallTransferred(
            call_id=call_id,
            other_ids=other_ids,
            id_times=times,
            members=_members(transfer.get("members")),
            transferred_by=text(transfer.get("by")),
        )
        for transfer in objects(fields.get("transfers"))
    ]
    reports.append(
        CallStatus(
            call_id=call_id,
            other_ids=other_ids,
            id_times=times,
            members=_members(fields.get("members")),
            serial=whole(fields.get("serial")),
        )
    )
    for end in objects(fields.get("end")):
        status = RecordStatus(str(end["status"]))
        direction = text(end.get("direction"))
        reason = free_text(end.get("reason"))
        code = text(end.get("reason_code"))
        if code and direction != Direction.INBOUND:
            reports.append(
                CallFailed(
                    call_id=call_id,
                    other_ids=other_ids,
                    id_times=times,
                    reason=reason,
                    reason_code=code,
                )
            )
        trunk, called = text(end.get("trunk")), number(end.get("called"))
        inbound = direction == Direction.INBOUND
        reports.append(
            CallRecord(
                call_id=call_id,
                other_ids=other_ids,
                id_times=times,
                status=status,
                is_whole=True,
                direction=Direction(direction) if direction else None,
                caller=number(end.get("caller")),
                called=called,
                answered_by=number(end.get("answered_by")),
                source_trunk=trunk if inbound else None,
                destination_trunk=None if inbound else trunk,
                did_number=called if inbound else None,
                status_text=reason,
            )
        )
    return reports


def _members(value: object) -> tuple[Member, ...]:
    return tuple(_member(fields) for fields in objects(value))


def _member(fields: Fields) -> Member:
    state, role = text(fields.get("state")), text(fields.get("role"))
    return Member(
        kind=MemberKind(str(fields["kind"])),
        number=number(fields.get("number")) or "",
        state=MemberState(state) if state else None,
        role=Role(role) if role else None,
        channel_id=text(fields.get("channel")),
        caller=number(fields.get("caller")),
        called=number(fields.get("called")),
        trunk=text(fields.get("trunk")),
        path=text(fields.get("path")),
        name=text(fields.get("name")),
    )


def _other_report(fields: Mapping[str, object]) -> Report:
    if extension := number(fields.get("extension")):
        if (on := fields.get("do_not_disturb")) is not None:
            return DoNotDisturb(extension=extension, on=on is True)
        if (new := whole(fields.get("new_messages"))) is not None:
            return MailboxStatus(extension=extension, new=new)
        registered = fields.get("registered") is True
        return ExtensionStatus(
            extension=extension,
            state=ReportedState.IDLE if registered else ReportedState.UNREGISTERED,
        )
    if queue := number(fields.get("queue")):
        return QueueStatus(queue=_queue(queue, fields))
    if fields.get("changed"):
        return ConfigurationChanged()
    return OtherReport(name="unknown")


def _queue(queue: str, fields: Fields) -> Queue:
    return Queue(
        number=queue,
        calls=tuple(
            QueuedCall(
                call_id=call_id,
                state=QueuedCallState.WAITING,
                caller_number=number(call.get("caller")),
                caller_name=text(call.get("name")),
                seconds=whole(call.get("seconds")),
            )
            for call in objects(fields.get("calls"))
            if (call_id := text(call.get("call")))
        ),
        agents=tuple(
            QueueAgent(
                extension=extension,
                name=text(agent.get("name")),
                state=AgentState(str(agent["state"])),
            )
            for agent in objects(fields.get("agents"))
            if (extension := number(agent.get("extension")))
        ),
    )
