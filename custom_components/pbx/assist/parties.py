"""Who is meant by a name or a number that was said: somebody in a phone book, an extension, or the phone in a room."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import area_registry as ar

from ..calls.phone_book.number_to_dial import NotDialled, number_to_dial
from ..calls.phone_book.numbers import number_key
from ..calls.phone_book.spoken_names import closest
from ..data import PbxData
from ..devices import async_get_extension_devices
from ..runtime.phone_books import CONTACTS, SHARED, async_get_phone_books
from .speech import Unanswered
from .spoken import SpokenWords

MOST_FOUND: Final = 50
"""How many of those whom a name fits are looked at; nobody wants to hear of more."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who can be called. ``number`` is as it was written or said."""

    number: str
    name: str | None = None

    @property
    def label(self) -> str:
        """What an answer calls it."""
        return f"{self.name} ({self.number})" if self.name else self.number


async def async_find_parties(
    hass: HomeAssistant, pbx: PbxData, said: str, words: SpokenWords
) -> list[Party]:
    """Return who may be called by what was said at a phone system, each number once.

    Raises Unanswered where a room is meant in which there is no extension.
    """
    if number := number_said(said, words):
        inside = (pbx.extensions.names or {}).get(number)
        return [Party(number, inside or pbx.name_of(number))]
    books = await async_get_phone_books(hass)
    known = [
        *_extension_names(hass, pbx),
        *(
            (name, Party(number, name))
            for owner in (CONTACTS, pbx.entry.entry_id, SHARED)
            for number, name in books.book(owner).names.items()
        ),
    ]
    return await _async_closest(hass, said, words, known)


async def async_find_extensions(
    hass: HomeAssistant, pbx: PbxData, said: str, words: SpokenWords
) -> list[Party]:
    """Return which extensions of a phone system may be meant by what was said.

    Raises Unanswered where a room is meant in which there is no extension.
    """
    names = pbx.extensions.names or {}
    if number := number_said(said, words):
        return [Party(number, names[number])] if number in names else []
    return await _async_closest(hass, said, words, list(_extension_names(hass, pbx)))


def number_said(said: str, words: SpokenWords) -> str | None:
    """Return the number that was said; None where it was something else."""
    try:
        return number_to_dial(words.number_in(said) or "")
    except NotDialled:
        return None


async def _async_closest(
    hass: HomeAssistant,
    said: str,
    words: SpokenWords,
    known: list[tuple[str, Party | None]],
) -> list[Party]:
    name = words.name_in(said)
    # Takes a moment, as a phone holds thousands of names.
    found = await hass.async_add_executor_job(closest, name, known)
    parties: dict[str, Party] = {}
    for party in islice(filter(None, found), MOST_FOUND):
        parties.setdefault(number_key(party.number, hass.config.country), party)
    if found and not parties:
        raise Unanswered("assist_no_extension_in_area", area=name)
    return list(parties.values())


@callback
def _extension_names(
    hass: HomeAssistant, pbx: PbxData
) -> Iterator[tuple[str, Party | None]]:
    """Yield the names that the extensions of a system go by, and the names of the rooms that no extension is in.

    These are the name that the system has for an extension, the one that somebody gave its device, and those of its room.
    """
    names = pbx.extensions.names or {}
    devices = async_get_extension_devices(hass, pbx.entry.entry_id, pbx.identity.prefix)
    for number, name in names.items():
        if name:
            yield name, Party(number, name)
    for number, device in devices.items():
        if device.name_by_user:
            yield device.name_by_user, Party(number, names.get(number))
    for area in ar.async_get(hass).async_list_areas():
        there = [
            Party(number, names.get(number))
            for number, device in devices.items()
            if device.area_id == area.id
        ]
        for name in (area.name, *area.aliases):
            for party in there or (None,):
                yield name, party
