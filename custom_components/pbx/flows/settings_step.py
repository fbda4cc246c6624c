"""The options of a phone system itself: what of it is shown, and whose reports are taken."""

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
from ..const import (
    CONF_EXTENSIONS,
    CONF_REPORT_ADDRESS,
    CONF_REPORT_PORT,
    CONF_SOURCES,
    CONF_SYSTEM,
)
from ..systems import SYSTEMS
from .schemas import options_schema


class SettingsStep(OptionsFlowWithReload):
    """Ask for the options that the system's features give a meaning to."""

    async def async_step_settings(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show the options and check them."""
        system = SYSTEMS[self.config_entry.data[CONF_SYSTEM]]
        zones = await self.hass.async_add_executor_job(zoneinfo.available_timezones)
        schema = options_schema(system, self._extensions(), zones)
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
                return self.async_create_entry(
                    data={**self.config_entry.options, **options}
                )
        return self.async_show_form(
            step_id="settings",
            data_schema=self.add_suggested_values_to_schema(
                schema, user_input or self.config_entry.options
            ),
            errors=errors,
            description_placeholders=placeholders,
        )

    def _extensions(self) -> list[SelectOptionDict]:
        """Return the extensions to choose from: those of the system, and those chosen."""
        names: dict[str, str | None] = dict.fromkeys(
            self.config_entry.options.get(CONF_EXTENSIONS, ())
        )
        if self.config_entry.state is ConfigEntryState.LOADED:
            names |= self.config_entry.runtime_data.extensions.names or {}
        return [
            SelectOptionDict(value=number, label=f"{number} {name or ''}".rstrip())
            for number, name in sorted(names.items())
        ]


def _normalize_numbers(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(number for text in texts if (number := text.strip())))


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
    CONF_EXTENSIONS: ((), _normalize_numbers, ""),
    CONF_REPORT_ADDRESS: ("", normalize_report_address, "invalid_report_address"),
    CONF_SOURCES: ((), _normalize_networks, "invalid_source"),
}
