"""Reads Asterisk's ids: the second in which a channel was made, and a serial number, as in ``1571386069.8``."""

from collections.abc import Iterable
from dataclasses import replace

from ...calls.model import IdTime
from ..epoch_ids import read_id

_SEPARATOR = "."


def id_times(
    call_ids: Iterable[str], *, may_name_system: bool = False
) -> tuple[IdTime, ...]:
    """Return what the ids say that have this form.

    Args:
        call_ids: The ids as they were told. An application may give a call an id of its own.
        may_name_system: Whether the name of the system may stand in front, as in ``office-1795580605.15``.
    """
    if not may_name_system:
        found = (read_id(call_id, _SEPARATOR) for call_id in call_ids)
        return tuple(id_time for id_time in found if id_time)
    return tuple(
        replace(id_time, call_id=call_id)
        for call_id in call_ids
        for id_time in id_times((call_id.rpartition("-")[2],))
    )
