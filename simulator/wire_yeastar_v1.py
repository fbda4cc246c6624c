"""A Yeastar's reports in the formats 1.0.0 (parties side by side, keys twice) and 1.0.2 (parties in a list ``call``).

See vendor_docs/yeastar_s.md, sections 6.3 and 6.4.
"""

from typing import Final

from .live_call import Kind, LiveCall, Moment, Party, State
from .story import Action, Reason
from .wire_parties import companion, disconnected, entered, failed_parties
from .wire_records import Record
from .wire_text import Pairs, Value

type Pair = tuple[str, Value]
type Report = tuple[str, list[Pair]]

REASONS: Final = {
    Reason.BUSY: "486 Busy Here",
    Reason.NOT_ANSWERED: "480 Temporarily unavailable",
    Reason.DECLINED: "603 Declined",
    Reason.DO_NOT_DISTURB: "DND",
    Reason.CANCELLED: "487 Request Terminated",
    Reason.UNREACHABLE: "Line unreachable",
    Reason.UNKNOWN_NUMBER: "404 NOT found",
    Reason.NOT_PERMITTED: "NO Outbound Restriction",
    Reason.CONGESTED: "Circuit/channel congestion",
}


def party_pair(party: Party) -> Pair:
    """Return a party as ``ext``, ``inbound`` or ``outbound``."""
    if party.kind is Kind.EXTENSION:
        return ("ext", {"extid": party.number})
    fields: dict[str, Value] = {
        "from": party.caller,
        "to": party.called,
        "trunk": party.trunk,
    }
    fields[f"{party.kind}id"] = party.unique_id
    return (party.kind.value, fields)


def reports(moment: Moment, *, flat: bool) -> list[Report]:
    """Return word and fields of each report of a moment; ``flat`` is 1.0.0."""
    call = moment.call

    def named(action: str, *parties: Party | None) -> Report:
        pairs = [party_pair(party) for party in parties if party is not None]
        if flat:
            return action, [("callid", call.call_id), *pairs]
        members: list[Value] = [Pairs([pair]) for pair in pairs]
        return action, [("callid", call.call_id), ("call", members)]

    match moment.beat.action:
        case Action.DIAL:
            return [named("RING", *call.live)]
        case Action.LIFT:
            return [named("ANSWER", *call.live)]
        case Action.RING:
            first = (
                not any(party.state is State.GONE for party in call.parties)
                and not call.answerers
            )
            ringing = entered(moment, State.RINGING)
            alerts = [
                named("ALERT", party)
                for party in call.live
                if party.state is State.CALLING and first
            ]
            return [
                *alerts,
                *(named("RING", party, companion(call, party)) for party in ringing),
            ]
        case Action.PICK_UP:
            return [named("ANSWERED", party) for party in call.live if party.is_caller]
        case Action.ANSWER:
            sent = []
            for party in entered(moment, State.TALKING):
                other = companion(call, party)
                sent += [named("ANSWER", party, other), named("ANSWERED", other, party)]
            return sent
        case Action.TRANSFER if not moment.beat.ordered:
            transferor = next(
                change.party
                for change in moment.changes
                if change.party.number == moment.beat.by
            )
            return [
                named(
                    "Tranfer", *_transfer_order(transferor, companion(call, transferor))
                )
            ]
        case Action.TRANSFER | Action.LEAVE:
            return [named("BYE", party) for party in disconnected(moment)]
        case Action.FORWARD:
            return [
                named("Tranfer", *(party for party in call.live if party.is_caller))
            ]
        case Action.FAIL:
            return [_failed(call, moment)]
        case Action.HANG_UP:
            parties = disconnected(moment)
            byes = [named("BYE", *parties)] if parties else []
            return (
                byes
                if flat or len(parties) < 2
                else [*byes, named("BYE", *reversed(parties))]
            )
        case _:
            return []


def _transfer_order(transferor: Party, other: Party | None) -> tuple[Party | None, ...]:
    """Return who comes first in a Tranfer: the transferring extension, but last of two extensions."""
    return (
        (other, transferor)
        if other is not None and other.kind is Kind.EXTENSION
        else (transferor, other)
    )


def _failed(call: LiveCall, moment: Moment) -> Report:
    """Return a CallFailed, which is flat in both formats: the line and its extension, or the callee alone."""
    parties = failed_parties(moment)
    outbound = [party for party in parties if party.kind is Kind.OUTBOUND]
    named = (
        [*outbound, *(p for p in parties if p.is_caller)] if outbound else parties[-1:]
    )
    reason = moment.beat.reason or Reason.NOT_ANSWERED
    pairs = (
        [] if reason is Reason.NOT_PERMITTED else [party_pair(party) for party in named]
    )
    return "CallFailed", [("reason", REASONS[reason]), ("callid", call.call_id), *pairs]


def record(record: Record, start: str, status: str, recording: str) -> list[Pair]:
    """Return the fields of a NewCdr, without those that are empty."""
    pairs: list[Pair] = [
        ("callid", record.call_id),
        ("timestart", start),
        ("callfrom", record.caller),
        ("callto", record.called),
        ("srctrunkname", record.source_trunk),
        ("desttrunkname", record.destination_trunk),
        ("callduraction", str(record.seconds)),
        ("talkduraction", str(record.talk_seconds)),
        ("status", status),
        ("type", record.direction),
        ("recording", recording),
    ]
    internal = record.direction == "Internal"
    return [
        (key, value)
        for key, value in pairs
        if value or (internal and key == "desttrunkname")
    ]
