"""Put names for numbers into a phone book, from files that phones and address books export."""

from contextlib import ExitStack
from enum import StrEnum
from typing import Any

import voluptuous as vol

from homeassistant.components.file_upload import process_uploaded_file
from homeassistant.config_entries import ConfigFlowResult, OptionsFlowWithReload
from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import (
    FileSelector,
    FileSelectorConfig,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)

from ..calls.phone_book.contact_file import BadFile
from ..calls.phone_book.contacts import MAX_NUMBERS, Contacts, read_contacts
from ..const import LOGGER
from ..runtime.phone_books import SHARED, PhoneBooks, async_get_phone_books

FILE = "file"
WHOSE = "whose"
THIS_SYSTEM = "this_system"
CHANGE = "change"


class Change(StrEnum):
    """What to do with the names that a phone book has."""

    ADD = "add"
    REPLACE = "replace"
    REMOVE = "remove"


SCHEMA = vol.Schema(
    {
        vol.Optional(FILE): FileSelector(
            FileSelectorConfig(accept=".vcf,.vcard,.csv,.txt,text/vcard,text/csv")
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


class PhoneBookSteps(OptionsFlowWithReload):
    """Asks for a file with contacts, and says what came of it."""

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
            "most": str(MAX_NUMBERS),
        }
        errors: dict[str, str] = {}
        if user_input is not None:
            try:
                return await self._async_change(books, user_input)
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

    async def _async_change(
        self, books: PhoneBooks, user_input: dict[str, Any]
    ) -> ConfigFlowResult:
        """Change a phone book. Raises BadFile, and _NoFileError where a file is needed."""
        owner = self.config_entry.entry_id
        if user_input[WHOSE] == SHARED:
            owner = SHARED
        change = Change(user_input[CHANGE])
        contacts = Contacts(names={}, left_out=0)
        if change is Change.REMOVE:
            await books.async_remove(owner)
        else:
            contacts = await self.hass.async_add_executor_job(
                _read, self.hass, user_input.get(FILE, "")
            )
            store = books.async_add if change is Change.ADD else books.async_replace
            await store(owner, contacts.names)
        self._done = {
            "read": str(len(contacts.names)),
            "left_out": str(contacts.left_out),
            "names": str(len(books.book(owner))),
        }
        return await self.async_step_phone_book_done()


class _NoFileError(Exception):
    """No file was uploaded, or it is gone."""


def _read(hass: HomeAssistant, file_id: str) -> Contacts:
    with ExitStack() as stack:
        try:
            path = stack.enter_context(process_uploaded_file(hass, file_id))
        except ValueError as err:
            raise _NoFileError from err
        file = stack.enter_context(path.open("rb"))
        return read_contacts(file, hass.config.country)
