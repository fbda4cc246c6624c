"""Checks of what Home Assistant shows and answers while a call through a real Asterisk goes on."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, Final

from asterisk_office.people import EVA

from .checklist import Checklist
from .comparison import query
from .observer import Observer
from .real_asterisk import RealAsterisk

type Asterisk = Observer[RealAsterisk]

SHOWN: Final[Mapping[str, Mapping[str, list[str]]]] = {
    "inbound_answered": {
        "extension-1001-state": ["ringing", "in_call", "idle"],
    },
    "outbound_answered": {"extension-1001-state": ["alerting", "in_call", "idle"]},
    "hold_resume": {
        "extension-1001-state": ["ringing", "in_call", "on_hold", "in_call", "idle"]
    },
    "queue_abandoned": {"queue-700-waiting_callers": ["1", "0"]},
}
"""By scene: which sensors show which states one after another."""

CONNECTED: Final[Mapping[str, Mapping[str, str]]] = {
    "inbound_answered": {"1001": EVA.number}
}
"""By scene: which extensions are shown to be connected to which numbers."""


async def check_parts(checklist: Checklist, asterisk: Asterisk) -> None:
    """Check that the extensions, the trunk and the queues of the office are there, and quiet."""
    for key, expected in (
        ("extension_state", ["idle"] * 9),
        ("trunk_status", ["idle"]),
        ("waiting_callers", ["0", "0"]),
        ("available_agents", ["2", "2"]),
    ):
        await checklist.comes_to(
            f"{asterisk.title}: {key} is {expected}",
            partial(asterisk.state, key, child=True),
            expected,
        )


async def _inbound(checklist: Checklist, asterisk: Asterisk) -> None:
    """Ask for the calls from outside while Anna talks with Eva."""
    await _check_query(
        checklist, asterisk, "query_inbound", [(EVA.number, ["1001"], "in_call")]
    )


async def _outbound(checklist: Checklist, asterisk: Asterisk) -> None:
    """Ask for the calls to outside while Anna talks with somebody there."""
    await _check_query(
        checklist, asterisk, "query_outbound", [("1001", ["1001"], "in_call")]
    )


async def _check_query(
    checklist: Checklist,
    asterisk: Asterisk,
    action: str,
    expected: list[tuple[str, list[str], str]],
) -> None:
    async def calls() -> list[tuple[str, list[str], str]]:
        return [
            (call["caller_number"], call["extensions"], call["state"])
            for call in await query(asterisk, action)
        ]

    await checklist.comes_to(f"{asterisk.title}: {action}", calls, expected)


async def _queues(checklist: Checklist, asterisk: Asterisk) -> None:
    """Ask for the queue while Eva waits in it and Ben's phone rings."""

    async def queues() -> list[Any]:
        response = await asterisk.api.action(
            "pbx",
            "query_queues",
            config_entry_id=asterisk.entry_id,
            queue_numbers=["700"],
        )
        return [
            (
                [call["caller_number"] for call in queue["calls"]],
                {agent["name"]: agent["state"] for agent in queue["agents"]},
            )
            for queue in response["queues"]
        ]

    expected = [([EVA.number], {"Ben": "ringing", "Cleo": "available"})]
    await checklist.comes_to(f"{asterisk.title}: query_queues", queues, expected)


QUESTIONS: Final[Mapping[str, Callable[[Checklist, Asterisk], Awaitable[None]]]] = {
    "inbound_answered": _inbound,
    "outbound_answered": _outbound,
    "queue_abandoned": _queues,
}
"""By scene: what is asked while it is played."""
