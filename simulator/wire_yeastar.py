"""What a Yeastar S-Series PBX sends: reports in the formats 2.0.0, 1.0.2 and 1.0.0 (vendor_docs/yeastar_s.md, section 6)."""

from dataclasses import dataclass, replace
from datetime import timezone
from typing import Final, Literal

from . import wire_yeastar_v1 as v1
from .live_call import Kind, LiveCall, Moment, Party, State
from .story import Action, Reason
from .wire_member_status import status_word
from .wire_parties import failed_parties, name
from .wire_records import Record, Verdict, named_recordings, records
from .wire_text import Value, body, local_time
from .wire_yeastar_queries import member
from .wire_yeastar_reports import YeastarReports

REASONS: Final = {
    Reason.BUSY: "486 Busy here",
    Reason.NOT_ANSWERED: "480 Temporatily Unavailable",
    Reason.DECLINED: "603 Declined",
    Reason.DO_NOT_DISTURB: "DND",
    Reason.CANCELLED: "408 Request Time",
    Reason.UNREACHABLE: "Line Unreachable",
    Reason.UNKNOWN_NUMBER: "404 NOT found",
    Reason.NOT_PERMITTED: "NO Outbound Restriction",
    Reason.CONGESTED: "Circuit/channel congestion",
}


CHOICE: Final = "1"
"""What callers press in voice menus."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YeastarWire(YeastarReports):
    """A Yeastar's reports and answers. The vendor does not say everything; the switches are what it leaves open.

    ``losers`` is what becomes of an extension that rang in vain in
    the next CallStatus: shown as BYE, or gone. ``bye`` is how an end is reported: all members BYE, only the party that hung up, or a report
    for each member alone. ``lone_members`` leaves out members that did not change. ``keys`` says whether keys are reported.
    """

    losers: Literal["bye", "gone"] = "bye"
    bye: Literal["all", "first", "each"] = "all"
    lone_members: bool = False
    record_per_leg: bool = False
    no_answer_before_voicemail: bool = False
    forward_as_outbound: bool = True
    forward_event: Literal["Forward", "Tranfer"] = "Forward"
    recording: bool = False
    no_answer_text: str = "NO ANSWER"
    answered_text: str = "ANSWERED"
    trailing_comma: bool = False
    trunk_control: bool = False
    extension_statuses: bool = True
    keys: bool = True

    def reports(self, moment: Moment) -> list[bytes]:
        """Return the bodies that the PBX sends at this moment of a call."""
        sent = []
        if moment.beat.action is Action.RECORD:
            sent += [
                self.record(moment.call, record)
                for record in self.records_of(moment.call)
            ]
        elif self.version == "2.0.0":
            sent += self._reports_v2(moment)
        else:
            flat = self.version == "1.0.0"
            sent += [
                self.report(word, *pairs)
                for word, pairs in v1.reports(moment, flat=flat)
            ]
        sent += self._in_call(moment)
        if self.extension_statuses:
            sent += [
                self.extension_status(number, status)
                for number, status in moment.statuses
            ]
        return sent

    def _in_call(self, moment: Moment) -> list[bytes]:
        """Return the report of the key by which a caller chose whom a voice menu rings."""
        beat, call = moment.beat, moment.call
        if not self.keys or beat.action is not Action.RING:
            return []
        if beat.path != self.office.ivr:
            return []
        caller = next((party for party in call.live if party.is_caller), None)
        return [self.key_pressed(call, caller, CHOICE)] if caller else []

    def call_status(self, call: LiveCall, parties: list[Party]) -> bytes:
        """Return a CallStatus with these members of a call; there may be none."""
        members: list[Value] = [
            member(party, self.member_status(call, party)) for party in parties
        ]
        return self.report("CallStatus", ("callid", call.call_id), ("members", members))

    def record(self, call: LiveCall, record: Record) -> bytes:
        """Return a NewCdr, in the version's keys."""
        texts = {
            Verdict.ANSWERED: self.answered_text,
            Verdict.NO_ANSWER: self.no_answer_text,
        }
        if self.version == "2.0.0":
            texts[Verdict.FAILED] = self.no_answer_text
        status = texts.get(record.verdict, record.verdict.value)
        zone = timezone(self.office.utc_offset)
        start = local_time(record.started_at, zone)
        if self.version != "2.0.0":
            return self.report("NewCdr", *v1.record(record, start, status))
        return self.report(
            "NewCdr",
            ("callid", record.call_id),
            ("timestart", start),
            ("callfrom", record.caller),
            ("callto", record.called),
            ("callduraction", str(record.seconds)),
            ("talkduraction", str(record.talk_seconds)),
            ("srctrunkname", record.source_trunk),
            ("dsttrcunkname", record.destination_trunk),
            ("pincode", ""),
            ("status", status),
            ("type", record.direction),
            ("recording", record.recording),
            ("didnumber", ""),
            ("agentringtime", "0"),
        )

    def records_of(self, call: LiveCall) -> list[Record]:
        """Return the records of a call that has ended."""
        found = records(
            call,
            per_leg=self.record_per_leg,
            no_answer_before_voicemail=self.no_answer_before_voicemail,
            forward_as_outbound=self.forward_as_outbound,
        )
        return named_recordings(found, self._recording) if self.recording else found

    def _recording(self, record: Record) -> str:
        zone = timezone(self.office.utc_offset)
        stamp = local_time(record.started_at, zone, "%Y%m%d%H%M%S")
        who = (record.caller, record.called, record.direction)
        return f"{'-'.join((stamp, record.call_id, *who))}.wav"

    def _reports_v2(self, moment: Moment) -> list[bytes]:
        call = moment.call
        match moment.beat.action:
            case Action.START:
                offers = (
                    ("Invite", "Incoming")
                    if self.trunk_control and call.direction == "inbound"
                    else ()
                )
                return [self._parties(offer, call, call.live) for offer in offers]
            case Action.FAIL:
                return [self._failed(moment)]
            case Action.TRANSFER if not moment.beat.ordered:
                old = [
                    party
                    for party in self._before(moment)
                    if party.number != moment.beat.to
                ]
                return [self._parties("Tranfer", call, old), *self._changed(moment)]
            case Action.FORWARD:
                lines = [party for party in call.live if party.kind is Kind.INBOUND]
                return [
                    self._parties(self.forward_event, call, lines),
                    *self._changed(moment),
                ]
            case Action.HANG_UP:
                return self._ended(moment)
            case _:
                return self._changed(moment)

    def _before(self, moment: Moment) -> list[Party]:
        return [
            party
            for party in moment.call.parties
            if moment.before(party) not in {State.GONE, None}
        ]

    def _changed(self, moment: Moment) -> list[bytes]:
        if moment.apart and len(moment.changes) > 1:
            return self._one_by_one(moment)
        changed = [change.party for change in moment.changes]
        lost = self._lost(moment)
        lone = self._lone(moment)
        shown = [
            party
            for party in moment.call.parties
            if party in changed or (party.state is not State.GONE and not lone)
        ]
        shown = [
            party
            for party in shown
            if party.state is not State.GONE or party not in lost
        ]
        return [self.call_status(moment.call, shown)] if changed and shown else []

    def _one_by_one(self, moment: Moment) -> list[bytes]:
        """Return a report for each member that changed, in which those that are told of later are as they were."""
        call, lost, lone = moment.call, self._lost(moment), self._lone(moment)
        before = {change.party: change.before for change in moment.changes}
        sent = []
        for change in moment.changes:
            del before[change.party]
            shown = [
                party if party not in before else _as_it_was(party, before[party])
                for party in call.parties
                if party is change.party or not lone
            ]
            shown = [
                party
                for party in shown
                if party.state is not State.GONE
                or (party is change.party and party not in lost)
            ]
            if shown:
                sent.append(self.call_status(call, shown))
        return sent

    def _lost(self, moment: Moment) -> list[Party]:
        """Return who rang in vain and is not shown any more."""
        return [
            change.party
            for change in moment.changes
            if self.losers == "gone" and change.before is State.RINGING
        ]

    def _lone(self, moment: Moment) -> bool:
        return self.lone_members and moment.beat.action in {
            Action.RING,
            Action.ANSWER,
            Action.PICK_UP,
            Action.STOP_RINGING,
        }

    def _ended(self, moment: Moment) -> list[bytes]:
        call = moment.call
        gone = sorted(
            self._before(moment), key=lambda party: name(party) != call.hung_up_by
        )
        if self.losers == "gone":
            gone = [
                party for party in gone if moment.before(party) is not State.RINGING
            ]
        if not gone:
            return []
        if self.bye == "each":
            return [self.call_status(call, [party]) for party in gone]
        if self.bye == "all":
            return [self.call_status(call, gone)]
        others = [
            member(party, status_word(party, moment.before(party)))
            for party in gone[1:]
        ]
        members: list[Value] = [member(gone[0], "BYE"), *others]
        return [
            self.report("CallStatus", ("callid", call.call_id), ("members", members))
        ]

    def _failed(self, moment: Moment) -> bytes:
        reason = moment.beat.reason or Reason.NOT_ANSWERED
        parties = failed_parties(moment)
        if reason is Reason.DO_NOT_DISTURB:
            parties = parties[-1:]
        text = body(
            ("callid", moment.call.call_id),
            ("event", "CallFailed"),
            ("reason", REASONS[reason]),
            ("members", [member(party) for party in parties]),
            ("sn", self.office.serial_number),
        )
        return text.replace(b'"}}', b'",}}') if self.trailing_comma else text

    def _parties(self, event: str, call: LiveCall, parties: list[Party]) -> bytes:
        members: list[Value] = [member(party) for party in parties]
        return self.report(event, ("callid", call.call_id), ("members", members))


def _as_it_was(party: Party, state: State | None) -> Party:
    """Return a party in a state of before; one that was not there yet is shown as little as one that is gone."""
    return replace(party, state=state or State.GONE)
