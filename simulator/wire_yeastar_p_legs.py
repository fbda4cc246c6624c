"""A P-Series PBX's records of a call, leg by leg: every machine and every extension that the call came to (vendor_docs/yeastar_p.md, sections 3.4 and 6)."""

from dataclasses import dataclass, fields, replace
from typing import Final

from .live_call import Kind, LiveCall, Party
from .story import OUTSIDE, Reason, Service
from .wire_parties import name
from .wire_records import Record, Verdict, records, unanswered

QUEUE: Final = "Queue"
IVR: Final = "IVR"
RING_GROUP: Final = "RingGroup"
VOICEMAIL: Final = "Voicemail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg(Record):
    """A record of a leg. ``machine`` is what took the call, if nobody did: QUEUE, IVR, RING_GROUP or VOICEMAIL."""

    ring_seconds: int = 0
    machine: str = ""


def whole(call: LiveCall) -> Leg:
    """Return a single record of a call that has ended."""
    record = records(call)[0]
    picked_up_at = call.picked_up_at or call.ended_at or call.started_at
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    # As the S-Series prints the extension that answered for a group; what a P-Series prints is not known.
    values["called"] = record.called if "(" in record.called else call.called
    return Leg(**values, ring_seconds=round(picked_up_at - call.started_at))


def legs(call: LiveCall, *, menu_talks: bool, machine_voicemail: str = "") -> list[Leg]:
    """Return the records of a call that has ended, in the order in which they are reported.

    Args:
        call: The call.
        menu_talks: Whether the time in a voice menu counts as talk.
        machine_voicemail: The number of the voicemail, where it has a leg like any other machine; empty where the leg is the
            extension's, with a verdict of its own.
    """
    found = [
        *_machines(call, menu_talks=menu_talks),
        *_ring_groups(call),
        *_people(call),
        *_voicemail(call, machine_voicemail),
    ]
    if call.forwarded_by:
        return _forwarded(call, found)
    return found or [_unreached(call)]


def _leg(call: LiveCall, since: float, until: float, **more: object) -> Leg:
    inbound, outbound = call.direction == "inbound", call.direction == "outbound"
    leg = Leg(
        call_id=call.call_id,
        started_at=since,
        caller=call.caller,
        called=call.called,
        seconds=round(until - since),
        talk_seconds=0,
        verdict=Verdict.NO_ANSWER,
        direction=call.direction.capitalize(),
        source_trunk=call.trunk if inbound else "",
        destination_trunk=call.trunk if outbound else "",
    )
    return replace(leg, **more)  # type: ignore[arg-type]


def _ended(call: LiveCall) -> float:
    return call.ended_at or call.started_at


def _left(call: LiveCall, party: Party) -> float:
    return _ended(call) if party.left_at is None else party.left_at


def _talk(call: LiveCall, party: Party, until: float | None = None) -> int:
    if party.connected_at is None:
        return 0
    return max(1, round((until or _left(call, party)) - party.connected_at))


def _callees(call: LiveCall) -> list[Party]:
    return [party for party in call.parties if not party.is_caller]


def _answerer(call: LiveCall, path: str) -> Party | None:
    """Return the first callee that answered by way of a queue or a ring group."""
    return next(
        (
            party
            for party in _callees(call)
            if party.path == path and party.connected_at is not None
        ),
        None,
    )


def _machines(call: LiveCall, *, menu_talks: bool) -> list[Leg]:
    since, found = call.started_at, []
    for service, number, at in call.machines:
        if service is Service.QUEUE:
            found.append(_waiting(call, number, since, QUEUE))
        if service is Service.IVR:
            later = [
                *(party.came_at for party in _callees(call) if party.came_at >= at),
                *(other for _, _, other in call.machines if other > at),
                _ended(call),
            ]
            until = min(later)
            found.append(
                _leg(
                    call,
                    since,
                    until,
                    called=number,
                    ring_seconds=round(at - since),
                    talk_seconds=round(until - at) if menu_talks else 0,
                    verdict=Verdict.ANSWERED,
                    machine=IVR,
                )
            )
            since = until
    return found


def _ring_groups(call: LiveCall) -> list[Leg]:
    machines = {number for _, number, _ in call.machines}
    groups = dict.fromkeys(
        party.path
        for party in _callees(call)
        if party.path and party.path not in machines
    )
    return [_waiting(call, group, call.started_at, RING_GROUP) for group in groups]


def _waiting(call: LiveCall, number: str, since: float, machine: str) -> Leg:
    """Return the leg of what made several extensions ring: its wait, and the talk that is in the extension's leg too."""
    answerer = _answerer(call, number)
    answered_at = answerer.connected_at if answerer else None
    leg = _leg(call, since, _ended(call), called=number, machine=machine)
    if answerer is None or answered_at is None:
        return replace(leg, ring_seconds=leg.seconds)
    return replace(
        leg,
        ring_seconds=round(answered_at - since),
        talk_seconds=_talk(call, answerer),
        verdict=Verdict.ANSWERED,
    )


def _people(call: LiveCall) -> list[Leg]:
    grouped = {leg.called for leg in _ring_groups(call)} | {
        number for service, number, _ in call.machines if service is Service.QUEUE
    }
    found: list[Leg] = []
    for party in _callees(call):
        # Who rang for a queue or a group in vain has no leg.
        if party.path in grouped and party.connected_at is None:
            continue
        sent_on = any(at <= party.came_at for _, _, at in call.machines) or (
            call.forwarded_by and party.kind is Kind.OUTBOUND
        )
        direct = not (found or sent_on or party.path)
        since = call.started_at if direct else party.came_at
        found += _parts(call, party, since)
    return found


def _parts(call: LiveCall, party: Party, since: float) -> list[Leg]:
    """Return the leg of a callee; of somebody who was asked before a transfer, the leg of the question as well."""
    left = _left(call, party)
    mine = _leg(
        call,
        since,
        left,
        called=party.number,
        ring_seconds=round((party.connected_at or left) - since),
        talk_seconds=_talk(call, party),
        verdict=_verdict(call, party),
    )
    if party.came_at == left:
        # A callee that could not even ring has a record of no length.
        mine = replace(mine, seconds=0, ring_seconds=0)
    if call.forwarded_by and party.kind is Kind.OUTBOUND:
        mine = replace(
            mine,
            caller=call.forwarded_by,
            direction="Outbound",
            source_trunk="",
            destination_trunk=party.trunk,
        )
    asked = [
        (by, at)
        for by, to, attended, at in call.transfers
        if to == party.number and attended and party.came_at < at <= left
    ]
    if not asked or party.connected_at is None:
        return [mine]
    by, at = asked[0]
    question = replace(
        mine,
        caller=by,
        seconds=round(at - since),
        talk_seconds=_talk(call, party, at),
        direction="Internal",
        source_trunk="",
        destination_trunk="",
    )
    handed_over = replace(
        mine,
        started_at=at,
        seconds=round(left - at),
        ring_seconds=0,
        talk_seconds=max(1, round(left - at)),
    )
    return [question, handed_over]


def _verdict(call: LiveCall, party: Party) -> Verdict:
    if party.connected_at is not None:
        return Verdict.ANSWERED
    return unanswered(_reason(call, name(party)))


def _reason(call: LiveCall, whose: str) -> Reason | None:
    return next((reason for who, reason in call.failures if who == whose), None)


def _voicemail(call: LiveCall, number: str) -> list[Leg]:
    return [
        _leg(
            call,
            at,
            _ended(call),
            called=number or call.called,
            talk_seconds=max(1, round(_ended(call) - at)),
            verdict=Verdict.ANSWERED if number else Verdict.VOICEMAIL,
            machine=VOICEMAIL,
        )
        for service, _, at in call.machines
        if service is Service.VOICEMAIL
    ]


def _forwarded(call: LiveCall, found: list[Leg]) -> list[Leg]:
    """Order the legs as they came from a real PBX, with the leg of no length at their end."""
    out = [leg for leg in found if leg.direction == "Outbound"]
    others = [leg for leg in found if leg.direction != "Outbound"]
    nobody_rang = _leg(call, call.started_at, call.started_at, called=call.forwarded_by)
    itself = replace(
        nobody_rang,
        caller=call.forwarded_by,
        verdict=Verdict.ANSWERED,
        direction="Internal",
        source_trunk="",
    )
    return [*out, *(others or [nobody_rang]), itself]


def _unreached(call: LiveCall) -> Leg:
    reason = _reason(call, OUTSIDE) or _reason(call, call.called)
    own_phone = _reason(call, call.caller)
    leg = _leg(call, call.started_at, _ended(call), verdict=unanswered(reason))
    if own_phone is None and reason is not None:
        return replace(leg, seconds=0)
    return replace(leg, ring_seconds=leg.seconds)
