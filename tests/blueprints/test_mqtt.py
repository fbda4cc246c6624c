"""The blueprint that publishes what happens to calls."""

import json
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import async_mock_service

from homeassistant.core import HomeAssistant

from ..report_bodies import ANSWERED, HELD, OVER, RINGING, Reporter, record
from ..yeastar_reports import CALLER
from . import use_blueprint

NAME = "call_events_to_mqtt"
NOT_SAID_BEFORE = {
    "called_name",
    "caller",
    "campaign_id",
    "config_entry_id",
    "device_id",
    "groups",
    "serial_number",
    "system",
}
SAID_BEFORE = {
    "answered_at",
    "answered_by",
    "blocked",
    "at",
    "call_id",
    "called_number",
    "caller_name",
    "caller_number",
    "direction",
    "ended_at",
    "event_type",
    "extensions",
    "outcome",
    "reason",
    "reason_code",
    "ring_seconds",
    "started_at",
    "talk_seconds",
    "trunk",
}


@pytest.mark.parametrize(
    ("bodies", "topics"),
    [
        pytest.param(
            [RINGING, RINGING, ANSWERED, HELD, ANSWERED, OVER, record("ANSWERED")],
            ["ringing", "answered", "held", "resumed", "ended"],
            id="held",
        ),
        pytest.param(
            [RINGING, OVER, record("NO ANSWER")],
            ["ringing", "missed", "ended"],
            id="missed",
        ),
        pytest.param(
            [RINGING, OVER, record("VOICEMAIL")],
            ["ringing", "voicemail", "ended"],
            id="voicemail",
        ),
    ],
)
async def test_topics(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    everything: dict[str, str],
    bodies: list[bytes],
    topics: list[str],
) -> None:
    """Each thing that happens to a call is published once, in order, with all that is known."""
    published = async_mock_service(hass, "mqtt", "publish")
    await use_blueprint(hass, NAME, phones=everything, topic="office")
    for body in bodies:
        await report(body)
        freezer.tick(4)
    await report.wait(freezer)
    assert [call.data["topic"] for call in published] == [
        f"office/{topic}" for topic in topics
    ]
    payloads: list[dict[str, Any]] = [
        json.loads(call.data["payload"]) for call in published
    ]
    assert [payload["event_type"] for payload in payloads] == topics
    for payload in payloads:
        assert payload.keys() == SAID_BEFORE | NOT_SAID_BEFORE
        assert payload["caller_number"] == CALLER
