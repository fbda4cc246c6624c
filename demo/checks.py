"""The demo's check: every vendor's example message and every kind of call, seen through Home Assistant's own API."""

import asyncio
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from . import (
    automations,
    check_asterisk,
    check_asterisk_live,
    check_automations,
    check_calls,
    check_control,
    check_control_asterisk,
    check_examples,
    check_log,
    check_numbers,
    check_past_calls,
    check_recordings,
    registry,
)
from .api import HomeAssistantApi
from .checklist import Checklist
from .home_assistant import HomeAssistant
from .observer import Observer
from .phone import Phone
from .real_asterisk import RealAsterisk
from .systems import DemoSystem

BUS_EVENTS = ("pbx_call_failed", "pbx_call_transferred", "pbx_call_missed")


async def run(
    api: HomeAssistantApi,
    added: list[tuple[DemoSystem, dict[str, Any]]],
    folder: Path,
    process: HomeAssistant,
    asterisk: tuple[RealAsterisk, dict[str, Any]] | None,
    phone: Phone,
) -> bool:
    """Make all checks and print them. Return whether everything passed.

    Args:
        api: Home Assistant.
        added: The simulated systems, each with its entry.
        folder: Home Assistant's configuration folder.
        process: Home Assistant's process.
        asterisk: The real Asterisk, where there is one.
        phone: The phone that is told of calls.
    """
    began = datetime.now(UTC)
    for event in (*BUS_EVENTS, "state_changed", automations.NOTED):
        await api.command("subscribe_events", event_type=event)
    await registry.switch_on_call_events(api)
    found = await registry.read(api)
    entry_ids = [entry["entry_id"] for _, entry in added]
    if asterisk:
        entry_ids.append(asterisk[1]["entry_id"])
    await automations.note_triggers(api, found, entry_ids)
    observers = [
        Observer(api=api, system=system, entry=entry, registry=found)
        for system, entry in added
    ]
    checklist = Checklist()
    for observer in observers:
        await check_set_up(checklist, observer)
    everything: list[Observer[Any]] = [*observers]
    real: Observer[RealAsterisk] | None = None
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(check_simulated(checklist, observers, folder))
        if asterisk:
            system, entry = asterisk
            real = Observer(api=api, system=system, entry=entry, registry=found)
            everything.append(real)
            tasks.create_task(check_real(checklist, real))
    await check_automations.run(checklist, api, everything, phone, began)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(check_orders(checklist, observers))
        if real:
            tasks.create_task(check_control_asterisk.run(checklist, real))
    await check_past_calls.run(
        checklist,
        api,
        process,
        [observer for observer in observers if observer.system.is_pbx],
    )
    return checklist.close()


async def check_simulated(
    checklist: Checklist, observers: list[Observer], folder: Path
) -> None:
    """Check what the simulated systems send, and what comes of their calls."""
    for observer in observers:
        await check_examples.run(checklist, observer)
    async with asyncio.TaskGroup() as tasks:
        played = [
            tasks.create_task(check_calls.run(checklist, observer))
            for observer in observers
        ]
    for observer, truths in zip(observers, played, strict=True):
        await check_quiet(checklist, observer)
        if observer.system.is_pbx:
            await check_log.run(checklist, observer, truths.result(), folder)


async def check_orders(checklist: Checklist, observers: list[Observer]) -> None:
    """Check what the simulated systems can be told, their recordings, and what people do with numbers."""
    await check_control.run(checklist, observers)
    await check_recordings.run(checklist, observers)
    await check_numbers.run(checklist, observers)


async def check_real(checklist: Checklist, asterisk: Observer[RealAsterisk]) -> None:
    """Check the real Asterisk, its parts and its calls."""
    await check_set_up(checklist, asterisk)
    await check_asterisk_live.check_parts(checklist, asterisk)
    await check_asterisk.run(checklist, asterisk)
    await check_quiet(checklist, asterisk)
    await check_asterisk_live.check_parts(checklist, asterisk)


async def check_set_up(checklist: Checklist, observer: Observer[Any]) -> None:
    """Check that a system is loaded, connected and idle."""
    entries = await observer.api.command("config_entries/get", domain="pbx")
    state = next(
        entry["state"] for entry in entries if entry["entry_id"] == observer.entry_id
    )
    checklist.check(f"{observer.title}: set up", state == "loaded", state)
    for entity in observer.entities("binary_sensor", "connected"):
        seen = (await observer.api.state(entity))["state"]
        checklist.check(f"{observer.title}: connected", seen == "on", seen)
    await check_quiet(checklist, observer)


async def check_quiet(checklist: Checklist, observer: Observer[Any]) -> None:
    """Check that a system without calls comes to show none."""
    for key, expected in (("state", "idle"), ("active_calls", "0")):
        await checklist.comes_to(
            f"{observer.title}: {key} is {expected}",
            partial(observer.state, key),
            [expected],
        )
