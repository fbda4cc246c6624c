"""Tests of what is asked about calls of which reports may be lost."""

from collections.abc import Callable
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.calls.model import CallEvent, CallEventType, Outcome
from homeassistant.const import STATE_ON
from homeassistant.core import HomeAssistant
from simulator.openvox_uc import OpenVoxSimulator
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_system, shown
from ..report_bodies import ANSWERED, CALL, OVER, RINGING, record, take_in

GOES_ON = (
    b'{"status":"Success","Calls":[{"callid":"1571896991.2","members":['
    b'{"inbound":{"from":"5550100","to":"8000","trunkname":"siptrunk",'
    b'"channelid":"PJSIP/trunk-siptrunk-endpoint-00000001",'
    b'"memberstatus":"ANSWERED"}},{"ext":{"number":"1000",'
    b'"channelid":"PJSIP/1000-00000002","memberstatus":"ANSWER"}}]}]}'
)
CONNECTED = "binary_sensor.yeastar_s100_connected"
STATE = "sensor.yeastar_s100_state"


@pytest.fixture
def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Stop the clocks before Home Assistant sets its timers by them."""
    return hass


def endings(entry: MockConfigEntry) -> list[Outcome | None]:
    """Return the outcomes of the calls that end from now on."""
    ended: list[Outcome | None] = []

    def listen(event: CallEvent) -> None:
        outcomes = {CallEventType.ENDED: [event.call.outcome]}
        ended.extend(outcomes.get(event.type, []))

    entry.runtime_data.listeners.async_listen_calls(None, listen)
    return ended


async def test_calls_in_progress_at_start(
    hass: HomeAssistant, yeastar: YeastarSimulator
) -> None:
    """A call that was going on before Home Assistant started is seen."""
    with yeastar.canned("call/query", GOES_ON):
        entry = await set_up_system(hass, yeastar)

    assert shown(hass, STATE) == "in_call"
    assert entry.runtime_data.tracker.call(CALL)


async def test_end_of_a_call_lost(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """A call whose end was not reported is asked about, and ends."""
    await take_in(entry, RINGING, ANSWERED)
    assert shown(hass, STATE) == "in_call"

    for _ in range(30):
        await passes(seconds=30)

    assert shown(hass, STATE) == "idle"
    assert not entry.runtime_data.tracker.open_calls


async def test_record_lost(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """Of a call that ended, and of which no record came, the system is asked before it is concluded."""
    ended = endings(entry)
    await take_in(entry, RINGING, OVER)
    assert shown(hass, STATE) == "idle"
    for _ in range(6):
        await passes(seconds=5)

    assert [one.fields for one in yeastar.asked("call/query")][-1] == {"callid": CALL}
    assert ended == [Outcome.UNKNOWN]


async def test_call_that_goes_on(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """A call of which the system says that it goes on does not end."""
    await take_in(entry, RINGING, ANSWERED)
    with yeastar.canned("call/query", GOES_ON):
        for _ in range(40):
            await passes(seconds=30)

    assert shown(hass, STATE) == "in_call"


@pytest.mark.parametrize("errno", ["30001", "10003"])
async def test_failing_questions(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
    errno: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A system that does not answer questions about calls keeps no call from its end; it is logged once."""
    yeastar.fail("call/query", errno, times=10_000)
    yeastar.fail("extension/query_call", errno, times=10_000)
    ended = endings(entry)

    await take_in(entry, RINGING, OVER)
    for _ in range(30):
        await passes(seconds=30)

    assert ended == [Outcome.UNKNOWN]
    assert shown(hass, CONNECTED) == STATE_ON
    assert caplog.text.count("The calls in progress cannot be queried") == 1
    ours = [one.getMessage() for one in caplog.records if "custom" in one.name]
    assert not [message for message in ours if "5550100" in message]


async def test_unreachable_when_a_call_is_asked_about(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """A call of which nobody can be asked ends all the same."""
    ended = endings(entry)
    await take_in(entry, RINGING, OVER)
    yeastar.unreachable = True
    for _ in range(12):
        await passes(seconds=5)

    assert ended == [Outcome.UNKNOWN]


async def test_asked_about_a_call_that_goes_on(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """A call that was recorded as not answered, and of which the system says that it goes on, is shown again."""
    await take_in(entry, RINGING, record("NO ANSWER"))
    assert shown(hass, STATE) == "idle"
    with yeastar.canned("call/query", GOES_ON):
        for _ in range(3):
            await passes(seconds=3)

    assert shown(hass, STATE) == "in_call"


async def test_unloaded_while_a_question_waits(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """An entry that is unloaded while the system thinks over a question asks nothing more."""
    await take_in(entry, RINGING, OVER)
    yeastar.quirks.silent = True
    for _ in range(6):
        await passes(seconds=1, wait=False)
    yeastar.quirks.silent = False
    pbx = entry.runtime_data
    assert await hass.config_entries.async_unload(entry.entry_id)
    asked = len(yeastar.asked("call/query"))
    pbx.follow_up.async_follow()
    for _ in range(3):
        await passes(seconds=30)

    assert len(yeastar.asked("call/query")) == asked


async def test_questions_of_a_system_that_cannot_be_asked_about_one_call(
    hass: HomeAssistant, openvox: OpenVoxSimulator, passes: Callable[..., Any]
) -> None:
    """Such a system is asked for all calls instead."""
    entry = await set_up_system(hass, openvox)
    before = len(openvox.asked("inbound/query"))
    await take_in(
        entry,
        b'{"action":"RING","callid":"1571896991.2","inbound":{"from":"5550100",'
        b'"to":"8000","trunk":"to-18-16-2","inboundid":"1571896991.2"},'
        b'"ext":{"extid":"101"},"sn":"a09805021987"}',
    )
    assert shown(hass, "sensor.uc501_state") == "ringing"

    for _ in range(20):
        await passes(seconds=15)

    assert len(openvox.asked("inbound/query")) > before
    assert shown(hass, "sensor.uc501_state") == "idle"
