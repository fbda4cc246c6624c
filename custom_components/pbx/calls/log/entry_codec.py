"""Entries as bytes, for the spool."""

from base64 import b64decode, b64encode
from datetime import datetime
from typing import Any

import orjson

from ..model import (
    Call,
    CallEvent,
    CallEventType,
    CallState,
    Campaign,
    Direction,
    Outcome,
    TimeSource,
)
from .call_rows import member_from_row, member_row
from .log_model import Entry, ReceivedReport
from .texts import storable

_TIMES = ("started_at", "answered_at", "ended_at")
_TUPLES = ("extensions", "path", "transferred_by")
_PLAIN = (
    "call_id",
    "caller_number",
    "caller_name",
    "called_number",
    "called_name",
    "answered_by",
    "trunk",
    "reason",
    "reason_code",
    "local_time",
    "ring_seconds",
    "talk_seconds",
    "recording",
)


def encode(entry: Entry) -> bytes:
    """Return an entry as JSON."""
    return orjson.dumps(
        {
            "system": storable(entry.system),
            "reports": [
                {
                    "body": b64encode(report.body).decode(),
                    "at": report.at,
                    "call_ids": list(map(storable, report.call_ids)),
                    "is_news": report.is_news,
                }
                for report in entry.reports
            ],
            "calls": [_call(call) for call in entry.calls],
            "events": [
                {
                    "type": event.type,
                    "call": _call(event.call),
                    "extensions": list(map(storable, event.extensions)),
                    "again": event.again,
                    "at": event.at,
                }
                for event in entry.events
            ],
        }
    )


def decode(data: bytes) -> Entry:
    """Return the entry that was encoded."""
    values = orjson.loads(data)
    return Entry(
        system=values["system"],
        reports=tuple(
            ReceivedReport(
                body=b64decode(report["body"]),
                at=datetime.fromisoformat(report["at"]),
                call_ids=tuple(report["call_ids"]),
                is_news=report["is_news"],
            )
            for report in values["reports"]
        ),
        calls=tuple(map(_call_from, values["calls"])),
        events=tuple(
            CallEvent(
                type=CallEventType(event["type"]),
                call=_call_from(event["call"]),
                extensions=tuple(event["extensions"]),
                again=event["again"],
                at=datetime.fromisoformat(event["at"]),
            )
            for event in values["events"]
        ),
    )


def _call(call: Call) -> dict[str, Any]:
    campaign = call.campaign
    return {
        **{name: _value(getattr(call, name)) for name in _PLAIN},
        **{name: getattr(call, name) for name in _TIMES},
        **{name: list(map(storable, getattr(call, name))) for name in _TUPLES},
        "ids": sorted(map(storable, call.ids)),
        "direction": call.direction,
        "state": call.state,
        "outcome": call.outcome,
        "time_source": call.time_source,
        "rang_too_short": call.rang_too_short,
        "blocked": call.blocked,
        "members": list(map(member_row, call.members)),
        "campaign": [
            _value(text)
            for text in (
                campaign.campaign_id,
                campaign.vdn_id,
                campaign.session_id,
                campaign.custom_field,
            )
        ]
        if campaign
        else None,
    }


def _call_from(values: dict[str, Any]) -> Call:
    direction, outcome = values["direction"], values["outcome"]
    campaign = values["campaign"]
    times = {name: values[name] for name in _TIMES}
    rest: dict[str, Any] = {
        **{name: values[name] for name in _PLAIN},
        **{name: text and datetime.fromisoformat(text) for name, text in times.items()},
        **{name: tuple(values[name]) for name in _TUPLES},
    }
    return Call(
        ids=frozenset(values["ids"]),
        direction=Direction(direction) if direction else None,
        state=CallState(values["state"]),
        outcome=Outcome(outcome) if outcome else None,
        # Entries that an older version put in the spool say none of these.
        rang_too_short=values.get("rang_too_short", False),
        blocked=values.get("blocked", False),
        time_source=TimeSource(values.get("time_source", TimeSource.ARRIVAL)),
        members=tuple(map(member_from_row, values["members"])),
        campaign=Campaign(
            campaign_id=campaign[0],
            vdn_id=campaign[1],
            session_id=campaign[2],
            custom_field=campaign[3],
        )
        if campaign
        else None,
        **rest,
    )


def _value(value: str | int | None) -> str | int | None:
    return storable(value) if isinstance(value, str) else value
