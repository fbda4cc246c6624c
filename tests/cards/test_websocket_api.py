"""What the cards ask for: the systems, their calls, and whom to call back."""

from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_errors import CannotReach
from custom_components.pbx.calls.model import Direction, Outcome
from custom_components.pbx.const import CONF_OPEN_LOG
from homeassistant.components.websocket_api import ERR_NOT_FOUND, ERR_UNAUTHORIZED
from homeassistant.core import HomeAssistant
from simulator.huawei_aicc import HuaweiSimulator
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_other_yeastar, set_up_system
from ..actions.call_fields import CALL_FIELDS
from ..calls.example_calls import over
from ..log_of_entry import put
from ..report_bodies import ANSWERED, CALL, OVER, RINGING, Reporter, record, result
from ..yeastar_reports import CALLER
from .commands import Answer, ask, refused

NOW = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
ANNA = "0301234567"
BEN = "0307654321"
CARL = "0309269186"

ABOUT_THE_LOG: list[dict[str, Any]] = [
    {"type": "pbx/calls/list"},
    {"type": "pbx/calls/subscribe"},
    {"type": "pbx/calls/to_return"},
    {"type": "pbx/calls/handled", "number": ANNA, "handled": True},
    {
        "type": "pbx/calls/hours",
        "start": "2026-11-20T15:00:00Z",
        "end": "2026-11-21T15:00:00Z",
    },
]
"""Every command that returns calls."""


def ago(**time: float) -> datetime:
    """Return a moment so long before now."""
    return NOW - timedelta(**time)


@pytest.fixture
def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Stop the clocks before Home Assistant sets its timers by them."""
    freezer.move_to(NOW)
    return hass


@pytest.fixture
async def entry(hass: HomeAssistant, yeastar: YeastarSimulator) -> MockConfigEntry:
    """Set up a phone system."""
    hass.config.country = "DE"
    return await set_up_system(hass, yeastar)


async def follow(client: MockHAClientWebSocket, **fields: Any) -> list[Answer]:
    """Subscribe and return the calls in progress."""
    await client.send_json_auto_id({"type": "pbx/calls/subscribe", **fields})
    assert (await client.receive_json())["success"]
    return await next_calls(client)


async def next_calls(client: MockHAClientWebSocket) -> list[Answer]:
    """Return the calls of the next event."""
    message = await client.receive_json()
    assert message["type"] == "event"
    assert set(message["event"]) == {"calls"}
    calls: list[Answer] = message["event"]["calls"]
    return calls


async def listed(client: MockHAClientWebSocket, **filters: Any) -> list[str | None]:
    """Return who called, the latest first."""
    page = await ask(client, "pbx/calls/list", **filters)
    return [call["caller_number"] for call in page["calls"]]


# -- the systems -----------------------------------------------------------------------------------------------------


async def test_system(
    hass: HomeAssistant, entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    """A card learns what there is, and which entities show it."""
    [system] = (await ask(client, "pbx/systems"))["systems"]
    extensions, trunks = system.pop("extensions"), system.pop("trunks")
    features = system.pop("features")
    pbx = entry.runtime_data
    assert system == {
        "config_entry_id": entry.entry_id,
        "title": entry.title,
        "system": "yeastar_s",
        "device_id": pbx.identity.device_id,
        "serial_number": pbx.identity.serial_number,
        "state_entity": "sensor.yeastar_s100_state",
        "is_campaigns": False,
        "may_read_log": True,
        "campaigns": [],
    }
    assert {"extensions", "trunks", "query_inbound"} <= set(features)
    assert [extension["number"] for extension in extensions] == sorted(
        pbx.extensions.shown
    )
    assert [trunk["name"] for trunk in trunks] == sorted(pbx.live_state.trunks)


async def test_entities_of_parts(
    hass: HomeAssistant, client: MockHAClientWebSocket
) -> None:
    """Extensions and trunks come with their devices, and with entities that have a state."""
    [system] = (await ask(client, "pbx/systems"))["systems"]
    for extension in system["extensions"]:
        assert set(extension) == {
            "number",
            "name",
            "device_id",
            "state_entity",
            "new_messages_entity",
            "do_not_disturb_entity",
            "camera_entity",
        }
        assert hass.states.get(extension["state_entity"])
        assert extension["device_id"]
    for trunk in system["trunks"]:
        assert set(trunk) == {"name", "device_id", "status_entity"}
        assert hass.states.get(trunk["status_entity"])
        assert trunk["device_id"]


async def test_campaigns(
    hass: HomeAssistant,
    huawei: HuaweiSimulator,
    hass_client_no_auth: ClientSessionGenerator,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """A contact centre has campaigns instead of extensions."""
    entry = await set_up_system(hass, huawei)
    client = await hass_ws_client(hass)
    await Reporter(hass, entry, hass_client_no_auth)(result("0023-1", succeeded=True))
    [system] = (await ask(client, "pbx/systems"))["systems"]
    assert system["is_campaigns"]
    assert system["extensions"] == system["trunks"] == []
    assert [campaign["campaign_id"] for campaign in system["campaigns"]] == ["3"]


async def test_system_that_is_not_loaded(
    hass: HomeAssistant, entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    """Of a system that is not set up there is nothing to return."""
    await hass.config_entries.async_unload(entry.entry_id)
    answer = await ask(client, "pbx/systems")
    assert answer == {"systems": [], "is_starting": True}
    assert await listed(client) == []
    assert (
        await refused(client, "pbx/calls/list", config_entry_id=entry.entry_id)
        == ERR_NOT_FOUND
    )


# -- the list --------------------------------------------------------------------------------------------------------


async def test_fields(
    hass: HomeAssistant, entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    """A call looks as in an action's response, with its system, a photo if there is one, and whether somebody has seen to it."""
    await put(hass, entry, over(ANNA, ago(minutes=5), name="Anna Berg"))
    page = await ask(client, "pbx/calls/list")
    assert page["next_cursor"] is None
    [call] = page["calls"]
    assert set(call) == CALL_FIELDS | {"config_entry_id", "handled_at", "caller_photo"}
    assert call["caller_photo"] is None
    assert call["config_entry_id"] == entry.entry_id
    assert call["handled_at"] is None
    assert call["caller_name"] == "Anna Berg"
    assert call["outcome"] == "missed"
    assert call["started_at"] == ago(minutes=5).isoformat()


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        pytest.param({}, [CARL, "1000", BEN, ANNA], id="all"),
        pytest.param({"direction": ["inbound"]}, [CARL, BEN, ANNA], id="direction"),
        pytest.param(
            {"direction": ["inbound", "outbound"]},
            [CARL, "1000", BEN, ANNA],
            id="directions",
        ),
        pytest.param({"outcome": ["missed"]}, [CARL, ANNA], id="outcome"),
        pytest.param({"outcome": ["failed", "answered"]}, ["1000", BEN], id="outcomes"),
        pytest.param(
            {"start": ago(minutes=40).isoformat()}, [CARL, "1000"], id="start"
        ),
        pytest.param({"end": ago(minutes=40).isoformat()}, [BEN, ANNA], id="end"),
        pytest.param({"number": "765"}, [BEN], id="part of a number"),
        pytest.param({"extension": "1000"}, [CARL, "1000", BEN, ANNA], id="extension"),
        pytest.param({"extension": "100"}, [], id="no part of an extension"),
        pytest.param({"called": ["0305555555"]}, ["1000"], id="called number"),
        pytest.param({"called": ["5555"]}, [], id="no part of a called number"),
        pytest.param({"text": "berg"}, [ANNA], id="text"),
        pytest.param({"campaign_id": "3"}, [], id="campaign"),
        pytest.param({"to_return": True}, [CARL, ANNA], id="to return"),
        pytest.param({"limit": 2}, [CARL, "1000"], id="limit"),
        pytest.param(
            {"outcome": ["missed"], "text": "berg", "end": ago(hours=3).isoformat()},
            [],
            id="together",
        ),
    ],
)
async def test_filters(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    filters: dict[str, Any],
    found: list[str],
) -> None:
    """Each filter leaves out what does not match; the latest call is the first."""
    await put(
        hass,
        entry,
        over(ANNA, ago(hours=2), name="Anna Berg"),
        over(BEN, ago(hours=1), Outcome.ANSWERED, talked=60),
        over(
            "0305555555",
            ago(minutes=30),
            Outcome.FAILED,
            direction=Direction.OUTBOUND,
        ),
        over(CARL, ago(minutes=10)),
    )
    assert await listed(client, **filters) == found
    assert await listed(client, config_entry_id=entry.entry_id, **filters) == found


async def test_pages(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    other_yeastar: YeastarSimulator,
) -> None:
    """The calls of several systems come in a single order, page by page and each once."""
    other = await set_up_other_yeastar(hass, other_yeastar)
    numbers = [f"03055500{number:02}" for number in range(12)]
    for at, number in enumerate(numbers):
        await put(hass, (entry, other)[at % 3 == 0], over(number, ago(hours=24 - at)))
    first = await ask(client, "pbx/calls/list", limit=5)
    second = await ask(client, "pbx/calls/list", limit=5, cursor=first["next_cursor"])
    last = await ask(client, "pbx/calls/list", limit=5, cursor=second["next_cursor"])
    pages = [
        [call["caller_number"] for call in page["calls"]]
        for page in (first, second, last)
    ]
    latest_first = numbers[::-1]
    assert pages == [latest_first[:5], latest_first[5:10], latest_first[10:]]
    assert last["next_cursor"] is None


async def test_one_system_of_several(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    other_yeastar: YeastarSimulator,
) -> None:
    """Asked about a system, nothing of another is returned."""
    other = await set_up_other_yeastar(hass, other_yeastar)
    await put(hass, entry, over(ANNA, ago(hours=2)))
    await put(hass, other, over(BEN, ago(hours=1)))
    assert await listed(client) == [BEN, ANNA]
    assert await listed(client, config_entry_id=entry.entry_id) == [ANNA]
    assert await listed(client, config_entry_id=other.entry_id) == [BEN]


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"cursor": "no cursor"}, id="cursor"),
        pytest.param({"limit": 501}, id="too many"),
        pytest.param({"limit": 0}, id="none at all"),
        pytest.param({"start": "yesterday"}, id="start"),
        pytest.param({"outcome": ["lost"]}, id="outcome"),
    ],
)
async def test_wrong_question(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    wrong: dict[str, Any],
) -> None:
    """What cannot be understood is refused, and not taken for something else."""
    await put(hass, entry, over(ANNA, ago(hours=2)))
    assert await refused(client, "pbx/calls/list", **wrong) == "invalid_format"


# -- changes ---------------------------------------------------------------------------------------------------------


async def test_follow_a_call(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    freezer: FrozenDateTimeFactory,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """A call is sent as it changes: it rings, somebody answers, it ends, and how it ended."""
    report = Reporter(hass, entry, hass_client_no_auth)
    assert await follow(client) == []
    await report(RINGING)
    [call] = await next_calls(client)
    assert (call["call_id"], call["state"]) == (CALL, "ringing")
    assert call["config_entry_id"] == entry.entry_id
    assert set(call) >= CALL_FIELDS | {"config_entry_id", "handled_at"}
    await report(ANSWERED)
    [call] = await next_calls(client)
    assert (call["state"], call["answered_by"]) == ("in_call", "1000")
    await report(OVER)
    [call] = await next_calls(client)
    assert (call["state"], call["outcome"]) == ("ended", None)
    await report(record("ANSWERED"))
    await report.wait(freezer)
    [call] = await next_calls(client)
    assert (call["state"], call["outcome"]) == ("ended", "answered")


async def test_calls_in_progress(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """Who begins to follow learns first what goes on, and which groups the caller belongs to."""
    report = Reporter(hass, entry, hass_client_no_auth)
    contact = {"number": CALLER, "name": "Anna", "groups": ["Customers"]}
    await ask(client, "pbx/phone_book/set", **contact)
    await report(RINGING)
    [call] = await follow(client, config_entry_id=entry.entry_id)
    assert (call["call_id"], call["state"]) == (CALL, "ringing")
    assert (call["caller_name"], call["caller_groups"]) == ("Anna", ["Customers"])


async def test_follow_a_missed_call(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    freezer: FrozenDateTimeFactory,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """That somebody saw to a missed call is sent too."""
    report = Reporter(hass, entry, hass_client_no_auth)
    await report(RINGING, OVER, record("NO ANSWER"))
    await report.wait(freezer)
    assert await follow(client) == []
    pbx = entry.runtime_data
    await pbx.log.handle(pbx.identity.log_key, number=CALLER, at=NOW)
    [call] = await next_calls(client)
    assert call["handled_at"] == NOW.isoformat()


async def test_follow_one_system(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    other_yeastar: YeastarSimulator,
) -> None:
    """Who follows a system hears nothing of another."""
    other = await set_up_other_yeastar(hass, other_yeastar)
    assert await follow(client, config_entry_id=entry.entry_id) == []
    await put(hass, other, over(BEN, ago(hours=1)))
    await put(hass, entry, over(ANNA, ago(minutes=1)))
    [call] = await next_calls(client)
    assert call["caller_number"] == ANNA


async def test_follow_through_a_reload(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    other_yeastar: YeastarSimulator,
) -> None:
    """Who follows all systems follows those too that are set up later, or anew."""
    assert await follow(client) == []
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert await next_calls(client) == []
    other = await set_up_other_yeastar(hass, other_yeastar)
    assert await next_calls(client) == []
    for followed, number in ((entry, ANNA), (other, BEN)):
        await put(hass, followed, over(number, ago(minutes=1)))
        [call] = await next_calls(client)
        assert (call["config_entry_id"], call["caller_number"]) == (
            followed.entry_id,
            number,
        )


async def test_unsubscribe(
    hass: HomeAssistant, entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    """Who does not follow any more hears nothing."""
    await client.send_json_auto_id({"type": "pbx/calls/subscribe"})
    subscription = (await client.receive_json())["id"]
    assert await next_calls(client) == []
    await ask(client, "unsubscribe_events", subscription=subscription)
    await put(hass, entry, over(ANNA, ago(minutes=1)))
    assert await listed(client) == [ANNA]


# -- whom to call back -----------------------------------------------------------------------------------------------


async def test_to_return(
    hass: HomeAssistant, entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    """A number is listed once, with how often it called."""
    await put(
        hass,
        entry,
        over(ANNA, ago(hours=3)),
        over(BEN, ago(hours=2)),
        over("+49301234567", ago(hours=1), name="Anna Berg"),
    )
    for fields in ({}, {"config_entry_id": entry.entry_id}):
        answer = await ask(client, "pbx/calls/to_return", **fields)
        assert answer == {
            "numbers": [
                {
                    "config_entry_id": entry.entry_id,
                    "number": "+49301234567",
                    "name": "Anna Berg",
                    "calls": 2,
                    "first_at": ago(hours=3).isoformat(),
                    "last_at": ago(hours=1).isoformat(),
                    "called_number": "8000",
                },
                {
                    "config_entry_id": entry.entry_id,
                    "number": BEN,
                    "name": None,
                    "calls": 1,
                    "first_at": ago(hours=2).isoformat(),
                    "last_at": ago(hours=2).isoformat(),
                    "called_number": "8000",
                },
            ]
        }


async def test_to_return_of_several(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    other_yeastar: YeastarSimulator,
) -> None:
    """Whoever called last is the first, whichever system it was."""
    other = await set_up_other_yeastar(hass, other_yeastar)
    await put(hass, entry, over(ANNA, ago(hours=3)), over(CARL, ago(hours=1)))
    await put(hass, other, over(BEN, ago(hours=2)))
    answer = await ask(client, "pbx/calls/to_return")
    assert [
        (waiting["number"], waiting["config_entry_id"]) for waiting in answer["numbers"]
    ] == [
        (CARL, entry.entry_id),
        (BEN, other.entry_id),
        (ANNA, entry.entry_id),
    ]


async def test_handled_number(
    hass: HomeAssistant, entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    """All missed calls from a number are handled, and are not after all."""
    first, last = over(ANNA, ago(hours=3)), over("+49301234567", ago(hours=1))
    await put(hass, entry, first, last, over(BEN, ago(hours=2)))
    handled = {"config_entry_id": entry.entry_id, "number": ANNA}
    answer = await ask(client, "pbx/calls/handled", **handled, handled=True)
    assert {call["call_id"] for call in answer["calls"]} == {
        first.call_id,
        last.call_id,
    }
    assert {call["handled_at"] for call in answer["calls"]} == {NOW.isoformat()}
    assert await listed(client, to_return=True) == [BEN]
    answer = await ask(client, "pbx/calls/handled", **handled, handled=False)
    assert {call["handled_at"] for call in answer["calls"]} == {None}
    assert await listed(client, to_return=True) == ["+49301234567", BEN, ANNA]


async def test_handled_calls(
    hass: HomeAssistant, entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    """Single calls are handled by their ids."""
    call = over(ANNA, ago(hours=3))
    await put(hass, entry, call, over(ANNA, ago(hours=1)))
    answer = await ask(
        client,
        "pbx/calls/handled",
        config_entry_id=entry.entry_id,
        call_ids=[call.call_id],
        handled=True,
    )
    assert [handled["call_id"] for handled in answer["calls"]] == [call.call_id]
    again = await ask(
        client,
        "pbx/calls/handled",
        config_entry_id=entry.entry_id,
        call_ids=[call.call_id],
        handled=True,
    )
    assert again == {"calls": []}


async def test_handled_what(
    entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    """Either a number or calls are handled; without either nothing is."""
    which: dict[str, Any] = {"number": ANNA, "call_ids": ["1571896991.2"]}
    about = {"config_entry_id": entry.entry_id, "handled": True}
    answer = await refused(client, "pbx/calls/handled", **about, **which)
    assert answer == "invalid_format"
    assert await ask(client, "pbx/calls/handled", **about) == {"calls": []}


# -- hour by hour ----------------------------------------------------------------------------------------------------


async def test_hours(
    hass: HomeAssistant, entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    """Calls are counted in the hour in which they began."""
    await put(
        hass,
        entry,
        over(ANNA, datetime(2026, 11, 21, 10, 59, tzinfo=UTC)),
        over(BEN, datetime(2026, 11, 21, 11, 0, tzinfo=UTC)),
        over(
            CARL,
            datetime(2026, 11, 21, 11, 30, tzinfo=UTC),
            Outcome.ANSWERED,
            rang=8,
            talked=90,
        ),
    )
    period = {"start": "2026-11-21T11:00:00+00:00", "end": "2026-11-21T15:00:00Z"}
    for fields in ({}, {"config_entry_id": entry.entry_id}):
        assert await ask(client, "pbx/calls/hours", **period, **fields) == {
            "hours": [
                {
                    "config_entry_id": entry.entry_id,
                    "start": "2026-11-21T11:00:00+00:00",
                    "outcomes": {"missed": 1, "answered": 1},
                    "talk_seconds": 90,
                    "answered": 1,
                    "answer_seconds": 8,
                }
            ]
        }


@pytest.mark.parametrize(
    ("asked", "command"),
    [
        ("page", ABOUT_THE_LOG[0]),
        ("callbacks", ABOUT_THE_LOG[2]),
        ("handle", ABOUT_THE_LOG[3]),
        ("hours", ABOUT_THE_LOG[4]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_log_away(
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    asked: str,
    command: dict[str, Any],
) -> None:
    """A card can see that the database is away apart from anything else that goes wrong."""
    fields = {**command, "config_entry_id": entry.entry_id}
    with patch.object(CallLog, asked, side_effect=CannotReach("It is away")):
        assert await refused(client, fields.pop("type"), **fields) == "log_away"


# -- who may -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ABOUT_THE_LOG, ids=lambda command: command["type"])
async def test_only_administrators(
    entry: MockConfigEntry,
    stranger: MockHAClientWebSocket,
    command: dict[str, Any],
) -> None:
    """Who called is nobody's business, unless an administrator says otherwise."""
    assert (
        await refused(
            stranger,
            command["type"],
            **{**command, "config_entry_id": entry.entry_id},
        )
        == ERR_UNAUTHORIZED
    )


async def test_others_see_systems(stranger: MockHAClientWebSocket) -> None:
    """Everybody may know what there is, and that the log is closed to them."""
    [system] = (await ask(stranger, "pbx/systems"))["systems"]
    assert system["may_read_log"] is False
    assert system["extensions"]


async def test_open_log(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_access_token: str,
) -> None:
    """An option opens the log to everybody."""
    entry = await set_up_system(hass, yeastar, **{CONF_OPEN_LOG: True})
    client = await hass_ws_client(hass, hass_read_only_access_token)
    [system] = (await ask(client, "pbx/systems"))["systems"]
    assert system["may_read_log"] is True
    await put(hass, entry, over(ANNA, ago(hours=2)))
    assert await listed(client, config_entry_id=entry.entry_id) == [ANNA]
    assert await follow(client, config_entry_id=entry.entry_id) == []


async def test_one_of_several_is_open(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    other_yeastar: YeastarSimulator,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_access_token: str,
) -> None:
    """Of several systems only those are named whose logs are open."""
    entry = await set_up_system(hass, yeastar, **{CONF_OPEN_LOG: True})
    other = await set_up_other_yeastar(hass, other_yeastar)
    await put(hass, entry, over(ANNA, ago(hours=2)))
    await put(hass, other, over(BEN, ago(hours=1)))
    client = await hass_ws_client(hass, hass_read_only_access_token)
    assert (
        await refused(client, "pbx/calls/list", config_entry_id=other.entry_id)
        == ERR_UNAUTHORIZED
    )
    assert await listed(client) == [ANNA]
