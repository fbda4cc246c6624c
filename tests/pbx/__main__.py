"""Play an hour of an office's calls, sped up, and compare the call log with the phones: python -m tests.pbx --calls 600."""

import argparse
import asyncio
from collections import Counter
from pathlib import Path
import sys
from tempfile import TemporaryDirectory
import time

from aiohttp import ClientSession

from asterisk_office.asterisk import Asterisk
from asterisk_office.call_records import read_call_records
from asterisk_office.control import HOMEASSISTANT
from asterisk_office.office import Office
from asterisk_office.traffic import PlayedCall, play_traffic
from demo import entries, home_assistant
from demo.api import HomeAssistantApi

from ..durability.killing import Victim
from .traffic_log import Logged, differences
from .traffic_records import denied

SETTLED_SECONDS = 10


async def main() -> int:
    """Play, print what was found and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.pbx")
    parser.add_argument("--calls", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=5)
    options = parser.parse_args()
    with (
        TemporaryDirectory(prefix="pbx-home-") as home,
        TemporaryDirectory(prefix="pbx-office-") as folder,
        Asterisk(Path(folder)) as asterisk,
    ):
        async with Office(asterisk) as office, ClientSession() as session:
            victim = Victim(Path(home), session)
            try:
                return await _compare(victim, office, options)
            finally:
                await victim.stop()
                await victim.api.close()


async def _compare(victim: Victim, office: Office, options: argparse.Namespace) -> int:
    await victim.start()
    await home_assistant.log_in(victim.api)
    entry = await entries.add(victim.api, values_of(office), {})
    idle = await _idle(victim)
    began, worked = time.monotonic(), victim.processor_seconds()
    played = await play_traffic(
        office, calls=options.calls, seed=options.seed, at_once=options.at_once
    )
    seconds = time.monotonic() - began
    worked = victim.processor_seconds() - worked - idle * seconds
    await asyncio.sleep(SETTLED_SECONDS)
    logged = await all_calls(victim.api, entry["entry_id"])
    records = read_call_records(office.asterisk.call_records)
    wrong = differences(played, logged)
    contradicted = denied(played, records)
    _print(played, seconds)
    print(
        f"processor time of Home Assistant: {worked / len(played) * 1000:.1f} ms a call"
    )
    for text in (*wrong, *contradicted):
        print(text)
    print(f"calls logged otherwise than the phones say: {len(wrong)}")
    print(f"calls that Asterisk's {len(records)} own records deny: {len(contradicted)}")
    return 1 if wrong or contradicted else 0


async def _idle(victim: Victim) -> float:
    """Return for which share of the time Home Assistant works when nobody calls."""
    await asyncio.sleep(SETTLED_SECONDS)
    before = victim.processor_seconds()
    await asyncio.sleep(SETTLED_SECONDS)
    return (victim.processor_seconds() - before) / SETTLED_SECONDS


def _print(played: list[PlayedCall], seconds: float) -> None:
    kinds = Counter(f"{one.truth.direction} {one.truth.outcome}" for one in played)
    for kind, number in sorted(kinds.items()):
        print(f"{number:5} {kind}")
    print(f"{len(played):5} calls in {seconds:.0f} s")


def values_of(office: Office) -> dict[str, object]:
    """Return what a person enters to add the office's Asterisk."""
    name, secret = HOMEASSISTANT
    return {
        "system": "asterisk",
        "host": "127.0.0.1",
        "port": office.ami_port,
        "ssl": False,
        "verify_ssl": False,
        "username": name,
        "secret": secret,
    }


async def all_calls(api: HomeAssistantApi, entry_id: str) -> list[Logged]:
    """Return the whole call log."""
    calls: list[Logged] = []
    cursor = None
    while True:
        fields = {"config_entry_id": entry_id, **({"cursor": cursor} if cursor else {})}
        page = await api.action("pbx", "get_calls", **fields)
        calls += page["calls"]
        if not (cursor := page["next_cursor"]):
            return calls


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
