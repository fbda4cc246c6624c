"""Answers of the simulated APIs in JSON, and what can be odd about them."""

from dataclasses import dataclass
import json
import re
from typing import Any, Literal

from .record_file import COLUMNS
from .wire_text import Reply


@dataclass(slots=True, kw_only=True)
class Misbehaviour:
    """How any API may misbehave.

    ``api_enabled`` is the switch in the system's settings. ``silent`` never answers. ``http_status`` answers with that and nothing
    else, as a proxy before it does. ``unanswered`` does what it is asked and then says nothing, or hangs up.
    ``foreign`` answers as another device's web page does.
    """

    api_enabled: bool = True
    silent: bool = False
    unanswered: Literal["", "silence", "hang_up"] = ""
    foreign: bool = False
    http_status: str = ""


@dataclass(slots=True, kw_only=True)
class ApiQuirks(Misbehaviour):
    """How the API of a Yeastar S-Series or an OpenVox misbehaves.

    ``record_columns`` are those of the file of past calls. ``numbers_as_ints`` prints numbers without quotes. ``empty_lists`` is
    how an empty list looks.
    """

    record_columns: tuple[str, ...] = COLUMNS
    numbers_as_ints: bool = False
    empty_lists: Literal["list", "null", "missing"] = "list"


def write_json(reply: Reply, quirks: ApiQuirks) -> bytes:
    """Write an answer."""
    shown: dict[str, Any] = dict(reply)
    for name in [name for name, value in reply.items() if value == []]:
        if quirks.empty_lists == "null":
            shown[name] = None
        if quirks.empty_lists == "missing":
            del shown[name]
    text = json.dumps(shown)
    if quirks.numbers_as_ints:
        # Keys stay in quotes, and what begins with a zero is no number in JSON.
        text = re.sub(r'"(0|[1-9]\d{0,17})"(?!:)', r"\1", text)
    return text.encode()
