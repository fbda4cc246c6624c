"""Finds the call that a report is about, also where the reports of a call carry unequal ids.

Where the ids are those of channels, they say a second and a serial number: the channels of a call's two sides are made within
about a second (vendor_docs/openvox_uc.md, section 7). So a report with an id that is not known yet is matched by its parties and
that second.
"""

from collections import deque
from collections.abc import Iterable
from itertools import product

from ..model import IdTime, MemberState
from ..report import CallRecord, CallReport, CallStatus
from .call_parties import PartyNumbers, compatible, may_continue, parties_in, parties_of
from .open_call import OpenCall

WINDOW = 2
"""How many seconds the ids of a call's two sides may be apart."""

LONGEST_OWN_PHONE = 120
"""How many seconds before the callee's side the caller's may have begun where an application dialled: its own phone rang first."""

REMEMBERED = 8
"""How many of the latest calls of a number are looked at without the second."""


class CallIndex:
    """The calls by their ids and, where ids are unequal, by party and second. Looking up costs the same for any number."""

    def __init__(self, *, unstable_ids: bool) -> None:
        """Begin with no call."""
        self._unstable = unstable_ids
        self._by_id: dict[str, OpenCall] = {}
        self._by_place: dict[tuple[str, int], list[OpenCall]] = {}
        self._places: dict[OpenCall, set[tuple[str, int]]] = {}
        self._latest: dict[str, deque[OpenCall]] = {}

    def get(self, call_id: str) -> OpenCall | None:
        """Return the call with an id."""
        return self._by_id.get(call_id)

    def find(self, report: CallReport) -> list[OpenCall]:
        """Return the call that a report is about; several turn out to be the same call."""
        ids = report.ids
        found = dict.fromkeys(
            self._by_id[call_id] for call_id in ids if call_id in self._by_id
        )
        if not self._unstable:
            return list(found)
        parties = parties_of(report)
        if not parties.numbers:
            return list(found)
        if found and not parties.complete:
            return list(found)
        guessed = self._same_second(report.id_times, parties)
        if not found and guessed is None:
            guessed = self._going_on(report, parties)
        if guessed:
            found.setdefault(guessed)
        return list(found)

    def continued_by(self, call: OpenCall) -> list[OpenCall]:
        """Return the calls that turn out to be parts of a call that was transferred, or that an application dialled."""
        if not self._unstable:
            return []
        if not call.facts.transfers:
            return self._dialled(call)
        first = _first_second(call)
        found = {
            other: None
            for number in parties_in(call.facts).numbers
            for other in self._latest.get(number, ())
            if other is not call
            and not other.concluded_at
            and self._is_part(call, other, first)
        }
        return list(found)

    def _dialled(self, call: OpenCall) -> list[OpenCall]:
        """Return the other side of a call whose caller's own phone rang first: the callee's, or that phone's."""
        found = {
            other: None
            for number in parties_in(call.facts).extensions
            for other in self._latest.get(number, ())
            if other is not call
            and not other.concluded_at
            and (_leads_to(call, other, number) or _leads_to(other, call, number))
        }
        return list(found)

    def _is_part(self, call: OpenCall, other: OpenCall, first: int) -> bool:
        parties = parties_in(other.facts)
        second = _first_second(other)
        if abs(second - first) <= WINDOW:
            return compatible(call.facts, parties)
        return second > first and may_continue(call.facts, parties)

    def add(self, call: OpenCall) -> None:
        """Take in a call, or what has become known of a call: its ids and parties."""
        for call_id in call.ids:
            self._by_id[call_id] = call
        if not self._unstable:
            return
        numbers = parties_in(call.facts).numbers
        for number in numbers:
            latest = self._latest.setdefault(number, deque(maxlen=REMEMBERED))
            if call not in latest:
                latest.append(call)
        seconds = {id_time.second for id_time in call.id_times.values()}
        places = self._places.setdefault(call, set())
        for place in product(numbers, seconds):
            if place not in places:
                places.add(place)
                self._by_place.setdefault(place, []).append(call)

    def remove(self, call: OpenCall) -> None:
        """Forget a call."""
        for call_id in call.ids:
            if self._by_id.get(call_id) is call:
                del self._by_id[call_id]
        if not self._unstable:
            return
        for place in self._places.pop(call, ()):
            self._by_place[place].remove(call)
            if not self._by_place[place]:
                del self._by_place[place]
        for number in parties_in(call.facts).numbers:
            latest = self._latest.get(number)
            if latest and call in latest:
                latest.remove(call)
            if not latest:
                self._latest.pop(number, None)

    def _same_second(
        self, id_times: Iterable[IdTime], parties: PartyNumbers
    ) -> OpenCall | None:
        best: tuple[tuple[int, bool, int], OpenCall] | None = None
        for id_time in id_times:
            second = id_time.second
            for number, apart in product(parties.numbers, range(-WINDOW, WINDOW + 1)):
                for call in self._by_place.get((number, second + apart), ()):
                    first = _first_second(call)
                    if second - first > WINDOW:
                        continue
                    if not compatible(call.facts, parties):
                        continue
                    near = (_serials_apart(call, id_time), second < first, abs(apart))
                    if best is None or near < best[0]:
                        best = (near, call)
        return best[1] if best else None

    def _going_on(self, report: CallReport, parties: PartyNumbers) -> OpenCall | None:
        """Return the call whose end or record this is, or whose transferred rest; none of them begins a call."""
        second = next(
            (
                id_time.second
                for id_time in report.id_times
                if id_time.call_id == report.call_id
            ),
            None,
        )
        if second is None:
            return None
        ends = _only_ends(report)
        recorded = isinstance(report, CallRecord)
        for number in parties.numbers:
            for call in reversed(self._latest.get(number, ())):
                if recorded and _awaits_record(call):
                    if compatible(call.facts, parties):
                        return call
                if second < _first_second(call):
                    continue
                if ends and compatible(call.facts, parties):
                    return call
                if (
                    call.facts.transfers
                    and not call.concluded_at
                    and may_continue(call.facts, parties)
                ):
                    return call
        return None


def _leads_to(own_phone: OpenCall, call: OpenCall, number: str) -> bool:
    """Answer whether an extension's phone rang so that the extension could make a call."""
    if number not in own_phone.facts.own_phones or call.facts.own_phones:
        return False
    if own_phone.over and not parties_in(own_phone.facts).complete:
        # It was alone until its end, with a menu or with voicemail.
        return False
    later = _first_second(call) - _first_second(own_phone)
    parties = parties_in(call.facts)
    roles = [
        member
        for member in call.facts.members.values()
        if member.is_extension and member.number == number
    ]
    return (
        (parties.complete or any(member.alerted for member in roles))
        and not parties.inbound
        and not any(member.rang for member in roles)
        and 0 <= later <= LONGEST_OWN_PHONE
        and compatible(own_phone.facts, parties)
    )


def _awaits_record(call: OpenCall) -> bool:
    return call.over and not call.concluded_at and not call.facts.records


def _first_second(call: OpenCall) -> int:
    return min((id_time.second for id_time in call.id_times.values()), default=0)


def _serials_apart(call: OpenCall, other: IdTime) -> int:
    return min(
        (abs(other.serial - id_time.serial) for id_time in call.id_times.values()),
        default=other.serial,
    )


def _only_ends(report: CallReport) -> bool:
    return isinstance(report, CallStatus) and all(
        member.state is MemberState.ENDED for member in report.members
    )
