"""The lists of a system's extensions and trunks, as they appear and go."""

from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING

from homeassistant.core import callback
from homeassistant.util import dt as dt_util

from ..calls.live.live_state import Topic
from ..calls.model import Extension, Trunk
from ..const import LOGGER
from ..devices import async_remove_stale_children
from ..systems.base import Feature
from ..systems.errors import BadReply, NotSupported

if TYPE_CHECKING:
    from ..coordinator import PbxCoordinator


class Inventory:
    """What one phone system consists of."""

    def __init__(self, coordinator: PbxCoordinator, shown: Iterable[str]) -> None:
        """Begin with nothing listed.

        Args:
            coordinator: Whose lists these are.
            shown: The numbers of the extensions to show; none means all.
        """
        self.extensions: dict[str, Extension] = {}
        self.trunks: dict[str, Trunk] = {}
        self._coordinator = coordinator
        self._shown = frozenset(shown)
        self._campaigns: set[str] = set()
        self._told: set[str] = set()

    async def async_refresh(self) -> None:
        """List extensions and trunks anew, and have listeners called if any appeared, went or was renamed.

        Raises PbxError when the system is not reached. A list that the system will not give stays as it was.
        """
        system = self._coordinator.system
        before = self._outline()
        if Feature.EXTENSIONS in system.features:
            extensions = await self._async_list("extensions", system.list_extensions)
            if extensions is not None:
                self._take_extensions(extensions)
        if Feature.TRUNKS in system.features:
            trunks = await self._async_list("trunks", system.list_trunks)
            if trunks is not None:
                self._take_trunks(trunks)
        if self._outline() != before:
            self._coordinator.publisher.async_inventory_changed()

    @callback
    def async_note_campaigns(self, topics: Iterable[Topic]) -> None:
        """Have listeners called if any of the topics is a campaign that was not heard of before."""
        new = {name for kind, name in topics if kind == "campaign"} - self._campaigns
        if new:
            self._campaigns |= new
            self._coordinator.publisher.async_inventory_changed()

    def _take_extensions(self, extensions: list[Extension]) -> None:
        coordinator = self._coordinator
        # Those that are not shown are extensions all the same.
        coordinator.tracker.known_extensions = {
            extension.number: extension.name for extension in extensions
        }
        shown = [
            extension
            for extension in extensions
            if not self._shown or extension.number in self._shown
        ]
        self.extensions = {extension.number: extension for extension in shown}
        topics = coordinator.live_state.set_extensions(shown, dt_util.now())
        coordinator.publisher.async_changed(topics)
        async_remove_stale_children(coordinator, "extension", self.extensions)

    def _take_trunks(self, trunks: list[Trunk]) -> None:
        coordinator = self._coordinator
        self.trunks = {trunk.name: trunk for trunk in trunks}
        coordinator.publisher.async_changed(coordinator.live_state.set_trunks(trunks))
        async_remove_stale_children(coordinator, "trunk", self.trunks)

    def _outline(self) -> tuple[dict[str, str | None], frozenset[str]]:
        names = {number: known.name for number, known in self.extensions.items()}
        return names, frozenset(self.trunks)

    async def _async_list[T](
        self, what: str, ask: Callable[[], Awaitable[list[T]]]
    ) -> list[T] | None:
        try:
            found = await ask()
        except (BadReply, NotSupported) as err:
            if what not in self._told:
                self._told.add(what)
                LOGGER.warning(
                    "%s: The list of %s cannot be read: %s",
                    self._coordinator.system.name,
                    what,
                    err,
                )
            return None
        self._told.discard(what)
        return found
