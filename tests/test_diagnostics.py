"""Diagnostics: enough to find a fault, and nothing about anybody."""

import json
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from syrupy.assertion import SnapshotAssertion

from custom_components.pbx.runtime.phone_books import SHARED, async_get_phone_books
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from simulator.huawei_aicc import HuaweiSimulator
from simulator.yeastar_s import YeastarSimulator

from . import WEBHOOK_ID, set_up_system
from .report_bodies import RINGING, SERIAL_NUMBER, Reporter, result
from .yeastar_reports import CALLER


@pytest.fixture
async def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Stop the clocks before Home Assistant sets its timers by them, and have diagnostics ready."""
    freezer.move_to("2026-11-21T12:00:00+00:00")
    assert await async_setup_component(hass, "diagnostics", {})
    return hass


async def test_phone_system(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    hass_client: ClientSessionGenerator,
    hass_client_no_auth: ClientSessionGenerator,
    snapshot: SnapshotAssertion,
) -> None:
    """Counts, versions and states are shown; numbers, names, addresses and secrets are not."""
    entry = await set_up_system(hass, yeastar)
    books = await async_get_phone_books(hass)
    await books.async_add(SHARED, {CALLER: "Jane"}, {CALLER: ["Family", "Friends"]})
    await Reporter(hass, entry, hass_client_no_auth)(RINGING)
    told: Any = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert told == snapshot
    text = json.dumps(told)
    private = [
        CALLER,
        SERIAL_NUMBER,
        WEBHOOK_ID,
        yeastar.host,
        str(yeastar.port),
        entry.data["password_md5"],
        *("Jane", "Family", "Friends"),
        *yeastar.office.extensions,
        *yeastar.office.extensions.values(),
        *(trunk.name for trunk in yeastar.office.trunks),
    ]
    assert [word for word in private if f'"{word}"' in text] == []
    assert CALLER not in text
    assert yeastar.host not in text


async def test_contact_centre(
    hass: HomeAssistant,
    huawei: HuaweiSimulator,
    hass_client: ClientSessionGenerator,
    hass_client_no_auth: ClientSessionGenerator,
    snapshot: SnapshotAssertion,
) -> None:
    """Of a contact centre, how many results arrived is shown."""
    entry = await set_up_system(hass, huawei)
    report = Reporter(hass, entry, hass_client_no_auth)
    await report(result("0023-1", succeeded=True), b"[{")
    told: Any = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert told == snapshot
    assert told["calls"]["results"] == 1
    assert told["reports"]["unreadable"] == 1


async def test_unreachable(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    hass_client: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """Why a phone system is not reached is shown without its address."""
    entry = await set_up_system(hass, yeastar)
    yeastar.unreachable = True
    freezer.tick(301)
    await Reporter(hass, entry, hass_client_no_auth).wait(freezer)
    told: Any = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert told["connection"]["last_update_success"] is False
    assert told["connection"]["last_exception"] == "UpdateFailed: cannot_connect"
