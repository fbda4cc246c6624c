"""What a person can do with a running simulator: its HTTP interface, its faults, its days and its command line."""

import asyncio
from pathlib import Path
from random import Random
import signal
import sys
from typing import Any

import pytest

from simulator import player
from simulator.huawei_aicc import HuaweiSimulator
from simulator.stories import KINDS
from simulator.yeastar_s import YeastarSimulator

from .control_requests import control
from .listening import Listener, listen

FAST = 1_000_000.0
PROJECT = Path(__file__).parents[2]


async def test_state_and_play(yeastar: YeastarSimulator, listener: Listener) -> None:
    """Calls are played on demand, and everything that happened can be read."""
    _, state = await control(yeastar, "state")
    assert state["reports_go_to"] is None
    await listen(yeastar, listener)
    status, truth = await control(
        yeastar, "play", {"kind": "inbound_missed", "speed": FAST}
    )
    assert (status, truth["outcome"]) == (200, "missed")
    _, state = await control(yeastar, "state")
    assert state["reports_go_to"] == f"127.0.0.1:{listener.port}/report"
    assert state["pushes"]["acknowledged"] == len(listener.raw)
    assert state["requests"] == {"login": 1}
    _, pushes = await control(yeastar, "pushes")
    assert pushes[0]["attempts"][0]["status"] == 200


async def test_send(yeastar: YeastarSimulator, listener: Listener) -> None:
    """Any body can be sent as a report."""
    await listen(yeastar, listener)
    status, sent = await control(yeastar, "send", {"event": "BootUp"})
    assert (status, sent) == (200, {"acknowledged": True, "status": 200})
    assert listener.bodies == [{"event": "BootUp"}]


async def test_administer(yeastar: YeastarSimulator, listener: Listener) -> None:
    """Extensions, trunks, faults, tokens and reboots are at hand."""
    await listen(yeastar, listener)
    for name, given in (
        ("add_extension", {"number": "3000", "name": "Attic"}),
        ("add_trunk", {"name": "backup"}),
        ("faults", {"lose": 0.5, "calls_key": "calls", "rounds": 2, "silent": False}),
        ("lock", {}),
        ("unlock", {}),
        ("fail", {"endpoint": "login", "errno": "30001"}),
        ("reboot", {}),
        ("drop_tokens", {"timed_out": True}),
    ):
        assert (await control(yeastar, name, given)) == (200, {})
    assert yeastar.office.extensions["3000"] == "Attic"
    assert yeastar.faults.lose == 0.5
    assert yeastar.schedule.rounds == 2
    assert yeastar.wire.calls_key == "calls"
    assert yeastar.target() is None


@pytest.mark.parametrize(
    ("name", "given", "status"),
    [
        ("nothing", None, 404),
        ("nothing", {}, 404),
        ("play", {"kind": "nothing"}, 404),
        ("faults", {"nothing": 1}, 404),
        ("remove_extension", {"number": "9"}, 404),
        ("lock", {"nothing": 1}, 400),
    ],
)
async def test_mistakes(
    yeastar: YeastarSimulator, name: str, given: Any, status: int
) -> None:
    """A mistake is named."""
    found, reply = await control(yeastar, name, given)
    assert found == status
    assert reply["error"]


async def test_not_for_this_system(socket_enabled: None) -> None:
    """A contact centre has no tokens to drop."""
    async with HuaweiSimulator() as aicc:
        assert (await control(aicc, "drop_tokens", {}))[0] == 400


async def test_faults(yeastar: YeastarSimulator, listener: Listener) -> None:
    """Reports get lost, come twice, late, without members, and the record before the end."""
    await listen(yeastar, listener)
    yeastar.faults.lose = 1.0
    await yeastar.play("inbound_answered", FAST)
    assert not listener.raw
    yeastar.faults.lose = 0.0
    yeastar.faults.duplicate = yeastar.faults.empty_members = 1.0
    yeastar.faults.delay = 1.0
    await yeastar.play("inbound_answered", 100)
    bodies = listener.bodies
    empty = [body for body in bodies if body.get("members") == []]
    filled = [body for body in bodies if body not in empty]
    assert empty
    assert all(filled.count(body) % 2 == 0 for body in filled)
    listener.raw.clear()
    yeastar.faults.duplicate = yeastar.faults.empty_members = yeastar.faults.delay = 0.0
    yeastar.faults.record_first = True
    await yeastar.play("inbound_answered", FAST)
    events = [body["event"] for body in listener.bodies]
    assert "CallStatus" in events[events.index("NewCdr") :]


async def test_day(yeastar: YeastarSimulator, listener: Listener) -> None:
    """A day has a call of every kind, several at the same time, and the next day follows."""
    await listen(yeastar, listener)
    kinds = player.day(yeastar, Random(1))
    assert set(kinds) == set(KINDS)
    task = asyncio.create_task(
        player.play_day(yeastar, Random(1), speed=20_000, every=5)
    )
    records: set[str] = set()
    while len(records) < 2 * len(kinds):
        await asyncio.sleep(0.01)
        records = {
            body["callid"] for body in listener.bodies if body["event"] == "NewCdr"
        }
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    # Between the reports of a call stand reports of another, which went on at the same time.
    calls = [body["callid"] for body in listener.bodies if "callid" in body]
    assert any(
        set(calls[calls.index(call) : calls.index(call) + calls.count(call)]) != {call}
        for call in records
    )


async def command(*arguments: str) -> asyncio.subprocess.Process:
    """Start the command line."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "simulator",
        *arguments,
        cwd=PROJECT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


@pytest.mark.usefixtures("socket_enabled")
async def test_command_line(listener: Listener) -> None:
    """A campaign's calls are played, then it ends."""
    url = f"http://127.0.0.1:{listener.port}/x"
    running = await command(
        "huawei_aicc", "--callback", url, "--play", "all", "--speed", "1e6"
    )
    printed, _ = await running.communicate()
    assert running.returncode == 0
    assert b"outbound_answered: Truth(" in printed
    assert len(listener.bodies) == 3


@pytest.mark.usefixtures("socket_enabled")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_interrupted(number: signal.Signals) -> None:
    """It runs until it is ended, and stops cleanly."""
    running = await command(
        "yeastar_s", "--port", "0", "--play", "day", "--quirk", "lose=0.5"
    )
    assert running.stdout is not None
    assert b"/simulator/state" in await running.stdout.readline()
    running.send_signal(number)
    printed, errors = await running.communicate()
    assert (running.returncode, printed, errors) == (0, b"Stopped.\n", b"")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["openvox_uc", "--quirk", "nothing=1"], 2, b"There is no nothing."),
        (["openvox_uc", "--quirk", "nothing"], 1, b"should be NAME=VALUE"),
        (["openvox_uc", "--play", "nothing"], 2, b"invalid choice"),
        (["huawei_aicc"], 2, b"--callback"),
    ],
)
async def test_wrong_command(arguments: list[str], code: int, said: bytes) -> None:
    """What is wrong with a command is said."""
    running = await command(*arguments)
    _, errors = await running.communicate()
    assert running.returncode == code
    assert said in errors


async def test_help() -> None:
    """The help names every kind of call."""
    running = await command("yeastar_s", "--help")
    printed, _ = await running.communicate()
    assert all(kind.encode() in printed for kind in KINDS)
