"""Keeps phone books, and names the calls of a phone system from them."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, TypedDict

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers.singleton import singleton
from homeassistant.helpers.storage import Store
from homeassistant.util.hass_dict import HassKey

from ..calls.dial_plan import Dialling, local_form
from ..calls.model import Changes
from ..calls.phone_book import numbers
from ..calls.phone_book.phone_book import PhoneBook, named
from ..const import DOMAIN

SHARED: Final = "shared"
"""The owner of the phone book of all systems. The owner of a system's own book is its entry."""

STORAGE_VERSION = 1


class _Stored(TypedDict):
    names: dict[str, str]


_BOOKS: HassKey[PhoneBooks] = HassKey(f"{DOMAIN}_phone_books")


@singleton(_BOOKS, async_=True)
async def async_get_phone_books(hass: HomeAssistant) -> PhoneBooks:
    """Return the phone books, with the shared book loaded."""
    books = PhoneBooks(hass)
    await hass.async_add_executor_job(numbers.prepare)
    await books.async_load(SHARED)
    hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, books.async_follow_country)
    return books


async def async_names(
    hass: HomeAssistant, entry_id: str, dialling: Dialling = Dialling()
) -> Callable[[Changes], Changes]:
    """Return what names the calls of an entry's system, from its own phone book before the shared book.

    Args:
        hass: Home Assistant.
        entry_id: The entry.
        dialling: How people dial at the system.
    """
    books = await async_get_phone_books(hass)
    await books.async_load(entry_id)

    def names(changes: Changes) -> Changes:
        return named(
            changes,
            (books.book(entry_id), books.book(SHARED)),
            partial(local_form, dialling=dialling),
        )

    return names


async def async_forget(hass: HomeAssistant, entry_id: str) -> None:
    """Remove what an entry leaves behind: its phone book, and with the last entry the shared book."""
    books = await async_get_phone_books(hass)
    await books.async_remove(entry_id)
    if not hass.config_entries.async_entries(DOMAIN):
        await books.async_remove(SHARED)


class PhoneBooks:
    """The phone books of the systems, and the book that they share."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Begin with no book loaded."""
        self._hass = hass
        self._books: dict[str, PhoneBook] = {}

    def book(self, owner: str) -> PhoneBook:
        """Return an owner's book; it is empty when there is none."""
        return self._books.get(owner, _EMPTY)

    async def async_load(self, owner: str) -> None:
        """Read an owner's book, unless it is known already."""
        if owner not in self._books:
            stored = await self._store(owner).async_load()
            await self._async_index(owner, stored["names"] if stored else {})

    async def async_add(self, owner: str, names: Mapping[str, str]) -> None:
        """Add names to an owner's book; they win over those that it has for the same numbers."""
        await self.async_load(owner)
        # First, because of two ways to write a number the first counts.
        await self.async_replace(owner, {**names, **self.book(owner).names, **names})

    async def async_replace(self, owner: str, names: Mapping[str, str]) -> None:
        """Let an owner's book consist of these names, each under its number."""
        await self._async_index(owner, names)
        await self._store(owner).async_save({"names": self.book(owner).names})

    async def async_remove(self, owner: str) -> None:
        """Forget an owner's book."""
        self._books.pop(owner, None)
        await self._store(owner).async_remove()

    async def async_follow_country(self, event: Event) -> None:
        """Look numbers up as those of the country that Home Assistant is in now."""
        for owner, book in list(self._books.items()):
            if book.country != self._hass.config.country:
                await self._async_index(owner, book.names)

    async def _async_index(self, owner: str, names: Mapping[str, str]) -> None:
        # Takes a moment, as a phone holds thousands of numbers.
        self._books[owner] = await self._hass.async_add_executor_job(
            PhoneBook, names, self._hass.config.country
        )

    def _store(self, owner: str) -> Store[_Stored]:
        return Store(
            self._hass,
            STORAGE_VERSION,
            f"{DOMAIN}.phone_book.{owner}",
            private=True,
            atomic_writes=True,
            serialize_in_event_loop=False,
        )


_EMPTY = PhoneBook({}, None)
