"""Every story is whole, its truth is what the switchboard sees, and every wire can report it."""

import json
from random import Random

import pytest

from simulator.live_call import Kind, LiveCall, State
from simulator.office import HUAWEI, OPENVOX, YEASTAR, Office
from simulator.performance import Wire, perform, truth_at
from simulator.stories import CAMPAIGN_KINDS, KINDS, story
from simulator.story import OUTSIDE, Action, Service, Story
from simulator.switchboard import Switchboard
from simulator.wire_huawei import HuaweiWire
from simulator.wire_openvox import OpenVoxWire
from simulator.wire_yeastar import YeastarWire
from simulator.wire_yeastar_p import YeastarPWire

START = 1571896991.0
SEEDS = range(25)
REPORTING = {
    "yeastar 2.0.0": YeastarWire(),
    "yeastar 2.0.0, the other way": YeastarWire(
        losers="gone",
        bye="each",
        hold_shows="both",
        lone_members=True,
        record_per_leg=True,
        no_answer_before_voicemail=True,
        forward_as_outbound=False,
        recording=True,
        trunk_control=True,
        extension_statuses=False,
    ),
    "yeastar 2.0.0, one BYE": YeastarWire(bye="first", hold_shows="held"),
    "yeastar 1.0.2": YeastarWire(version="1.0.2"),
    "yeastar 1.0.0": YeastarWire(version="1.0.0"),
    "openvox": OpenVoxWire(),
    "openvox, the other way": OpenVoxWire(
        reasons="text", forward_as_outbound=True, recording=True, record_per_leg=True
    ),
    "p-series": YeastarPWire(),
    "p-series, the other way": YeastarPWire(
        records="call",
        dialled_id="changes",
        msg="object",
        losers="gone",
        bye="all",
        last_bye="after",
        failed_members="all",
        trunk_control=True,
        auto_pause=True,
        recording=True,
        hold_shows="both",
        lifted="ALERT",
    ),
}
NOT_REACHED = {"inbound": "missed", "outbound": "failed", "internal": "failed"}

every_kind = pytest.mark.parametrize("kind", KINDS)
every_wire = pytest.mark.parametrize("wire", REPORTING.values(), ids=REPORTING)


def play(scripted: Story, office: Office) -> LiveCall:
    """Return the call as it is after the whole story."""
    now = START
    switchboard = Switchboard(office, lambda: now)
    call = switchboard.new_call()
    for beat in scripted.beats:
        now += beat.delay
        switchboard.apply(call, beat)
    assert switchboard.in_progress == ()
    return call


def outcome(call: LiveCall) -> str:
    """Judge a call by who was connected in it."""
    person = bool(call.answerers) and "answered"
    machine = call.service is Service.VOICEMAIL and "voicemail"
    return person or machine or NOT_REACHED[call.direction]


@every_kind
@pytest.mark.parametrize("office", [YEASTAR, OPENVOX], ids=["yeastar", "openvox"])
def test_truth_is_what_the_switchboard_sees(kind: str, office: Office) -> None:
    """Truth is what the switchboard sees."""
    for seed in SEEDS:
        scripted = story(kind, Random(seed), office)
        truth, call = scripted.truth, play(scripted, office)
        rang = [
            {Action.RING: beat.parties, Action.DIAL: (beat.by,)}.get(beat.action, ())
            for beat in scripted.beats
        ]
        assert truth.direction == call.direction
        assert truth.outcome == outcome(call)
        assert (truth.caller, truth.called) == (call.caller, call.called)
        assert truth.rang == tuple(n for names in rang for n in names if n != OUTSIDE)
        (answerer,) = call.answerers[:1] or [OUTSIDE]
        assert truth.answered_by == {OUTSIDE: None}.get(answerer, answerer)
        assert truth.transferred == len(call.transfers) + bool(call.forwarded_to)
        assert truth.trunk == (call.trunk or None)
        assert truth.path == tuple(call.path)


@every_kind
def test_reason_is_given_only_where_a_failure_decided_the_call(kind: str) -> None:
    """A reason is given only where a failure decided the call."""
    for seed in SEEDS:
        scripted = story(kind, Random(seed), YEASTAR)
        reasons = [b.reason for b in scripted.beats if b.action is Action.FAIL]
        decided = {"answered": [], "voicemail": []}.get(scripted.truth.outcome, reasons)
        assert [scripted.truth.reason] == ([*decided] or [None])


@every_kind
def test_beats_begin_end_and_are_recorded(kind: str) -> None:
    """Beats begin end and are recorded."""
    for seed in SEEDS:
        actions = [beat.action for beat in story(kind, Random(seed), YEASTAR).beats]
        assert actions[0] in {Action.START, Action.DIAL}
        assert actions[-2:] == [Action.HANG_UP, Action.RECORD]


@every_kind
@every_wire
def test_every_wire_reports_every_kind_in_valid_bodies(kind: str, wire: Wire) -> None:
    """Every wire reports every kind in valid bodies."""
    for seed in SEEDS:
        performed = perform(story(kind, Random(seed), wire.office), wire, START)
        bodies = [json.loads(body) for timed in performed for body in timed.bodies]
        words = [
            body.get("event") or body.get("action") or body.get("type")
            for body in bodies
        ]
        assert {"NewCdr", 30012} & set(words)
        assert all(words)
        assert all(b": " not in body for timed in performed for body in timed.bodies)


@pytest.mark.parametrize("kind", CAMPAIGN_KINDS)
def test_campaign_reports_one_result_of_an_outbound_call(kind: str) -> None:
    """A campaign reports a result of an outbound call."""
    scripted = story(kind, Random(1), HUAWEI)
    bodies = [
        body
        for timed in perform(scripted, HuaweiWire(), START)
        for body in timed.bodies
    ]
    (results,) = map(json.loads, bodies)
    assert [result["called"] for result in results] == [scripted.truth.called]


def test_campaign_reports_nothing_of_an_inbound_call() -> None:
    """A campaign reports nothing of an inbound call."""
    scripted = story("inbound_answered", Random(1), HUAWEI)
    assert not any(timed.bodies for timed in perform(scripted, HuaweiWire(), START))


@every_kind
def test_calls_in_progress_are_true_at_any_time(kind: str) -> None:
    """Calls in progress are true at any time."""
    scripted = story(kind, Random(7), YEASTAR)
    performed = perform(scripted, YeastarWire(), START)
    (during,) = truth_at(performed, performed[-2].at - 0.01)
    assert during.live
    assert State.GONE not in {party.state for party in during.live}
    assert truth_at(performed, START - 1) == ()
    assert truth_at(performed, performed[-1].at + 1) == ()


def test_the_same_source_gives_the_same_story() -> None:
    """The same source gives the same story."""
    assert story("queue", Random(3), YEASTAR) == story("queue", Random(3), YEASTAR)


def test_an_engaged_extension_is_in_no_story() -> None:
    """An engaged extension is in no story."""
    busy = {"101", "102"}
    for kind in KINDS:
        scripted = story(kind, Random(2), OPENVOX.without(busy))
        assert busy.isdisjoint(
            {beat.by for beat in scripted.beats} | {*scripted.truth.rang}
        )


def test_too_few_free_extensions() -> None:
    """Too few free extensions."""
    with pytest.raises(ValueError, match="larger than population"):
        story("blind_transfer", Random(1), OPENVOX.without(OPENVOX.extensions))


def test_an_extension_is_busy_from_start_to_end() -> None:
    """An extension is busy from start to end."""
    scripted = story("internal_answered", Random(1), YEASTAR)
    switchboard = Switchboard(YEASTAR, lambda: START)
    call = switchboard.new_call()
    seen = [switchboard.apply(call, beat).statuses for beat in scripted.beats]
    caller, called = scripted.truth.caller, scripted.truth.called
    changes = [dict(statuses) for statuses in seen]
    assert [step.get(caller) for step in changes] == ["busy", None, None, "idle", None]
    assert [step.get(called) for step in changes] == [
        None,
        "ringing",
        "busy",
        "idle",
        None,
    ]


def test_ids_count_channels() -> None:
    """Ids count channels."""
    switchboard = Switchboard(YEASTAR, lambda: START, serial_step=2, first_serial=900)
    scripted = story("inbound_answered", Random(1), YEASTAR)
    call = switchboard.new_call()
    for beat in scripted.beats[:2]:
        switchboard.apply(call, beat)
    line, extension = call.parties
    assert (call.call_id, line.unique_id) == ("1571896991.902", "1571896991.902")
    assert extension.unique_id == "1571896991.904"
    assert line.channel_id == "PJSIP/trunk-siptrunk-endpoint-00000001"
    assert extension.channel_id == f"PJSIP/{extension.number}-00000002"
    assert line.kind is Kind.INBOUND
    assert (
        switchboard.find(extension.channel_id) is switchboard.find(call.call_id) is call
    )
    assert switchboard.engaged == {extension.number}


def test_a_reboot_drops_every_call() -> None:
    """A reboot drops every call."""
    switchboard = Switchboard(YEASTAR, lambda: START)
    scripted = story("inbound_answered", Random(1), YEASTAR)
    call = switchboard.new_call()
    for beat in scripted.beats[:3]:
        switchboard.apply(call, beat)
    switchboard.drop_all()
    assert switchboard.in_progress == ()
    assert switchboard.apply(call, scripted.beats[3]).changes == ()


def test_a_party_must_be_in_the_call_to_answer() -> None:
    """A party must be in the call to answer."""
    scripted = story("inbound_answered", Random(1), YEASTAR)
    switchboard = Switchboard(YEASTAR, lambda: START)
    with pytest.raises(ValueError, match="not in the call"):
        switchboard.apply(switchboard.new_call(), scripted.beats[2])
