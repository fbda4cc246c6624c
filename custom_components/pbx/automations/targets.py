"""The parts of phone systems that an automation's target stands for: systems, extensions, trunks, queues and campaigns."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
)
from homeassistant.helpers.target import (
    TargetSelection,
    async_extract_referenced_entity_ids,
)

from ..calls.live.views import SYSTEM, Topic
from ..calls.model import CallEvent
from ..const import DOMAIN
from ..devices import topic_of

type Parts = Mapping[str, frozenset[Topic]]
"""By the id of an entry the parts of its system."""

_NOTHING: frozenset[Topic] = frozenset()


class Targets:
    """What an automation's target stands for, now and after each change of the registries.

    What a target stands for is read from its devices, so that it does not matter which of a device's entities are enabled or hidden.
    """

    def __init__(self, hass: HomeAssistant, target: dict[str, Any]) -> None:
        """Begin with a target as it is written in an automation."""
        self._hass = hass
        self._selection = TargetSelection(target)
        self._parts: Parts | None = None

    @callback
    def async_begin(self) -> list[CALLBACK_TYPE]:
        """Follow the registries. Returns what ends it."""
        listen, changed = self._hass.bus.async_listen, self._async_registry_changed
        return [
            listen(ar.EVENT_AREA_REGISTRY_UPDATED, changed),
            listen(dr.EVENT_DEVICE_REGISTRY_UPDATED, changed),
            listen(er.EVENT_ENTITY_REGISTRY_UPDATED, changed),
        ]

    def parts(self, entry_id: str) -> frozenset[Topic]:
        """Return the parts of a system that the target stands for."""
        # Registries change by the hundred while Home Assistant starts, and calls are rare.
        if self._parts is None:
            self._parts = _parts(self._hass, self._selection)
        return self._parts.get(entry_id, _NOTHING)

    def concern(self, entry_id: str, event: CallEvent) -> bool:
        """Answer whether a call event happens to anything that the target stands for."""
        parts = self.parts(entry_id)
        return bool(parts) and (SYSTEM in parts or not parts.isdisjoint(_about(event)))

    @callback
    def _async_registry_changed(self, _: Any) -> None:
        self._parts = None


def _about(event: CallEvent) -> set[Topic]:
    """Return the parts of a system, but the system itself, that a call event is about."""
    call = event.call
    about = {("extension", number) for number in event.extensions or call.extensions}
    about |= {("queue", number) for number in call.path}
    if call.trunk:
        about.add(("trunk", call.trunk))
    if call.campaign:
        about.add(("campaign", call.campaign.campaign_id))
    return about


@callback
def _parts(hass: HomeAssistant, selection: TargetSelection) -> Parts:
    selected = async_extract_referenced_entity_ids(
        hass, selection, expand_group=False, primary_entities_only=False
    )
    devices, entities = dr.async_get(hass), er.async_get(hass)
    device_ids = set(selected.referenced_devices)
    for entity_id in selected.referenced | selected.indirectly_referenced:
        entity = entities.async_get(entity_id)
        if entity and entity.platform == DOMAIN and entity.device_id:
            device_ids.add(entity.device_id)
    parts: defaultdict[str, set[Topic]] = defaultdict(set)
    for device in map(devices.async_get, device_ids):
        entry = device and hass.config_entries.async_get_entry(device.config_entry_id)
        if not device or not entry or entry.domain != DOMAIN:
            continue
        prefix = entry.unique_id or entry.entry_id
        for domain, identifier in device.identifiers:
            if domain == DOMAIN and (topic := topic_of(prefix, identifier)):
                parts[entry.entry_id].add(topic)
    return {entry_id: frozenset(topics) for entry_id, topics in parts.items()}
