"""Switch: an extension does not ring."""

from collections.abc import Iterable
from typing import Any, Final, override

from homeassistant.components.switch import SwitchEntity
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .actions.extension_orders import async_set_do_not_disturb
from .actions.orders import async_check_right
from .calls.live.views import Topic
from .data import PbxConfigEntry, PbxData
from .entity import PbxLiveEntity, async_follow_inventory
from .systems.base import Feature

PARALLEL_UPDATES = 0

DO_NOT_DISTURB: Final = "do_not_disturb"


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the switches of an entry."""
    async_follow_inventory(hass, entry, async_add_entities, _switches)


def _switches(pbx: PbxData, topic: Topic) -> Iterable[SwitchEntity]:
    if topic[0] == "extension" and Feature.DO_NOT_DISTURB in pbx.system.features:
        yield PbxDoNotDisturb(pbx, topic)


class PbxDoNotDisturb(PbxLiveEntity, SwitchEntity):
    """Whether an extension does not ring. Nobody knows until the system says so or is told."""

    _attr_entity_category = EntityCategory.CONFIG
    _attr_translation_key = DO_NOT_DISTURB

    def __init__(self, pbx: PbxData, topic: Topic) -> None:
        """Be unavailable while the system cannot be told."""
        super().__init__(pbx, topic, DO_NOT_DISTURB, live=True)

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Have the extension not ring."""
        await self._async_set(enabled=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Have the extension ring again."""
        await self._async_set(enabled=False)

    async def _async_set(self, *, enabled: bool) -> None:
        await async_check_right(self.pbx, self._context)
        await async_set_do_not_disturb(self.pbx, self.topic[1], enabled=enabled)

    @override
    def _look(self) -> bool:
        before = self._attr_is_on
        facts = self.pbx.live_state.extension_facts
        self._attr_is_on = facts.do_not_disturb(self.topic[1])
        return self._attr_is_on != before
