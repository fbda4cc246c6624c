"""Put names and groups for numbers into a phone book, from files that phones and address books export."""

from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import voluptuous as vol

from homeassistant.components.file_upload import process_uploaded_file
from homeassistant.config_entries import ConfigFlowResult, OptionsFlowWithReload
from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import (
    FileSelector,
    FileSelectorConfig,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)

from ..calls.phone_book.column_choice import ColumnChoice
from ..calls.phone_book.contact_file import BadFile
from ..calls.phone_book.contacts import (
    MAX_NUMBERS,
    Contacts,
    FoundColumns,
    read_contacts,
)
from ..const import LOGGER
from ..runtime.phone_books import CONTACTS, SHARED, PhoneBooks, async_get_phone_books
from .contacts_summary import summary_of

FILE = "file"
WHOSE = "whose"
THIS_SYSTEM = "this_system"
CHANGE = "change"
NAME_COLUMNS = "name_columns"
NUMBER_COLUMNS = "number_columns"
GROUP_COLUMNS = "group_columns"

LONGEST_LABEL = 40


class Change(StrEnum):
    """What to do with the names that a phone book has."""

    ADD = "add"
    REPLACE = "replace"
    REMOVE = "remove"


SCHEMA = vol.Schema(
    {
        vol.Optional(FILE): FileSelector(
            FileSelectorConfig(
                accept=".vcf,.vcard,.csv,.tsv,.txt,.xml,text/vcard,text/csv,text/xml"
            )
        ),
        vol.Required(WHOSE, default=THIS_SYSTEM): SelectSelector(
            SelectSelectorConfig(
                options=[THIS_SYSTEM, SHARED],
                translation_key=WHOSE,
                mode=SelectSelectorMode.LIST,
            )
        ),
        vol.Required(CHANGE, default=Change.ADD): SelectSelector(
            SelectSelectorConfig(
                options=list(Change),
                translation_key=CHANGE,
                mode=SelectSelectorMode.LIST,
            )
        ),
    }
)


@dataclass(slots=True, kw_only=True)
class _Upload:
    """A file that was read, and what is to become of it."""

    data: bytes
    contacts: Contacts
    owner: str
    change: Change


class PhoneBookSteps(OptionsFlowWithReload):
    """Asks for a file with contacts, shows what is in it before anything is saved, and says what came of it."""

    _upload: _Upload
    _done: dict[str, str]

    async def async_step_phone_book(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show how many names there are, and take a file."""
        books = await async_get_phone_books(self.hass)
        await books.async_load(self.config_entry.entry_id)
        placeholders = {
            "system": self.config_entry.title,
            "own": str(len(books.book(self.config_entry.entry_id))),
            "shared": str(len(books.book(SHARED))),
            "contacts": str(len(books.book(CONTACTS))),
            "most": str(MAX_NUMBERS),
        }
        errors: dict[str, str] = {}
        if user_input is not None:
            try:
                return await self._async_take(books, user_input)
            except BadFile as err:
                errors[FILE] = err.fault
                placeholders["line"] = str(err.line)
            except _NoFileError:
                errors[FILE] = "file_missing"
            except Exception:
                LOGGER.exception("Unexpected error while a file of contacts is read")
                errors["base"] = "unknown"
        return self.async_show_form(
            step_id="phone_book",
            data_schema=self.add_suggested_values_to_schema(
                # The file is gone once it was looked at.
                SCHEMA,
                {
                    key: value
                    for key, value in (user_input or {}).items()
                    if key != FILE
                },
            ),
            errors=errors,
            description_placeholders=placeholders,
        )

    async def async_step_phone_book_check(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show what was found. Save it, or read the table anew if other columns are chosen."""
        upload = self._upload
        columns = upload.contacts.columns
        errors: dict[str, str] = {}
        if user_input is not None:
            chosen = _chosen(user_input) if columns else None
            if columns is None or chosen is None or _is_same(chosen, columns.choice):
                books = await async_get_phone_books(self.hass)
                return await self._async_store(books)
            if not chosen.names or not chosen.numbers:
                field = NUMBER_COLUMNS if chosen.names else NAME_COLUMNS
                errors[field] = "no_column"
            else:
                try:
                    upload.contacts = await self.hass.async_add_executor_job(
                        read_contacts, upload.data, self.hass.config.country, chosen
                    )
                except BadFile:
                    errors["base"] = "nothing_in_columns"
                else:
                    columns = upload.contacts.columns
        return self.async_show_form(
            step_id="phone_book_check",
            data_schema=self.add_suggested_values_to_schema(
                _columns_schema(columns), user_input if errors else None
            ),
            errors=errors,
            description_placeholders=summary_of(upload.contacts),
        )

    async def async_step_phone_book_done(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say what came of the file. The options are as they were."""
        if user_input is not None:
            return self.async_create_entry(data=dict(self.config_entry.options))
        return self.async_show_form(
            step_id="phone_book_done",
            data_schema=vol.Schema({}),
            description_placeholders=self._done,
        )

    async def _async_take(
        self, books: PhoneBooks, user_input: dict[str, Any]
    ) -> ConfigFlowResult:
        """Read a file and show what is in it. Raises BadFile, and _NoFileError where a file is needed."""
        owner = self.config_entry.entry_id
        if user_input[WHOSE] == SHARED:
            owner = SHARED
        change = Change(user_input[CHANGE])
        if change is Change.REMOVE:
            await books.async_remove(owner)
            return await self._async_say_done(books, owner, Contacts(names={}))
        data, contacts = await self.hass.async_add_executor_job(
            _read, self.hass, user_input.get(FILE, "")
        )
        self._upload = _Upload(data=data, contacts=contacts, owner=owner, change=change)
        return await self.async_step_phone_book_check()

    async def _async_store(self, books: PhoneBooks) -> ConfigFlowResult:
        upload = self._upload
        await books.async_load(upload.owner)
        contacts = upload.contacts
        store = books.async_add if upload.change is Change.ADD else books.async_replace
        without_room = await store(
            upload.owner, contacts.names, contacts.groups, contacts.photos
        )
        return await self._async_say_done(
            books, upload.owner, contacts, contacts.photos_left_out + without_room
        )

    async def _async_say_done(
        self,
        books: PhoneBooks,
        owner: str,
        contacts: Contacts,
        photos_left_out: int = 0,
    ) -> ConfigFlowResult:
        self._done = {
            "read": str(len(contacts.names)),
            "left_out": str(contacts.left_out),
            "names": str(len(books.book(owner))),
            "groups": str(len(books.book(owner).group_names)),
            "photos": str(len(books.book(owner).digests)),
            "photos_left_out": str(photos_left_out),
        }
        return await self.async_step_phone_book_done()


class _NoFileError(Exception):
    """No file was uploaded, or it is gone."""


def _read(hass: HomeAssistant, file_id: str) -> tuple[bytes, Contacts]:
    with ExitStack() as stack:
        try:
            path = stack.enter_context(process_uploaded_file(hass, file_id))
        except ValueError as err:
            raise _NoFileError from err
        data = path.read_bytes()
    return data, read_contacts(data, hass.config.country)


def _columns_schema(columns: FoundColumns | None) -> vol.Schema:
    """Ask which columns of a table to take, and suggest those that were found."""
    if columns is None:
        return vol.Schema({})
    options = [
        SelectOptionDict(
            value=str(place), label=f"{place + 1} {heading[:LONGEST_LABEL]}".strip()
        )
        for place, heading in enumerate(columns.headings)
    ]
    choose = SelectSelector(
        SelectSelectorConfig(
            options=options, multiple=True, mode=SelectSelectorMode.DROPDOWN
        )
    )
    found = columns.choice
    return vol.Schema(
        {
            vol.Optional(NAME_COLUMNS, default=_texts(found.name_columns)): choose,
            vol.Optional(NUMBER_COLUMNS, default=_texts(found.numbers)): choose,
            vol.Optional(GROUP_COLUMNS, default=_texts(found.groups)): choose,
        }
    )


def _texts(places: tuple[int, ...]) -> list[str]:
    return list(map(str, places))


def _chosen(user_input: dict[str, Any]) -> ColumnChoice:
    names = tuple(map(int, user_input[NAME_COLUMNS]))
    return ColumnChoice(
        names=(names,) if names else (),
        numbers=tuple(map(int, user_input[NUMBER_COLUMNS])),
        groups=tuple(map(int, user_input[GROUP_COLUMNS])),
    )


def _is_same(chosen: ColumnChoice, shown: ColumnChoice) -> bool:
    """Answer whether the columns were left as they were found."""
    return (chosen.name_columns, chosen.numbers, chosen.groups) == (
        shown.name_columns,
        shown.numbers,
        shown.groups,
    )
