"""Reads the extensions and trunks of an Asterisk (vendor_docs/asterisk.md, section 4)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
import re
from typing import Final

from ...calls.model import Extension, ReportedState, Trunk
from ..errors import BadReply, NotThisSystem
from .channels import value
from .lines import Line, LineKind, Lines, context_says_trunk, looks_like_extension
from .manager import Manager, Message

_CALLER_ID: Final = re.compile(
    r'\s*"?(?P<name>[^"<]*?)"?\s*(?:<(?P<number>[^>]*)>)?\s*'
)

_STATES: Final = {
    "unavailable": ReportedState.UNREGISTERED,
    "invalid": ReportedState.UNREGISTERED,
    "notinuse": ReportedState.IDLE,
    "inuse": ReportedState.BUSY,
    "busy": ReportedState.BUSY,
    "ringing": ReportedState.RINGING,
    "ringinuse": ReportedState.BUSY,
    "onhold": ReportedState.ON_HOLD,
}

_REGISTRATIONS: Final = {
    "registered": "registered",
    "unregistered": "failure",
    "rejected": "failure",
    "stopped": "down",
}

_ANONYMOUS: Final = "anonymous"
"""The endpoint of callers whom Asterisk does not know: nobody's phone, and no trunk."""

_NO_IDENTITIES: Final = frozenset({"", "00:00:00:00:00:00"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """What Asterisk's configuration says of a phone or a trunk."""

    technology: str
    name: str
    context: str = ""
    caller_name: str | None = None
    caller_number: str | None = None
    state: str = ""
    registers: bool = False
    """Whether it has credentials that a phone registers with."""
    registers_outside: bool = False
    """Whether Asterisk registers with it, or logs in to it."""

    @property
    def device(self) -> str:
        """The name with which Asterisk dials it and tells its state."""
        return f"{self.technology}/{self.name}"

    @property
    def is_trunk(self) -> bool:
        """Whether it looks like a trunk."""
        if self.registers_outside:
            return True
        if (says := context_says_trunk(self.context)) is not None:
            return says
        return not (looks_like_extension(self.name) or self.registers)

    @property
    def extension(self) -> str:
        """The extension's number: mostly the name, else that of its caller id."""
        if looks_like_extension(self.name):
            return self.name
        number = self.caller_number or ""
        return number if looks_like_extension(number) else self.name


def state_word(state: str) -> str:
    """Return a device's state as one word: lists write ``Not in use``, events ``NOT_INUSE``."""
    return state.casefold().replace("_", "").replace(" ", "")


def is_registered(state: str) -> bool:
    """Answer whether a device's state is that of a phone that is connected."""
    return state_word(state) not in {"unavailable", "invalid"}


def caller_id(text: str) -> tuple[str | None, str | None]:
    """Return name and number of a caller id such as ``"Anna" <1001>``."""
    found = _CALLER_ID.fullmatch(text)
    if found is None or text.strip() in {"", "<unknown>"}:
        return None, None
    return found["name"] or None, found["number"] or None


async def ask_endpoints(
    manager: Manager, actions: frozenset[str], details: dict[str, Message]
) -> list[Endpoint]:
    """Return the phones and trunks that Asterisk is configured with.

    Args:
        manager: The connection.
        actions: The actions that there are; an unknown action may count as an attack.
        details: What was asked of each endpoint before, which is asked only once.
    """
    endpoints: list[Endpoint] = []
    if "PJSIPShowEndpoints" in actions:
        outside = await _registers_outside(manager, actions)
        for row in await _rows(manager, "PJSIPShowEndpoints"):
            name = row.get("ObjectName", "")
            if name == _ANONYMOUS:
                continue
            if name not in details:
                rows = await _rows(manager, "PJSIPShowEndpoint", Endpoint=name)
                details[name] = next(
                    (row for row in rows if row.get("Event") == "EndpointDetail"), {}
                )
            endpoints.append(_pjsip(row, details[name], outside))
    if "SIPpeers" in actions:
        endpoints += [_peer(row) for row in await _rows(manager, "SIPpeers")]
    return endpoints


async def ask_trunks(
    manager: Manager, actions: frozenset[str], trunks: Iterable[Endpoint]
) -> list[Trunk]:
    """Return trunks with their status: that of their registration, else whether they answer."""
    registrations: Mapping[str, str] = {}
    contacts: Mapping[str, str] = {}
    if "PJSIPShowRegistrationsOutbound" in actions:
        rows = await _rows(manager, "PJSIPShowRegistrationsOutbound")
        registrations = {_registered(row): row.get("Status", "") for row in rows}
    if "PJSIPShowContacts" in actions:
        rows = await _rows(manager, "PJSIPShowContacts")
        contacts = {row.get("Endpoint", ""): row.get("Status", "") for row in rows}
    return [
        _trunk(trunk, registrations.get(trunk.name), contacts.get(trunk.name))
        for trunk in trunks
    ]


def lines_of(endpoints: Iterable[Endpoint], lines: Lines) -> dict[str, Line]:
    """Return what each endpoint leads to."""
    return {
        endpoint.name: Line(LineKind.TRUNK, endpoint.name)
        if lines.is_trunk(endpoint.name, endpoint.is_trunk)
        else Line(LineKind.EXTENSION, endpoint.extension)
        for endpoint in endpoints
    }


def read_extension(endpoint: Endpoint) -> Extension:
    """Return an endpoint as an extension, with the name of its caller id."""
    return Extension(
        number=endpoint.extension,
        name=endpoint.caller_name,
        type=endpoint.technology,
        status=endpoint.state,
        state=_STATES.get(state_word(endpoint.state)),
    )


async def ask_identity(manager: Manager, fallback: str) -> str:
    """Return what tells this Asterisk from others: its entity id, or ``fallback`` where it has none.

    Raises NotThisSystem when it is no Asterisk that can be asked.
    """
    try:
        reply = await manager.ask("Getvar", Variable="ENTITYID")
    except BadReply as err:
        raise NotThisSystem("It does not say what it is") from err
    identity = reply.get("Value", "")
    return fallback if identity in _NO_IDENTITIES else identity


async def _rows(manager: Manager, action: str, **fields: str) -> list[Message]:
    try:
        return await manager.ask_list(action, **fields)
    except BadReply as err:
        # A list without anything in it is an error to some actions: "No endpoints found".
        if (err.meaning or "").startswith("No "):
            return []
        raise


async def _registers_outside(
    manager: Manager, actions: frozenset[str]
) -> frozenset[str]:
    if "PJSIPShowRegistrationsOutbound" not in actions:
        return frozenset()
    rows = await _rows(manager, "PJSIPShowRegistrationsOutbound")
    return frozenset(_registered(row) for row in rows)


def _registered(row: Message) -> str:
    """Return the endpoint of a registration. Where it names none, it bears the endpoint's name, as FreePBX has it."""
    return value(row, "Endpoint") or row.get("ObjectName", "")


def _pjsip(row: Message, detail: Message, outside: frozenset[str]) -> Endpoint:
    name = row.get("ObjectName", "")
    caller_name, caller_number = caller_id(detail.get("Callerid", ""))
    return Endpoint(
        technology="PJSIP",
        name=name,
        context=detail.get("Context", ""),
        caller_name=caller_name,
        caller_number=caller_number,
        state=row.get("DeviceState", ""),
        registers=bool(row.get("Auths")),
        registers_outside=name in outside or bool(row.get("OutboundAuths")),
    )


def _peer(row: Message) -> Endpoint:
    """Return a peer of the older driver for SIP, whose list says less."""
    reachable = row.get("Status", "").casefold().startswith(("ok", "unmonitored"))
    return Endpoint(
        technology="SIP",
        name=row.get("ObjectName", ""),
        caller_name=value(row, "Description"),
        state="Not in use" if reachable else "Unavailable",
        registers=row.get("Dynamic", "").casefold() == "yes",
    )


def _trunk(endpoint: Endpoint, registration: str | None, contact: str | None) -> Trunk:
    if registration is not None:
        status = _REGISTRATIONS.get(registration.casefold(), "registering")
        text = registration
    else:
        text = contact or endpoint.state
        word = state_word(text)
        if word in {"reachable", "avail", "available"}:
            status = "up"
        elif word in {"unreachable", "unavail", "unavailable", "invalid"}:
            status = "down"
        else:
            status = "busy" if word in {"inuse", "busy"} else "idle"
    return Trunk(
        name=endpoint.name,
        type=endpoint.technology,
        status=status,
        status_text=text,
    )
