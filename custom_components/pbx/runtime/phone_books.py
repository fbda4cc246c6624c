"""Keeps phone books, and says what they have on the numbers in a phone system's calls."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers.singleton import singleton
from homeassistant.util.hass_dict import HassKey

from ..calls.dial_plan import Dialling, local_form
from ..calls.model import Changes
from ..calls.phone_book import numbers
from ..calls.phone_book.block_list import marked
from ..calls.phone_book.found_names import FoundNames
from ..calls.phone_book.phone_book import PhoneBook, groups_in, name_in, named, photo_in
from ..calls.phone_book.photos import digest_of
from ..const import DOMAIN
from .block_list import BlockedNumbers, async_get_blocked_numbers
from .phone_book_store import PhoneBookStore
from .photo_files import PhotoFiles

CONTACTS: Final = "contacts"
"""The owner of the contacts that people add one by one, which win over those in files. They are those of all systems."""

SHARED: Final = "shared"
"""The owner of the phone book of all systems. The owner of a system's own book is its entry."""

_OF_ALL = (CONTACTS, SHARED)

_BOOKS: HassKey[PhoneBooks] = HassKey(f"{DOMAIN}_phone_books")


@singleton(_BOOKS, async_=True)
async def async_get_phone_books(hass: HomeAssistant) -> PhoneBooks:
    """Return the phone books, with those of all systems loaded."""
    books = PhoneBooks(hass)
    await hass.async_add_executor_job(numbers.prepare)
    for owner in _OF_ALL:
        await books.async_load(owner)
    hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, books.async_follow_country)
    return books


async def async_get_system_books(
    hass: HomeAssistant, entry_id: str, dialling: Dialling = Dialling()
) -> SystemPhoneBooks:
    """Return the phone books for an entry's system.

    Args:
        hass: Home Assistant.
        entry_id: The entry.
        dialling: How people dial at the system.
    """
    books = await async_get_phone_books(hass)
    await books.async_load(entry_id)
    blocked = await async_get_blocked_numbers(hass)
    return SystemPhoneBooks(books, blocked, entry_id, dialling)


async def async_forget(hass: HomeAssistant, entry_id: str) -> None:
    """Remove what an entry leaves behind: its phone book, and with the last entry those of all, and what is blocked."""
    books = await async_get_phone_books(hass)
    await books.async_remove(entry_id)
    if not hass.config_entries.async_entries(DOMAIN):
        for owner in _OF_ALL:
            await books.async_remove(owner)
        await (await async_get_blocked_numbers(hass)).async_forget()


class PhoneBooks:
    """The phone books of the systems, and the book that they share."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Begin with no book loaded."""
        self._hass = hass
        self._files = PhotoFiles(hass)
        self._books: dict[str, PhoneBook] = {}
        self._changing = asyncio.Lock()

    def book(self, owner: str) -> PhoneBook:
        """Return an owner's book; it is empty when there is none."""
        return self._books.get(owner, _EMPTY)

    async def async_load(self, owner: str) -> None:
        """Read an owner's book, unless it is known already."""
        if owner not in self._books:
            stored = await PhoneBookStore(self._hass, owner).async_load()
            await self._async_index(
                owner,
                stored["names"] if stored else {},
                stored["groups"] if stored else {},
                stored["photos"] if stored else {},
            )

    async def async_photo(self, owner: str, digest: str) -> bytes | None:
        """Return a photo of an owner's book; None when there is none."""
        if digest not in self.book(owner).digests:
            return None
        return await self._hass.async_add_executor_job(self._files.read, owner, digest)

    async def async_add(
        self,
        owner: str,
        names: Mapping[str, str],
        groups: Mapping[str, Iterable[str]] | None = None,
        photos: Mapping[str, bytes] | None = None,
    ) -> int:
        """Add names, groups and photos to an owner's book; they win over those that it has for the same numbers.

        Returns how many photos found no room.
        """
        async with self._changing:
            await self.async_load(owner)

            def make(digests: Mapping[str, str]) -> PhoneBook:
                return self.book(owner).with_more(names, groups or {}, digests)

            return await self._async_keep(owner, make, photos or {})

    async def async_replace(
        self,
        owner: str,
        names: Mapping[str, str],
        groups: Mapping[str, Iterable[str]] | None = None,
        photos: Mapping[str, bytes] | None = None,
    ) -> int:
        """Let an owner's book consist of these names, each under its number, and of these groups and photos of numbers.

        Returns how many photos found no room.
        """
        country = self._hass.config.country

        def make(digests: Mapping[str, str]) -> PhoneBook:
            return PhoneBook(names, country, groups, digests)

        async with self._changing:
            return await self._async_keep(owner, make, photos or {})

    async def async_change(
        self, owner: str, number: str, name: str | None, groups: Iterable[str] = ()
    ) -> None:
        """Let a number have this name and these groups in an owner's book, however it stands there; None leaves it out."""
        async with self._changing:
            await self.async_load(owner)
            self._books[owner] = await self._hass.async_add_executor_job(
                self.book(owner).with_number, number, name, groups
            )
            await self._async_save(owner)

    async def async_remove(self, owner: str) -> None:
        """Forget an owner's book."""
        self._books.pop(owner, None)
        await PhoneBookStore(self._hass, owner).async_remove()
        await self._hass.async_add_executor_job(self._files.remove, owner)

    async def async_follow_country(self, event: Event) -> None:
        """Look numbers up as those of the country that Home Assistant is in now."""
        for owner, book in list(self._books.items()):
            if book.country != self._hass.config.country:
                await self._async_index(owner, book.names, book.groups, book.photos)

    async def _async_index(
        self,
        owner: str,
        names: Mapping[str, str],
        groups: Mapping[str, Iterable[str]],
        photos: Mapping[str, str],
    ) -> None:
        # Takes a moment, as a phone holds thousands of numbers.
        self._books[owner] = await self._hass.async_add_executor_job(
            PhoneBook, names, self._hass.config.country, groups, photos
        )

    async def _async_keep(
        self,
        owner: str,
        make: Callable[[Mapping[str, str]], PhoneBook],
        photos: Mapping[str, bytes],
    ) -> int:
        """Keep a book that is made with the digests of photos, and return how many of these found no room."""

        def write() -> tuple[PhoneBook, int]:
            digests = {number: digest_of(photo) for number, photo in photos.items()}
            new = {digests[number]: photo for number, photo in photos.items()}
            book = make(digests)
            kept = self._files.keep(owner, book.digests, new)
            if book.digests <= kept:
                return book, 0
            return book.with_photos(kept), len(new.keys() - kept)

        book, without_room = await self._hass.async_add_executor_job(write)
        self._books[owner] = book
        await self._async_save(owner)
        # Not before the book is kept that does without them.
        await self._hass.async_add_executor_job(
            self._files.leave_out, owner, book.digests
        )
        return without_room

    async def _async_save(self, owner: str) -> None:
        book = self.book(owner)
        await PhoneBookStore(self._hass, owner).async_save(
            {"names": book.names, "groups": book.groups, "photos": book.photos}
        )


class SystemPhoneBooks:
    """What the phone books have on the numbers in a system's calls: contacts first, then its own book, then the shared one."""

    def __init__(
        self,
        books: PhoneBooks,
        blocked: BlockedNumbers,
        owner: str,
        dialling: Dialling,
    ) -> None:
        """Begin with all books and what is blocked, the owner of the system's own book, and how people dial at the system."""
        self._books = books
        self._blocked = blocked
        self._owner = owner
        self._local_form = partial(local_form, dialling=dialling)
        self.found_names = FoundNames(dialling.country)
        """What the reverse lookup found, which counts less than any book."""

    def add_names(self, changes: Changes) -> Changes:
        """Return changes with names for the numbers whose name the system does not give, and with what is blocked marked."""
        changes = self.found_names.add_to(changes)
        changes = named(changes, self.in_order, self._local_form)
        return marked(changes, self._blocked.list, self._local_form)

    def groups_of(self, number: str, *, internal: bool = False) -> tuple[str, ...]:
        """Return the names of the groups that a number belongs to, each once.

        Args:
            number: The number as it stands in calls.
            internal: Whether it is an extension.
        """
        return groups_in(self.in_order, number, self._local_form, internal=internal)

    def has(self, number: str, *, internal: bool = False) -> bool:
        """Answer whether a number has a name in a book; the arguments are those of ``groups_of``."""
        return bool(name_in(self.in_order, number, self._local_form, internal=internal))

    def photo_of(self, number: str, *, internal: bool = False) -> str | None:
        """Return the digest of the photo for a number; the arguments are those of ``groups_of``."""
        return photo_in(self.in_order, number, self._local_form, internal=internal)

    async def async_photo(self, digest: str) -> bytes | None:
        """Return a photo for the system's calls; None when there is none."""
        for owner in (CONTACTS, self._owner, SHARED):
            if photo := await self._books.async_photo(owner, digest):
                return photo
        return None

    @property
    def in_order(self) -> tuple[PhoneBook, ...]:
        """All books, of which the first with a name counts."""
        return self.contacts, self.own, self.shared

    @property
    def blocked(self) -> int:
        """How many numbers are blocked."""
        return len(self._blocked.list)

    @property
    def contacts(self) -> PhoneBook:
        """The contacts that people added."""
        return self._books.book(CONTACTS)

    @property
    def own(self) -> PhoneBook:
        """The system's own book."""
        return self._books.book(self._owner)

    @property
    def shared(self) -> PhoneBook:
        """The book of all systems."""
        return self._books.book(SHARED)


_EMPTY = PhoneBook({}, None)
