"""The live state: what people look at, from what changed for calls."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from custom_components.pbx.calls.live.live_state import LiveState
from custom_components.pbx.calls.live.views import (
    SYSTEM,
    Caller,
    CampaignView,
    ExtensionState,
    ExtensionView,
    SystemState,
)
from custom_components.pbx.calls.model import (
    Call,
    CallEvent,
    CallEventType,
    CallState,
    Campaign,
    Changes,
    Direction,
    MemberState,
    Outcome,
    Trunk,
)

from ..live_calls import (
    LATER,
    NOW,
    TODAY,
    call,
    ended,
    extension,
    line,
    office_live_state,
    show,
)


@pytest.fixture
def live_state() -> LiveState:
    """Return the live state of a system with three idle extensions."""
    return office_live_state()


def test_idle(live_state: LiveState) -> None:
    """A system without calls is idle."""
    assert live_state.system.state is SystemState.IDLE
    assert live_state.system.active_calls == 0
    assert live_state.extension("1000") == ExtensionView(state=ExtensionState.IDLE)
    assert live_state.extension("no such number") == ExtensionView()


def test_inbound_call(live_state: LiveState) -> None:
    """A call rings, is answered, held and over, and each step shows where it should."""
    ringing = call(
        members=(line("5550100"), extension("1000", MemberState.RINGING)),
    )
    assert show(live_state, ringing) == {SYSTEM, ("extension", "1000")}
    assert live_state.system.state is SystemState.RINGING
    assert live_state.system.active_calls == 1
    assert live_state.extension("1000") == ExtensionView(state=ExtensionState.RINGING)

    talking = replace(
        ringing,
        state=CallState.IN_CALL,
        members=(line("5550100"), extension("1000", MemberState.ANSWERED)),
    )
    assert show(live_state, talking) == {SYSTEM, ("extension", "1000")}
    assert live_state.system.state is SystemState.IN_CALL
    assert live_state.extension("1000") == ExtensionView(
        state=ExtensionState.IN_CALL, connected_number="5550100"
    )

    held = replace(
        talking,
        state=CallState.ON_HOLD,
        members=(line("5550100"), extension("1000", MemberState.ON_HOLD)),
    )
    assert show(live_state, held) == {("extension", "1000")}
    assert live_state.extension("1000").state is ExtensionState.ON_HOLD
    assert live_state.extension("1000").connected_number == "5550100"

    assert show(live_state, replace(held, state=CallState.ENDED)) == {
        SYSTEM,
        ("extension", "1000"),
    }
    assert live_state.system.state is SystemState.IDLE
    assert live_state.extension("1000") == ExtensionView(state=ExtensionState.IDLE)


def test_same_again_changes_nothing(live_state: LiveState) -> None:
    """What is reported twice looks the same."""
    ringing = call(members=(extension("1000", MemberState.RINGING),))
    show(live_state, ringing)
    assert show(live_state, ringing) == set()


def test_ringing_wins_for_the_system(live_state: LiveState) -> None:
    """A system rings as long as any call rings."""
    show(
        live_state,
        call("1", state=CallState.IN_CALL),
        call("2", state=CallState.RINGING),
    )
    assert live_state.system.state is SystemState.RINGING
    assert live_state.system.active_calls == 2
    show(live_state, call("2", state=CallState.ENDED))
    assert live_state.system.state is SystemState.IN_CALL


def test_calls_that_turn_out_to_be_one(live_state: LiveState) -> None:
    """A call takes the place of all that was known under any of its ids."""
    show(
        live_state,
        call("1", members=(extension("1000", MemberState.RINGING),)),
        call("2", members=(extension("1001", MemberState.ALERTING),)),
    )
    assert live_state.system.active_calls == 2
    both = call(
        "1",
        ids=frozenset({"1", "2"}),
        state=CallState.IN_CALL,
        members=(extension("1000", MemberState.ANSWERED),),
    )
    assert show(live_state, both) == {
        SYSTEM,
        ("extension", "1000"),
        ("extension", "1001"),
    }
    assert live_state.system.active_calls == 1
    assert live_state.extension("1001").state is ExtensionState.IDLE
    show(live_state, replace(both, call_id="2", state=CallState.ENDED))
    assert live_state.system.state is SystemState.IDLE
    assert live_state.extension("1000").state is ExtensionState.IDLE


def test_last_caller(live_state: LiveState) -> None:
    """The last caller is who called last, not whose call was heard of last."""
    show(live_state, call("1", caller_number="5550100", started_at=NOW))
    assert live_state.system.last_caller == Caller(
        number="5550100", name="Ann", called_number="2000", at=NOW
    )
    show(live_state, call("2", caller_number="5550111", started_at=LATER), at=LATER)
    assert live_state.system.last_caller
    assert live_state.system.last_caller.number == "5550111"
    first = call("1", caller_number="5550100", started_at=NOW)
    live_state.update(ended(first, Outcome.ANSWERED), LATER)
    assert live_state.system.last_caller.number == "5550111"


@pytest.mark.parametrize(
    "of",
    [call(direction=Direction.INTERNAL), call(caller_number=None)],
    ids=["internal", "withheld"],
)
def test_no_last_caller(live_state: LiveState, of: Call) -> None:
    """Colleagues and those who withhold their number are not the last caller."""
    show(live_state, of)
    assert live_state.system.last_caller is None


def test_caller_of_a_call_without_start(live_state: LiveState) -> None:
    """A call that does not say when it began began now."""
    show(live_state, call(started_at=None), at=LATER)
    assert live_state.system.last_caller
    assert live_state.system.last_caller.at == LATER


@pytest.mark.parametrize(
    ("outcome", "counts"),
    [
        (Outcome.MISSED, (1, 0, 0, 0)),
        (Outcome.FAILED, (0, 1, 0, 0)),
        (Outcome.ANSWERED, (0, 0, 1, 0)),
        (Outcome.VOICEMAIL, (0, 0, 0, 1)),
        (Outcome.UNKNOWN, (0, 0, 0, 0)),
    ],
)
def test_outcomes(
    live_state: LiveState, outcome: Outcome, counts: tuple[int, int, int, int]
) -> None:
    """Each outcome is counted by itself, and only there."""
    show(live_state, call())
    live_state.update(ended(call(), outcome, reason="Busy", talk_seconds=7), LATER)
    today = live_state.system.today
    assert (today.missed, today.failed, today.answered, today.voicemail) == counts
    assert live_state.system.last_outcome is outcome
    assert live_state.system.last_called == "2000"
    assert live_state.system.last_call_duration == 7
    assert (live_state.system.last_missed_caller is not None) is (
        outcome is Outcome.MISSED
    )
    assert (live_state.system.last_failed_reason == "Busy") is (
        outcome is Outcome.FAILED
    )


def test_last_missed_caller(live_state: LiveState) -> None:
    """The last missed caller is who called last among those who were missed, even if the number is withheld."""
    live_state.update(ended(call("1", started_at=LATER), Outcome.MISSED), LATER)
    live_state.update(
        ended(call("2", caller_number="5550111", started_at=NOW), Outcome.MISSED), LATER
    )
    assert live_state.system.last_missed_caller
    assert live_state.system.last_missed_caller.number == "5550100"
    withheld = call("3", caller_number=None, started_at=None)
    later = CallEvent(type=CallEventType.MISSED, call=withheld, at=LATER)
    live_state.update(Changes(events=(later,)), LATER)
    assert live_state.system.last_missed_caller.number is None
    assert live_state.system.today.missed == 3


@pytest.mark.parametrize(
    ("values", "seconds"),
    [
        ({"answered_at": NOW, "ended_at": LATER}, 60),
        ({"answered_at": NOW, "ended_at": LATER, "talk_seconds": 58}, 58),
        ({"ended_at": LATER}, None),
    ],
    ids=["measured", "told", "unknown"],
)
def test_last_call_duration(
    live_state: LiveState, values: dict[str, object], seconds: int | None
) -> None:
    """The duration is what the record says, else what was seen."""
    live_state.update(ended(call(), Outcome.ANSWERED, **values), LATER)
    assert live_state.system.last_call_duration == seconds


def test_new_day(live_state: LiveState) -> None:
    """At midnight counting begins anew, by the clock or with the first call. A call is of the day on which it began."""
    live_state.update(ended(call(), Outcome.MISSED), NOW)
    assert live_state.begin_day(TODAY) == set()
    assert live_state.begin_day(TODAY + timedelta(days=1)) == {SYSTEM}
    assert live_state.system.today.missed == 0
    later = NOW + timedelta(days=2)
    live_state.update(ended(call("2"), Outcome.MISSED), later)
    assert live_state.system.today.missed == 0
    live_state.update(ended(call("3", started_at=later), Outcome.MISSED), later)
    assert live_state.system.today.missed == 1
    assert live_state.system.today.date == TODAY + timedelta(days=2)


def test_trunks(live_state: LiveState) -> None:
    """Trunks that changed, came or went are named."""
    city = Trunk(name="city", status="registered")
    mobile = Trunk(name="mobile", status="idle")
    assert live_state.set_trunks([city, mobile]) == {
        ("trunk", "city"),
        ("trunk", "mobile"),
    }
    assert live_state.set_trunks([city, mobile]) == set()
    assert live_state.set_trunks([replace(city, status="failure")]) == {
        ("trunk", "city"),
        ("trunk", "mobile"),
    }
    assert {name: trunk.status for name, trunk in live_state.trunks.items()} == {
        "city": "failure"
    }


def result(call_id: str, outcome: Outcome, reason: str | None) -> Changes:
    """Return the changes from the result of a campaign's call."""
    of = call(
        call_id,
        direction=Direction.OUTBOUND,
        campaign=Campaign(campaign_id="3"),
        reason_code=reason,
    )
    return ended(of, outcome)


def test_campaign(live_state: LiveState) -> None:
    """Results of a campaign are counted, successes and failures apart."""
    topics = live_state.update(result("1", Outcome.ANSWERED, None), NOW)
    assert topics == {SYSTEM, ("campaign", "3")}
    live_state.update(result("2", Outcome.FAILED, "00537"), NOW)
    live_state.update(result("3", Outcome.FAILED, "00603"), NOW)
    live_state.update(result("4", Outcome.ANSWERED, None), NOW)
    assert live_state.campaigns.views == {
        "3": CampaignView(results=4, successes=2, failures=2, last_reason="00603")
    }
    assert live_state.system.today.failed == 2


def test_restore_campaign(live_state: LiveState) -> None:
    """What was counted before a restart is taken from where more is known, field by field."""
    logged = CampaignView(results=5, successes=2, failures=3, last_reason="00537")
    live_state.campaigns.restore("3", CampaignView())
    live_state.campaigns.restore("3", logged)
    live_state.campaigns.restore("3", CampaignView(results=4))
    live_state.campaigns.restore("3", CampaignView(successes=3))
    live_state.campaigns.restore("3", CampaignView(last_reason="00603"))
    live_state.update(result("1", Outcome.FAILED, "00600"), NOW)
    assert live_state.campaigns.views["3"] == CampaignView(
        results=6, successes=3, failures=4, last_reason="00600"
    )


@pytest.mark.parametrize(
    ("day", "missed"),
    [(TODAY, 3), (date(2026, 11, 20), 1)],
    ids=["today", "yesterday"],
)
def test_restore_counts(live_state: LiveState, day: date, missed: int) -> None:
    """What was counted earlier today is taken back where it is more, what was counted before is not."""
    live_state.update(ended(call(), Outcome.MISSED), NOW)
    live_state.restore_counts({Outcome.MISSED: 3, Outcome.FAILED: 2}, day)
    live_state.restore_counts({Outcome.MISSED: 2}, day)
    assert live_state.system.today.missed == missed
    assert live_state.system.today.failed == (2 if day == TODAY else 0)


@pytest.mark.parametrize(
    ("at", "number"),
    [(NOW - timedelta(hours=1), "5550100"), (LATER, "5550122")],
    ids=["somebody called since", "nobody called since"],
)
def test_restore_callers(live_state: LiveState, at: datetime, number: str) -> None:
    """The caller from before a restart gives way to who called since."""
    live_state.update(ended(call(), Outcome.MISSED), NOW)
    live_state.restore_caller(Caller(number="5550122", at=at))
    live_state.restore_missed_caller(Caller(number="5550122", at=at))
    assert live_state.system.last_caller
    assert live_state.system.last_missed_caller
    assert live_state.system.last_caller.number == number
    assert live_state.system.last_missed_caller.number == number


def test_cost_does_not_grow(live_state: LiveState) -> None:
    """A change is taken in without looking at the other calls and extensions."""
    many = [
        call(f"c{index}", members=(extension(f"e{index}", MemberState.RINGING),))
        for index in range(1000)
    ]
    show(live_state, *many)
    assert live_state.system.active_calls == 1000
    assert show(live_state, replace(many[500], state=CallState.ENDED)) == {
        SYSTEM,
        ("extension", "e500"),
    }
    assert live_state.extension("e501").state is ExtensionState.RINGING
