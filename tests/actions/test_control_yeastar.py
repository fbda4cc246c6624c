"""Calls under control on a Yeastar S-Series and an OpenVox, up to the phones, the states and the log."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Final

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.calls.model import Call, CallState
from custom_components.pbx.calls.tracking.open_call import REPEATED
from custom_components.pbx.const import CONF_REPORT_PORT
from custom_components.pbx.systems.base import PhoneSystem
from custom_components.pbx.systems.call_control import TransferEnd
from custom_components.pbx.systems.errors import OrderProblem, OrderRefused
from demo.patience import until
from demo.ports import free_port
from homeassistant.core import HomeAssistant
from simulator.live_call import ExtensionStatus, LiveCall, State
from simulator.openvox_uc import OpenVoxSimulator
from simulator.story import Action
from simulator.yeastar_p import YeastarPSimulator
from simulator.yeastar_s import YeastarSimulator

from .. import set_up, system_entry
from .long_calls import (
    NUMBER,
    beat,
    described,
    from_outside,
    inbound,
    internal,
    over,
    people,
    ringing,
    shown,
    story,
)

type Simulator = YeastarSimulator | OpenVoxSimulator | YeastarPSimulator
type Told = Callable[[PhoneSystem, Call, dict[str, Any]], Awaitable[object]]

SPEED: Final = 20
"""How much faster than life people pick up. They talk for a quarter of a minute then, if nobody hangs up."""

_ORDERS: Final[dict[str, Told]] = {
    "transfer": lambda system, call, given: system.transfer(
        call, given["extension"], given["to"], attended=given.get("attended", False)
    ),
    "end_transfer": lambda system, call, given: system.end_transfer(
        call, given["extension"], TransferEnd(given["end"])
    ),
    "hold": lambda system, call, given: system.hold(call, given["extension"]),
    "resume": lambda system, call, given: system.resume(call, given["extension"]),
    "mute": lambda system, call, given: system.mute(
        call, given["extension"], muted=given.get("muted", True)
    ),
    "accept_call": lambda system, call, given: system.accept(call),
    "refuse_call": lambda system, call, given: system.refuse(call),
    "route_call": lambda system, call, given: system.route(call, given["to"]),
}


async def order(
    entry: MockConfigEntry, action: str, live: LiveCall, **fields: Any
) -> None:
    """Give an order about a call, with the fields of the action."""
    known = described(live, entry)
    assert known
    await _ORDERS[action](entry.runtime_data.system, known, fields)


# -- calls that go on for long -------------------------------------------------------------------------------------------


@pytest.fixture(params=["yeastar", "openvox"])
def simulator(
    request: pytest.FixtureRequest,
    yeastar: YeastarSimulator,
    openvox: OpenVoxSimulator,
) -> Simulator:
    """Have each simulated system in turn."""
    return {"yeastar": yeastar, "openvox": openvox}[request.param]


async def listening(
    hass: HomeAssistant, simulator: Simulator
) -> AsyncIterator[MockConfigEntry]:
    """Set up a system that can report."""
    simulator.dialling.dial_speed = SPEED
    options = {CONF_REPORT_PORT: free_port()}
    entry = await set_up(hass, system_entry(simulator, **options))
    await until("It reports", lambda: asyncio.sleep(0, simulator.target()), bool)
    yield entry
    await simulator.stop()


@pytest.fixture
async def entry(
    hass: HomeAssistant, simulator: Simulator
) -> AsyncIterator[MockConfigEntry]:
    """Set up each system in turn."""
    async for entry in listening(hass, simulator):
        yield entry


@pytest.fixture
async def s_series(
    hass: HomeAssistant, yeastar: YeastarSimulator
) -> AsyncIterator[MockConfigEntry]:
    """Set up the Yeastar alone."""
    async for entry in listening(hass, yeastar):
        yield entry


async def talking(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry, called: str
) -> LiveCall:
    """Have somebody outside talk with an extension."""
    call = simulator._stage.begin(inbound(simulator, called), SPEED)
    await shown(hass, entry, called, "in_call")
    return call


async def no_longer_a_repetition() -> None:
    """Wait until a report that says the same as one before is news, and not that one sent twice."""
    await asyncio.sleep(REPEATED.total_seconds())


async def happened(what: str, true: Callable[[], bool]) -> None:
    """Wait until something is true."""
    await until(what, lambda: asyncio.sleep(0, true()), bool)


# -- while people talk ---------------------------------------------------------------------------------------------------


async def test_hold(
    hass: HomeAssistant, yeastar: YeastarSimulator, s_series: MockConfigEntry
) -> None:
    """Who holds a call is shown so, and talks again afterwards."""
    anna, *_ = people(yeastar)
    live = await talking(hass, yeastar, s_series, anna)
    await order(s_series, "hold", live, extension=anna)
    await shown(hass, s_series, anna, "on_hold")
    await no_longer_a_repetition()
    await order(s_series, "resume", live, extension=anna)
    await shown(hass, s_series, anna, "in_call")


async def test_unreported(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """Nothing is said of who is muted, nor by an OpenVox of who holds a call; the phones do it nevertheless."""
    anna, *_ = people(simulator)
    live = await talking(hass, simulator, entry, anna)
    party = live.party(anna)
    assert party
    await order(entry, "mute", live, extension=anna)
    assert party.muted
    await order(entry, "mute", live, extension=anna, muted=False)
    assert not party.muted
    await order(entry, "hold", live, extension=anna)
    assert party.state is State.HELD
    await order(entry, "resume", live, extension=anna)
    assert party.state is State.TALKING


async def test_transfer(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """Whoever passes a call on is free, the other talks, and the log has one call."""
    anna, ben, _ = people(simulator)
    live = await talking(hass, simulator, entry, anna)
    await order(entry, "transfer", live, extension=anna, to=ben)
    assert simulator.switchboard.status(anna) is ExtensionStatus.IDLE
    await shown(hass, entry, anna, "idle")
    await shown(hass, entry, ben, "in_call")
    known = described(live, entry)
    assert known
    assert known.state is CallState.IN_CALL
    simulator._stage.hang_up(live, live.parties[0])
    [logged] = await over(hass, entry)
    assert logged.call.outcome == "answered"
    assert logged.call.answered_by == anna
    assert {anna, ben} <= set(logged.call.extensions)
    await shown(hass, entry, ben, "idle")


async def test_transfer_between_extensions(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """A colleague is passed on as well as somebody outside."""
    anna, ben, cleo = people(simulator)
    live = simulator._stage.begin(internal(anna, ben), SPEED)
    await shown(hass, entry, ben, "in_call")
    await order(entry, "transfer", live, extension=ben, to=cleo)
    await shown(hass, entry, cleo, "in_call")
    await shown(hass, entry, ben, "idle")
    await shown(hass, entry, anna, "in_call")


@pytest.mark.parametrize(
    ("end", "states"),
    [
        ("complete", ("idle", "in_call")),
        ("cancel", ("in_call", "idle")),
        ("conference", ("in_call", "in_call")),
    ],
)
async def test_attended_transfer(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    s_series: MockConfigEntry,
    end: str,
    states: tuple[str, str],
) -> None:
    """The caller waits on hold until it is said how it ends."""
    anna, ben, _ = people(yeastar)
    live = await talking(hass, yeastar, s_series, anna)
    await order(s_series, "transfer", live, extension=anna, to=ben, attended=True)
    await shown(hass, s_series, anna, "on_hold")
    await shown(hass, s_series, ben, "in_call")
    await no_longer_a_repetition()
    await order(s_series, "end_transfer", live, extension=anna, end=end)
    await shown(hass, s_series, anna, states[0])
    await shown(hass, s_series, ben, states[1])
    assert live.in_progress
    yeastar._stage.interrupt()


# -- before anybody talks ------------------------------------------------------------------------------------------------


async def offered(
    simulator: YeastarSimulator | YeastarPSimulator, entry: MockConfigEntry, called: str
) -> LiveCall:
    """Have somebody call on a trunk under control, and wait until that is known."""
    simulator.configure("trunk_control", True)
    call = simulator._stage.begin(ringing(simulator, called), 1)
    await happened("The call is known", lambda: bool(described(call, entry)))
    assert call.waits
    return call


async def test_refuse(
    hass: HomeAssistant, yeastar: YeastarSimulator, s_series: MockConfigEntry
) -> None:
    """No phone rings for a call that is turned away, and it is over in Home Assistant too."""
    anna, *_ = people(yeastar)
    live = await offered(yeastar, s_series, anna)
    await order(s_series, "refuse_call", live)
    assert not live.in_progress
    assert not yeastar.recorded
    await happened(
        "The call is over", lambda: not s_series.runtime_data.tracker.open_calls
    )
    assert yeastar.switchboard.status(anna) is ExtensionStatus.IDLE
    [logged] = await over(hass, s_series)
    # Nobody missed it: the PBX has no record of it either.
    assert logged.call.outcome == "unknown"


async def test_accept(
    hass: HomeAssistant, yeastar: YeastarSimulator, s_series: MockConfigEntry
) -> None:
    """A call that is let in rings where it was meant to; twice is too late."""
    anna, *_ = people(yeastar)
    live = await offered(yeastar, s_series, anna)
    await order(s_series, "accept_call", live)
    await shown(hass, s_series, anna, "ringing")
    with pytest.raises(OrderRefused) as raised:
        await order(s_series, "accept_call", live)
    assert raised.value.problem is OrderProblem.TOO_LATE


@pytest.mark.parametrize("waits", [True, False])
async def test_route(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    s_series: MockConfigEntry,
    waits: bool,
) -> None:
    """A call that waits or rings goes to another extension instead, which is the one that answered."""
    anna, ben, _ = people(yeastar)
    if waits:
        live = await offered(yeastar, s_series, anna)
    else:
        live = yeastar._stage.begin(ringing(yeastar, anna), SPEED)
        await shown(hass, s_series, anna, "ringing")
    await order(s_series, "route_call", live, to=ben)
    await shown(hass, s_series, ben, "ringing" if waits else "in_call")
    await shown(hass, s_series, anna, "idle")
    assert (live.party(anna) is None) is waits


async def test_queued_call_is_routed(
    hass: HomeAssistant, yeastar: YeastarSimulator, s_series: MockConfigEntry
) -> None:
    """A caller who waits in the queue can be sent to an extension."""
    anna, *_ = people(yeastar)
    queue = yeastar.office.queue
    start = from_outside(yeastar, queue)
    picked_up = beat(Action.PICK_UP, queue)
    live = yeastar._stage.begin(story(start, picked_up), SPEED)
    await happened("The call is known", lambda: bool(described(live, s_series)))
    await happened("The queue picked up", lambda: live.picked_up_at is not None)
    await order(s_series, "route_call", live, to=anna)
    await shown(hass, s_series, anna, "in_call")
    known = described(live, s_series)
    assert known
    assert (known.caller_number, known.answered_by) == (NUMBER, anna)


# -- prompts and phones that do not ring ---------------------------------------------------------------------------------


async def test_prompt(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """The phone rings, somebody listens, and it is over."""
    anna, *_ = people(simulator)
    system = entry.runtime_data.system
    await system.play_prompt(anna, ["welcome"])
    await shown(hass, entry, anna, "ringing")
    await over(hass, entry)
    await shown(hass, entry, anna, "idle")
    [call] = simulator.recorded
    assert call.picked_up_at is not None


async def test_do_not_disturb(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """Whose phone does not ring is in the list of extensions."""
    anna, ben, _ = people(simulator)
    system = entry.runtime_data.system
    await system.set_do_not_disturb(anna, on=True)
    listed = {one.number: one.do_not_disturb for one in await system.list_extensions()}
    assert (listed[anna], listed[ben]) == (True, False)
    await hass.async_block_till_done()
