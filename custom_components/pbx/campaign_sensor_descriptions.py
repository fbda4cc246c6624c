"""The sensors of a campaign of a contact centre."""

from dataclasses import replace
from typing import Any

from homeassistant.components.sensor import SensorStateClass
from homeassistant.const import PERCENTAGE

from .calls.live.live_state import LiveState
from .calls.live.views import CampaignView
from .calls.reason_class import ReasonClass
from .sensor_descriptions import Memory, PbxSensorDescription, Value


def _campaign_memory(*fields: str) -> Memory:
    """Return how fields of what is seen of a campaign are remembered."""

    def remember(live_state: LiveState, campaign_id: str) -> dict[str, Any]:
        view = live_state.campaigns.views[campaign_id]
        return {field: getattr(view, field) for field in fields}

    def take_back(
        live_state: LiveState, campaign_id: str, data: dict[str, Any]
    ) -> None:
        known = {field: data[field] for field in fields if data.get(field) is not None}
        if known:
            live_state.campaigns.restore(campaign_id, replace(CampaignView(), **known))

    return Memory(remember=remember, take_back=take_back)


def _of_campaign(field: str) -> Value:
    """Return what shows a field of what is seen of a campaign."""
    return lambda live_state, campaign_id: getattr(
        live_state.campaigns.views[campaign_id], field
    )


def _success_rate(live_state: LiveState, campaign_id: str) -> float | None:
    """Return how many of a hundred results of a campaign were successes; nothing before the first."""
    view = live_state.campaigns.views[campaign_id]
    return round(100 * view.successes / view.results, 1) if view.results else None


def _count(key: str, *, enabled: bool = True) -> PbxSensorDescription:
    """Return the sensor of one of the counts in what is seen of a campaign."""
    return PbxSensorDescription(
        key=key,
        translation_key=f"campaign_{key}",
        state_class=SensorStateClass.TOTAL_INCREASING,
        entity_registry_enabled_default=enabled,
        value_fn=_of_campaign(key),
        memory=_campaign_memory(key),
    )


CAMPAIGN_SENSORS = (
    _count("results"),
    _count("successes"),
    _count("failures"),
    PbxSensorDescription(
        key="success_rate",
        translation_key="campaign_success_rate",
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=PERCENTAGE,
        suggested_display_precision=1,
        value_fn=_success_rate,
        memory=_campaign_memory("results", "successes"),
    ),
    PbxSensorDescription(
        key="last_reason",
        translation_key="campaign_last_reason",
        with_calls=True,
        value_fn=_of_campaign("last_reason"),
        memory=_campaign_memory("last_reason"),
    ),
    *(_count(reason_class.value, enabled=False) for reason_class in ReasonClass),
)
