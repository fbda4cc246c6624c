"""The options of the call log: where it is kept, for how long, and who may read it."""

from typing import Any

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError
import voluptuous as vol

from homeassistant.config_entries import ConfigFlowResult, OptionsFlowWithReload
from homeassistant.helpers.selector import (
    BooleanSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    TextSelector,
)

from ..calls.log.log_errors import LogError
from ..const import (
    CONF_DATABASE_URL,
    CONF_OPEN_LOG,
    CONF_RETENTION_DAYS,
    DEFAULT_RETENTION_DAYS,
    LOGGER,
)
from ..error_texts import UNUSABLE, log_error_texts
from ..runtime.call_logs import async_check_database

HIDDEN = "***"
"""What stands for the password in the address that is shown. Sent back, it means the password that is known."""

MAX_RETENTION_DAYS = 36500

SCHEMA = vol.Schema(
    {
        vol.Optional(CONF_DATABASE_URL): TextSelector(),
        vol.Required(CONF_RETENTION_DAYS, default=DEFAULT_RETENTION_DAYS): vol.All(
            NumberSelector(
                NumberSelectorConfig(
                    min=0,
                    max=MAX_RETENTION_DAYS,
                    mode=NumberSelectorMode.BOX,
                    unit_of_measurement="d",
                )
            ),
            vol.Coerce(int),
        ),
        vol.Required(CONF_OPEN_LOG, default=False): BooleanSelector(),
    }
)


class CallLogStep(OptionsFlowWithReload):
    """Asks for the options of the call log."""

    async def async_step_call_log(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show the options and try a new database before it is used."""
        options = self.config_entry.options
        known = options.get(CONF_DATABASE_URL, "")
        errors: dict[str, str] = {}
        if user_input is not None:
            url = _with_password(user_input.get(CONF_DATABASE_URL, "").strip(), known)
            # A database that is in use already may be away just now; that must not keep people from changing the rest.
            error = await self._async_error(url) if url not in {"", known} else None
            if error is None:
                return self.async_create_entry(
                    data={**options, **user_input, CONF_DATABASE_URL: url}
                )
            errors[CONF_DATABASE_URL] = error
        shown = user_input or {**options, CONF_DATABASE_URL: _without_password(known)}
        return self.async_show_form(
            step_id="call_log",
            data_schema=self.add_suggested_values_to_schema(SCHEMA, shown),
            errors=errors,
            description_placeholders={
                "system": self.config_entry.title,
                "example": "postgresql://user:password@host/database",
            },
        )

    async def _async_error(self, url: str) -> str | None:
        """Return what is wrong with a database, None when it can be used."""
        try:
            await async_check_database(self.hass, url)
        except LogError as err:
            texts = log_error_texts(err)
            if texts is UNUSABLE:
                LOGGER.error("The database of the call log cannot be used: %s", err)
            return texts.form
        except Exception:
            LOGGER.exception("Unexpected error while the database is tried")
            return "unknown"
        return None


def _without_password(url: str) -> str:
    return make_url(url).render_as_string(hide_password=True) if url else ""


def _with_password(url: str, known: str) -> str:
    """Return an address that was shown without its password with the known password."""
    try:
        typed = make_url(url)
        if typed.password != HIDDEN:
            return url
        password = make_url(known).password
    except ArgumentError:
        return url
    return typed.set(password=password).render_as_string(hide_password=False)
