"""The trigger for somebody who calls again and again."""

from itertools import count
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest

from custom_components.pbx.automations import repeated_callers
from homeassistant.core import HomeAssistant

from ..report_bodies import Reporter, ext, inbound, record, status
from . import automate, told

ANN, BEN = "03012345678", "04099887766"
_CALLS = count(1)


async def call(report: Reporter, caller: str, *, rings: bool = True) -> None:
    """Let somebody call in vain."""
    call_id = f"1571896991.{next(_CALLS)}"
    phone = [ext("1000", "RING")] if rings else []
    line = inbound("ALERT", caller=caller)
    await report(status(line, *phone, call_id=call_id))
    over = inbound("BYE", caller=caller)
    await report(status(over, call_id=call_id))
    await report(record("NO ANSWER", callfrom=caller, call_id=call_id))


async def test_counts(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    target: dict[str, str],
) -> None:
    """The third call within ten minutes counts, and then the third one after it."""
    fired = await automate(hass, "caller_repeated", target)
    for caller in (ANN, BEN, "+49 30 12345678"):
        await call(report, caller)
        freezer.tick(60)
    assert not fired
    await call(report, ANN)
    (trigger,) = told(fired)
    assert trigger["count"] == 3
    assert trigger["event_type"] == "ringing"
    assert trigger["call"]["caller"] == ANN
    for _ in range(2):
        await call(report, ANN)
    assert len(fired) == 1
    await call(report, ANN)
    assert len(fired) == 2


@pytest.mark.parametrize(
    ("options", "minutes", "fires"),
    [
        ({"calls": 2, "minutes": 5}, 4, True),
        ({"calls": 2, "minutes": 5}, 6, False),
        ({"calls": 2, "number": "030*"}, 1, True),
        ({"calls": 2, "number": "040*"}, 1, False),
        ({"calls": 2, "caller": "in_phone_book"}, 1, False),
    ],
)
async def test_options(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    target: dict[str, str],
    options: dict[str, Any],
    minutes: int,
    fires: bool,
) -> None:
    """Only calls within the time count, and only those that the other options are about."""
    fired = await automate(hass, "caller_repeated", target, **options)
    await call(report, ANN)
    await call(report, BEN)
    freezer.tick(minutes * 60)
    await call(report, ANN)
    assert bool(fired) is fires


async def test_never_rang(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    target: dict[str, str],
) -> None:
    """A call that no phone rang for counts when it is over."""
    fired = await automate(hass, "caller_repeated", target, calls=2)
    await call(report, ANN, rings=False)
    await report.wait(freezer)
    await call(report, ANN, rings=False)
    await report.wait(freezer)
    assert [trigger["event_type"] for trigger in told(fired)] == ["ended"]


async def test_withheld(
    hass: HomeAssistant, report: Reporter, target: dict[str, str]
) -> None:
    """Nobody knows whether somebody without a number called before."""
    fired = await automate(hass, "caller_repeated", target, calls=2)
    for _ in range(3):
        await call(report, "anonymous")
    assert not fired


async def test_memory_is_bounded(
    hass: HomeAssistant,
    report: Reporter,
    target: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of too many numbers those that called last are counted."""
    monkeypatch.setattr(repeated_callers, "REMEMBERED", 1)
    fired = await automate(hass, "caller_repeated", target, calls=2)
    for caller in (ANN, BEN, ANN):
        await call(report, caller)
    assert not fired
    await call(report, ANN)
    assert len(fired) == 1
