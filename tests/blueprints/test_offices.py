"""The blueprints for offices: the day's summary, campaigns and queues."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_mock_service,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx.actions.call_log import GET_CALLS_SCHEMA
from custom_components.pbx.calls.model import QueuedCall, QueuedCallState
from homeassistant.core import (
    Event,
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from simulator.huawei_aicc import HuaweiSimulator

from .. import pass_to, set_up_system
from ..hotline import add_hotline, hotline_registered, put
from ..report_bodies import Reporter, ext, inbound, record, result, status
from . import use_blueprint

SUMMARY = "daily_summary"
CAMPAIGN = "campaign_watch"
QUEUE = "queue_is_full"
RESULTS = "sensor.contact_centre_campaign_3_results"
WAITING = "sensor.hotline_queue_sales_waiting_callers"
TODAY = int(datetime.fromisoformat("2026-11-21 12:00:00+01:00").timestamp())
"""What the ids of today's calls begin with."""
EVENING = datetime.fromisoformat("2026-11-21 18:00:00+01:00")


@pytest.fixture
def expected_lingering_timers() -> bool:
    """Let automations wait for their time of day when a test is over."""
    return True


def missed_from(caller: str, call_id: str) -> tuple[bytes, ...]:
    """Return the reports of a call that nobody answers."""
    return (
        status(inbound("ALERT", caller), ext("1000", "RING"), call_id=call_id),
        status(inbound("BYE", caller), ext("1000", "BYE"), call_id=call_id),
        record("NO ANSWER", call_id=call_id, by=caller),
    )


async def test_summary(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    notifier: str,
    messages: list[Event],
) -> None:
    """In the evening people hear what there was, and whom to call back: each caller once, and who withheld the number never."""
    await use_blueprint(hass, SUMMARY, notify_device=[notifier])
    await report(
        status(inbound("ANSWERED"), ext("1000", "ANSWER"), call_id=f"{TODAY}.1"),
        status(inbound("BYE"), ext("1000", "BYE"), call_id=f"{TODAY}.1"),
        record("ANSWERED", call_id=f"{TODAY}.1"),
    )
    await report.wait(freezer)
    for number, caller in enumerate(("+49301234", "5550199", "+49301234", "anonymous")):
        await report(*missed_from(caller, f"{TODAY}.{number + 10}"))
        await report.wait(freezer)
    await pass_to(hass, freezer, EVENING)
    assert [event.data for event in messages] == [
        {
            "title": "Calls today",
            "message": (
                "Answered: 1, missed: 4, voicemail: 0\n"
                "To call back: 2\n+49301234\n5550199"
            ),
        }
    ]


@pytest.mark.parametrize(
    ("inputs", "told"),
    [
        pytest.param({}, 0, id="nothing to tell"),
        pytest.param({"quiet_days": True}, 1, id="told all the same"),
        pytest.param({"quiet_days": True, "weekdays": ["mon"]}, 0, id="Saturday"),
        pytest.param({"quiet_days": True, "at": "19:00:00"}, 0, id="later"),
    ],
)
async def test_summary_of_nothing(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    notifier: str,
    messages: list[Event],
    inputs: dict[str, Any],
    told: int,
) -> None:
    """Quiet days are told of only where people want that, on the days and at the time that they chose."""
    await use_blueprint(
        hass,
        SUMMARY,
        phone_system=entry.entry_id,
        notify_device=[notifier],
        **inputs,
    )
    await pass_to(hass, freezer, EVENING)
    assert len(messages) == told


async def test_summary_of_many(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    notifier: str,
    messages: list[Event],
) -> None:
    """Calls on later pages of the log are counted too."""
    page = [{"outcome": "missed"}, {"outcome": "answered"}, {"outcome": "voicemail"}]
    answers = iter(
        [
            {"calls": page, "next_cursor": "1234567890123456"},
            {"calls": page, "next_cursor": "6a1f0c5b2e4d8400"},
            {"calls": page[:1], "next_cursor": None},
            {"calls": [], "next_cursor": None},
        ]
    )
    asked: list[ServiceCall] = []

    @callback
    def answer(call: ServiceCall) -> ServiceResponse:
        asked.append(call)
        return cast(ServiceResponse, next(answers))

    hass.services.async_register(
        "pbx",
        "get_calls",
        answer,
        schema=GET_CALLS_SCHEMA,
        supports_response=SupportsResponse.ONLY,
    )
    await use_blueprint(hass, SUMMARY, notify_device=[notifier])
    await pass_to(hass, freezer, EVENING)
    assert [event.data["message"] for event in messages] == [
        "Answered: 2, missed: 3, voicemail: 2"
    ]
    assert [call.data.get("cursor") for call in asked] == [
        None,
        "1234567890123456",
        "6a1f0c5b2e4d8400",
        None,
    ]


@pytest.fixture
async def centre(
    hass: HomeAssistant,
    notifier: str,
    huawei: HuaweiSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> Reporter:
    """Have a contact centre with a campaign that has a result, and return what it reports with."""
    report = Reporter(hass, await set_up_system(hass, huawei), hass_client_no_auth)
    await report(result("0", succeeded=True))
    return report


async def test_campaign_finished(
    hass: HomeAssistant,
    centre: Reporter,
    freezer: FrozenDateTimeFactory,
    notifier: str,
    messages: list[Event],
) -> None:
    """A campaign has finished when results came and then none for a while."""
    await use_blueprint(
        hass, CAMPAIGN, campaigns=[RESULTS], minutes=10, notify_device=[notifier]
    )
    for call_id in ("1", "2"):
        await centre(result(call_id, succeeded=True))
        await pass_to(hass, freezer, datetime.now(EVENING.tzinfo).replace(second=59))
    assert messages == []
    for _ in range(2):
        freezer.tick(601)
        await centre.wait(freezer)
    assert [event.data["message"] for event in messages] == [
        "Campaign 3 has finished with 3 results"
    ]


async def test_campaign_failing(
    hass: HomeAssistant,
    centre: Reporter,
    notifier: str,
    messages: list[Event],
) -> None:
    """A campaign that begins to fail is told of once, and again after it was better."""
    await use_blueprint(
        hass,
        CAMPAIGN,
        campaigns=[RESULTS],
        percent=50,
        results=5,
        notify_device=[notifier],
    )
    outcomes = [True] * 4 + [False] * 6
    for number, succeeded in enumerate(outcomes):
        await centre(result(f"a{number}", succeeded=succeeded))
    assert [event.data["message"] for event in messages] == [
        "Campaign 3: only 40 % of the last 5 calls were answered"
    ]
    for number, succeeded in enumerate([True] * 4 + [False] * 4):
        await centre(result(f"b{number}", succeeded=succeeded))
    assert len(messages) == 2


@pytest.fixture
def queues() -> Iterator[None]:
    """Have a phone system with a queue."""
    with hotline_registered():
        yield


def waits(call_id: str, number: str | None = None) -> QueuedCall:
    """Return a caller who waits."""
    return QueuedCall(
        call_id=call_id, state=QueuedCallState.WAITING, caller_number=number
    )


@pytest.mark.usefixtures("queues")
async def test_queue_is_full(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    hass_client_no_auth: ClientSessionGenerator,
    notifier: str,
    messages: list[Event],
) -> None:
    """Too many callers for too long are told of, a moment's crowd is not."""
    done = async_mock_service(hass, "script", "more_agents")
    report = Reporter(hass, await add_hotline(hass), hass_client_no_auth)
    await use_blueprint(
        hass,
        QUEUE,
        queues=[WAITING],
        callers=1,
        minutes=1,
        long_waits=False,
        notify_device=[notifier],
        further_actions=[{"action": "script.more_agents"}],
    )
    put("6400", "Sales", calls=(waits("1"), waits("2")))
    await report(b"queue 6400")
    await report.wait(freezer)
    put("6400", "Sales", calls=(waits("2"),))
    await report(b"queue 6400")
    await report.wait(freezer)
    await report.wait(freezer)
    assert (messages, done) == ([], [])
    put("6400", "Sales", calls=(waits("2"), waits("3")))
    await report(b"queue 6400")
    for _ in range(3):
        await report.wait(freezer)
    assert [event.data["message"] for event in messages] == [
        "2 callers are waiting in Queue Sales"
    ]
    assert len(done) == 1


@pytest.mark.usefixtures("queues")
async def test_long_wait(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    hass_client_no_auth: ClientSessionGenerator,
    notifier: str,
    messages: list[Event],
) -> None:
    """Each caller who waits too long is told of once, whoever it is."""
    report = Reporter(hass, await add_hotline(hass), hass_client_no_auth)
    await use_blueprint(
        hass, QUEUE, queues=[WAITING], seconds=30, notify_device=[notifier]
    )
    put("6400", "Sales", calls=(waits("1", "+49301234"), waits("2")))
    await report(b"queue 6400")
    for _ in range(3):
        await report.wait(freezer)
    assert {event.data["message"] for event in messages} == {
        "+49301234 has been waiting in Queue Sales for 30 seconds",
        "Unknown number has been waiting in Queue Sales for 30 seconds",
    }
