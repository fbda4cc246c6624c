"""Reads the ids of calls: ``1700000001.49``, or ``1700000003.000012`` for a call that was dialled through the API.

Whether a dialled call keeps the zeros in all of its events is not known (vendor_docs/yeastar_p.md, section 3.3), so it is known by
its id without them as well.
"""

import re
from typing import Final

from ...calls.immutable import immutable
from ...calls.model import IdTime
from ..asterisk_based.ids import id_times

_WITH_ZEROS: Final = re.compile(r"(\d{10}\.)0+([1-9]\d*)", re.ASCII)


@immutable
class CallIds:
    """The id of a call as it was printed, what else the call may be called, and what the ids say of its beginning."""

    call_id: str
    other_ids: tuple[str, ...] = ()
    times: tuple[IdTime, ...] = ()


def read_ids(printed: str | None) -> CallIds | None:
    """Return the ids of a call; None where none is printed."""
    if printed is None:
        return None
    found = _WITH_ZEROS.fullmatch(printed)
    others = (found[1] + found[2],) if found else ()
    return CallIds(
        call_id=printed, other_ids=others, times=id_times((printed, *others))
    )
