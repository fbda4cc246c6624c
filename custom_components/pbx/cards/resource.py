"""Makes the dashboard cards and the pop-up known to Home Assistant's frontend, with an address of its own for each content."""

import asyncio
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from homeassistant.components.frontend import add_extra_js_url, remove_extra_js_url
from homeassistant.components.http.server import StaticPathConfig
from homeassistant.components.lovelace.const import LOVELACE_DATA
from homeassistant.components.lovelace.resources import ResourceStorageCollection
from homeassistant.const import CONF_ID, CONF_URL
from homeassistant.core import HomeAssistant
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN

FOLDER: Final = Path(__file__).parent.parent / "frontend"
ADDRESS: Final = "/pbx_static"
MODULE: Final = "pbx-cards.js"
POPUP: Final = "pbx-popup.js"
"""What watches for incoming calls, on every page."""
PATH: Final = f"{ADDRESS}/{MODULE}"
CARD: HassKey[_Card] = HassKey(f"{DOMAIN}_card")


@dataclass(slots=True)
class _Card:
    """What is served. Entries are set up at the same time, so the lock keeps them from adding the resource twice."""

    url: str
    popup_url: str
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    is_extra: bool = False
    has_popup: bool = False


async def async_serve_card(hass: HomeAssistant) -> None:
    """Serve the module with the cards, and what it loads later; once in the life of this Home Assistant."""
    # Browsers may keep everything for ever: another content has another address.
    await hass.http.async_register_static_paths(
        [StaticPathConfig(ADDRESS, str(FOLDER), cache_headers=True)]
    )
    url, popup_url = await hass.async_add_executor_job(
        lambda: (_address(MODULE), _address(POPUP))
    )
    hass.data[CARD] = _Card(url, popup_url)


async def async_add_card(hass: HomeAssistant) -> None:
    """Have every dashboard load the cards, and every page the pop-up. Changes nothing where it is so; a Home Assistant without dashboards is left alone."""
    if LOVELACE_DATA not in hass.data:
        return
    card = hass.data[CARD]
    resources = hass.data[LOVELACE_DATA].resources
    async with card.lock:
        if not card.has_popup:
            add_extra_js_url(hass, card.popup_url)
            card.has_popup = True
        if isinstance(resources, ResourceStorageCollection):
            await _async_store(resources, card.url)
            return
        # The user's own file cannot be written to. Whoever names the module there has it loaded already.
        is_named = any(_is_ours(item) for item in resources.async_items() or [])
        if not is_named and not card.is_extra:
            add_extra_js_url(hass, card.url)
            card.is_extra = True


async def async_remove_card(hass: HomeAssistant) -> None:
    """Have no dashboard load the cards any more, and no page the pop-up."""
    if LOVELACE_DATA not in hass.data or CARD not in hass.data:
        return
    card = hass.data[CARD]
    resources = hass.data[LOVELACE_DATA].resources
    async with card.lock:
        if card.has_popup:
            remove_extra_js_url(hass, card.popup_url)
            card.has_popup = False
        if isinstance(resources, ResourceStorageCollection):
            for item in await _async_ours(resources):
                await resources.async_delete_item(item[CONF_ID])
        elif card.is_extra:
            remove_extra_js_url(hass, card.url)
            card.is_extra = False


async def _async_store(resources: ResourceStorageCollection, url: str) -> None:
    found = await _async_ours(resources)
    for surplus in found[1:]:
        await resources.async_delete_item(surplus[CONF_ID])
    wanted = {"res_type": "module", "url": url}
    if not found:
        await resources.async_create_item(wanted)
    elif found[0][CONF_URL] != url:
        await resources.async_update_item(found[0][CONF_ID], wanted)


async def _async_ours(resources: ResourceStorageCollection) -> list[dict[str, str]]:
    # Nothing else reads the stored resources before somebody opens a dashboard; adding to what was not read would replace it.
    await resources.async_get_info()
    return [item for item in resources.async_items() if _is_ours(item)]


def _address(module: str) -> str:
    # The module names the files that it loads, and their names change with their content.
    digest = sha256((FOLDER / module).read_bytes()).hexdigest()
    return f"{ADDRESS}/{module}?v={digest[:12]}"


def _is_ours(item: dict[str, str]) -> bool:
    return item[CONF_URL].split("?", 1)[0] == PATH
