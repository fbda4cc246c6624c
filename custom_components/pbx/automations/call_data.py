"""What an automation is told of a call: ``trigger.call``."""

from typing import Any

from ..calls.call_fields import what_came_of
from ..calls.model import Call, Direction
from ..calls.parties import known_number, name_and_number
from ..data import PbxData


def outside_party(call: Call) -> tuple[str | None, str | None]:
    """Return the number and the name of whoever is on the other side of a call: who was called, or else who calls.

    The number is None where it is withheld.
    """
    if call.direction is Direction.OUTBOUND:
        number, name = call.called_number, call.called_name
    else:
        number, name = call.caller_number, call.caller_name
    return known_number(number), name


def call_data(pbx: PbxData, call: Call, extensions: tuple[str, ...]) -> dict[str, Any]:
    """Return what an automation is told of a call. Its keys are a public contract.

    Args:
        pbx: The call's system.
        call: The call.
        extensions: The extensions that what happened is about.
    """
    number, name = outside_party(call)
    return {
        **pbx.identity.sender,
        **what_came_of(call),
        "called_name": call.called_name,
        # Who withholds the number may have a name all the same, such as Anonymous.
        "caller": name_and_number(name, number) if number else None,
        "extensions": list(extensions or call.extensions),
        "groups": list(pbx.groups_of(number)) if number else [],
        "campaign_id": call.campaign.campaign_id if call.campaign else None,
    }
