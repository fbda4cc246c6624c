"""What the system information shows of the call log."""

from datetime import UTC, datetime
from inspect import isawaitable
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    get_system_health_info,
)

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_errors import CannotReach
from custom_components.pbx.calls.log.log_model import LogSize
from custom_components.pbx.const import CONF_DATABASE_URL, DOMAIN
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from simulator.yeastar_s import YeastarSimulator

from . import set_up_other_yeastar, set_up_system
from .calls.example_calls import over
from .log_of_entry import put
from .postgres import PostgresServer
from .translations import EN

START = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


@pytest.fixture
async def entry(hass: HomeAssistant, yeastar: YeastarSimulator) -> MockConfigEntry:
    """Set up a phone system."""
    assert await async_setup_component(hass, "system_health", {})
    return await set_up_system(hass, yeastar)


async def info(hass: HomeAssistant) -> dict[str, Any]:
    """Return what is shown, each thing with its text, when all is known."""
    await hass.async_block_till_done()
    found = await get_system_health_info(hass, DOMAIN)
    assert set(found) <= set(EN["system_health"]["info"])
    return {key: await known(value) for key, value in found.items()}


async def known(value: Any) -> Any:
    """Return a value, or what it comes to."""
    return await value if isawaitable(value) else value


async def test_file(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Of the embedded file the size is shown, and since when it is kept."""
    await put(hass, entry, over("0301234567", START))
    found = await info(hass)
    assert found["phone_systems"] == 1
    assert found["database"] == "SQLite"
    assert found["call_log"].startswith("1 call · 0.")
    assert found["call_log"].endswith(" MB · since 2026-11-20")


async def test_shared_file(
    hass: HomeAssistant, entry: MockConfigEntry, other_yeastar: YeastarSimulator
) -> None:
    """A file that systems share is shown once."""
    await set_up_other_yeastar(hass, other_yeastar)
    found = await info(hass)
    assert set(found) == {"phone_systems", "database", "call_log"}
    assert found["phone_systems"] == 2


async def test_two_databases(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    other_yeastar: YeastarSimulator,
    postgres_server: PostgresServer,
) -> None:
    """Of several databases each is shown with its kind, and none with its address."""
    other = await set_up_other_yeastar(hass, other_yeastar)
    url = postgres_server.new_database()
    hass.config_entries.async_update_entry(
        other, options={**other.options, CONF_DATABASE_URL: url}
    )
    assert await hass.config_entries.async_reload(other.entry_id)
    found = await info(hass)
    assert found["database_1"] == "SQLite"
    assert found["database_2"] == "PostgreSQL"
    assert found["call_log_2"].startswith("0 calls")
    assert url not in str(found)


@pytest.mark.parametrize(
    ("language", "error"),
    [
        ("en", "The database does not answer."),
        ("de", "Die Datenbank antwortet nicht."),
        ("fr", "La base de données ne répond pas."),
        ("zh-Hans", "数据库没有应答"),
    ],
)
async def test_away(
    hass: HomeAssistant, entry: MockConfigEntry, language: str, error: str
) -> None:
    """A database that does not answer is shown as a failure, with what to do about it."""
    hass.config.language = language
    with patch.object(CallLog, "size", side_effect=CannotReach("It is away")):
        found = await info(hass)
    assert found["call_log"]["type"] == "failed"
    assert found["call_log"]["error"].startswith(error)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        (
            "en",
            "12,345 calls · 1.2 MB · since 2026-01-05 · 1,003 waiting to be stored",
        ),
        (
            "de",
            "12.345 Anrufe · 1,2 MB · seit 05.01.2026 · 1.003 noch zu speichern",
        ),
        (
            "fr",
            "12\u202f345 appels · 1,2 Mo · depuis le 05/01/2026 · 1\u202f003 en attente d’enregistrement",
        ),
        (
            "zh-Hans",
            "12,345 次通话 · 1.2 MB · 自 2026年01月05日 起 · 1,003 项等待保存",
        ),
    ],
)
async def test_language(
    hass: HomeAssistant, entry: MockConfigEntry, language: str, shown: str
) -> None:
    """Words, numbers and dates are those of Home Assistant's language."""
    hass.config.language = language
    size = LogSize(
        calls=12_345,
        waiting=1_003,
        oldest_at=datetime(2026, 1, 5, 15, 0, tzinfo=UTC),
        size_bytes=1_234_567,
    )
    with patch.object(CallLog, "size", return_value=size):
        found = await info(hass)
    assert found["call_log"] == shown


async def test_waiting(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """What waits for a database that does not know its size is shown too."""
    size = LogSize(calls=7, waiting=3, oldest_at=None, size_bytes=None)
    with patch.object(CallLog, "size", return_value=size):
        found = await info(hass)
    assert found["call_log"] == "7 calls · 3 waiting to be stored"


async def test_nothing_set_up(hass: HomeAssistant) -> None:
    """Without a phone system there is no log to show."""
    assert await async_setup_component(hass, "system_health", {})
    assert await async_setup_component(hass, DOMAIN, {})
    assert await info(hass) == {"phone_systems": 0}
