"""How Yeastar's OpenAPI changes what extensions and agents do: presence, and pauses.

See https://help.yeastar.com/en/p-series-appliance-edition/developer-guide/edit-an-extension.html and
https://help.yeastar.com/en/p-series-software-edition/developer-guide/agent-management-pause-or-unpause-queue-service.html.
"""

from collections.abc import Mapping
from typing import Final

from .openapi_reply import NOT_FOUND, Refused, missing, wrong
from .wire_yeastar_p_queries import FIRST_QUEUE_ID, PRESENCES

PAUSE_REASONS: Final = {"*01": "Lunch"}
"""The reasons for a pause by their feature codes. Another reason has the request fail."""

type Given = Mapping[str, str]


def read_presence(extensions: list[str], given: Given) -> tuple[str, str | None]:
    """Return the extension that ``extension/update`` is about, and its presence; None where that stays. Raises Refused."""
    number = _extension(extensions, given, "id")
    presence = given.get("presence_status")
    if presence is not None and presence not in PRESENCES:
        raise wrong("presence_status")
    return number, presence


def read_pause(extensions: list[str], given: Given) -> tuple[str, bool, str]:
    """Return the agent that ``agent/pause`` is about, whether it is to be paused, and the reason. Raises Refused."""
    number = _extension(extensions, given, "ext_id")
    operation = given.get("operation", "")
    if operation not in {"pause", "unpause"}:
        raise missing("operation") if not operation else wrong("operation")
    queues = given.get("queue_ids", "")
    if queues and str(FIRST_QUEUE_ID) not in queues.split(","):
        raise Refused(NOT_FOUND)
    code = given.get("reason", "")
    if code and code not in PAUSE_REASONS:
        raise wrong("reason")
    return number, operation == "pause", PAUSE_REASONS.get(code, "")


def _extension(extensions: list[str], given: Given, name: str) -> str:
    """Return the extension with an id. Raises Refused."""
    place = given.get(name, "")
    if not place:
        raise missing(name)
    if not (place.isdecimal() and 0 < int(place) <= len(extensions)):
        raise Refused(NOT_FOUND)
    return extensions[int(place) - 1]
