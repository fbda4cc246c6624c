"""How a call ended, as far as what arrived of it says; and that it does not guess."""

import pytest

from custom_components.pbx.calls.model import CallEventType, Direction, Outcome

from ...yeastar_reports import (
    CALL,
    CALLER,
    Fields,
    ext,
    failed,
    inbound,
    outbound,
    record,
    status,
    transferred,
)
from ..tracked import EXTENSIONS, Tracked

RINGS = status(inbound("ALERT"), ext("1000", "RING"))
OVER = status(inbound("BYE"), ext("1000", "BYE"))
GROUP = {"to": "6200"}
MENU = {"to": "6500", "callpath": "6500"}

CASES: list[tuple[str, list[Fields], Outcome]] = [
    ("extension answers", [status(inbound("ANSWERED"), ext("1000", "ANSWER"))], Outcome.ANSWERED),
    ("extension holds", [status(inbound("ANSWERED"), ext("1000", "HOLD"))], Outcome.ANSWERED),
    ("new phone answers", [RINGS, status(inbound("ANSWERED"), ext("1099", "ANSWER"))], Outcome.ANSWERED),
    ("record only", [record()], Outcome.ANSWERED),
    ("record of a group", [record(to="6200(1001)")], Outcome.ANSWERED),
    ("record in the guide's spelling", [record("ANSWERD")], Outcome.ANSWERED),
    ("record of a group that rang in vain", [record("NO ANSWER", to="6200")], Outcome.MISSED),
    ("record in the English guide's spelling", [record("NO ANSWERED")], Outcome.MISSED),
    ("busy", [failed(inbound(), ext("1000")), record("BUSY")], Outcome.MISSED),
    ("failed", [record("FAILED")], Outcome.MISSED),
    ("voicemail", [RINGS, status(inbound("ANSWERED"), ext("1000", "BYE")), record("VOICEMAIL")], Outcome.VOICEMAIL),
    ("no answer, then voicemail", [RINGS, record("NO ANSWER"), record("VOICEMAIL")], Outcome.VOICEMAIL),
    ("voicemail, then no answer", [RINGS, record("VOICEMAIL"), record("NO ANSWER")], Outcome.VOICEMAIL),
    ("answered, transferred, voicemail", [status(inbound("ANSWERED"), ext("1000", "ANSWER")), record("VOICEMAIL")], Outcome.ANSWERED),
    ("menu only", [status(inbound("ANSWERED", **MENU)), record(to="6500")], Outcome.MISSED),
    ("menu, then rings in vain", [status(inbound("ANSWERED", **MENU), ext("1000", "RING")), record(to="6500")], Outcome.MISSED),
    ("menu recorded as not answered", [status(inbound("ANSWERED", **MENU)), record("NO ANSWER", to="6500")], Outcome.MISSED),
    ("menu's number is called an extension", [status(inbound("ANSWERED", to="6500", callpath="6500"), ext("6500", "ANSWER", channelid="")), record(to="6500")], Outcome.MISSED),
    ("new phone answers, its ringing was lost", [{"action": "ANSWER", "callid": CALL, "call": [{"ext": {"extid": "1099"}}, {"inbound": {"from": CALLER, "to": "1099"}}]}, record(to="1099")], Outcome.ANSWERED),
    ("number of a trunk answered by who knows", [record(to="0301234", didnumber="0301234")], Outcome.UNKNOWN),
    ("status in no known word", [record("CONGESTION")], Outcome.UNKNOWN),
    ("forwarded and answered", [transferred(inbound(), event="Forward"), status(outbound("ANSWER"))], Outcome.ANSWERED),
    ("forwarded, recorded as outbound", [record(kind="Outbound", to="0171", srctrunkname="siptrunk")], Outcome.ANSWERED),
    ("forwarded in vain", [transferred(inbound(), event="Forward"), record("NO ANSWER", kind="Outbound", to="0171", srctrunkname="siptrunk")], Outcome.MISSED),
    ("forwarded in vain, no trunk named", [record("NO ANSWER", kind="Outbound", to="0171")], Outcome.MISSED),
    ("talked over with a colleague", [RINGS, record(kind="Internal", by="1000", to="1001")], Outcome.ANSWERED),
    ("outside answers", [status(ext("1000", "ANSWERED"), outbound("ANSWER"))], Outcome.ANSWERED),
    ("caller is answered", [status(outbound("RING")), status(ext("1000", "ANSWERED"))], Outcome.ANSWERED),
    ("outbound record", [record(kind="Outbound", by="1000", to=CALLER)], Outcome.ANSWERED),
    ("outbound in vain", [record("NO ANSWER", kind="Outbound", by="1000", to=CALLER)], Outcome.FAILED),
    ("outbound not permitted", [failed(ext("1023"), reason="NO Outbound Restriction")], Outcome.FAILED),
    ("outbound fails, record lost", [status(ext("1000", "ALERT"), outbound("RING")), failed(ext("1000"), outbound())], Outcome.FAILED),
    ("internal answered", [status(ext("1000", "ALERT"), ext("1001", "RING")), status(ext("1001", "ANSWER"))], Outcome.ANSWERED),
    ("internal, the caller is answered", [status(ext("1000", "ANSWERED"), ext("1001", "BYE"))], Outcome.ANSWERED),
    ("internal, voicemail", [status(ext("1000", "ALERT"), ext("1001", "RING")), status(ext("1000", "ANSWERED")), record("VOICEMAIL", kind="Internal", by="1000", to="1001")], Outcome.VOICEMAIL),
    ("internal busy", [failed(ext("1000"), ext("1001")), record("BUSY", kind="Internal", by="1000", to="1001")], Outcome.FAILED),
    ("internal fails, record lost", [status(ext("1000", "ALERT"), ext("1001", "RING")), failed(ext("1000"), ext("1001"))], Outcome.FAILED),
    ("only failed", [failed()], Outcome.FAILED),
    ("the number called is busy, record lost", [failed(inbound(), ext("1000")), OVER], Outcome.MISSED),
    ("the number called is busy, nobody named, record lost", [status(inbound("ALERT")), failed()], Outcome.MISSED),
    ("the caller is gone while it still rings", [RINGS, status(inbound("BYE"), ext("1000", "RING"))], Outcome.MISSED),
    # A phone that the list does not name yet
    ("new phone dials in vain", [status(ext("1099", "ALERT"), outbound("RING", by="1099")), record("NO ANSWER", kind="Outbound", by="1099", to=CALLER)], Outcome.FAILED),
    ("new phone dials in vain, record only", [record("NO ANSWER", kind="Outbound", by="1099", to=CALLER)], Outcome.FAILED),
    ("new phone's call is answered, record only", [record(kind="Outbound", by="1099", to=CALLER)], Outcome.ANSWERED),
    ("new phone dials in vain, reports of an old format", [{"action": "ALERT", "callid": CALL, "ext": {"extid": "1099"}}, record("NO ANSWER", kind="Outbound", by="1099", to="0171")], Outcome.FAILED),
    ("new phone is recorded as answering", [status(inbound("ALERT", to="1099"), ext("1099", "RING")), record(to="1099")], Outcome.ANSWERED),
    ("new phone rings in vain", [status(inbound("ALERT", to="1099"), ext("1099", "RING")), record("NO ANSWER", to="1099")], Outcome.MISSED),
    ("new phone is busy, record lost", [status(inbound("ALERT", to="1099"), ext("1099", "RING")), failed()], Outcome.MISSED),
    ("new phone calls a colleague in vain", [status(ext("1099", "ALERT"), ext("1000", "RING")), record("NO ANSWER", kind="Internal", by="1099", to="1000")], Outcome.FAILED),
    # What says too little
    ("rang and is over", [RINGS, OVER], Outcome.UNKNOWN),
    ("over", [OVER], Outcome.UNKNOWN),
    ("line answered, record of no answer", [status(inbound("ANSWERED")), record("NO ANSWER")], Outcome.UNKNOWN),
    ("one of a group declines", [status(inbound("ALERT", **GROUP)), failed(inbound(**GROUP), ext("1001"))], Outcome.UNKNOWN),
    ("one of several declines", [RINGS, status(ext("1001", "RING")), failed(inbound(), ext("1000"))], Outcome.UNKNOWN),
    ("caller of a group is gone", [status(inbound("BYE", **GROUP), ext("1000", "RING"))], Outcome.UNKNOWN),
    ("caller is gone after a transfer", [transferred(inbound(), ext("1000")), status(inbound("BYE"), ext("1001", "RING"))], Outcome.UNKNOWN),
    ("a later part rang in vain", [RINGS, status(ext("1001", "RING")), record("NO ANSWER", to="1001")], Outcome.UNKNOWN),
    ("own phone answers", [status(ext("1000", "ANSWER"))], Outcome.UNKNOWN),
]  # fmt: skip


@pytest.mark.parametrize(
    ("reports", "outcome"),
    [pytest.param(reports, outcome, id=name) for name, reports, outcome in CASES],
)
@pytest.mark.parametrize("backwards", [False, True], ids=["in order", "backwards"])
def test_outcome(reports: list[Fields], outcome: Outcome, backwards: bool) -> None:
    """The outcome follows from what arrived, in whatever order, and is published once."""
    told = Tracked()
    told.hear(*reports[:: -1 if backwards else 1])
    told.wait(24 * 3600)
    assert told.outcomes == [outcome]
    told_of = {
        Outcome.MISSED: CallEventType.MISSED,
        Outcome.VOICEMAIL: CallEventType.VOICEMAIL,
        Outcome.FAILED: CallEventType.FAILED,
        Outcome.ANSWERED: CallEventType.ANSWERED,
    }
    for other, kind in told_of.items():
        assert told.types.count(kind) == (other is outcome)


@pytest.mark.parametrize(
    "reports",
    [
        [
            status(ext("1099", "ALERT"), outbound("RING", by="1099")),
            record("NO ANSWER", kind="Outbound", by="1099", to=CALLER),
        ],
        [record("NO ANSWER", kind="Outbound", by="1099", to=CALLER)],
    ],
    ids=["all reports", "record only"],
)
def test_phone_that_is_not_listed_dials(reports: list[Fields]) -> None:
    """A call of an extension that was added a minute ago is outbound, and the extension is among the call's."""
    told = Tracked()
    told.hear(*reports)
    told.wait(24 * 3600)
    call = told.calls[-1]
    assert call.direction is Direction.OUTBOUND
    assert (call.caller_number, call.called_number) == ("1099", CALLER)
    assert call.extensions == ("1099",)
    assert call.path == ()


@pytest.mark.parametrize(
    ("extensions", "outcome"),
    [(None, Outcome.ANSWERED), (EXTENSIONS, Outcome.MISSED)],
    ids=["extensions unknown", "extensions known"],
)
def test_record_of_a_number_that_may_be_a_menu(
    extensions: dict[str, str] | None, outcome: Outcome
) -> None:
    """What 6500 is can be seen from the list of extensions only."""
    told = Tracked(extensions=extensions)
    told.hear(record(to="6500"))
    told.wait(10)
    assert told.outcomes == [outcome]


def test_menu_known_from_its_path_alone() -> None:
    """A number that the call came through is no person, though there is no list of extensions."""
    told = Tracked(extensions=None)
    told.hear(status(inbound("ANSWERED", **MENU)), record(to="6500"))
    told.wait(10)
    assert told.outcomes == [Outcome.MISSED]


def test_reason_of_a_failure() -> None:
    """Code and words are kept apart; without a report of it, the record's word is the reason."""
    told = Tracked()
    told.hear(failed(ext("1000"), outbound(), reason="486 Busy here"))
    told.wait(60)
    call = told.event(CallEventType.FAILED).call
    assert call.reason is not None
    assert call.reason.endswith("Busy here")
    assert call.reason_code == "486"
    told.hear(record("BUSY", kind="Outbound", by="1000", to=CALLER, call="2"))
    told.wait(60)
    assert told.last.reason == "BUSY"


def test_path_from_the_record_alone() -> None:
    """The group or menu of a call is in its record too."""
    told = Tracked()
    told.hear(record(to="6200(1001)"))
    assert told.last.path == ("6200",)
    assert told.last.answered_by == "1001"
    assert told.last.extensions == ("1001",)
    told.hear(record(to="6500", call="2"))
    told.wait(10)
    assert told.last.path == ("6500",)
    assert told.last.answered_by is None


def test_parts_of_a_call_add_up() -> None:
    """A transferred call's records are those of its parts; its start is the first part's."""
    told = Tracked()
    told.hear(transferred(inbound(), ext("1000")))
    told.hear(record(to="1001", timestart="2026-11-20 00:01:00", talkduration="7"))
    told.hear(record(timestart="2026-11-20 00:00:00"))
    told.wait(60)
    assert told.last.local_time == "2026-11-20 00:00:00"
    assert told.last.talk_seconds == 28
    assert told.last.direction is Direction.INBOUND
    assert told.last.call_id == CALL


def test_second_record_comes_a_little_later() -> None:
    """The record of voicemail may follow that of no answer within two seconds."""
    told = Tracked()
    told.hear(RINGS, OVER, record("NO ANSWER"))
    told.hear(record("VOICEMAIL"), after=1.8)
    told.wait(1.8)
    assert told.outcomes == []
    told.wait(0.4)
    assert told.outcomes == [Outcome.VOICEMAIL]


def test_answer_heard_of_too_late_is_counted_only() -> None:
    """What was concluded stays so."""
    told = Tracked()
    told.hear(RINGS, OVER, record("NO ANSWER"))
    told.wait(5)
    told.hear(status(inbound("ANSWERED"), ext("1000", "ANSWER")))
    assert told.outcomes == [Outcome.MISSED]
    assert told.tracker.late == 1
    assert told.last.outcome is Outcome.MISSED
