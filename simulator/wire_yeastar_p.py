"""What a Yeastar P-Series PBX sends: its events by number, the same by webhook and by WebSocket (vendor_docs/yeastar_p.md, section 3)."""

from dataclasses import dataclass
from functools import partial
from typing import Literal

from .live_call import Kind, LiveCall, Moment, Party, State
from .story import Action, Reason, Service
from .wire_member_status import status_word
from .wire_parties import name
from .wire_text import Value
from .wire_yeastar_p_events import (
    AGENT_PAUSED,
    AGENT_TIMED_OUT,
    CALL_FAILED,
    CALL_STATUS,
    FORWARD,
    INCOMING,
    REASONS,
    RECORD,
    STATUSES,
    TRANSFER,
)
from .wire_yeastar_p_other_events import YeastarPEvents


@dataclass(frozen=True, slots=True, kw_only=True)
class YeastarPWire(YeastarPEvents):
    """A P-Series PBX's events and answers. The switches are what the vendor leaves open.

    ``losers`` is what becomes of an extension that rang in vain in the next 30011: shown as BYE, or gone. ``bye`` is how an end is
    reported: member after member, all at once, or each alone without the others. ``lone_members`` leaves out members that did not
    change. ``last_bye`` is when the last BYE comes: before the records, after them, or before the last of them. ``failed_members``
    are the members of a 30015. The monitors are the PBX's settings, ``trunk_control`` is its Control Inbound Call, and
    ``auto_pause`` pauses agents whose phone rang in vain.
    """

    losers: Literal["bye", "gone"] = "bye"
    bye: Literal["each", "all", "lone"] = "each"
    lone_members: bool = False
    last_bye: Literal["before", "after", "between"] = "before"
    failed_members: Literal["failed", "all", "null"] = "failed"
    trunk_monitor: bool = True
    extension_monitor: bool = True
    trunk_control: bool = False
    auto_pause: bool = False

    def reports(self, moment: Moment) -> list[bytes]:
        """Return the bodies that the PBX sends at this moment of a call."""
        return [
            *self._call_reports(moment),
            *(
                self.extension_status(number, status)
                for number, status in moment.statuses
                if self.extension_monitor
                and status in STATUSES
                and moment.beat.action not in {Action.HOLD, Action.RESUME}
            ),
        ]

    def record(self, call: LiveCall) -> list[bytes]:
        """Return the 30012 of a call that has ended, as many as it has records."""
        return [
            self.event(RECORD, *self.record_fields(call, leg))
            for leg in self.legs_of(call)
        ]

    def _call_reports(self, moment: Moment) -> list[bytes]:
        call = moment.call
        match moment.beat.action:
            case Action.START:
                held = self.trunk_control and call.direction == "inbound"
                asks = [self._parties(INCOMING, call, call.live)] if held else []
                return [*asks, *self._changed(moment)]
            case Action.FAIL:
                # Who never rang has not been a member.
                rang = any(change.before for change in moment.changes)
                return [
                    *(self._changed(moment) if rang else []),
                    self._failed(moment),
                ]
            case Action.TRANSFER if not moment.beat.ordered:
                old = [p for p in self._before(moment) if p.number != moment.beat.to]
                handed_over = self._parties(TRANSFER, call, old, moment)
                return [handed_over, *self._changed(moment)]
            case Action.FORWARD:
                copied = self._parties(FORWARD, call, self._before(moment), moment)
                return [copied, *self._changed(moment)]
            case Action.STOP_RINGING:
                return [*self._changed(moment), *self._timed_out(moment)]
            case Action.HANG_UP:
                return [*self._prompt(moment), *self._ended(moment)]
            case Action.RECORD:
                records = self.record(call)
                sent_before = {"before": 0, "after": len(records)}
                return records[sent_before.get(self.last_bye, len(records) - 1) :]
            case _:
                return self._changed(moment)

    def _statuses(
        self, call: LiveCall, members: list[tuple[Party, str]]
    ) -> list[bytes]:
        shown: list[Value] = [
            self.member(party, status)
            for party, status in members
            if self.trunk_monitor or party.kind is Kind.EXTENSION
        ]
        if not shown:
            return []
        return [
            self.event(CALL_STATUS, ("call_id", self.call_id(call)), ("members", shown))
        ]

    def _before(self, moment: Moment) -> list[Party]:
        return [
            party
            for party in moment.call.parties
            if moment.before(party) not in {State.GONE, None}
        ]

    def _changed(self, moment: Moment) -> list[bytes]:
        changed = [change.party for change in moment.changes]
        shown = [
            party
            for party in moment.call.parties
            if party in changed
            or (party.state is not State.GONE and not self.lone_members)
        ]
        if self.losers == "gone":
            shown = [
                party
                for party in shown
                if party.state is not State.GONE
                or moment.before(party) is not State.RINGING
            ]
        if not changed:
            return []
        status = partial(self.member_status, moment.call)
        return self._statuses(moment.call, [(party, status(party)) for party in shown])

    def _ended(self, moment: Moment) -> list[bytes]:
        call = moment.call
        gone = sorted(
            self._before(moment), key=lambda party: name(party) != call.hung_up_by
        )
        frames: list[bytes] = []
        if self.bye == "all":
            frames = self._statuses(call, [(party, "BYE") for party in gone])
        else:
            for place, party in enumerate(gone):
                left = [] if self.bye == "lone" else gone[place + 1 :]
                others = [(other, self._word(moment, other)) for other in left]
                frames += self._statuses(call, [(party, "BYE"), *others])
        records = self.record(call) if self.last_bye != "before" else []
        early = records if self.last_bye == "after" else records[:-1]
        return [*frames[:-1], *early, *frames[-1:]]

    def _prompt(self, moment: Moment) -> list[bytes]:
        """Return the report of a prompt's end. What is reported of several is not documented; here the last is named."""
        call = moment.call
        if not (call.prompts and call.picked_up_at):
            return []
        return [self.prompt_ended(call, call.prompts[-1])]

    def _word(self, moment: Moment, party: Party) -> str:
        """Return what a member was doing right before the end."""
        before = moment.before(party)
        if party.kind is Kind.OUTBOUND and before is State.RINGING:
            return self.outbound_rings
        return status_word(party, before)

    def _failed(self, moment: Moment) -> bytes:
        call, reason = moment.call, moment.beat.reason or Reason.NOT_ANSWERED
        caller = next(party for party in call.parties if party.is_caller)
        callees = [c.party for c in moment.changes if not c.party.is_caller]
        own_phone = name(caller) == moment.beat.by
        failed = [caller] if own_phone else callees
        if self.failed_members == "all" and not own_phone:
            failed = [caller, *callees]
        members: Value = [
            self.member(party, "BYE" if party in callees or own_phone else "ALERT")
            for party in failed
        ]
        # A number that does not exist has no channel.
        unknown = reason is Reason.UNKNOWN_NUMBER and self.failed_members != "all"
        if unknown or self.failed_members == "null" or not members:
            members = None
        why: Value = REASONS[reason]
        pairs = (("call_id", self.call_id(call)), ("reason", why), ("members", members))
        return self.event(CALL_FAILED, *pairs)

    def _timed_out(self, moment: Moment) -> list[bytes]:
        call = moment.call
        if call.service is not Service.QUEUE:
            return []
        sent = []
        for number in moment.beat.parties:
            queue: list[tuple[str, Value]] = [
                ("queue_number", self.office.queue),
                ("agent_number", number),
            ]
            this: dict[str, Value] = {
                "caller_number": call.caller,
                "call_id": self.call_id(call),
            }
            sent.append(self.event(AGENT_TIMED_OUT, *queue, *this.items()))
            if self.auto_pause:
                sent += [
                    self.event(AGENT_PAUSED, *queue, ("calls", [this])),
                    self.agent_status(number, "Paused"),
                ]
        return sent

    def _parties(
        self,
        type_: int,
        call: LiveCall,
        parties: list[Party],
        moment: Moment | None = None,
    ) -> bytes:
        """Return an event with members as they are, or with a moment as they were before it."""
        members: list[Value] = [
            self.member(
                party,
                self._word(moment, party)
                if moment
                else self.member_status(call, party),
            )
            for party in parties
        ]
        return self.event(type_, ("call_id", self.call_id(call)), ("members", members))
