"""Conditions about what systems and extensions do, and about calls to return."""

from collections.abc import Callable
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar, device_registry as dr

from ..report_bodies import (
    ANSWERED,
    HELD,
    OVER,
    RINGING,
    Reporter,
    ext,
    inbound,
    record,
    status,
)
from . import automate_with, device_id

TEST_EVENT = {"trigger": "event", "event_type": "asked"}
SYSTEM = "sensor.yeastar_s100_state"
RECEPTION = "sensor.yeastar_s100_extension_1000_reception_state"
ANNA = "sensor.yeastar_s100_extension_1002_anna_berg_state"
TRUNK = "sensor.yeastar_s100_trunk_siptrunk_status"
TO_RETURN = "todo.yeastar_s100_calls_to_return"
OTHER_RINGS = status(inbound("ALERT"), ext("1002", "RING"), call_id="1571896999.9")


async def holds(hass: HomeAssistant, fired: list[Any]) -> bool:
    """Answer whether the conditions of an automation let it run now."""
    before = len(fired)
    hass.bus.async_fire("asked")
    await hass.async_block_till_done()
    return len(fired) > before


def condition(
    key: str, target: dict[str, Any], behavior: str = "any", **options: Any
) -> dict[str, Any]:
    """Return a condition."""
    return {
        "condition": f"pbx.{key}",
        "target": target,
        "options": {"behavior": behavior, **options},
    }


@pytest.mark.parametrize(
    ("key", "entities", "behavior", "bodies", "true"),
    [
        ("is_ringing", RECEPTION, "any", [RINGING], True),
        ("is_ringing", SYSTEM, "any", [RINGING], True),
        ("is_ringing", ANNA, "any", [RINGING], False),
        ("is_ringing", [ANNA, RECEPTION], "any", [RINGING], True),
        ("is_ringing", [ANNA, RECEPTION], "all", [RINGING], False),
        ("is_ringing", [ANNA, RECEPTION], "all", [RINGING, OTHER_RINGS], True),
        ("is_ringing", [TRUNK, RECEPTION], "all", [RINGING], True),
        ("is_ringing", RECEPTION, "any", [RINGING, ANSWERED], False),
        ("is_active", RECEPTION, "any", [RINGING], False),
        ("is_active", SYSTEM, "any", [RINGING], False),
        ("is_active", RECEPTION, "any", [RINGING, ANSWERED], True),
        ("is_active", SYSTEM, "any", [RINGING, ANSWERED], True),
        ("is_active", RECEPTION, "any", [RINGING, ANSWERED, HELD], True),
        ("is_active", SYSTEM, "any", [RINGING, ANSWERED, HELD], True),
        ("is_active", SYSTEM, "any", [RINGING, ANSWERED, OTHER_RINGS], True),
        ("is_active", ANNA, "any", [RINGING, ANSWERED, OTHER_RINGS], False),
        ("is_active", TRUNK, "any", [RINGING, ANSWERED], False),
        ("is_active", SYSTEM, "any", [RINGING, ANSWERED, OVER], False),
    ],
)
@pytest.mark.usefixtures("entry")
async def test_state(
    hass: HomeAssistant,
    report: Reporter,
    key: str,
    entities: str | list[str],
    behavior: str,
    bodies: list[bytes],
    true: bool,
) -> None:
    """Systems and extensions ring, or talk, or do neither."""
    asked = condition(key, {"entity_id": entities}, behavior)
    fired = await automate_with(hass, TEST_EVENT, asked)
    await report(*bodies)
    assert await holds(hass, fired) is true


async def test_area(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    area_registry: ar.AreaRegistry,
    device_registry: dr.DeviceRegistry,
) -> None:
    """Somebody of an area is on the phone."""
    area = area_registry.async_create("Hall")
    reception = device_id(device_registry, entry, "-extension-1000")
    device_registry.async_update_child_device(reception, area_id=area.id)
    asked = condition("is_active", {"area_id": area.id})
    fired = await automate_with(hass, TEST_EVENT, asked)
    assert not await holds(hass, fired)
    await report(RINGING, ANSWERED)
    assert await holds(hass, fired)


@pytest.mark.usefixtures("entry")
async def test_for(
    hass: HomeAssistant, report: Reporter, passes: Callable[..., Any]
) -> None:
    """A call has been talked for some time, on hold or not."""
    asked = condition("is_active", {"entity_id": RECEPTION}, **{"for": {"seconds": 20}})
    fired = await automate_with(hass, TEST_EVENT, asked)
    await report(RINGING, ANSWERED)
    await passes(seconds=12)
    await report(HELD)
    assert not await holds(hass, fired)
    await passes(seconds=12)
    assert await holds(hass, fired)


@pytest.mark.usefixtures("entry")
async def test_calls_to_return(
    hass: HomeAssistant, report: Reporter, freezer: Any
) -> None:
    """There are calls to return once a call was missed."""
    asked = condition("has_calls_to_return", {"entity_id": [TO_RETURN, "todo.other"]})
    fired = await automate_with(hass, TEST_EVENT, asked)
    assert not await holds(hass, fired)
    await report(RINGING, OVER, record("NO ANSWER"))
    await report.wait(freezer)
    assert await holds(hass, fired)


@pytest.mark.parametrize(
    ("entity_id", "offered"),
    [
        (RECEPTION, {"pbx.is_ringing", "pbx.is_active"}),
        (SYSTEM, {"pbx.is_ringing", "pbx.is_active"}),
        (TRUNK, set()),
        (TO_RETURN, {"pbx.has_calls_to_return"}),
    ],
    ids=["extension", "system", "trunk", "to-do list"],
)
async def test_offered(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    entity_id: str,
    offered: set[str],
) -> None:
    """The editor offers a condition for the entities that it is about."""
    await automate_with(hass, TEST_EVENT)
    client = await hass_ws_client(hass)
    await client.send_json_auto_id(
        {
            "type": "get_conditions_for_target",
            "target": {"entity_id": [entity_id]},
            "expand_group": False,
        }
    )
    found = (await client.receive_json())["result"]
    about_states = {"pbx.is_ringing", "pbx.is_active", "pbx.has_calls_to_return"}
    assert about_states & set(found) == offered
