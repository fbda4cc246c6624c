"""What a report costs, with few calls open and with many.

Run with ``python -m benchmarks.tracker``.
"""

import argparse
from datetime import UTC, datetime, timedelta
from itertools import count
from time import perf_counter

from custom_components.pbx.calls.extension_list import ExtensionList
from custom_components.pbx.calls.model import Member, MemberKind, MemberState, Role
from custom_components.pbx.calls.report import (
    CallRecord,
    CallReport,
    CallStatus,
    RecordStatus,
)
from custom_components.pbx.calls.tracking.tracker import Tracker

START = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
MEASURED = 2_000
_serials = count(100)


def reports(place: int) -> list[CallReport]:
    """Return the reports of an inbound call, from its ringing to its record."""
    serial = next(_serials)
    call_id = f"{int(START.timestamp()) + place}.{serial}"
    caller, extension = f"0{serial}", f"{1000 + serial % 200}"

    def status(line: MemberState, phone: MemberState) -> CallStatus:
        return CallStatus(
            call_id=call_id,
            members=(
                Member(
                    kind=MemberKind.INBOUND,
                    number=caller,
                    caller=caller,
                    called=extension,
                    state=line,
                    role=Role.CALLER,
                    channel_id=f"PJSIP/trunk-{serial:08x}",
                ),
                Member(
                    kind=MemberKind.EXTENSION,
                    number=extension,
                    state=phone,
                    role=Role.CALLEE,
                    channel_id=f"PJSIP/{extension}-{serial:08x}",
                ),
            ),
        )

    return [
        status(MemberState.ALERTING, MemberState.RINGING),
        status(MemberState.ANSWERED, MemberState.ANSWERED),
        status(MemberState.ENDED, MemberState.ENDED),
        CallRecord(
            call_id=call_id,
            status=RecordStatus.ANSWERED,
            caller=caller,
            called=extension,
        ),
    ]


def measure(open_calls: int, *, unstable_ids: bool) -> float:
    """Return how many microseconds a report takes while so many calls are open."""
    tracker = Tracker(ExtensionList(), unstable_ids=unstable_ids)
    now = START
    for place in range(open_calls):
        for report in reports(place)[:2]:
            tracker.apply(report, now)
    played = [reports(open_calls + place) for place in range(MEASURED)]
    began = perf_counter()
    for call in played:
        for report in call:
            now += timedelta(milliseconds=1)
            tracker.apply(report, now)
            tracker.to_check(now)
            tracker.next_deadline()
    return (perf_counter() - began) / (4 * MEASURED) * 1e6


def main() -> None:
    """Print the cost of a report for each number of open calls, and what it grows by."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--open", type=int, nargs="+", default=[10, 1_000, 10_000])
    options = parser.parse_args()
    for unstable_ids in (False, True):
        costs = [measure(number, unstable_ids=unstable_ids) for number in options.open]
        print(f"unequal ids: {unstable_ids}")
        for number, cost in zip(options.open, costs, strict=True):
            print(
                f"  {number:>7,} open calls: {cost:6.1f} us a report, ratio {cost / costs[0]:.2f}"
            )


if __name__ == "__main__":
    main()
