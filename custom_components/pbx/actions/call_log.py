"""Actions that read the call log."""

import csv
from io import StringIO
from pathlib import Path
import re
from typing import Any, Final

import voluptuous as vol

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceValidationError,
    Unauthorized,
)
from homeassistant.helpers import config_validation as cv, service
from homeassistant.util import dt as dt_util

from ..calls.log.log_errors import LogError
from ..calls.log.log_model import MAX_PAGE, Filters, Page
from ..const import DOMAIN
from ..data import PbxData
from .log_reading import (
    FILTERS,
    PAGING,
    Names,
    async_page,
    async_user,
    filters_of,
    readable,
)

SERVICE_GET_CALLS: Final = "get_calls"
SERVICE_EXPORT_CALLS: Final = "export_calls"
ATTR_PATH: Final = "path"

_ENTRY: dict[Any, Any] = {vol.Optional(ATTR_CONFIG_ENTRY_ID): cv.string}
GET_CALLS_SCHEMA = vol.Schema({**_ENTRY, **FILTERS, **PAGING})
EXPORT_CALLS_SCHEMA = vol.Schema(
    {**_ENTRY, **FILTERS, vol.Required(ATTR_PATH): cv.string}
)

COLUMNS: Final = (
    "started_at",
    "direction",
    "outcome",
    "caller_number",
    "caller_name",
    "called_number",
    "called_name",
    "answered_by",
    "extensions",
    "trunk",
    "path",
    "transferred_by",
    "ring_seconds",
    "talk_seconds",
    "answered_at",
    "ended_at",
    "reason",
    "reason_code",
    "recording",
    "handled_at",
    "call_id",
    "config_entry_id",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the begin of a formula."""
_NUMBER = re.compile(r"\+?[0-9 ()/.]+")


@callback
def async_setup_log_actions(hass: HomeAssistant) -> None:
    """Register the actions."""
    hass.services.async_register(
        DOMAIN,
        SERVICE_GET_CALLS,
        _async_get_calls,
        schema=GET_CALLS_SCHEMA,
        supports_response=SupportsResponse.ONLY,
    )
    hass.services.async_register(
        DOMAIN,
        SERVICE_EXPORT_CALLS,
        _async_export_calls,
        schema=EXPORT_CALLS_SCHEMA,
        supports_response=SupportsResponse.OPTIONAL,
    )


async def _async_get_calls(call: ServiceCall) -> ServiceResponse:
    """Return calls, the newest first."""
    systems = await _async_systems(call)
    page = await _async_page(
        systems,
        filters_of(call.data),
        call.data.get("cursor"),
        call.data["limit"],
    )
    names = Names(systems)
    return {
        "calls": [names.describe(logged) for logged in page.calls],
        "next_cursor": page.next_cursor,
    }


async def _async_export_calls(call: ServiceCall) -> ServiceResponse:
    """Write calls to a file, the newest first."""
    hass = call.hass
    systems = await _async_systems(call)
    target = await hass.async_add_executor_job(_target, hass, call.data[ATTR_PATH])
    names, filters = Names(systems), filters_of(call.data)
    # Written next to it first, so that there is never half a file.
    draft = target.with_name(f"{target.name}.part")
    written, cursor, first = 0, None, True
    try:
        while first or cursor:
            page = await _async_page(systems, filters, cursor, MAX_PAGE)
            rows = [names.describe(logged) for logged in page.calls]
            await hass.async_add_executor_job(_write, draft, rows, first)
            written, cursor, first = written + len(rows), page.next_cursor, False
        await hass.async_add_executor_job(draft.replace, target)
    except OSError as err:
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key="export_failed",
            translation_placeholders={"path": str(target), "error": str(err)},
        ) from err
    finally:
        await hass.async_add_executor_job(_remove, draft)
    return {"path": str(target), "calls": written}


async def _async_systems(call: ServiceCall) -> list[PbxData]:
    """Return the systems that an action is about. Raises an error that says why there is none."""
    # An empty text is what a field has that is left empty, as a blueprint's input does.
    entry_id = call.data.get(ATTR_CONFIG_ENTRY_ID) or None
    if entry_id:
        service.async_get_config_entry(call.hass, DOMAIN, entry_id)
    user = await async_user(call)
    systems = readable(call.hass, user, entry_id)
    if not systems and user and not user.is_admin:
        raise Unauthorized(context=call.context)
    return systems


async def _async_page(
    systems: list[PbxData], filters: Filters, cursor: str | None, limit: int
) -> Page:
    try:
        return await async_page(systems, filters, cursor, limit)
    except ValueError as err:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="invalid_cursor"
        ) from err
    except LogError as err:
        raise HomeAssistantError(
            translation_domain=DOMAIN, translation_key="calls_not_read"
        ) from err


def _target(hass: HomeAssistant, path: str) -> Path:
    """Return the file to write to: the named file, or a file with today's date in a named folder."""
    target = Path(hass.config.path(path))
    if target.is_dir():
        target = target / f"calls_{dt_util.now():%Y-%m-%d_%H%M%S}.csv"
    if not hass.config.is_allowed_path(str(target)):
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="path_not_allowed",
            translation_placeholders={"path": str(target)},
        )
    if target.suffix.lower() != ".csv":
        # Among the files that may be written are those of Home Assistant's own web pages.
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="export_no_csv",
            translation_placeholders={"path": str(target)},
        )
    return target


def _write(path: Path, rows: list[Any], first: bool) -> None:
    text = StringIO()
    writer = csv.writer(text)
    if first:
        writer.writerow(COLUMNS)
    writer.writerows([_cell(row[column]) for column in COLUMNS] for row in rows)
    # By the mark spreadsheets know that it is UTF-8.
    with path.open(
        "w" if first else "a",
        encoding="utf-8-sig" if first else "utf-8",
        newline="",
    ) as file:
        file.write(text.getvalue())


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = " ".join(map(str, value))
    if not isinstance(value, str) or _NUMBER.fullmatch(value):
        return value
    if value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
