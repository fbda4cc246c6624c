"""Calls under control on Yeastar's systems and an OpenVox, up to the phones, the states and the log."""

from collections.abc import AsyncIterator, Callable

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.calls.model import CallState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from simulator.live_call import ExtensionStatus, State
from simulator.openvox_uc import OpenVoxSimulator
from simulator.story import Action
from simulator.yeastar_p import YeastarPSimulator
from simulator.yeastar_s import YeastarSimulator

from .control_orders import (
    SPEED,
    ByChannel,
    Simulator,
    happened,
    listening,
    no_longer_a_repetition,
    offered,
    order,
    perform,
    talking,
)
from .long_calls import (
    NUMBER,
    beat,
    described,
    from_outside,
    internal,
    over,
    people,
    ringing,
    shown,
    story,
)

# -- calls that go on for long -------------------------------------------------------------------------------------------


@pytest.fixture(params=["yeastar", "openvox", "p_series"])
def simulator(
    request: pytest.FixtureRequest,
    yeastar: YeastarSimulator,
    openvox: OpenVoxSimulator,
    p_series: YeastarPSimulator,
) -> Simulator:
    """Have each simulated system in turn."""
    return {"yeastar": yeastar, "openvox": openvox, "p_series": p_series}[request.param]


@pytest.fixture
async def entry(
    hass: HomeAssistant, simulator: Simulator
) -> AsyncIterator[MockConfigEntry]:
    """Set up each system in turn."""
    async for entry in listening(hass, simulator):
        yield entry


@pytest.fixture(params=["yeastar", "p_series"])
def by_channel(
    request: pytest.FixtureRequest,
    yeastar: YeastarSimulator,
    p_series: YeastarPSimulator,
) -> ByChannel:
    """Have each system in turn that takes orders channel by channel, and asks about calls on its trunks."""
    return {"yeastar": yeastar, "p_series": p_series}[request.param]


@pytest.fixture
async def controlled(
    hass: HomeAssistant, by_channel: ByChannel
) -> AsyncIterator[MockConfigEntry]:
    """Set up each of them in turn."""
    async for entry in listening(hass, by_channel):
        yield entry


# -- while people talk ---------------------------------------------------------------------------------------------------


async def test_hold(
    hass: HomeAssistant, by_channel: ByChannel, controlled: MockConfigEntry
) -> None:
    """Who holds a call is shown so, and talks again afterwards."""
    anna, *_ = people(by_channel)
    live = await talking(hass, by_channel, controlled, anna)
    await order(controlled, "hold", live, extension=anna)
    await shown(hass, controlled, anna, "on_hold")
    await no_longer_a_repetition()
    await order(controlled, "resume", live, extension=anna)
    await shown(hass, controlled, anna, "in_call")


async def test_hold_for_a_moment(
    hass: HomeAssistant, by_channel: ByChannel, controlled: MockConfigEntry
) -> None:
    """Who goes on at once is shown to talk, though the reports of it look like those from before, said again."""
    anna, *_ = people(by_channel)
    live = await talking(hass, by_channel, controlled, anna)
    await order(controlled, "hold", live, extension=anna)
    await shown(hass, controlled, anna, "on_hold")
    await order(controlled, "resume", live, extension=anna)
    await shown(hass, controlled, anna, "in_call")
    await order(controlled, "hold", live, extension=anna)
    await shown(hass, controlled, anna, "on_hold")


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
    by_channel: ByChannel,
    controlled: MockConfigEntry,
    end: str,
    states: tuple[str, str],
) -> None:
    """The caller waits on hold until it is said how it ends."""
    anna, ben, _ = people(by_channel)
    live = await talking(hass, by_channel, controlled, anna)
    await order(controlled, "transfer", live, extension=anna, to=ben, attended=True)
    await shown(hass, controlled, anna, "on_hold")
    await shown(hass, controlled, ben, "in_call")
    await no_longer_a_repetition()
    await order(controlled, "end_transfer", live, extension=anna, end=end)
    await shown(hass, controlled, anna, states[0])
    await shown(hass, controlled, ben, states[1])
    assert live.in_progress
    by_channel._stage.interrupt()


# -- before anybody talks ------------------------------------------------------------------------------------------------


async def test_refuse(
    hass: HomeAssistant, by_channel: ByChannel, controlled: MockConfigEntry
) -> None:
    """No phone rings for a call that is turned away, and it is over in Home Assistant too."""
    anna, *_ = people(by_channel)
    live = await offered(by_channel, controlled, anna)
    await order(controlled, "refuse_call", live)
    assert not live.in_progress
    assert not by_channel.recorded
    await happened(
        "The call is over", lambda: not controlled.runtime_data.tracker.open_calls
    )
    assert by_channel.switchboard.status(anna) is ExtensionStatus.IDLE
    [logged] = await over(hass, controlled)
    # Nobody missed it: the PBX has no record of it either.
    assert logged.call.outcome == "unknown"


@pytest.mark.parametrize(
    "about", [lambda anna: {}, lambda anna: {"extension": anna}], ids=["call", "phone"]
)
async def test_accept(
    hass: HomeAssistant,
    by_channel: ByChannel,
    controlled: MockConfigEntry,
    about: Callable[[str], dict[str, str]],
) -> None:
    """A call that is let in rings where it was meant to; twice is too late."""
    anna, *_ = people(by_channel)
    live = await offered(by_channel, controlled, anna)
    await order(controlled, "accept_call", live, **about(anna))
    await shown(hass, controlled, anna, "ringing")
    with pytest.raises(HomeAssistantError) as raised:
        await order(controlled, "accept_call", live)
    assert raised.value.translation_key == "order_too_late"


@pytest.mark.parametrize("waits", [True, False])
async def test_route(
    hass: HomeAssistant,
    by_channel: ByChannel,
    controlled: MockConfigEntry,
    waits: bool,
) -> None:
    """A call that waits or rings goes to another extension instead, which is the one that answered."""
    anna, ben, _ = people(by_channel)
    if waits:
        live = await offered(by_channel, controlled, anna)
    else:
        live = by_channel._stage.begin(ringing(by_channel, anna), SPEED)
        await shown(hass, controlled, anna, "ringing")
    await order(controlled, "route_call", live, to=ben)
    await shown(hass, controlled, ben, "ringing" if waits else "in_call")
    await shown(hass, controlled, anna, "idle")
    assert (live.party(anna) is None) is waits


async def test_queued_call_is_routed(
    hass: HomeAssistant, by_channel: ByChannel, controlled: MockConfigEntry
) -> None:
    """A caller who waits in the queue can be sent to an extension."""
    anna, *_ = people(by_channel)
    queue = by_channel.office.queue
    start = from_outside(by_channel, queue)
    picked_up = beat(Action.PICK_UP, queue)
    live = by_channel._stage.begin(story(start, picked_up), SPEED)
    await happened("The call is known", lambda: bool(described(live, controlled)))
    await happened("The queue picked up", lambda: live.picked_up_at is not None)
    await order(controlled, "route_call", live, to=anna)
    await shown(hass, controlled, anna, "in_call")
    known = described(live, controlled)
    assert known
    assert (known.caller_number, known.answered_by) == (NUMBER, anna)


# -- prompts and phones that do not ring ---------------------------------------------------------------------------------


async def test_prompt(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """The phone rings, somebody listens, and it is over."""
    anna, *_ = people(simulator)
    await perform(entry, "play_prompt", number=anna, prompts=["welcome"])
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
    await perform(entry, "set_do_not_disturb", extension=anna, enabled=True)
    listed = {one.number: one.do_not_disturb for one in await system.list_extensions()}
    assert (listed[anna], listed[ben]) == (True, False)
    await hass.async_block_till_done()
