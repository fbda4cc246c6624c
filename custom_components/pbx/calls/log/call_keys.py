"""The keys of calls: the millisecond of the start, with some bits behind it that keep calls of the same millisecond apart."""

from datetime import UTC, datetime, timedelta
import re
from zlib import crc32

from ..model import Call

SLOTS = 1024
"""How many calls can begin in a millisecond."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_CURSOR = re.compile(r"[0-7][0-9a-f]{15}")
_MILLISECOND = timedelta(milliseconds=1)
_FIRST = datetime(1970, 1, 2, tzinfo=UTC)
_LAST = datetime(9999, 12, 30, tzinfo=UTC)


def key_at(moment: datetime) -> int:
    """Return the lowest key of a call that begins at a moment or later. Any aware time can be asked for."""
    within = min(max(moment, _FIRST), _LAST)
    return (within - EPOCH) // _MILLISECOND * SLOTS


def preferred_key(system: str, call: Call) -> int:
    """Return the key that a call gets if no other call has it."""
    if call.started_at is None:
        raise AssertionError("A call gets a start before it gets a key")
    slot = crc32(f"{system} {call.call_id}".encode(errors="replace")) % SLOTS
    return key_at(call.started_at) + slot


def cursor_of(key: int) -> str:
    """Return the cursor of the page that follows the call with a key: 16 hexadecimal digits."""
    return f"{key:016x}"


def key_of(cursor: str) -> int:
    """Return the key that a cursor stands for. Raises ValueError."""
    if not _CURSOR.fullmatch(cursor):
        raise ValueError("This is no cursor")
    return int(cursor, 16)
