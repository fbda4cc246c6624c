"""What each extension is seen to do, in calls and out of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.pbx.calls.extension_list import ExtensionList
from custom_components.pbx.calls.live.live_state import LiveState
from custom_components.pbx.calls.live.views import SYSTEM, ExtensionState, ExtensionView
from custom_components.pbx.calls.model import (
    CallState,
    Extension,
    Member,
    MemberKind,
    MemberState,
    ReportedState,
)

from ..live_calls import (
    LATER,
    NOW,
    call,
    extension,
    line,
    office_live_state,
    show,
    status,
)


@pytest.fixture
def live_state() -> LiveState:
    """Return the live state of a system with three idle extensions."""
    return office_live_state()


def test_one_of_a_ring_group_answers(live_state: LiveState) -> None:
    """Who did not answer is idle at once."""
    group = call(
        members=tuple(extension(n, MemberState.RINGING) for n in ("1000", "1001"))
    )
    show(live_state, group)
    changed = show(
        live_state,
        replace(
            group,
            state=CallState.IN_CALL,
            members=(
                line("5550100"),
                extension("1000", MemberState.ANSWERED),
                extension("1001", MemberState.ENDED),
            ),
        ),
    )
    assert changed == {SYSTEM, ("extension", "1000"), ("extension", "1001")}
    assert live_state.extension("1000").state is ExtensionState.IN_CALL
    assert live_state.extension("1001").state is ExtensionState.IDLE


def test_second_call_of_an_extension(live_state: LiveState) -> None:
    """Talking hides a call that rings, and comes before a call on hold."""
    talking = call(
        "1",
        state=CallState.IN_CALL,
        members=(line("5550100"), extension("1000", MemberState.ANSWERED)),
    )
    waiting = call(
        "2",
        members=(line("5550111"), extension("1000", MemberState.RINGING)),
    )
    show(live_state, talking)
    assert show(live_state, waiting) == {SYSTEM}
    assert live_state.extension("1000").connected_number == "5550100"

    on_hold = replace(talking, members=(extension("1000", MemberState.ON_HOLD),))
    show(live_state, on_hold)
    assert live_state.extension("1000").state is ExtensionState.RINGING
    show(live_state, replace(waiting, state=CallState.ENDED))
    assert live_state.extension("1000").state is ExtensionState.ON_HOLD
    show(live_state, replace(on_hold, state=CallState.ENDED))
    assert live_state.extension("1000").state is ExtensionState.IDLE


@pytest.mark.parametrize(
    ("members", "numbers", "shown"),
    [
        pytest.param(
            [
                extension("1000", MemberState.ANSWERED),
                extension("1001", MemberState.ANSWERED),
            ],
            ("1000", "1001"),
            ("1001", "1000"),
            id="internal",
        ),
        pytest.param(
            [extension("1000", MemberState.ANSWERED)],
            ("1000", "1001"),
            ("1001", None),
            id="only the caller is told of",
        ),
        pytest.param(
            [extension("1001", MemberState.ANSWERED)],
            ("1000", "1001"),
            (None, "1000"),
            id="only the callee is told of",
        ),
        pytest.param(
            [
                extension("1000", MemberState.ON_HOLD),
                extension("1002", MemberState.RINGING),
                extension("1001", MemberState.ANSWERED),
            ],
            ("1000", "1001"),
            ("1001", "1000"),
            id="a third one rings",
        ),
        pytest.param(
            [
                extension("1000", MemberState.ANSWERED),
                Member(kind=MemberKind.OUTBOUND, number="5550199"),
            ],
            ("1000", "5550199"),
            ("5550199", None),
            id="outbound",
        ),
    ],
)
def test_connected_number(
    live_state: LiveState,
    members: Sequence[Member],
    numbers: tuple[str, str],
    shown: tuple[str | None, str | None],
) -> None:
    """An extension shows whom it talks to, as well as it is known."""
    show(
        live_state,
        call(
            state=CallState.IN_CALL,
            members=tuple(members),
            caller_number=numbers[0],
            called_number=numbers[1],
        ),
    )
    connected = [live_state.extension(number).connected_number for number in numbers]
    assert tuple(connected) == shown


@pytest.mark.parametrize(
    ("call_state", "number", "presence"),
    [
        (CallState.RINGING, "1001", ExtensionState.RINGING),
        (CallState.RINGING, "1000", ExtensionState.ALERTING),
        (CallState.IN_CALL, "1000", ExtensionState.IN_CALL),
        (CallState.ON_HOLD, "1001", ExtensionState.IN_CALL),
    ],
    ids=["called", "calling", "talking", "held"],
)
def test_member_without_state(
    live_state: LiveState, call_state: CallState, number: str, presence: ExtensionState
) -> None:
    """A member whose state is not known does what the call does."""
    show(
        live_state,
        call(
            state=call_state,
            caller_number="1000",
            members=(extension("1000", None), extension("1001", None)),
        ),
    )
    assert live_state.extension(number).state is presence


def test_alerting(live_state: LiveState) -> None:
    """Who hears the ring-back is alerting."""
    show(live_state, call(members=(extension("1000", MemberState.ALERTING),)))
    assert live_state.extension("1000").state is ExtensionState.ALERTING


def test_extension_twice_in_a_call(live_state: LiveState) -> None:
    """Of an extension's two channels the channel that talks is shown."""
    show(
        live_state,
        call(
            state=CallState.IN_CALL,
            members=(
                extension("1000", MemberState.ANSWERED),
                extension("1000", MemberState.ON_HOLD),
                line("5550100"),
            ),
        ),
    )
    assert live_state.extension("1000").state is ExtensionState.IN_CALL


@pytest.mark.parametrize(
    ("state", "presence"),
    [
        (ReportedState.IDLE, ExtensionState.IDLE),
        (ReportedState.RINGING, ExtensionState.RINGING),
        (ReportedState.BUSY, ExtensionState.IN_CALL),
        (ReportedState.ON_HOLD, ExtensionState.ON_HOLD),
        (ReportedState.UNREGISTERED, ExtensionState.UNREGISTERED),
    ],
)
def test_reported_status(
    live_state: LiveState, state: ReportedState, presence: ExtensionState
) -> None:
    """Without a call, an extension does what the system says."""
    status(live_state, "1000", state, NOW)
    assert live_state.extension("1000") == ExtensionView(state=presence)


def test_call_comes_before_status(live_state: LiveState) -> None:
    """A call that is known is believed rather than a status, and outlives it."""
    talking = call(
        state=CallState.IN_CALL,
        members=(line("5550100"), extension("1000", MemberState.ANSWERED)),
    )
    show(live_state, talking)
    assert status(live_state, "1000", ReportedState.RINGING, NOW) == set()
    show(live_state, replace(talking, state=CallState.ENDED), at=LATER)
    assert live_state.extension("1000").state is ExtensionState.IDLE


@pytest.mark.parametrize(
    ("after", "presence"),
    [(1, ExtensionState.IDLE), (10, ExtensionState.IN_CALL)],
    ids=["overtaken", "another call"],
)
def test_status_after_the_end_of_a_call(
    live_state: LiveState, after: int, presence: ExtensionState
) -> None:
    """A status that was overtaken by the end of its call does not stick."""
    ringing = call(members=(extension("1000", MemberState.RINGING),))
    show(live_state, ringing)
    show(live_state, replace(ringing, state=CallState.ENDED))
    status(live_state, "1000", ReportedState.BUSY, NOW + timedelta(seconds=after))
    assert live_state.extension("1000").state is presence


def test_unregistered_and_calls(live_state: LiveState) -> None:
    """Who joins a call is registered; who loses the registration in a call is not after it."""
    ringing = call(members=(extension("1000", MemberState.RINGING),))
    status(live_state, "1000", ReportedState.UNREGISTERED, NOW)
    show(live_state, ringing)
    show(live_state, replace(ringing, state=CallState.ENDED))
    assert live_state.extension("1000").state is ExtensionState.IDLE

    show(live_state, ringing)
    status(live_state, "1000", ReportedState.UNREGISTERED, NOW)
    assert live_state.extension("1000").state is ExtensionState.RINGING
    show(live_state, replace(ringing, state=CallState.ENDED))
    assert live_state.extension("1000").state is ExtensionState.UNREGISTERED


def test_list_puts_right_what_stuck(live_state: LiveState) -> None:
    """A status whose successor was lost goes with the next list."""
    status(live_state, "1000", ReportedState.BUSY, NOW)
    listed = [Extension(number="1000", state=ReportedState.IDLE)]
    assert ("extension", "1000") in live_state.set_extensions(listed, LATER)
    assert live_state.extension("1000").state is ExtensionState.IDLE


def test_extension_of_which_nothing_is_known() -> None:
    """An extension that is listed without a status has none, until it was in a call."""
    live_state = LiveState(ExtensionList())
    assert live_state.set_extensions([Extension(number="1000")], NOW) == set()
    assert live_state.extension("1000").state is None
    ringing = call(members=(extension("1000", MemberState.RINGING),))
    show(live_state, ringing)
    show(live_state, replace(ringing, state=CallState.ENDED))
    assert live_state.extension("1000").state is ExtensionState.IDLE


def test_extension_that_goes(live_state: LiveState) -> None:
    """An extension that is not listed any more is forgotten, at the latest after its call."""
    ringing = call(members=(extension("1000", MemberState.RINGING),))
    show(live_state, ringing)
    assert live_state.set_extensions([], LATER) == {
        ("extension", "1001"),
        ("extension", "1002"),
    }
    assert live_state.extension("1000").state is ExtensionState.RINGING
    assert ("extension", "1000") in show(
        live_state, replace(ringing, state=CallState.ENDED)
    )
    assert live_state.extension("1000") == ExtensionView()
    assert status(live_state, "1000", ReportedState.BUSY, LATER) == set()
