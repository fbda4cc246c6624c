"""The tracker: what it says of a call while it goes on, and when it ends."""

from datetime import timedelta
from itertools import permutations

import pytest

from custom_components.pbx.calls.extension_list import ExtensionList
from custom_components.pbx.calls.model import (
    Call,
    CallEventType,
    CallState,
    Changes,
    Direction,
    MemberState,
    Outcome,
)
from custom_components.pbx.calls.tracking.open_call import LINGER
from custom_components.pbx.calls.tracking.tracker import Tracker

from ...yeastar_reports import (
    CALL,
    CALLER,
    START,
    Fields,
    ext,
    failed,
    inbound,
    outbound,
    record,
    status,
    transferred,
)
from ..tracked import EXTENSIONS, OPENVOX, YEASTAR, YEASTAR_P, Tracked

RINGS = status(inbound("ALERT"), ext("1000", "RING"))
TALKS = status(inbound("ANSWERED"), ext("1000", "ANSWER"))
HELD = status(inbound("ANSWERED"), ext("1000", "HOLD"))
OVER = status(inbound("BYE"), ext("1000", "BYE"))

R, A, E = CallEventType.RINGING, CallEventType.ANSWERED, CallEventType.ENDED


def test_answered_call_from_ring_to_record() -> None:
    """A call rings, is answered, ends and is concluded at once with its record."""
    told = Tracked()
    told.hear(RINGS)
    assert told.last.state is CallState.RINGING
    assert [call.call_id for call in told.tracker.open_calls] == [CALL]
    told.hear(TALKS, after=4)
    assert told.last.state is CallState.IN_CALL
    told.hear(OVER, after=30)
    assert told.last.state is CallState.ENDED
    assert told.last.outcome is None
    assert not told.tracker.open_calls
    told.hear(record(recording="a.wav"), after=0.5)
    assert told.types == [R, A, E]
    assert told.events[0].extensions == told.events[1].extensions == ("1000",)
    call = told.events[-1].call
    assert call == told.last == told.tracker.call(CALL)
    assert call.outcome is Outcome.ANSWERED
    assert call.direction is Direction.INBOUND
    assert (call.caller_number, call.called_number) == (CALLER, "1000")
    assert (call.caller_name, call.called_name) == (None, "Reception")
    assert (call.extensions, call.answered_by) == (("1000",), "1000")
    assert (call.trunk, call.recording) == ("siptrunk", "a.wav")
    assert call.started_at == START
    assert call.answered_at == START + timedelta(seconds=4)
    assert call.ended_at == START + timedelta(seconds=34)
    assert (call.ring_seconds, call.talk_seconds) == (5, 14)
    assert call.local_time == "2026-11-20 00:00:00"
    assert {member.state for member in call.members} == {MemberState.ENDED}


def test_durations_are_measured_without_a_record() -> None:
    """Where no record arrived, what was seen is measured."""
    told = Tracked()
    told.hear(RINGS)
    told.hear(TALKS, after=4)
    told.hear(OVER, after=30)
    told.wait(60)
    assert (told.last.ring_seconds, told.last.talk_seconds) == (4, 30)


def test_missed_call_is_told_once_after_the_last_news() -> None:
    """Rang, over, recorded as not answered: missed, two seconds later."""
    told = Tracked()
    told.hear(RINGS, OVER)
    told.hear(record("NO ANSWER"), after=1)
    told.wait(1.9)
    assert told.types == [R]
    told.wait(0.2)
    assert told.types == [R, CallEventType.MISSED, E]
    assert told.last.outcome is Outcome.MISSED


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_order_does_not_matter(order: tuple[int, ...]) -> None:
    """Whatever comes first, the call is answered, and ends once."""
    told = Tracked()
    reports = (RINGS, TALKS, OVER, record())
    told.hear(*(reports[place] for place in order))
    told.wait(3600)
    assert told.outcomes == [Outcome.ANSWERED]
    assert told.types.count(A) == 1
    assert not told.tracker.open_calls


def test_record_before_the_last_status() -> None:
    """NewCdr overtakes the last CallStatus, which revives nothing."""
    told = Tracked()
    told.hear(RINGS, TALKS, record(), OVER)
    assert told.types == [R, A, E]
    told.hear(TALKS, after=1)
    told.wait(3600)
    assert told.types == [R, A, E]
    assert told.tracker.late == 1


def test_members_that_stand_alone_in_reports() -> None:
    """A report may name one member; the others stay as they were."""
    told = Tracked()
    told.hear(
        status(ext("1000", "RING")),
        status(inbound("ALERT")),
        status(ext("1000", "ANSWER")),
    )
    assert told.last.direction is Direction.INBOUND
    assert len(told.last.members) == 2
    assert told.types == [R, A]


def test_empty_members_open_no_call() -> None:
    """A CallStatus without members says something only of a call that is known."""
    told = Tracked()
    assert told.hear(status()) == Changes()
    assert told.tracker.call(CALL) is None
    told.hear(RINGS)
    assert told.hear(status()) == Changes()
    assert told.last.state is CallState.RINGING


def test_the_same_report_again_changes_nothing() -> None:
    """A PBX repeats a report until it has its 200."""
    told = Tracked()
    told.hear(RINGS)
    assert told.hear(RINGS, after=1) == Changes()
    assert told.hear(RINGS, after=60) == Changes()
    assert told.tracker.duplicates == 2
    assert told.types == [R]


def test_ring_group_rings_again_for_each_that_joins() -> None:
    """Extensions that start ringing together are one event; later ones another."""
    told = Tracked()
    path = {"callpath": "6200"}
    line = inbound("ALERT", to="6200")
    told.hear(status(line, ext("1000", "RING", **path), ext("1001", "RING", **path)))
    told.hear(status(line, ext("1002", "RING", **path)), after=5)
    first, second = told.events
    assert (first.extensions, first.again) == (("1000", "1001"), False)
    assert (second.extensions, second.again) == (("1002",), True)
    assert told.last.path == ("6200",)


def test_those_who_rang_in_vain_ring_no_more() -> None:
    """A member of a ring group answers; the others are not named again."""
    told = Tracked()
    told.hear(
        status(inbound("ALERT", to="6200"), ext("1000", "RING"), ext("1001", "RING"))
    )
    told.hear(status(inbound("ANSWERED", to="6200"), ext("1001", "ANSWER")))
    states = {member.number: member.state for member in told.last.members}
    assert states["1000"] is MemberState.ENDED
    assert states["1001"] is MemberState.ANSWERED
    assert told.last.state is CallState.IN_CALL
    assert told.last.answered_by == "1001"


def test_voice_menu_is_no_answer_until_a_person_answers() -> None:
    """The line is answered by the PBX itself, before an extension rings."""
    told = Tracked()
    told.hear(status(inbound("ANSWERED", to="6500", callpath="6500")))
    assert told.types == []
    assert told.last.state is CallState.IN_CALL
    told.hear(
        status(inbound("ANSWERED", to="6500", callpath="6500"), ext("1000", "RING"))
    )
    assert told.last.state is CallState.RINGING
    told.hear(status(ext("1000", "ANSWER")))
    assert told.types == [R, A]


def test_hold_and_resume_twice() -> None:
    """Each hold and each resume is an event, those after the first as such."""
    told = Tracked()
    told.hear(RINGS, TALKS)
    for _ in range(2):
        told.hear(HELD, after=10)
        assert told.last.state is CallState.ON_HOLD
        told.hear(HELD, after=1)
        told.hear(TALKS, after=10)
        assert told.last.state is CallState.IN_CALL
    holds = [event for event in told.events if event.type is CallEventType.HELD]
    resumes = [event for event in told.events if event.type is CallEventType.RESUMED]
    assert [event.again for event in holds] == [False, True]
    assert [event.again for event in resumes] == [False, True]
    assert holds[0].extensions == ("1000",)


def test_a_held_call_that_ends_is_not_resumed() -> None:
    """Hanging up while on hold is no resume."""
    told = Tracked()
    told.hear(RINGS, TALKS, HELD, OVER, record())
    assert told.types == [R, A, CallEventType.HELD, E]


@pytest.mark.parametrize("event", ["Tranfer", "Transfer"])
def test_transfer_is_told_at_once_and_once(event: str) -> None:
    """A transfer names the old parties; the new party rings later, with the same callid."""
    told = Tracked()
    told.hear(RINGS, TALKS)
    moved = transferred(inbound(), ext("1000"), event=event)
    told.hear(moved, moved, after=10)
    told.hear(moved, after=10)
    happened = told.event(CallEventType.TRANSFERRED)
    assert happened.extensions == ("1000",)
    assert happened.call.transferred_by == ("1000",)
    told.hear(
        status(inbound("ANSWERED"), ext("1000", "BYE"), ext("1001", "RING")),
        status(inbound("ANSWERED"), ext("1001", "ANSWER")),
        status(inbound("BYE"), ext("1001", "BYE")),
        record(),
        record(to="1001"),
    )
    told.wait(60)
    assert told.outcomes == [Outcome.ANSWERED]
    assert told.last.answered_by == "1000"
    assert told.last.extensions == ("1000", "1001")


def test_transfer_is_all_that_is_known_of_an_internal_call() -> None:
    """The parties of the vendor's example are two extensions, and of neither is it said what it does."""
    told = Tracked()
    told.hear(transferred(ext("1000"), ext("1001")))
    assert told.last.direction is Direction.INTERNAL
    assert told.last.state is CallState.IN_CALL
    assert told.pass_time(4) == []
    assert told.pass_time(1) == [CALL]
    told.take(told.tracker.gone(CALL, told.now, told.now))
    told.wait(6)
    assert told.outcomes == [Outcome.UNKNOWN]
    assert not told.tracker.open_calls


def test_transfer_back_is_another_transfer() -> None:
    """A second transfer, by the other extension, is an event again."""
    told = Tracked()
    told.hear(RINGS, TALKS, transferred(inbound(), ext("1000")))
    told.hear(status(inbound("ANSWERED"), ext("1001", "ANSWER")))
    told.hear(transferred(inbound(), ext("1001")))
    again = [e.again for e in told.events if e.type is CallEventType.TRANSFERRED]
    assert again == [False, True]


def test_transfer_through_the_api_is_silent() -> None:
    """No Tranfer: another extension rings and answers, and the first is gone."""
    told = Tracked()
    told.hear(RINGS, TALKS)
    told.hear(
        status(inbound("ANSWERED"), ext("1000", "BYE"), ext("1001", "RING")),
        status(inbound("ANSWERED"), ext("1001", "ANSWER")),
    )
    assert told.last.state is CallState.IN_CALL
    told.hear(status(inbound("BYE"), ext("1001", "BYE")), record())
    told.wait(10)
    assert told.outcomes == [Outcome.ANSWERED]


def test_forward_has_an_inbound_and_an_outbound_line() -> None:
    """A forwarded call stays inbound, though its record is that of an outbound call."""
    told = Tracked()
    told.hear(RINGS, transferred(inbound(), event="Forward"))
    told.hear(
        status(inbound("ALERT"), outbound("RING")),
        status(inbound("ANSWERED"), outbound("ANSWER")),
        status(inbound("BYE"), outbound("BYE")),
        record(kind="Outbound", to="017112345", srctrunkname="siptrunk"),
    )
    told.wait(10)
    assert told.outcomes == [Outcome.ANSWERED]
    assert told.last.direction is Direction.INBOUND
    assert told.last.answered_by is None
    assert told.last.caller_number == CALLER


def test_outbound_call_is_answered_by_the_outside() -> None:
    """The caller's extension hears the tone, then both talk."""
    told = Tracked()
    told.hear(status(ext("1000", "ALERT"), outbound("RING")))
    assert told.types == []
    assert told.last.state is CallState.RINGING
    told.hear(status(ext("1000", "ANSWERED"), outbound("ANSWER")))
    assert told.types == [A]
    assert told.last.caller_number == "1000"
    assert told.last.caller_name == "Reception"
    assert told.last.called_number == CALLER


def test_own_phone_of_a_call_dialled_through_the_api_is_no_answer() -> None:
    """The caller's own phone rings and answers first."""
    told = Tracked()
    told.hear(status(ext("1000", "RING")), status(ext("1000", "ANSWER")))
    told.hear(status(ext("1000", "ALERT"), outbound("RING")))
    assert told.types == [R]
    told.hear(failed(ext("1000"), outbound()))
    told.hear(record("NO ANSWER", kind="Outbound", by="1000", to=CALLER))
    told.wait(60)
    assert told.outcomes == [Outcome.FAILED]


def test_internal_call() -> None:
    """Two extensions; the caller is the party that hears the tone."""
    told = Tracked()
    told.hear(status(ext("1000", "ALERT"), ext("1001", "RING")))
    told.hear(status(ext("1000", "ANSWERED"), ext("1001", "ANSWER")))
    assert told.last.direction is Direction.INTERNAL
    assert (told.last.caller_number, told.last.called_number) == ("1000", "1001")
    assert told.last.answered_by == "1001"
    assert told.event(A).extensions == ("1001",)


def test_two_byes_of_one_call() -> None:
    """Format 1.0.2 reports the end twice, in both orders."""
    told = Tracked()
    parties = '[{"ext":{"extid":"1001"}},{"ext":{"extid":"1000"}}]'
    swapped = '[{"ext":{"extid":"1000"}},{"ext":{"extid":"1001"}}]'

    def said(action: str, call: str) -> str:
        return f'{{"action":"{action}","callid":"{CALL}","call":{call}}}'

    told.hear(said("RING", parties), said("ANSWER", parties), said("BYE", swapped))
    assert told.hear(said("BYE", parties)) == Changes()
    told.wait(60)
    assert told.outcomes == [Outcome.ANSWERED]
    assert told.last.caller_number == "1000"


def test_format_with_keys_twice() -> None:
    """Format 1.0.0 has a key for each party, the same for two extensions; none is lost."""
    told = Tracked()
    told.hear(
        f'{{"action":"RING","callid":"{CALL}","ext":{{"extid":"1000"}},"ext":{{"extid":"1002"}}}}'
    )
    assert told.last.extensions == ("1000", "1002")
    assert told.event(R).extensions == ("1000",)


def test_offered_call_is_shown_and_goes_on() -> None:
    """With trunk control, Invite comes before anything rings."""
    told = Tracked()
    told.hear({"event": "Invite", "callid": CALL, "members": [inbound()]})
    assert told.last.state is CallState.RINGING
    assert told.last.direction is Direction.INBOUND
    told.hear(RINGS, OVER)
    assert told.last.state is CallState.ENDED


def test_bye_alone_is_an_ended_call() -> None:
    """All that arrives of a call is its end: it ended, and nobody knows how."""
    told = Tracked()
    told.hear(OVER)
    assert told.last.state is CallState.ENDED
    assert not told.tracker.open_calls
    told.wait(60)
    assert told.types == [E]
    assert told.outcomes == [Outcome.UNKNOWN]


def test_record_alone_is_a_call() -> None:
    """All that arrives of a call is its record."""
    told = Tracked()
    told.hear(record("NO ANSWER", call=CALL))
    told.wait(3)
    assert told.types == [CallEventType.MISSED, E]
    assert told.last.caller_number == CALLER


def test_answer_that_only_the_record_tells() -> None:
    """The answered event comes with the record where no report of the answer arrived."""
    told = Tracked()
    told.hear(RINGS, OVER, record())
    assert told.types == [R, A, E]


def test_caller_is_gone_and_the_rest_with_it() -> None:
    """Only the caller's BYE arrives; the extension rings no more."""
    told = Tracked()
    told.hear(RINGS, status(inbound("BYE")))
    assert told.last.state is CallState.ENDED


def test_phone_that_rings_without_a_caller_is_no_call() -> None:
    """A transferred internal call's caller hangs up while the new extension still rings."""
    told = Tracked()
    told.hear(
        status(ext("1000", "ALERT"), ext("1001", "RING")),
        status(ext("1000", "BYE")),
    )
    assert told.last.state is CallState.ENDED


def test_agent_who_rang_in_vain_is_no_caller() -> None:
    """All that is heard of a queue's call is that an agent did not answer it."""
    told = Tracked(YEASTAR_P)
    agent = {"queue_number": "6402", "agent_number": "1000"}
    told.hear({"type": 30026, "msg": {**agent, "call_id": CALL}})
    assert told.last.extensions == ("1000",)
    assert told.last.caller_number is None


def test_late_reports_are_recognised() -> None:
    """After its end a call is remembered for a while, and its ids for longer."""
    told = Tracked()
    told.hear(RINGS, TALKS, OVER, record())
    for after in (1, LINGER.total_seconds() - 2, 2, 3600, 10 * 3600):
        assert told.hear(OVER, RINGS, after=after) == Changes()
    assert told.types == [R, A, E]
    assert told.tracker.late == 10
    assert told.tracker.call(CALL) is None


def test_repeated_phantom_record_does_not_double() -> None:
    """A record of one second and no answer, again and again."""
    told = Tracked()
    phantom = record("NO ANSWER", callduraction="1", talkduraction="0")
    told.hear(phantom, phantom)
    told.hear(phantom, after=3)
    told.hear(phantom, after=900)
    told.wait(3600)
    assert told.types == [CallEventType.MISSED, E]


def test_phantom_record_does_not_undo_an_answer() -> None:
    """An answered call may have a second record that says otherwise."""
    told = Tracked()
    told.hear(RINGS, TALKS, OVER)
    told.hear(record("NO ANSWER", callduraction="1"), record())
    told.wait(60)
    assert told.outcomes == [Outcome.ANSWERED]


def test_ids_are_texts() -> None:
    """101.1 and 101.10 are different calls."""
    told = Tracked()
    told.hear(status(ext("1000", "ALERT"), call="1571386069.1"))
    told.hear(status(ext("1001", "ALERT"), call="1571386069.10"))
    assert len(told.tracker.open_calls) == 2


def test_start_is_plausible_or_the_first_report() -> None:
    """The second in an id is believed only near the present."""
    told = Tracked()
    told.hear(status(ext("1000", "ALERT"), call="1571386069.8"))
    assert told.last.started_at == START
    second = int(START.timestamp()) - 90
    told.hear(status(ext("1001", "ALERT"), call=f"{second}.9"))
    assert told.last.started_at == START - timedelta(seconds=90)


def test_other_reports_change_nothing() -> None:
    """Reports that are not about a call have no effect here."""
    told = Tracked()
    (report,) = YEASTAR.decode(b'{"event":"BootUp","sn":"369451090405"}')
    assert told.tracker.apply(report, START) == Changes()


@pytest.mark.parametrize(
    ("reports", "longest"),
    [
        pytest.param([RINGS], timedelta(minutes=10), id="ringing"),
        pytest.param(
            [status(inbound("ANSWERED", to="6500", callpath="6500"))],
            timedelta(hours=1),
            id="with a machine",
        ),
        pytest.param([RINGS, TALKS], timedelta(hours=6), id="talking"),
        pytest.param(
            [RINGS, TALKS, status(ext("1000", "BYE"))],
            timedelta(minutes=1),
            id="one party left",
        ),
        pytest.param([RINGS, TALKS, record()], timedelta(seconds=10), id="recorded"),
        pytest.param(
            [RINGS, TALKS, transferred(inbound(), ext("1000")), record()],
            timedelta(seconds=30),
            id="recorded after a transfer",
        ),
        pytest.param([RINGS, OVER], timedelta(seconds=30), id="over"),
        pytest.param([failed(ext("1000"))], timedelta(seconds=10), id="only failed"),
    ],
)
def test_no_call_stays_open(reports: list[Fields], longest: timedelta) -> None:
    """Whatever is lost, and though nobody answers questions, every call ends."""
    told = Tracked()
    told.hear(*reports)
    told.wait((longest - timedelta(seconds=1)).total_seconds())
    assert told.outcomes == []
    told.wait(2)
    assert len(told.outcomes) == 1
    assert not told.tracker.open_calls
    told.wait(3600)
    assert told.tracker.next_deadline() is None


def test_record_of_a_queue_before_the_list_of_extensions() -> None:
    """Right after a restart a record does not conclude a call whose other reports are still to come."""
    told = Tracked(extensions=None)
    told.hear(record("ANSWERED", to="6500"))
    assert told.outcomes == []
    told.hear(
        status(
            inbound("ANSWERED", to="6500", callpath="6500"),
            ext("1000", "RING", callpath="6500"),
        ),
        status(
            inbound("BYE", to="6500", callpath="6500"),
            ext("1000", "BYE", callpath="6500"),
        ),
        after=0.1,
    )
    told.extensions.names = EXTENSIONS
    told.wait(3)
    assert told.outcomes == [Outcome.MISSED]


def test_names_come_from_the_list_of_extensions() -> None:
    """Without the list there are no names."""
    told = Tracked(extensions=None)
    told.hear(status(ext("1000", "ALERT"), ext("1001", "RING")))
    assert told.last.caller_name is None
    told.extensions.names = EXTENSIONS
    told.hear(status(ext("1000", "ANSWERED")))
    assert told.last.caller_name == "Reception"
    assert told.last.called_name == "Anna Berg"


def test_open_calls_are_those_in_progress() -> None:
    """Several calls at once, each its own."""
    told = Tracked()
    for number in range(20):
        told.hear(status(ext("1000", "ALERT", channel=number + 1), call=f"{number}"))
    assert len(told.tracker.open_calls) == 20
    told.hear(status(ext("1000", "BYE", channel=4), call="3"))
    shown: list[Call] = list(told.tracker.open_calls)
    assert "3" not in {call.call_id for call in shown}
    assert len(shown) == 19


@pytest.mark.parametrize("system", [YEASTAR, OPENVOX], ids=["yeastar", "openvox"])
def test_what_ended_is_forgotten(system: object) -> None:
    """Nothing of the calls of a day is left but a bounded list of ids."""
    told = Tracked(OPENVOX if system is OPENVOX else YEASTAR)
    second = int(START.timestamp())
    for number in range(200):
        call = f"{second + number * 60}.{number}"
        told.hear(
            status(inbound("ALERT"), ext("1000", "RING"), call=call),
            status(inbound("BYE"), ext("1000", "BYE"), call=call),
            record("NO ANSWER", call=call),
            after=60,
        )
    told.wait(3600)
    assert len(told.outcomes) == 200
    assert told.tracker.next_deadline() is None
    assert told.tracker.call(f"{second}.0") is None


def test_work_per_report_does_not_grow() -> None:
    """A report looks at its own call only, however many are open."""
    looked_at: list[int] = []
    for others in (10, 1000):
        tracker = Tracker(ExtensionList())
        told = Tracked()
        told.tracker = tracker
        for number in range(others):
            told.hear(
                status(ext("1000", "ALERT", channel=number + 1), call=f"{number}")
            )
        views = {call.call_id: call for call in tracker.open_calls}
        told.hear(RINGS, TALKS)
        changed = [
            call for call in tracker.open_calls if views.get(call.call_id) is not call
        ]
        looked_at.append(len(changed))
    assert looked_at == [1, 1]
