"""The options of triggers that say which calls an automation is about."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    WebSocketGenerator,
)

from custom_components.pbx.const import CONF_BUSINESS_HOURS
from custom_components.pbx.runtime.phone_books import SHARED, async_get_phone_books
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_system
from ..report_bodies import Reporter, ext, failed, inbound, record, status
from . import automate, device_id, not_triggered, told

ANN = "03012345678"
OFFICE = "input_boolean.office"


@pytest.fixture
async def hass(hass: HomeAssistant) -> HomeAssistant:
    """Have a phone book with Ann, who is family."""
    books = await async_get_phone_books(hass)
    await books.async_add(SHARED, {ANN: "Ann"}, {ANN: ["Family"]})
    return hass


async def miss(report: Reporter, freezer: FrozenDateTimeFactory, caller: str) -> None:
    """Let somebody call in vain, for eight seconds."""
    await report(status(inbound("ALERT", caller=caller), ext("1000", "RING")))
    freezer.tick(8)
    await report(status(inbound("BYE", caller=caller), ext("1000", "BYE")))
    await report(
        record("NO ANSWER", callfrom=caller, callduraction="8", talkduraction="0")
    )
    await report.wait(freezer)


@pytest.mark.parametrize(
    ("options", "caller", "fires"),
    [
        ({"number": "+49 30 12345678"}, ANN, True),
        ({"number": [ANN]}, "+493012345678", True),
        ({"number": ["0301234567"]}, ANN, False),
        ({"number": ["040*", "030*"]}, "+493012345678", True),
        ({"number": "+4930*"}, ANN, True),
        ({"number": "040*"}, ANN, False),
        ({"number": "*"}, ANN, True),
        ({"number": "*"}, "anonymous", False),
        ({"number": []}, "anonymous", True),
        ({"caller": "in_phone_book"}, ANN, True),
        ({"caller": "in_phone_book"}, "04099887766", False),
        ({"caller": "not_in_phone_book"}, "04099887766", True),
        ({"caller": "not_in_phone_book"}, ANN, False),
        ({"caller": "not_in_phone_book"}, "anonymous", False),
        ({"caller": "withheld"}, "anonymous", True),
        ({"caller": "withheld"}, ANN, False),
        ({"caller": ["withheld", "not_in_phone_book"]}, "04099887766", True),
        ({"group": "family"}, ANN, True),
        ({"group": ["Customers", "Family"]}, "+493012345678", True),
        ({"group": "Customers"}, ANN, False),
        ({"group": "Family"}, "anonymous", False),
        ({"called_number": "8000"}, ANN, True),
        ({"called_number": "80*"}, ANN, True),
        ({"called_number": 8001}, ANN, False),
        ({"trunk": "SIPtrunk"}, ANN, True),
        ({"trunk": "other"}, ANN, False),
        ({"extension": "1000"}, ANN, True),
        ({"extension": ["1002"]}, ANN, False),
        ({"ring_seconds": 8}, ANN, True),
        ({"ring_seconds": 9}, ANN, False),
        ({"caller": "in_phone_book", "trunk": "other"}, ANN, False),
    ],
)
async def test_filter(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    target: dict[str, str],
    options: dict[str, Any],
    caller: str,
    fires: bool,
) -> None:
    """An automation runs for a missed call if every option agrees."""
    fired = await automate(hass, "missed", target, **options)
    await miss(report, freezer, caller)
    assert bool(fired) is fires


async def test_told_of_caller(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    target: dict[str, str],
) -> None:
    """An automation is told who called, ready to show, and to which groups they belong."""
    fired = await automate(hass, "missed", target)
    await miss(report, freezer, ANN)
    call = told(fired)[0]["call"]
    assert call["caller"] == f"Ann ({ANN})"
    assert call["groups"] == ["Family"]


@pytest.mark.parametrize(
    ("options", "fires"),
    [
        ({"direction": "inbound"}, True),
        ({"direction": ["internal", "outbound"]}, False),
        ({"outcome": ["missed", "voicemail"]}, True),
        ({"outcome": "answered"}, False),
    ],
)
async def test_filter_ended(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    target: dict[str, str],
    options: dict[str, Any],
    fires: bool,
) -> None:
    """Calls that ended can also be told by where they went and how they ended."""
    fired = await automate(hass, "ended", target, **options)
    await miss(report, freezer, ANN)
    assert bool(fired) is fires


@pytest.mark.parametrize(
    ("options", "fires"),
    [
        ({"direction": "internal"}, True),
        ({"caller": ["in_phone_book", "not_in_phone_book", "withheld"]}, False),
    ],
)
async def test_colleague(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    target: dict[str, str],
    options: dict[str, Any],
    fires: bool,
) -> None:
    """A colleague who is in no phone book is no stranger."""
    fired = await automate(hass, "failed", target, **options)
    await report(failed("486 Busy here", ext("1000", "ALERT"), ext("1002", "RING")))
    await report.wait(freezer)
    assert bool(fired) is fires


@pytest.fixture
async def office_hours(hass: HomeAssistant) -> None:
    """Have something that is on while the office is open."""
    assert await async_setup_component(
        hass, "input_boolean", {"input_boolean": {"office": {"initial": True}}}
    )


@pytest.fixture
async def shop(
    hass: HomeAssistant, yeastar: YeastarSimulator, office_hours: None
) -> MockConfigEntry:
    """Set up a phone system with business hours."""
    return await set_up_system(hass, yeastar, **{CONF_BUSINESS_HOURS: OFFICE})


@pytest.mark.parametrize(
    ("wanted", "action", "fires"),
    [
        ("within", "turn_on", True),
        ("within", "turn_off", False),
        ("outside", "turn_on", False),
        ("outside", "turn_off", True),
    ],
)
async def test_business_hours(
    hass: HomeAssistant,
    shop: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
    device_registry: Any,
    wanted: str,
    action: str,
    fires: bool,
) -> None:
    """An automation runs only while the business is open, or only while it is closed."""
    target = {"device_id": device_id(device_registry, shop)}
    fired = await automate(hass, "missed", target, business_hours=wanted)
    await hass.services.async_call(
        "input_boolean", action, {"entity_id": OFFICE}, blocking=True
    )
    await miss(Reporter(hass, shop, hass_client_no_auth), freezer, ANN)
    assert bool(fired) is fires


async def test_business_hours_not_set(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    target: dict[str, str],
    hass_ws_client: WebSocketGenerator,
) -> None:
    """Where nothing says when the business is open, the automation does not run and its trace says why."""
    fired = await automate(hass, "missed", target, business_hours="within")
    await miss(report, freezer, ANN)
    assert not fired
    assert await not_triggered(hass, hass_ws_client) == [
        {"reason": "business_hours_not_set"}
    ]


async def test_business_hours_unavailable(
    hass: HomeAssistant,
    shop: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
    device_registry: Any,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """Where it is not known whether the business is open, the trace names what should know."""
    target = {"device_id": device_id(device_registry, shop)}
    fired = await automate(hass, "missed", target, business_hours="outside")
    hass.states.async_remove(OFFICE)
    await miss(Reporter(hass, shop, hass_client_no_auth), freezer, ANN)
    assert not fired
    assert await not_triggered(hass, hass_ws_client) == [
        {"reason": "business_hours_unavailable", "data": {"entity_id": OFFICE}}
    ]
