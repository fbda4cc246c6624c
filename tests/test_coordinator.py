"""Tests of what keeps a phone system and what is known of it together over time."""

from collections.abc import Callable
from datetime import timedelta
import logging
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_fire_time_changed,
)

from custom_components.pbx.calls.model import CallEvent, CallEventType, Outcome
from custom_components.pbx.runtime.bus_events import EVENT_CALL_MISSED
from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntryState
from homeassistant.const import STATE_OFF, STATE_ON
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component
from simulator.huawei_aicc import HuaweiSimulator
from simulator.openvox_uc import OpenVoxSimulator
from simulator.yeastar_s import YeastarSimulator

from . import set_up_huawei, set_up_openvox, set_up_yeastar
from .report_bodies import (
    ANSWERED,
    CALL,
    OVER,
    RINGING,
    ext,
    inbound,
    record,
    results,
    status,
)

BOOT_UP = b'{"event":"BootUp","sn":"369451090405"}'
CONFIG_CHANGE = (
    b'{"event":"ConfigChange","type":"extension","extid":"1000",'
    b'"operation":"update","sn":"369451090405"}'
)
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


@pytest.fixture
def passes(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> Callable[..., Any]:
    """Return what lets time pass."""

    async def let_pass(*, wait: bool = True, **time: float) -> None:
        freezer.tick(timedelta(**time))
        async_fire_time_changed(hass)
        await hass.async_block_till_done(wait_background_tasks=wait)

    return let_pass


async def receive(entry: MockConfigEntry, *bodies: bytes) -> None:
    """Let an entry receive reports from its system."""
    for body in bodies:
        answer = await entry.runtime_data.receiver.async_receive(body, "127.0.0.1")
        assert answer.status == 200


def state(hass: HomeAssistant, entity_id: str) -> str:
    """Return the state of an entity."""
    found = hass.states.get(entity_id)
    assert found
    return found.state


def children(hass: HomeAssistant, entry: MockConfigEntry, kind: str) -> set[str]:
    """Return the names of a system's extensions or trunks that are devices."""
    prefix = f"{entry.unique_id}-{kind}-"
    found = dr.async_child_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    names = [name for child in found for _, name in child.identifiers]
    return {name.removeprefix(prefix) for name in names if name.startswith(prefix)}


def endings(entry: MockConfigEntry) -> list[Outcome | None]:
    """Return the outcomes of the calls that end from now on."""
    ended: list[Outcome | None] = []

    def listen(event: CallEvent) -> None:
        outcomes = {CallEventType.ENDED: [event.call.outcome]}
        ended.extend(outcomes.get(event.type, []))

    entry.runtime_data.listeners.async_listen_calls(None, listen)
    return ended


# -- the login -------------------------------------------------------------------------------------------------------


async def test_kept_alive(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """The login is renewed every few minutes, so that it never dies."""
    target = yeastar.target()
    for _ in range(12):
        await passes(minutes=5)

    assert len(yeastar.asked("login")) == 1
    assert len(yeastar.asked("heartbeat")) >= 10
    assert yeastar.target() == target
    assert state(hass, CONNECTED) == STATE_ON


async def test_kept_alive_without_entities(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """The login is renewed although every entity is disabled."""
    registry = er.async_get(hass)
    for entity in er.async_entries_for_config_entry(registry, entry.entry_id):
        registry.async_update_entity(
            entity.entity_id, disabled_by=er.RegistryEntryDisabler.USER
        )
    await passes(minutes=1)
    before = len(yeastar.asked("heartbeat"))

    await passes(minutes=6)

    assert len(yeastar.asked("heartbeat")) > before


async def test_token_lost(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """A login that was lost is made anew, and what was missed meanwhile is put right."""
    await receive(entry, RINGING, ANSWERED)
    assert state(hass, STATE) == "in_call"
    yeastar.drop_tokens()

    await passes(minutes=6)
    await passes(minutes=1)

    assert len(yeastar.asked("login")) == 2
    assert yeastar.target() is not None
    assert state(hass, STATE) == "idle"


async def test_reboot(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """A system that has started is logged in to at once, once, however often it says that it has."""
    await receive(entry, RINGING, ANSWERED)
    yeastar.drop_tokens()

    await receive(entry, *[BOOT_UP] * 10)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert len(yeastar.asked("login")) == 2
    await passes(seconds=6)

    assert len(yeastar.asked("login")) == 2
    assert yeastar.target() is not None
    assert state(hass, STATE) == "idle"
    assert dr.async_get(hass).async_get(entry.runtime_data.identity.device_id)


async def test_unreachable_for_a_while(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A system that is away is looked for every minute, and nobody is told more than once."""
    yeastar.unreachable = True
    await passes(minutes=6)
    assert state(hass, CONNECTED) == STATE_OFF
    await passes(seconds=61)
    told = [one.getMessage() for one in caplog.records if one.levelno >= logging.INFO]
    assert len([message for message in told if "was not reached" in message]) == 1

    yeastar.unreachable = False
    await passes(seconds=61)

    assert state(hass, CONNECTED) == STATE_ON
    assert caplog.text.count("recovered") == 1


async def test_reports_while_unreachable(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """A system that does not answer may report all the same, and its calls come to an end."""
    missed = async_capture_events(hass, EVENT_CALL_MISSED)
    yeastar.unreachable = True

    await receive(entry, RINGING, OVER, record("NO ANSWER"))
    for _ in range(10):
        await passes(seconds=30)

    assert len(missed) == 1


async def test_password_changed(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """Refused credentials are asked for anew, and nothing makes them be tried a second time."""
    yeastar.password = "another"
    yeastar.drop_tokens()
    await passes(minutes=6)
    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH
    assert len(yeastar.asked("login")) == 2

    await receive(entry, BOOT_UP, CONFIG_CHANGE, RINGING, OVER)
    for _ in range(5):
        await passes(minutes=3)

    assert len(yeastar.asked("login")) == 2
    assert state(hass, CONNECTED) == STATE_OFF


async def test_password_found_changed_by_a_question(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """The same when a question about a call is what finds it out."""
    await receive(entry, RINGING)
    yeastar.password = "another"
    yeastar.drop_tokens()
    await receive(entry, OVER)
    for _ in range(8):
        await passes(seconds=15)

    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH
    assert len(yeastar.asked("login")) == 2
    assert state(hass, CONNECTED) == STATE_OFF


async def test_locked_out(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """While the system refuses this address, no login is tried."""
    yeastar.drop_tokens()
    yeastar.lock()
    await passes(minutes=6)
    assert len(yeastar.asked("login")) == 2
    yeastar.unlock()
    await receive(entry, BOOT_UP)
    for _ in range(3):
        await passes(minutes=3)
    assert len(yeastar.asked("login")) == 2
    assert state(hass, CONNECTED) == STATE_OFF

    await passes(minutes=2)

    assert len(yeastar.asked("login")) == 3
    assert state(hass, CONNECTED) == STATE_ON


async def test_locked_out_found_by_a_question(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """The same when a question about a call is what finds it out."""
    await receive(entry, RINGING)
    yeastar.drop_tokens()
    yeastar.lock()
    await receive(entry, OVER)
    for _ in range(8):
        await passes(seconds=15)

    assert len(yeastar.asked("login")) == 2
    assert state(hass, CONNECTED) == STATE_OFF


async def test_target_changes(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """When reports have to go elsewhere, the system is told."""
    assert await async_setup_component(hass, "http", {})
    assert hass.config.api
    hass.config.api.port = 8124

    await passes(minutes=6)

    target = yeastar.target()
    assert target
    assert target.port == 8124


# -- calls -----------------------------------------------------------------------------------------------------------


async def test_calls_in_progress_at_start(
    hass: HomeAssistant, yeastar: YeastarSimulator
) -> None:
    """A call that was going on before Home Assistant started is seen."""
    with yeastar.canned("call/query", GOES_ON):
        entry = await set_up_yeastar(hass, yeastar)

    assert state(hass, STATE) == "in_call"
    assert entry.runtime_data.tracker.call(CALL)


async def test_end_of_a_call_lost(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """A call whose end was not reported is asked about, and ends."""
    await receive(entry, RINGING, ANSWERED)
    assert state(hass, STATE) == "in_call"

    for _ in range(30):
        await passes(seconds=30)

    assert state(hass, STATE) == "idle"
    assert not entry.runtime_data.tracker.open_calls


async def test_record_lost(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """Of a call that ended, and of which no record came, the system is asked before it is concluded."""
    ended = endings(entry)
    await receive(entry, RINGING, OVER)
    assert state(hass, STATE) == "idle"
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
    await receive(entry, RINGING, ANSWERED)
    with yeastar.canned("call/query", GOES_ON):
        for _ in range(40):
            await passes(seconds=30)

    assert state(hass, STATE) == "in_call"


@pytest.mark.parametrize("errno", ["30001", "10003"])
async def test_failing_questions(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
    errno: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A system that does not answer questions about calls keeps no call from its end; it is told of once."""
    yeastar.fail("call/query", errno, times=10_000)
    yeastar.fail("extension/query_call", errno, times=10_000)
    ended = endings(entry)

    await receive(entry, RINGING, OVER)
    for _ in range(30):
        await passes(seconds=30)

    assert ended == [Outcome.UNKNOWN]
    assert state(hass, CONNECTED) == STATE_ON
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
    await receive(entry, RINGING, OVER)
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
    await receive(entry, RINGING, record("NO ANSWER"))
    assert state(hass, STATE) == "idle"
    with yeastar.canned("call/query", GOES_ON):
        for _ in range(3):
            await passes(seconds=3)

    assert state(hass, STATE) == "in_call"


async def test_unloaded_while_a_question_waits(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """An entry that is unloaded while the system thinks over a question asks nothing more."""
    await receive(entry, RINGING, OVER)
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
    entry = await set_up_openvox(hass, openvox)
    before = len(openvox.asked("inbound/query"))
    await receive(
        entry,
        b'{"action":"RING","callid":"1571896991.2","inbound":{"from":"5550100",'
        b'"to":"8000","trunk":"to-18-16-2","inboundid":"1571896991.2"},'
        b'"ext":{"extid":"101"},"sn":"a09805021987"}',
    )
    assert state(hass, "sensor.uc501_state") == "ringing"

    for _ in range(20):
        await passes(seconds=15)

    assert len(openvox.asked("inbound/query")) > before
    assert state(hass, "sensor.uc501_state") == "idle"


async def test_new_day(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    passes: Callable[..., Any],
) -> None:
    """What is counted for a day begins anew at midnight, where Home Assistant is."""
    await hass.config.async_set_time_zone("Europe/Berlin")
    await receive(entry, RINGING, OVER, record("NO ANSWER"))
    await passes(seconds=10)
    assert state(hass, "sensor.yeastar_s100_missed_calls_today") == "1"

    freezer.move_to("2031-05-05T21:59:50+00:00")
    await passes(seconds=1)
    await receive(
        entry,
        status(inbound("ALERT"), ext("1000", "RING"), call_id="9.9"),
        status(inbound("BYE"), ext("1000", "BYE"), call_id="9.9"),
        record("NO ANSWER", call_id="9.9"),
    )
    await passes(seconds=5)
    assert state(hass, "sensor.yeastar_s100_missed_calls_today") == "1"
    await passes(seconds=6)

    assert state(hass, "sensor.yeastar_s100_missed_calls_today") == "0"


# -- what there is ---------------------------------------------------------------------------------------------------


async def test_extension_appears_and_goes(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """An extension that is added on the system has a device a moment later, and none once it is removed."""
    seen: list[set[str]] = []
    pbx = entry.runtime_data
    remove = pbx.listeners.async_listen_inventory(
        lambda: seen.append(set(pbx.inventory.extensions))
    )
    await yeastar.add_extension("3000", "New")
    await receive(entry, *[CONFIG_CHANGE] * 20)
    asked = len(yeastar.asked("extension/list"))
    await passes(seconds=4)
    assert "3000" in children(hass, entry, "extension")
    assert len(yeastar.asked("extension/list")) == asked + 1

    await yeastar.remove_extension("3000")
    await receive(entry, CONFIG_CHANGE)
    await passes(seconds=4)
    await passes(seconds=4)

    assert "3000" not in children(hass, entry, "extension")
    assert ["3000" in one for one in seen] == [True, False]
    assert pbx.tracker.known_extensions == yeastar.office.extensions
    remove()


async def test_trunk_appears_and_goes(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """The same for a trunk, without any report, at the next look at the system."""
    await yeastar.add_trunk("new")
    await passes(minutes=6)
    assert "new" in children(hass, entry, "trunk")

    await yeastar.remove_trunk("new")
    await passes(minutes=6)

    assert "new" not in children(hass, entry, "trunk")


@pytest.mark.parametrize("errno", ["30001", "10003"])
async def test_lists_that_fail(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
    errno: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A list that cannot be read stays as it was; it is told of once."""
    before = children(hass, entry, "extension"), children(hass, entry, "trunk")
    yeastar.fail("extension/list", errno, times=3)
    yeastar.fail("trunk/list", errno, times=3)
    for _ in range(3):
        await passes(minutes=6)

    assert (children(hass, entry, "extension"), children(hass, entry, "trunk")) == (
        before
    )
    assert state(hass, CONNECTED) == STATE_ON
    assert caplog.text.count("The list of extensions cannot be read") == 1
    assert caplog.text.count("The list of trunks cannot be read") == 1


async def test_campaign_appears(hass: HomeAssistant, huawei: HuaweiSimulator) -> None:
    """A campaign is there with its first result."""
    entry = await set_up_huawei(hass, huawei)
    seen: list[int] = []
    pbx = entry.runtime_data
    pbx.listeners.async_listen_inventory(lambda: seen.append(1))

    await receive(entry, results(1), results(2))
    await hass.async_block_till_done()

    assert seen == [1]
    assert children(hass, entry, "campaign") == {"3"}


async def test_no_login_nothing_asked(
    hass: HomeAssistant, huawei: HuaweiSimulator, passes: Callable[..., Any]
) -> None:
    """A system without an API is never asked, and counts as there."""
    entry = await set_up_huawei(hass, huawei)
    await receive(entry, results(1))
    await passes(minutes=10)

    assert entry.state is ConfigEntryState.LOADED
    assert entry.runtime_data.coordinator.last_update_success


# -- those who listen ------------------------------------------------------------------------------------------------


async def test_only_what_changed_is_told(entry: MockConfigEntry) -> None:
    """Who listens to one extension hears of no other, and nothing once it has stopped."""
    heard: list[str] = []
    pbx = entry.runtime_data
    removes = [
        pbx.listeners.async_listen_changes(
            ("extension", number), lambda number=number: heard.append(number)
        )
        for number in ("1000", "1002")
    ]
    calls: list[str] = []
    removes.append(
        pbx.listeners.async_listen_calls("1000", lambda event: calls.append(event.type))
    )
    removes.append(
        pbx.listeners.async_listen_calls("1002", lambda event: calls.append("1002"))
    )

    await receive(entry, RINGING)
    await receive(entry, RINGING)
    assert heard == ["1000"]
    assert calls == ["ringing"]

    for remove in removes:
        remove()
    await receive(entry, ANSWERED)

    assert heard == ["1000"]
    assert calls == ["ringing"]


async def test_listener_that_fails(
    entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    """Who fails to listen keeps nobody else from hearing."""
    heard: list[int] = []
    pbx = entry.runtime_data
    pbx.listeners.async_listen_changes(("system", ""), lambda: {}["fails"])
    pbx.listeners.async_listen_changes(("system", ""), lambda: heard.append(1))

    await receive(entry, RINGING)

    assert heard == [1]
    assert "Unexpected error in a listener" in caplog.text
    caplog.clear()
