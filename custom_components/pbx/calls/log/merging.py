"""Merges what is stored of a call with what is known of it now."""

from dataclasses import fields, replace
from datetime import datetime

from ..model import Call, Outcome, TimeSource

_WORTH = {
    Outcome.UNKNOWN: 0,
    Outcome.MISSED: 1,
    Outcome.FAILED: 1,
    Outcome.VOICEMAIL: 2,
    Outcome.ANSWERED: 3,
}

_SURER_FIRST = (TimeSource.CALL_ID, TimeSource.ZONE, TimeSource.ARRIVAL)


def merged(stored: Call, current: Call) -> Call:
    """Return the call with what is known now, and with what is only stored.

    A call that is concluded stays so, and its outcome gives way only to an outcome that says as much or more. Another Home
    Assistant, or this Home Assistant after it was killed, may know less. Of two starts the earlier counts, and with it how it is known.
    """
    newer, older = current, stored
    if _worth(stored) > _worth(current):
        newer, older = stored, current
    kept = {
        name: value
        for name in _FIELDS
        if not getattr(newer, name) and (value := getattr(older, name))
    }
    # The name belongs to the number: another number is not that person's.
    for number, name in _NAMED:
        if getattr(newer, number) not in {None, "", getattr(older, number)}:
            kept.pop(name, None)
    started_at, time_source = _start(stored, current)
    return replace(
        newer,
        **kept,
        ids=stored.ids | current.ids,
        started_at=started_at,
        time_source=time_source,
    )


_NAMED = (("caller_number", "caller_name"), ("called_number", "called_name"))


def _worth(call: Call) -> int:
    return -1 if call.outcome is None else _WORTH[call.outcome]


def _start(*calls: Call) -> tuple[datetime | None, TimeSource]:
    """Return the earliest start and how it is known; of equal starts the surer source counts."""
    starts = [
        (call.started_at, _SURER_FIRST.index(call.time_source))
        for call in calls
        if call.started_at
    ]
    unknown = (None, _SURER_FIRST.index(TimeSource.ARRIVAL))
    started_at, source = min(starts, default=unknown)
    return started_at, _SURER_FIRST[source]


_FIELDS = tuple(
    field.name
    for field in fields(Call)
    if field.name
    not in {
        "call_id",
        "ids",
        "state",
        "outcome",
        "members",
        "started_at",
        "time_source",
        "ended_at",
        "rang_too_short",
        "blocked",
    }
)
