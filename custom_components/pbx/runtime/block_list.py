"""Keeps the numbers that are blocked, for all phone systems together."""

from datetime import datetime
from typing import Final, TypedDict

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers.singleton import singleton
from homeassistant.helpers.storage import Store
from homeassistant.util.hass_dict import HassKey

from ..calls.phone_book import numbers
from ..calls.phone_book.block_list import BlockList
from ..const import DOMAIN

MAX_BLOCKED: Final = 5_000
"""How many numbers can be blocked."""

STORAGE_VERSION = 1


class _Stored(TypedDict):
    numbers: dict[str, str]


_BLOCKED: HassKey[BlockedNumbers] = HassKey(f"{DOMAIN}_blocked_numbers")


@singleton(_BLOCKED, async_=True)
async def async_get_blocked_numbers(hass: HomeAssistant) -> BlockedNumbers:
    """Return the numbers that are blocked."""
    await hass.async_add_executor_job(numbers.prepare)
    blocked = BlockedNumbers(hass)
    await blocked.async_load()
    hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, blocked.async_follow_country)
    return blocked


class BlockedNumbers:
    """The numbers that are blocked, on the disk as well."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Begin with none."""
        self._hass = hass
        self.list = BlockList({}, hass.config.country)
        self._store: Store[_Stored] = Store(
            hass,
            STORAGE_VERSION,
            f"{DOMAIN}.blocked_numbers",
            private=True,
            atomic_writes=True,
        )

    async def async_load(self) -> None:
        """Read what was kept."""
        if stored := await self._store.async_load():
            kept = {
                number: datetime.fromisoformat(at)
                for number, at in stored["numbers"].items()
            }
            self.list = await self._hass.async_add_executor_job(
                BlockList, kept, self._hass.config.country
            )

    async def async_add(self, number: str, at: datetime) -> None:
        """Block a number, from an aware UTC time on."""
        self.list.add(number, at)
        await self._async_save()

    async def async_remove(self, number: str) -> None:
        """Block a number no more."""
        self.list.remove(number)
        await self._async_save()

    async def async_follow_country(self, event: Event) -> None:
        """Look numbers up as those of the country that Home Assistant is in now."""
        if self.list.country != self._hass.config.country:
            self.list = await self._hass.async_add_executor_job(
                BlockList, self.list.numbers, self._hass.config.country
            )

    async def async_forget(self) -> None:
        """Block nothing any more."""
        self.list = BlockList({}, self._hass.config.country)
        await self._store.async_remove()

    async def _async_save(self) -> None:
        kept = {number: at.isoformat() for number, at in self.list.numbers.items()}
        await self._store.async_save({"numbers": kept})
