"""Reads Asterisk's ids: the second in which a channel was made, and a serial number, as in ``1571386069.8``."""

from collections.abc import Iterable

from ...calls.model import IdTime
from ..epoch_ids import read_id

_SEPARATOR = "."


def id_times(call_ids: Iterable[str]) -> tuple[IdTime, ...]:
    """Return what the ids say that have this form."""
    found = (read_id(call_id, _SEPARATOR) for call_id in call_ids)
    return tuple(id_time for id_time in found if id_time)
