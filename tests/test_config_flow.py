"""Setting up phone systems that have an API, against simulators that behave as the real do."""

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest

from custom_components.pbx.const import CONF_PASSWORD_MD5, CONF_SYSTEM
from custom_components.pbx.systems import YeastarS
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import (
    CONF_HOST,
    CONF_PASSWORD,
    CONF_PORT,
    CONF_SSL,
    CONF_USERNAME,
    CONF_VERIFY_SSL,
    CONF_WEBHOOK_ID,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from simulator.openvox_uc import OpenVoxSimulator
from simulator.yeastar_s import YeastarSimulator

from . import ApiSimulator, md5, set_up, system_entry
from .set_up_flow import connection, pick, submit, suggested

type Change = Callable[[YeastarSimulator], object]


@pytest.mark.usefixtures("mock_setup_entry")
async def test_connect(hass: HomeAssistant, simulator: ApiSimulator) -> None:
    """A system is tried, and saved under its serial number without its password."""
    result = await pick(hass, simulator.key)
    result = await submit(hass, result, connection(simulator))
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["title"] == simulator.office.model
    assert result["result"].unique_id == simulator.serial_number
    assert result["data"] == {
        CONF_SYSTEM: simulator.key,
        CONF_HOST: simulator.host,
        CONF_PORT: simulator.port,
        CONF_SSL: False,
        CONF_VERIFY_SSL: False,
        CONF_USERNAME: simulator.username,
        CONF_PASSWORD_MD5: md5(simulator.password),
        CONF_WEBHOOK_ID: result["data"][CONF_WEBHOOK_ID],
    }
    assert len(result["data"][CONF_WEBHOOK_ID]) == 64
    assert simulator.password not in str(result)
    assert [request.endpoint for request in simulator.requests] == [
        "login",
        "deviceinfo/query",
        "logout",
    ]


@pytest.mark.usefixtures("mock_setup_entry")
@pytest.mark.parametrize(("language", "start"), [("json", b"{"), ("xml", b"<")])
async def test_format(
    hass: HomeAssistant, openvox: OpenVoxSimulator, language: str, start: bytes
) -> None:
    """A system that speaks XML as well is spoken to as the person says."""
    result = await pick(hass, openvox.key)
    result = await submit(hass, result, connection(openvox, format=language))
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["options"] == {"format": language}
    assert openvox.requests[0].body.startswith(start)


@pytest.mark.usefixtures("mock_setup_entry")
async def test_url_as_address(
    hass: HomeAssistant, tls_yeastar: YeastarSimulator
) -> None:
    """A URL that is pasted from the browser gives address, port and TLS."""
    result = await pick(hass, tls_yeastar.key)
    user_input = connection(tls_yeastar, host=f"{tls_yeastar.url}/", port=1, ssl=False)
    result = await submit(hass, result, user_input)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["data"][CONF_HOST] == tls_yeastar.host
    assert result["data"][CONF_PORT] == tls_yeastar.port
    assert result["data"][CONF_SSL] is True


async def test_ready_to_use(hass: HomeAssistant, yeastar: YeastarSimulator) -> None:
    """What the flow saves is all that is needed."""
    result = await pick(hass, yeastar.key)
    with patch("custom_components.pbx.reports.target.DEFAULT_REPORT_PORT", 0):
        result = await submit(hass, result, connection(yeastar))
    assert result["result"].state is ConfigEntryState.LOADED
    assert yeastar.registration


@pytest.mark.usefixtures("mock_setup_entry")
@pytest.mark.parametrize(
    ("breaks", "mends", "changes", "errors"),
    [
        (
            lambda pbx: setattr(pbx, "unreachable", True),
            lambda pbx: setattr(pbx, "unreachable", False),
            {},
            {"base": "cannot_connect"},
        ),
        (
            lambda pbx: None,
            lambda pbx: None,
            {CONF_PASSWORD: "Wrong1"},
            {"base": "invalid_auth"},
        ),
        (
            lambda pbx: None,
            lambda pbx: None,
            {CONF_USERNAME: "admin"},
            {"base": "invalid_auth"},
        ),
        (
            lambda pbx: pbx.lock(),
            lambda pbx: pbx.unlock(),
            {},
            {"base": "locked_out"},
        ),
        (
            lambda pbx: pbx.configure("api_enabled", False),
            lambda pbx: pbx.configure("api_enabled", True),
            {},
            {"base": "api_disabled"},
        ),
        (
            lambda pbx: pbx.configure("foreign", True),
            lambda pbx: pbx.configure("foreign", False),
            {},
            {"base": "not_this_system"},
        ),
        (
            lambda pbx: pbx.fail("deviceinfo/query", "10004"),
            lambda pbx: None,
            {},
            {"base": "bad_reply"},
        ),
        (
            lambda pbx: None,
            lambda pbx: None,
            {CONF_HOST: "the phone system"},
            {CONF_HOST: "invalid_host"},
        ),
    ],
    ids=[
        "unreachable",
        "wrong_password",
        "wrong_user",
        "locked_out",
        "api_disabled",
        "another_device",
        "bad_reply",
        "no_address",
    ],
)
async def test_error_and_recovery(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    breaks: Change,
    mends: Change,
    changes: dict[str, Any],
    errors: dict[str, str],
) -> None:
    """Each failure has its own message, what was typed stays, and then it works."""
    result = await pick(hass, yeastar.key)
    breaks(yeastar)
    user_input = connection(yeastar, **changes)
    result = await submit(hass, result, user_input)
    assert result["type"] is FlowResultType.FORM
    assert result["errors"] == errors
    assert suggested(result) == user_input
    mends(yeastar)
    result = await submit(hass, result, connection(yeastar))
    assert result["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.usefixtures("mock_setup_entry")
async def test_wrong_port(hass: HomeAssistant, simulator: ApiSimulator) -> None:
    """Where nothing listens, nothing is reached."""
    port = simulator.port
    await simulator.stop()
    result = await pick(hass, simulator.key)
    result = await submit(hass, result, connection(simulator, port=port))
    assert result["errors"] == {"base": "cannot_connect"}
    await simulator.start()
    result = await submit(hass, result, connection(simulator))
    assert result["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.usefixtures("mock_setup_entry")
async def test_without_tls(hass: HomeAssistant, tls_yeastar: YeastarSimulator) -> None:
    """A system that speaks only TLS does not understand anything else."""
    result = await pick(hass, tls_yeastar.key)
    result = await submit(hass, result, connection(tls_yeastar, ssl=False))
    assert result["errors"] == {"base": "cannot_connect"}
    result = await submit(hass, result, connection(tls_yeastar))
    assert result["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.usefixtures("mock_setup_entry")
async def test_untrusted_certificate(
    hass: HomeAssistant, tls_yeastar: YeastarSimulator
) -> None:
    """The certificate that a system came with fails the check, and is no obstacle without."""
    result = await pick(hass, tls_yeastar.key)
    result = await submit(hass, result, connection(tls_yeastar, verify_ssl=True))
    assert result["errors"] == {"base": "certificate_rejected"}
    result = await submit(hass, result, connection(tls_yeastar))
    assert result["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.usefixtures("mock_setup_entry")
async def test_bad_reply_is_explained(
    hass: HomeAssistant, yeastar: YeastarSimulator
) -> None:
    """An error number is shown with what the vendor says of it."""
    yeastar.fail("deviceinfo/query", "10004")
    result = await pick(hass, yeastar.key)
    result = await submit(hass, result, connection(yeastar))
    assert result["description_placeholders"]["errno"] == "10004"
    assert "blank" in result["description_placeholders"]["meaning"]
    with yeastar.canned("deviceinfo/query", b"?"):
        result = await submit(hass, result, connection(yeastar))
    assert result["errors"] == {"base": "bad_reply"}
    assert result["description_placeholders"]["errno"] == "-"
    result = await submit(hass, result, connection(yeastar))
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert yeastar.asked("logout")


@pytest.mark.usefixtures("mock_setup_entry")
async def test_unexpected_error(
    hass: HomeAssistant, yeastar: YeastarSimulator, caplog: pytest.LogCaptureFixture
) -> None:
    """What nobody foresaw is logged, and the form stays."""
    result = await pick(hass, yeastar.key)
    with patch.object(YeastarS, "connect", side_effect=RuntimeError("Surprise")):
        result = await submit(hass, result, connection(yeastar))
    assert result["errors"] == {"base": "unknown"}
    assert "Surprise" in caplog.text
    caplog.clear()
    result = await submit(hass, result, connection(yeastar))
    assert result["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.usefixtures("mock_setup_entry")
async def test_refused_credentials_are_tried_once(
    hass: HomeAssistant, simulator: ApiSimulator
) -> None:
    """Five tries lock Home Assistant out, so that each is a person's own."""
    result = await pick(hass, simulator.key)
    for tries in range(1, 6):
        result = await submit(hass, result, connection(simulator, password="Wrong1"))
        assert result["errors"] == {"base": "invalid_auth"}
        assert len(simulator.asked("login")) == tries
    result = await submit(hass, result, connection(simulator))
    assert result["errors"] == {"base": "locked_out"}
    simulator.unlock()
    result = await submit(hass, result, connection(simulator))
    assert result["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.usefixtures("mock_setup_entry")
async def test_already_configured(hass: HomeAssistant, simulator: ApiSimulator) -> None:
    """A system that has moved is found by its serial number."""
    entry = system_entry(simulator)
    entry.add_to_hass(hass)
    hass.config_entries.async_update_entry(
        entry, data={**entry.data, CONF_HOST: "192.168.1.99", CONF_PORT: 80}
    )
    result = await pick(hass, simulator.key)
    result = await submit(hass, result, connection(simulator))
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "already_configured"
    assert entry.data == system_entry(simulator).data


async def test_already_running(hass: HomeAssistant, simulator: ApiSimulator) -> None:
    """Reports go on to the entry, although the flow logged in after it."""
    entry = await set_up(hass, system_entry(simulator))
    result = await pick(hass, simulator.key)
    result = await submit(hass, result, connection(simulator))
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "already_configured"
    assert entry.state is ConfigEntryState.LOADED
    assert simulator.registration
    assert simulator.registration.target.path.endswith(entry.data[CONF_WEBHOOK_ID])
