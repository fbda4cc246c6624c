"""Tests of the extensions, trunks and campaigns that appear and go."""

from collections.abc import Callable
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from homeassistant.const import STATE_ON
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from simulator.huawei_aicc import HuaweiSimulator
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_system, shown
from ..report_bodies import results, take_in

CONFIG_CHANGE = (
    b'{"event":"ConfigChange","type":"extension","extid":"1000",'
    b'"operation":"update","sn":"369451090405"}'
)
CONNECTED = "binary_sensor.yeastar_s100_connected"


@pytest.fixture
def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Stop the clocks before Home Assistant sets its timers by them."""
    return hass


def children(hass: HomeAssistant, entry: MockConfigEntry, kind: str) -> set[str]:
    """Return the names of a system's extensions or trunks that are devices."""
    prefix = f"{entry.unique_id}-{kind}-"
    found = dr.async_child_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    names = [name for child in found for _, name in child.identifiers]
    return {name.removeprefix(prefix) for name in names if name.startswith(prefix)}


async def test_extension_appears_and_goes(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """An extension that is added on the system has a device a moment later, and none once it is removed."""
    seen: list[set[str]] = []
    pbx = entry.runtime_data
    remove = pbx.listeners.async_listen_inventory(
        lambda: seen.append(set(pbx.extensions.shown))
    )
    await yeastar.add_extension("3000", "New")
    await take_in(entry, *[CONFIG_CHANGE] * 20)
    asked = len(yeastar.asked("extension/list"))
    await passes(seconds=4)
    assert "3000" in children(hass, entry, "extension")
    assert len(yeastar.asked("extension/list")) == asked + 1

    await yeastar.remove_extension("3000")
    await take_in(entry, CONFIG_CHANGE)
    await passes(seconds=4)
    await passes(seconds=4)

    assert "3000" not in children(hass, entry, "extension")
    assert ["3000" in one for one in seen] == [True, False]
    assert pbx.extensions.names == yeastar.office.extensions
    remove()


async def test_trunk_appears_and_goes(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """The same for a trunk, without any report, at the next look at the system."""
    await yeastar.add_trunk("new")
    await passes(minutes=6)
    assert "new" in children(hass, entry, "trunk")

    await yeastar.remove_trunk("new")
    await passes(minutes=6)

    assert "new" not in children(hass, entry, "trunk")


@pytest.mark.parametrize("errno", ["30001", "10003"])
async def test_lists_that_fail(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
    errno: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A list that cannot be read stays as it was; it is logged once."""
    before = children(hass, entry, "extension"), children(hass, entry, "trunk")
    yeastar.fail("extension/list", errno, times=3)
    yeastar.fail("trunk/list", errno, times=3)
    for _ in range(3):
        await passes(minutes=6)

    assert (children(hass, entry, "extension"), children(hass, entry, "trunk")) == (
        before
    )
    assert shown(hass, CONNECTED) == STATE_ON
    assert caplog.text.count("The list of extensions cannot be read") == 1
    assert caplog.text.count("The list of trunks cannot be read") == 1


async def test_campaign_appears(hass: HomeAssistant, huawei: HuaweiSimulator) -> None:
    """A campaign is there with its first result."""
    entry = await set_up_system(hass, huawei)
    seen: list[int] = []
    pbx = entry.runtime_data
    pbx.listeners.async_listen_inventory(lambda: seen.append(1))

    await take_in(entry, results(1), results(2))
    await hass.async_block_till_done()

    assert seen == [1]
    assert children(hass, entry, "campaign") == {"3"}
