"""Checks of the call log: what the actions say of the calls that were played, and what is to be returned."""

import csv
from io import StringIO
from pathlib import Path
from typing import Any

from simulator.story import Truth

from .checklist import Checklist
from .observer import Observer
from .patience import until

EXPORTED = "calls.csv"


async def run(
    checklist: Checklist, observer: Observer, truths: list[Truth], folder: Path
) -> None:
    """Check what the log has of the calls that were played through a system."""
    missed = [truth for truth in truths if truth.outcome == "missed"]
    for truth in missed:
        calls = await get_calls(observer, number=truth.caller, outcome=["missed"])
        checklist.check(
            f"{observer.title}, call log: missed call found by its number",
            bool(calls),
            calls,
        )
    some = await get_calls(observer, limit=5)
    checklist.check(
        f"{observer.title}, call log: the newest first",
        some == sorted(some, key=lambda call: call["started_at"], reverse=True)
        and len(some) == 5,
        [call["started_at"] for call in some],
    )
    await check_return(checklist, observer, missed)
    answer = await observer.api.action(
        "pbx",
        "export_calls",
        config_entry_id=observer.entry_id,
        path=f"www/{EXPORTED}",
    )
    rows = list(
        csv.DictReader(StringIO((folder / "www" / EXPORTED).read_text("utf-8-sig")))
    )
    checklist.check(
        f"{observer.title}, call log: exported",
        len(rows) == answer["calls"] >= len(truths)
        and rows[0]["call_id"] == some[0]["call_id"],
        answer,
    )


async def check_return(
    checklist: Checklist, observer: Observer, missed: list[Truth]
) -> None:
    """Check that a missed call is in the list of calls to return, and that ticking it marks the call as handled."""
    title = f"{observer.title}, calls to return"
    lists = observer.entities("todo", "calls_to_return")
    if not lists or not missed:
        checklist.check(f"{title}: there is a list", False, lists)
        return
    number = missed[-1].caller

    async def waiting() -> list[dict[str, Any]]:
        answer = await observer.api.action("todo", "get_items", entity_id=lists[0])
        items = answer[lists[0]]["items"]
        return [item for item in items if number in item["summary"]]

    try:
        [item, *_] = await until(f"{number} is in the list", waiting, bool)
    except TimeoutError as err:
        checklist.check(f"{title}: a missed call is in the list", False, err)
        return
    checklist.check(f"{title}: a missed call is in the list", True)
    await observer.api.command(
        "call_service",
        domain="todo",
        service="update_item",
        service_data={"item": item["uid"], "status": "completed"},
        target={"entity_id": lists[0]},
    )
    left = await get_calls(observer, number=number, to_return=True)
    checklist.check(f"{title}: ticked, and so handled", left == [], left)


async def get_calls(observer: Observer[Any], **fields: Any) -> list[dict[str, Any]]:
    """Return calls from the log."""
    answer = await observer.api.action(
        "pbx", "get_calls", config_entry_id=observer.entry_id, **fields
    )
    return list(answer["calls"])
