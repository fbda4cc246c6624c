"""What the actions of the older report formats say of each party; newer formats say it party by party.

The formats name the parties in an order that carries meaning. The sources agree on it for RING (who rings comes first, the
caller last) and ANSWERED (the caller first), and disagree for ANSWER, where two extensions are therefore left without a
role (vendor_docs/yeastar_s.md, section 6.3; vendor_docs/openvox_uc.md, section 7).
"""

from collections.abc import Callable
from dataclasses import replace

from ...calls.model import Member, MemberKind, MemberState, Role
from .report_parties import LINE_ROLES

type Members = tuple[Member, ...]
type Reading = Callable[[Members], Members]

_RINGING = {Role.CALLER: MemberState.ALERTING, Role.CALLEE: MemberState.RINGING}


def with_roles(members: Members) -> Members:
    """Return the members with the roles that the lines among them say, where none is known."""
    side = _extensions_side(members)
    return tuple(
        replace(member, role=member.role or LINE_ROLES.get(member.kind, side))
        for member in members
    )


def alert(members: Members) -> Members:
    """Read who hears the ring-back tone: the caller. What rings is in RING."""
    members = with_roles(members)
    if _extensions_side(members) is None and members:
        members = (replace(members[0], role=Role.CALLER), *members[1:])
    return tuple(
        replace(member, state=MemberState.ALERTING)
        if member.role is Role.CALLER
        else member
        for member in members
    )


def ring(members: Members) -> Members:
    """Read who rings and who calls: who rings comes first; of extensions alone, the caller comes last."""
    side = _extensions_side(members)
    if side is Role.CALLER and members[0].kind is MemberKind.EXTENSION:
        # A call that went outside before is handed to an extension: the line is in it and does not ring.
        called = replace(members[0], role=Role.CALLEE, state=MemberState.RINGING)
        return (called, *with_roles(members[1:]))
    members = with_roles(members)
    if len(members) > 1 and side is None:
        members = (*members[:-1], replace(members[-1], role=Role.CALLER))
    return tuple(
        replace(member, role=role, state=_RINGING[role])
        for member in members
        for role in (member.role or Role.CALLEE,)
    )


def answer(members: Members) -> Members:
    """Read who talks, where the word is the same whoever answered."""
    return _all(MemberState.ANSWERED, with_roles(members))


def answered_by(members: Members) -> Members:
    """Read who talks, where the word means that a lone extension has answered."""
    members = answer(members)
    if len(members) == 1 and members[0].role is None:
        return (replace(members[0], role=Role.CALLEE),)
    return members


def answered(members: Members) -> Members:
    """Read who talks, as the caller sees it: of extensions alone, the caller comes first."""
    members = answer(members)
    if members and members[0].role is None:
        caller, *callees = members
        others = (replace(callee, role=Role.CALLEE) for callee in callees)
        return (replace(caller, role=Role.CALLER), *others)
    return members


def bye(members: Members) -> Members:
    """Read who is out of the call."""
    return _all(MemberState.ENDED, with_roles(members))


def _all(state: MemberState, members: Members) -> Members:
    return tuple(replace(member, state=state) for member in members)


def _extensions_side(members: Members) -> Role | None:
    """Return the side that extensions are on, as the lines say: a call from outside is theirs to answer."""
    kinds = {member.kind for member in members}
    if MemberKind.INBOUND in kinds:
        return Role.CALLEE
    return Role.CALLER if MemberKind.OUTBOUND in kinds else None
