"""The sensors of a system, an extension, a trunk and a queue."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import UnitOfTime
from homeassistant.helpers.typing import StateType

from .calls.live.live_state import LiveState
from .calls.live.views import Caller, ExtensionState, SystemState
from .calls.model import TRUNK_STATUSES, Outcome

UNKNOWN = "unknown"

type Value = Callable[[LiveState, str], StateType | datetime]
"""What a sensor shows of the live state, for the name of an extension, a trunk, a queue or a campaign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """How a sensor's part of the live state is remembered and taken back. Both get the name of the extension, trunk or campaign."""

    remember: Callable[[LiveState, str], dict[str, Any]]
    take_back: Callable[[LiveState, str, dict[str, Any]], None]


@dataclass(frozen=True, kw_only=True)
class PbxSensorDescription(SensorEntityDescription):
    """A sensor: which part of the live state it shows.

    ``live`` says that the sensor shows this moment, ``memory`` how it survives a restart, ``with_calls`` that calls change a
    sensor that is no number, ``states`` what such a sensor can show.
    """

    value_fn: Value
    attributes_fn: Callable[[LiveState, str], Mapping[str, Any]] | None = None
    live: bool = False
    memory: Memory | None = None
    with_calls: bool = False
    states: tuple[str, ...] = ()


def _of_caller(caller: Caller | None) -> dict[str, Any]:
    if caller is None:
        return {}
    return {
        "caller_name": caller.name,
        "called_number": caller.called_number,
        "started_at": caller.at.isoformat(),
    }


def _of_other(number: str | None) -> dict[str, Any]:
    return {} if number is None else {"connected_number": number}


def _number(caller: Caller | None) -> str | None:
    return caller.number if caller else None


def _trunk_status(live_state: LiveState, name: str) -> str | None:
    trunk = live_state.trunks.get(name)
    return _unless_unknown(trunk.status) if trunk else None


def _of_queue(field: str) -> Value:
    """Return what shows a field of what is seen of a queue; nothing while its device is being removed."""
    return lambda live_state, number: getattr(
        live_state.queues.views.get(number), field, None
    )


def _unless_unknown(word: str | None) -> str | None:
    """Leave it to Home Assistant to say that something is unknown."""
    return None if word == UNKNOWN else word


SYSTEM_SENSORS = (
    PbxSensorDescription(
        key="state",
        translation_key="state",
        with_calls=True,
        states=tuple(state.value for state in SystemState),
        value_fn=lambda live_state, _: live_state.system.state,
        live=True,
    ),
    PbxSensorDescription(
        key="active_calls",
        translation_key="active_calls",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda live_state, _: live_state.system.active_calls,
        live=True,
    ),
    PbxSensorDescription(
        key="last_caller",
        translation_key="last_caller",
        with_calls=True,
        value_fn=lambda live_state, _: _number(live_state.system.last_caller),
        attributes_fn=lambda live_state, _: _of_caller(live_state.system.last_caller),
    ),
    PbxSensorDescription(
        key="last_missed_caller",
        translation_key="last_missed_caller",
        with_calls=True,
        value_fn=lambda live_state, _: _number(live_state.system.last_missed_caller),
        attributes_fn=lambda live_state, _: _of_caller(
            live_state.system.last_missed_caller
        ),
    ),
    PbxSensorDescription(
        key="missed_calls_today",
        translation_key="missed_calls_today",
        state_class=SensorStateClass.TOTAL_INCREASING,
        value_fn=lambda live_state, _: live_state.system.today.missed,
    ),
    PbxSensorDescription(
        key="failed_calls_today",
        translation_key="failed_calls_today",
        state_class=SensorStateClass.TOTAL_INCREASING,
        value_fn=lambda live_state, _: live_state.system.today.failed,
    ),
    PbxSensorDescription(
        key="answered_calls_today",
        translation_key="answered_calls_today",
        state_class=SensorStateClass.TOTAL_INCREASING,
        entity_registry_enabled_default=False,
        value_fn=lambda live_state, _: live_state.system.today.answered,
    ),
    PbxSensorDescription(
        key="voicemail_calls_today",
        translation_key="voicemail_calls_today",
        state_class=SensorStateClass.TOTAL_INCREASING,
        entity_registry_enabled_default=False,
        value_fn=lambda live_state, _: live_state.system.today.voicemail,
    ),
    PbxSensorDescription(
        key="last_called_number",
        translation_key="last_called_number",
        with_calls=True,
        entity_registry_enabled_default=False,
        value_fn=lambda live_state, _: live_state.system.last_called,
    ),
    PbxSensorDescription(
        key="last_call_duration",
        translation_key="last_call_duration",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.SECONDS,
        entity_registry_enabled_default=False,
        value_fn=lambda live_state, _: live_state.system.last_call_duration,
    ),
    PbxSensorDescription(
        key="last_outcome",
        translation_key="last_outcome",
        with_calls=True,
        states=tuple(outcome.value for outcome in Outcome if outcome != UNKNOWN),
        entity_registry_enabled_default=False,
        value_fn=lambda live_state, _: _unless_unknown(live_state.system.last_outcome),
    ),
    PbxSensorDescription(
        key="last_failed_reason",
        translation_key="last_failed_reason",
        with_calls=True,
        entity_registry_enabled_default=False,
        value_fn=lambda live_state, _: live_state.system.last_failed_reason,
    ),
)

EXTENSION_SENSORS = (
    PbxSensorDescription(
        key="state",
        translation_key="extension_state",
        with_calls=True,
        states=tuple(state.value for state in ExtensionState),
        value_fn=lambda live_state, number: live_state.extension(number).state,
        attributes_fn=lambda live_state, number: _of_other(
            live_state.extension(number).connected_number
        ),
        live=True,
    ),
    PbxSensorDescription(
        key="connected_number",
        translation_key="connected_number",
        with_calls=True,
        # The extension's state says it too, and need not be written a second time.
        entity_registry_enabled_default=False,
        value_fn=lambda live_state, number: (
            live_state.extension(number).connected_number
        ),
        live=True,
    ),
)

NEW_MESSAGES = PbxSensorDescription(
    key="new_messages",
    translation_key="new_messages",
    state_class=SensorStateClass.MEASUREMENT,
    value_fn=lambda live_state, number: live_state.extension_facts.new_messages(number),
    live=True,
)
"""The sensor of a mailbox, which not every extension has."""

TRUNK_SENSORS = (
    PbxSensorDescription(
        key="status",
        translation_key="trunk_status",
        device_class=SensorDeviceClass.ENUM,
        options=[status for status in TRUNK_STATUSES if status != UNKNOWN],
        value_fn=_trunk_status,
        live=True,
    ),
)

QUEUE_SENSORS = (
    PbxSensorDescription(
        key="waiting_callers",
        translation_key="waiting_callers",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=_of_queue("waiting_callers"),
        live=True,
    ),
    PbxSensorDescription(
        key="longest_wait",
        translation_key="longest_wait",
        device_class=SensorDeviceClass.TIMESTAMP,
        # Nothing keeps the changes of a time out of Activity, and each caller who waits makes several.
        entity_registry_enabled_default=False,
        value_fn=_of_queue("longest_wait"),
        live=True,
    ),
    PbxSensorDescription(
        key="available_agents",
        translation_key="available_agents",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=_of_queue("available_agents"),
        live=True,
    ),
    PbxSensorDescription(
        key="agents",
        translation_key="agents",
        state_class=SensorStateClass.MEASUREMENT,
        entity_registry_enabled_default=False,
        value_fn=_of_queue("agents"),
        live=True,
    ),
    PbxSensorDescription(
        key="answered_today",
        translation_key="answered_today",
        state_class=SensorStateClass.TOTAL_INCREASING,
        value_fn=_of_queue("answered_today"),
    ),
    PbxSensorDescription(
        key="abandoned_today",
        translation_key="abandoned_today",
        state_class=SensorStateClass.TOTAL_INCREASING,
        value_fn=_of_queue("abandoned_today"),
    ),
)
