"""Makes one call of what is stored of it and what is told of it now."""

from dataclasses import fields, replace

from ..model import Call, Outcome

_WORTH = {
    Outcome.UNKNOWN: 0,
    Outcome.MISSED: 1,
    Outcome.FAILED: 1,
    Outcome.VOICEMAIL: 2,
    Outcome.ANSWERED: 3,
}


def merged(stored: Call, told: Call) -> Call:
    """Return the call with what is told now, and with what is only stored.

    A call that is concluded stays so, and its outcome gives way only to one that says as much or more. Another Home Assistant, or
    this one after it was killed, may know less.
    """
    newer, older = told, stored
    if _worth(stored) > _worth(told):
        newer, older = stored, told
    starts = [one.started_at for one in (stored, told) if one.started_at]
    kept = {
        name: value
        for name in _FIELDS
        if not getattr(newer, name) and (value := getattr(older, name))
    }
    # A number that turns out to be another one is not that person's.
    for number, name in _NAMED:
        if getattr(newer, number) not in {None, "", getattr(older, number)}:
            kept.pop(name, None)
    return replace(
        newer,
        **kept,
        ids=stored.ids | told.ids,
        started_at=min(starts, default=None),
    )


_NAMED = (("caller_number", "caller_name"), ("called_number", "called_name"))


def _worth(call: Call) -> int:
    return -1 if call.outcome is None else _WORTH[call.outcome]


_FIELDS = tuple(
    field.name
    for field in fields(Call)
    if field.name
    not in {"call_id", "ids", "state", "outcome", "members", "started_at", "ended_at"}
)
