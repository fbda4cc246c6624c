"""What a Yeastar S-Series sends: its reports, and the calls in its replies (vendor_docs/yeastar_s.md, sections 3 to 6)."""

from typing import Final

from ...calls.model import Call, Direction, Member
from ...calls.report import Report
from ..asterisk_based import call_actions
from ..asterisk_based.event_reports import ACTIONS, decode_all, read_json
from ..asterisk_based.ids import id_times
from ..asterisk_based.queried_calls import build_call
from ..asterisk_based.report_parties import read_parties
from ..errors import BadReport
from ..lenient_values import Fields, objects, text
from ..settings import NO_SETTINGS, Settings

REPORT_FORMAT: Final = "2.0.0"
"""Asked for at every login: without it a PBX sends reports in the format 1.0.0, whatever the API's version."""

_ACTIONS = {**ACTIONS, "answer": call_actions.answered_by}


def decode(body: bytes, settings: Settings = NO_SETTINGS) -> list[Report]:
    """Decode the body of a push, in the report formats 1.0.0, 1.0.2 and 2.0.0. Raises BadReport."""
    try:
        value = read_json(body)
    except ValueError:
        raise BadReport("It is not JSON") from None
    return decode_all(value, _ACTIONS)


def read_calls(reply: Fields, direction: Direction | None) -> list[Call]:
    """Return the calls of a reply to ``call/query``.

    Args:
        reply: The reply. The examples call the list Calls, the table calls.
        direction: The direction that was asked for; None when a call was asked for by its id.
    """
    return [
        build_call(
            (call_id,),
            id_times((call_id,)),
            read_parties(fields).members,
            direction=direction,
        )
        for fields in objects(reply.get("Calls")) or objects(reply.get("calls"))
        if (call_id := text(fields.get("callid")))
    ]


def read_internal_calls(reply: Fields) -> list[Call]:
    """Return the calls of a reply to ``extension/query_call``, where each extension lists the parties of its calls."""
    parties: dict[str, dict[Member, None]] = {}
    for extension in objects(reply.get("calllist")):
        for fields in objects(extension.get("numbercalls")):
            if call_id := text(fields.get("callid")):
                known = parties.setdefault(call_id, {})
                known.update(dict.fromkeys(read_parties(fields).members))
    return [
        build_call(
            (call_id,), id_times((call_id,)), members, direction=Direction.INTERNAL
        )
        for call_id, members in parties.items()
    ]
