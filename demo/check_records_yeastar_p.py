"""Checks of a record of the Yeastar P-Series' list of calls."""

from functools import partial
import time
from typing import Any

from . import vendor_messages_yeastar_p as messages
from .check_log import get_calls
from .checklist import Checklist
from .comparison import matches
from .observer import Observer
from .patience import until

NAME = "Yeastar P-Series example, row of cdr/list"


async def records(checklist: Checklist, pbx: Observer) -> None:
    """Check the example of a row, which is fetched half a minute after a login: the log has what the row says.

    Its second is now: the printed second is before anybody added the PBX to Home Assistant.
    """
    second = str(int(time.time()))
    row = messages.ROW.replace(messages.ROW_SECOND, second.encode())
    reply = b'{"errcode":0,"errmsg":"SUCCESS","total_number":1,"data":[%b]}' % row
    with pbx.system.simulator.canned("cdr/list", reply):
        try:
            calls = await until(
                NAME,
                partial(get_calls, pbx, number="5550001", outcome=["unknown"]),
                partial(_has, second),
            )
        except TimeoutError as err:
            checklist.check(f"{NAME}: in the call log", False, err)
            return
    [call] = [call for call in calls if _has(second, [call])]
    expected = {
        "direction": "inbound",
        "caller_number": "5550001",
        "called_number": "6402",
        "trunk": "ProviderA",
        "ring_seconds": 11,
        "recording": "….wav",
    }
    checklist.check(f"{NAME}: in the call log", matches(call, expected), call)


def _has(second: str, calls: list[dict[str, Any]]) -> bool:
    return any(call["call_id"].startswith(second) for call in calls)
