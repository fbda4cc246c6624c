"""Reads what OpenVox answers about calls through its trunks (vendor_docs/openvox_uc.md, sections 4.6 and 4.7)."""

from collections.abc import Collection

from ...calls.model import (
    Call,
    CallState,
    Direction,
    Member,
    MemberKind,
    MemberState,
    Role,
)
from ..asterisk_based.ids import id_times
from ..asterisk_based.queried_calls import build_call
from ..asterisk_based.report_parties import LINE_ROLES
from ..lenient_values import Fields, first, number, numbers, objects, plain, text

_TALKING = "talking"
_CALLEE_KEYS = ("extid", "number", "extnumber")


def read_call(
    direction: Direction, fields: Fields, known_extensions: Collection[str] | None
) -> Call | None:
    """Return the call, or None when it has no id.

    Args:
        direction: The direction that was asked for.
        fields: The call's fields.
        known_extensions: The numbers that are extensions; a callee that is none of them is an IVR or a queue.
    """
    call_id = first(fields, f"{direction}id", "callid")
    if call_id is None:
        return None
    talking = plain(text(fields.get("status"))) == _TALKING
    waiting = {
        Role.CALLER: MemberState.ALERTING,
        Role.CALLEE: MemberState.RINGING,
    }
    kind = MemberKind(direction.value)
    caller, called = number(fields.get("from")), number(fields.get("to"))
    path = None
    parties: list[tuple[Role, str]] = []
    if kind is MemberKind.INBOUND:
        for callee in _callees(fields):
            if known_extensions is None or callee in known_extensions:
                parties.append((Role.CALLEE, callee))
            else:
                path = callee
    elif caller and caller in (known_extensions or ()):
        # The outside may be shown another number than the extension's, and then does not know it.
        parties.append((Role.CALLER, caller))
    role = LINE_ROLES[kind]
    line = Member(
        kind=kind,
        number=(caller if kind is MemberKind.INBOUND else called) or "",
        state=MemberState.ANSWERED if talking else waiting[role],
        role=role,
        caller=caller,
        called=called,
        trunk=first(fields, "trunk", "trunkname"),
        path=path,
    )
    extensions = [
        Member(
            kind=MemberKind.EXTENSION,
            number=extension,
            role=role,
            state=MemberState.ANSWERED if talking else waiting[role],
        )
        for role, extension in parties
    ]
    return build_call(
        (call_id,),
        id_times((call_id,)),
        [line, *extensions],
        state=CallState.IN_CALL if talking else CallState.RINGING,
    )


def _callees(fields: Fields) -> list[str]:
    described = objects(fields.get("callee"))
    if not described:
        return numbers(fields.get("callee"))
    return [
        called
        for callee in described
        for key in _CALLEE_KEYS
        for called in numbers(callee.get(key))
    ]
