"""How phone books are kept on the disk."""

from typing import Any, TypedDict, override

from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store

from ..const import DOMAIN

STORAGE_VERSION = 1
STORAGE_MINOR_VERSION = 3
"""Since the second there are groups, since the third photos."""


class StoredBook(TypedDict):
    """A phone book; of the photos only the digests."""

    names: dict[str, str]
    groups: dict[str, tuple[str, ...]]
    photos: dict[str, str]


class PhoneBookStore(Store[StoredBook]):
    """A phone book on the disk."""

    def __init__(self, hass: HomeAssistant, owner: str) -> None:
        """Begin with the book's owner."""
        super().__init__(
            hass,
            STORAGE_VERSION,
            f"{DOMAIN}.phone_book.{owner}",
            minor_version=STORAGE_MINOR_VERSION,
            private=True,
            atomic_writes=True,
            serialize_in_event_loop=False,
        )

    @override
    async def _async_migrate_func(
        self, old_major_version: int, old_minor_version: int, old_data: dict[str, Any]
    ) -> dict[str, Any]:
        """Take over a book that was stored before there were groups or photos."""
        return {"groups": {}, "photos": {}, **old_data}
