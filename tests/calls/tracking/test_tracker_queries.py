"""What queries put right: calls whose reports were lost, and calls that only seemed over."""

from datetime import timedelta

import pytest

from custom_components.pbx.calls.model import (
    Call,
    CallEventType,
    CallsInProgress,
    CallState,
    Changes,
    Direction,
    Member,
    MemberKind,
    MemberState,
    Outcome,
    Role,
)

from ...yeastar_reports import (
    CALL,
    CALLER,
    Fields,
    ext,
    failed,
    inbound,
    record,
    status,
    transferred,
)
from ..tracked import OPENVOX, YEASTAR, Tracked

RINGS = status(inbound("ALERT"), ext("1000", "RING"))
TALKS = status(inbound("ANSWERED"), ext("1000", "ANSWER"))
OVER = status(inbound("BYE"), ext("1000", "BYE"))
ALL = frozenset(Direction)
LINES = frozenset({Direction.INBOUND, Direction.OUTBOUND})


def shown(state: MemberState, *extensions: str, call_id: str = CALL) -> Call:
    """Return an inbound call as a query shows it."""
    line = Member(
        kind=MemberKind.INBOUND,
        number=CALLER,
        caller=CALLER,
        called="1000",
        role=Role.CALLER,
        state=MemberState.ANSWERED,
        channel_id="PJSIP/trunk-siptrunk-00000001",
    )
    callees = (
        Member(
            kind=MemberKind.EXTENSION,
            number=number,
            role=Role.CALLEE,
            state=state,
            channel_id=f"PJSIP/{number}-{int(number):08x}",
        )
        for number in extensions
    )
    return Call(
        call_id=call_id,
        ids=frozenset({call_id}),
        direction=Direction.INBOUND,
        state=CallState.IN_CALL,
        members=(line, *callees),
    )


def nothing(covers: frozenset[Direction] = ALL, *idle: str) -> CallsInProgress:
    """Return an answer that no call is in progress."""
    return CallsInProgress(covers=covers, idle_extensions=frozenset(idle))


def reconcile(
    told: Tracked, answer: CallsInProgress, asked_before: float = 0
) -> Changes:
    """Take in what was answered to a question asked some seconds before."""
    asked_at = told.now - timedelta(seconds=asked_before)
    return told.take(told.tracker.reconcile(answer, asked_at, told.now))


def gone(told: Tracked) -> Changes:
    """Take in that the system has no such call."""
    return told.take(told.tracker.gone(CALL, told.now, told.now))


def present(told: Tracked, call: Call) -> Changes:
    """Take in that the system has the call."""
    return told.take(told.tracker.present(call, told.now))


def test_lost_record_is_asked_for_after_a_while() -> None:
    """Over without a record: five seconds later the system is asked, then the call is concluded."""
    told = Tracked()
    told.hear(RINGS, TALKS, OVER)
    assert told.pass_time(4.9) == []
    assert told.pass_time(0.2) == [CALL]
    assert told.pass_time(1) == []
    gone(told)
    assert told.outcomes == [Outcome.ANSWERED]


def test_question_without_an_answer_is_asked_again() -> None:
    """Each call is asked about at most every five seconds, until it is given up."""
    told = Tracked()
    told.hear(RINGS, OVER)
    asked = [told.pass_time(1) for _ in range(29)]
    assert asked.count([CALL]) == 5
    assert told.pass_time(1) == []
    assert told.outcomes == [Outcome.UNKNOWN]
    assert told.pass_time(60) == []


def test_deadlines_include_the_questions() -> None:
    """A timer that follows the deadlines is in time for both."""
    told = Tracked()
    told.hear(OVER)
    assert told.tracker.next_deadline() == told.now + timedelta(seconds=5)


def test_lost_bye_is_found_by_asking_after_the_record() -> None:
    """A record while somebody is still in the call: ask two seconds later, and it is over."""
    told = Tracked()
    told.hear(RINGS, TALKS)
    told.hear(record(), after=30)
    assert told.last.state is CallState.IN_CALL
    assert told.pass_time(2) == [CALL]
    gone(told)
    assert told.types[-1] is CallEventType.ENDED
    assert told.outcomes == [Outcome.ANSWERED]


def test_unanswered_call_is_idle_with_its_record() -> None:
    """No BYE at all: what its record says is shown before the system has confirmed it."""
    told = Tracked()
    told.hear(RINGS)
    told.hear(record("NO ANSWER"), after=20)
    assert told.last.state is CallState.ENDED
    assert told.pass_time(2) == [CALL]
    gone(told)
    assert told.outcomes == [Outcome.MISSED]


def test_record_of_a_first_part_ends_nothing() -> None:
    """The record of a transferred call's first part comes while the second goes on."""
    told = Tracked()
    told.hear(RINGS, TALKS, transferred(inbound(), ext("1000")))
    told.hear(status(inbound("ANSWERED"), ext("1000", "BYE"), ext("1001", "ANSWER")))
    told.hear(record())
    assert told.pass_time(2) == [CALL]
    present(told, shown(MemberState.ANSWERED, "1001"))
    assert told.pass_time(10) == []
    assert told.pass_time(10) == [CALL]
    present(told, shown(MemberState.ANSWERED, "1001"))
    assert [call.state for call in told.tracker.open_calls] == [CallState.IN_CALL]
    told.hear(status(inbound("BYE"), ext("1001", "BYE")), record(to="1001"), after=5)
    told.wait(3)
    assert told.outcomes == [Outcome.ANSWERED]


def test_unanswered_record_of_a_part_is_undone_by_a_query() -> None:
    """One extension did not answer, says a record, but the call rings on elsewhere."""
    told = Tracked()
    told.hear(RINGS, record("NO ANSWER"))
    present(told, shown(MemberState.RINGING, "1000", "1001"))
    assert told.last.state is CallState.RINGING
    told.hear(status(inbound("ANSWERED"), ext("1001", "ANSWER")), after=3)
    told.hear(status(inbound("BYE"), ext("1001", "BYE")), record(to="1001"), after=3)
    assert told.outcomes == [Outcome.ANSWERED]


def test_failed_report_of_a_call_that_rings_on() -> None:
    """A member of a group is busy; the query shows that others ring."""
    told = Tracked()
    told.hear(failed(ext("1002")))
    assert told.last.state is CallState.ENDED
    assert told.pass_time(5) == [CALL]
    present(told, shown(MemberState.RINGING, "1000"))
    assert told.last.state is CallState.RINGING
    assert told.event(CallEventType.RINGING).extensions == ("1000",)


def test_absent_call_has_ended() -> None:
    """A call of which no end was reported is not among those in progress."""
    told = Tracked()
    told.hear(RINGS, TALKS)
    told.wait(60)
    reconcile(told, nothing())
    assert told.last.state is CallState.ENDED
    assert told.outcomes == []
    told.wait(5)
    assert told.outcomes == [Outcome.ANSWERED]


def test_record_may_follow_the_query() -> None:
    """The query was quicker than the reports of the end."""
    told = Tracked()
    told.hear(RINGS)
    told.wait(20)
    reconcile(told, nothing())
    told.hear(record("NO ANSWER"), after=1)
    told.wait(3)
    assert told.outcomes == [Outcome.MISSED]


def test_absence_counts_only_if_nothing_was_heard_since() -> None:
    """A call that began, or showed life, while the question was under way is not over."""
    told = Tracked()
    told.hear(RINGS)
    assert reconcile(told, nothing(), asked_before=1) == Changes()
    told.wait(10)
    told.hear(TALKS)
    assert reconcile(told, nothing(), asked_before=1) == Changes()
    assert (
        told.take(told.tracker.gone(CALL, told.now - timedelta(seconds=1), told.now))
        == Changes()
    )
    assert told.last.state is CallState.IN_CALL


@pytest.mark.parametrize(
    ("reports", "answer", "ended"),
    [
        pytest.param([RINGS], nothing(frozenset()), False, id="not asked for"),
        pytest.param(
            [RINGS], nothing(frozenset({Direction.OUTBOUND})), False, id="other way"
        ),
        pytest.param([RINGS, TALKS], nothing(LINES), True, id="talks"),
        pytest.param([RINGS], nothing(LINES), False, id="rings, not known to be idle"),
        pytest.param([RINGS], nothing(LINES, "1000"), True, id="rings, but is idle"),
        pytest.param(
            [status(inbound("ANSWERED", to="6500"))],
            nothing(LINES, "1000"),
            False,
            id="with a machine",
        ),
        pytest.param(
            [status(ext("1000", "ALERT"), ext("1001", "RING"))],
            nothing(LINES),
            False,
            id="internal, nothing known",
        ),
        pytest.param(
            [status(ext("1000", "ALERT"), ext("1001", "RING"))],
            nothing(LINES, "1000", "1001"),
            True,
            id="internal, both idle",
        ),
        pytest.param(
            [status(ext("1000", "ALERT"), ext("1001", "RING"))],
            nothing(LINES, "1000"),
            False,
            id="internal, one idle",
        ),
    ],
)
def test_absence_counts_only_where_the_answer_covers_it(
    reports: list[Fields], answer: CallsInProgress, ended: bool
) -> None:
    """What a system cannot name is not over because it is not named."""
    told = Tracked(YEASTAR)
    told.hear(*reports)
    told.wait(30)
    reconcile(told, answer)
    assert (not told.tracker.open_calls) is ended


def test_uncertain_end_waits_for_the_record() -> None:
    """A system that lists lines may leave out a line that talks to voicemail."""
    told = Tracked(OPENVOX)
    told.hear(RINGS)
    told.wait(30)
    reconcile(told, nothing(LINES, "1000"))
    assert told.last.state is CallState.ENDED
    told.hear(record("VOICEMAIL"), after=60)
    told.wait(5)
    assert told.outcomes == [Outcome.VOICEMAIL]


def test_call_that_was_missing_and_is_there() -> None:
    """A later answer shows it after all."""
    told = Tracked(OPENVOX)
    told.hear(RINGS)
    told.wait(30)
    reconcile(told, nothing(LINES, "1000"))
    reconcile(told, CallsInProgress(calls=(shown(MemberState.ANSWERED, "1000"),)))
    assert told.last.state is CallState.IN_CALL


def test_calls_found_at_the_start() -> None:
    """A call that goes on when we come is shown, and no event says that it was just answered."""
    told = Tracked()
    reconcile(
        told,
        CallsInProgress(
            calls=(
                shown(MemberState.ANSWERED, "1000"),
                shown(MemberState.RINGING, "1001", call_id="7"),
            ),
            covers=ALL,
        ),
    )
    assert len(told.tracker.open_calls) == 2
    assert told.types == [CallEventType.RINGING]
    told.hear(OVER, record(), after=60)
    assert told.types == [CallEventType.RINGING, CallEventType.ENDED]


def test_query_shows_an_answer_that_was_not_reported() -> None:
    """The report of the answer was lost."""
    told = Tracked()
    told.hear(RINGS)
    told.wait(20)
    reconcile(
        told, CallsInProgress(calls=(shown(MemberState.ANSWERED, "1000"),), covers=ALL)
    )
    assert told.types == [CallEventType.RINGING, CallEventType.ANSWERED]


def test_query_shows_who_has_left() -> None:
    """A member that is not in the system's answer is gone, if the answer is the latest news."""
    told = Tracked()
    told.hear(RINGS, TALKS, status(ext("1001", "RING")))
    told.wait(30)
    present(told, shown(MemberState.ANSWERED, "1000"))
    states = {member.number: member.state for member in told.last.members}
    assert states["1001"] is MemberState.ENDED
    told.hear(status(ext("1002", "RING")))
    present(told, shown(MemberState.ANSWERED, "1000"))
    states = {member.number: member.state for member in told.last.members}
    assert states["1002"] is MemberState.RINGING


def test_query_refreshes_a_long_call() -> None:
    """A call may talk for days, as long as queries show it."""
    told = Tracked()
    told.hear(RINGS, TALKS)
    answer = CallsInProgress(calls=(shown(MemberState.ANSWERED, "1000"),), covers=ALL)
    for _ in range(10):
        told.wait(5 * 3600)
        reconcile(told, answer)
    assert len(told.tracker.open_calls) == 1


def test_answers_about_what_is_over_change_nothing() -> None:
    """The system may name a call for a moment after its record."""
    told = Tracked()
    told.hear(RINGS, TALKS, OVER, record())
    assert present(told, shown(MemberState.ANSWERED, "1000")) == Changes()
    assert gone(told) == Changes()
    assert told.tracker.gone("unheard of", told.now, told.now) == Changes()


def test_one_party_left_is_asked_about() -> None:
    """A party hung up, and the other's BYE may have been lost."""
    told = Tracked()
    told.hear(RINGS, TALKS)
    told.hear(status(ext("1000", "BYE"), inbound("ANSWERED")), after=9)
    assert told.last.state is CallState.IN_CALL
    assert told.pass_time(5) == [CALL]
    gone(told)
    told.wait(5)
    assert told.outcomes == [Outcome.ANSWERED]
