"""Choosing where calls are kept, for how long, and who may read about them."""

from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.calls.log.log_errors import (
    CannotReach,
    DiskFull,
    DriverMissing,
    InvalidUrl,
    LogError,
    NewerSchema,
    NoRights,
)
from custom_components.pbx.const import (
    CONF_DATABASE_URL,
    CONF_OPEN_LOG,
    CONF_RETENTION_DAYS,
    CONF_SYSTEM,
    DOMAIN,
)
from custom_components.pbx.systems import YeastarS
from homeassistant.config_entries import ConfigFlowResult
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType

KEEP = {CONF_RETENTION_DAYS: 365, CONF_OPEN_LOG: False}
URL = "postgresql://pbx:s3cret%40@db.lan:5433/calls"
SHOWN = "postgresql://pbx:***@db.lan:5433/calls"

pytestmark = pytest.mark.usefixtures("mock_setup_entry")


class Databases:
    """What was tried, and what is wrong with it."""

    def __init__(self) -> None:
        """Begin with databases that are all good."""
        self.tried: list[str] = []
        self.error: Exception | None = None

    async def async_try(self, hass: HomeAssistant, url: str) -> None:
        """Try a database."""
        self.tried.append(url)
        if self.error:
            raise self.error


@pytest.fixture
def databases() -> Any:
    """Have databases that no test could take away."""
    databases = Databases()
    with patch(
        "custom_components.pbx.flows.call_log_step.async_check_database",
        databases.async_try,
    ):
        yield databases


def add_entry(hass: HomeAssistant, **options: Any) -> MockConfigEntry:
    """Add an entry that is not loaded."""
    entry = MockConfigEntry(
        domain=DOMAIN,
        title="Office",
        data={CONF_SYSTEM: YeastarS.key, CONF_WEBHOOK_ID: "e2a1"},
        options={"kept": "as it is", **options},
    )
    entry.add_to_hass(hass)
    return entry


async def open_call_log(
    hass: HomeAssistant, entry: MockConfigEntry
) -> ConfigFlowResult:
    """Open the options and pick the call log."""
    result = await hass.config_entries.options.async_init(entry.entry_id)
    result = await hass.config_entries.options.async_configure(
        result["flow_id"], {"next_step_id": "call_log"}
    )
    assert result["type"] is FlowResultType.FORM
    assert result["step_id"] == "call_log"
    assert result["errors"] == {}
    return result


async def submit(
    hass: HomeAssistant, result: ConfigFlowResult, **values: Any
) -> ConfigFlowResult:
    """Send the form."""
    return await hass.config_entries.options.async_configure(
        result["flow_id"], KEEP | values
    )


def suggested(result: ConfigFlowResult) -> dict[str, Any]:
    """Return what the form suggests."""
    return {
        str(field): (field.description or {}).get("suggested_value")
        for field in result["data_schema"].schema
    }


async def test_file(hass: HomeAssistant, databases: Databases) -> None:
    """Without the URL of a database there is nothing to try."""
    entry = add_entry(hass)
    result = await open_call_log(hass, entry)
    assert suggested(result)[CONF_DATABASE_URL] == ""
    result = await submit(
        hass, result, **{CONF_RETENTION_DAYS: 30.0, CONF_OPEN_LOG: True}
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options == {
        "kept": "as it is",
        CONF_DATABASE_URL: "",
        CONF_RETENTION_DAYS: 30,
        CONF_OPEN_LOG: True,
    }
    assert not databases.tried


async def test_database(hass: HomeAssistant, databases: Databases) -> None:
    """A database is tried before it is used."""
    entry = add_entry(hass)
    result = await open_call_log(hass, entry)
    result = await submit(hass, result, **{CONF_DATABASE_URL: f" {URL} "})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options == {"kept": "as it is", CONF_DATABASE_URL: URL, **KEEP}
    assert databases.tried == [URL]


@pytest.mark.parametrize(
    ("url", "saved", "tried"),
    [
        (SHOWN, URL, []),
        (
            SHOWN.replace("db.lan", "10.0.0.7"),
            URL.replace("db.lan", "10.0.0.7"),
            [URL.replace("db.lan", "10.0.0.7")],
        ),
        (
            SHOWN.replace("***", "new"),
            SHOWN.replace("***", "new"),
            [SHOWN.replace("***", "new")],
        ),
        ("", "", []),
    ],
    ids=["same", "other_host", "other_password", "file"],
)
async def test_password(
    hass: HomeAssistant, databases: Databases, url: str, saved: str, tried: list[str]
) -> None:
    """The password is not shown, and stays unless another password is entered."""
    entry = add_entry(hass, **{CONF_DATABASE_URL: URL, **KEEP})
    result = await open_call_log(hass, entry)
    assert suggested(result)[CONF_DATABASE_URL] == SHOWN
    await submit(hass, result, **{CONF_DATABASE_URL: url})
    assert entry.options[CONF_DATABASE_URL] == saved
    assert databases.tried == tried


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (InvalidUrl(), "database_invalid_url"),
        (DriverMissing(), "database_driver_missing"),
        (CannotReach(), "database_cannot_reach"),
        (NoRights(), "database_no_rights"),
        (DiskFull(), "database_disk_full"),
        (NewerSchema(), "database_newer_schema"),
        (LogError(), "database_unusable"),
        (RuntimeError(), "unknown"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_bad_database(
    hass: HomeAssistant, databases: Databases, error: Exception, key: str
) -> None:
    """A database that cannot be used is refused with the reason, and the form can be sent again."""
    entry = add_entry(hass)
    result = await open_call_log(hass, entry)
    databases.error = error
    result = await submit(hass, result, **{CONF_DATABASE_URL: URL})
    assert result["type"] is FlowResultType.FORM
    assert result["errors"] == {CONF_DATABASE_URL: key}
    assert suggested(result) == {CONF_DATABASE_URL: URL, **KEEP}
    assert CONF_DATABASE_URL not in entry.options
    databases.error = None
    result = await submit(hass, result, **{CONF_DATABASE_URL: URL})
    assert result["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("calls", "database_invalid_url"),
        ("oracle://db.lan/calls", "database_invalid_url"),
        ("postgresql://pbx:***@127.0.0.1:1/calls", "database_cannot_reach"),
    ],
    ids=["no_url", "other_kind", "nobody_there"],
)
async def test_real_database(
    hass: HomeAssistant, socket_enabled: None, url: str, key: str
) -> None:
    """What is typed is really tried."""
    entry = add_entry(hass)
    result = await open_call_log(hass, entry)
    result = await submit(hass, result, **{CONF_DATABASE_URL: url})
    assert result["errors"] == {CONF_DATABASE_URL: key}
    result = await submit(hass, result)
    assert result["type"] is FlowResultType.CREATE_ENTRY
