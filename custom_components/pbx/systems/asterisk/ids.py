"""Reads Asterisk's ids, which may have the name of the system in front: ``office-1795580605.15``."""

from collections.abc import Iterable
from dataclasses import replace

from ...calls.model import IdTime
from ..epoch_ids import read_id

_SEPARATOR = "."


def id_times(call_ids: Iterable[str]) -> tuple[IdTime, ...]:
    """Return what the ids say that have this form; an application may give a call an id of its own."""
    found = (
        (call_id, read_id(call_id.rpartition("-")[2], _SEPARATOR))
        for call_id in call_ids
    )
    return tuple(
        replace(id_time, call_id=call_id) for call_id, id_time in found if id_time
    )
