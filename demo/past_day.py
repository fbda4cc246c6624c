"""The day before the demo began: calls in the call log, so that history, statistics and the list of calls to return have something to show."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_model import Entry
from custom_components.pbx.calls.model import Call, CallState, Direction, Outcome
from custom_components.pbx.runtime.call_logs import FILE
from simulator.player import day
from simulator.stories import story
from simulator.story import Truth

from .systems import DemoSystem

DAYS = 2
"""How many of the simulator's short days make a day here."""
RETURNED_AFTER = timedelta(hours=3)
"""How old missed calls are that somebody has returned already."""
BUSY_HOURS = (8, 9, 9, 10, 10, 11, 11, 12, 13, 14, 14, 15, 15, 16, 17, 18, 20)
"""When people call, more at some hours than at others, in the zone of the demo."""


async def write(
    folder: Path, systems: list[DemoSystem], rng: Random, now: datetime
) -> None:
    """Fill a log that is not there yet.

    Args:
        folder: Home Assistant's configuration folder.
        systems: The phone systems; each PBX gets a day of calls.
        rng: What makes the days differ.
        now: An aware time in the zone of the demo.
    """
    if (folder / FILE).exists():
        return
    log = await CallLog.open(folder / FILE)
    for system in systems:
        number = system.simulator.serial_number
        if system.is_pbx:
            kinds = [kind for _ in range(DAYS) for kind in day(system.simulator, rng)]
            calls = [_call(system, kind, rng, now) for kind in kinds]
            calls.sort(key=lambda call: call.started_at or now)
            key = f"{system.key}:{number}"
            await log.put(Entry(system=key, calls=tuple(calls)))
            returned = [
                call.call_id
                for call in calls
                if call.started_at and call.started_at < now - RETURNED_AFTER
            ]
            await log.handle(key, call_ids=returned, at=now)
    await log.close()


def _call(system: DemoSystem, kind: str, rng: Random, now: datetime) -> Call:
    truth = story(kind, rng, system.simulator.office).truth
    began = now.replace(hour=rng.choice(BUSY_HOURS), minute=rng.randrange(60))
    if began > now - timedelta(minutes=5):
        began -= timedelta(days=1)
    return concluded(truth, began, rng, {})


def concluded(
    truth: Truth, began: datetime, rng: Random, names: Mapping[str, str]
) -> Call:
    """Return a call that is over.

    Args:
        truth: What is true of it.
        began: When it began, an aware time.
        rng: What its durations are drawn from.
        names: Whose which number is.
    """
    call_id = f"{int(began.timestamp())}.{rng.randrange(10_000, 99_999)}"
    outcome = Outcome(truth.outcome)
    rang = rng.randrange(3, 25)
    talked = rng.randrange(20, 400) if outcome is Outcome.ANSWERED else 0
    start = began.astimezone(UTC)
    return Call(
        call_id=call_id,
        ids=frozenset({call_id}),
        direction=Direction(truth.direction),
        state=CallState.ENDED,
        outcome=outcome,
        caller_number=truth.caller,
        caller_name=names.get(truth.caller),
        called_number=truth.called,
        called_name=names.get(truth.called),
        extensions=truth.rang,
        answered_by=truth.answered_by,
        transferred_by=truth.rang[: truth.transferred],
        trunk=truth.trunk,
        path=truth.path,
        started_at=start,
        answered_at=start + timedelta(seconds=rang) if talked else None,
        ended_at=start + timedelta(seconds=rang + talked),
        ring_seconds=rang,
        talk_seconds=talked or None,
        reason=truth.reason if outcome is Outcome.FAILED else None,
    )
