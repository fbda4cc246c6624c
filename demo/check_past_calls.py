"""Checks of calls that come and go while Home Assistant is off: they are in the log when it is back."""

import asyncio
import time

from .api import HomeAssistantApi
from .checklist import Checklist
from .home_assistant import HomeAssistant, until_running
from .observer import Observer

SPEED = 60
EVENT_SECONDS = 180
"""Records are fetched half a minute after the phone system is reached."""

EVENT = "pbx_calls_missed_meanwhile"


async def run(
    checklist: Checklist,
    api: HomeAssistantApi,
    process: HomeAssistant,
    observers: list[Observer],
) -> None:
    """Stop Home Assistant, play a missed call through each system, start it again and look for the calls."""
    await api.close()
    await process.stop()
    for observer in observers:
        # Home Assistant is off for so long that the login is forgotten, and nothing is reported.
        observer.system.simulator.drop_tokens()
    missed = [
        await observer.system.simulator.play("inbound_missed", speed=SPEED)
        for observer in observers
    ]
    await process.start()
    await api.connect()
    # On a slow machine the records may be there before all else is set up.
    await api.command("subscribe_events", event_type=EVENT)
    await until_running(api)
    for observer, truth in zip(observers, missed, strict=True):
        name = f"{observer.title}, while Home Assistant was off"
        heard = await _event(observer)
        checklist.check(
            f"{name}: an event says how many calls were missed",
            [event["count"] for event in heard] == [1],
            heard,
        )
        answer = await api.action(
            "pbx",
            "get_calls",
            config_entry_id=observer.entry_id,
            number=truth.caller,
            outcome=["missed"],
        )
        calls = [call for call in answer["calls"] if call["called_number"]]
        checklist.check(
            f"{name}: the missed call is in the log", bool(calls), answer["calls"]
        )


async def _event(observer: Observer) -> list[dict[str, object]]:
    until = time.monotonic() + EVENT_SECONDS
    while not (heard := observer.bus_events(EVENT)) and time.monotonic() < until:
        await asyncio.sleep(0.5)
    return heard
