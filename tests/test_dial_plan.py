"""What people dial and which number that is: the digit for an outside line, the own area code, and names from today's phone book."""

from collections.abc import Callable
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    WebSocketGenerator,
)

from custom_components.pbx.calls.log.log_errors import CannotReach
from custom_components.pbx.const import CONF_AREA_CODE, CONF_OUTSIDE_DIGIT
from custom_components.pbx.data import PbxData
from custom_components.pbx.runtime.phone_books import SHARED, async_get_phone_books
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from simulator.openvox_uc import OpenVoxSimulator
from simulator.yeastar_s import YeastarSimulator

from . import set_up_system
from .calls.example_calls import over
from .log_of_entry import heard, put
from .report_bodies import Reporter, body
from .yeastar_reports import ext, outbound, record, status

BEN = "015123456789"
TO_RETURN = "todo.yeastar_s100_calls_to_return"

type SetUp = Callable[..., Any]


@pytest.fixture
def hass(hass: HomeAssistant) -> HomeAssistant:
    """Be in Germany."""
    hass.config.country = "DE"
    return hass


@pytest.fixture
def set_up(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> SetUp:
    """Return what sets a phone system up with options, and gives what it reports with."""

    async def do(**options: str) -> Reporter:
        for component in ("todo", "websocket_api"):
            assert await async_setup_component(hass, component, {})
        entry = await set_up_system(hass, yeastar, **options)
        return Reporter(hass, entry, hass_client_no_auth)

    return do


def call_id(serial: int) -> str:
    """Return the id of a call that begins now."""
    return f"{int(dt_util.utcnow().timestamp())}.{serial}"


def outbound_record(called: str, serial: int, result: str = "ANSWERED") -> bytes:
    """Return the record of a call that an extension made."""
    return body(
        record(result, kind="Outbound", by="1000", to=called, call=call_id(serial))
    )


def inbound_record(caller: str, serial: int) -> bytes:
    """Return the record of a missed call."""
    fields = record("NO ANSWER", by=caller, call=call_id(serial), talkduration="0")
    return body({**fields, "talkduraction": "0"})


async def logged(hass: HomeAssistant) -> list[dict[str, Any]]:
    """Return the calls in the log, the newest first."""
    response: Any = await hass.services.async_call(
        "pbx", "get_calls", {}, blocking=True, return_response=True
    )
    calls: list[dict[str, Any]] = response["calls"]
    return calls


def waiting(hass: HomeAssistant) -> str:
    """Return how many calls have to be returned."""
    state = hass.states.get(TO_RETURN)
    assert state
    return state.state


@pytest.mark.parametrize(
    ("dialled", "called"),
    [
        ("0015123456789", BEN),
        ("00301234567", "0301234567"),
        ("0004420794600", "004420794600"),
        ("01234567", "1234567"),
        ("0112", "112"),
        ("1002", "1002"),
        # Some systems leave the digit out.
        (BEN, BEN),
        ("0301234567", "0301234567"),
    ],
)
async def test_outside_digit_in_records(
    hass: HomeAssistant,
    set_up: SetUp,
    freezer: FrozenDateTimeFactory,
    dialled: str,
    called: str,
) -> None:
    """The digit for an outside line is no part of the number that was called."""
    report = await set_up(**{CONF_OUTSIDE_DIGIT: "0"})
    await report(outbound_record(dialled, 1))
    await report.wait(freezer)
    [call] = await logged(hass)
    assert call["called_number"] == called


async def test_outside_digit_in_states(hass: HomeAssistant, set_up: SetUp) -> None:
    """While somebody talks, the number is shown without the digit too."""
    report = await set_up(**{CONF_OUTSIDE_DIGIT: "0"})
    line = outbound("ANSWER")
    line["outbound"]["to"] = "0015123456789"
    await report(body(status(ext("1000", "ANSWERED"), line, call=call_id(1))))
    state = hass.states.get("sensor.yeastar_s100_extension_1000_reception_state")
    assert state
    assert state.attributes["connected_number"] == BEN


@pytest.mark.parametrize("digit", ["", "0"])
async def test_call_back_with_a_digit(
    hass: HomeAssistant, set_up: SetUp, freezer: FrozenDateTimeFactory, digit: str
) -> None:
    """Whoever calls back with a digit in front has called back, whether Home Assistant knows of the digit or not."""
    report = await set_up(**{CONF_OUTSIDE_DIGIT: digit})
    await report(inbound_record("+49 151 23456789", 1))
    await report.wait(freezer)
    entry = hass.config_entries.async_entries("pbx")[0]
    assert isinstance(entry, MockConfigEntry)
    await heard(hass, entry)
    assert waiting(hass) == "1"
    await report(outbound_record("0015123456789", 2))
    await report.wait(freezer)
    await heard(hass, entry)
    assert waiting(hass) == "0"


@pytest.mark.parametrize(
    ("number", "dialled"),
    [
        (BEN, f"0{BEN}"),
        ("+49 151 23456789", f"0{BEN}"),
        ("+44 20 7946 0000", "000442079460000"),
        ("030 1234567,,12#", "00301234567"),
        ("1002", "1002"),
        ("*43", "*43"),
    ],
)
async def test_dial(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    set_up: SetUp,
    number: str,
    dialled: str,
) -> None:
    """The digit comes in front of outside numbers, which are dialled as people in the country dial them."""
    await set_up(**{CONF_OUTSIDE_DIGIT: "0"})
    entry_id = hass.config_entries.async_entries("pbx")[0].entry_id
    await hass.services.async_call(
        "pbx",
        "dial",
        {"config_entry_id": entry_id, "extension": "1000", "number": number},
        blocking=True,
        return_response=True,
    )
    [asked] = yeastar.asked("call/dial")
    assert asked.fields["callee"] == dialled


async def test_own_area(
    hass: HomeAssistant, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """A number that was dialled without the own area code is the same number as with it, also in a phone book."""
    report = await set_up(**{CONF_AREA_CODE: "30"})
    books = await async_get_phone_books(hass)
    await books.async_add(SHARED, {"7654321": "Anna", "+49 30 1234567": "Ben"})
    await report(
        outbound_record("1234567", 1),
        inbound_record("7654321", 2),
        inbound_record("+49 30 7654321", 3),
        outbound_record("1002", 4),
        outbound_record("0401234567", 5),
    )
    await report.wait(freezer)
    calls = {call["call_id"][-1]: call for call in await logged(hass)}
    assert calls["1"]["called_number"] == "0301234567"
    assert calls["1"]["called_name"] == "Ben"
    assert calls["2"]["caller_number"] == "0307654321"
    assert calls["2"]["caller_name"] == calls["3"]["caller_name"] == "Anna"
    assert calls["4"]["called_number"] == "1002"
    assert calls["5"]["called_number"] == "0401234567"
    entry = hass.config_entries.async_entries("pbx")[0]
    assert isinstance(entry, MockConfigEntry)
    await heard(hass, entry)
    assert waiting(hass) == "1"


async def test_groups_in_own_area(hass: HomeAssistant, set_up: SetUp) -> None:
    """The groups of a number without the own area code are those of the number with it; extensions have groups, too."""
    await set_up(**{CONF_AREA_CODE: "30"})
    books = await async_get_phone_books(hass)
    await books.async_add(
        SHARED,
        {"7654321": "Anna", "1000": "Desk", "0302345678": "Ben"},
        {"7654321": ["Family"], "1000": ["Office"]},
    )
    entry = hass.config_entries.async_entries("pbx")[0]
    await books.async_add(
        entry.entry_id, {"0307654321": "Anna"}, {"0307654321": ["VIP"]}
    )
    pbx: PbxData = entry.runtime_data
    assert pbx.groups_of("0307654321") == ("VIP", "Family")
    assert pbx.groups_of("1000") == ("Office",)
    assert pbx.groups_of("0302345678") == ()
    known = ("0307654321", "+49307654321", "1000", "0302345678", "0309999999", "1001")
    assert [pbx.is_in_phone_book(number) for number in known] == [
        True,
        True,
        True,
        True,
        False,
        False,
    ]


async def test_own_area_is_suggested(hass: HomeAssistant, set_up: SetUp) -> None:
    """The area code that most of the system's own numbers have is suggested; a choice stays."""
    await set_up()
    entry = hass.config_entries.async_entries("pbx")[0]
    assert isinstance(entry, MockConfigEntry)
    now = dt_util.utcnow()
    await put(
        hass,
        entry,
        *(
            over(BEN, now, called=number)
            for number in ("0301234500", "+493012345", "0401234567", "1000")
        ),
    )

    async def suggested() -> Any:
        result = await hass.config_entries.options.async_init(entry.entry_id)
        result = await hass.config_entries.options.async_configure(
            result["flow_id"], {"next_step_id": "settings"}
        )
        assert result["type"] is FlowResultType.FORM
        return {
            str(field): (field.description or {}).get("suggested_value")
            for field in result["data_schema"].schema
        }[CONF_AREA_CODE]

    assert await suggested() == "30"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(entry.runtime_data.log, "page", _away)
        assert await suggested() == ""
    hass.config_entries.async_update_entry(
        entry, options={**entry.options, CONF_AREA_CODE: ""}
    )
    assert await suggested() == ""


async def _away(*_: Any, **__: Any) -> None:
    raise CannotReach


async def test_names_of_today(
    hass: HomeAssistant,
    set_up: SetUp,
    freezer: FrozenDateTimeFactory,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """Calls that are in the log show the name that the phone book has now, where they had none."""
    report = await set_up()
    await report(inbound_record(BEN, 1))
    await report.wait(freezer)
    entry = hass.config_entries.async_entries("pbx")[0]
    assert isinstance(entry, MockConfigEntry)
    await heard(hass, entry)
    assert (await logged(hass))[0]["caller_name"] is None
    books = await async_get_phone_books(hass)
    await books.async_add(entry.entry_id, {BEN: "Ben"})
    assert (await logged(hass))[0]["caller_name"] == "Ben"
    client = await hass_ws_client()
    await client.send_json_auto_id({"type": "pbx/calls/list"})
    answer = (await client.receive_json())["result"]
    assert [call["caller_name"] for call in answer["calls"]] == ["Ben"]
    await client.send_json_auto_id({"type": "pbx/calls/to_return"})
    answer = (await client.receive_json())["result"]
    assert [number["name"] for number in answer["numbers"]] == ["Ben"]
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    response: Any = await hass.services.async_call(
        "todo",
        "get_items",
        {"entity_id": TO_RETURN},
        blocking=True,
        return_response=True,
    )
    [item] = response[TO_RETURN]["items"]
    assert item["summary"] == f"Ben ({BEN})"
    # In the database the call stays as it was.
    page = await entry.runtime_data.log.call(
        entry.runtime_data.identity.log_key, (await logged(hass))[0]["call_id"]
    )
    assert page.call.caller_name is None


async def test_openvox_dials_outside(
    hass: HomeAssistant, openvox: OpenVoxSimulator
) -> None:
    """Every system that dials has the digit put in front."""
    entry = await set_up_system(hass, openvox, **{CONF_OUTSIDE_DIGIT: "9"})
    await hass.services.async_call(
        "pbx",
        "dial",
        {"config_entry_id": entry.entry_id, "extension": "101", "number": BEN},
        blocking=True,
    )
    [asked] = openvox.asked("extension/dial_outbound")
    assert asked.fields["outto"] == f"9{BEN}"
