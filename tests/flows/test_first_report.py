"""What may come to the address of a P-Series before there is an entry for it."""

import asyncio
from collections.abc import AsyncIterator
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx.calls.limits import MAX_BODY_BYTES
from custom_components.pbx.reports import first_report
from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from simulator.push import Push
from simulator.yeastar_p import YeastarPSimulator

from ..set_up_flow import submit
from .p_series import UNSIGNED, after, ask_for_secret, connect, listen, signed

pytestmark = pytest.mark.usefixtures("address")


def answers(push: Push) -> list[int | None]:
    """Return the statuses with which a report was answered."""
    return [attempt.status for attempt in push.attempts]


async def still_waits(hass: HomeAssistant, result: ConfigFlowResult) -> bool:
    """Return whether a flow waits for its first report."""
    result = await after(hass, result)
    return result["type"] is FlowResultType.SHOW_PROGRESS


async def comes(
    hass: HomeAssistant, simulator: YeastarPSimulator, body: bytes
) -> list[int | None]:
    """Wait for the first report, let something come that is none, and return the answer to it."""
    result = await listen(hass, simulator, signed(simulator.webhook_secret))
    push = await simulator.send(body)
    assert await still_waits(hass, result)
    hass.config_entries.flow.async_abort(result["flow_id"])
    return answers(push)


async def test_unreadable(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """What cannot be read is acknowledged, so that it does not come for ever, and is no report."""
    assert await comes(hass, p_series, b"not JSON") == [200]


async def test_oversized(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """What is too large is refused."""
    assert await comes(hass, p_series, b" " * (MAX_BODY_BYTES + 1)) == [413]


async def test_another_phone_system(
    hass: HomeAssistant, p_series: YeastarPSimulator
) -> None:
    """What another phone system sends is refused, and is not what is waited for."""
    body = b'{"type":30009,"sn":"3630Z0000099","msg":{"extension":"202"}}'
    assert await comes(hass, p_series, body) == [403]


async def test_get(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """A request that carries nothing is refused, as it is when there is an entry."""
    p_series.configure("method", "GET")
    assert await comes(hass, p_series, b"{}") == [405]


async def test_slow(
    hass: HomeAssistant,
    p_series: YeastarPSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """Whoever begins to send and does not go on is not waited for."""
    result = await listen(hass, p_series, UNSIGNED)
    never = asyncio.Event()

    async def body() -> AsyncIterator[bytes]:
        yield b"{"
        await never.wait()

    client = await hass_client_no_auth()
    path = p_series.callback_url.removeprefix(hass.config.internal_url or "")
    with patch.object(first_report, "READ_SECONDS", 0.01):
        response = await client.post(path, data=body())
    assert response.status == 408
    assert await still_waits(hass, result)
    hass.config_entries.flow.async_abort(result["flow_id"])


@pytest.mark.usefixtures("mock_setup_entry")
async def test_more_than_the_first(
    hass: HomeAssistant, p_series: YeastarPSimulator
) -> None:
    """What comes after the first report is the entry's, and is refused until the entry is set up."""
    result = await listen(hass, p_series, signed(p_series.webhook_secret))
    assert answers(await p_series.send_test()) == [200]
    assert answers(await p_series.send_test()) == [503]
    result = await after(hass, result)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert answers(await p_series.send_test()) == [503]


async def test_abandoned(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """Home Assistant knows nothing of an address whose dialog was closed."""
    result = await listen(hass, p_series, signed(p_series.webhook_secret))
    hass.config_entries.flow.async_abort(result["flow_id"])
    await hass.async_block_till_done(wait_background_tasks=True)
    p_series.configure("signature", "wrong")
    # So it answers to every address that it does not know.
    assert answers(await p_series.send_test()) == [200]
    assert not hass.config_entries.flow.async_progress()


async def test_stop_while_waiting(
    hass: HomeAssistant, p_series: YeastarPSimulator
) -> None:
    """Home Assistant does not wait for a report when it stops."""
    await listen(hass, p_series, signed(p_series.webhook_secret))
    async with asyncio.timeout(first_report.LONGEST_WAIT_SECONDS / 10):
        await hass.async_block_till_done()


async def test_begun_twice(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """A flow whose browser is gone is not in the way of another, and ends with it."""
    await listen(hass, p_series, signed(p_series.webhook_secret))
    gone = p_series.callback_url
    result = await connect(hass, p_series)
    assert result["step_id"] == "delivery"
    hass.config_entries.flow.async_abort(result["flow_id"])

    result = await submit(
        hass, await ask_for_secret(hass, p_series), signed(p_series.webhook_secret)
    )
    assert p_series.callback_url != gone
    await p_series.send_test()
    result = await after(hass, result)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert not hass.config_entries.flow.async_progress()
