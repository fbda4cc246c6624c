"""What a call came to that plays something, in whichever order Asterisk's threads tell of it."""

from itertools import permutations

import pytest

from custom_components.pbx.systems.asterisk.originated import Ending, OriginatedCalls

ID = "pbx-1"
ANSWERED = {"Event": "OriginateResponse", "Response": "Success", "Reason": "4"}
FAILED = {"Event": "OriginateResponse", "Response": "Failure", "Reason": "0"}
NO_ANSWER = {**FAILED, "Reason": "3"}
BUSY = {**FAILED, "Reason": "5"}
HUNG_UP = {"Event": "HangupRequest", "Cause": "16"}
OVER = {"Event": "Hangup", "Cause": "0"}
OVER_BUSY = {"Event": "Hangup", "Cause": "17"}


@pytest.mark.parametrize(
    ("events", "ending"),
    [
        ((ANSWERED, OVER), Ending.ENDED_AT_ONCE),
        ((ANSWERED, HUNG_UP, OVER), Ending.PLAYED),
        ((FAILED, OVER_BUSY), Ending.BUSY),
        ((FAILED, OVER), Ending.NOT_REACHED),
        ((NO_ANSWER,), Ending.NOT_ANSWERED),
        ((BUSY,), Ending.BUSY),
        ((FAILED,), Ending.NOT_REACHED),
    ],
)
async def test_order(
    events: tuple[dict[str, str], ...],
    ending: Ending,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The order does not matter, as long as the end of the call comes after who ended it."""
    monkeypatch.setattr(
        "custom_components.pbx.systems.asterisk.originated.LATE_SECONDS", 0.01
    )
    for order in permutations(events):
        if HUNG_UP in order and order.index(HUNG_UP) > order.index(OVER):
            continue
        calls = OriginatedCalls(clock=lambda: 0.0)
        ended = calls.watch(ID)
        for event in (*order, OVER):
            calls.hear({**event, "Uniqueid": "another"})
        assert not ended.done()
        for event in order:
            calls.hear({**event, "Uniqueid": ID})
        assert await ended is ending
        calls.hear({**OVER, "Uniqueid": ID})
        calls.forget(ID)


async def test_played() -> None:
    """What lasted was played."""
    now = 0.0
    calls = OriginatedCalls(clock=lambda: now)
    ended = calls.watch(ID)
    calls.hear({**ANSWERED, "Uniqueid": ID})
    now = 2.0
    calls.hear({**OVER, "Uniqueid": ID})
    assert await ended is Ending.PLAYED
