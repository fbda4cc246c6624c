"""Real calls between real phones, in a real Home Assistant: states, events and the call log say what the phones did.

Asterisk's own records do not deny it either.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Final

import pytest

from asterisk_office.call_records import read_call_records
from asterisk_office.office import Office
from asterisk_office.performance import Performance, SceneFailed, play
from asterisk_office.scene import Scene
from asterisk_office.scenes import SCENES
from asterisk_office.truth import CallTruth
from demo.asterisk_truths import as_logged
from homeassistant.core import HomeAssistant
from simulator.story import Truth

from .. import shown
from .call_record_rule import contradictions
from .connected import Connected, connect

SILENT: Final = frozenset({"internal_unknown_number"})
"""Scenes of which Asterisk says nothing: a number that is not in the dial plan makes no channel."""

SLACK_SECONDS: Final = 2
"""How far a duration in the log may be from what a phone measured: both are read on a busy machine."""

ANSWERED_UNHEARD: Final = frozenset({"reconnect_answered_meanwhile"})
"""Scenes in which a call is answered while the connection is cut: what is known of its talk begins when it is back."""

NAMES: Final = {"1001": "anna", "1002": "ben", "1003": "cleo", "1004": "dan"}
STATE: Final = "sensor.office_state"
CALLS: Final = "event.office_calls"
pytestmark = pytest.mark.usefixtures("event_entities")


def told(calls: Iterable[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Return what the log tells of calls, sorted."""
    return sorted(
        (
            call["direction"],
            call["outcome"],
            call["caller_number"] or "",
            call["called_number"],
            call["answered_by"] or "",
            tuple(path for path in call["path"] if path in {"700", "701"}),
        )
        for call in calls
    )


def true(calls: Iterable[Truth]) -> list[tuple[Any, ...]]:
    """Return the same of what truly happened."""
    return sorted(
        (
            call.direction,
            call.outcome,
            call.caller or "",
            call.called,
            call.answered_by or "",
            tuple(call.path),
        )
        for call in calls
    )


def state_of(extension: str) -> str:
    """Return the entity that shows what an extension is doing."""
    return f"sensor.office_extension_{extension}_{NAMES[extension]}_state"


@pytest.mark.parametrize(
    "name",
    [name for name, scene in SCENES.items() if scene.calls and name not in SILENT],
)
async def test_scene(name: str, hass: HomeAssistant, office: Office) -> None:
    """What the phones did is what Home Assistant says, while it happens and afterwards."""
    connected = await connect(hass, office)
    known = len(read_call_records(office.asterisk.call_records))
    performance = await _played(SCENES[name], connected, office)
    truths = as_logged(performance.scene.calls)
    calls = await connected.concluded(len(truths))
    records = read_call_records(office.asterisk.call_records)[known:]
    assert not contradictions(performance.scene.calls, records)
    assert told(calls) == true(truths)
    _check_bus(connected, truths)
    _check_types(connected, truths)
    _check_states(connected, performance)
    _check_talk(calls, performance.scene.calls, unheard=name in ANSWERED_UNHEARD)
    assert shown(hass, STATE) == "idle"
    assert shown(hass, "sensor.office_active_calls") == "0"


async def _played(scene: Scene, connected: Connected, office: Office) -> Performance:
    """Play a scene, anew if a phone missed its cue because the machine was busy with other things."""
    for _ in range(2):
        with suppress(SceneFailed):
            return await play(scene, office)
        await connected.concluded(0)
        await connected.begin_anew()
    return await play(scene, office)


def _check_bus(connected: Connected, truths: list[Truth]) -> None:
    """Events for automations: each failed, missed or transferred call once, with its numbers."""
    for name, outcome in (
        ("pbx_call_missed", "missed"),
        ("pbx_call_failed", "failed"),
    ):
        happened = sorted(
            (event["caller_number"] or "", event["called_number"])
            for event in connected.named(name)
        )
        assert happened == sorted(
            (truth.caller or "", truth.called)
            for truth in truths
            if truth.outcome == outcome
        )
    transferred = len(connected.named("pbx_call_transferred"))
    assert transferred == sum(truth.transferred for truth in truths)


def _check_types(connected: Connected, truths: list[Truth]) -> None:
    """The system's event entity: what happened to each call, in an order that calls have."""
    types = connected.types.get(CALLS, [])
    for outcome in ("missed", "failed", "voicemail"):
        assert types.count(outcome) == sum(truth.outcome == outcome for truth in truths)
    assert types.count("held") == types.count("resumed") or any(
        truth.transferred for truth in truths
    )
    assert ("held" in types) >= any(truth.held for truth in truths)
    assert types.count("ended") == len(truths)


def _check_states(connected: Connected, performance: Performance) -> None:
    """The extension of each phone that rang for a while was shown ringing, and whoever talked was shown in a call."""
    for leg in performance.legs:
        if leg.phone not in NAMES:
            continue
        states = connected.states.get(state_of(leg.phone), [])
        ended = leg.answered or leg.ended
        if leg.side == "called" and leg.rang and ended and ended - leg.rang > 0.5:
            assert "ringing" in states
        if leg.side == "called" and leg.talk > 1:
            assert "in_call" in states
        if leg.held > 1:
            assert "on_hold" in states
        assert connected.hass.states.get(state_of(leg.phone)).state == "idle"


def _check_talk(
    calls: list[dict[str, Any]], truths: Iterable[CallTruth], *, unheard: bool
) -> None:
    """How long people talked, of calls that were neither passed on nor cut off."""
    simple = {
        (truth.called, truth.caller): truth.talk
        for truth in truths
        if truth.answered_by
        and not (truth.then_answered_by or truth.cut or truth.service)
        and not (truth.conference or truth.consultation)
        and not (truth.transferred_to or truth.parked)
    }
    for call in calls:
        talk = simple.get((call["called_number"], call["caller_number"]))
        if talk is not None and call["talk_seconds"] is not None:
            assert call["talk_seconds"] <= talk + SLACK_SECONDS
            assert call["talk_seconds"] >= (0 if unheard else talk - SLACK_SECONDS)
