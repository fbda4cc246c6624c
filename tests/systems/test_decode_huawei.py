"""The contact centre's callbacks: vendor_docs/huawei_aicc.md, sections 1, 4, 5 and 7, and the vendor's page."""

import json

import pytest

from custom_components.pbx.calls.model import Campaign
from custom_components.pbx.systems.base import Acknowledgement
from custom_components.pbx.systems.errors import BadReport
from custom_components.pbx.systems.huawei_aicc.client import HuaweiAicc

from .huawei_examples import EXAMPLE, PRINTED, RESULT, changed, decode, without


def test_the_printed_example() -> None:
    """The example of the vendor's page, a bare list."""
    assert HuaweiAicc.decode(PRINTED.encode()) == [RESULT]


@pytest.mark.parametrize(
    "value",
    [
        [EXAMPLE],
        {"callResultList": [EXAMPLE]},
        {"callDataList": [EXAMPLE]},
        {"callResultList": EXAMPLE},
        EXAMPLE,
    ],
    ids=["list", "wrapper", "wrong wrapper", "wrapped object", "object"],
)
def test_shapes(value: object) -> None:
    """A bare list is what is sent; the table's wrapper and a single result are read as well."""
    assert decode(value) == [RESULT]


@pytest.mark.parametrize("value", [[], {"callResultList": []}], ids=["bare", "wrapped"])
def test_an_empty_list_is_a_good_one(value: object) -> None:
    """There is nothing wrong with no results."""
    assert decode(value) == []


def test_numbers_for_texts_and_texts_for_numbers() -> None:
    """The types of the table are not kept."""
    assert decode([changed(campaignId=3, vdnId="11", called=60584)]) == [RESULT]


@pytest.mark.parametrize(
    "missing",
    [
        without("sessionId", "recordPath", "vdnId"),
        changed(sessionId=None, recordPath=None, vdnId=None, customField=None),
        changed(sessionId="", recordPath="", vdnId="", customField=""),
    ],
    ids=["missing", "null", "empty"],
)
def test_what_may_be_missing(missing: dict[str, object]) -> None:
    """A result needs no session, recording or tenant."""
    (result,) = decode([missing])
    assert (result.serial_number, result.recording) == (None, None)
    assert result.campaign == Campaign(campaign_id="3")


def test_what_may_be_there() -> None:
    """The customer's own field comes back, and a recording may be a signed address."""
    (result,) = decode(
        [changed(customField="abc", recordPath="https://obs.example/a.V3?sig=1")]
    )
    assert result.campaign.custom_field == "abc"
    assert result.recording == "https://obs.example/a.V3?sig=1"


def test_a_result_without_a_call_id_has_the_same_one_every_time() -> None:
    """It is known by what it says, and its id does not show the number."""
    first, again, other = decode(
        [
            without("callId"),
            changed(callId=""),
            {**without("callId"), "callTimeStr": "2020-08-30 20:00:01"},
        ]
    )
    assert first.call_id == again.call_id != other.call_id
    assert "60584" not in first.call_id


def test_a_bad_result_does_not_spoil_the_others() -> None:
    """A list is answered as a whole, so what can be read of it is taken."""
    bad = [
        None,
        "text",
        {},
        without("campaignId"),
        without("called", "callId"),
        without("callStatus", "failCode"),
    ]
    assert decode([*bad, EXAMPLE, *bad]) == [RESULT]


def test_a_result_may_have_no_number() -> None:
    """A call that is named by its id is a result."""
    (result,) = decode([without("called")])
    assert result.called == ""


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        b"null",
        b'"text"',
        b"[1,2]",
        b"{}",
        b"[{}]",
        b'{"callSerialNo":"1","serviceNo":"2"}',
        b"{callSerialNo=1, serviceNo=, called=2}",
        b"[" * 100_000,
    ],
    ids=lambda body: repr(body[:30]),
)
def test_what_cannot_be_read(body: bytes) -> None:
    """A body without a result that can be read."""
    with pytest.raises(BadReport, match=r"^(It|A result) [a-z A-Z]+$"):
        HuaweiAicc.decode(body)


def test_a_long_list() -> None:
    """There is no documented end to a list."""
    results = decode([changed(callId=f"0023-{number}") for number in range(5000)])
    assert len({result.call_id for result in results}) == 5000


@pytest.mark.parametrize(
    ("understood", "code"), [(True, "0"), (False, "1")], ids=["good", "bad"]
)
def test_answers(understood: bool, code: str) -> None:
    """The answer is always 200, for anything else has everything sent again."""
    answer = HuaweiAicc.acknowledge(understood=understood)
    assert (answer.status, answer.content_type) == (200, "application/json")
    content = json.loads(answer.body)
    assert content["retCode"] == code
    assert content.keys() == {"retCode", "retMsg"}


def test_the_answer_is_the_printed_one() -> None:
    """As on the vendor's page."""
    assert HuaweiAicc.acknowledge(understood=True) == Acknowledgement(
        body=b'{"retCode":"0","retMsg":"success"}', content_type="application/json"
    )
