"""What the tests of storing and restoring calls share: reports on their way in, and what is in the call log."""

from collections.abc import Iterator
from contextlib import contextmanager
import sqlite3
from unittest.mock import patch

from pytest_homeassistant_custom_component.common import MockConfigEntry
from sqlalchemy.exc import OperationalError

from custom_components.pbx.calls.log import sink
from custom_components.pbx.calls.log.log_model import Filters, LoggedCall
from custom_components.pbx.calls.model import CallEvent, CallEventType
from homeassistant.core import HomeAssistant

from ..report_bodies import CALL

STATE = "sensor.yeastar_s100_state"


@contextmanager
def full_disk() -> Iterator[None]:
    """Have no room left on the disk."""
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    with patch.object(sink, "write", side_effect=OperationalError("INSERT", {}, full)):
        yield


async def reload(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Unload an entry and set it up again."""
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()


async def logged(entry: MockConfigEntry) -> list[LoggedCall]:
    """Return all calls in the log, the latest first."""
    page = await entry.runtime_data.log.page(Filters())
    return list(page.calls)


async def happened(entry: MockConfigEntry, call_id: str = CALL) -> list[CallEventType]:
    """Return what the log has of a call."""
    pbx = entry.runtime_data
    events = await pbx.log.events(pbx.identity.log_key, call_id)
    return [event.type for event in events]


async def received(entry: MockConfigEntry) -> list[bytes]:
    """Return the reports that are kept of calls in progress."""
    pbx = entry.runtime_data
    journal = await pbx.log.journal(pbx.identity.log_key)
    return [report.body for report in journal]


def heard(entry: MockConfigEntry) -> list[CallEvent]:
    """Return the call events that are published from now on."""
    events: list[CallEvent] = []
    entry.runtime_data.listeners.async_listen_calls(None, events.append)
    return events
