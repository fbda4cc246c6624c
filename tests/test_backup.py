"""Backups hold the call log as it was at a single moment, however long it takes to make them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
import shutil

import pytest

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.runtime.call_logs import FILE
from homeassistant.components.backup import async_get_manager
from homeassistant.components.backup.manager import BackupManager
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from simulator.yeastar_s import YeastarSimulator

from . import set_up_system
from .calls.example_calls import over
from .log_of_entry import heard, put

NOW = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
EARLIER = 5
LATER = 600
"""More than what is written before a file takes what its log holds."""


@pytest.fixture
async def manager(hass: HomeAssistant) -> BackupManager:
    """Have Home Assistant's backups."""
    assert await async_setup_component(hass, "backup", {})
    await hass.async_block_till_done()
    return async_get_manager(hass)


async def calls_in(path: Path) -> int:
    """Open a log as a restored Home Assistant does, and return how many calls it has."""
    log = await CallLog.open(path)
    size = await log.size()
    await log.close()
    return size.calls


async def test_copy_while_calls_go_on(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    manager: BackupManager,
    tmp_path: Path,
) -> None:
    """Calls are taken during a backup, and its copy has all that was there when it began."""
    entry = await set_up_system(hass, yeastar)
    log = entry.runtime_data.log
    await put(hass, entry, *(over(f"555{number}", NOW) for number in range(EARLIER)))
    original = Path(hass.config.path(FILE))
    copy = tmp_path / "copy" / FILE
    copy.parent.mkdir()
    await manager.async_pre_backup_actions()
    shutil.copy(original, copy)
    moments = (NOW + timedelta(seconds=number) for number in range(LATER))
    await put(hass, entry, *(over("5560", moment) for moment in moments))
    shutil.copy(f"{original}-wal", f"{copy}-wal")
    await manager.async_post_backup_actions()
    assert await calls_in(copy) == EARLIER + LATER
    assert (await log.size()).calls == EARLIER + LATER


async def test_twice(
    hass: HomeAssistant, yeastar: YeastarSimulator, manager: BackupManager
) -> None:
    """A backup that failed does not keep the next from being made, nor the log from being closed."""
    entry = await set_up_system(hass, yeastar)
    await manager.async_pre_backup_actions()
    await manager.async_pre_backup_actions()
    await heard(hass, entry)
    assert await hass.config_entries.async_unload(entry.entry_id)
    await manager.async_post_backup_actions()
    await manager.async_post_backup_actions()


async def test_damaged(
    hass: HomeAssistant, manager: BackupManager, caplog: pytest.LogCaptureFixture
) -> None:
    """A file that cannot be read does not keep a backup from being made, but is reported."""
    assert await async_setup_component(hass, "pbx", {})
    Path(hass.config.path(FILE)).write_bytes(b"no database" * 400)
    await hass.async_block_till_done()
    await manager.async_pre_backup_actions()
    await manager.async_post_backup_actions()
    assert f"{FILE} is copied as it happens to be" in caplog.text
