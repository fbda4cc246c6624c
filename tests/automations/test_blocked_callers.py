"""Calls from blocked numbers start no automation."""

from collections.abc import Callable, Iterator
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx.calls.model import QueuedCall, QueuedCallState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr

from ..hotline import add_hotline, hotline_registered, put
from ..performed import act
from ..report_bodies import Reporter, ext, inbound, record, status
from . import automate, device_id, told

ANNA, BEN = "03012345678", "03087654321"


def call(state: str, number: str, call_id: str) -> bytes:
    """Return a report of what a call from outside does."""
    phone = {"ALERT": "RING", "ANSWERED": "ANSWER"}.get(state, state)
    return status(inbound(state, caller=number), ext("1000", phone), call_id=call_id)


@pytest.mark.parametrize(
    ("trigger", "answered"),
    [
        ("started_ringing", True),
        ("answered", True),
        ("missed", False),
        ("ended", True),
        ("ended", False),
    ],
)
async def test_calls(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    target: dict[str, str],
    trigger: str,
    answered: bool,
) -> None:
    """No trigger hears of them, also not of their end; of others it does."""
    await act(hass, "block_number", number="+49 30 12345678")
    fired = await automate(hass, trigger, target)
    for number, call_id in ((ANNA, "1571896991.2"), (BEN, "1571896999.9")):
        states = ["ALERT", "ANSWERED", "BYE"] if answered else ["ALERT", "BYE"]
        await report(*(call(state, number, call_id) for state in states))
        ending = "ANSWERED" if answered else "NO ANSWER"
        await report(record(ending, callfrom=number, call_id=call_id))
        await report.wait(freezer)
    assert [ran["call"]["caller_number"] for ran in told(fired)] == [BEN]
    assert told(fired)[0]["call"]["blocked"] is False


async def test_repeated(
    hass: HomeAssistant, report: Reporter, target: dict[str, str]
) -> None:
    """However often a blocked number calls."""
    await act(hass, "block_number", number=ANNA)
    fired = await automate(hass, "caller_repeated", target, calls=2)
    for number in range(3):
        await report(call("ALERT", ANNA, f"1571896991.{number}"))
    assert not fired
    await act(hass, "unblock_number", number=ANNA)
    for number in range(3, 5):
        await report(call("ALERT", ANNA, f"1571896991.{number}"))
    assert len(fired) == 1


async def test_blocked_while_it_rings(
    hass: HomeAssistant,
    report: Reporter,
    target: dict[str, str],
    passes: Callable[..., Any],
) -> None:
    """A call that was blocked meanwhile has not rung for long enough."""
    fired = await automate(hass, "started_ringing", target, ring_seconds=15)
    await report(
        call("ALERT", ANNA, "1571896991.2"), call("ALERT", BEN, "1571896999.9")
    )
    await act(hass, "block_number", number=ANNA)
    await passes(seconds=16)
    assert [ran["call"]["caller_number"] for ran in told(fired)] == [BEN]


def waiting(number: str) -> QueuedCall:
    """Return a call that waits in a queue."""
    return QueuedCall(
        call_id=number, state=QueuedCallState.WAITING, caller_number=number
    )


@pytest.fixture
def hotline() -> Iterator[None]:
    """Have a phone system with queues in the registry."""
    with hotline_registered():
        yield


async def test_waiting(
    hass: HomeAssistant,
    hotline: None,
    hass_client_no_auth: ClientSessionGenerator,
    device_registry: dr.DeviceRegistry,
    passes: Callable[..., Any],
) -> None:
    """However long a blocked number waits in a queue."""
    entry = await add_hotline(hass)
    report = Reporter(hass, entry, hass_client_no_auth)
    await act(hass, "block_number", number=ANNA)
    target = {"device_id": device_id(device_registry, entry)}
    fired = await automate(hass, "caller_waited", target, seconds=30)
    put("6400", "Sales", calls=(waiting(ANNA), waiting(BEN)))
    await report(b"queue 6400")
    await passes(seconds=31)
    assert [ran["caller_number"] for ran in told(fired)] == [BEN]
