"""How a contact centre's calls ended: vendor_docs/huawei_aicc.md, section 4."""

import pytest

from .huawei_examples import changed, decode


@pytest.mark.parametrize(
    ("fields", "succeeded"),
    [
        ({"callStatus": 6, "failCode": "0"}, True),
        ({"callStatus": "6", "failCode": "00000"}, True),
        ({"callStatus": 6, "failCode": ""}, True),
        ({"callStatus": 6, "failCode": None}, True),
        ({"callStatus": 6, "failCode": 0}, True),
        ({"callStatus": 6, "failCode": "00531"}, True),
        ({"callStatus": 5, "failCode": "00603"}, False),
        ({"callStatus": "5", "failCode": ""}, False),
        ({"callStatus": None, "failCode": "00000"}, True),
        ({"callStatus": "", "failCode": "00603"}, False),
    ],
)
def test_success(fields: dict[str, object], succeeded: bool) -> None:
    """The status decides, and where there is none, the code."""
    (result,) = decode([changed(**fields)])
    assert result.succeeded is succeeded


@pytest.mark.parametrize("code", ["0", "00000"])
def test_success_has_no_reason(code: str) -> None:
    """Both codes for success are passed on as they are, and explain nothing."""
    (result,) = decode([changed(failCode=code)])
    assert (result.reason, result.reason_code, result.reason_class) == (
        None,
        code,
        None,
    )


@pytest.mark.parametrize(
    ("code", "reason_class", "word"),
    [
        ("00531", "hung_up", "hung up"),
        ("00537", "busy", "busy"),
        ("00538", "invalid", "incorrect"),
        ("00548", "unreachable", "powered off"),
        ("00549", "unreachable", "out of service"),
        ("00551", "hung_up", "hung up"),
        ("00601", "no_answer", "before the call was answered"),
        ("00602", "platform", "insufficient"),
        ("00603", "no_answer", "did not answer"),
        ("00604", "rejected", "rejected"),
        ("00605", "platform", "insufficient"),
        ("00606", "platform", "administrator"),
        ("00701", "hung_up", "queue"),
        ("00702", "platform", "queue timed out"),
        ("01040", "no_answer", "rang too long"),
        ("01043", "platform", "timed out"),
        ("01046", "platform", "agent"),
        ("01048", "platform", "insufficient"),
        ("01049", "platform", "check"),
        ("34601", "platform", "campaign"),
        ("34605", "invalid", "empty"),
        ("34606", "platform", "not attempted"),
        ("34608", "platform", "without a result"),
        ("34611", "platform", "administrator"),
    ],
)
def test_failure_codes(code: str, reason_class: str, word: str) -> None:
    """Every documented code has a text and a class; 34606, which is printed in two groups, has one."""
    (result,) = decode([changed(callStatus=5, failCode=code)])
    assert (result.reason_code, result.reason_class) == (code, reason_class)
    assert word in (result.reason or "")


@pytest.mark.parametrize("code", [537, "537"], ids=["number", "text"])
def test_a_code_without_its_zeros(code: object) -> None:
    """Zeros are added to look a code up, and not to pass it on."""
    (result,) = decode([changed(callStatus=5, failCode=code)])
    assert (result.reason_code, result.reason_class) == ("537", "busy")


@pytest.mark.parametrize("code", ["OB99999", "99999", "1"])
def test_unknown_codes_pass_through(code: str) -> None:
    """Tenants have codes of their own."""
    (result,) = decode([changed(callStatus=5, failCode=code)])
    assert (result.reason, result.reason_code, result.reason_class) == (
        None,
        code,
        "unknown",
    )
