"""The lists of a system's extensions and trunks, as they appear and go."""

from collections.abc import Awaitable, Callable, Iterable

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..calls.live.live_state import LiveState
from ..calls.model import Extension, Trunk
from ..calls.tracking.tracker import Tracker
from ..const import LOGGER
from ..devices import async_remove_stale_children
from ..systems.base import Feature, PhoneSystem
from ..systems.errors import BadReply, NotSupported
from .identity import Identity
from .listeners import Listeners


class Inventory:
    """What one phone system consists of."""

    def __init__(
        self,
        hass: HomeAssistant,
        system: PhoneSystem,
        identity: Identity,
        tracker: Tracker,
        live_state: LiveState,
        listeners: Listeners,
        *,
        shown: Iterable[str],
    ) -> None:
        """Begin with nothing listed.

        Args:
            hass: Home Assistant.
            system: What is asked for the lists.
            identity: Whose lists these are.
            tracker: What has to know every extension.
            live_state: What keeps the states of extensions and trunks.
            listeners: Who is called when a list changes.
            shown: The numbers of the extensions to show; none means all.
        """
        self.extensions: dict[str, Extension] = {}
        """The extensions to show, by number."""
        self.trunks: dict[str, Trunk] = {}
        """The trunks by name."""
        self._hass = hass
        self._system = system
        self._identity = identity
        self._tracker = tracker
        self._live_state = live_state
        self._listeners = listeners
        self._shown = frozenset(shown)
        self._warned: set[str] = set()

    async def async_refresh(self) -> None:
        """List extensions and trunks anew, and have listeners called if any appeared, went or was renamed.

        Raises PbxError when the system is not reached. A list that the system will not give stays as it was.
        """
        features = self._system.features
        before = self._outline()
        if Feature.EXTENSIONS in features:
            extensions = await self._async_list(
                "extensions", self._system.list_extensions
            )
            if extensions is not None:
                self._take_extensions(extensions)
        if Feature.TRUNKS in features:
            trunks = await self._async_list("trunks", self._system.list_trunks)
            if trunks is not None:
                self._take_trunks(trunks)
        if self._outline() != before:
            self._listeners.async_inventory_changed()

    def _take_extensions(self, extensions: list[Extension]) -> None:
        # Those that are not shown are extensions all the same.
        self._tracker.known_extensions = {
            extension.number: extension.name for extension in extensions
        }
        shown = [
            extension
            for extension in extensions
            if not self._shown or extension.number in self._shown
        ]
        self.extensions = {extension.number: extension for extension in shown}
        topics = self._live_state.set_extensions(shown, dt_util.now())
        self._listeners.async_changed(topics)
        self._remove_stale("extension", self.extensions)

    def _take_trunks(self, trunks: list[Trunk]) -> None:
        self.trunks = {trunk.name: trunk for trunk in trunks}
        self._listeners.async_changed(self._live_state.set_trunks(trunks))
        self._remove_stale("trunk", self.trunks)

    def _remove_stale(self, kind: str, current: Iterable[str]) -> None:
        async_remove_stale_children(
            self._hass, self._identity.entry_id, self._identity.prefix, kind, current
        )

    def _outline(self) -> tuple[dict[str, str | None], frozenset[str]]:
        names = {number: known.name for number, known in self.extensions.items()}
        return names, frozenset(self.trunks)

    async def _async_list[Listed](
        self, what: str, ask: Callable[[], Awaitable[list[Listed]]]
    ) -> list[Listed] | None:
        try:
            found = await ask()
        except (BadReply, NotSupported) as err:
            if what not in self._warned:
                self._warned.add(what)
                LOGGER.warning(
                    "%s: The list of %s cannot be read: %s",
                    self._system.name,
                    what,
                    err,
                )
            return None
        self._warned.discard(what)
        return found
