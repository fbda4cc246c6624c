"""Decodes the events of a P-Series, which are the same over its webhook and its WebSocket (vendor_docs/yeastar_p.md, section 3)."""

from collections.abc import Callable, Mapping
from typing import Final

from ...calls.limits import MAX_NUMBER
from ...calls.model import Member, MemberKind, MemberState, ReportedState, Role
from ...calls.report import (
    CallFailed,
    CallOffered,
    CallStatus,
    CallTransferred,
    ConfigurationChanged,
    DoNotDisturb,
    ExtensionStatus,
    OtherReport,
    QueueChanged,
    Report,
)
from .. import lenient_json
from ..asterisk_based.call_actions import with_roles
from ..asterisk_based.event_reports import decode_each
from ..asterisk_based.failure_reason import read_reason
from ..errors import BadReport
from ..lenient_values import Fields, first, plain, text, whole
from ..settings import NO_SETTINGS, Settings
from .call_details import read_call_end
from .call_ids import CallIds, read_ids
from .call_input import read_key, read_prompt_end, read_survey
from .event_types import EventType
from .members import read_members
from .presence import read_do_not_disturb
from .queues import read_queue_number

_EXTENSION_STATES: Final = {
    "idle": ReportedState.IDLE,
    "ringing": ReportedState.RINGING,
    "busy": ReportedState.BUSY,
}


def decode(body: bytes, settings: Settings = NO_SETTINGS) -> list[Report]:
    """Decode an event, or a list of them, of which those that cannot be read are left out. Raises BadReport."""
    try:
        value = lenient_json.loads(body)
    except ValueError:
        raise BadReport("It is not JSON") from None
    return decode_each(value, _decode)


def _decode(event: Fields) -> Report:
    serial_number = text(event.get("sn"))
    number = whole(event.get("type"))
    if number is None:
        # What the button for a test sends has no type; of its fields nothing is documented.
        return OtherReport(serial_number=serial_number, name="test")
    message = _message(event.get("msg"))
    reader = _READERS.get(number)
    if reader is None or message is None:
        return OtherReport(serial_number=serial_number, name=str(number))
    return reader(message, serial_number)


def _message(value: object) -> Fields | None:
    """Return what an event says: an object, or a text that holds an object. Raises BadReport for a text that cannot be read."""
    if isinstance(value, str):
        try:
            value = lenient_json.loads(value.encode(errors="replace"))
        except ValueError:
            raise BadReport("Its message is not JSON") from None
    return value if isinstance(value, dict) else None


def _ids(message: Fields) -> CallIds:
    """Return the ids of the call that an event is about. Raises BadReport when it names none."""
    ids = read_ids(text(message.get("call_id")))
    if ids is None:
        raise BadReport("It names no call")
    return ids


def _state(message: Fields, serial_number: str | None) -> Report:
    ids = _ids(message)
    return CallStatus(
        serial_number=serial_number,
        call_id=ids.call_id,
        other_ids=ids.other_ids,
        id_times=ids.times,
        members=read_members(message.get("members")),
    )


def _end(message: Fields, serial_number: str | None) -> Report:
    return read_call_end(_ids(message), message, serial_number)


def _offer(message: Fields, serial_number: str | None) -> Report:
    ids = _ids(message)
    return CallOffered(
        serial_number=serial_number,
        call_id=ids.call_id,
        other_ids=ids.other_ids,
        id_times=ids.times,
        members=with_roles(read_members(message.get("members"))),
    )


def _transfer(message: Fields, serial_number: str | None) -> Report:
    return _transferred(message, serial_number, forwarded=False)


def _forward(message: Fields, serial_number: str | None) -> Report:
    return _transferred(message, serial_number, forwarded=True)


def _transferred(
    message: Fields, serial_number: str | None, *, forwarded: bool
) -> Report:
    ids = _ids(message)
    members = read_members(message.get("members"))
    extensions = [m.number for m in members if m.kind is MemberKind.EXTENSION]
    return CallTransferred(
        serial_number=serial_number,
        call_id=ids.call_id,
        other_ids=ids.other_ids,
        id_times=ids.times,
        members=with_roles(members),
        forwarded=forwarded,
        # Of two extensions, the extension that transfers comes last in the examples of the S-Series.
        transferred_by=extensions[-1] if extensions else None,
    )


def _failure(message: Fields, serial_number: str | None) -> Report:
    ids = _ids(message)
    reason, reason_code = read_reason(message.get("reason"))
    return CallFailed(
        serial_number=serial_number,
        call_id=ids.call_id,
        other_ids=ids.other_ids,
        id_times=ids.times,
        members=with_roles(read_members(message.get("members"))),
        reason=reason,
        reason_code=reason_code,
    )


def _extension_state(message: Fields, serial_number: str | None) -> Report:
    extension = first(message, "extension", "number", most=MAX_NUMBER)
    if extension is None:
        raise BadReport("It names no extension")
    state = _EXTENSION_STATES.get(plain(text(message.get("status"))))
    if state is None:
        return OtherReport(
            serial_number=serial_number, name=str(int(EventType.EXTENSION_CALL_STATE))
        )
    return ExtensionStatus(
        serial_number=serial_number, extension=extension, state=state
    )


def _presence(message: Fields, serial_number: str | None) -> Report:
    extension = first(message, "extension", "number", most=MAX_NUMBER)
    if extension is None:
        raise BadReport("It names no extension")
    quiet = read_do_not_disturb(message.get("status"))
    if quiet is None:
        raise BadReport("It names no presence")
    return DoNotDisturb(serial_number=serial_number, extension=extension, on=quiet)


def _key(message: Fields, serial_number: str | None) -> Report:
    return read_key(_ids(message), message, serial_number)


def _prompt_end(message: Fields, serial_number: str | None) -> Report:
    return read_prompt_end(_ids(message), message, serial_number)


def _survey(message: Fields, serial_number: str | None) -> Report:
    return read_survey(_ids(message), message, serial_number)


def _agent(message: Fields, serial_number: str | None) -> Report:
    # It says what has become of one agent, and nothing of the others.
    number = read_queue_number(message)
    if number is None:
        raise BadReport("It names no queue")
    return QueueChanged(serial_number=serial_number, number=number)


def _changed(message: Fields, serial_number: str | None) -> Report:
    # An extension may have several phones and lose one of them, so the list says what it comes to.
    return ConfigurationChanged(serial_number=serial_number)


def _agent_timeout(message: Fields, serial_number: str | None) -> Report:
    """Read that a queue has rung an agent in vain, who is the callee that is named and rings no more."""
    agent = first(message, "agent_number", most=MAX_NUMBER)
    ids = _ids(message)
    members: tuple[Member, ...] = ()
    if agent is not None:
        members = (
            Member(
                kind=MemberKind.EXTENSION,
                number=agent,
                state=MemberState.ENDED,
                role=Role.CALLEE,
                path=read_queue_number(message),
            ),
        )
    return CallStatus(
        serial_number=serial_number,
        call_id=ids.call_id,
        other_ids=ids.other_ids,
        id_times=ids.times,
        members=members,
    )


_READERS: Final[Mapping[int, Callable[[Fields, str | None], Report]]] = {
    EventType.EXTENSION_REGISTRATION: _changed,
    EventType.EXTENSION_CALL_STATE: _extension_state,
    EventType.EXTENSION_PRESENCE: _presence,
    EventType.TRUNK_REGISTRATION: _changed,
    EventType.CALL_STATE: _state,
    EventType.CALL_END: _end,
    EventType.CALL_TRANSFER: _transfer,
    EventType.CALL_FORWARD: _forward,
    EventType.CALL_FAILURE: _failure,
    EventType.INCOMING_CALL: _offer,
    EventType.KEY_PRESSED: _key,
    EventType.PROMPT_ENDED: _prompt_end,
    EventType.SURVEY_ANSWERED: _survey,
    EventType.EXTENSION_CONFIGURATION: _changed,
    EventType.TRUNK_CONFIGURATION: _changed,
    EventType.AGENT_AUTO_PAUSE: _agent,
    EventType.AGENT_RINGING_TIMEOUT: _agent_timeout,
    EventType.AGENT_STATUS: _agent,
}
