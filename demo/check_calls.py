"""Checks of a scripted call of each kind: what the simulator knows to be true must be what Home Assistant shows."""

import asyncio
import time
from typing import Any

from simulator.story import Truth

from .checklist import Checklist
from .observer import Observer
from .patience import PATIENCE_SECONDS

SPEED = 60
PAUSE_SECONDS = 0.3
REDIAL_SECONDS = 3
"""Between calls that may have both parties in common: nobody dials again any sooner."""
OUTCOME_EVENTS = ("missed", "voicemail", "failed")


async def run(checklist: Checklist, observer: Observer) -> list[Truth]:
    """Play a call of each kind through a system, and check what came of them. Return what truly happened."""
    seen = len(observer.call_events())
    before = {event.get("call_id") for event in observer.call_events()}
    played: list[tuple[str, Truth]] = []
    for kind in observer.system.simulator.kinds:
        truth = await observer.system.simulator.play(kind, speed=SPEED)
        played.append((kind, truth))
        await asyncio.sleep(
            PAUSE_SECONDS if truth.direction == "inbound" else REDIAL_SECONDS
        )
    until = time.monotonic() + PATIENCE_SECONDS
    while len(ended(observer, seen, before)) < len(played) and time.monotonic() < until:
        await asyncio.sleep(0.1)
    named = [(f"{observer.title}, {kind}", truth) for kind, truth in played]
    left = check_told(checklist, observer, named, ended(observer, seen, before), seen)
    checklist.check(f"{observer.title}: no other call ended", not left, left)
    return [truth for _, truth in played]


def check_told(
    checklist: Checklist,
    observer: Observer[Any],
    played: list[tuple[str, Truth]],
    calls: list[dict[str, Any]],
    seen: int = 0,
) -> list[dict[str, Any]]:
    """Check that each call came to be told as it was, and return those that nobody played.

    Args:
        checklist: Where the checks go.
        observer: What Home Assistant shows of the system.
        played: What truly happened, each with a name.
        calls: The calls that ended.
        seen: How many call events there were before.
    """
    left = list(calls)
    for name, truth in played:
        call = likeliest(left, truth)
        if call is None:
            checklist.check(f"{name}: ended", False, f"no such call among {left}")
            continue
        left.remove(call)
        checklist.check(
            f"{name}: {truth.outcome}", call["outcome"] == truth.outcome, call
        )
        events = [
            event
            for event in observer.call_events()[seen:]
            if event["call_id"] == call["call_id"]
        ]
        check_events(checklist, name, events, truth)
        check_bus_events(checklist, name, observer, call["call_id"], truth)
    return left


def ended(
    observer: Observer, seen: int, before: set[str | None]
) -> list[dict[str, Any]]:
    """Return the calls that ended since, but for those that had been heard of before."""
    return [
        event
        for event in observer.call_events()[seen:]
        if event["event_type"] == "ended" and event["call_id"] not in before
    ]


def likeliest(calls: list[dict[str, Any]], truth: Truth) -> dict[str, Any] | None:
    """Return the call that a story played: same direction and parties, as far as a system reports them."""
    same = [
        call
        for call in calls
        if call["direction"] == truth.direction
        and call["caller_number"] in {truth.caller, None}
    ]
    called = [call for call in same if call["called_number"] == truth.called]
    return next(iter(called or same), None)


def check_events(
    checklist: Checklist, name: str, events: list[dict[str, Any]], truth: Truth
) -> None:
    """Check that a call's events show its outcome once, its end once, and its transfers."""
    kinds = [event["event_type"] for event in events]
    outcomes = [kind for kind in kinds if kind in OUTCOME_EVENTS]
    expected = [truth.outcome] if truth.outcome in OUTCOME_EVENTS else []
    checklist.check(
        f"{name}: told once",
        outcomes == expected and kinds.count("ended") == 1,
        kinds,
    )
    if truth.transferred:
        checklist.check(f"{name}: transferred", "transferred" in kinds, kinds)


def check_bus_events(
    checklist: Checklist, name: str, observer: Observer[Any], call_id: str, truth: Truth
) -> None:
    """Check that automations that wait for bus events hear of a call what they should, and once."""
    heard = {
        kind: len(
            [
                event
                for event in observer.bus_events(f"pbx_call_{kind}")
                if event["call_id"] == call_id
            ]
        )
        for kind in ("missed", "failed", "transferred")
    }
    expected = {
        "missed": int(truth.outcome == "missed"),
        "failed": int(truth.outcome == "failed"),
        "transferred": truth.transferred,
    }
    checklist.check(f"{name}: bus events", heard == expected, heard)
