"""What each extension is seen to do, in calls and out of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.pbx.calls.board import SYSTEM, Board
from custom_components.pbx.calls.model import CallState, Member, MemberKind, MemberState
from custom_components.pbx.calls.report import ExtensionState
from custom_components.pbx.calls.views import ExtensionView, Presence
from custom_components.pbx.systems.base import Extension

from .boards import LATER, NOW, call, extension, line, office_board, show, status


@pytest.fixture
def board() -> Board:
    """Return the board of a system with three idle extensions."""
    return office_board()


def test_one_of_a_ring_group_answers(board: Board) -> None:
    """Who did not answer is idle at once."""
    group = call(
        members=tuple(extension(n, MemberState.RINGING) for n in ("1000", "1001"))
    )
    show(board, group)
    changed = show(
        board,
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
    assert board.extension("1000").state is Presence.IN_CALL
    assert board.extension("1001").state is Presence.IDLE


def test_second_call_of_an_extension(board: Board) -> None:
    """Talking hides a call that rings, and comes before one on hold."""
    talking = call(
        "1",
        state=CallState.IN_CALL,
        members=(line("5550100"), extension("1000", MemberState.ANSWERED)),
    )
    waiting = call(
        "2",
        members=(line("5550111"), extension("1000", MemberState.RINGING)),
    )
    show(board, talking)
    assert show(board, waiting) == {SYSTEM}
    assert board.extension("1000").connected_number == "5550100"

    on_hold = replace(talking, members=(extension("1000", MemberState.ON_HOLD),))
    show(board, on_hold)
    assert board.extension("1000").state is Presence.RINGING
    show(board, replace(waiting, state=CallState.ENDED))
    assert board.extension("1000").state is Presence.ON_HOLD
    show(board, replace(on_hold, state=CallState.ENDED))
    assert board.extension("1000").state is Presence.IDLE


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
    board: Board,
    members: Sequence[Member],
    numbers: tuple[str, str],
    shown: tuple[str | None, str | None],
) -> None:
    """An extension shows whom it talks to, as well as it is known."""
    show(
        board,
        call(
            state=CallState.IN_CALL,
            members=tuple(members),
            caller_number=numbers[0],
            called_number=numbers[1],
        ),
    )
    connected = [board.extension(number).connected_number for number in numbers]
    assert tuple(connected) == shown


@pytest.mark.parametrize(
    ("call_state", "number", "presence"),
    [
        (CallState.RINGING, "1001", Presence.RINGING),
        (CallState.RINGING, "1000", Presence.ALERTING),
        (CallState.IN_CALL, "1000", Presence.IN_CALL),
        (CallState.ON_HOLD, "1001", Presence.IN_CALL),
    ],
    ids=["called", "calling", "talking", "held"],
)
def test_member_without_state(
    board: Board, call_state: CallState, number: str, presence: Presence
) -> None:
    """A member of whom no state is told does what the call does."""
    show(
        board,
        call(
            state=call_state,
            caller_number="1000",
            members=(extension("1000", None), extension("1001", None)),
        ),
    )
    assert board.extension(number).state is presence


def test_alerting(board: Board) -> None:
    """Who hears the ring-back is alerting."""
    show(board, call(members=(extension("1000", MemberState.ALERTING),)))
    assert board.extension("1000").state is Presence.ALERTING


def test_extension_twice_in_a_call(board: Board) -> None:
    """Of an extension's two channels the one that talks is shown."""
    show(
        board,
        call(
            state=CallState.IN_CALL,
            members=(
                extension("1000", MemberState.ANSWERED),
                extension("1000", MemberState.ON_HOLD),
                line("5550100"),
            ),
        ),
    )
    assert board.extension("1000").state is Presence.IN_CALL


@pytest.mark.parametrize(
    ("state", "presence"),
    [
        (ExtensionState.IDLE, Presence.IDLE),
        (ExtensionState.RINGING, Presence.RINGING),
        (ExtensionState.BUSY, Presence.IN_CALL),
        (ExtensionState.ON_HOLD, Presence.ON_HOLD),
        (ExtensionState.UNREGISTERED, Presence.UNREGISTERED),
    ],
)
def test_reported_status(
    board: Board, state: ExtensionState, presence: Presence
) -> None:
    """Without a call, an extension does what the system says."""
    status(board, "1000", state, NOW)
    assert board.extension("1000") == ExtensionView(state=presence)


def test_call_comes_before_status(board: Board) -> None:
    """A call that is known is believed rather than a status, and outlives it."""
    talking = call(
        state=CallState.IN_CALL,
        members=(line("5550100"), extension("1000", MemberState.ANSWERED)),
    )
    show(board, talking)
    assert status(board, "1000", ExtensionState.RINGING, NOW) == set()
    show(board, replace(talking, state=CallState.ENDED), at=LATER)
    assert board.extension("1000").state is Presence.IDLE


@pytest.mark.parametrize(
    ("after", "presence"),
    [(1, Presence.IDLE), (10, Presence.IN_CALL)],
    ids=["overtaken", "another call"],
)
def test_status_after_the_end_of_a_call(
    board: Board, after: int, presence: Presence
) -> None:
    """A status that was overtaken by the end of its call does not stick."""
    ringing = call(members=(extension("1000", MemberState.RINGING),))
    show(board, ringing)
    show(board, replace(ringing, state=CallState.ENDED))
    status(board, "1000", ExtensionState.BUSY, NOW + timedelta(seconds=after))
    assert board.extension("1000").state is presence


def test_unregistered_and_calls(board: Board) -> None:
    """Who joins a call is registered; who loses the registration in a call is not after it."""
    ringing = call(members=(extension("1000", MemberState.RINGING),))
    status(board, "1000", ExtensionState.UNREGISTERED, NOW)
    show(board, ringing)
    show(board, replace(ringing, state=CallState.ENDED))
    assert board.extension("1000").state is Presence.IDLE

    show(board, ringing)
    status(board, "1000", ExtensionState.UNREGISTERED, NOW)
    assert board.extension("1000").state is Presence.RINGING
    show(board, replace(ringing, state=CallState.ENDED))
    assert board.extension("1000").state is Presence.UNREGISTERED


def test_list_puts_right_what_stuck(board: Board) -> None:
    """A status whose successor was lost goes with the next list."""
    status(board, "1000", ExtensionState.BUSY, NOW)
    listed = [Extension(number="1000", state=ExtensionState.IDLE)]
    assert ("extension", "1000") in board.set_extensions(listed, LATER)
    assert board.extension("1000").state is Presence.IDLE


def test_extension_of_which_nothing_is_known() -> None:
    """An extension that is listed without a status has none, until it was in a call."""
    board = Board()
    assert board.set_extensions([Extension(number="1000")], NOW) == set()
    assert board.extension("1000").state is None
    ringing = call(members=(extension("1000", MemberState.RINGING),))
    show(board, ringing)
    show(board, replace(ringing, state=CallState.ENDED))
    assert board.extension("1000").state is Presence.IDLE


def test_extension_that_goes(board: Board) -> None:
    """An extension that is not listed any more is forgotten, at the latest after its call."""
    ringing = call(members=(extension("1000", MemberState.RINGING),))
    show(board, ringing)
    assert board.set_extensions([], LATER) == {
        ("extension", "1001"),
        ("extension", "1002"),
    }
    assert board.extension("1000").state is Presence.RINGING
    assert ("extension", "1000") in show(board, replace(ringing, state=CallState.ENDED))
    assert board.extension("1000") == ExtensionView()
    assert status(board, "1000", ExtensionState.BUSY, LATER) == set()
