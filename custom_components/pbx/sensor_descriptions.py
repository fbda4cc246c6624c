"""The sensors of a system, an extension, a trunk, a queue and a campaign."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import PERCENTAGE, UnitOfTime
from homeassistant.helpers.typing import StateType

from .calls.live.live_state import LiveState
from .calls.live.views import Caller, CampaignView, ExtensionState, SystemState
from .calls.model import TRUNK_STATUSES, Outcome

UNKNOWN = "unknown"

type Value = Callable[[LiveState, str], StateType | datetime]
"""What a sensor shows of the live state, for the name of an extension, a trunk, a queue or a campaign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """How a sensor's part of the live state is remembered and taken back. Both get the name of the extension, trunk or campaign."""

    remember: Callable[[LiveState, str], dict[str, Any]]
    take_back: Callable[[LiveState, str, dict[str, Any]], None]


def campaign_memory(*fields: str) -> Memory:
    """Return how fields of what is seen of a campaign are remembered."""

    def remember(live_state: LiveState, campaign_id: str) -> dict[str, Any]:
        view = live_state.campaigns[campaign_id]
        return {field: getattr(view, field) for field in fields}

    def take_back(
        live_state: LiveState, campaign_id: str, data: dict[str, Any]
    ) -> None:
        known = {field: data[field] for field in fields if data.get(field) is not None}
        if known:
            live_state.restore_campaign(campaign_id, replace(CampaignView(), **known))

    return Memory(remember=remember, take_back=take_back)


@dataclass(frozen=True, kw_only=True)
class PbxSensorDescription(SensorEntityDescription):
    """A sensor: which part of the live state it shows.

    ``live`` says that the sensor shows this moment, ``memory`` how it survives a restart, ``with_calls`` that calls change a
    sensor that is no number, ``states`` what such a sensor can show.
    """

    value_fn: Value
    attributes_fn: Callable[[LiveState], Mapping[str, Any]] | None = None
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


def _of_campaign(field: str) -> Value:
    """Return what shows a field of what is seen of a campaign."""
    return lambda live_state, campaign_id: getattr(
        live_state.campaigns[campaign_id], field
    )


def _success_rate(live_state: LiveState, campaign_id: str) -> float | None:
    """Return how many of a hundred results of a campaign were successes; nothing before the first."""
    view = live_state.campaigns[campaign_id]
    return round(100 * view.successes / view.results, 1) if view.results else None


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
        attributes_fn=lambda live_state: _of_caller(live_state.system.last_caller),
    ),
    PbxSensorDescription(
        key="last_missed_caller",
        translation_key="last_missed_caller",
        with_calls=True,
        value_fn=lambda live_state, _: _number(live_state.system.last_missed_caller),
        attributes_fn=lambda live_state: _of_caller(
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
        live=True,
    ),
    PbxSensorDescription(
        key="connected_number",
        translation_key="connected_number",
        with_calls=True,
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

CAMPAIGN_SENSORS = (
    PbxSensorDescription(
        key="results",
        translation_key="campaign_results",
        state_class=SensorStateClass.TOTAL_INCREASING,
        value_fn=_of_campaign("results"),
        memory=campaign_memory("results"),
    ),
    PbxSensorDescription(
        key="successes",
        translation_key="campaign_successes",
        state_class=SensorStateClass.TOTAL_INCREASING,
        value_fn=_of_campaign("successes"),
        memory=campaign_memory("successes"),
    ),
    PbxSensorDescription(
        key="failures",
        translation_key="campaign_failures",
        state_class=SensorStateClass.TOTAL_INCREASING,
        value_fn=_of_campaign("failures"),
        memory=campaign_memory("failures"),
    ),
    PbxSensorDescription(
        key="success_rate",
        translation_key="campaign_success_rate",
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=PERCENTAGE,
        suggested_display_precision=1,
        value_fn=_success_rate,
        memory=campaign_memory("results", "successes"),
    ),
    PbxSensorDescription(
        key="last_reason",
        translation_key="campaign_last_reason",
        with_calls=True,
        value_fn=_of_campaign("last_reason"),
        memory=campaign_memory("last_reason"),
    ),
)

SENSORS = {
    "system": SYSTEM_SENSORS,
    "extension": EXTENSION_SENSORS,
    "trunk": TRUNK_SENSORS,
    "queue": QUEUE_SENSORS,
    "campaign": CAMPAIGN_SENSORS,
}
"""The sensors of each kind of topic."""
