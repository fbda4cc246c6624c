"""Conditions about groups of numbers and business hours."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.const import CONF_BUSINESS_HOURS
from custom_components.pbx.runtime.phone_books import SHARED, async_get_phone_books
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_other_yeastar, set_up_system
from ..report_bodies import Reporter, ext, inbound, status
from . import automate, automate_with

ANN, BEN = "03012345678", "04099887766"
OFFICE = "input_boolean.office"
TEST_EVENT = {"trigger": "event", "event_type": "asked"}


@pytest.fixture
async def hass(hass: HomeAssistant) -> HomeAssistant:
    """Have a phone book with Ann, who is family, and something that is on while the office is open."""
    books = await async_get_phone_books(hass)
    await books.async_add(SHARED, {ANN: "Ann"}, {ANN: ["Family"]})
    assert await async_setup_component(
        hass, "input_boolean", {"input_boolean": {"office": {"initial": True}}}
    )
    return hass


def in_group(**options: Any) -> dict[str, Any]:
    """Return the condition that a number is in a group."""
    return {"condition": "pbx.is_number_in_group", "options": options}


def open_now(**options: Any) -> dict[str, Any]:
    """Return the condition that the business is open."""
    return {"condition": "pbx.is_within_business_hours", "options": options}


async def ask(hass: HomeAssistant, **data: Any) -> None:
    """Trigger an automation that waits to be asked."""
    hass.bus.async_fire("asked", data)
    await hass.async_block_till_done()


@pytest.mark.parametrize(
    ("caller", "group", "runs"),
    [
        (ANN, ["family"], 1),
        ("+493012345678", ["Customers", "Family"], 1),
        (ANN, ["Customers"], 0),
        (BEN, ["Family"], 0),
        ("anonymous", ["Family"], 0),
        ("", ["Family"], 0),
    ],
)
async def test_caller_in_group(
    hass: HomeAssistant,
    report: Reporter,
    target: dict[str, str],
    caller: str,
    group: list[str],
    runs: int,
) -> None:
    """The number of whoever calls is looked up unless another one is given."""
    conditions = [in_group(group=group)]
    fired = await automate(hass, "started_ringing", target, conditions=conditions)
    await report(status(inbound("ALERT", caller=caller), ext("1000", "RING")))
    assert len(fired) == runs


@pytest.mark.parametrize(
    ("number", "runs"), [(ANN, 1), (BEN, 0), ("{{ trigger.event.data.number }}", 1)]
)
async def test_number_in_group(
    hass: HomeAssistant, entry: MockConfigEntry, number: str, runs: int
) -> None:
    """A number that is given is looked up, also one that a template makes."""
    condition = in_group(group="Family", number=number)
    chosen = in_group(group="Family", number=ANN, config_entry_id=entry.entry_id)
    fired = await automate_with(hass, TEST_EVENT, condition, chosen)
    await ask(hass, number=ANN)
    assert len(fired) == runs


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "There is no call here whose number could be looked up."),
        ({"number": ANN, "config_entry_id": "gone"}, "is not set up"),
        ({"number": "{{ 1 / 0 }}"}, "ZeroDivisionError"),
    ],
)
@pytest.mark.usefixtures("entry")
async def test_cannot_look_up(
    hass: HomeAssistant,
    caplog: pytest.LogCaptureFixture,
    options: dict[str, Any],
    message: str,
) -> None:
    """Where there is nothing to look up, the condition says what to do."""
    fired = await automate_with(hass, TEST_EVENT, in_group(group="Family", **options))
    await ask(hass)
    assert not fired
    assert message in caplog.text


@pytest.mark.parametrize(("action", "runs"), [("turn_on", 1), ("turn_off", 0)])
async def test_open(
    hass: HomeAssistant, yeastar: YeastarSimulator, action: str, runs: int
) -> None:
    """The business is open while what the options name is on."""
    await set_up_system(hass, yeastar, **{CONF_BUSINESS_HOURS: OFFICE})
    fired = await automate_with(hass, TEST_EVENT, open_now())
    await hass.services.async_call(
        "input_boolean", action, {"entity_id": OFFICE}, blocking=True
    )
    await ask(hass)
    assert len(fired) == runs


async def test_which_system(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    other_yeastar: YeastarSimulator,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Where there are several systems, the condition needs to know whose business hours count."""
    await set_up_system(hass, yeastar)
    other = await set_up_other_yeastar(
        hass, other_yeastar, **{CONF_BUSINESS_HOURS: OFFICE}
    )
    fired = await automate_with(
        hass,
        TEST_EVENT,
        {
            "condition": "or",
            "conditions": [open_now(config_entry_id=other.entry_id), open_now()],
        },
    )
    await ask(hass)
    assert len(fired) == 1
    await hass.services.async_call(
        "input_boolean", "turn_off", {"entity_id": OFFICE}, blocking=True
    )
    await ask(hass)
    assert len(fired) == 1
    assert "There are several phone systems." in caplog.text


async def test_not_known_when_open(
    hass: HomeAssistant, entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    """Where nothing says when the business is open, the condition says where to set that."""
    fired = await automate_with(hass, TEST_EVENT, open_now())
    await ask(hass)
    assert not fired
    assert f"It is not known when the business of {entry.title} is open." in caplog.text


async def test_hours_unavailable(
    hass: HomeAssistant, yeastar: YeastarSimulator, caplog: pytest.LogCaptureFixture
) -> None:
    """Where what says when the business is open is away, the condition names it."""
    await set_up_system(hass, yeastar, **{CONF_BUSINESS_HOURS: "schedule.gone"})
    fired = await automate_with(hass, TEST_EVENT, open_now())
    await ask(hass)
    assert not fired
    assert "schedule.gone, which says when" in caplog.text
