"""Tests of what arrives at the webhook, from whom, and how it is answered."""

import asyncio
import json
import logging
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    WebSocketGenerator,
)

from custom_components.pbx.const import CONF_SOURCES, CONF_SYSTEM, DOMAIN
from homeassistant.components import webhook
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_system
from ..report_bodies import RINGING, results

WEBHOOK_ID = "5" * 64
PATH = webhook.async_generate_path(WEBHOOK_ID)


@pytest.fixture
async def entry(hass: HomeAssistant) -> MockConfigEntry:
    """Set up a contact centre, which reports from anywhere."""
    entry = MockConfigEntry(
        domain=DOMAIN,
        title="Contact centre",
        unique_id="huawei_aicc-11",
        data={
            CONF_SYSTEM: "huawei_aicc",
            "account": "11",
            CONF_WEBHOOK_ID: WEBHOOK_ID,
        },
    )
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


async def test_report_is_applied_before_the_answer(
    entry: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator
) -> None:
    """When the sender has its answer, what it reported is known, and it has the answer that it wants."""
    client = await hass_client_no_auth()

    response = await client.post(PATH, data=results(1))

    assert response.status == 200
    assert await response.json() == {"retCode": "0", "retMsg": "success"}
    pbx = entry.runtime_data
    assert pbx.live_state.campaigns.views["3"].successes == 1
    assert pbx.receiver.counters.accepted == 1
    assert pbx.receiver.counters.last_report_at is not None


async def test_many_reports_in_one_body(
    entry: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator
) -> None:
    """All reports of a long list count, and none twice when the list comes again."""
    client = await hass_client_no_auth()
    for _ in range(2):
        response = await client.post(PATH, data=results(*range(120)))
        assert response.status == 200

    assert entry.runtime_data.live_state.campaigns.views["3"].results == 120


async def test_others_reports_are_refused(
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Another tenant's reports are refused and counted, logged once, and disturb nothing."""
    client = await hass_client_no_auth()
    for _ in range(2):
        response = await client.post(PATH, data=results(1, account=12))
        assert response.status == 403

    response = await client.post(PATH, data=results(2))

    assert response.status == 200
    counters = entry.runtime_data.receiver.counters
    assert (counters.refused, counters.accepted) == (2, 1)
    assert caplog.text.count("another system's") == 1


async def test_others_reports_among_ours(
    entry: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator
) -> None:
    """Of a mixed list the own reports are taken."""
    client = await hass_client_no_auth()
    mixed = json.loads(results(1)) + json.loads(results(2, account=12))

    response = await client.post(PATH, json=mixed)

    assert response.status == 200
    counters = entry.runtime_data.receiver.counters
    assert (counters.refused, counters.accepted) == (1, 1)
    assert entry.runtime_data.live_state.campaigns.views["3"].results == 1


async def test_unreadable(
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What cannot be read is counted and answered so that it does not come again; it is logged once until a good report."""
    client = await hass_client_no_auth()
    for body in (b"60584 is not JSON", b"", b"\xff\x00", b'[{"called":"60584"}]'):
        response = await client.post(PATH, data=body)
        assert response.status == 200
    assert entry.runtime_data.receiver.counters.unreadable == 4
    assert caplog.text.count("cannot be read") == 1
    assert "60584" not in caplog.text

    await client.post(PATH, data=results(1))
    await client.post(PATH, data=b"bad again")

    assert caplog.text.count("cannot be read") == 2


@pytest.mark.parametrize("size", [1024 * 1024 + 1, 3 * 1024 * 1024])
async def test_too_large(
    entry: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator, size: int
) -> None:
    """What is too large is refused unread."""
    client = await hass_client_no_auth()

    response = await client.post(PATH, data=b" " * size)

    assert response.status == 413
    assert entry.runtime_data.receiver.counters.oversized == 1


async def test_largest(
    entry: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator
) -> None:
    """What is just small enough is taken."""
    client = await hass_client_no_auth()
    report = results(1)

    response = await client.post(PATH, data=report + b" " * (1024**2 - len(report)))

    assert response.status == 200
    assert entry.runtime_data.receiver.counters.accepted == 1


async def test_body_that_never_ends(
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A sender that falls silent in the middle of its report is not waited for."""
    monkeypatch.setattr("custom_components.pbx.reports.webhook.READ_SECONDS", 0.1)
    client = await hass_client_no_auth()
    silent = asyncio.Event()

    async def body() -> Any:
        yield b"["
        await silent.wait()

    response = await client.post(PATH, data=body())

    assert response.status == 408
    silent.set()


@pytest.mark.parametrize("method", ["get", "put"])
async def test_methods(
    entry: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator, method: str
) -> None:
    """Reports are posted."""
    client = await hass_client_no_auth()

    response = await client.request(method, PATH, data=results(1))

    assert response.status == 405
    assert entry.runtime_data.receiver.counters.accepted == 0


async def test_through_the_cloud(
    hass: HomeAssistant, entry: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    """A report that Home Assistant's cloud hands over has no stream of its own; it is taken all the same."""
    client = await hass_ws_client(hass)

    await client.send_json_auto_id(
        {
            "type": "webhook/handle",
            "webhook_id": WEBHOOK_ID,
            "method": "POST",
            "body": results(1).decode(),
        }
    )
    answer = await client.receive_json()

    assert answer["result"]["status"] == 200
    assert json.loads(answer["result"]["body"])["retCode"] == "0"
    assert entry.runtime_data.receiver.counters.accepted == 1


async def test_after_unload(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """While an entry is unloaded, its reports are refused, so that the system sends them again."""
    client = await hass_client_no_auth()
    pbx = entry.runtime_data
    assert await hass.config_entries.async_unload(entry.entry_id)

    assert (await client.post(PATH, data=results(1))).status == 503
    assert pbx.receiver.counters.accepted == 0

    assert await hass.config_entries.async_setup(entry.entry_id)
    assert (await client.post(PATH, data=results(1))).status == 200
    assert entry.runtime_data.receiver.counters.accepted == 1


async def test_after_removal(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Of an entry that was removed nothing is known."""
    caplog.set_level(logging.INFO)
    client = await hass_client_no_auth()
    await hass.config_entries.async_remove(entry.entry_id)

    await client.post(PATH, data=results(1))

    assert "unregistered webhook" in caplog.text


@pytest.mark.parametrize(
    ("source", "status"),
    [
        ("2001:db8::5", 200),
        ("100.64.3.4", 200),
        ("203.0.113.9", 403),
        ("100.64.3.5", 403),
        ("192.168.5.9", 403),
    ],
)
async def test_senders_that_are_not_local(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    hass_client_no_auth: ClientSessionGenerator,
    issue_registry: ir.IssueRegistry,
    source: str,
    status: int,
) -> None:
    """An address that was entered may report from anywhere; any other is refused, counted, and never acknowledged."""
    proxy = {"use_x_forwarded_for": True, "trusted_proxies": ["127.0.0.1"]}
    assert await async_setup_component(hass, "http", {"http": proxy})
    entry = await set_up_system(
        hass, yeastar, **{CONF_SOURCES: ["2001:db8::5", "100.64.3.4"]}
    )
    client = await hass_client_no_auth()
    path = webhook.async_generate_path(entry.data[CONF_WEBHOOK_ID])

    response = await client.post(
        path, data=RINGING, headers={"X-Forwarded-For": source}
    )

    assert response.status == status
    counters = entry.runtime_data.receiver.counters
    refused = status == 403
    assert (counters.accepted, counters.refused) == (not refused, refused)
    assert any("refused_source" in key for _, key in issue_registry.issues) is refused


async def test_through_remote_access(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    hass_client_no_auth: ClientSessionGenerator,
    issue_registry: ir.IssueRegistry,
) -> None:
    """What comes through Home Assistant Cloud's remote access seems to come from this machine, and does not."""
    entry = await set_up_system(hass, yeastar)
    client = await hass_client_no_auth()
    path = webhook.async_generate_path(entry.data[CONF_WEBHOOK_ID])
    with patch(
        "custom_components.pbx.reports.webhook.is_cloud_connection", return_value=True
    ):
        response = await client.post(path, data=RINGING)
    assert response.status == 403
    assert entry.runtime_data.receiver.counters.refused == 1
    # No address is known that could be entered as a sender's.
    found = [key for _, key in issue_registry.issues if "refused" in key]
    assert found == [f"refused_cloud_{entry.entry_id}"]

    assert await hass.config_entries.async_reload(entry.entry_id)
    assert not any("refused" in key for _, key in issue_registry.issues)
