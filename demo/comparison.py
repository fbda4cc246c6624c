"""What Home Assistant shows of calls, compared with what an example says."""

from typing import Any

from .checklist import Checklist
from .observer import Observer


def matches(found: dict[str, Any], expected: dict[str, Any]) -> bool:
    """Answer whether all expected fields are there; the order in lists does not count."""
    return (
        all(
            sorted(found[key]) == value
            if isinstance(value, list)
            else found[key] == value
            for key, value in expected.items()
        )
        and found.get("serial_number", True) is not None
    )


async def query(
    observer: Observer[Any], action: str, **fields: Any
) -> list[dict[str, Any]]:
    """Run an action of the integration and return the calls of its response."""
    response = await observer.api.action(
        "pbx", action, config_entry_id=observer.entry_id, **fields
    )
    return list(response["calls"])


def check_calls_are(
    checklist: Checklist,
    name: str,
    calls: list[dict[str, Any]],
    expected: list[tuple[str, str, str, str, str]],
) -> None:
    """Check the calls of a response: id, direction, caller, called, state."""
    seen = [
        (
            call["call_id"],
            call["direction"],
            call["caller_number"],
            call["called_number"],
            call["state"],
        )
        for call in calls
    ]
    checklist.check(name, seen == expected, seen)
