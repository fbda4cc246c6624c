"""A real Home Assistant that is killed in mid-call: afterwards the log has each call as it was, or says that it does not know."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from aiohttp import ClientSession
import pytest

from asterisk_office.office import Office
from asterisk_office.parts import (
    answers,
    calls,
    calls_and_gives_up,
    calls_and_stays,
    does_not_answer,
)
from asterisk_office.people import EVA, OTTO, UWE, from_outside
from demo import entries, home_assistant
from demo.patience import until

from ..durability.killing import Victim
from .__main__ import all_calls, values_of

LONG_SECONDS = 40
"""Longer than Home Assistant takes to start."""


@pytest.fixture
async def victim(tmp_path: Path, socket_enabled: None) -> AsyncIterator[Victim]:
    """Have a Home Assistant in a process of its own."""
    async with ClientSession() as session:
        victim = Victim(tmp_path, session)
        await victim.start()
        await home_assistant.log_in(victim.api)
        yield victim
        await victim.stop()
        await victim.api.close()


async def test_killed(victim: Victim, office: Office) -> None:
    """Three calls are in progress when Home Assistant is killed: who talks on, who hangs up meanwhile, who rings on."""
    entry = (await entries.add(victim.api, values_of(office), {}))["entry_id"]
    await victim.has_saved(entry, {})

    async def state(extension: str) -> str:
        found = await victim.api.state(f"sensor.asterisk_freepbx_extension_{extension}")
        return str(found["state"])

    await office.phone(1001, answers(0.3))
    await office.phone(1002, answers(0.3))
    await office.phone(1004, does_not_answer())
    eva = await office.outside(calls_and_stays(EVA, from_outside(1001)))
    otto = await office.outside(calls(OTTO, from_outside(1002), 4))
    uwe = await office.outside(calls_and_gives_up(UWE, from_outside(1004), 19))
    for extension, expected in (
        ("1001_anna_state", "in_call"),
        ("1002_ben_state", "in_call"),
        ("1004_dan_state", "ringing"),
    ):
        shown = "The call is shown"
        await until(shown, lambda one=extension: state(one), expected.__eq__)
    await asyncio.sleep(0.5)
    await victim.kill()
    await otto.done()
    await victim.start()
    await victim.api.connect()
    await victim.takes_reports()
    await until(
        "Anna's call is known again", lambda: state("1001_anna_state"), "in_call".__eq__
    )
    await uwe.done()
    await office.control.order("Hangup", Channel="/^PJSIP.trunk-.*$/")
    await eva.done()

    async def log() -> dict[str, Any]:
        return {
            call["caller_number"]: call["outcome"]
            for call in await all_calls(victim.api, entry)
        }

    found = await until(
        "All calls are concluded",
        log,
        lambda outcomes: len(outcomes) == 3 and all(outcomes.values()),
    )
    assert found[EVA.number] == "answered"
    assert found[OTTO.number] == "answered"
    assert found[UWE.number] in {"missed", "unknown"}
