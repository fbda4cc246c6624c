"""The lists of a system's extensions, trunks and queues, as they appear and go."""

from collections.abc import Awaitable, Callable, Iterable

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..calls.extension_list import ExtensionList
from ..calls.live.live_state import LiveState
from ..const import LOGGER
from ..devices import async_remove_stale_children
from ..systems.base import Feature, PhoneSystem
from ..systems.errors import BadReply, NotSupported
from .identity import Identity
from .listeners import Listeners


class Inventory:
    """Reads which extensions, trunks and queues a phone system has."""

    def __init__(
        self,
        hass: HomeAssistant,
        system: PhoneSystem,
        identity: Identity,
        extensions: ExtensionList,
        live_state: LiveState,
        listeners: Listeners,
    ) -> None:
        """Begin with nothing listed.

        Args:
            hass: Home Assistant.
            system: What is asked for the lists.
            identity: Whose lists these are.
            extensions: The list of the extensions.
            live_state: What takes the lists in, and keeps the trunks and queues.
            listeners: Who is called when a list changes.
        """
        self._hass = hass
        self._system = system
        self._identity = identity
        self._extensions = extensions
        self._live_state = live_state
        self._listeners = listeners
        self._warned: set[str] = set()

    async def async_refresh(self) -> None:
        """List extensions, trunks and queues anew, and have listeners called if any appeared, went or was renamed.

        Raises PbxError when the system is not reached. A list that the system will not give stays as it was.
        """
        features = self._system.features
        before = self._outline()
        if Feature.EXTENSIONS in features:
            asked_at = dt_util.utcnow()
            extensions = await self._async_list(
                "extensions", self._system.list_extensions
            )
            if extensions is not None:
                topics = self._live_state.set_extensions(extensions, dt_util.now())
                topics |= self._live_state.extension_facts.look_at_list(asked_at)
                self._listeners.async_changed(topics)
                self._remove_stale("extension", self._extensions.shown)
        if Feature.TRUNKS in features:
            trunks = await self._async_list("trunks", self._system.list_trunks)
            if trunks is not None:
                self._listeners.async_changed(self._live_state.set_trunks(trunks))
                self._remove_stale("trunk", self._live_state.trunks)
        if Feature.QUEUES in features:
            asked_at = dt_util.utcnow()
            queues = await self._async_list("queues", self._system.query_queues)
            if queues is not None:
                shown = self._live_state.queues
                topics = shown.set_list(queues, asked_at, dt_util.utcnow())
                self._listeners.async_changed(topics)
                self._remove_stale("queue", shown.views)
        if self._outline() != before:
            self._listeners.async_inventory_changed()

    def _remove_stale(self, kind: str, current: Iterable[str]) -> None:
        async_remove_stale_children(
            self._hass, self._identity.entry_id, self._identity.prefix, kind, current
        )

    def _outline(self) -> tuple[object, ...]:
        """Return what there is and what it is called, to be compared."""
        extensions, queues = self._extensions.shown, self._live_state.queues.views
        return (
            {number: extension.name for number, extension in extensions.items()},
            self._live_state.extension_facts.with_mailbox,
            frozenset(self._live_state.trunks),
            {number: queue.name for number, queue in queues.items()},
        )

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
