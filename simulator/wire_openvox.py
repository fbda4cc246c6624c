"""What an OpenVox UC PBX sends: reports in compact JSON (vendor_docs/openvox_uc.md, sections 6 and 7).

The reports of a call carry unequal ids, as in the vendor's examples: those of the channel that the report is about.
"""

from dataclasses import dataclass
from datetime import timezone
from typing import ClassVar, Final, Literal

from .live_call import ExtensionStatus, Kind, LiveCall, Moment, Party, State
from .story import Action, Reason
from .wire_openvox_queries import OpenVoxQueries
from .wire_parties import companion, disconnected, entered, failed_parties
from .wire_records import Record, Verdict, records
from .wire_text import Value, body, local_time

type Pair = tuple[str, Value]

STATUSES: Final = {
    ExtensionStatus.IDLE: "Idle",
    ExtensionStatus.RINGING: "Ringing",
    ExtensionStatus.BUSY: "InUse",
    ExtensionStatus.HOLD: "InUse",
    ExtensionStatus.UNREGISTERED: "Unregistered",
}
REASONS: Final = {
    Reason.BUSY: (486, "Busy Here"),
    Reason.NOT_ANSWERED: (480, "Temporarily Unavailable"),
    Reason.DECLINED: (603, "Declined"),
    Reason.DO_NOT_DISTURB: (603, "Declined"),
    Reason.CANCELLED: (487, "Request Terminated"),
    Reason.UNREACHABLE: (503, "Service Unavailable"),
    Reason.UNKNOWN_NUMBER: (404, "NOT found"),
    Reason.NOT_PERMITTED: (403, "Forbidden"),
    Reason.CONGESTED: (503, "Service Unavailable"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenVoxWire(OpenVoxQueries):
    """An OpenVox's reports and answers. The switches are what the vendor leaves open.

    ``reasons`` is how CallFailed gives its reason; the only example has a number. ``monitored`` are the extensions with a tick
    at status monitor, None for all; ALERT, RING and ExtensionStatus of others are not sent.
    """

    trunk_control: ClassVar[bool] = False

    reasons: Literal["number", "digits", "text"] = "number"
    monitored: frozenset[str] | None = None
    record_per_leg: bool = False
    no_answer_before_voicemail: bool = False
    forward_as_outbound: bool = False
    recording: bool = False
    extension_statuses: bool = True

    def reports(self, moment: Moment) -> list[bytes]:
        """Return the bodies that the PBX sends at this moment of a call."""
        sent = self._reports(moment)
        if self.extension_statuses:
            changed = [
                (number, status)
                for number, status in moment.statuses
                if self._monitors(number)
            ]
            sent += [
                self.extension_status(number, status) for number, status in changed
            ]
        return sent

    def extension_status(self, number: str, status: ExtensionStatus) -> bytes:
        """Return the report that an extension now does something else."""
        return self.report(
            "ExtensionStatus", ("extension", number), ("status", STATUSES[status])
        )

    def boot_up(self) -> bytes:
        """Return the report that the PBX has started."""
        return self.report("BootUp")

    def report(self, action: str, *pairs: Pair, signed: bool = True) -> bytes:
        """Return a report; ``signed`` reports end with the serial number."""
        last: list[Pair] = [("sn", self.office.serial_number)] if signed else []
        return body(("action", action), *pairs, *last)

    def record(self, record: Record) -> bytes:
        """Return a NewCdr. It names no trunk."""
        zone = timezone(self.office.utc_offset)
        pairs: list[Pair] = [
            ("callid", record.call_id),
            ("timestart", local_time(record.started_at, zone)),
            ("callfrom", record.caller),
            ("callto", record.called),
            ("callduraction", str(record.seconds)),
            ("talkduraction", str(record.talk_seconds)),
            ("status", record.verdict.value),
            ("type", record.direction),
        ]
        if self.recording and record.verdict is Verdict.ANSWERED:
            stamp = local_time(record.started_at, zone, "%Y%m%d-%H%M%S")
            pairs.append(
                (
                    "recording",
                    f"{record.direction}-{record.caller}-{record.called}-{stamp}-{record.call_id}.wav",
                )
            )
        return self.report("NewCdr", *pairs)

    def _monitors(self, number: str) -> bool:
        return self.monitored is None or number in self.monitored

    def _reports(self, moment: Moment) -> list[bytes]:
        call = moment.call
        match moment.beat.action:
            case Action.DIAL:
                return (
                    self._own_phone("RING", call) if self._monitors(call.caller) else []
                )
            case Action.LIFT:
                return self._own_phone("ANSWER", call)
            case Action.RING:
                return self._ringing(moment)
            case Action.PICK_UP:
                callers = [party for party in call.live if party.is_caller]
                return [
                    self._named("ANSWER", call.call_id, call.call_id, party)
                    for party in callers
                ]
            case Action.ANSWER:
                sent = []
                for party in entered(moment, State.TALKING):
                    other = companion(call, party)
                    line_id = call.parties[0].unique_id
                    sent.append(
                        self._named("ANSWER", party.unique_id, line_id, party, other)
                    )
                    sent.append(
                        self._named("ANSWER", party.unique_id, line_id, other, party)
                    )
                return sent
            case Action.TRANSFER if not moment.beat.ordered:
                transferor = next(
                    change.party
                    for change in moment.changes
                    if change.party.number == moment.beat.by
                )
                other = companion(call, transferor)
                parties = (
                    (other, transferor)
                    if other and other.kind is Kind.EXTENSION
                    else (transferor, other)
                )
                return [self._named("Tranfer", call.call_id, call.call_id, *parties)]
            case Action.TRANSFER | Action.LEAVE:
                # Whether this is said at all is not documented; whoever is out of a call is reported otherwise.
                return [
                    self._named("BYE", party.unique_id, party.unique_id, party)
                    for party in disconnected(moment)
                ]
            case Action.FORWARD:
                callers = [party for party in call.live if party.is_caller]
                diverter: Pair = ("ext", {"extid": moment.beat.by})
                pairs = self._party_pairs(call.call_id, callers)
                return [
                    self.report("Tranfer", ("callid", call.call_id), diverter, *pairs)
                ]
            case Action.FAIL:
                return [self._failed(moment)]
            case Action.HANG_UP:
                return self._ended(moment)
            case Action.RECORD:
                return [self.record(record) for record in self.records_of(call)]
            case _:
                return []

    def _own_phone(self, action: str, call: LiveCall) -> list[bytes]:
        """Return the report on the phone of somebody for whom an application dialled; nobody else is in the call yet."""
        return [self._named(action, call.call_id, call.call_id, *call.live)]

    def _ringing(self, moment: Moment) -> list[bytes]:
        call = moment.call
        first_id = call.parties[0].unique_id
        sent: list[bytes] = []
        for party in entered(moment, State.RINGING):
            caller = companion(call, party)
            out = party.kind is Kind.OUTBOUND
            # Only a call over a trunk with an extension as its caller has no serial number, and its RING has the caller's id.
            alone = out and caller is not None and caller.kind is Kind.EXTENSION
            watched = caller if alone else party
            if (
                watched is not None
                and watched.kind is Kind.EXTENSION
                and not self._monitors(watched.number)
            ):
                continue
            if caller is not None and caller.state is State.CALLING and not sent:
                sent.append(
                    self._named(
                        "ALERT",
                        party.unique_id,
                        first_id,
                        caller,
                        signed=not alone,
                        listed=not out,
                    )
                )
            ring_id = first_id if alone else party.unique_id
            line_id = party.unique_id if out and not alone else first_id
            sent.append(
                self._named("RING", ring_id, line_id, party, caller, signed=not alone)
            )
        return sent

    def _ended(self, moment: Moment) -> list[bytes]:
        parties = disconnected(moment)
        if len(parties) < 2:
            return [
                self._named("BYE", party.unique_id, party.unique_id, party)
                for party in parties
            ]
        first, second = sorted(parties[:2], key=moment.call.parties.index)
        return [
            self._named("BYE", first.unique_id, first.unique_id, *parties[:2]),
            self._named(
                "BYE", second.unique_id, second.unique_id, *reversed(parties[:2])
            ),
        ]

    def _failed(self, moment: Moment) -> bytes:
        parties = failed_parties(moment)
        number, text = REASONS[moment.beat.reason or Reason.NOT_ANSWERED]
        forms: dict[str, Value] = {
            "number": number,
            "digits": str(number),
            "text": f"{number} {text}",
        }
        caller, callee = parties[0], parties[-1]
        line_id = callee.unique_id if moment.call.forwarded_to else caller.unique_id
        pairs = self._party_pairs(
            line_id, [callee, *([caller] if caller is not callee else [])]
        )
        return self.report(
            "CallFailed",
            ("reason", forms[self.reasons]),
            ("callid", callee.unique_id),
            *pairs,
        )

    def records_of(self, call: LiveCall) -> list[Record]:
        """Return the records of a call that has ended."""
        return records(
            call,
            per_leg=self.record_per_leg,
            no_answer_before_voicemail=self.no_answer_before_voicemail,
            forward_as_outbound=self.forward_as_outbound,
        )

    def _named(
        self,
        action: str,
        call_id: str,
        line_id: str,
        *parties: Party | None,
        signed: bool = True,
        listed: bool = True,
    ) -> bytes:
        known = [party for party in parties if party is not None]
        return self.report(
            action,
            ("callid", call_id),
            *self._party_pairs(line_id, known, listed=listed),
            signed=signed,
        )

    def _party_pairs(
        self, line_id: str, parties: list[Party], *, listed: bool = True
    ) -> list[Pair]:
        """Return the parties in order: extensions without a line in one list, a single extension beside a line as a string."""
        extensions = [party.number for party in parties if party.kind is Kind.EXTENSION]
        lines = [party for party in parties if party.kind is not Kind.EXTENSION]
        if not lines and listed:
            return [("ext", {"extid": [*extensions]})]
        pairs: list[Pair] = []
        forwarded = len(lines) > 1
        for party in parties:
            if party.kind is Kind.EXTENSION:
                pairs.append(("ext", {"extid": party.number}))
                continue
            own_id = party.unique_id if forwarded else line_id
            fields: dict[str, Value] = {
                "from": party.caller,
                "to": party.called,
                "trunk": party.trunk,
            }
            pairs.append((party.kind.value, {**fields, f"{party.kind}id": own_id}))
        return pairs
