"""Start the demo: see scripts/demo --help."""

import argparse
import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
import json
import os
from pathlib import Path
import random
import shutil
import signal
import sys
from typing import Any

from aiohttp import ClientSession
from tzlocal import get_localzone, get_localzone_name

from asterisk_office.asterisk import AsteriskFailed, AsteriskMissing
from simulator.player import play_day

from . import (
    asterisk_day,
    automations,
    checks,
    dashboard,
    desk,
    door,
    entries,
    home_assistant,
    past_day,
    phone,
    phone_book,
    real_asterisk,
    registry,
)
from .api import ApiError, HomeAssistantApi
from .ports import free_port
from .real_asterisk import RealAsterisk
from .systems import DemoSystem, make_systems
from .webhooks import webhook_paths

FOLDER = home_assistant.PROJECT / ".demo"
HOST = "127.0.0.1"
EVERY_SECONDS = 30

type Entry = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Demo:
    """What runs: Home Assistant, and each phone system with its entry."""

    api: HomeAssistantApi
    process: home_assistant.HomeAssistant
    added: list[tuple[DemoSystem, Entry]]
    asterisk: tuple[RealAsterisk, Entry] | None
    phone: phone.Phone


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="scripts/demo",
        description="A real Home Assistant with the PBX integration, four simulated phone systems and a real Asterisk. Ctrl-C ends it.",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="check everything through Home Assistant's API, print one line per check, and end",
    )
    parser.add_argument(
        "--no-calls", action="store_true", help="leave the phones quiet"
    )
    parser.add_argument(
        "--no-asterisk", action="store_true", help="leave the real Asterisk out"
    )
    parser.add_argument(
        "--port",
        type=int,
        help="Home Assistant's port (8123; any free one for --check)",
    )
    parser.add_argument(
        "--config",
        type=Path,
        metavar="DIR",
        help="Home Assistant's configuration folder, kept between runs (a new one in .demo for every run)",
    )
    parser.add_argument(
        "--speed",
        type=float,
        default=2.0,
        help="how much faster than life the calls go (2)",
    )
    return parser.parse_args()


@asynccontextmanager
async def running_demo(
    config: Path, port: int, *, with_asterisk: bool, with_phone_book: bool
) -> AsyncIterator[Demo]:
    """Run Home Assistant and the phone systems, every system set up.

    Args:
        config: Home Assistant's configuration folder.
        port: Its port.
        with_asterisk: Whether the real Asterisk takes part.
        with_phone_book: Whether most callers are in a phone book; without it each call comes from a number of its own.
    """
    url = f"http://{HOST}:{port}"
    home_assistant.prepare(
        config,
        host=HOST,
        port=port,
        time_zone=get_localzone_name(),
        things=automations.THINGS,
    )
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(ClientSession())
        systems = make_systems()
        if with_phone_book:
            phone_book.have_them_call(systems)
        for system in systems:
            await stack.enter_async_context(system.simulator)
        asterisk = await start_asterisk(stack) if with_asterisk else None
        now = datetime.now(get_localzone())
        await past_day.write(config, systems, random.Random(), now)
        api = await stack.enter_async_context(HomeAssistantApi(session, url))
        process = await stack.enter_async_context(home_assistant.running(config, api))
        await home_assistant.log_in(api)
        await entries.remove_all(api)
        added = [
            (
                system,
                await entries.add(
                    api,
                    system.values,
                    system.options | automations.options_of(system),
                ),
            )
            for system in systems
        ]
        hooks = await webhook_paths(api)
        for system, entry in added:
            if system.has_callback:
                system.simulator.callback_url = url + hooks[entry["title"]]
        for system in systems:
            await system.listened_to()
            if system.has_campaigns:
                # So that there is a campaign to watch.
                await system.simulator.play("outbound_answered", speed=60)
        with_calls = [entry for system, entry in added if system.is_pbx]
        added_asterisk = None
        if asterisk:
            entry = await entries.add(api, asterisk.values, {})
            entry["title"] = asterisk.title
            await entries.rename(api, entry["entry_id"], asterisk.title)
            with_calls.append(entry)
            added_asterisk = asterisk, entry
        if with_phone_book:
            [(_, any_entry), *_] = added
            await entries.upload_phone_book(
                api, any_entry["entry_id"], phone_book.FILE, phone_book.contacts()
            )
        found = await registry.read(api)
        await dashboard.save(api, found, with_calls)
        demo_phone = await stack.enter_async_context(phone.paired(api))
        await automations.save_all(
            api,
            found,
            {system.key: entry["entry_id"] for system, entry in added},
            demo_phone,
        )
        write_connection(api, added, hooks)
        yield Demo(
            api=api,
            process=process,
            added=added,
            asterisk=added_asterisk,
            phone=demo_phone,
        )


async def start_asterisk(stack: AsyncExitStack) -> RealAsterisk | None:
    """Start a real Asterisk that ends with the stack, or say why there is none.

    Raises:
        AsteriskMissing: It cannot run here, where CI is set and nothing may be left out.
        AsteriskFailed: It did not start, likewise.
    """
    try:
        return await stack.enter_async_context(real_asterisk.running())
    except (AsteriskMissing, AsteriskFailed) as err:
        if os.environ.get("CI"):
            raise
        [*_, why] = str(err).splitlines()
        print(f"There will be no real Asterisk: {why}", flush=True)
        return None


def write_connection(
    api: HomeAssistantApi,
    added: list[tuple[DemoSystem, Entry]],
    hooks: dict[str, str],
) -> None:
    """Write .demo/connection.json, so that other programs can join in."""
    connection = {
        "url": api.url,
        "access_token": api.access_token,
        "systems": [
            {
                "system": system.key,
                "entry_id": entry["entry_id"],
                "webhook_path": hooks.get(entry["title"]),
                "report_port": system.report_port,
                "serial_number": system.simulator.serial_number,
                "simulator_url": system.simulator.url,
            }
            for system, entry in added
        ],
    }
    FOLDER.mkdir(exist_ok=True)
    file = FOLDER / "connection.json"
    file.touch(mode=0o600)
    file.write_text(json.dumps(connection, indent=2) + "\n")


async def show(demo: Demo, options: argparse.Namespace) -> None:
    """Print where to look, and play calls until somebody ends the demo."""
    print(f"\nHome Assistant: {demo.api.url}/{dashboard.PATH}")
    print(f"User and password: {home_assistant.USER} / {home_assistant.PASSWORD}")
    print(f"For other programs: {FOLDER / 'connection.json'}")
    for system, _ in demo.added:
        print(f"{system.title}: simulator at {system.simulator.url}")
    if demo.asterisk:
        asterisk, _ = demo.asterisk
        print(f"{asterisk.title}: {asterisk.office.asterisk.folder}/asterisk -rvvv")
    print("Ctrl-C ends everything.", flush=True)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(desk.prepare(demo.api, demo.added, demo.asterisk))
        if demo.asterisk:
            tasks.create_task(asterisk_day.answer_phones(asterisk.office))
        if options.no_calls:
            await asyncio.Event().wait()
        if demo.asterisk:
            tasks.create_task(asterisk_day.play_day(asterisk.office, random.Random()))
        for system, _ in demo.added:
            if automations.DOOR_PHONE in system.simulator.office.extensions:
                tasks.create_task(door.ring_again_and_again(system.simulator))
            tasks.create_task(
                play_day(
                    system.simulator, random.Random(), options.speed, EVERY_SECONDS
                )
            )


async def main() -> int:
    """Run the demo until it is ended. Return the exit code."""
    options = arguments()
    port = options.port or free_port(None if options.check else 8123)
    config = options.config or FOLDER / "config"
    if options.config is None:
        shutil.rmtree(config, ignore_errors=True)
    loop = asyncio.get_running_loop()
    task = asyncio.current_task()
    if task is not None:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, task.cancel)
    try:
        print("Starting Home Assistant ...", flush=True)
        async with running_demo(
            config,
            port,
            with_asterisk=not options.no_asterisk,
            with_phone_book=not options.check,
        ) as demo:
            if options.check:
                passed = await checks.run(
                    demo.api,
                    demo.added,
                    config,
                    demo.process,
                    demo.asterisk,
                    demo.phone,
                )
                return 0 if passed else 1
            await show(demo, options)
    except asyncio.CancelledError:
        print("\nStopped.")
    except (
        home_assistant.StartFailed,
        AsteriskMissing,
        AsteriskFailed,
        ApiError,
        OSError,
    ) as err:
        print(f"The demo could not start: {err}", file=sys.stderr)
        return 1
    finally:
        (FOLDER / "connection.json").unlink(missing_ok=True)
    return 0


sys.exit(asyncio.run(main()))
