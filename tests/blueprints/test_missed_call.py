"""The blueprint that notifies of a missed call, and calls back."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_mock_service,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from homeassistant.core import Event, HomeAssistant
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_other_yeastar, shown
from ..report_bodies import (
    ANSWERED,
    OVER,
    RINGING,
    Reporter,
    ext,
    inbound,
    record,
    status,
)
from . import AUTOMATION, use_blueprint
from .phone import Phone

NAME = "missed_call_notify"
MISSED = (RINGING, OVER, record("NO ANSWER"))


def missed_from(
    caller: str, call_id: str = "1571896991.7", seconds: int = 19
) -> tuple[bytes, ...]:
    """Return the reports of a call of somebody else that nobody answers."""
    return (
        status(inbound("ALERT", caller), ext("1001", "RING"), call_id=call_id),
        status(inbound("BYE", caller), ext("1001", "BYE"), call_id=call_id),
        record(
            "NO ANSWER",
            call_id=call_id,
            by=caller,
            to="1001",
            callduraction=str(seconds),
            talkduraction="0",
        ),
    )


@pytest.fixture
def shown_on(annas_phone: Phone, notifier: str) -> list[str]:
    """Return the devices that are notified: one with the app, and one that knows nothing of buttons."""
    return [annas_phone.device_id, notifier]


async def test_notifies(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    everything: dict[str, str],
    shown_on: list[str],
    annas_phone: Phone,
    messages: list[Event],
) -> None:
    """Whatever can show a message shows it, and the app shows a button."""
    await use_blueprint(
        hass, NAME, phones=everything, notify_device=shown_on, extension="1002"
    )
    await report(*MISSED)
    await report.wait(freezer)
    text = {"title": "Missed call", "message": "5550100 called 8000 at 12:00"}
    assert [event.data for event in messages] == [text]
    [notification] = annas_phone.shown
    [button] = notification.pop("data")["actions"]
    assert notification == text
    assert button["title"] == "Call back"


@pytest.mark.parametrize(
    ("inputs", "caller", "message"),
    [
        pytest.param({}, "+49301234", "+49301234 called 8000 at 12:00", id="abroad"),
        pytest.param({}, "030123456", "030123456 called 8000 at 12:00", id="zero"),
        pytest.param(
            {}, "anonymous", "Unknown number called 8000 at 12:00", id="withheld"
        ),
        pytest.param(
            {"unknown_caller": "Somebody"},
            "anonymous",
            "Somebody called 8000 at 12:00",
            id="own word for withheld",
        ),
        pytest.param(
            {"message": "{{ call.caller_number }} / {{ call.extensions }}"},
            "+49301234",
            "+49301234 / 1001",
            id="own words",
        ),
    ],
)
async def test_words(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    everything: dict[str, str],
    notifier: str,
    messages: list[Event],
    inputs: dict[str, Any],
    caller: str,
    message: str,
) -> None:
    """The message is as people word it, and numbers stay as they were dialled."""
    await use_blueprint(
        hass, NAME, phones=everything, notify_device=[notifier], **inputs
    )
    await report(*missed_from(caller))
    await report.wait(freezer)
    assert [event.data["message"] for event in messages] == [message]


async def test_no_button(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    everything: dict[str, str],
    annas_phone: Phone,
) -> None:
    """Who withholds the number cannot be called back."""
    await use_blueprint(
        hass,
        NAME,
        phones=everything,
        notify_device=[annas_phone.device_id],
        extension="1002",
    )
    await report(*missed_from("anonymous"))
    await report.wait(freezer)
    assert [one["data"]["actions"] for one in annas_phone.shown] == [[]]


async def test_no_extension(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    everything: dict[str, str],
    annas_phone: Phone,
) -> None:
    """Without an extension to call back from there is no button."""
    await use_blueprint(
        hass, NAME, phones=everything, notify_device=[annas_phone.device_id]
    )
    await report(*MISSED)
    await report.wait(freezer)
    assert [one["data"]["actions"] for one in annas_phone.shown] == [[]]


@pytest.mark.parametrize("caller", ["+49301234", "030123456", "5550100"])
async def test_calls_back(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    everything: dict[str, str],
    annas_phone: Phone,
    caller: str,
) -> None:
    """The button has the chosen extension call back, also hours later and after automations were reloaded; other buttons do nothing."""
    await use_blueprint(
        hass,
        NAME,
        phones=everything,
        notify_device=[annas_phone.device_id],
        extension="1002",
    )
    await report(*missed_from(caller))
    await report.wait(freezer)
    [button] = annas_phone.shown[0]["data"]["actions"]
    await hass.services.async_call("automation", "reload", blocking=True)
    dialled = async_mock_service(hass, "pbx", "dial")
    await annas_phone.press("OPEN_GARAGE")
    await annas_phone.press(
        button["action"].replace(AUTOMATION, "automation.of_the_neighbour")
    )
    assert dialled == []
    await annas_phone.press(button["action"])
    assert [call.data for call in dialled] == [
        {"config_entry_id": entry.entry_id, "extension": "1002", "number": caller}
    ]


async def test_phone_system_dials(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    everything: dict[str, str],
    annas_phone: Phone,
) -> None:
    """The phone system is asked to call, by its own action."""
    await use_blueprint(
        hass,
        NAME,
        phones=everything,
        notify_device=[annas_phone.device_id],
        extension="1002",
    )
    await report(*MISSED)
    await report.wait(freezer)
    [button] = annas_phone.shown[0]["data"]["actions"]
    await annas_phone.press(button["action"])
    [dialled] = [
        request.fields for request in yeastar.requests if "/dial" in request.endpoint
    ]
    assert dialled == {"caller": "1002", "callee": "5550100"}


@pytest.mark.parametrize(
    "bodies",
    [
        pytest.param((RINGING, ANSWERED, OVER, record("ANSWERED")), id="answered"),
        pytest.param((RINGING, OVER, record("VOICEMAIL")), id="voicemail"),
    ],
)
async def test_not_missed(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    everything: dict[str, str],
    notifier: str,
    messages: list[Event],
    bodies: tuple[bytes, ...],
) -> None:
    """What somebody or the voicemail answered is not told of."""
    await use_blueprint(hass, NAME, phones=everything, notify_device=[notifier])
    await report(*bodies)
    await report.wait(freezer)
    assert messages == []


async def test_rang_too_short(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    everything: dict[str, str],
    notifier: str,
    messages: list[Event],
) -> None:
    """Who hung up at once is told of only where people want that."""
    await use_blueprint(
        hass, NAME, phones=everything, notify_device=[notifier], ring_seconds=5
    )
    for call_id, seconds in (("1.1", 2), ("1.2", 9)):
        begin, *end = missed_from("5550100", call_id, seconds)
        await report(begin)
        freezer.tick(seconds)
        await report(*end)
        await report.wait(freezer)
    assert len(messages) == 1


async def test_other_system(
    hass: HomeAssistant,
    everything: dict[str, str],
    other_yeastar: YeastarSimulator,
    hass_client_no_auth: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
    notifier: str,
    messages: list[Event],
) -> None:
    """The calls of other phone systems are not told of."""
    other = await set_up_other_yeastar(hass, other_yeastar)
    await use_blueprint(hass, NAME, phones=everything, notify_device=[notifier])
    report = Reporter(hass, other, hass_client_no_auth)
    await report(*(body.replace(b"369451090405", b"369451090999") for body in MISSED))
    await report.wait(freezer)
    assert shown(hass, "sensor.yeastar_s100_missed_calls_today_2") == "1"
    assert messages == []


async def test_two_at_once(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    everything: dict[str, str],
    notifier: str,
    messages: list[Event],
) -> None:
    """Of two calls that are missed together both are told."""
    await use_blueprint(
        hass,
        NAME,
        phones=everything,
        notify_device=[notifier],
        message="{{ call.caller }}",
    )
    first, second = MISSED, missed_from("5550199")
    await report(*(body for pair in zip(first, second, strict=True) for body in pair))
    await report.wait(freezer)
    assert {event.data["message"] for event in messages} == {"5550100", "5550199"}
