"""What may be known of a call: so much, and no more, however much is reported."""

from custom_components.pbx.calls.limits import MAX_CALL_IDS, MAX_FACTS

from ...yeastar_reports import CALL, ext, failed, inbound, record, status
from ..tracked import OPENVOX, Tracked


def test_failures() -> None:
    """More failures than a call can have say nothing new, and its end is read all the same."""
    tracked = Tracked()
    tracked.hear(status(inbound("ALERT"), ext("1000", "RING")))
    for number in range(MAX_FACTS + 10):
        tracked.hear(failed(ext("1001"), reason=f"486 Busy {number}"))
    assert tracked.tracker.duplicates == 10
    tracked.hear(
        status(inbound("BYE"), ext("1000", "BYE")), record("NO ANSWER", to="1000")
    )
    tracked.wait(60)
    assert tracked.outcomes == ["missed"]


def test_paths() -> None:
    """So many menus and queues are known of a call."""
    tracked = Tracked()
    for number in range(MAX_FACTS + 10):
        tracked.hear(
            status(inbound("ANSWERED"), ext("1000", "RING", callpath=f"6{number:03d}"))
        )
    assert len(tracked.last.path) == MAX_FACTS


def test_ids() -> None:
    """So many ids are known of a call; its first id is among them."""
    tracked = Tracked(by=OPENVOX)
    line = {"from": "5550100", "to": "1000", "memberstatus": "ALERT"}
    for number in range(MAX_CALL_IDS + 10):
        other = f"{CALL.split('.')[0]}.{500 + number}"
        tracked.hear(
            {
                "event": "CallStatus",
                "callid": CALL,
                "members": [{"inbound": {**line, "inboundid": other}}],
            }
        )
    [call] = tracked.tracker.open_calls
    assert len(call.ids) == MAX_CALL_IDS
    assert CALL in call.ids
