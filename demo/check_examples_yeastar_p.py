"""Checks of every example message of the Yeastar P-Series' sheet, as the PBX sends them: on the socket that Home Assistant opened."""

from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from simulator.office import Office

from . import vendor_messages_yeastar_p as messages
from .check_log import get_calls
from .check_records_yeastar_p import records
from .check_webhook_yeastar_p import webhook
from .checklist import Checklist
from .comparison import check_calls_are, matches, query
from .observer import Observer

NAME = "Yeastar P-Series example"
PHONE = "202"
TRUNK = "ProviderA"


class Example(NamedTuple):
    """An event about a call that is over, or soon found to be over, and what Home Assistant shows of it."""

    name: str
    content: bytes
    kind: str
    call_id: str
    expected: dict[str, Any]
    bus_event: bool = False


FROM_OUTSIDE = {"direction": "inbound", "caller_number": "5550001", "trunk": TRUNK}
CALLS = (
    Example(
        "30011, end of an inbound call",
        messages.CALLER_GONE,
        "ended",
        "1700000002.243",
        {**FROM_OUTSIDE, "called_number": "6402", "outcome": "unknown"},
    ),
    Example(
        "30013, transfer",
        messages.TRANSFER,
        "transferred",
        "1700000004.10",
        {**FROM_OUTSIDE, "called_number": PHONE, "extensions": [PHONE]},
        bus_event=True,
    ),
    Example(
        "30015, failure of an extension's call",
        messages.FAILED,
        "failed",
        "1700000003.000015",
        {
            "caller_number": "201",
            "extensions": ["201"],
            "reason": "486 Busy Here",
            "reason_code": "486",
        },
        bus_event=True,
    ),
    Example(
        "30015, failure without members",
        messages.FAILED_UNKNOWN_NUMBER,
        "failed",
        "1700000003.000012",
        {"caller_number": None, "extensions": [], "reason": "NOT found"},
        bus_event=True,
    ),
    Example(
        "30026, agent who rang in vain",
        messages.AGENT_TIMED_OUT,
        "ended",
        "1700000006.32",
        {"caller_number": None, "extensions": [PHONE], "outcome": "unknown"},
    ),
)


async def send(checklist: Checklist, name: str, pbx: Observer, content: bytes) -> None:
    """Send an event to Home Assistant."""
    push = await pbx.system.simulator.send(content)
    checklist.check(f"{NAME}, {name}: sent", push.acknowledged, push.attempts)


async def shows(
    checklist: Checklist, name: str, pbx: Observer, part: str, state: str
) -> None:
    """Check that the sensor of a part of the PBX comes to show a state."""
    await checklist.comes_to(
        f"{NAME}, {name}: {state}", partial(pbx.part_state, part), state
    )


async def extensions(checklist: Checklist, pbx: Observer) -> None:
    """Check the events of an extension's state. What comes before them and says nothing of calls must do no harm."""
    before = len(pbx.call_events())
    for name, content in (
        ("30009, presence", messages.PRESENCE),
        ("30025, paused agent", messages.AGENT_PAUSED),
        ("30029, status of an agent", messages.AGENT_STATUS),
    ):
        await send(checklist, name, pbx, content)
    for name, content, state in (
        ("30008, ringing extension", messages.EXTENSION_STATE, "ringing"),
        ("30008, idle extension", messages.WEBHOOK_EVENT, "idle"),
    ):
        await send(checklist, name, pbx, content)
        await shows(checklist, name, pbx, f"extension-{PHONE}-state", state)
    new = pbx.call_events()[before:]
    checklist.check(f"{NAME}, of no call: no call is shown", new == [], new)


async def lists(checklist: Checklist, pbx: Observer) -> None:
    """Check the events after which phones and trunks are listed anew."""
    simulator = pbx.system.simulator
    phone, trunk = f"extension-{PHONE}-state", f"trunk-{TRUNK}-status"
    name = "30007, registration"
    await simulator.set_registered(PHONE, registered=False)
    await shows(checklist, f"{name}, before", pbx, phone, "unregistered")
    change_unheard(pbx, unregistered=simulator.office.unregistered - {PHONE})
    await send(checklist, name, pbx, messages.REGISTRATION)
    await shows(checklist, name, pbx, phone, "idle")
    name = "30010, state of a trunk"
    await simulator.set_trunk_status(TRUNK, "unreachable")
    await shows(checklist, f"{name}, before", pbx, trunk, "failure")
    change_unheard(pbx, trunks=with_trunk_status(simulator.office, "registered"))
    await send(checklist, name, pbx, messages.TRUNK_STATE)
    await shows(checklist, name, pbx, trunk, "idle")
    name = "30023, trunk changed"
    change_unheard(pbx, trunks=with_trunk_status(simulator.office, "disabled"))
    await send(checklist, name, pbx, messages.TRUNK_CHANGED)
    await shows(checklist, name, pbx, trunk, "disabled")
    await simulator.set_trunk_status(TRUNK, "registered")
    await shows(checklist, f"{name} back", pbx, trunk, "idle")


def change_unheard(pbx: Observer, **changes: Any) -> None:
    """Change the office without an event."""
    simulator = pbx.system.simulator
    office = replace(simulator.office, **changes)
    simulator.wire = replace(simulator.wire, office=office)


def with_trunk_status(office: Office, status: str) -> tuple[Any, ...]:
    """Return the office's trunks, of which the trunk of the examples has another status."""
    return tuple(
        replace(line, status=status) if line.name == TRUNK else line
        for line in office.trunks
    )


async def offered_call(checklist: Checklist, pbx: Observer) -> None:
    """Check the event of a call that waits to be let in."""
    name, call_id = "30016, incoming call", "1700000005.280"
    await send(checklist, name, pbx, messages.INCOMING)
    await checklist.comes_to(
        f"{NAME}, {name}: ringing", partial(pbx.state, "state"), ["ringing"]
    )
    expected = {**FROM_OUTSIDE, "called_number": PHONE, "outcome": "unknown"}
    await ended(checklist, name, pbx, call_id, expected)


async def whole_call(checklist: Checklist, pbx: Observer) -> None:
    """Check the events of a call that goes outside, from its beginning to its record."""
    call_id, caller = "1700000001.49", "extension-201-state"
    for name, content, state in (
        (
            "30011, a party is gone while another hears it ring",
            messages.CALL_RINGS,
            "alerting",
        ),
        ("30011, answered call", messages.CALL_ANSWERED, "in_call"),
        ("30012, end of a call", messages.CALL_END, "idle"),
    ):
        await send(checklist, name, pbx, content)
        await shows(checklist, name, pbx, caller, state)
    expected = {
        "direction": "outbound",
        "caller_number": "201",
        "called_number": "5550002",
        "trunk": TRUNK,
        "outcome": "answered",
        "talk_seconds": 21,
    }
    await ended(checklist, name, pbx, call_id, expected)
    calls = await get_calls(pbx, number="5550002")
    checklist.check(
        f"{NAME}, {name}: call log",
        [call["recording"] for call in calls]
        == ["20260302200226-1700000001.49-201-5550002-Outbound.wav"],
        calls,
    )


async def ended(
    checklist: Checklist,
    name: str,
    pbx: Observer,
    call_id: str,
    expected: dict[str, Any],
) -> None:
    """Check what is shown of a call at its end."""
    await checklist.eventually(
        f"{NAME}, {name}: event entity",
        pbx.find_call_event("ended", call_id),
        lambda event: matches(event, expected),
    )


async def other_calls(checklist: Checklist, pbx: Observer) -> None:
    """Check the events of which each is all that is heard of its call."""
    for example in CALLS:
        await send(checklist, example.name, pbx, example.content)
    for example in CALLS:
        finds = [("event entity", pbx.find_call_event(example.kind, example.call_id))]
        if example.bus_event:
            kind = f"pbx_call_{example.kind}"
            finds.append((kind, pbx.find_bus_event(kind, example.call_id)))
        for where, find in finds:
            await checklist.eventually(
                f"{NAME}, {example.name}: {where}",
                find,
                lambda event, expected=example.expected: matches(event, expected),
            )


async def queries(checklist: Checklist, pbx: Observer) -> None:
    """Check the example of call/query, as the answer to both ways to ask."""
    call_id = "1700000004.10"
    for asked in ({"callid": call_id}, {"type": "inbound"}):
        with pbx.system.simulator.canned("call/query", messages.QUERY):
            calls = await query(pbx, "query_call", **asked)
        check_calls_are(
            checklist,
            f"{NAME}, call/query by {next(iter(asked))}",
            calls,
            [(call_id, "inbound", "5550001", "6402", "in_call")],
        )


CHECKS = (
    extensions,
    lists,
    offered_call,
    whole_call,
    other_calls,
    queries,
    webhook,
    records,
)
