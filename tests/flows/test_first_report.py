"""What follows the set-up of a system that sends its reports: waiting for the first, and what to check when none comes."""

import asyncio
from collections.abc import Iterator
import socket
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx.const import (
    CONF_REPORT_ADDRESS,
    CONF_REPORT_PORT,
    CONF_SIGNING_SECRET,
    CONF_SOURCES,
    CONF_SYSTEM,
    DOMAIN,
)
from custom_components.pbx.flows import first_report_steps
from custom_components.pbx.systems import HuaweiAicc, OpenVoxUc, YeastarS
from demo.ports import free_port
from homeassistant.config_entries import (
    SOURCE_USER,
    ConfigEntry,
    ConfigFlowResult,
    FlowType,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.setup import async_setup_component
from simulator.yeastar_p import YeastarPSimulator
from simulator.yeastar_s import YeastarSimulator

from .. import ApiSimulator
from ..report_bodies import LOCAL, RINGING, TRANSFER, results
from ..set_up_flow import connection, pick, submit
from .p_series import UNSIGNED, ask_for_secret, signed

STRANGER = "192.168.99.9"
ABOUT = {
    YeastarS.key: ("report method is HTTP", "Settings > PBX > Trunks"),
    OpenVoxUc.key: ("PBX > Tools > API",),
}
OF_ANOTHER = TRANSFER.replace(b"369451090405", b"369451090406")


@pytest.fixture
def port(socket_enabled: None) -> Iterator[int]:
    """Have Home Assistant take reports at a port that is free on this machine."""
    port = free_port()
    with patch("custom_components.pbx.reports.target.DEFAULT_REPORT_PORT", port):
        yield port


async def following(hass: HomeAssistant, created: ConfigFlowResult) -> ConfigFlowResult:
    """Return where the flow is that follows a set-up."""
    assert created["type"] is FlowResultType.CREATE_ENTRY
    kind, flow_id = created["next_flow"]
    assert kind is FlowType.CONFIG_FLOW
    return await now(hass, flow_id)


async def now(hass: HomeAssistant, flow_id: str) -> Any:
    """Return where a waiting flow is, as a browser asks for it."""
    await hass.async_block_till_done()
    return await hass.config_entries.flow.async_configure(flow_id)


async def after(hass: HomeAssistant, result: ConfigFlowResult) -> Any:
    """Return where a flow is once what it waited for has come: the browser asks, and goes on to the next step."""
    return await now(hass, result["flow_id"])


async def choose(
    hass: HomeAssistant, result: ConfigFlowResult, option: str
) -> ConfigFlowResult:
    """Choose from a menu."""
    return await hass.config_entries.flow.async_configure(
        result["flow_id"], {"next_step_id": option}
    )


async def add(hass: HomeAssistant, simulator: ApiSimulator) -> ConfigFlowResult:
    """Set a system up that is told where to report."""
    result = await pick(hass, simulator.key)
    return await submit(hass, result, connection(simulator))


async def nothing_comes(
    hass: HomeAssistant, simulator: ApiSimulator
) -> ConfigFlowResult:
    """Set a system up, and wait until people have no patience left."""
    with patch.object(first_report_steps, "LONGEST_WAIT_SECONDS", 0):
        result = await following(hass, await add(hass, simulator))
        await hass.async_block_till_done(wait_background_tasks=True)
        result = await after(hass, result)
    assert result["type"] is FlowResultType.MENU
    assert result["step_id"] == "nothing_came"
    return result


async def add_centre(hass: HomeAssistant) -> ConfigFlowResult:
    """Set a contact centre up."""
    flow = hass.config_entries.flow
    result = await flow.async_init(DOMAIN, context={"source": SOURCE_USER})
    flow_id = result["flow_id"]
    await flow.async_configure(flow_id, {CONF_SYSTEM: HuaweiAicc.key})
    return await flow.async_configure(flow_id, {"account": "11"})


def abort_reason(result: ConfigFlowResult) -> str:
    """Return how a flow ended."""
    assert result["type"] is FlowResultType.ABORT
    return result["reason"]


def only_entry(hass: HomeAssistant) -> ConfigEntry[Any]:
    """Return the entry that was made."""
    [entry] = hass.config_entries.async_entries(DOMAIN)
    return entry


async def receive(hass: HomeAssistant, body: bytes, source: str | None) -> int:
    """Let the system's entry receive a report from an address, and return what is answered."""
    receiver = only_entry(hass).runtime_data.receiver
    return int((await receiver.async_receive(body, source)).status)


async def test_call(hass: HomeAssistant, port: int, simulator: ApiSimulator) -> None:
    """A call ends the waiting, and is in the entry as any call is."""
    result = await following(hass, await add(hass, simulator))
    assert result["type"] is FlowResultType.SHOW_PROGRESS
    assert result["progress_action"] == "make_a_call"
    placeholders = result["description_placeholders"]
    assert placeholders["system"] == simulator.office.model
    assert placeholders["address"] == f"{LOCAL}:{port}"
    truth = await simulator.play("internal_answered", speed=100)
    await simulator.drained()
    assert abort_reason(await after(hass, result)) == "reports_arrive"
    pbx = only_entry(hass).runtime_data
    await hass.async_block_till_done()
    assert pbx.receiver.counters.accepted == len(simulator.pushes)
    assert truth.direction == "internal"
    assert not hass.config_entries.flow.async_progress()


@pytest.mark.usefixtures("port")
async def test_report_before_the_dialog_waits(
    hass: HomeAssistant, yeastar: YeastarSimulator
) -> None:
    """What came between the set-up and the next step of the dialog counts."""
    created = await add(hass, yeastar)
    assert (await yeastar.send(RINGING)).acknowledged
    assert abort_reason(await following(hass, created)) == "reports_arrive"


async def test_nothing_comes(
    hass: HomeAssistant, port: int, simulator: ApiSimulator
) -> None:
    """What to check is named for this very system, with the port and the addresses in question."""
    result = await nothing_comes(hass, simulator)
    assert result["menu_options"] == ["wait_for_report", "finish_waiting"]
    checks = result["description_placeholders"]["checks"]
    for text in (
        *ABOUT[simulator.key],
        f"({simulator.host}) reaches `{LOCAL}:{port}`",
    ):
        assert text in checks
    result = await choose(hass, result, "wait_for_report")
    assert result["type"] is FlowResultType.SHOW_PROGRESS
    await simulator.play("internal_answered", speed=100)
    assert abort_reason(await after(hass, result)) == "reports_arrive"


@pytest.mark.usefixtures("port")
async def test_finish_without_a_report(
    hass: HomeAssistant, yeastar: YeastarSimulator
) -> None:
    """The entry stays as it is, and takes reports whenever they come."""
    result = await nothing_comes(hass, yeastar)
    result = await choose(hass, result, "finish_waiting")
    assert abort_reason(result) == "no_report_yet"
    assert (await yeastar.send(RINGING)).acknowledged


@pytest.mark.usefixtures("port")
@pytest.mark.parametrize("option", ["wait_for_report", "finish_waiting"])
async def test_report_while_people_choose(
    hass: HomeAssistant, yeastar: YeastarSimulator, option: str
) -> None:
    """What comes while the menu stands there counts."""
    result = await nothing_comes(hass, yeastar)
    assert (await yeastar.send(RINGING)).acknowledged
    await choose(hass, result, option)
    await hass.async_block_till_done(wait_background_tasks=True)
    for flow in hass.config_entries.flow.async_progress():
        assert abort_reason(await after(hass, flow)) == "reports_arrive"
    assert not hass.config_entries.flow.async_progress()


@pytest.mark.usefixtures("port")
async def test_refused_address(hass: HomeAssistant, yeastar: YeastarSimulator) -> None:
    """A report from another address is told with that address, which can be let in at once."""
    result = await following(hass, await add(hass, yeastar))
    assert await receive(hass, RINGING, STRANGER) == 403
    result = await after(hass, result)
    assert result["step_id"] == "refused_source"
    assert result["description_placeholders"]["source"] == STRANGER
    assert result["description_placeholders"]["host"] == yeastar.host
    result = await choose(hass, result, "allow_source")
    assert result["type"] is FlowResultType.SHOW_PROGRESS
    assert only_entry(hass).options[CONF_SOURCES] == [STRANGER]
    assert await receive(hass, RINGING, STRANGER) == 200
    assert abort_reason(await after(hass, result)) == "reports_arrive"


@pytest.mark.usefixtures("port")
async def test_refused_address_stays_refused(
    hass: HomeAssistant, yeastar: YeastarSimulator
) -> None:
    """Who does not know the address waits on, and is told when it comes once more."""
    result = await following(hass, await add(hass, yeastar))
    await receive(hass, RINGING, STRANGER)
    result = await after(hass, result)
    result = await choose(hass, result, "wait_for_report")
    assert result["type"] is FlowResultType.SHOW_PROGRESS
    assert CONF_SOURCES not in only_entry(hass).options
    await receive(hass, RINGING, STRANGER)
    result = await after(hass, result)
    assert result["step_id"] == "refused_source"


@pytest.mark.parametrize(
    ("body", "source", "check"),
    [
        (OF_ANOTHER, LOCAL, "another serial number"),
        (RINGING, None, "Home Assistant Cloud"),
    ],
    ids=["another-system", "cloud"],
)
@pytest.mark.usefixtures("port")
async def test_what_came_is_said(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    body: bytes,
    source: str | None,
    check: str,
) -> None:
    """What came although it was no report of this system is the first thing to check."""
    result = await following(hass, await add(hass, yeastar))
    assert await receive(hass, body, source) == 403
    result = await after(hass, result)
    assert result["step_id"] == "nothing_came"
    checks = result["description_placeholders"]["checks"]
    assert check in checks.splitlines()[0]


async def test_port_is_busy(
    hass: HomeAssistant, port: int, yeastar: YeastarSimulator
) -> None:
    """That another program has the port is said, and which port is used instead."""
    assert await async_setup_component(hass, "http", {})
    with socket.create_server(("", port)):
        result = await nothing_comes(hass, yeastar)
    checks = result["description_placeholders"]["checks"]
    assert f"uses port {port}" in checks
    assert f"own port {hass.http.server_port}" in checks


async def test_no_address(
    hass: HomeAssistant, port: int, yeastar: YeastarSimulator
) -> None:
    """Where the system cannot be told any address, nothing is waited for."""
    assert await async_setup_component(hass, "http", {})
    assert hass.config.api
    hass.config.api.use_ssl = True
    with socket.create_server(("", port)):
        result = await following_menu(hass, await add(hass, yeastar))
    assert "no address" in result["description_placeholders"]["checks"]


async def following_menu(
    hass: HomeAssistant, created: ConfigFlowResult
) -> ConfigFlowResult:
    """Return the menu that follows a set-up."""
    _, flow_id = created["next_flow"]
    await hass.async_block_till_done()
    result = await hass.config_entries.flow.async_configure(flow_id)
    assert result["type"] is FlowResultType.MENU
    return result


async def test_reload_while_waiting(
    hass: HomeAssistant, port: int, yeastar: YeastarSimulator
) -> None:
    """Whoever changes options in another window does not end the waiting. The address that is shown is the new one."""
    result = await following(hass, await add(hass, yeastar))
    entry = only_entry(hass)
    hass.config_entries.async_update_entry(
        entry, options={**entry.options, CONF_REPORT_ADDRESS: LOCAL}
    )
    assert await hass.config_entries.async_reload(entry.entry_id)
    result = await after(hass, result)
    assert result["type"] is FlowResultType.SHOW_PROGRESS
    assert result["description_placeholders"]["address"] == f"{LOCAL}:{port}"
    assert (await yeastar.send(RINGING)).acknowledged
    assert abort_reason(await after(hass, result)) == "reports_arrive"


@pytest.mark.usefixtures("port")
async def test_removed_while_waiting(
    hass: HomeAssistant, yeastar: YeastarSimulator
) -> None:
    """A dialog that was closed while it waited ends with the entry."""
    await following(hass, await add(hass, yeastar))
    await hass.config_entries.async_remove(only_entry(hass).entry_id)
    await hass.async_block_till_done()
    assert not hass.config_entries.flow.async_progress()


@pytest.mark.usefixtures("port")
async def test_stop_while_waiting(
    hass: HomeAssistant, yeastar: YeastarSimulator
) -> None:
    """Home Assistant does not wait for a report when it stops."""
    await following(hass, await add(hass, yeastar))
    async with asyncio.timeout(first_report_steps.LONGEST_WAIT_SECONDS / 10):
        await hass.async_block_till_done()


@pytest.mark.usefixtures("address")
async def test_test_message(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """The test message of a PBX with a webhook ends the waiting."""
    result = await ask_for_secret(hass, p_series)
    created = await submit(hass, result, signed(p_series.webhook_secret))
    result = await following(hass, created)
    assert result["progress_action"] == "send_test_message"
    assert (await p_series.send_test()).acknowledged
    assert abort_reason(await after(hass, result)) == "reports_arrive"


@pytest.mark.usefixtures("address")
async def test_wrong_signature(
    hass: HomeAssistant, p_series: YeastarPSimulator
) -> None:
    """A secret that was copied wrongly is asked for again, and the entry takes what is signed with the right one."""
    result = await ask_for_secret(hass, p_series)
    result = await following(hass, await submit(hass, result, signed("wrong")))
    assert not (await p_series.send_test()).acknowledged
    result = await after(hass, result)
    assert result["step_id"] == "signing_secret"
    assert result["errors"] == {"base": "wrong_signature"}
    assert result["description_placeholders"]["address"] == p_series.callback_url
    flow = hass.config_entries.flow
    flow_id = result["flow_id"]
    result = await flow.async_configure(flow_id, signed())
    assert result["errors"] == {CONF_SIGNING_SECRET: "signing_secret_missing"}
    result = await flow.async_configure(flow_id, signed(p_series.webhook_secret))
    assert result["type"] is FlowResultType.SHOW_PROGRESS
    assert only_entry(hass).data[CONF_SIGNING_SECRET] == p_series.webhook_secret
    assert (await p_series.send_test()).acknowledged
    assert abort_reason(await after(hass, result)) == "reports_arrive"


@pytest.mark.usefixtures("address")
async def test_address_again(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """The address is shown once more; the secret stays unless another is entered, or none is wanted."""
    result = await ask_for_secret(hass, p_series)
    with patch.object(first_report_steps, "LONGEST_WAIT_SECONDS", 0):
        created = await submit(hass, result, signed(p_series.webhook_secret))
        result = await following(hass, created)
        await hass.async_block_till_done(wait_background_tasks=True)
        result = await after(hass, result)
    assert result["menu_options"] == [
        "wait_for_report",
        "signing_secret",
        "finish_waiting",
    ]
    checks = result["description_placeholders"]["checks"]
    assert f"`{p_series.callback_url}`" in checks
    result = await choose(hass, result, "signing_secret")
    assert result["errors"] == {}
    flow = hass.config_entries.flow
    result = await flow.async_configure(result["flow_id"], signed())
    assert result["type"] is FlowResultType.SHOW_PROGRESS
    assert only_entry(hass).data[CONF_SIGNING_SECRET] == p_series.webhook_secret


@pytest.mark.usefixtures("address")
async def test_unsigned_after_all(
    hass: HomeAssistant, p_series: YeastarPSimulator
) -> None:
    """A PBX that turns out not to sign is let in without."""
    result = await ask_for_secret(hass, p_series)
    result = await following(hass, await submit(hass, result, signed("wrong")))
    p_series.configure("signature", "missing")
    assert not (await p_series.send_test()).acknowledged
    result = await after(hass, result)
    flow = hass.config_entries.flow
    result = await flow.async_configure(result["flow_id"], UNSIGNED)
    assert (await p_series.send_test()).acknowledged
    assert abort_reason(await after(hass, result)) == "reports_arrive"


async def test_contact_centre(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator
) -> None:
    """A system without an API shows the address first; people may wait for what may take long, or finish."""
    hass.config.external_url = "https://home.example.com"
    result = await following_menu(hass, await add_centre(hass))
    assert result["step_id"] == "where_to_send"
    assert result["menu_options"] == ["wait_for_report", "finish_waiting"]
    url = result["description_placeholders"]["address"]
    assert url.startswith("https://home.example.com/api/webhook/")
    result = await choose(hass, result, "wait_for_report")
    assert result["progress_action"] == "start_a_campaign"
    client = await hass_client_no_auth()
    path = url.removeprefix("https://home.example.com")
    assert (await client.post(path, data=results(1))).status == 200
    assert abort_reason(await after(hass, result)) == "reports_arrive"


async def test_contact_centre_without_waiting(hass: HomeAssistant) -> None:
    """A centre that has no campaign today is set up all the same."""
    hass.config.external_url = "https://home.example.com"
    result = await following_menu(hass, await add_centre(hass))
    result = await choose(hass, result, "finish_waiting")
    assert abort_reason(result) == "no_report_yet"


async def test_contact_centre_that_is_silent(hass: HomeAssistant) -> None:
    """What to check of a contact centre is its campaign and its list of addresses."""
    hass.config.external_url = "https://home.example.com"
    result = await following_menu(hass, await add_centre(hass))
    with patch.object(first_report_steps, "LONGEST_WAIT_SECONDS", 0):
        result = await choose(hass, result, "wait_for_report")
        await hass.async_block_till_done(wait_background_tasks=True)
        result = await after(hass, result)
    checks = result["description_placeholders"]["checks"]
    assert "callBackUrl" in checks
    assert "list of addresses" in checks


async def test_options_begin_with_their_menu(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Whoever opens the options later is asked what to change, and waits for nothing."""
    result = await hass.config_entries.options.async_init(entry.entry_id)
    assert result["type"] is FlowResultType.MENU
    assert result["step_id"] == "init"
    assert CONF_REPORT_PORT in entry.options
