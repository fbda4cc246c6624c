"""Lines about calls in Activity: one for each call that is over, and one for those that were missed while nobody listened."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from homeassistant.components.logbook.const import (
    LOGBOOK_ENTRY_ICON,
    LOGBOOK_ENTRY_MESSAGE,
    LOGBOOK_ENTRY_NAME,
)
from homeassistant.components.logbook.models import (
    TIME_FIRED_TS_POS,
    LazyEventPartialState,
)
from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.util import dt as dt_util

from .call_sentences import CallSentences
from .calls.model import Direction, Outcome
from .const import DOMAIN
from .data import loaded
from .runtime.bus_events import EVENT_CALL_ENDED, EVENT_CALLS_MISSED_MEANWHILE
from .server_texts import get_texts

type Describe = Callable[[LazyEventPartialState], dict[str, Any]]

DEFAULT_NAME = "PBX"
BLOCKED_ICON = "mdi:phone-cancel"
MISSED_ICON = "mdi:phone-missed"
_OUTCOME_ICONS: dict[str, str] = {
    Outcome.MISSED: MISSED_ICON,
    Outcome.VOICEMAIL: "mdi:voicemail",
    Outcome.FAILED: "mdi:phone-alert",
    Outcome.UNKNOWN: "mdi:phone-hangup",
}
_ANSWERED_ICONS: dict[str, str] = {
    Direction.INBOUND: "mdi:phone-incoming",
    Direction.OUTBOUND: "mdi:phone-outgoing",
}


@callback
def async_describe_events(
    hass: HomeAssistant,
    async_describe_event: Callable[[str, str, Describe], None],
) -> None:
    """Say what the events on the bus mean. The other events are about calls that have a line of their own when they end."""

    # Both are called in the recorder's threads as well.
    def call_ended(event: LazyEventPartialState) -> dict[str, Any]:
        name, sentences = _of_system(hass, event.data)
        told_at: datetime = dt_util.utc_from_timestamp(event.row[TIME_FIRED_TS_POS])
        return {
            LOGBOOK_ENTRY_NAME: name,
            LOGBOOK_ENTRY_MESSAGE: sentences.ended(event.data, told_at),
            LOGBOOK_ENTRY_ICON: _icon(event.data),
        }

    def missed_meanwhile(event: LazyEventPartialState) -> dict[str, Any]:
        name, sentences = _of_system(hass, event.data)
        return {
            LOGBOOK_ENTRY_NAME: name,
            LOGBOOK_ENTRY_MESSAGE: sentences.missed_meanwhile(event.data["count"]),
            LOGBOOK_ENTRY_ICON: MISSED_ICON,
        }

    async_describe_event(DOMAIN, EVENT_CALL_ENDED, call_ended)
    async_describe_event(DOMAIN, EVENT_CALLS_MISSED_MEANWHILE, missed_meanwhile)


def _of_system(
    hass: HomeAssistant, data: Mapping[str, Any]
) -> tuple[str, CallSentences]:
    """Return the name of an event's phone system, and what makes sentences about its calls. It may have been removed since."""
    device = dr.async_get(hass).async_get(data.get(ATTR_DEVICE_ID) or "")
    name = (device and (device.name_by_user or device.name)) or DEFAULT_NAME
    entry_id = data.get("config_entry_id")
    names = next(
        (
            pbx.extensions.names
            for pbx in loaded(hass)
            if pbx.entry.entry_id == entry_id
        ),
        None,
    )
    return name, CallSentences(get_texts(hass), name, names or {})


def _icon(call: Mapping[str, Any]) -> str:
    if call.get("blocked"):
        return BLOCKED_ICON
    outcome: str = call.get("outcome") or Outcome.UNKNOWN
    if outcome != Outcome.ANSWERED:
        return _OUTCOME_ICONS.get(outcome, _OUTCOME_ICONS[Outcome.UNKNOWN])
    return _ANSWERED_ICONS.get(call.get("direction") or "", "mdi:phone")
