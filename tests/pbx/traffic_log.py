"""Whether a call log holds each call of random traffic as it truly was."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from asterisk_office.traffic import PlayedCall
from demo.asterisk_truths import as_logged

SLACK_SECONDS: Final = 2
"""A call's id says the second in which it began, without what is left of it."""

type Logged = dict[str, Any]
"""A call as ``pbx.get_calls`` returns it."""


def differences(played: Sequence[PlayedCall], logged: Sequence[Logged]) -> list[str]:
    """Return in words what the log says otherwise, lacks, or has besides.

    Args:
        played: The calls as the phones know them.
        logged: The calls in the log.
    """
    left = list(logged)
    texts = [text for call in played for text in _differences(call, left)]
    return texts + [
        f"{call['caller_number']} -> {call['called_number']}: never took place"
        for call in left
    ]


def _differences(call: PlayedCall, left: list[Logged]) -> Iterator[str]:
    """Take away the call in the log that this is, and yield what differs."""
    [truth] = as_logged([call.truth])
    name = f"{truth.caller} -> {truth.called} ({call.truth.outcome})"
    found = [one for one in left if _is_same(call, one)]
    if len(found) != 1:
        yield f"{name}: is there {len(found)} times"
        return
    [one] = found
    left.remove(one)
    for key, true in (
        ("direction", truth.direction),
        ("outcome", truth.outcome),
        ("caller_number", truth.caller),
        ("called_number", truth.called),
        ("answered_by", truth.answered_by),
    ):
        if one[key] != true:
            yield f"{name}: {key} is {one[key]}, not {true}"


def _is_same(call: PlayedCall, logged: Logged) -> bool:
    truth = call.truth
    if truth.direction == "inbound" and truth.caller not in {None, "anonymous"}:
        return bool(logged["caller_number"] == truth.caller)
    if truth.direction == "outbound":
        return bool(logged["called_number"] == truth.called)
    began = datetime.fromisoformat(logged["started_at"]).timestamp()
    return (
        call.began - SLACK_SECONDS <= began <= call.ended
        and logged["called_number"] == truth.called
        and logged["direction"] == truth.direction
    )
