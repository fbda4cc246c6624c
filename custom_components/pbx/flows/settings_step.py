"""The options of a phone system itself: what of it is shown, and whose reports are taken."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any
import zoneinfo

from homeassistant.config_entries import (
    ConfigEntryState,
    ConfigFlowResult,
    OptionsFlowWithReload,
)
from homeassistant.helpers.selector import SelectOptionDict

from ..addresses import normalize_network, normalize_report_address
from ..calls.log.log_errors import LogError
from ..calls.log.log_model import Filters
from ..calls.model import Direction
from ..calls.phone_book.numbers import area_code
from ..const import (
    CONF_AREA_CODE,
    CONF_ASSIST_EXTENSION,
    CONF_BUSINESS_HOURS,
    CONF_DOORBELLS,
    CONF_EXTENSIONS,
    CONF_OUTSIDE_DIGIT,
    CONF_REPORT_ADDRESS,
    CONF_REPORT_PORT,
    CONF_SOURCES,
    CONF_SYSTEM,
)
from ..data import PbxData
from ..systems import SYSTEMS
from .lookup_fields import lookup_fields
from .schemas import options_schema

MOST = 3
"""How many digits people dial for an outside line at most."""

LOOKED_AT = 100
"""In how many calls from outside to look for the own area code."""


class SettingsStep(OptionsFlowWithReload):
    """Ask for the options that the system's features give a meaning to."""

    async def async_step_settings(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show the options and check them."""
        system = SYSTEMS[self.config_entry.data[CONF_SYSTEM]]
        zones = await self.hass.async_add_executor_job(zoneinfo.available_timezones)
        schema = options_schema(
            system, self.config_entry.data, self._extensions(), zones
        ).extend(lookup_fields(self.hass, system, self.config_entry.options))
        errors: dict[str, str] = {}
        placeholders = {"system": system.name}
        if user_input is not None:
            options = dict(user_input)
            for key, (empty, normalize, error) in _OPTIONAL.items():
                if key not in schema.schema:
                    continue
                try:
                    # A field that was left empty is not in the input.
                    options[key] = normalize(user_input.get(key, empty))
                except ValueError as err:
                    errors[key] = error
                    placeholders["invalid"] = str(err)
            if options.get(CONF_REPORT_PORT) == self.hass.http.server_port:
                errors[CONF_REPORT_PORT] = "report_port_taken"
            if not errors:
                kept = dict(self.config_entry.options)
                # An entity that was taken out of its field is not in the input, and no entity has an empty name.
                kept.pop(CONF_BUSINESS_HOURS, None)
                return self.async_create_entry(data=kept | options)
        return self.async_show_form(
            step_id="settings",
            data_schema=self.add_suggested_values_to_schema(
                schema,
                user_input
                or {
                    CONF_AREA_CODE: await self._async_area_code(),
                    **self.config_entry.options,
                },
            ),
            errors=errors,
            description_placeholders=placeholders,
        )

    async def _async_area_code(self) -> str:
        """Return the area code that most of the system's own numbers have, as far as calls from outside show them."""
        country = self.hass.config.country
        if not country or self.config_entry.state is not ConfigEntryState.LOADED:
            return ""
        pbx: PbxData = self.config_entry.runtime_data
        filters = Filters(
            systems=(pbx.identity.log_key,), directions=frozenset({Direction.INBOUND})
        )
        try:
            page = await pbx.log.page(filters, limit=LOOKED_AT)
        except LogError:
            return ""
        called = (logged.call.called_number for logged in page.calls)
        found = Counter(area_code(number, country) for number in called if number)
        del found[""]
        return found.most_common(1)[0][0] if found else ""

    def _extensions(self) -> list[SelectOptionDict]:
        """Return the extensions to choose from: those of the system, and those chosen."""
        options = self.config_entry.options
        chosen = (
            *options.get(CONF_EXTENSIONS, ()),
            *options.get(CONF_DOORBELLS, ()),
            options.get(CONF_ASSIST_EXTENSION, ""),
        )
        names: dict[str, str | None] = dict.fromkeys(filter(None, chosen))
        if self.config_entry.state is ConfigEntryState.LOADED:
            names |= self.config_entry.runtime_data.extensions.names or {}
        return [
            SelectOptionDict(value=number, label=f"{number} {name or ''}".rstrip())
            for number, name in sorted(names.items())
        ]


def _normalize_numbers(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(number for text in texts if (number := text.strip())))


def _normalize_digit(text: str) -> str:
    digit = text.strip()
    if digit and not (digit.isascii() and digit.isdecimal() and len(digit) <= MOST):
        raise ValueError(text)
    return digit


def _normalize_area_code(text: str) -> str:
    """Return an area code without the zero that people dial before it within their country."""
    code = "".join(text.split()).lstrip("0")
    if code and not (code.isascii() and code.isdecimal()):
        raise ValueError(text)
    return code


def _normalize_networks(texts: Iterable[str]) -> list[str]:
    networks = []
    for text in texts:
        try:
            networks.append(normalize_network(text))
        except ValueError as err:
            raise ValueError(text) from err
    return networks


# What an optional field holds when it is empty, how it is read, and what to say when it
# cannot be.
_OPTIONAL: dict[str, tuple[Any, Callable[[Any], Any], str]] = {
    CONF_OUTSIDE_DIGIT: ("", _normalize_digit, "invalid_outside_digit"),
    CONF_AREA_CODE: ("", _normalize_area_code, "invalid_area_code"),
    CONF_ASSIST_EXTENSION: ("", str.strip, ""),
    CONF_EXTENSIONS: ((), _normalize_numbers, ""),
    CONF_DOORBELLS: ((), _normalize_numbers, ""),
    CONF_REPORT_ADDRESS: ("", normalize_report_address, "invalid_report_address"),
    CONF_SOURCES: ((), _normalize_networks, "invalid_source"),
}
