"""Reads the ids that begin with the second in which their call began."""

from functools import lru_cache
import re

from ..calls.model import IdTime

_EPOCH_AND_SERIAL = re.compile(r"(\d{10})([.-])(\d{1,18})", re.ASCII)


@lru_cache(maxsize=1024)
def read_id(call_id: str | None, separator: str) -> IdTime | None:
    """Return what an id such as ``1571386069.8`` says; None for an id of another form.

    Args:
        call_id: The id as the system printed it.
        separator: What stands between the second and the serial number.
    """
    found = _EPOCH_AND_SERIAL.fullmatch(call_id or "")
    if call_id is None or found is None or found[2] != separator:
        return None
    return IdTime(call_id=call_id, second=int(found[1]), serial=int(found[3]))
