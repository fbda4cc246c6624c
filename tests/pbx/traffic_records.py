"""Whether Asterisk's own records deny what the phones did in random traffic."""

from collections.abc import Sequence

from asterisk_office.call_records import CallRecord
from asterisk_office.traffic import PlayedCall

from .call_record_rule import contradictions


def denied(played: Sequence[PlayedCall], records: Sequence[CallRecord]) -> list[str]:
    """Return in words what the records deny, each call compared with those of its time."""
    return [
        text
        for call in played
        for text in contradictions(
            [call.truth],
            [
                record
                for record in records
                if int(call.began) <= record.start.timestamp() <= call.ended
            ],
        )
    ]
