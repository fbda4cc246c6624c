"""Calls are counted for sensors and statistics."""

from datetime import timedelta

from custom_components.pbx.calls.live.views import CampaignView
from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_model import Filters, HourOfCalls
from custom_components.pbx.calls.model import Campaign, Outcome
from custom_components.pbx.systems.huawei_aicc.client import HuaweiAicc

from ..example_calls import START, answered, at, called_back, missed, ringing
from .open_log import OTHER, SYSTEM, put

HOUR = 3600


async def test_counts(log: CallLog) -> None:
    """Concluded calls are counted by outcome where they began, the end of the period excluded."""
    await put(log, missed(0), missed(10), answered(20), ringing(25), missed(30))
    await put(log, missed(15), system=OTHER)
    assert await log.counts(SYSTEM, at(0), at(30)) == {
        Outcome.MISSED: 2,
        Outcome.ANSWERED: 1,
    }
    assert await log.counts(SYSTEM, at(30), at(31)) == {Outcome.MISSED: 1}
    assert await log.counts(SYSTEM, at(31), at(99)) == {}
    assert await log.counts("another", at(0), at(99)) == {}


async def test_rang_too_short(log: CallLog) -> None:
    """A missed call that nobody wants to hear of is stored, but not counted, and needs no call back."""
    await put(log, missed(0, rang_too_short=True), missed(10))
    await put(log, missed(0, rang_too_short=True, reason="480"))
    assert await log.counts(SYSTEM, at(0), at(30)) == {Outcome.MISSED: 1}
    [hour] = await log.hours([SYSTEM], START, at(HOUR))
    assert hour.outcomes == {Outcome.MISSED: 1}
    page = await log.page(Filters(outcomes=frozenset({Outcome.MISSED})))
    assert [logged.call.rang_too_short for logged in page.calls] == [False, True]
    assert [number.calls for number in await log.callbacks(SYSTEM)] == [1]


async def test_path_counts(log: CallLog) -> None:
    """The same calls are counted for each menu or queue that they came through, if they were answered or missed."""
    queue, menu = ("6400",), ("6500", "6400")
    await put(
        log,
        missed(0, path=queue),
        missed(5, path=menu),
        missed(6, path=queue, rang_too_short=True),
        answered(10, path=menu),
        missed(15, path=queue, outcome=Outcome.VOICEMAIL),
        ringing(16, path=queue),
        answered(20),
        answered(30, path=queue),
    )
    await put(log, missed(15, path=queue), system=OTHER)
    assert await log.path_counts(SYSTEM, at(0), at(30)) == {
        "6400": {Outcome.MISSED: 2, Outcome.ANSWERED: 1},
        "6500": {Outcome.MISSED: 1, Outcome.ANSWERED: 1},
    }
    assert await log.path_counts("another", at(0), at(30)) == {}


async def test_hours(log: CallLog) -> None:
    """Each hour of each system is counted on its own; only inbound calls count for the time to answer."""
    await put(
        log,
        missed(0),
        answered(HOUR - 1),
        answered(HOUR),
        answered(HOUR + 5, ring_seconds=None, talk_seconds=None),
        called_back(HOUR + 9, "030 1234567"),
        missed(HOUR + 10, outcome=Outcome.VOICEMAIL, talk_seconds=33),
        ringing(HOUR + 20),
    )
    await put(log, answered(HOUR + 1), system=OTHER)
    first = HourOfCalls(
        system=SYSTEM,
        start=START,
        outcomes={Outcome.MISSED: 1, Outcome.ANSWERED: 1},
        talk_seconds=60,
        answered=1,
        answer_seconds=5,
    )
    second = HourOfCalls(
        system=SYSTEM,
        start=START + timedelta(hours=1),
        outcomes={Outcome.ANSWERED: 3, Outcome.VOICEMAIL: 1},
        talk_seconds=120,
        answered=1,
        answer_seconds=5,
    )
    assert await log.hours([SYSTEM], START, at(2 * HOUR)) == [first, second]
    assert await log.hours([SYSTEM], at(HOUR), at(2 * HOUR)) == [second]
    both = await log.hours([SYSTEM, OTHER], START, at(2 * HOUR))
    assert [(hour.system, hour.start) for hour in both] == [
        (SYSTEM, START),
        (OTHER, at(HOUR)),
        (SYSTEM, at(HOUR)),
    ]
    assert await log.hours([], START, at(HOUR)) == []


async def test_campaigns(log: CallLog) -> None:
    """Results are counted for each campaign of a system; the reason is that of the latest that failed."""
    third, fifth = Campaign(campaign_id="3"), Campaign(campaign_id="5")
    await put(
        log,
        called_back(1, "5550101", campaign=third),
        called_back(
            3, "5550102", campaign=third, outcome=Outcome.FAILED, reason_code="00603"
        ),
        called_back(
            2,
            "5550103",
            campaign=third,
            outcome=Outcome.FAILED,
            reason="Busy",
            reason_code="00537",
        ),
        called_back(4, "5550104", campaign=fifth),
        called_back(8, "5550104", campaign=third, reason="Success"),
        called_back(5, "5550105"),
        ringing(6, campaign=fifth),
    )
    await put(log, called_back(7, "5550101", campaign=third), system=OTHER)
    assert await log.campaigns(SYSTEM, HuaweiAicc.reason_class) == {
        "3": CampaignView(
            results=4, successes=2, failures=2, no_answer=1, busy=1, last_reason="00603"
        ),
        "5": CampaignView(results=1, successes=1, failures=0, last_reason=None),
    }
    assert await log.campaigns("another", HuaweiAicc.reason_class) == {}
