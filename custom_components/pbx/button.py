"""Buttons: an extension hangs up, or calls back who called it last in vain."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Final, override

from homeassistant.components.button import ButtonEntity
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .actions.call_back import async_call_back
from .actions.hang_up import async_hang_up
from .actions.orders import async_check_right
from .calls.live.views import Topic
from .data import PbxConfigEntry, PbxData
from .entity import PbxEntity, async_follow_inventory
from .systems.base import Feature

PARALLEL_UPDATES = 0

HANG_UP: Final = "hang_up"
CALL_BACK: Final = "call_back"


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the buttons of an entry."""
    async_follow_inventory(hass, entry, async_add_entities, _buttons)


def _buttons(pbx: PbxData, topic: Topic) -> Iterable[ButtonEntity]:
    if topic[0] != "extension":
        return
    features = pbx.system.features
    if Feature.HANG_UP in features:
        yield PbxButton(pbx, topic, HANG_UP, _async_hang_up)
    # Without calls from outside none can be missed.
    if Feature.DIAL in features and Feature.QUERY_INBOUND in features:
        yield PbxButton(pbx, topic, CALL_BACK, async_call_back)


async def _async_hang_up(pbx: PbxData, extension: str) -> None:
    await async_hang_up(pbx, extension=extension)


class PbxButton(PbxEntity, ButtonEntity):
    """A button of an extension, for those who want it."""

    _attr_entity_registry_enabled_default = False

    def __init__(
        self,
        pbx: PbxData,
        topic: Topic,
        key: str,
        order: Callable[[PbxData, str], Awaitable[object]],
    ) -> None:
        """Be unavailable while the system cannot be told.

        Args:
            pbx: The system.
            topic: The extension.
            key: What the button is called.
            order: What tells the system, with the extension's number.
        """
        super().__init__(pbx, topic, key, live=True)
        self._attr_translation_key = key
        self._order = order

    @override
    async def async_press(self) -> None:
        """Tell the system, if whoever presses may."""
        await async_check_right(self.pbx, self._context)
        await self._order(self.pbx, self.topic[1])
