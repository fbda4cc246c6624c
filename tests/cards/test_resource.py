"""Tests of how the dashboard cards become known to the frontend."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    WebSocketGenerator,
)

from custom_components.pbx.cards.resource import ADDRESS, FOLDER, MODULE, PATH, POPUP
from homeassistant.components.frontend import DATA_EXTRA_MODULE_URL
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from simulator.huawei_aicc import HuaweiSimulator
from simulator.yeastar_s import YeastarSimulator

from .. import set_up, set_up_system, system_entry

STORE = "lovelace_resources"
STRANGER = {"id": "1", "type": "module", "url": "/local/other-card.js?v=1"}


async def start_frontend(hass: HomeAssistant, lovelace: dict[str, Any]) -> None:
    """Set up dashboards and the frontend as at start-up."""
    assert await async_setup_component(hass, "lovelace", {"lovelace": lovelace})
    assert await async_setup_component(hass, "frontend", {})


async def resources(hass_ws_client: WebSocketGenerator) -> list[dict[str, Any]]:
    """Return what a dashboard loads before it renders cards."""
    client = await hass_ws_client()
    await client.send_json_auto_id({"type": "lovelace/resources"})
    answer = await client.receive_json()
    return list(answer["result"])


def cards(hass: HomeAssistant) -> list[str]:
    """Return the addresses of the cards that the frontend loads by itself, on every page."""
    urls = hass.data[DATA_EXTRA_MODULE_URL].urls
    return [url for url in urls if url.startswith(PATH)]


def stored(*items: dict[str, Any]) -> dict[str, Any]:
    """Return what Home Assistant keeps on disk about resources."""
    return {"version": 1, "key": STORE, "data": {"items": list(items)}}


async def test_dashboards_load_cards_of_this_content(
    hass: HomeAssistant,
    huawei: HuaweiSimulator,
    yeastar: YeastarSimulator,
    hass_ws_client: WebSocketGenerator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """The resource's address serves the module, may be kept by browsers, and is the only resource for two entries."""
    await start_frontend(hass, {})
    await set_up(hass, system_entry(yeastar))
    await set_up_system(hass, huawei)
    [resource] = await resources(hass_ws_client)
    assert resource["type"] == "module"
    assert resource["url"].startswith(f"{PATH}?v=")
    client = await hass_client_no_auth()
    answer = await client.get(resource["url"])
    assert await answer.read() == (FOLDER / MODULE).read_bytes()
    assert "javascript" in answer.headers["Content-Type"]
    assert "max-age" in answer.headers["Cache-Control"]


async def test_every_page_loads_the_pop_up(
    hass: HomeAssistant,
    huawei: HuaweiSimulator,
    yeastar: YeastarSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """It is loaded once for two entries, is served, goes with the last of them, and comes back with the next."""
    await start_frontend(hass, {})
    first = await set_up(hass, system_entry(yeastar))
    second = await set_up_system(hass, huawei)
    [url] = hass.data[DATA_EXTRA_MODULE_URL].urls
    assert url.startswith(f"{ADDRESS}/{POPUP}?v=")
    client = await hass_client_no_auth()
    answer = await client.get(url)
    assert await answer.read() == (FOLDER / POPUP).read_bytes()
    await hass.config_entries.async_remove(first.entry_id)
    assert hass.data[DATA_EXTRA_MODULE_URL].urls == {url}
    await hass.config_entries.async_remove(second.entry_id)
    assert not hass.data[DATA_EXTRA_MODULE_URL].urls
    await set_up_system(hass, huawei)
    assert hass.data[DATA_EXTRA_MODULE_URL].urls == {url}


async def test_what_is_loaded_later_is_served(
    hass: HomeAssistant,
    huawei: HuaweiSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """Every file stands beside the module, and may be kept by browsers; nothing else is served, and no list of them."""
    await start_frontend(hass, {})
    await set_up_system(hass, huawei)
    client = await hass_client_no_auth()
    folder = PATH.rpartition("/")[0]
    files = await hass.async_add_executor_job(lambda: list(FOLDER.iterdir()))
    assert len(files) > 1
    for file in files:
        answer = await client.get(f"{folder}/{file.name}")
        assert await answer.read() == file.read_bytes()
        assert "javascript" in answer.headers["Content-Type"]
        assert "max-age" in answer.headers["Cache-Control"]
    for missing in ("", "/", "/older-chunk.js"):
        assert (await client.get(f"{folder}{missing}")).status in (403, 404)


@pytest.mark.parametrize(
    "ours",
    [
        pytest.param([f"{PATH}?v=older"], id="older-version"),
        pytest.param([PATH], id="added-by-hand"),
        pytest.param([f"{PATH}?v=older", PATH], id="twice"),
    ],
)
async def test_upgrade_changes_address(
    hass: HomeAssistant,
    huawei: HuaweiSimulator,
    hass_storage: dict[str, Any],
    hass_ws_client: WebSocketGenerator,
    ours: list[str],
) -> None:
    """What is stored from before gets the new address, and other cards stay."""
    items = [
        {"id": f"ours-{place}", "type": "js", "url": url}
        for place, url in enumerate(ours)
    ]
    hass_storage[STORE] = stored(STRANGER, *items)
    await start_frontend(hass, {})
    await set_up_system(hass, huawei)
    stranger, resource = await resources(hass_ws_client)
    assert stranger == STRANGER
    assert resource["id"] == "ours-0"
    assert resource["type"] == "module"
    assert resource["url"].startswith(f"{PATH}?v=")
    assert not resource["url"].endswith("older")


async def test_last_entry_takes_cards_along(
    hass: HomeAssistant,
    huawei: HuaweiSimulator,
    yeastar: YeastarSimulator,
    hass_storage: dict[str, Any],
    hass_ws_client: WebSocketGenerator,
) -> None:
    """The resource goes with the last entry and comes back with the next, without a restart."""
    hass_storage[STORE] = stored(STRANGER)
    await start_frontend(hass, {})
    first = await set_up(hass, system_entry(yeastar))
    second = await set_up_system(hass, huawei)
    await hass.config_entries.async_remove(first.entry_id)
    assert len(await resources(hass_ws_client)) == 2
    await hass.config_entries.async_remove(second.entry_id)
    assert await resources(hass_ws_client) == [STRANGER]
    await set_up_system(hass, huawei)
    assert len(await resources(hass_ws_client)) == 2


async def test_yaml_mode(
    hass: HomeAssistant, huawei: HuaweiSimulator, hass_ws_client: WebSocketGenerator
) -> None:
    """Where resources are in the user's own file, the frontend loads the module by itself, once, as long as there is an entry."""
    await start_frontend(hass, {"resource_mode": "yaml", "resources": []})
    entry = await set_up_system(hass, huawei)
    await hass.config_entries.async_reload(entry.entry_id)
    [url] = cards(hass)
    assert url.startswith(f"{PATH}?v=")
    assert await resources(hass_ws_client) == []
    await hass.config_entries.async_remove(entry.entry_id)
    assert not cards(hass)


async def test_yaml_mode_with_module_in_file(
    hass: HomeAssistant, huawei: HuaweiSimulator
) -> None:
    """A module that the user's file names is not loaded a second time."""
    named = {"type": "module", "url": PATH}
    await start_frontend(hass, {"resource_mode": "yaml", "resources": [named]})
    entry = await set_up_system(hass, huawei)
    assert not cards(hass)
    await hass.config_entries.async_remove(entry.entry_id)


async def test_home_assistant_without_dashboards(
    hass: HomeAssistant, huawei: HuaweiSimulator
) -> None:
    """Phone systems work where there is no frontend."""
    entry = await set_up_system(hass, huawei)
    assert entry.state is ConfigEntryState.LOADED
    assert await hass.config_entries.async_remove(entry.entry_id)
