"""How Asterisk's own call records compare with the truth.

They are no judge: there is one for each leg that was dialled, and

- what a menu, a queue or a mailbox picks up is ANSWERED, and seconds are billed from then on, those of phones that ring in vain included;
- a phone that loses in a ring group is NO ANSWER, as is one that declines, or a number that does not exist;
- a transferred caller's record names the number that it was transferred to, and a program's call the program's caller;
- seconds are cut off, not rounded, and a number that was withheld is there all the same if the provider told it;
- a conference is no call, so that the seconds are those until the second one came;
- there is none for a number that is not in the dial plan, and none if Asterisk dies.

So this much can be compared: that a phone answered, or none did, and for how long; who called; and that somebody was busy.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from asterisk_office.call_records import CallRecord
from asterisk_office.people import EVA, EXTENSIONS
from asterisk_office.truth import CallTruth

_CUT_OFF_SECONDS: Final = 1
"""What may be missing of a duration."""

_LATE_SECONDS: Final = 1
"""What a busy machine may add."""


def contradictions(
    calls: Sequence[CallTruth], records: Sequence[CallRecord]
) -> list[str]:
    """Return what the records deny, in words."""
    return [
        f"{call.caller} -> {call.called}: {text}"
        for call in calls
        if not _is_unrecorded(call)
        for text in _contradictions(call, _records_of(call, records))
    ]


def _is_unrecorded(call: CallTruth) -> bool:
    is_unknown_number = call.direction == "internal" and call.outcome == "failed"
    return call.cut or is_unknown_number


def _records_of(call: CallTruth, records: Sequence[CallRecord]) -> list[CallRecord]:
    """Return the records of a call: of all channels that are linked with its caller's."""
    linked = {one.linked_id for one in records if _is_callers(call, one)}
    return [one for one in records if one.linked_id in linked]


def _is_callers(call: CallTruth, record: CallRecord) -> bool:
    if call.direction == "inbound":
        told = {call.caller or ""} | (
            {EVA.number} if call.caller == "anonymous" else set()
        )
        return record.channel.startswith("PJSIP/trunk") and record.source in told
    own = (f"PJSIP/{call.caller}-", f"Local/{call.caller}@")
    is_dialled = record.destination == call.called or call.originator_did_not_answer
    return record.channel.startswith(own) and is_dialled


def _contradictions(call: CallTruth, records: list[CallRecord]) -> Iterator[str]:
    if not records:
        yield "there is no record"
        return
    answered = [one for one in records if one.disposition == "ANSWERED"]
    if call.service or call.conference:
        if not any(call.conference or _lasted(one, call.talk) for one in answered):
            yield f"no machine was connected for {call.talk} s"
        return
    phones = [one for one in answered if one.destination_channel.startswith("PJSIP/")]
    if call.answered_by is None and phones:
        yield f"{phones[0].destination_channel} answered"
    if call.outcome == "busy" and not any(one.disposition == "BUSY" for one in records):
        yield "nobody was busy"
    for who, talk in _conversations(call):
        lasted = [
            one
            for one in phones
            if one.destination_channel.startswith(f"PJSIP/{who}-")
            and one.billed >= talk - _CUT_OFF_SECONDS
        ]
        if not lasted:
            yield f"{who} was not connected for {talk} s"
        elif _is_plain(call) and not any(_lasted(one, talk) for one in lasted):
            yield f"{who} was connected for {lasted[0].billed} s, not for {talk} s"


def _conversations(call: CallTruth) -> Iterator[tuple[str, float]]:
    """Yield the channel's name and the seconds of each conversation."""
    for who, talk in (
        (call.answered_by, call.talk),
        (call.then_answered_by, call.then_talk),
    ):
        if who:
            is_inside = who.isdecimal() and int(who) in EXTENSIONS
            yield (who if is_inside else "trunk"), talk


def _is_plain(call: CallTruth) -> bool:
    """Return whether a record's seconds are those of a conversation: nobody else was there before or after."""
    return not (
        call.queue
        or call.transferred_to
        or call.parked
        or call.consultation
        or call.called.endswith("800")
    )


def _lasted(record: CallRecord, seconds: float) -> bool:
    return seconds - _CUT_OFF_SECONDS <= record.billed <= seconds + _LATE_SECONDS
