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
    assert (result.reason, result.reason_code) == (None, code)


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("00531", "hung up"),
        ("00537", "busy"),
        ("00538", "incorrect"),
        ("00548", "powered off"),
        ("00549", "out of service"),
        ("00551", "hung up"),
        ("00601", "before the call was answered"),
        ("00602", "insufficient"),
        ("00603", "did not answer"),
        ("00604", "rejected"),
        ("00605", "insufficient"),
        ("00606", "administrator"),
        ("00701", "queue"),
        ("00702", "queue timed out"),
        ("01040", "rang too long"),
        ("01043", "timed out"),
        ("01046", "agent"),
        ("01048", "insufficient"),
        ("01049", "check"),
        ("34601", "campaign"),
        ("34605", "empty"),
        ("34606", "not attempted"),
        ("34608", "without a result"),
        ("34611", "administrator"),
    ],
)
def test_failure_codes(code: str, word: str) -> None:
    """Every documented code has a text; 34606, which is printed in two groups, has a text."""
    (result,) = decode([changed(callStatus=5, failCode=code)])
    assert result.reason_code == code
    assert word in (result.reason or "")


@pytest.mark.parametrize("code", [537, "537"], ids=["number", "text"])
def test_a_code_without_its_zeros(code: object) -> None:
    """Zeros are added to look a code up, and not to pass it on."""
    (result,) = decode([changed(callStatus=5, failCode=code)])
    assert result.reason_code == "537"
    assert "busy" in (result.reason or "")


@pytest.mark.parametrize("code", ["OB99999", "99999", "1"])
def test_unknown_codes_pass_through(code: str) -> None:
    """Tenants have codes of their own."""
    (result,) = decode([changed(callStatus=5, failCode=code)])
    assert (result.reason, result.reason_code) == (None, code)
