"""The trigger for somebody who has waited in a queue for a while."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx.calls.model import QueuedCall, QueuedCallState
from custom_components.pbx.runtime.phone_books import SHARED, async_get_phone_books
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr

from ..hotline import Hotline, add_hotline, hotline_registered, put, waits
from ..report_bodies import Reporter
from . import automate, device_id, told

SALES = "-queue-6400"


@pytest.fixture(autouse=True)
def registered() -> Iterator[None]:
    """Have the phone system in the registry."""
    with hotline_registered():
        yield


@pytest.fixture
async def entry(hass: HomeAssistant) -> MockConfigEntry:
    """Set up a phone system with queues."""
    return await add_hotline(hass)


@pytest.fixture
def report(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> Reporter:
    """Return what the phone system reports with."""
    return Reporter(hass, entry, hass_client_no_auth)


async def test_waited(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    target: dict[str, str],
    device_registry: dr.DeviceRegistry,
    passes: Callable[..., Any],
) -> None:
    """An automation runs once for everybody who has waited long enough, and is told who and where."""
    books = await async_get_phone_books(hass)
    await books.async_add(SHARED, {"03012345678": "Ann"})
    fired = await automate(hass, "caller_waited", target)
    ann = QueuedCall(
        call_id="1",
        state=QueuedCallState.WAITING,
        caller_number="03012345678",
        seconds=20,
    )
    put("6400", "Sales", calls=(ann, waits("2")))
    await report(b"queue 6400")
    await passes(seconds=39)
    assert not fired
    await passes(seconds=2)
    (trigger,) = told(fired)
    assert trigger["queue"] == {
        "number": "6400",
        "name": "Sales",
        "device_id": device_id(device_registry, entry, SALES),
        "waiting_callers": 2,
    }
    assert trigger["caller_number"] == "03012345678"
    assert trigger["caller_name"] == "Ann"
    assert trigger["waited_seconds"] == 61
    assert trigger["config_entry_id"] == entry.entry_id
    await passes(seconds=20)
    assert [ran["caller_number"] for ran in told(fired)] == ["03012345678", None]
    await report(b"queue 6400")
    await passes(seconds=120)
    assert len(fired) == 2


@pytest.mark.parametrize(
    "calls", [(), (waits("1", 30, QueuedCallState.ACTIVE),)], ids=["gone", "answered"]
)
async def test_waits_no_more(
    hass: HomeAssistant,
    report: Reporter,
    target: dict[str, str],
    passes: Callable[..., Any],
    calls: tuple[QueuedCall, ...],
) -> None:
    """An automation does not run for somebody who has gone or talks to an agent."""
    fired = await automate(hass, "caller_waited", target, seconds=45)
    put("6400", "Sales", calls=(waits("1"),))
    await report(b"queue 6400")
    await passes(seconds=30)
    put("6400", "Sales", calls=calls)
    await report(b"queue 6400")
    await passes(seconds=30)
    assert not fired


async def test_heard_of_late(
    hass: HomeAssistant, report: Reporter, target: dict[str, str]
) -> None:
    """An automation runs at once for somebody of whom is heard after they have waited long enough."""
    fired = await automate(hass, "caller_waited", target)
    put("6400", "Sales", calls=(waits("1", 70),))
    await report(b"queue 6400")
    assert [ran["waited_seconds"] for ran in told(fired)] == [70]


@pytest.mark.parametrize(("number", "runs"), [("6400", 1), ("6401", 0)])
async def test_queue_as_target(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    device_registry: dr.DeviceRegistry,
    number: str,
    runs: int,
) -> None:
    """A queue stands for those who wait in it."""
    queue = device_id(device_registry, entry, f"-queue-{number}")
    fired = await automate(hass, "caller_waited", {"device_id": queue})
    put("6400", "Sales", calls=(waits("1", 70),))
    await report(b"queue 6400")
    assert len(fired) == runs


async def test_waited_before(
    hass: HomeAssistant,
    report: Reporter,
    target: dict[str, str],
    passes: Callable[..., Any],
) -> None:
    """An automation that is turned on does not run for somebody who has waited too long already, but for those who follow."""
    put("6400", "Sales", calls=(waits("1", 70), waits("2", 40)))
    await report(b"queue 6400")
    fired = await automate(hass, "caller_waited", target)
    await report(b"queue 6400")
    assert not fired
    await passes(seconds=21)
    assert [ran["waited_seconds"] for ran in told(fired)] == [61]


async def test_reload(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    target: dict[str, str],
    passes: Callable[..., Any],
) -> None:
    """An automation goes on when the entry of its system is reloaded, and does not run again for the same caller."""
    fired = await automate(hass, "caller_waited", target)
    put("6400", "Sales", calls=(waits("1", 70), waits("2", 30)))
    await report(b"queue 6400")
    assert len(fired) == 1
    put("6400", "Sales", calls=(waits("1", 75), waits("2", 35)))
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    assert len(fired) == 1
    await passes(seconds=26)
    assert len(fired) == 2


async def test_turned_off(
    hass: HomeAssistant,
    report: Reporter,
    target: dict[str, str],
    passes: Callable[..., Any],
) -> None:
    """Nothing waits for a caller when the automation is turned off or the system is unloaded."""
    fired = await automate(hass, "caller_waited", target)
    put("6400", "Sales", calls=(waits("1"),))
    await report(b"queue 6400")
    await hass.services.async_call(
        "automation", "turn_off", {"entity_id": "automation.calls"}, blocking=True
    )
    await passes(seconds=61)
    assert not fired


async def test_unloaded(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    target: dict[str, str],
    passes: Callable[..., Any],
) -> None:
    """Nobody is known to wait at a system that is unloaded."""
    fired = await automate(hass, "caller_waited", target)
    put("6400", "Sales", calls=(waits("1"),))
    await report(b"queue 6400")
    await hass.config_entries.async_unload(entry.entry_id)
    await passes(seconds=61)
    assert not fired


async def test_queue_goes(
    hass: HomeAssistant,
    report: Reporter,
    target: dict[str, str],
    passes: Callable[..., Any],
) -> None:
    """Nobody waits in a queue that the system has no more."""
    fired = await automate(hass, "caller_waited", target, seconds=900)
    put("6400", "Sales", calls=(waits("1"),))
    await report(b"queue 6400")
    del Hotline.queues["6400"]
    await passes(minutes=11)
    await passes(minutes=11)
    assert not fired
