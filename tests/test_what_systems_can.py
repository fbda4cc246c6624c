"""The table of what each phone system can do says what the systems say of themselves."""

from pathlib import Path

import pytest

from custom_components.pbx.systems import SYSTEMS
from custom_components.pbx.systems.base import Feature

PAGE = Path("docs/what-each-system-can.md")
COLUMNS = ("asterisk", "yeastar_p", "yeastar_s", "openvox_uc", "huawei_aicc")
ROWS = {
    "Extensions": Feature.EXTENSIONS,
    "Trunks": Feature.TRUNKS,
    "Queues as devices": Feature.QUEUES,
    "Campaigns as devices": Feature.CAMPAIGNS,
    "Calls in progress, asked by their id": Feature.QUERY_CALL,
    "Inbound calls in progress": Feature.QUERY_INBOUND,
    "Outbound calls in progress": Feature.QUERY_OUTBOUND,
    "Calls from before Home Assistant listened": Feature.RECORDS,
    "Recordings to listen to": Feature.RECORDINGS,
    "New messages in mailboxes": Feature.VOICEMAIL,
    "Messages to listen to": Feature.MESSAGES,
    "Pressed keys, surveys, prompts, conferences": Feature.CALL_INPUT,
    "`pbx.dial`": Feature.DIAL,
    "`pbx.hang_up`": Feature.HANG_UP,
    "`pbx.transfer`": Feature.TRANSFER,
    "`pbx.transfer` with `attended`, `pbx.end_transfer`": Feature.ATTENDED_TRANSFER,
    "`pbx.hold`, `pbx.resume`": Feature.HOLD,
    "`pbx.mute`": Feature.MUTE,
    "`pbx.accept_call`": Feature.ACCEPT,
    "`pbx.refuse_call`": Feature.REFUSE,
    "`pbx.route_call`": Feature.ROUTE,
    "`pbx.play_prompt`": Feature.PLAY_PROMPT,
    "`pbx.announce`": Feature.ANNOUNCE,
    "`pbx.pause_agent`": Feature.PAUSE_AGENT,
    "`pbx.set_do_not_disturb` and its switch": Feature.DO_NOT_DISTURB,
}


def cells() -> dict[str, list[str]]:
    """Return the page's rows by their first cells."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in lines
        if line.startswith("|") and not line.startswith(("|---", "| |", "| Action"))
    ]
    return {first: rest for first, *rest in rows}


def test_every_row_is_known() -> None:
    """No row stands for nothing, and no system is without a column."""
    assert cells().keys() == ROWS.keys()
    assert set(COLUMNS) == set(SYSTEMS)


@pytest.mark.parametrize("row", ROWS)
def test_row(row: str) -> None:
    """A row says yes where the system says it can, and no where not."""
    said = [cell.split(",")[0].split(":")[0] for cell in cells()[row]]
    can = [ROWS[row] in SYSTEMS[key].features for key in COLUMNS]
    assert said == ["yes" if able else "no" for able in can]
