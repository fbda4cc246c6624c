"""How a contact centre's calls ended: vendor_docs/huawei_aicc.md, section 4."""

import pytest

from custom_components.pbx.calls.reason_class import ReasonClass

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


@pytest.mark.parametrize(
    ("reason_class", "codes"),
    [
        (ReasonClass.NO_ANSWER, ["00601", "00603", "01040"]),
        (ReasonClass.BUSY, ["00537", "537", 537]),
        (ReasonClass.REJECTED, ["00604"]),
        (ReasonClass.UNREACHABLE, ["00548", "00549"]),
        (ReasonClass.INVALID, ["00538", "34605"]),
        (ReasonClass.HUNG_UP, ["00531", "00551", "00701"]),
        (ReasonClass.PLATFORM, ["00602", "00702", "34606", "OB99999", "1", "0", None]),
    ],
)
def test_reason_classes(reason_class: ReasonClass, codes: list[object]) -> None:
    """A failed call is counted in the class of its code, and what says nothing of the called party in the platform's."""
    for code in codes:
        (result,) = decode([changed(callStatus=5, failCode=code)])
        assert result.reason_class is reason_class


def test_success_has_no_reason_class() -> None:
    """Not even where a code says how the call ended later."""
    (result,) = decode([changed(callStatus=6, failCode="00531")])
    assert result.reason_class is None
