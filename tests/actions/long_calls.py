"""Calls that go on until somebody does something about them, and what Home Assistant shows and logs of them."""

from typing import Any, Final

from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.calls.log.log_model import Filters, LoggedCall
from custom_components.pbx.calls.model import Call
from custom_components.pbx.const import DOMAIN
from custom_components.pbx.devices import unique_id
from demo.patience import until
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from simulator.live_call import LiveCall
from simulator.openvox_uc import OpenVoxSimulator
from simulator.story import OUTSIDE, Action, Beat, Story, Truth
from simulator.yeastar_p import YeastarPSimulator
from simulator.yeastar_s import YeastarSimulator

NUMBER: Final = "03012345678"
LONG: Final = 3600
"""For how many seconds people talk if nobody hangs up."""

type Simulator = YeastarSimulator | OpenVoxSimulator | YeastarPSimulator


def beat(action: Action, by: str = "", delay: float = 1, **more: Any) -> Beat:
    """Return what happens a second after the beat before."""
    return Beat(delay=delay, action=action, by=by, **more)


def story(*beats: Beat) -> Story:
    """Return a call that would last long."""
    truth = Truth(direction="", outcome="", caller="", called="")
    ending = (beat(Action.HANG_UP, OUTSIDE, LONG), beat(Action.RECORD))
    return Story(kind="", truth=truth, beats=(*beats, *ending))


def from_outside(simulator: Simulator, *called: str) -> Beat:
    """Have somebody outside call."""
    return beat(
        Action.START,
        OUTSIDE,
        0,
        caller=NUMBER,
        to=called[0] if len(called) == 1 else simulator.office.ring_group,
        trunk=simulator.office.trunk,
    )


def ringing(simulator: Simulator, *called: str) -> Story:
    """Have somebody outside ring extensions, which do not answer."""
    path = simulator.office.ring_group if len(called) > 1 else ""
    rings = beat(Action.RING, parties=called, path=path)
    return story(from_outside(simulator, *called), rings)


def inbound(simulator: Simulator, called: str) -> Story:
    """Have somebody outside talk with an extension."""
    rings = beat(Action.RING, parties=(called,))
    return story(from_outside(simulator, called), rings, beat(Action.ANSWER, called))


def outbound(simulator: Simulator, caller: str) -> Story:
    """Have an extension talk with somebody outside."""
    start = beat(Action.START, caller, 0, to=NUMBER, trunk=simulator.office.trunk)
    rings = beat(Action.RING, parties=(OUTSIDE,))
    return story(start, rings, beat(Action.ANSWER, OUTSIDE))


def internal(caller: str, called: str) -> Story:
    """Have two extensions talk."""
    start = beat(Action.START, caller, 0, to=called)
    rings = beat(Action.RING, parties=(called,))
    return story(start, rings, beat(Action.ANSWER, called))


def people(simulator: Simulator) -> tuple[str, str, str]:
    """Return extensions whose phones are there."""
    first, second, third, *_ = simulator.office.reachable
    return first, second, third


def described(call: LiveCall, entry: MockConfigEntry) -> Call | None:
    """Return a call as Home Assistant knows it, whichever of its ids that is by."""
    tracker = entry.runtime_data.tracker
    ids = {call.call_id, *(party.unique_id for party in call.parties)}
    known = [found for call_id in ids if (found := tracker.call(call_id))]
    return known[0] if known else None


async def over(
    hass: HomeAssistant, entry: MockConfigEntry, count: int = 1
) -> list[LoggedCall]:
    """Wait until all calls are over, also in Home Assistant, and return those in the log."""
    pbx = entry.runtime_data

    async def calls() -> list[LoggedCall]:
        page = await pbx.log.page(Filters(systems=(pbx.identity.log_key,)))
        return list(page.calls)

    def concluded(found: list[LoggedCall]) -> bool:
        ended = all(logged.call.outcome for logged in found)
        return len(found) >= count and ended and not pbx.tracker.open_calls

    found = await until("The calls are over", calls, concluded, 60)
    await hass.async_block_till_done()
    return found


async def shown(
    hass: HomeAssistant, entry: MockConfigEntry, extension: str, expected: str
) -> None:
    """Wait until an extension is shown to do something. A call is known before what changed for it is stored and shown."""
    prefix = entry.runtime_data.identity.prefix
    entity_id = er.async_get(hass).async_get_entity_id(
        "sensor", DOMAIN, unique_id(prefix, ("extension", extension), "state")
    )
    assert entity_id

    async def state() -> str:
        found = hass.states.get(entity_id)
        assert found
        return found.state

    await until(f"{extension} is {expected}", state, expected.__eq__)
