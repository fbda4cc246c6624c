"""Whatever happens to the reports on their way, the tracker comes to the truth, or says that it does not know it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC
from random import Random

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.pbx.calls.model import MemberState, Outcome
from custom_components.pbx.calls.report import (
    CallFailed,
    CallRecord,
    CallReport,
    CallTransferred,
)
from custom_components.pbx.calls.tracking.past_calls import by_call, past_calls
from simulator.office import OPENVOX, YEASTAR, Office
from simulator.stories import KINDS, story
from simulator.story import Story
from simulator.wire_openvox import OpenVoxWire
from simulator.wire_yeastar import YeastarWire
from simulator.wire_yeastar_p import YeastarPWire

from ..played import START, Follower, Played, Wire, play, tell

UNKNOWN = str(Outcome.UNKNOWN)
OUTCOME_EVENTS = ("missed", "failed", "voicemail")
REDIALLED = (
    "outbound_answered",
    "outbound_failed",
    "outbound_no_answer",
    "internal_answered",
    "internal_failed",
)

seeds = st.integers(min_value=0, max_value=2**32)
kinds = st.sampled_from(KINDS)
flags = st.booleans()


@st.composite
def yeastars(draw: st.DrawFn, *, lossy: bool = False) -> YeastarWire:
    """Return a Yeastar that sends in one of its formats, with its habits."""
    return YeastarWire(
        version=draw(st.sampled_from(("2.0.0", "2.0.0", "1.0.2", "1.0.0"))),
        losers=draw(st.sampled_from(("bye", "gone"))),
        bye=draw(st.sampled_from(("all", "first", "each"))),
        hold_shows=draw(st.sampled_from(("holder", "held", "both"))),
        lone_members=draw(flags),
        forward_as_outbound=draw(flags),
        forward_event=draw(st.sampled_from(("Forward", "Tranfer"))),
        trunk_control=draw(flags),
        record_per_leg=draw(flags),
        lifted=draw(st.sampled_from(("ANSWER", "ALERT"))),
        # Its first record says that nobody answered, which would be all that is known if the other record is lost.
        no_answer_before_voicemail=not lossy and draw(flags),
    )


@st.composite
def openvoxes(draw: st.DrawFn, *, lossy: bool = False) -> OpenVoxWire:
    """Return an OpenVox with its habits."""
    return OpenVoxWire(
        callee=draw(st.sampled_from(("object", "list"))),
        talking_only=draw(flags),
        record_per_leg=draw(flags),
        forward_as_outbound=draw(flags),
        no_answer_before_voicemail=not lossy and draw(flags),
    )


@st.composite
def p_series(draw: st.DrawFn, *, lossy: bool = False) -> YeastarPWire:
    """Return a P-Series with its habits."""
    return YeastarPWire(
        msg=draw(st.sampled_from(("printed", "text", "object"))),
        losers=draw(st.sampled_from(("bye", "gone"))),
        bye=draw(st.sampled_from(("each", "all", "lone"))),
        lone_members=draw(flags),
        last_bye=draw(st.sampled_from(("before", "after", "between"))),
        failed_members=draw(st.sampled_from(("failed", "all", "null"))),
        trunk_control=draw(flags),
        auto_pause=draw(flags),
        hold_shows=draw(st.sampled_from(("holder", "held", "both"))),
        lifted=draw(st.sampled_from(("ANSWER", "ALERT"))),
        outbound_rings=draw(st.sampled_from(("EARLYMEDIA", "RING"))),
        records=draw(st.sampled_from(("leg", "call"))),
        abandoned=draw(st.sampled_from(("NO ANSWER", "ABANDONED", "ANSWERED"))),
        menu_talks=draw(flags),
        answered_text=draw(st.sampled_from(("ANSWERED", "ANSWERD"))),
        type_in_lower_case=draw(flags),
        blank=draw(st.sampled_from(("", " "))),
        dialled_id=draw(st.sampled_from(("stays", "changes"))),
    )


def wires(*, lossy: bool = False) -> st.SearchStrategy[Wire]:
    """Return any system."""
    return st.one_of(
        yeastars(lossy=lossy), openvoxes(lossy=lossy), p_series(lossy=lossy)
    )


type Arrivals = list[tuple[float, CallReport]]


def repeat(arrivals: Arrivals, rng: Random, share: float, most: float) -> Arrivals:
    """Return the arrivals with a share of them a second time, up to some seconds later."""
    again = [
        (moment + rng.uniform(0, most), report)
        for moment, report in arrivals
        if rng.random() < share
    ]
    return sorted([*arrivals, *again], key=lambda arrival: arrival[0])


def follow(
    played: Played, arrivals: Arrivals, asked: Sequence[float] | None = None
) -> Follower:
    """Return what a tracker made of reports; with ``asked``, its questions are answered, and more at these moments."""
    follower = Follower(played.wire, answers=None if asked is None else played.answer)
    steps = [(moment, report) for moment, report in arrivals]
    questions = [(moment, None) for moment in asked or ()]
    for moment, report in sorted([*steps, *questions], key=lambda step: step[0]):
        follower.step(moment, report)
    follower.finish()
    return follower


def check_events(
    follower: Follower, ends: int, parts: int = 1, *, asked: bool = False
) -> None:
    """Check that each call ended once, with no more than one outcome, and nothing is open.

    A call that looked like several in ``parts`` until they turned out to be one may have been answered in each. Of one that a
    question showed first, and answered by then, no event says that it has just been answered.
    """
    told = follower.told()
    assert not follower.still_open
    assert told["ended"] == ends
    assert sum(told[name] for name in OUTCOME_EVENTS) == sum(
        outcome in OUTCOME_EVENTS for outcome in follower.outcomes
    )
    answered = follower.outcomes.count("answered")
    assert (0 if asked else answered) <= told["answered"] <= answered * parts


@settings(deadline=None, max_examples=500)
@given(kind=kinds, seed=seeds, wire=wires())
def test_any_order_and_any_repetition(kind: str, seed: int, wire: Wire) -> None:
    """In any order and however often they come: one end, and the true outcome."""
    rng = Random(seed)
    played = play(wire, [(0, tell(kind, seed, wire))], Random(seed))
    reports = [sent.report for sent in played.sent]
    reports += rng.choices(reports, k=rng.randint(0, len(reports)))
    rng.shuffle(reports)
    moment = played.snapshots[-1][0]
    # All of it arrives in a burst, before the outcome is read.
    arrivals = [
        (moment + place * 1.9 / len(reports), report)
        for place, report in enumerate(reports)
    ]
    follower = follow(played, arrivals)
    check_events(follower, 1, _parts(played, []))
    assert follower.outcomes == [played.stories[0].truth.outcome]


@settings(deadline=None, max_examples=300)
@given(kind=kinds, seed=seeds, wire=wires())
def test_extensions_that_are_not_listed_yet(kind: str, seed: int, wire: Wire) -> None:
    """The list of extensions may lack any of those that took part; in any order, the outcome is the truth or unknown."""
    rng = Random(seed)
    played = play(wire, [(0, tell(kind, seed, wire))], Random(seed))
    follower = Follower(wire)
    listed = dict(wire.office.extensions)
    taking_part = sorted(
        {member.number for sent in played.sent for member in sent.report.members}
        & listed.keys()
    )
    for number in rng.sample(taking_part, min(len(taking_part), rng.randint(1, 2))):
        del listed[number]
    follower.list_extensions(listed)
    reports = [sent.report for sent in played.sent]
    rng.shuffle(reports)
    moment = played.snapshots[-1][0]
    for place, report in enumerate(reports):
        follower.step(moment + place * 1.9 / len(reports), report)
    follower.finish()
    truth = played.stories[0].truth
    assert set(follower.outcomes) <= {truth.outcome, UNKNOWN}
    # Of a transferred call, a record of its inner part may come first.
    if truth.direction == "outbound":
        assert {call.direction for call in follower.ended} <= {truth.direction, None}


@settings(deadline=None, max_examples=300)
@given(kind=kinds, seed=seeds, wire=wires(lossy=True), known=flags)
def test_records_alone(kind: str, seed: int, wire: Wire, known: bool) -> None:
    """Of a call that nobody followed, its records say the truth, or too little."""
    played = play(wire, [(0, tell(kind, seed, wire))], Random(seed))
    records = [one for one in played.of(0) if isinstance(one, CallRecord)]
    listed = dict(wire.office.extensions)
    calls = past_calls(
        by_call(records),
        listed if known else None,
        zone=UTC,
        since=START,
        least_ring_seconds=0,
    )
    assert len(calls) == 1
    (call,) = calls
    truth = played.stories[0].truth
    if known:
        assert call.outcome in {truth.outcome, Outcome.UNKNOWN}
    assert call.started_at is not None
    begins = played.snapshots[0][0]
    assert abs((call.started_at - START).total_seconds() - begins) < 2


@settings(deadline=None, max_examples=150)
@given(kind=kinds, seed=seeds, wire=wires())
def test_in_order_everything_is_known(kind: str, seed: int, wire: Wire) -> None:
    """Undisturbed, not only the outcome is right."""
    played = play(wire, [(0, tell(kind, seed, wire))], Random(seed))
    follower = follow(played, [(sent.at, sent.report) for sent in played.sent])
    truth = played.stories[0].truth
    check_events(follower, 1)
    (call,) = follower.ended
    told = follower.told()
    assert call.outcome == truth.outcome
    assert call.direction == truth.direction
    assert call.caller_number == truth.caller
    assert (call.called_number or "").endswith(truth.called)
    assert set(truth.rang) <= set(call.extensions)
    assert call.answered_by == truth.answered_by
    assert set(truth.path) <= set(call.path)
    assert told["transferred"] == truth.transferred
    assert bool(told["ringing"]) is bool(truth.rang)


@settings(deadline=None, max_examples=200)
@given(seed=seeds, wire=wires(), wanted=st.lists(kinds, min_size=2, max_size=4))
def test_several_calls_at_once(seed: int, wire: Wire, wanted: list[str]) -> None:
    """Calls that go on at once, delayed, overtaken and repeated, are kept apart."""
    rng = Random(seed)
    played = play(wire, _at_once(wanted, rng, wire.office), Random(seed))
    arrivals = [(sent.at + rng.uniform(0, 1.5), sent.report) for sent in played.sent]
    follower = follow(played, repeat(arrivals, rng, 0.3, 1.5))
    check_events(follower, len(played.stories))
    truths = [one.truth.outcome for one in played.stories]
    assert sorted(map(str, follower.outcomes)) == sorted(truths)


def _at_once(
    wanted: Sequence[str], rng: Random, office: Office
) -> list[tuple[float, Story]]:
    """Return stories of different extensions that begin within a few seconds."""
    busy: set[str] = set()
    stories: list[tuple[float, Story]] = []
    for kind in wanted:
        if len(set(office.reachable) - busy) < 3:
            break
        one = story(kind, rng, office.without(busy))
        for beat in one.beats:
            busy |= {beat.by, beat.to, *beat.parties} & office.extensions.keys()
        stories.append((rng.uniform(0, 5), one))
    return stories


@settings(deadline=None, max_examples=800)
@given(
    kind=kinds,
    seed=seeds,
    wire=wires(lossy=True),
    share=st.floats(min_value=0.05, max_value=0.3),
    asked=st.lists(st.floats(min_value=0, max_value=1), max_size=5),
)
def test_lost_reports_never_make_a_wrong_outcome(
    kind: str, seed: int, wire: Wire, share: float, asked: list[float]
) -> None:
    """Up to a third is lost and questions are answered truthfully: the truth or unknown, and nothing stays open."""
    rng = Random(seed)
    played = play(wire, [(0, tell(kind, seed, wire))], Random(seed))
    kept = [sent for sent in played.sent if rng.random() > share]
    arrivals = [(sent.at + rng.uniform(0, 0.3), sent.report) for sent in kept]
    end = played.snapshots[-1][0] + 20
    follower = follow(
        played, repeat(arrivals, rng, 0.2, 4), [part * end for part in asked]
    )
    reports = [one.report for one in kept]
    outcomes = follower.outcomes
    parts = _parts(played, reports)
    check_events(follower, len(outcomes), parts, asked=bool(asked))
    assert bool(reports) <= len(outcomes) <= parts
    assert set(outcomes) <= {*_true_outcomes(played, follower, reports), UNKNOWN}
    records = {one for one in played.of(0) if isinstance(one, CallRecord)}
    if records <= set(reports):
        # Its records say how a call ended, whatever else is lost.
        assert set(outcomes) != {UNKNOWN}


def _true_outcomes(
    played: Played, follower: Follower, kept: Sequence[CallReport]
) -> set[str]:
    """Return the true outcome. Missed and failed are the same where nothing arrived that shows the direction."""
    truth = played.stories[0].truth.outcome
    if truth == "missed" and all(call.direction is None for call in follower.ended):
        return {truth, "failed"}
    if all(isinstance(one, CallFailed) and len(one.members) < 2 for one in kept):
        # That somebody was not reached is all that arrived, and not even whether somebody else was called too.
        return {truth, "failed"}
    return {truth}


def _parts(played: Played, kept: Sequence[CallReport]) -> int:
    """Return how many calls one may look like.

    On OpenVox nothing but the report of its transfer holds the parts of an internal call together, and nothing but the reports
    of the caller's own phone, which rang first, those of a call that an application dialled.
    """
    if not isinstance(played.wire, OpenVoxWire):
        return 1
    kind = played.stories[0].kind
    if kind == "blind_transfer":
        return 1 if any(isinstance(one, CallTransferred) for one in kept) else 3
    own_phone = any(_is_of_own_phone(one) for one in kept)
    return 2 if kind.startswith("dialled_") and not own_phone else 1


def _is_of_own_phone(report: CallReport) -> bool:
    """Answer whether a report shows a caller whom an application dialled for, ringing or picking up."""
    states = [member.state for member in report.members]
    return states in ([MemberState.RINGING], [MemberState.ANSWERED])


@settings(deadline=None, max_examples=150)
@given(
    kind=kinds,
    seed=seeds,
    wire=wires(),
    late=st.sampled_from((5.0, 590.0, 599.9, 600.1, 601.0, 4_000.0, 40_000.0)),
)
def test_repeated_long_after_the_end(
    kind: str, seed: int, wire: Wire, late: float
) -> None:
    """A report that comes again when its call is only just, or no more, remembered changes nothing."""
    played = play(wire, [(0, tell(kind, seed, wire))], Random(seed))
    arrivals = [(sent.at, sent.report) for sent in played.sent]
    end = played.snapshots[-1][0]
    again = [
        (end + late + place * 0.05, report)
        for place, (_, report) in enumerate(arrivals)
    ]
    follower = follow(played, [*arrivals, *again])
    check_events(follower, 1)
    assert follower.outcomes == [played.stories[0].truth.outcome]


@settings(deadline=None, max_examples=200)
@given(
    kind=st.sampled_from(REDIALLED),
    seed=seeds,
    wire=wires(),
    pause=st.floats(min_value=0.05, max_value=4),
    brisk=flags,
)
def test_redial_is_another_call(
    kind: str, seed: int, wire: Wire, pause: float, brisk: bool
) -> None:
    """The same extension calls the same number again a few seconds later: two calls, two outcomes."""
    rng = Random(seed)
    first = tell(kind, seed, wire)
    second = tell(kind, seed, wire)
    if brisk:
        beats = tuple(replace(beat, delay=min(beat.delay, 0.8)) for beat in first.beats)
        first = replace(first, beats=beats)
    lasts = sum(beat.delay for beat in first.beats)
    begins = rng.random()
    played = play(
        wire,
        [(begins, first), (begins + max(lasts, 3) + 0.01 + pause, second)],
        Random(seed),
    )
    arrivals = [(sent.at + rng.uniform(0, 0.2), sent.report) for sent in played.sent]
    follower = follow(played, repeat(arrivals, rng, 0.3, 1.5))
    check_events(follower, 2)
    assert follower.outcomes == [first.truth.outcome, second.truth.outcome]


@pytest.mark.parametrize("office", [YEASTAR, OPENVOX], ids=["yeastar", "openvox"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_without_the_list_of_extensions(kind: str, office: Office) -> None:
    """Undisturbed calls end, once, even while it is not known which extensions there are."""
    wire: Wire = YeastarWire() if office is YEASTAR else OpenVoxWire()
    played = play(wire, [(0, tell(kind, 7, wire))])
    follower = Follower(wire, extensions_known=False)
    for sent in played.sent:
        follower.step(sent.at, sent.report)
    follower.finish()
    check_events(follower, 1)
