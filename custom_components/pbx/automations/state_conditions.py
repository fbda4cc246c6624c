"""Conditions about what systems, extensions and lists of calls to return show."""

from typing import override

from homeassistant.components.sensor import DOMAIN as SENSOR_DOMAIN
from homeassistant.components.todo import DOMAIN as TODO_DOMAIN
from homeassistant.core import State
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.automation import DomainSpec
from homeassistant.helpers.condition import EntityConditionBase

from ..calls.live.views import ExtensionState, SystemState
from ..const import DOMAIN
from ..data import loaded

STATE_OF_SYSTEM = "state"
STATE_OF_EXTENSION = "extension_state"
CALLS_TO_RETURN = "calls_to_return"
"""The translation keys of the entities that are looked at."""

_TALKS = frozenset({ExtensionState.IN_CALL, ExtensionState.ON_HOLD})


class _OwnEntityCondition(EntityConditionBase):
    """A condition about certain entities of phone systems."""

    _looked_at: frozenset[str]

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        """Leave the entities that the condition is about."""
        return {
            entity_id
            for entity_id in super().entity_filter(entities)
            if (entity := self._entry_of(entity_id))
            and entity.platform == DOMAIN
            and entity.translation_key in self._looked_at
        }

    def _entry_of(self, entity_id: str) -> er.RegistryEntry | None:
        return er.async_get(self._hass).async_get(entity_id)


class IsRinging(_OwnEntityCondition):
    """A system or an extension rings."""

    _domain_specs = {SENSOR_DOMAIN: DomainSpec()}
    _looked_at = frozenset({STATE_OF_SYSTEM, STATE_OF_EXTENSION})

    @override
    def is_valid_state(self, entity_state: State) -> bool:
        """Answer whether it rings."""
        return entity_state.state == SystemState.RINGING


class IsActive(_OwnEntityCondition):
    """Somebody talks, or is on hold."""

    _domain_specs = {SENSOR_DOMAIN: DomainSpec()}
    _looked_at = frozenset({STATE_OF_SYSTEM, STATE_OF_EXTENSION})

    @override
    def is_valid_state(self, entity_state: State) -> bool:
        """Answer whether somebody talks or is on hold."""
        if entity_state.state in _TALKS:
            return True
        # A system shows that it rings while one call rings and others are talked.
        return entity_state.state == SystemState.RINGING and self._talks(entity_state)

    def _talks(self, entity_state: State) -> bool:
        entity = self._entry_of(entity_state.entity_id)
        return bool(entity and entity.translation_key == STATE_OF_SYSTEM) and any(
            pbx.entry.entry_id == (entity and entity.config_entry_id)
            and pbx.live_state.in_call
            for pbx in loaded(self._hass)
        )


class HasCallsToReturn(_OwnEntityCondition):
    """There are missed calls that nobody has returned."""

    _domain_specs = {TODO_DOMAIN: DomainSpec()}
    _looked_at = frozenset({CALLS_TO_RETURN})

    @override
    def is_valid_state(self, entity_state: State) -> bool:
        """Answer whether there are calls to return."""
        return int(entity_state.state) > 0
