"""Reads who is in a call, in events and in the answers to ``call/query`` (vendor_docs/yeastar_p.md, section 3.2)."""

from typing import Final

from ...calls.limits import MAX_MEMBERS
from ...calls.model import Call, Direction, Member, MemberKind, MemberState, Role
from ..asterisk_based.channels import is_own_channel
from ..asterisk_based.queried_calls import build_call
from ..asterisk_based.report_parties import LINE_ROLES, STATES
from ..errors import BadReport
from ..lenient_values import Fields, number, objects, plain, text
from .call_ids import read_ids

_KINDS: Final = {
    "extension": MemberKind.EXTENSION,
    "inbound": MemberKind.INBOUND,
    "outbound": MemberKind.OUTBOUND,
}
_STATES: Final = {
    **STATES,
    # The outside has said that it rings (SIP 183).
    "earlymedia": (MemberState.RINGING, Role.CALLEE),
}


def read_members(value: object) -> tuple[Member, ...]:
    """Return the members of a list, of which there may be none, or a single object.

    Raises:
        BadReport: There are more than a call may have.
    """
    members = [
        member
        for entry in objects(value)
        for key, described in entry.items()
        if (kind := _KINDS.get(key)) and isinstance(described, dict)
        if (member := _read(kind, described))
    ]
    if len(members) > MAX_MEMBERS:
        raise BadReport(f"It names more than {MAX_MEMBERS} parties")
    return tuple(members)


def read_calls(reply: Fields, direction: Direction | None) -> list[Call]:
    """Return the calls in a reply to ``call/query``. Without calls it has no ``data`` at all.

    Args:
        reply: The reply.
        direction: The direction that was asked for; None when a call was asked for by its id.
    """
    calls = []
    for fields in objects(reply.get("data")):
        if ids := read_ids(text(fields.get("call_id"))):
            members = read_members(fields.get("members"))
            every = (ids.call_id, *ids.other_ids)
            calls.append(build_call(every, ids.times, members, direction=direction))
    return calls


def _read(kind: MemberKind, fields: Fields) -> Member | None:
    word = plain(text(fields.get("member_status")))
    state, role = _STATES.get(word, (None, None))
    channel_id = text(fields.get("channel_id"))
    path = text(fields.get("call_path"))
    if kind is MemberKind.EXTENSION:
        extension = number(fields.get("number"))
        if extension is None:
            return None
        return Member(
            kind=kind,
            number=extension,
            state=state,
            role=role,
            channel_id=channel_id,
            path=path,
            own_channel=is_own_channel(channel_id, extension),
        )
    caller, called = number(fields.get("from")), number(fields.get("to"))
    outside = caller if kind is MemberKind.INBOUND else called
    return Member(
        kind=kind,
        number=outside or "",
        state=state,
        role=LINE_ROLES[kind],
        channel_id=channel_id,
        caller=caller,
        called=called,
        trunk=text(fields.get("trunk_name")),
        path=path,
    )
