"""One OpenVox call's reports carry unequal ids. The examples are the vendor's (vendor_docs/openvox_uc.md, section 7)."""

import pytest

from custom_components.pbx.calls.model import (
    CallEventType,
    CallState,
    Changes,
    Direction,
    Outcome,
)

from ..tracked import OPENVOX, Tracked
from .openvox_reports import EXTENSIONS, ext, inbound, one, outbound, record, said

R, A, E = CallEventType.RINGING, CallEventType.ANSWERED, CallEventType.ENDED


@pytest.fixture
def told() -> Tracked:
    """Return a tracker that knows about unequal ids."""
    return Tracked(OPENVOX, EXTENSIONS)


def test_ring_back_and_ringing_of_an_outbound_call(told: Tracked) -> None:
    """ALERT and RING of one call have different ids, a second and two channels apart."""
    told.hear(
        said("RING", "1589948178.1690", **outbound("1589948178.1690"), **one("106")),
        said("ALERT", "1589948179.1692", **one("106")),
    )
    (call,) = told.tracker.open_calls
    assert call.ids == {"1589948178.1690", "1589948179.1692"}
    assert call.direction is Direction.OUTBOUND
    assert told.tracker.call("1589948179.1692") == call


def test_ring_back_first(told: Tracked) -> None:
    """The same in the other order: one extension alone, then what it is about."""
    told.hear(said("ALERT", "1589948179.1692", **one("106")))
    told.hear(
        said("RING", "1589948178.1690", **outbound("1589948178.1690"), **one("106"))
    )
    (call,) = told.tracker.open_calls
    assert (call.caller_number, call.called_number) == ("106", "103")


def test_inbound_call_is_one_by_its_line(told: Tracked) -> None:
    """The inboundid stays, whatever the callid is."""
    line = inbound("1589948512.1707")
    told.hear(
        said("ALERT", "1589948512.1709", **line),
        said("RING", "1589948512.1709", **one("101"), **line),
        said("ANSWER", "1589948512.1709", **one("101"), **line),
        said("ANSWER", "1589948512.1709", **line, **one("101")),
        said("BYE", "1589948512.1707", **one("101"), **inbound("1589948512.1707")),
        said("BYE", "1589948512.1709", **inbound("1589948512.1709"), **one("101")),
        record("1589948512.1707", "103", "101", "Inbound"),
    )
    told.wait(3)
    assert told.types == [R, A, E]
    assert told.last.answered_by == "101"
    assert told.last.trunk == "to-18-16-2"


def test_answer_of_an_outbound_call_links_its_ids(told: Tracked) -> None:
    """A report that names two ids makes one call of two."""
    told.hear(said("CallFailed", "1589953722.1758", reason=480))
    told.hear(said("ALERT", "1589953723.1760", **one("106")))
    assert told.tracker.call("1589953723.1760") != told.tracker.call("1589953722.1758")
    told.hear(
        said("ANSWER", "1589953723.1760", **one("106"), **outbound("1589953722.1758"))
    )
    (call,) = told.tracker.open_calls
    assert call.ids == {"1589953722.1758", "1589953723.1760"}
    told.hear(record("1589953722.1758", "106", "16103", "Outbound"))
    told.wait(60)
    assert told.outcomes == [Outcome.ANSWERED]


def test_pair_of_byes_with_unequal_ids(told: Tracked) -> None:
    """Each BYE has an id of its own, and so may have everything before."""
    told.hear(
        said("RING", "1589953914.1777", **ext("106", "101")),
        said("ANSWER", "1589953914.1777", **ext("106", "101")),
        said("BYE", "1589953914.1775", **ext("106", "101")),
    )
    assert told.last.state is CallState.ENDED
    told.hear(said("BYE", "1589953914.1777", **ext("101", "106")))
    told.hear(record("1589953914.1775", "101", "106", "Internal"))
    told.wait(60)
    assert told.types == [R, A, E]


def test_second_bye_after_the_conclusion_opens_no_call(told: Tracked) -> None:
    """Its id was never seen, but its parties and its second were."""
    told.hear(
        said("BYE", "1589956488.1962", **outbound("1589956488.1962"), **one("106")),
        record("1589956488.1962", "106", "16103", "Outbound"),
    )
    told.wait(10)
    assert told.outcomes == [Outcome.ANSWERED]
    second = said("BYE", "1589956489.1964", **one("106"), **outbound("1589956489.1964"))
    assert told.hear(second) == Changes()
    told.wait(3600)
    assert told.types.count(E) == 1


def test_record_matches_the_number_without_the_prefix(told: Tracked) -> None:
    """A record's callto is what was dialled: 16101 for 101."""
    told.hear(
        said("RING", "1589948178.1690", **outbound("1589948178.1690"), **one("106"))
    )
    told.hear(record("1589948179.1692", "106", "16103", "Outbound", "NO ANSWER"))
    told.wait(60)
    assert told.types == [CallEventType.FAILED, E]
    assert told.last.called_number == "103"


def test_failed_with_a_number_for_a_reason(told: Tracked) -> None:
    """The vendor's example: two extensions, and 480."""
    told.hear(said("CallFailed", "1589958470.2092", reason=480, **ext("102", "106")))
    told.wait(60)
    call = told.event(CallEventType.FAILED).call
    assert call.reason_code == "480"
    assert call.direction is Direction.INTERNAL
    assert (call.caller_number, call.called_number) == ("106", "102")


def test_failed_without_a_party(told: Tracked) -> None:
    """Only an id, and no way to find its call but by it."""
    told.hear(said("CallFailed", "1589958470.2092", reason="User busy"))
    told.hear(record("1589958470.2092", "103", "101", "Inbound", "BUSY"))
    told.wait(60)
    assert told.outcomes == [Outcome.MISSED]


@pytest.mark.parametrize("later", [3, 5])
def test_redial_is_another_call(told: Tracked, later: int) -> None:
    """The same extension calls the same number again after a few seconds."""
    for second in (1589948178, 1589948178 + later):
        serial = 1690 + 4 * (second % 10)
        first, other = f"{second}.{serial}", f"{second + 1}.{serial + 2}"
        told.hear(
            said("RING", first, **outbound(first), **one("106")),
            said("ALERT", other, **one("106")),
            said("CallFailed", other, reason=486, **outbound(first), **one("106")),
            after=later,
        )
        told.hear(record(first, "106", "16103", "Outbound", "BUSY"), after=0.2)
    told.wait(60)
    assert told.outcomes == [Outcome.FAILED, Outcome.FAILED]


def test_two_callers_in_the_same_second(told: Tracked) -> None:
    """Calls for one extension from two numbers stay two, as do two extensions' calls."""
    told.hear(
        said("RING", "1589948512.1709", **one("101"), **inbound("1589948512.1707")),
        said(
            "RING", "1589948512.1713", **one("101"), **inbound("1589948512.1711", "9")
        ),
        said("RING", "1589948512.1717", **ext("106", "105")),
        said("ALERT", "1589948512.1721", **one("102")),
    )
    assert len(told.tracker.open_calls) == 4


def test_outbound_and_inbound_of_one_extension_are_two(told: Tracked) -> None:
    """An extension dials out in the second in which somebody calls it."""
    told.hear(
        said("RING", "1589948512.1709", **one("106"), **inbound("1589948512.1707")),
        said("RING", "1589948512.1711", **outbound("1589948512.1711"), **one("106")),
        said("RING", "1589948512.1715", **ext("106", "101")),
    )
    assert len(told.tracker.open_calls) == 3


@pytest.mark.parametrize("transfer_first", [True, False], ids=["in order", "overtaken"])
def test_transferred_internal_call(told: Tracked, transfer_first: bool) -> None:
    """After a transfer the new party's reports share nothing but the party that stayed."""
    told.hear(
        said("RING", "1589957670.2003", **ext("101", "102")),
        said("ANSWER", "1589957670.2003", **ext("101", "102")),
    )
    moved = [
        said("Tranfer", "1589957670.2001", **ext("102", "101")),
        said("RING", "1589957690.2005", **ext("106", "102")),
    ]
    told.hear(*moved[:: 1 if transfer_first else -1])
    assert len(told.tracker.open_calls) == 1
    told.hear(
        said("ANSWER", "1589957690.2005", **ext("106", "102")),
        said("BYE", "1589957670.2001", **ext("102", "106")),
        said("BYE", "1589957690.2005", **ext("106", "102")),
        record("1589957670.2001", "102", "101", "Internal"),
    )
    told.wait(60)
    assert told.outcomes == [Outcome.ANSWERED]
    assert told.event(CallEventType.TRANSFERRED).extensions == ("101",)
    assert told.last.answered_by == "101"


def test_end_of_an_agents_part_of_a_queue_call(told: Tracked) -> None:
    """Only the end arrives of the part that began long after the call."""
    told.hear(
        said("ANSWER", "1589948512.1707", **inbound("1589948512.1707", to="9998"))
    )
    told.hear(
        said(
            "BYE",
            "1589948530.1711",
            **inbound("1589948530.1711", to="9998"),
            **one("101"),
        )
    )
    assert told.last.call_id == "1589948512.1707"
    assert told.last.state is CallState.ENDED


def test_record_of_a_call_of_which_only_the_end_arrived(told: Tracked) -> None:
    """The record has the id of the call's beginning."""
    told.hear(
        said(
            "BYE",
            "1589948530.1711",
            **inbound("1589948530.1711", to="6500"),
            **one("101"),
        )
    )
    told.hear(record("1589948512.1707", "103", "6500(101)", "Inbound"))
    told.wait(60)
    assert told.outcomes == [Outcome.ANSWERED]


def test_concluded_call_swallows_what_turns_out_to_be_a_part_of_it(
    told: Tracked,
) -> None:
    """A straggler that looked like a new call is none, and never gets an outcome of its own."""
    told.hear(
        said("RING", "1589953723.1760", **outbound("1589953722.1758"), **one("106")),
        record("1589953722.1758", "106", "16103", "Outbound", "BUSY"),
    )
    told.wait(10)
    told.hear(said("CallFailed", "1589953799.1800", reason=486))
    told.hear(
        said("BYE", "1589953799.1800", **outbound("1589953722.1758"), **one("106"))
    )
    told.wait(3600)
    assert told.outcomes == [Outcome.FAILED]
    assert told.last.state is CallState.ENDED


def test_ids_of_another_form_are_taken_as_they_are(told: Tracked) -> None:
    """Without a second in them there is nothing to match by."""
    told.hear(said("ALERT", "abc", **one("106")), said("ALERT", "abd", **one("106")))
    assert len(told.tracker.open_calls) == 2
