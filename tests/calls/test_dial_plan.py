"""What people dial, read as a number of the public network and written as it is dialled."""

import pytest

from custom_components.pbx.calls.dial_plan import Dialling, DialPlan
from custom_components.pbx.calls.extension_list import ExtensionList
from custom_components.pbx.calls.model import (
    Call,
    CallState,
    Direction,
    Member,
    MemberKind,
)
from custom_components.pbx.calls.report import CallRecord, RecordStatus

from .tracked import EXTENSIONS


def plan(country: str | None, digit: str = "", area: str = "") -> DialPlan:
    """Return how people dial at an office."""
    dialling = Dialling(country=country, outside_digit=digit, area_code=area)
    return DialPlan(ExtensionList(EXTENSIONS), dialling)


def call_to(number: str) -> Call:
    """Return a call that went out, as a query shows it."""
    member = Member(kind=MemberKind.OUTBOUND, number=number, called=number)
    return Call(
        call_id="1.1",
        ids=frozenset({"1.1"}),
        state=CallState.RINGING,
        members=(member, Member(kind=MemberKind.EXTENSION, number="1000")),
    )


@pytest.mark.parametrize(
    ("country", "digit", "dialled", "number"),
    [
        ("DE", "0", "0030123456", "030123456"),
        ("US", "9", "92025550123", "2025550123"),
        ("US", "9", "912025550123", "12025550123"),
        ("US", "9", "9195550123", "9195550123"),
        ("US", "9", "99195550123", "9195550123"),
        (None, "0", "0030123456", "030123456"),
        (None, "0", "01", "01"),
        ("DE", "", "0030123456", "0030123456"),
    ],
)
def test_read_call(country: str | None, digit: str, dialled: str, number: str) -> None:
    """A call that a query shows has the number of the public network, too."""
    read = plan(country, digit).read_call(call_to(dialled))
    assert (read.members[0].number, read.members[0].called) == (number, number)
    assert read.members[1].number == "1000"


@pytest.mark.parametrize(
    ("country", "area", "dialled", "number"),
    [
        ("DE", "30", "1234567", "0301234567"),
        ("US", "202", "5550123", "2025550123"),
        ("US", "202", "2125550123", "2125550123"),
        (None, "30", "1234567", "1234567"),
        ("DE", "30", "anonymous", "anonymous"),
        ("DE", "30", "112", "112"),
    ],
)
def test_own_area(country: str | None, area: str, dialled: str, number: str) -> None:
    """A number of the own area is completed where the country is known."""
    read = plan(country, area=area).read_call(call_to(dialled))
    assert read.members[0].number == number


def test_calls_between_extensions() -> None:
    """A record of a call inside is left as it is."""
    record = CallRecord(
        call_id="1.1",
        status=RecordStatus.ANSWERED,
        direction=Direction.INTERNAL,
        caller="1000",
        called="01001",
    )
    assert plan("DE", "0", "30").read(record) == record


@pytest.mark.parametrize(
    ("country", "number", "dialled"),
    [
        ("DE", "+4930123456", "0030123456"),
        ("GB", "+4930123456", "0004930123456"),
        (None, "+4930123456", "0+4930123456"),
        ("DE", "1000", "1000"),
        ("DE", "6200", "6200"),
    ],
)
def test_dialled(country: str | None, number: str, dialled: str) -> None:
    """The digit comes in front of what people in the country dial."""
    assert plan(country, "0").dialled(number) == dialled
