"""What a real Asterisk leaves to chance varies from run to run: ids, and the order of what happens in the same moment."""

from itertools import permutations
import json
from random import Random
import re

import pytest

from simulator.live_call import LiveCall, Moment
from simulator.office import YEASTAR
from simulator.same_moment import SAME_MOMENT, mixed, moments
from simulator.stories import KINDS, story
from simulator.story import OUTSIDE, Action, Beat, Service
from simulator.switchboard import Switchboard
from simulator.wire_openvox import OpenVoxWire
from simulator.wire_yeastar import YeastarWire

START = 1571896991.0
PHONES = ("1000", "1002", "1020")
GROUP = Beat(
    delay=0, action=Action.START, by=OUTSIDE, caller="0301", to="6200", trunk="siptrunk"
)
RING = Beat(delay=0.3, action=Action.RING, parties=PHONES, path="6200")
ANSWER = Beat(delay=5, action=Action.ANSWER, by="1002")
HANG_UP = Beat(delay=9, action=Action.HANG_UP, by="1002")
RECORD = Beat(delay=0, action=Action.RECORD)
SEEDS = range(60)


def played(seed: int, *beats: Beat) -> tuple[LiveCall, list[Moment]]:
    """Return a call on a switchboard with this seed, and its moments."""
    now = START
    switchboard = Switchboard(YEASTAR, lambda: now, rng=Random(seed))
    call, found = switchboard.new_call(), []
    for beat in beats:
        now += beat.delay
        found.append(switchboard.apply(call, beat))
    return call, found


def told(body: bytes) -> dict[str, str]:
    """Return each member's number, or that of the caller, with the state."""
    return {
        fields.get("number", "line"): fields["memberstatus"]
        for member in json.loads(body)["members"]
        for fields in member.values()
    }


def reports(wire: YeastarWire | OpenVoxWire, moment: Moment) -> list[bytes]:
    """Return what is sent without the statuses of extensions."""
    return [body for body in wire.reports(moment) if b"ExtensionStatus" not in body]


@pytest.mark.parametrize("kind", KINDS)
def test_moments_hold_all_beats(kind: str) -> None:
    """What happens later begins another moment."""
    for seed in SEEDS:
        beats = story(kind, Random(seed), YEASTAR).beats
        together = moments(beats)
        assert tuple(beat for one in together for beat in one) == beats
        assert all(one[0].delay >= SAME_MOMENT for one in together[1:])
        assert all(beat.delay < SAME_MOMENT for one in together for beat in one[1:])


def test_record_comes_with_the_end_or_after() -> None:
    """The record is written in the moment of the end, or up to a second later."""
    ends = [
        [
            beat.action
            for beat in moments(story("queue", Random(seed), YEASTAR).beats)[-1]
        ]
        for seed in SEEDS
    ]
    assert {len(end) for end in ends} == {1, 2}


def test_whoever_is_called_next_rings_at_once() -> None:
    """A call that is transferred or forwarded rings elsewhere in the same moment."""
    for kind, action in (
        ("blind_transfer", Action.TRANSFER),
        ("forward", Action.FORWARD),
    ):
        together = [
            [beat.action for beat in one]
            for one in moments(story(kind, Random(1), YEASTAR).beats)
        ]
        assert [action, Action.RING] in together


def test_order_within_a_moment() -> None:
    """The record comes before the end or after; what the same member does stays in order."""
    wire = YeastarWire(bye="each")
    orders = set()
    for seed in SEEDS:
        _, found = played(seed, GROUP, RING, ANSWER, HANG_UP, RECORD)
        bodies = [
            (moment.beat.action, body)
            for moment in found[-2:]
            for body in wire.reports(moment)
        ]
        order = mixed(bodies, Random(seed))
        assert sorted(order) == sorted(bodies)
        states = [body for _, body in order if b"CallStatus" in body]
        assert states == [body for _, body in bodies if b"CallStatus" in body]
        words = [json.loads(body)["event"] for _, body in order]
        orders.add(words.index("NewCdr") < words.index("CallStatus"))
        orders.add(words.index("ExtensionStatus") < words.index("CallStatus"))
    assert orders == {True, False}


def test_an_extensions_statuses_stay_in_order() -> None:
    """In a P-Series' events, too, an extension's statuses are told from others."""
    bodies = [
        b'{"type":30008,"msg":"{\\"extension\\":\\"201\\",\\"status\\":\\"%s\\"}"}'
        % word
        for word in (b"Ringing", b"Busy", b"Idle")
    ]
    other = b'{"type":30008,"msg":{"extension":"202","status":"Idle"}}'
    places = set()
    for seed in SEEDS:
        order = [
            body for _, body in mixed([(0, b) for b in (*bodies, other)], Random(seed))
        ]
        places.add(order.index(other))
        assert [body for body in order if body != other] == bodies
    assert places == {0, 1, 2, 3}


def test_phones_of_a_group_ring_in_any_order() -> None:
    """Each phone rings for itself, in any order, or all at once."""
    yeastar, openvox = set(), set()
    for seed in SEEDS:
        _, (_, rings) = played(seed, GROUP, RING)
        bodies = [told(body) for body in reports(YeastarWire(), rings)]
        assert bodies[-1] == {"line": "ALERT", **dict.fromkeys(PHONES, "RING")}
        assert len(bodies) == (3 if rings.apart else 1)
        seen = {number: None for body in bodies for number in body if number != "line"}
        if rings.apart:
            yeastar.add(tuple(seen))
        (alert, *each) = map(json.loads, reports(OpenVoxWire(), rings))
        assert alert["callid"] == each[0]["callid"]
        openvox.add(tuple(body["ext"]["extid"] for body in each))
    assert yeastar == openvox == set(permutations(PHONES))


@pytest.mark.parametrize("losers", ["bye", "gone"])
def test_those_that_are_not_needed_are_given_up_before_the_answer_or_after(
    losers: str,
) -> None:
    """Whatever the order, nobody comes back, and in the end two talk."""
    wire = YeastarWire(losers=losers)  # type: ignore[arg-type]
    firsts = set()
    for seed in SEEDS:
        _, (_, _, answered) = played(seed, GROUP, RING, ANSWER)
        bodies = [told(body) for body in reports(wire, answered)]
        gone: set[str] = set()
        for body in bodies:
            byes = {number for number, word in body.items() if word == "BYE"}
            assert gone.isdisjoint(body)
            gone |= byes
        assert gone == ({"1000", "1020"} if losers == "bye" else set())
        talking = {"line": "ANSWERED", "1002": "ANSWER"}
        merged = {number: word for body in bodies for number, word in body.items()}
        assert talking.items() <= merged.items()
        if answered.apart:
            firsts.add(bodies[0].get("1002"))
    assert firsts == {"RING", "ANSWER"}


def test_members_alone() -> None:
    """Where members stand alone in reports, each change is a report of one member."""
    wire = YeastarWire(lone_members=True)
    _, (_, rings) = next(
        one for one in (played(seed, GROUP, RING) for seed in SEEDS) if one[1][1].apart
    )
    bodies = [told(body) for body in reports(wire, rings)]
    assert all(len(body) == 1 for body in bodies)
    assert {number for body in bodies for number in body} == set(PHONES)


def test_ids_count_all_channels() -> None:
    """Serials of a group's phones lie several apart where it is dialled through Local channels; names count in hexadecimal."""
    apart, names = set(), ""
    for seed in SEEDS:
        call, _ = played(seed, GROUP, RING)
        serials = [int(party.unique_id.split(".")[1]) for party in call.parties]
        assert serials == sorted(set(serials))
        apart.add(serials[1] - serials[0])
        numbers = [party.channel_id.rpartition("-")[2] for party in call.parties]
        assert all(re.fullmatch("[0-9a-f]{8}", number) for number in numbers)
        names += "".join(numbers)
    assert {1, 7} <= apart
    assert set("abcdef") <= set(names)


def test_counters_begin_anew_with_the_machine() -> None:
    """After a restart, channels have small numbers again, and their names may have been there before."""
    switchboard = Switchboard(YEASTAR, lambda: START, rng=Random(3))
    switchboard.apply(switchboard.new_call(), GROUP)
    switchboard.drop_all()
    call = switchboard.new_call()
    switchboard.apply(call, GROUP)
    assert int(call.call_id.split(".")[1]) < 10
    assert call.parties[0].channel_id.endswith("-00000001")


def test_a_record_for_each_agent_that_was_tried() -> None:
    """All come at once when the call is over; seconds are cut off."""
    queue = Beat(
        delay=0,
        action=Action.START,
        by=OUTSIDE,
        caller="0301",
        to="6700",
        trunk="siptrunk",
    )
    beats = [
        queue,
        Beat(delay=0.5, action=Action.PICK_UP, service=Service.QUEUE, by="6700"),
        Beat(delay=0.4, action=Action.RING, parties=("1000",), path="6700"),
        Beat(delay=9.5, action=Action.STOP_RINGING, parties=("1000",)),
        Beat(delay=1, action=Action.RING, parties=("1002",), path="6700"),
        Beat(delay=3, action=Action.ANSWER, by="1002"),
        Beat(delay=6.9, action=Action.HANG_UP, by=OUTSIDE),
        RECORD,
    ]
    _, found = played(1, *beats)
    records = [
        json.loads(body) for body in YeastarWire(record_per_leg=True).reports(found[-1])
    ]
    assert len({record["callid"] for record in records}) == 1
    keys = ("callto", "status", "timestart", "callduraction", "talkduraction")
    assert [tuple(record[key] for key in keys) for record in records] == [
        ("6700", "NO ANSWER", "2019-10-23 22:03:11", "10", "0"),
        ("6700(1002)", "ANSWERED", "2019-10-23 22:03:22", "9", "6"),
    ]
    (whole,) = [json.loads(body) for body in YeastarWire().reports(found[-1])]
    assert (whole["callduraction"], whole["talkduraction"]) == ("21", "20")
