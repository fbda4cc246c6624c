"""The blueprints that send a notification for certain calls: important ones, repeated ones, and those while nobody is home."""

import pytest
from pytest_homeassistant_custom_component.common import async_mock_service

from custom_components.pbx.runtime.phone_books import SHARED, async_get_phone_books
from homeassistant.core import Event, HomeAssistant

from ..report_bodies import OVER, RINGING, Reporter, ext, inbound, record, status
from . import use_blueprint
from .phone import Phone

IMPORTANT = "important_caller"
REPEATED = "repeated_caller"
AWAY = "calls_while_away"
ANN = "03012345678"
ALARM = {
    "push": {"sound": {"name": "default", "critical": 1, "volume": 1.0}},
    "ttl": 0,
    "priority": "high",
    "channel": "alarm_stream",
}


def rings(caller: str, call_id: str = "1571896991.7") -> bytes:
    """Return the report that somebody calls."""
    return status(inbound("ALERT", caller), ext("1000", "RING"), call_id=call_id)


@pytest.mark.parametrize(
    ("numbers", "caller", "messages"),
    [
        pytest.param(["5550*"], "5550100", ["5550100 is calling"], id="begin"),
        pytest.param(["030 123"], "030123", ["030123 is calling"], id="number"),
        pytest.param(["5550*"], "5560100", [], id="other"),
        pytest.param(["5550*"], "anonymous", [], id="withheld"),
        pytest.param([], "5550100", [], id="nobody is important"),
    ],
)
async def test_important(
    hass: HomeAssistant,
    report: Reporter,
    everything: dict[str, str],
    annas_phone: Phone,
    numbers: list[str],
    caller: str,
    messages: list[str],
) -> None:
    """Who is important sounds an alarm, and nobody else."""
    await use_blueprint(
        hass,
        IMPORTANT,
        phones=everything,
        numbers=numbers,
        notify_device=[annas_phone.device_id],
    )
    await report(rings(caller))
    assert annas_phone.shown == [
        {"title": "Important call", "message": message, "data": ALARM}
        for message in messages
    ]


@pytest.mark.parametrize(
    ("caller", "numbers", "messages"),
    [
        pytest.param(ANN, [], ["Ann (03012345678) is calling"], id="in the group"),
        pytest.param(ANN, ["030*"], ["Ann (03012345678) is calling"], id="told once"),
        pytest.param("030999", ["030*"], ["030999 is calling"], id="only the number"),
        pytest.param("040999", ["030*"], [], id="neither"),
    ],
)
async def test_important_group(
    hass: HomeAssistant,
    report: Reporter,
    everything: dict[str, str],
    annas_phone: Phone,
    caller: str,
    numbers: list[str],
    messages: list[str],
) -> None:
    """Who is in a group of the phone book is important, however people write the group."""
    books = await async_get_phone_books(hass)
    await books.async_add(SHARED, {ANN: "Ann"}, {ANN: ["Family"]})
    await use_blueprint(
        hass,
        IMPORTANT,
        phones=everything,
        groups=["family"],
        numbers=numbers,
        notify_device=[annas_phone.device_id],
    )
    await report(rings(caller))
    assert [one["message"] for one in annas_phone.shown] == messages


async def test_repeated(
    hass: HomeAssistant,
    report: Reporter,
    everything: dict[str, str],
    annas_phone: Phone,
    notifier: str,
    messages: list[Event],
) -> None:
    """Who calls for the second time is told of, on whatever shows messages and as an alarm on phones; then more is done."""
    done = async_mock_service(hass, "script", "call_me")
    await use_blueprint(
        hass,
        REPEATED,
        phones=everything,
        calls=2,
        minutes=5,
        loud=True,
        notify_device=[annas_phone.device_id, notifier],
        further_actions=[{"action": "script.call_me"}],
    )
    await report(rings("5550199", "1.1"), rings("anonymous", "1.2"))
    await report(rings("anonymous", "1.3"), rings("5550100", "1.4"))
    assert (annas_phone.shown, messages, done) == ([], [], [])
    await report(rings("5550199", "1.5"))
    text = {"title": "Repeated call", "message": "5550199 called 2 times"}
    assert annas_phone.shown == [{**text, "data": ALARM}]
    assert [event.data for event in messages] == [text]
    assert len(done) == 1


async def test_repeated_quietly(
    hass: HomeAssistant,
    report: Reporter,
    everything: dict[str, str],
    annas_phone: Phone,
) -> None:
    """There is an alarm only where people want one."""
    await use_blueprint(
        hass,
        REPEATED,
        phones=everything,
        calls=2,
        notify_device=[annas_phone.device_id],
    )
    await report(rings("5550199", "1.1"), rings("5550199", "1.2"))
    assert [one["data"] for one in annas_phone.shown] == [{}]


@pytest.mark.parametrize(
    ("states", "caller", "told"),
    [
        pytest.param(
            {"person.anna": "not_home"},
            "5550100",
            ["5550100 is calling 8000"],
            id="away",
        ),
        pytest.param(
            {"person.anna": "not_home", "person.jonas": "Work"},
            "anonymous",
            ["Unknown number is calling 8000"],
            id="withheld",
        ),
        pytest.param(
            {"person.anna": "not_home", "person.jonas": "home"}, "5550100", [], id="one"
        ),
        pytest.param({"person.anna": "unknown"}, "5550100", [], id="unknown"),
        pytest.param({"zone.garden": "1"}, "5550100", [], id="somebody in the zone"),
        pytest.param(
            {"zone.garden": "0"}, "5550100", ["5550100 is calling 8000"], id="zone"
        ),
        pytest.param(
            {"alarm_control_panel.home": "armed_away"},
            "5550100",
            ["5550100 is calling 8000"],
            id="armed",
        ),
        pytest.param(
            {"alarm_control_panel.home": "armed_home"}, "5550100", [], id="at night"
        ),
    ],
)
async def test_away(
    hass: HomeAssistant,
    report: Reporter,
    everything: dict[str, str],
    notifier: str,
    messages: list[Event],
    states: dict[str, str],
    caller: str,
    told: list[str],
) -> None:
    """Calls are told of while nobody is home."""
    for entity_id, state in states.items():
        hass.states.async_set(entity_id, state)
    await use_blueprint(
        hass, AWAY, phones=everything, presence=[*states], notify_device=[notifier]
    )
    await report(rings(caller))
    assert [event.data["message"] for event in messages] == told


async def test_away_two_at_once(
    hass: HomeAssistant,
    report: Reporter,
    everything: dict[str, str],
    notifier: str,
    messages: list[Event],
) -> None:
    """Each of two calls is told of once, however often it is reported."""
    hass.states.async_set("person.anna", "not_home")
    await use_blueprint(
        hass,
        AWAY,
        phones=everything,
        presence=["person.anna"],
        notify_device=[notifier],
        message="Ring {{ call.caller_number }}",
    )
    await report(RINGING, rings("+4930", "1.1"), RINGING, OVER, record("NO ANSWER"))
    assert [event.data["message"] for event in messages] == [
        "Ring 5550100",
        "Ring +4930",
    ]
