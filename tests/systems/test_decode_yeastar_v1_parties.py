"""What the actions of Yeastar's older formats say of the parties, beyond what is printed."""

import pytest

from custom_components.pbx.calls.model import Member
from custom_components.pbx.calls.report import CallStatus, CallTransferred, Report
from custom_components.pbx.systems.yeastar_s.client import YeastarS

from .decoding import (
    ALERTING,
    ANSWERED,
    CALLEE,
    CALLER,
    ENDED,
    RINGING,
    ext,
    inbound,
    only,
    outbound,
)


def decode(body: bytes) -> Report:
    """Decode the only report in a body."""
    return only(YeastarS.decode(body))


@pytest.mark.parametrize(
    ("body", "members"),
    [
        pytest.param(
            b'{"action":"ALERT","callid":"1.2","inbound":{"from":"102","to":"1000","trunk":"t"},"ext":{"extid":"1000"}}',
            (inbound("102", "1000", "t", ALERTING), ext("1000", None, CALLEE)),
            id="ALERT from outside",
        ),
        pytest.param(
            b'{"action":"ALERT","callid":"1.2","ext":{"extid":"1000"},"ext":{"extid":"1001"}}',
            (ext("1000", ALERTING, CALLER), ext("1001")),
            id="ALERT of two",
        ),
        pytest.param(b'{"action":"ALERT","callid":"1.2"}', (), id="ALERT of nobody"),
        pytest.param(
            b'{"action":"RING","callid":"1.2","ext":{"extid":"1000"},"ext":{"extid":"1001"},"inbound":{"from":"102",'
            b'"to":"6200","trunk":"t"}}',
            (
                ext("1000", RINGING, CALLEE),
                ext("1001", RINGING, CALLEE),
                inbound("102", "6200", "t", ALERTING),
            ),
            id="RING of a group",
        ),
        pytest.param(
            b'{"action":"RING","callid":"1.2","ext":{"extid":"1000"}}',
            (ext("1000", RINGING, CALLEE),),
            id="RING of a caller's own phone",
        ),
        pytest.param(
            b'{"action":"RING","callid":"1.2","ext":{"extid":"1003"},"outbound":{"from":"1002","to":"42003","trunk":"t"}}',
            (ext("1003", RINGING, CALLEE), outbound("1002", "42003", "t")),
            id="RING for a call that went outside before",
        ),
        pytest.param(
            b'{"action":"RING","callid":"1.2","outbound":{"from":"102","to":"42003","trunk":"t"},"inbound":{"from":"102",'
            b'"to":"1000","trunk":"t"}}',
            (
                outbound("102", "42003", "t", RINGING),
                inbound("102", "1000", "t", ALERTING),
            ),
            id="RING of a forwarded call",
        ),
        pytest.param(b'{"action":"RING","callid":"1.2"}', (), id="RING of nobody"),
        pytest.param(
            b'{"action":"ANSWER","callid":"1.2","ext":{"extid":"1000"}}',
            (ext("1000", ANSWERED, CALLEE),),
            id="ANSWER of one",
        ),
        pytest.param(
            b'{"action":"ANSWERED","callid":"1.2","ext":{"extid":"1000"}}',
            (ext("1000", ANSWERED, CALLER),),
            id="ANSWERED of one",
        ),
        pytest.param(
            b'{"action":"ANSWERED","callid":"1.2"}', (), id="ANSWERED of nobody"
        ),
        pytest.param(
            b'{"action":"Bye","callid":"1.2","outbound":{"from":"1002","to":"42003","trunk":"t"},"ext":{"extid":"1002"}}',
            (outbound("1002", "42003", "t", ENDED), ext("1002", ENDED, CALLER)),
            id="BYE outside",
        ),
        pytest.param(
            b'{"action":"BYE","callid":"1.2","ext":{"extid":"1"},"inbound":{"from":"9","to":"1","trunk":"t"},"ext":{"extid":"2"},}',
            (
                ext("1", ENDED, CALLEE),
                inbound("9", "1", "t", ENDED),
                ext("2", ENDED, CALLEE),
            ),
            id="the order is kept across repeated keys, and a comma too many does no harm",
        ),
    ],
)
def test_parties_of_actions(body: bytes, members: tuple[Member, ...]) -> None:
    """What an action says of its parties follows from their order, but a line's side is certain."""
    assert decode(body) == CallStatus(call_id="1.2", members=members)


def test_tranfer_without_an_extension_is_a_forwarding() -> None:
    """The older formats have no Forward."""
    body = b'{"action":"Tranfer","callid":"1.2","inbound":{"from":"102","to":"1000","trunk":"t","inboundid":"1.2"}}'
    assert decode(body) == CallTransferred(
        call_id="1.2", members=(inbound("102", "1000", "t"),), forwarded=True
    )


def test_tranfer_of_nobody_says_no_more_than_that() -> None:
    """Nothing is made up."""
    assert decode(b'{"action":"Tranfer","callid":"1.2"}') == CallTransferred(
        call_id="1.2"
    )
