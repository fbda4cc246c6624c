"""Queues of a phone system whose reports say that a queue changed, and not what it looks like now."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, override

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx.calls.model import Queue
from custom_components.pbx.calls.report import QueueChanged, Report
from custom_components.pbx.systems.errors import (
    BadCredentials,
    BadReply,
    CannotConnect,
    PbxError,
)
from custom_components.pbx.systems.settings import NO_SETTINGS, Settings
from demo.patience import until
from homeassistant.config_entries import SOURCE_REAUTH
from homeassistant.core import HomeAssistant

from .. import shown
from ..hotline import Hotline, add_hotline, hotline_registered, put, waits
from ..report_bodies import Reporter

SALES = "sensor.hotline_queue_sales_waiting_callers"
UNNAMED = "sensor.hotline_queue_6401_waiting_callers"


class Asked(Hotline):
    """A phone system that has to be asked about its queues."""

    key: ClassVar[str] = "asked_hotline"
    reports_queues: ClassVar[bool] = False
    asked: ClassVar[list[tuple[str, ...]]]

    @staticmethod
    @override
    def decode(body: bytes, settings: Settings = NO_SETTINGS) -> list[Report]:
        match body.decode().split():
            case ["changed", *numbers]:
                return [QueueChanged(number=number) for number in numbers]
        return Hotline.decode(body, settings)

    @override
    async def query_queues(self, numbers: Sequence[str] = ()) -> list[Queue]:
        Asked.asked.append(tuple(numbers))
        queues = await super().query_queues(numbers)
        return [queue for queue in queues if not numbers or queue.number in numbers]


@pytest.fixture(autouse=True)
def registered() -> Iterator[None]:
    """Have the system in the registry, with two queues."""
    Asked.asked = []
    with hotline_registered(Asked):
        yield


@pytest.fixture
async def entry(hass: HomeAssistant) -> MockConfigEntry:
    """Set the phone system up."""
    entry = await add_hotline(hass, Asked)
    Asked.asked.clear()
    return entry


@pytest.fixture
async def report(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> Reporter:
    """Return what the phone system posts with."""
    return Reporter(hass, entry, hass_client_no_auth)


async def becomes(hass: HomeAssistant, entity_id: str, expected: str) -> None:
    """Wait until an entity has a state."""

    async def state() -> str | None:
        return shown(hass, entity_id)

    await until(f"{entity_id} is {expected}", state, expected.__eq__)


async def asked(count: int) -> list[tuple[str, ...]]:
    """Wait until the system was asked so often, and return for what."""

    async def questions() -> int:
        return len(Asked.asked)

    await until("It is asked", questions, count.__eq__)
    return Asked.asked


async def test_changed(hass: HomeAssistant, report: Reporter) -> None:
    """A queue that changed is asked, and shown as it is; the other is left alone."""
    put("6400", "Sales", calls=(waits("1"), waits("2")))
    put("6401", calls=(waits("3"),))
    await report(b"changed 6400")
    await becomes(hass, SALES, "2")
    assert shown(hass, UNNAMED) == "0"
    assert Asked.asked == [("6400",)]


async def test_all_at_once(hass: HomeAssistant, report: Reporter) -> None:
    """However often queues change at once, all are asked in one question."""
    put("6401", calls=(waits("1"),))
    for _ in range(5):
        await report(b"changed 6401 6400")
    await becomes(hass, UNNAMED, "1")
    assert await asked(1) == [("6400", "6401")]


async def test_call_through_a_queue(hass: HomeAssistant, report: Reporter) -> None:
    """A queue is asked when a call in it changes, also where no report names the queue any more."""
    put("6400", "Sales", calls=(waits("1"),))
    await report(b"answered 1 6400 6599")
    await becomes(hass, SALES, "1")
    assert Asked.asked == [("6400",)]


async def test_nobody_has_listed(hass: HomeAssistant, report: Reporter) -> None:
    """Nothing is asked about a queue that is not listed, nor about menus."""
    await report(b"changed 6499")
    await report(b"missed 1 6599")
    put("6401", calls=(waits("1"),))
    await report(b"changed 6401")
    await becomes(hass, UNNAMED, "1")
    assert Asked.asked == [("6401",)]


@pytest.mark.parametrize("error", [BadReply("no"), CannotConnect("no")])
async def test_no_answer(
    hass: HomeAssistant, report: Reporter, error: PbxError
) -> None:
    """A question that is not answered is given up; the next is asked all the same."""
    Asked.error = Hotline.error = error
    await report(b"changed 6400")
    await asked(1)
    Asked.error = Hotline.error = None
    put("6400", "Sales", calls=(waits("1"),))
    await report(b"changed 6400")
    await becomes(hass, SALES, "1")


async def test_login_refused(
    hass: HomeAssistant, report: Reporter, entry: MockConfigEntry
) -> None:
    """Refused credentials are said, and asked for anew."""
    Asked.error = Hotline.error = BadCredentials("no")
    await report(b"changed 6400")

    async def flows() -> int:
        return len(list(entry.async_get_active_flows(hass, {SOURCE_REAUTH})))

    await until("Somebody is asked", flows, (1).__eq__)
