"""Queues as devices, of a phone system that only this test knows."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, override
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    WebSocketGenerator,
)

from custom_components.pbx.calls.model import (
    AgentState,
    Queue,
    QueueAgent,
    QueuedCallState,
)
from custom_components.pbx.const import DOMAIN
from custom_components.pbx.systems.errors import BadReply, CannotConnect
from custom_components.pbx.systems.settings import Delivery
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component

from . import pass_to, shown
from .hotline import SERIAL_NUMBER, Hotline, add_hotline, hotline_registered, put, waits
from .report_bodies import Reporter, take_in

SALES = "sensor.hotline_queue_sales"
UNNAMED = "sensor.hotline_queue_6401"
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


class HotlineStream(Hotline):
    """The same, read from."""

    key: ClassVar[str] = "hotline_stream"
    deliveries: ClassVar[tuple[Delivery, ...]] = (Delivery.STREAM,)
    lines: ClassVar[asyncio.Queue[bytes]]

    @override
    async def read(self) -> AsyncGenerator[bytes]:
        while True:
            yield await self.lines.get()
            self.lines.task_done()


def agents(*states: AgentState) -> tuple[QueueAgent, ...]:
    """Return agents who do this."""
    return tuple(
        QueueAgent(extension=f"{1000 + place}", state=state)
        for place, state in enumerate(states)
    )


@pytest.fixture
async def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Stop the clocks before Home Assistant sets its timers by them, and have diagnostics ready."""
    freezer.move_to(NOON)
    assert await async_setup_component(hass, "diagnostics", {})
    return hass


@pytest.fixture(autouse=True)
def registered() -> Iterator[None]:
    """Have the system in the registry, with two queues."""
    with hotline_registered(HotlineStream):
        yield


@pytest.fixture
async def entry(hass: HomeAssistant) -> MockConfigEntry:
    """Set the phone system up that posts."""
    return await add_hotline(hass)


@pytest.fixture
async def report(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> Reporter:
    """Return what the phone system posts with."""
    return Reporter(hass, entry, hass_client_no_auth)


def devices(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, str | None]:
    """Return the queues that are devices, by number, with the devices' names."""
    found = dr.async_child_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    start = f"{SERIAL_NUMBER}-queue-"
    return {
        name.removeprefix(start): child.name
        for child in found
        for _, name in child.identifiers
        if name.startswith(start)
    }


async def test_devices(
    hass: HomeAssistant, entry: MockConfigEntry, entity_registry: er.EntityRegistry
) -> None:
    """Each queue is a device, named as on the phone system or by its number, with its sensors."""
    assert devices(hass, entry) == {"6400": "Queue Sales", "6401": "Queue 6401"}
    sensors = {
        entity.unique_id: (entity.entity_id, entity.disabled_by is not None)
        for entity in er.async_entries_for_config_entry(entity_registry, entry.entry_id)
        if entity.entity_id.startswith(SALES)
    }
    assert sensors == {
        f"{SERIAL_NUMBER}-queue-6400-{key}": (f"{SALES}_{key}", key == "agents")
        for key in (
            "waiting_callers",
            "longest_wait",
            "available_agents",
            "agents",
            "answered_today",
            "abandoned_today",
        )
    }
    assert shown(hass, f"{UNNAMED}_waiting_callers") == "0"
    assert shown(hass, f"{UNNAMED}_longest_wait") == STATE_UNKNOWN


@pytest.mark.usefixtures("all_enabled")
async def test_agents(hass: HomeAssistant, report: Reporter) -> None:
    """Available is who is neither ringing, nor busy, nor paused; logged in is who is not unavailable."""
    put("6400", agents=agents(AgentState.AVAILABLE, *AgentState))
    await report(b"queue 6400")
    assert shown(hass, f"{SALES}_available_agents") == "2"
    assert shown(hass, f"{SALES}_agents") == "5"


async def test_waiting(
    hass: HomeAssistant, report: Reporter, freezer: FrozenDateTimeFactory
) -> None:
    """Who waits is counted, also while an agent's phone rings, and since when the longest waits stays as it was first heard."""
    put("6400", calls=(waits("1", 30), waits("2")))
    await report(b"queue 6400")
    first = (NOON - timedelta(seconds=30)).isoformat()
    assert shown(hass, f"{SALES}_waiting_callers") == "2"
    assert shown(hass, f"{SALES}_longest_wait") == first

    freezer.tick(10.6)
    put("6400", calls=(waits("1", 41, QueuedCallState.RINGING), waits("2", 10)))
    await report(b"queue 6400")
    assert shown(hass, f"{SALES}_waiting_callers") == "2"
    assert shown(hass, f"{SALES}_longest_wait") == first

    put("6400", calls=(waits("1", 42, QueuedCallState.ACTIVE), waits("2", 11)))
    await report(b"queue 6400")
    assert shown(hass, f"{SALES}_waiting_callers") == "1"
    assert shown(hass, f"{SALES}_longest_wait") == NOON.isoformat()

    put("6400")
    await report(b"queue 6400")
    assert shown(hass, f"{SALES}_waiting_callers") == "0"
    assert shown(hass, f"{SALES}_longest_wait") == STATE_UNKNOWN


@pytest.mark.parametrize("seconds", [-5, 10**15])
async def test_no_such_wait(
    hass: HomeAssistant, report: Reporter, seconds: int
) -> None:
    """A call waits no longer than a day and no shorter than not at all, whatever the phone system says."""
    put("6400", calls=(waits("1", seconds),))
    await report(b"queue 6400")
    since = NOON - timedelta(days=1) if seconds > 0 else NOON
    assert shown(hass, f"{SALES}_longest_wait") == since.isoformat()


async def test_stream(hass: HomeAssistant) -> None:
    """What is read from a stream is shown as well."""
    HotlineStream.lines = asyncio.Queue()
    await add_hotline(hass, HotlineStream)
    put("6400", calls=(waits("1"),))
    HotlineStream.lines.put_nowait(b"queue 6400")
    await HotlineStream.lines.join()
    await hass.async_block_till_done()
    assert shown(hass, f"{SALES}_waiting_callers") == "1"


async def test_appears_is_renamed_and_goes(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    passes: Callable[..., Any],
) -> None:
    """A queue is there with the first report or list that names it, and goes with the first list that does not."""
    put("6402", "Night", calls=(waits("1"),))
    await report(b"queue 6402")
    assert devices(hass, entry)["6402"] == "Queue Night"
    assert shown(hass, "sensor.hotline_queue_night_waiting_callers") == "1"
    put("6402", "Emergency")
    await report(b"queue 6402")
    assert devices(hass, entry)["6402"] == "Queue Emergency"

    put("6402", "Late")
    put("6403", "New")
    del Hotline.queues["6400"]
    await passes(minutes=6)
    assert devices(hass, entry) == {
        "6401": "Queue 6401",
        "6402": "Queue Late",
        "6403": "Queue New",
    }
    assert hass.states.get(f"{SALES}_waiting_callers") is None
    assert shown(hass, "sensor.hotline_queue_new_waiting_callers") == "0"


async def test_list_that_fails(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    passes: Callable[..., Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A list that cannot be read leaves everything as it was, and is logged once."""
    put("6400", calls=(waits("1"),))
    await passes(minutes=6)
    assert shown(hass, f"{SALES}_waiting_callers") == "1"
    Hotline.queues.clear()
    Hotline.error = BadReply("It makes no sense")
    for _ in range(2):
        await passes(minutes=6)
    assert set(devices(hass, entry)) == {"6400", "6401"}
    assert shown(hass, f"{SALES}_waiting_callers") == "1"
    assert caplog.text.count("The list of queues cannot be read") == 1


async def test_not_reached(
    hass: HomeAssistant, entry: MockConfigEntry, passes: Callable[..., Any]
) -> None:
    """What a queue looks like is not known while the phone system is not reached; what was counted is."""
    Hotline.error = CannotConnect("It is away")
    await passes(minutes=6)
    assert set(devices(hass, entry)) == {"6400", "6401"}
    assert shown(hass, f"{SALES}_available_agents") == STATE_UNAVAILABLE
    assert shown(hass, f"{SALES}_answered_today") == "0"


async def test_report_overtakes_list(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    passes: Callable[..., Any],
) -> None:
    """What was reported of a queue while the list was asked for is newer than the list."""

    async def change() -> None:
        freezer.tick(1)
        put("6400", calls=(waits("1"),))
        await take_in(entry, b"queue 6400")

    Hotline.while_asked = change
    await passes(minutes=6)
    assert shown(hass, f"{SALES}_waiting_callers") == "1"
    assert devices(hass, entry)["6400"] == "Queue Sales"
    Hotline.while_asked = None
    put("6400", "Sales")
    await passes(minutes=6)
    assert shown(hass, f"{SALES}_waiting_callers") == "0"


async def test_limit(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    passes: Callable[..., Any],
    hass_client: ClientSessionGenerator,
) -> None:
    """Beyond the limit queues have no device, are counted, and take no place of one that has."""
    put("6399")
    Hotline.queues = dict(sorted(Hotline.queues.items()))
    with patch("custom_components.pbx.calls.live.queue_states.MAX_QUEUES", 2):
        await report(b"queue 6399", b"queue 6400")
        await passes(minutes=6)
    assert set(devices(hass, entry)) == {"6400", "6401"}
    told: Any = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert told["inventory"]["queues"] == 2
    assert told["reports"]["beyond_limits"]["further_queues"] == 2


def counted(hass: HomeAssistant, queue: str = SALES) -> tuple[str, str]:
    """Return how many callers of a queue were answered and gave up today."""
    return shown(hass, f"{queue}_answered_today"), shown(
        hass, f"{queue}_abandoned_today"
    )


async def test_counts(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Calls through a queue are counted by what became of them, also over a restart, until midnight."""
    await report(
        b"answered 1 6400",
        b"answered 2 6401 6400",
        b"not_answered 3 6400",
        b"voicemail 4 6400",
        b"answered 5 6499",
        b"answered 6",
    )
    await report.wait(freezer)
    assert (counted(hass), counted(hass, UNNAMED)) == (("2", "1"), ("1", "0"))

    put("6499", "Late")
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    assert (counted(hass), counted(hass, UNNAMED)) == (("2", "1"), ("1", "0"))
    assert counted(hass, "sensor.hotline_queue_late") == ("1", "0")
    await report(b"not_answered 7 6400")
    await report.wait(freezer)
    assert counted(hass) == ("2", "2")

    await pass_to(hass, freezer, NOON + timedelta(days=1))
    assert (counted(hass), counted(hass, UNNAMED)) == (("0", "0"), ("0", "0"))


async def test_paths_beyond_the_limit(
    hass: HomeAssistant, report: Reporter, freezer: FrozenDateTimeFactory
) -> None:
    """Calls through menus without end take no place of those through queues."""
    with patch("custom_components.pbx.calls.live.queue_states.MAX_COUNTED_PATHS", 1):
        await report(b"answered 1 1 2 3 6400", b"answered 2 6402")
        await report.wait(freezer)
        put("6402", "Night")
        await report(b"queue 6402")
    assert counted(hass) == ("1", "0")
    assert counted(hass, "sensor.hotline_queue_night") == ("0", "0")


async def test_unloaded(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Queues are gone from sight with the entry, and there again with it."""
    put("6400", "Sales", calls=(waits("1"),))
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert shown(hass, f"{SALES}_waiting_callers") == STATE_UNAVAILABLE
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    assert shown(hass, f"{SALES}_waiting_callers") == "1"
    assert set(devices(hass, entry)) == {"6400", "6401"}


async def test_device_is_not_removed(
    hass: HomeAssistant, entry: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    """People cannot remove the device of a queue that the phone system has."""
    assert await async_setup_component(hass, "config", {})
    [child, _] = dr.async_child_entries_for_config_entry(
        dr.async_get(hass), entry.entry_id
    )
    client = await hass_ws_client(hass)
    await client.send_json_auto_id(
        {"type": "config/device_registry/remove", "device_id": child.id}
    )
    assert not (await client.receive_json())["success"]


async def test_query(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """The action that asks for queues names their agents."""
    anna = QueueAgent(extension="1000", name="Anna", state=AgentState.PAUSED)
    Hotline.queues = {"6400": Queue(number="6400", agents=(anna,))}
    answer: Any = await hass.services.async_call(
        DOMAIN,
        "query_queues",
        {"config_entry_id": entry.entry_id},
        blocking=True,
        return_response=True,
    )
    [queue] = answer["queues"]
    assert queue["agents"] == [{"extension": "1000", "name": "Anna", "state": "paused"}]
