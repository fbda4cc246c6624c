"""Reads who is named in a report or in a queried call, in all the shapes that Yeastar and OpenVox use.

See vendor_docs/yeastar_s.md, sections 4.1 and 6, and vendor_docs/openvox_uc.md, section 7.
"""

from ...calls.immutable import immutable
from ...calls.limits import MAX_MEMBERS
from ...calls.model import Member, MemberKind, MemberState, Role
from ..lenient_json import pairs
from ..lenient_values import Fields, first, number, numbers, objects, plain, text
from .channels import is_own_channel

_KINDS = {
    "ext": MemberKind.EXTENSION,
    "inbound": MemberKind.INBOUND,
    "outbound": MemberKind.OUTBOUND,
}
_LISTS = ("members", "call")
_NUMBERS = ("number", "extid", "extnumber")

STATES: dict[str, tuple[MemberState, Role | None]] = {
    "alert": (MemberState.ALERTING, Role.CALLER),
    "ring": (MemberState.RINGING, Role.CALLEE),
    "answered": (MemberState.ANSWERED, Role.CALLER),
    "answer": (MemberState.ANSWERED, Role.CALLEE),
    "hold": (MemberState.ON_HOLD, None),
    "bye": (MemberState.ENDED, None),
}
"""What the words for a member mean: its state, and its side where the word says it."""

LINE_ROLES = {MemberKind.INBOUND: Role.CALLER, MemberKind.OUTBOUND: Role.CALLEE}
"""An inbound line is the caller and an outbound line the callee, whatever else is said."""


@immutable
class NamedMembers:
    """Members in the order in which they were printed, and the ids that the lines among them have."""

    members: tuple[Member, ...] = ()
    line_ids: tuple[str, ...] = ()


def read_parties(fields: Fields) -> NamedMembers:
    """Return the parties of a report or of a call.

    No more than one beyond the limit is read. They stand side by side, with a key once or twice (1.0.0), or in a list ``call`` (1.0.2) or ``members`` (2.0.0).
    States and roles are those that a ``memberstatus`` says; there is none in the older formats.
    """
    members: list[Member] = []
    line_ids: dict[str, None] = {}
    for kind, party in _named(fields):
        if len(members) > MAX_MEMBERS:
            break
        if kind is MemberKind.EXTENSION:
            members += _extensions(party)
            continue
        for line in objects(party):
            members.append(_line(kind, line))
            if line_id := first(line, f"{kind}id"):
                line_ids[line_id] = None
    return NamedMembers(members=tuple(members), line_ids=tuple(line_ids))


def _named(fields: Fields) -> list[tuple[MemberKind, object]]:
    named: list[tuple[MemberKind, object]] = []
    for key, value in pairs(fields):
        if kind := _KINDS.get(key):
            named.append((kind, value))
        elif key in _LISTS:
            named += [
                (_KINDS[name], party)
                for entry in objects(value)
                for name, party in pairs(entry)
                if name in _KINDS
            ]
    return named


def _extensions(party: object) -> list[Member]:
    described = objects(party)
    if not described:
        return [
            Member(kind=MemberKind.EXTENSION, number=extension)
            for extension in numbers(party)
        ]
    members: list[Member] = []
    for extension in described:
        state, role = _state(extension)
        channel_id = text(extension.get("channelid"))
        members += [
            Member(
                kind=MemberKind.EXTENSION,
                number=numbered,
                state=state,
                role=role,
                channel_id=channel_id,
                path=text(extension.get("callpath")),
                own_channel=is_own_channel(channel_id, numbered),
            )
            for key in _NUMBERS
            if key in extension
            for numbered in numbers(extension[key])
        ]
    return members


def _line(kind: MemberKind, line: Fields) -> Member:
    caller, called = number(line.get("from")), number(line.get("to"))
    outside = caller if kind is MemberKind.INBOUND else called
    return Member(
        kind=kind,
        number=outside or "",
        state=_state(line)[0],
        role=LINE_ROLES[kind],
        channel_id=text(line.get("channelid")),
        caller=caller,
        called=called,
        trunk=first(line, "trunkname", "trunk"),
        path=text(line.get("callpath")),
    )


def _state(party: Fields) -> tuple[MemberState | None, Role | None]:
    return STATES.get(plain(text(party.get("memberstatus"))), (None, None))
