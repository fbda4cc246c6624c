"""The reports of calls, as a Yeastar S-Series sends them, and the results of a contact centre's calls."""

from collections.abc import Iterator
from datetime import UTC, datetime

import orjson

from simulator.office import YEASTAR

START = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
FIRST_EXTENSION = 1000
EXTENSIONS = 200
"""How many extensions take part in the calls."""


def call_reports(
    place: int,
    *,
    start: datetime = START,
    extension: str | None = None,
    caller: str | None = None,
) -> list[bytes]:
    """Return what is sent of an inbound call: it rings, is answered, is over, and its record.

    Args:
        place: The call's number, which its ids, and whatever is not given, follow from.
        start: When the first call begins.
        extension: Who is called.
        caller: Who calls.
    """
    call_id = f"{int(start.timestamp()) + place // 5}.{100 + 2 * place}"
    caller = caller or f"0{170_000_000 + place}"
    extension = extension or f"{FIRST_EXTENSION + place % EXTENSIONS}"
    line = {
        "from": caller,
        "to": extension,
        "trunkname": "siptrunk",
        "channelid": f"PJSIP/trunk-siptrunk-endpoint-{2 * place:08x}",
    }
    phone = {
        "number": extension,
        "channelid": f"PJSIP/{extension}-{2 * place + 1:08x}",
    }
    states = (("ALERT", "RING"), ("ANSWERED", "ANSWER"), ("BYE", "BYE"))
    statuses = [
        {
            "event": "CallStatus",
            "callid": call_id,
            "members": [
                {"inbound": {**line, "memberstatus": outside}},
                {"ext": {**phone, "memberstatus": inside}},
            ],
            "sn": YEASTAR.serial_number,
        }
        for outside, inside in states
    ]
    record = {
        "event": "NewCdr",
        "callid": call_id,
        "timestart": "2026-11-20 09:00:00",
        "callfrom": caller,
        "callto": extension,
        "callduraction": "19",
        "talkduraction": "14",
        "srctrunkname": "siptrunk",
        "dsttrcunkname": "",
        "pincode": "",
        "status": "ANSWERED",
        "type": "Inbound",
        "recording": f"20261120090000-{call_id}-{caller}-{extension}-Inbound.wav",
        "didnumber": extension,
        "agentringtime": "0",
        "sn": YEASTAR.serial_number,
    }
    return [orjson.dumps(fields) for fields in (*statuses, record)]


def all_reports(places: Iterator[int], start: datetime) -> Iterator[bytes]:
    """Yield the reports of one call after another, for ever."""
    for place in places:
        yield from call_reports(place, start=start)


def campaign_results(first: int, number: int, account: str) -> bytes:
    """Return a push with so many results of a campaign."""
    return orjson.dumps(
        [
            {
                "campaignId": "3",
                "sessionId": f"session-{place}",
                "called": "60584",
                "callTimeStr": "2026-11-20 20:00:00",
                "callStatus": 6 if place % 3 else 5,
                "failCode": "0" if place % 3 else "00537",
                "vdnId": int(account),
                "callId": f"0023-{place}",
            }
            for place in range(first, first + number)
        ]
    )
