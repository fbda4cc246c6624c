"""Entries are read from the spool as they were put there, also by an older version."""

from dataclasses import replace

import orjson

from custom_components.pbx.calls.log.entry_codec import decode, encode
from custom_components.pbx.calls.model import CallEventType, TimeSource

from ..example_calls import EVERYTHING
from .open_log import entry, happened


def test_round_trip() -> None:
    """What is encoded comes out as it went in."""
    event = happened(CallEventType.ANSWERED, EVERYTHING, 5, "1001")
    call = replace(EVERYTHING, blocked=True)
    put = replace(entry(call, body=bytes(range(256))), events=(event,))
    assert decode(encode(put)) == put


def test_older_version() -> None:
    """An entry that does not say how the start is known is read as before."""
    values = orjson.loads(encode(entry(EVERYTHING)))
    for call in values["calls"]:
        del call["time_source"]
    (found,) = decode(orjson.dumps(values)).calls
    assert found == replace(EVERYTHING, time_source=TimeSource.ARRIVAL)
