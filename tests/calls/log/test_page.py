"""Calls are found by every filter, the newest first, page by page."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta, timezone
import heapq
from typing import Any

import pytest

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_model import MAX_PAGE, Filters
from custom_components.pbx.calls.model import Call, Campaign, Direction, Outcome
from custom_components.pbx.calls.phone_book.numbers import number_key

from ..example_calls import START, answered, at, called_back, id_at, missed, ringing
from .open_log import OTHER, SYSTEM, Location, entry, ids_of, opened, put

SPRING = Campaign(campaign_id="spring", custom_field="Order 77")
CALLS: dict[str, tuple[str, Call]] = {
    "missed": (
        SYSTEM,
        missed(0, "+49 171 5550100", caller_name="Zoë Müller", call_id="missed"),
    ),
    "answered": (
        SYSTEM,
        answered(
            1,
            "030 1234567",
            call_id="answered",
            extensions=("1001", "1002"),
            answered_by="1002",
            recording="1002.wav",
            trunk="SIP Trunk",
            path=("Queue 6500",),
        ),
    ),
    "outbound": (
        OTHER,
        called_back(
            2,
            "0049 171 5550100",
            call_id="outbound",
            outcome=Outcome.FAILED,
            reason="Busy Here",
            reason_code="486",
            campaign=SPRING,
        ),
    ),
    "internal": (
        SYSTEM,
        answered(
            3,
            "1003",
            call_id="internal",
            direction=Direction.INTERNAL,
            called_number="1004",
            extensions=("1004",),
        ),
    ),
    "anonymous": (OTHER, missed(4, "anonymous", call_id="anonymous")),
    "open": (SYSTEM, ringing(5, call_id="open", caller_number=None, direction=None)),
}
NEWEST_FIRST = list(reversed(CALLS))


@pytest.fixture
async def filled(location: Location) -> AsyncIterator[CallLog]:
    """Have a log with a call of each kind."""
    async with opened(
        location, number_key=lambda number: number_key(number, "DE")
    ) as log:
        for system, call in CALLS.values():
            await put(log, call, system=system)
        yield log


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        pytest.param({}, NEWEST_FIRST, id="all"),
        pytest.param({"recorded": True}, ["answered"], id="recorded"),
        pytest.param(
            {"recorded": True, "outcomes": frozenset({Outcome.FAILED})},
            [],
            id="recorded, with an outcome",
        ),
        pytest.param(
            {"recorded": True, "extension": "1001"},
            ["answered"],
            id="recorded, of an extension",
        ),
        pytest.param(
            {"recorded": True, "number": "0301234567"},
            ["answered"],
            id="recorded, of a number",
        ),
        pytest.param({"systems": (OTHER,)}, ["anonymous", "outbound"], id="system"),
        pytest.param({"systems": (OTHER, SYSTEM)}, NEWEST_FIRST, id="systems"),
        pytest.param({"systems": ("another",)}, [], id="another_system"),
        pytest.param({"start": at(4)}, ["open", "anonymous"], id="start"),
        pytest.param({"end": at(1)}, ["missed"], id="end_excluded"),
        pytest.param(
            {"start": at(1), "end": at(3)}, ["outbound", "answered"], id="period"
        ),
        pytest.param(
            {"start": at(4).astimezone(timezone(timedelta(hours=5)))},
            ["open", "anonymous"],
            id="other_zone",
        ),
        pytest.param(
            {"directions": {Direction.INTERNAL}}, ["internal"], id="direction"
        ),
        pytest.param(
            {"directions": {Direction.INTERNAL, Direction.OUTBOUND}},
            ["internal", "outbound"],
            id="directions",
        ),
        pytest.param(
            {"outcomes": {Outcome.MISSED}}, ["anonymous", "missed"], id="outcome"
        ),
        pytest.param(
            {"outcomes": {Outcome.MISSED, Outcome.FAILED}},
            ["anonymous", "outbound", "missed"],
            id="outcomes",
        ),
        pytest.param(
            {"outcomes": {Outcome.ANSWERED}, "directions": {Direction.INBOUND}},
            ["answered"],
            id="outcome_and_direction",
        ),
        pytest.param({"extension": "1001"}, ["answered"], id="extension_rang"),
        pytest.param({"extension": "1002"}, ["answered"], id="extension_answered"),
        pytest.param({"extension": "1003"}, ["internal"], id="extension_called"),
        pytest.param({"extension": "1004"}, ["internal"], id="extension_was_called"),
        pytest.param({"extension": "100"}, [], id="extension_exact"),
        pytest.param(
            {"extension": "1000", "outcomes": {Outcome.MISSED}, "systems": (SYSTEM,)},
            ["missed"],
            id="extension_and_outcome",
        ),
        pytest.param(
            {"extension": "1000", "text": "busy", "campaign_id": "spring"},
            ["outbound"],
            id="extension_text_and_campaign",
        ),
        pytest.param({"number": "5550"}, ["outbound", "missed"], id="part_of_number"),
        pytest.param(
            {"number": "0171-555 01"}, ["outbound", "missed"], id="part_as_dialled"
        ),
        pytest.param(
            {"number": "0171 5550100"}, ["outbound", "missed"], id="whole_number"
        ),
        pytest.param({"number": "+49 (171) 555"}, ["outbound", "missed"], id="abroad"),
        pytest.param({"number": "51"}, ["outbound", "missed"][2:], id="short_absent"),
        pytest.param({"number": "23"}, ["answered"], id="short_part"),
        pytest.param({"number": "5"}, ["outbound", "answered", "missed"], id="digit"),
        pytest.param({"number": "Anon"}, ["anonymous"], id="number_without_digits"),
        pytest.param(
            {"number": "555", "directions": {Direction.INBOUND}},
            ["missed"],
            id="number_and_direction",
        ),
        pytest.param({"called": {"1004"}}, ["internal"], id="called"),
        pytest.param({"called": {"10", "00", "+49 171"}}, [], id="called_exact"),
        pytest.param(
            {"called": {"1000", "1004"}, "directions": {Direction.INTERNAL}},
            ["internal"],
            id="called_and_direction",
        ),
        pytest.param(
            {"called": {"0049 171 5550100"}}, ["outbound"], id="called_as_written"
        ),
        pytest.param({"called": {"0171 5550100"}}, [], id="called_not_as_written"),
        pytest.param({"called": {"..."}}, [], id="called_nothing"),
        pytest.param({"text": "zoe mul"}, ["missed"], id="name_without_accents"),
        pytest.param({"text": "ZOË  MÜ"}, ["missed"], id="name_in_capitals"),
        pytest.param({"text": "busy"}, ["outbound"], id="reason"),
        pytest.param({"text": "486"}, ["outbound"], id="reason_code"),
        pytest.param({"text": "sip t"}, ["answered"], id="trunk"),
        pytest.param({"text": "queue"}, ["answered"], id="path"),
        pytest.param({"text": "order 77"}, ["outbound"], id="campaign_field"),
        pytest.param({"text": "030 / 123"}, ["answered"], id="text_is_number"),
        pytest.param({"text": "Z"}, ["missed"], id="letter"),
        pytest.param({"text": '" OR 1'}, [], id="signs"),
        pytest.param({"text": "%"}, [], id="wildcard"),
        pytest.param(
            {"text": "mul", "number": "555"}, ["missed"], id="text_and_number"
        ),
        pytest.param({"text": "mul", "number": "5"}, ["missed"], id="text_and_digit"),
        pytest.param({"text": "", "number": " "}, NEWEST_FIRST, id="empty"),
        pytest.param({"campaign_id": "spring"}, ["outbound"], id="campaign"),
        pytest.param({"campaign_id": "spr"}, [], id="campaign_exact"),
        pytest.param(
            {"campaign_id": "spring", "outcomes": {Outcome.ANSWERED}},
            [],
            id="campaign_and_outcome",
        ),
        pytest.param({"to_return": True}, ["anonymous", "missed"], id="to_return"),
        pytest.param(
            {"to_return": True, "text": "mul"}, ["missed"], id="to_return_and_text"
        ),
        pytest.param({"handled_since": at(0)}, [], id="handled"),
    ],
)
async def test_filters(
    filled: CallLog, filters: dict[str, Any], expected: list[str]
) -> None:
    """Each filter lets through what it says, alone and with others."""
    assert await ids_of(filled, **filters) == expected


async def test_handled_since(filled: CallLog) -> None:
    """Handled calls are found by when they were handled."""
    await filled.handle(SYSTEM, call_ids=["missed"], at=at(100))
    assert await ids_of(filled, handled_since=at(100)) == ["missed"]
    assert await ids_of(filled, handled_since=at(100), text="mul") == ["missed"]
    assert await ids_of(filled, handled_since=at(101)) == []
    assert await ids_of(filled, to_return=True) == ["anonymous"]


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(systems=(SYSTEM,)),
        Filters(outcomes=frozenset({Outcome.MISSED, Outcome.ANSWERED})),
        Filters(extension="1000"),
        Filters(number="555"),
        Filters(number="55"),
        Filters(text="anna"),
        Filters(to_return=True, number="55"),
    ],
    ids=["all", "system", "outcomes", "extension", "part", "short", "text", "both"],
)
async def test_pages(log: CallLog, filters: Filters) -> None:
    """Pages follow each other without a gap or a call twice, until there is none."""
    calls = [
        missed(place // 3, call_id=f"{place}", caller_name="Anna")
        for place in range(25)
    ]
    for place, call in enumerate(calls):
        await put(log, call, system=(SYSTEM, OTHER)[place % 5 == 4])
    whole = await log.page(filters, limit=MAX_PAGE)
    wanted = [logged.call.call_id for logged in whole.calls]
    found: list[str] = []
    cursor = None
    for _ in range(30):
        page = await log.page(filters, cursor=cursor, limit=2)
        assert len(page.calls) <= 2
        found += [logged.call.call_id for logged in page.calls]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert found == wanted
    times = [calls[int(call_id)].started_at for call_id in found]
    assert times == sorted(times, key=lambda time: time or START, reverse=True)


async def test_call_has_the_cursor_of_what_follows(log: CallLog) -> None:
    """A page can begin after any call."""
    await put(log, *(missed(place) for place in range(5)))
    page = await log.page(Filters())
    rest = await log.page(Filters(), cursor=page.calls[1].cursor)
    assert rest.calls == page.calls[2:]


async def test_pages_of_two_logs(sqlite: Location, postgresql: Location) -> None:
    """Pages of several logs can be put together by their cursors."""
    async with opened(sqlite) as first, opened(postgresql) as second:
        for place in range(20):
            await put(
                (first, second)[place % 3 == 0], missed(place // 4, call_id=f"{place}")
            )
        found: list[str] = []
        cursor = None
        while True:
            pages = [
                await log.page(Filters(), cursor=cursor, limit=3)
                for log in (first, second)
            ]
            merged = list(
                heapq.merge(
                    *(page.calls for page in pages),
                    key=lambda call: call.cursor,
                    reverse=True,
                )
            )[:3]
            if not merged:
                break
            found += [call.call.call_id for call in merged]
            cursor = merged[-1].cursor
    assert sorted(found, key=int) == [str(place) for place in range(20)]
    assert [int(place) // 4 for place in found] == sorted(
        (place // 4 for place in range(20)), reverse=True
    )


@pytest.mark.parametrize("cursor", ["", "x", "-1", "f" * 16, "0" * 15, "0" * 17])
async def test_bad_cursor(log: CallLog, cursor: str) -> None:
    """What is no cursor is refused."""
    with pytest.raises(ValueError, match="cursor"):
        await log.page(Filters(), cursor=cursor)


@pytest.mark.parametrize(("limit", "expected"), [(0, 1), (3, 3), (10_000, MAX_PAGE)])
async def test_limit(log: CallLog, limit: int, expected: int) -> None:
    """A page has at least a call and at most as many as the limit allows."""
    await log.put(entry(*(missed(place) for place in range(MAX_PAGE + 5))))
    page = await log.page(Filters(), limit=limit)
    assert len(page.calls) == expected
    assert page.next_cursor == page.calls[-1].cursor


@pytest.mark.parametrize("seldom", ["Zwiebel", "zw"], ids=["indexed", "short"])
async def test_far_back(log: CallLog, seldom: str) -> None:
    """What is seldom is found however far back it is."""
    await put(log, missed(0, caller_name="Zwiebel"), missed(1, caller_name="Zwiebel"))
    await log.put(entry(*(missed(10 + place) for place in range(3000))))
    assert await ids_of(log, text=seldom) == [id_at(1), id_at(0)]
    assert await ids_of(log, text="none of that") == []


async def test_looking_through_all_ends(
    log: CallLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where every call has to be looked at, a page ends early and the next page goes on from there."""
    monkeypatch.setattr("custom_components.pbx.calls.log.search.WINDOW", 10)
    monkeypatch.setattr("custom_components.pbx.calls.log.search.SCANNED", 50)
    await put(log, missed(0, caller_name="Zwiebel"))
    await log.put(entry(*(missed(10 + place) for place in range(200))))
    page = await log.page(Filters(text="zw"))
    assert page.calls == ()
    assert page.next_cursor
    assert await ids_of(log, text="zw") == [id_at(0)]


@pytest.mark.parametrize("year", [1, 9999])
async def test_any_time(log: CallLog, year: int) -> None:
    """Any time can be asked for."""
    await put(log, missed())
    moment = datetime(year, 1, 1, tzinfo=START.tzinfo)
    assert len(await ids_of(log, start=moment)) == (year == 1)
    assert len(await ids_of(log, end=moment)) == (year == 9999)
