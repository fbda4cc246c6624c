"""In-call events: what people press, hear and join during calls, from the reports that speak of it."""

from datetime import timedelta
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.components.recorder.history import get_significant_states
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from simulator.openvox_uc import OpenVoxSimulator
from simulator.yeastar_s import YeastarSimulator

from . import set_up_system
from .report_bodies import CALL, RINGING, Reporter, body, ext, inbound, transferred
from .yeastar_reports import CALLER, Fields

SYSTEM = "event.yeastar_s100_in_call_events"

pytestmark = pytest.mark.usefixtures("event_entities")


@pytest.fixture
async def entry(hass: HomeAssistant, yeastar: YeastarSimulator) -> MockConfigEntry:
    """Set up a phone system."""
    return await set_up_system(hass, yeastar)


@pytest.fixture
async def report(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> Reporter:
    """Return what the phone system reports with."""
    return Reporter(hass, entry, hass_client_no_auth)


@pytest.fixture
def seen(hass: HomeAssistant) -> list[dict[str, Any]]:
    """Return what the event entity shows from now on, without what is empty."""
    shown: list[dict[str, Any]] = []

    @callback
    def see(event: Event[EventStateChangedData]) -> None:
        state = event.data["new_state"]
        if (
            state
            and state.entity_id == SYSTEM
            and state.attributes.get("event_type") is not None
        ):
            own = dict(state.attributes)
            del own["event_types"], own["friendly_name"]
            shown.append({key: value for key, value in own.items() if value})

    hass.bus.async_listen("state_changed", see)
    return shown


def key(all_keys: str) -> bytes:
    """Return the report of a caller's key, the last of these."""
    return body(
        {
            "event": "DTMF",
            "callid": CALL,
            "members": [inbound("ANSWERED")],
            "infos": all_keys,
            "flag": str(len(all_keys) - 1),
            "info": all_keys[-1],
        }
    )


def conference(*members: Fields) -> bytes:
    """Return the report of who is in a conference room."""
    return body(
        {
            "event": "ConferenceStatus",
            "callid": "1572313740.138",
            "conferencenumber": "6409",
            "conferencename": " 6409",
            "members": list(members),
        }
    )


async def test_keys(report: Reporter, seen: list[dict[str, Any]]) -> None:
    """Each key is an event, which names the call; a report that is repeated is none."""
    await report(RINGING, key("1"), key("1"), key("11"))
    about = {
        "event_type": "key_pressed",
        "call_id": CALL,
        "caller_number": CALLER,
        "called_number": "8000",
        "number": CALLER,
        "keys": "1",
    }
    assert seen == [{**about, "all_keys": "1"}, {**about, "all_keys": "11"}]


async def test_key_of_an_older_format(
    report: Reporter, seen: list[dict[str, Any]]
) -> None:
    """A key pressed twice looks like a report that is repeated, and is two events."""
    press = body(
        {"action": "DTMF", "callid": "1.1", "ext": {"extid": "1000"}, "info": "5"}
    )
    await report(press, press)
    about = {
        "event_type": "key_pressed",
        "call_id": "1.1",
        "extensions": ["1000"],
        "number": "1000",
        "keys": "5",
    }
    assert seen == [about, about]


async def test_survey(report: Reporter, seen: list[dict[str, Any]]) -> None:
    """An answer to a survey is an event, once."""
    answer = body({"event": "satisfaction", "callid": CALL, "surveyresult": "4"})
    await report(answer, answer)
    assert seen == [{"event_type": "survey_answered", "call_id": CALL, "answer": "4"}]


async def test_prompt(report: Reporter, seen: list[dict[str, Any]]) -> None:
    """A prompt that has ended is an event."""
    ended = {
        "event": "PlayPromptEnd",
        "callid": CALL,
        "members": [ext("1000", "")],
        "prompt": "welcome",
    }
    await report(body(ended))
    assert seen == [
        {
            "event_type": "prompt_ended",
            "call_id": CALL,
            "extensions": ["1000"],
            "number": "1000",
            "prompt": "welcome",
        }
    ]


async def test_conference(report: Reporter, seen: list[dict[str, Any]]) -> None:
    """Whoever comes into a conference room and leaves it is an event, and a repeated report is none."""
    first, second = ext("1000", "ANSWERED"), ext("1002", "ANSWER")
    await report(
        conference(first),
        conference(first),
        conference(first, second),
        conference(ext("1000", "BYE"), second),
        conference(),
    )
    assert [(event["event_type"], event["number"]) for event in seen] == [
        ("conference_joined", "1000"),
        ("conference_joined", "1002"),
        ("conference_left", "1000"),
        ("conference_left", "1002"),
    ]
    assert {event["conference"] for event in seen} == {"6409"}
    assert {event["conference_name"] for event in seen} == {"6409"}


async def test_forwarded(report: Reporter, seen: list[dict[str, Any]]) -> None:
    """A forwarding is an event once, and a transfer by hand is none."""
    forwarded = body({"event": "Forward", "callid": CALL, "members": [inbound("")]})
    await report(RINGING, forwarded, forwarded)
    assert [event["event_type"] for event in seen] == ["forwarded"]
    await report(transferred(inbound(""), ext("1000", "")))
    assert len(seen) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"event": "DTMF", "callid": CALL},
        {"event": "DTMF", "info": "1"},
        {"event": "satisfaction", "callid": CALL},
        {"event": "ConferenceStatus", "members": []},
        {
            "event": "ConferenceStatus",
            "conferencenumber": "6409",
            "members": [ext(str(1000 + place), "ANSWER") for place in range(201)],
        },
    ],
)
async def test_nothing_in_it(
    entry: MockConfigEntry,
    report: Reporter,
    seen: list[dict[str, Any]],
    fields: Fields,
) -> None:
    """A report that lacks what it is about, or names too many, is no event, and is counted."""
    await report(body(fields))
    assert seen == []
    assert entry.runtime_data.receiver.counters.unreadable == 1


async def test_played(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    seen: list[dict[str, Any]],
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """A caller in a voice menu presses a key."""
    await yeastar.play("ivr_answered", speed=1000)
    entry = await set_up_system(hass, yeastar)
    await Reporter(hass, entry, hass_client_no_auth)(*yeastar.unheard)
    assert [(event["event_type"], event["keys"]) for event in seen] == [
        ("key_pressed", "1")
    ]


async def test_kept_nowhere(
    recorder_mock: Recorder,
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    hass_client_no_auth: ClientSessionGenerator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The recorder's database holds that a key was pressed, and neither which nor by whom; the log holds nothing."""
    start = dt_util.utcnow() - timedelta(seconds=1)
    entry = await set_up_system(hass, yeastar)
    caplog.clear()
    await Reporter(hass, entry, hass_client_no_auth)(RINGING, key("4711"))
    instance = get_instance(hass)
    await instance.async_block_till_done()
    recorded: dict[str, list[Any]] = await instance.async_add_executor_job(
        get_significant_states, hass, start, None, [SYSTEM]
    )
    (*_, state) = recorded[SYSTEM]
    assert state.attributes["event_type"] == "key_pressed"
    assert set(state.attributes) <= {"event_type", "friendly_name"}
    assert "4711" not in "".join(
        record.getMessage()
        for record in caplog.records
        if record.name.startswith("custom_components")
    )


async def test_off_by_default(
    monkeypatch: pytest.MonkeyPatch,
    hass: HomeAssistant,
    openvox: OpenVoxSimulator,
    entry: MockConfigEntry,
    entity_registry: er.EntityRegistry,
) -> None:
    """Whoever wants keys in a state enables it, where the phone system reports them at all."""
    assert entity_registry.async_get(SYSTEM)
    await set_up_system(hass, openvox)
    assert [
        known.entity_id
        for known in entity_registry.entities.values()
        if known.translation_key == "call_input"
    ] == [SYSTEM]
