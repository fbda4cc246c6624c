"""Decodes the reports of Yeastar S-Series and OpenVox UC, which are siblings.

See vendor_docs/yeastar_s.md, section 6, and vendor_docs/openvox_uc.md, sections 7 and 9.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from ...calls.limits import MAX_MEMBERS, MAX_NUMBER
from ...calls.model import Member, MemberKind
from ...calls.report import (
    CallFailed,
    CallOffered,
    CallReport,
    CallStatus,
    CallTransferred,
    ConfigurationChanged,
    ExtensionStatus,
    OtherReport,
    Report,
    SystemStarted,
)
from .. import lenient_json
from ..errors import BadReport
from ..lenient_values import Fields, first, objects, plain, text
from . import call_actions
from .call_actions import Reading
from .call_input import KEY, PROMPT_END, SURVEY, read_call_input, read_conference
from .call_record import read_record
from .failure_reason import read_reason
from .ids import id_times
from .report_parties import read_parties
from .status_words import extension_state

_PARTY_KEYS = (b'"ext"', b'"inbound"', b'"outbound"')

ACTIONS: Final[Mapping[str, Reading]] = {
    "alert": call_actions.alert,
    "ring": call_actions.ring,
    "answer": call_actions.answer,
    "answered": call_actions.answered,
    "bye": call_actions.bye,
}
"""How to read the older formats' reports of a change: they have a word each instead of a state for each member."""


def read_json(body: bytes) -> object:
    """Read a report as JSON, with keys that stand twice (format 1.0.0). Raises ValueError."""
    value = lenient_json.loads(body)
    if isinstance(value, dict) and not isinstance(value.get("members"), list):
        if any(body.count(key) > 1 for key in _PARTY_KEYS):
            return lenient_json.loads(body, keep_repeats=True)
    return value


def decode_all(value: object, actions: Mapping[str, Reading]) -> list[Report]:
    """Decode a report, or a list of which those that cannot be read are left out.

    Args:
        value: What was read from JSON or XML.
        actions: How the system means its actions.

    Raises:
        BadReport: Nothing in it can be read.
    """
    return decode_each(value, partial(_decode, actions=actions))


def decode_each(value: object, decode: Callable[[Fields], Report]) -> list[Report]:
    """Decode a report, or each report of a list; those that cannot be read are left out. Raises BadReport when none can be read."""
    entries = objects(value)
    if not entries:
        raise BadReport("It is not a report")
    reports: list[Report] = []
    problem: BadReport | None = None
    for entry in entries:
        try:
            reports.append(decode(entry))
        except BadReport as err:
            problem = err
    if problem and not reports:
        raise problem
    return reports


def _decode(fields: Fields, actions: Mapping[str, Reading]) -> Report:
    word = first(fields, "event", "action")
    if word is None:
        raise BadReport("It names no event")
    serial_number = text(fields.get("sn"))
    match event := plain(word):
        case "callstatus":
            return _call_status(fields, serial_number, None)
        case "newcdr":
            return read_record(_call_id(fields, ()), fields, serial_number)
        case "callfailed":
            return _failed(fields, serial_number)
        case "tranfer" | "transfer" | "calltransfer":
            return _transferred(fields, serial_number, forwarded=False)
        case "forward":
            return _transferred(fields, serial_number, forwarded=True)
        case "invite" | "incoming":
            call_id, other_ids, members = _call(fields)
            return CallOffered(
                serial_number=serial_number,
                call_id=call_id,
                other_ids=other_ids,
                id_times=id_times((call_id, *other_ids)),
                members=call_actions.with_roles(members),
            )
        case "extensionstatus":
            return _extension_status(word, fields, serial_number)
        case "configchange":
            return _configuration_changed(word, fields, serial_number)
        case "bootup":
            return SystemStarted(serial_number=serial_number)
        case "conferencestatus":
            return read_conference(fields, serial_number)
        case _ if event in (KEY, PROMPT_END, SURVEY):
            return read_call_input(event, _call(fields), fields, serial_number)
        case _ if reading := actions.get(event):
            return _call_status(fields, serial_number, reading)
        case _:
            return OtherReport(serial_number=serial_number, name=word)


def _call(fields: Fields) -> tuple[str, tuple[str, ...], tuple[Member, ...]]:
    """Return the call's id, what else it is called, and who is named."""
    parties = read_parties(fields)
    if len(parties.members) > MAX_MEMBERS:
        raise BadReport(f"It names more than {MAX_MEMBERS} parties")
    call_id = _call_id(fields, parties.line_ids)
    others = tuple(line_id for line_id in parties.line_ids if line_id != call_id)
    return call_id, others, parties.members


def _call_id(fields: Fields, line_ids: tuple[str, ...]) -> str:
    call_id = text(fields.get("callid")) or next(iter(line_ids), None)
    if call_id is None:
        raise BadReport("It names no call")
    return call_id


def _call_status(
    fields: Fields, serial_number: str | None, reading: Reading | None
) -> CallReport:
    call_id, other_ids, members = _call(fields)
    return CallStatus(
        serial_number=serial_number,
        call_id=call_id,
        other_ids=other_ids,
        id_times=id_times((call_id, *other_ids)),
        members=reading(members) if reading else members,
    )


def _failed(fields: Fields, serial_number: str | None) -> CallReport:
    call_id, other_ids, members = _call(fields)
    reason, reason_code = read_reason(fields.get("reason"))
    return CallFailed(
        serial_number=serial_number,
        call_id=call_id,
        other_ids=other_ids,
        id_times=id_times((call_id, *other_ids)),
        members=call_actions.with_roles(members),
        reason=reason,
        reason_code=reason_code,
    )


def _transferred(
    fields: Fields, serial_number: str | None, *, forwarded: bool
) -> CallReport:
    call_id, other_ids, members = _call(fields)
    extensions = [m.number for m in members if m.kind is MemberKind.EXTENSION]
    # The older formats have no Forward. Whoever transfers by hand is in the call, so without an extension it was a forwarding.
    forwarded = forwarded or bool(members and not extensions)
    return CallTransferred(
        serial_number=serial_number,
        call_id=call_id,
        other_ids=other_ids,
        id_times=id_times((call_id, *other_ids)),
        members=call_actions.with_roles(members),
        forwarded=forwarded,
        # Of two extensions, the extension that transfers comes last in both systems' examples.
        transferred_by=extensions[-1] if extensions else None,
    )


def _extension_status(word: str, fields: Fields, serial_number: str | None) -> Report:
    extension = first(fields, "extension", "number", "extid", most=MAX_NUMBER)
    if extension is None:
        raise BadReport("It names no extension")
    state = extension_state(text(fields.get("status")))
    if state is None:
        return OtherReport(serial_number=serial_number, name=word)
    return ExtensionStatus(
        serial_number=serial_number, extension=extension, state=state
    )


def _configuration_changed(
    word: str, fields: Fields, serial_number: str | None
) -> Report:
    if text(fields.get("type")) is None:
        return OtherReport(serial_number=serial_number, name=word)
    return ConfigurationChanged(serial_number=serial_number)
