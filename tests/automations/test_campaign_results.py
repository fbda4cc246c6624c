"""The trigger for results of a contact centre's campaigns."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from simulator.huawei_aicc import HuaweiSimulator

from .. import set_up_system
from ..report_bodies import result
from . import automate, device_id, told


@pytest.fixture
async def entry(hass: HomeAssistant, huawei: HuaweiSimulator) -> MockConfigEntry:
    """Set up a contact centre."""
    return await set_up_system(hass, huawei)


@pytest.mark.parametrize(
    ("options", "calls"),
    [
        ({}, ["1", "2"]),
        ({"outcome": "answered"}, ["1"]),
        ({"outcome": ["failed"]}, ["2"]),
        ({"campaign": 3}, ["1"]),
        ({"campaign": ["4", "5"]}, ["2"]),
        ({"reason_code": "3"}, ["2"]),
    ],
)
async def test_results(
    hass: HomeAssistant,
    report: Any,
    target: dict[str, str],
    options: dict[str, Any],
    calls: list[str],
) -> None:
    """An automation runs for the results that its options are about."""
    fired = await automate(hass, "campaign_result_received", target, **options)
    await report(result("1", succeeded=True))
    await report(result("2", succeeded=False, code="3", campaign="4"))
    found = [trigger["call"] for trigger in told(fired)]
    assert [call["call_id"] for call in found] == calls


async def test_campaign_as_target(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Any,
    device_registry: dr.DeviceRegistry,
) -> None:
    """A campaign stands for its own results."""
    await report(result("1", succeeded=True))
    campaign = device_id(device_registry, entry, "-campaign-3")
    fired = await automate(hass, "campaign_result_received", {"device_id": campaign})
    await report(result("2", succeeded=True))
    await report(result("3", succeeded=True, campaign="4"))
    (trigger,) = told(fired)
    assert trigger["call"]["campaign_id"] == "3"
    assert trigger["call"]["call_id"] == "2"
