"""Applications that have a PBX control calls: what becomes of a live call, and what the PBX refuses.

The vendors say what each order is for, and that a transfer which an application orders is not reported as a transfer
(vendor_docs/yeastar_s.md, sections 5 to 7; vendor_docs/openvox_uc.md, sections 5 and 7). How long phones ring is drawn.
"""

from collections.abc import Mapping
from typing import Final, Literal

from .api_request import Failed
from .live_call import Kind, LiveCall, Party, State
from .orders import OrderedSystem
from .stories_dialled import ANSWERED, NO_ANSWER, NOT_LIFTED
from .story import OUTSIDE, PBX, Action, Beat, Reason
from .story_writer import Writer
from .wire_parties import name

NO_SUCH_CALL: Final = "10007"
NOT_CONNECTED: Final = "10015"
TOO_LATE: Final = "10016"

type ConsultEnd = Literal["complete", "abort", "threeway"]

CONSULT_ENDS: Final[Mapping[str, ConsultEnd]] = {
    "complete": "complete",
    "abort": "abort",
    "threeway": "threeway",
}
"""How what ``consult`` began can end, in Yeastar's words."""

_TALK: Final = {"least": 300.0, "most": 900.0}
"""For how many seconds people talk after an order."""


class ControlledSystem(OrderedSystem):
    """A phone system that applications can have control calls, besides dial and hang up.

    How the phone of whoever is called behaves, and how much faster than life, are the settings of ``dialling``, unless the story
    that goes on has a speed of its own.
    """

    # -- whose channel it is -----------------------------------------------------------------------------------------

    def find_channel(self, channel_id: str) -> tuple[LiveCall, Party]:
        """Return the call and the party with a channel. Raises Failed."""
        if not channel_id:
            raise Failed("10004")
        for call, party in self._live():
            if party.channel_id == channel_id:
                return call, party
        raise Failed(NO_SUCH_CALL)

    def find_extension(self, number: str) -> tuple[LiveCall, Party]:
        """Return the call that an extension talks in, rather than a call in which its phone rings. Raises Failed."""
        if not number:
            raise Failed("10004")
        if number not in self.office.extensions:
            raise Failed("10006")
        found = [
            (call, party)
            for call, party in self._live()
            if party.kind is Kind.EXTENSION and party.number == number
        ]
        if not found:
            raise Failed(NO_SUCH_CALL)
        return next((one for one in found if one[1].connected), found[0])

    # -- while people talk -------------------------------------------------------------------------------------------

    def hold(self, call: LiveCall, party: Party) -> None:
        """Have a party put its call on hold. Raises Failed."""
        _require(party.state is State.TALKING and _is_answered(call))
        self._do(call, Beat(delay=0, action=Action.HOLD, by=name(party), ordered=True))

    def resume(self, call: LiveCall, party: Party) -> None:
        """Have a party go on with a call that it has put on hold. Raises Failed."""
        _require(party.state is State.HELD)
        self._do(
            call, Beat(delay=0, action=Action.RESUME, by=name(party), ordered=True)
        )

    def mute(self, call: LiveCall, party: Party, *, muted: bool) -> None:
        """Have a party not be heard, or be heard again, which is not reported. Raises Failed."""
        _require(party.connected and _is_answered(call))
        party.muted = muted

    def transfer(
        self, call: LiveCall, moved: Party, number: str, permission: str = ""
    ) -> None:
        """Have a party be connected to another number, and whoever it talked to be out of the call.

        A call that nobody has answered goes to the number instead; see ``route``.

        Args:
            call: The call.
            moved: Who is passed on.
            number: To whom: an extension, or an outside number.
            permission: The extension whose right to call outside counts.

        Raises:
            Failed: With the number that says why not.
        """
        if moved.is_caller and not _is_answered(call):
            self.route(call, number, permission)
            return
        others = [
            other for other in call.live if other is not moved and other.connected
        ]
        _require(moved.connected and bool(others))
        others.sort(key=lambda other: other.kind is not Kind.EXTENSION)
        called, ending = self.reach(number, permission)
        passes_on = self._passes_on(call, others[0], called)
        self._do(call, passes_on, then=self._called(call, called, ending, name(moved)))

    def consult(
        self, call: LiveCall, by: Party, number: str, permission: str = ""
    ) -> None:
        """Have a party put its call on hold and call somebody about it. Takes and raises what ``transfer`` does; ``by`` passes it on."""
        _require(by.connected and _is_answered(call) and _consulted(call) is None)
        called, ending = self.reach(number, permission)
        call.consulted = called
        holds = Beat(delay=0, action=Action.HOLD, by=name(by), ordered=True)
        then = self._called(call, called, ending, name(by))
        if ending != ANSWERED:
            # The PBX takes whoever asked back to the call.
            then[-2:] = [
                Beat(delay=0, action=Action.RESUME, by=name(by), ordered=True),
                *self._writer.end(name(by), **_TALK),
            ]
        self._do(call, holds, then=then)

    def end_consult(self, call: LiveCall, by: Party, how: ConsultEnd) -> None:
        """End what ``consult`` began: connect the two others, go back to the first, or have all three talk. Raises Failed."""
        asked = _consulted(call)
        if asked is None or not by.connected:
            raise Failed(NOT_CONNECTED)
        back = Beat(delay=0, action=Action.RESUME, by=name(by), ordered=True)
        if how == "complete":
            now = [self._passes_on(call, by, asked.number)]
            then = [] if asked.connected else [self._writer.answer(name(asked))]
        elif how == "abort":
            now, then = [_drops(asked), back], []
        else:
            _require(asked.connected)
            now, then = [back], []
        ends = self._writer.end(name(asked if how == "complete" else by), **_TALK)
        self._do(call, *now, then=[*then, *ends])
        call.consulted = ""

    # -- before anybody talks ----------------------------------------------------------------------------------------

    def accept(self, call: LiveCall) -> None:
        """Let a call in that waits on a trunk under control. Raises Failed."""
        _require(call.waits, TOO_LATE)
        self._stage.let_in(call)

    def refuse(self, call: LiveCall) -> None:
        """Hang up a call that waits on a trunk under control. The PBX keeps no record of it. Raises Failed."""
        _require(call.waits, TOO_LATE)
        self._do(call, Beat(delay=0, action=Action.HANG_UP, by=PBX), then=())

    def route(self, call: LiveCall, number: str, permission: str = "") -> None:
        """Send a call that nobody has answered to a number instead. Takes and raises what ``transfer`` does."""
        _require(not _is_answered(call))
        called, ending = self.reach(number, permission)
        caller = next(party for party in call.live if party.is_caller)
        rings = tuple(
            party.number for party in call.live if party.state is State.RINGING
        )
        now = (
            [Beat(delay=0, action=Action.STOP_RINGING, parties=rings)] if rings else []
        )
        self._do(call, *now, then=self._called(call, called, ending, name(caller)))

    # -- how it goes on ----------------------------------------------------------------------------------------------

    @property
    def _writer(self) -> Writer:
        return Writer(self.rng, self.office)

    def _do(
        self, call: LiveCall, *now: Beat, then: list[Beat] | tuple[()] | None = None
    ) -> None:
        self._stage.direct(call, now, then)

    def _called(self, call: LiveCall, called: str, ending: str, by: str) -> list[Beat]:
        """Write how somebody is called for whoever is in the call, and what comes of it."""
        w, inside = self._writer, called in self.office.extensions
        if not inside:
            call.sent_to = called
        callee = called if inside else OUTSIDE
        if ending == ANSWERED:
            return [w.ring(callee), w.answer(callee), *w.end(callee, by, **_TALK)]
        if ending in {NO_ANSWER, NOT_LIFTED}:
            return [w.ring(callee), *w.unanswered(callee, by, Reason.NOT_ANSWERED)]
        return [w.fail(callee, Reason(ending)), *w.dropped()]

    @staticmethod
    def _passes_on(call: LiveCall, by: Party, to: str) -> Beat:
        return Beat(
            delay=0,
            action=Action.TRANSFER,
            by=name(by),
            to=to,
            attended=bool(call.consulted),
            ordered=True,
        )


def _drops(asked: Party) -> Beat:
    if asked.state is State.RINGING:
        return Beat(delay=0, action=Action.STOP_RINGING, parties=(asked.number,))
    return Beat(delay=0, action=Action.LEAVE, by=name(asked), ordered=True)


def _consulted(call: LiveCall) -> Party | None:
    """Return whom somebody calls before the call is passed on."""
    callees = (party for party in call.live if not party.is_caller)
    return next((party for party in callees if party.number == call.consulted), None)


def _require(possible: bool, errno: str = NOT_CONNECTED) -> None:
    """Refuse what the call is not in the state for."""
    if not possible:
        raise Failed(errno)


def _is_answered(call: LiveCall) -> bool:
    return bool(call.answerers)
