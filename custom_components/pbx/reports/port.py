"""A small listener for reports that Home Assistant's own web server refuses before any handler runs.

It serves old firmware that leaves parts of the address out, and Home Assistants that speak only TLS. All entries that name the
same port share one listener.
"""

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import async_timeout

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_WEBHOOK_ID, EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.util.hass_dict import HassKey

from .. import issues
from ..calls.limits import MAX_BODY_BYTES
from ..const import DOMAIN, LOGGER
from ..systems.base import Acknowledgement
from .raw_http import BadRequest, RequestHead, RequestReader, TooLarge, response
from .receiver import READ_SECONDS, REFUSED, Receiver

MAX_CONNECTIONS = 64
"""From the addresses of phone systems; as many are taken from all other addresses together."""

MAX_CONNECTIONS_OF_OTHERS = 8
"""From an address that is no phone system's."""

LINGER_SECONDS = 1
REOPEN_SECONDS = 60

_PORTS: HassKey[dict[int, ReportPort]] = HassKey(f"{DOMAIN}_report_ports")


@dataclass(frozen=True, slots=True)
class _Reporter:
    """A system that reports to a port: its entry, and what takes its reports."""

    entry: ConfigEntry[Any]
    receiver: Receiver


class ReportPort:
    """The listener on a port, and the systems that report to it."""

    def __init__(self, hass: HomeAssistant, port: int) -> None:
        """Begin closed."""
        self.port = port
        self.refused = 0
        self._hass = hass
        self._systems: dict[str, _Reporter] = {}
        self._server: asyncio.Server | None = None
        self._opening = asyncio.Lock()
        self._own_connections = 0
        self._other_connections: Counter[str] = Counter()
        self._reopen: CALLBACK_TYPE | None = None
        self._warned = False
        self._unlisten = hass.bus.async_listen_once(
            EVENT_HOMEASSISTANT_STOP, self._async_stop
        )

    @property
    def is_open(self) -> bool:
        """Whether reports can arrive here."""
        return self._server is not None

    async def async_add(self, entry: ConfigEntry[Any], receiver: Receiver) -> None:
        """Take reports for another system."""
        self._systems[entry.data[CONF_WEBHOOK_ID]] = _Reporter(entry, receiver)
        await self._async_open()

    @callback
    def async_remove(self, entry: ConfigEntry[Any]) -> None:
        """Take no more reports for a system; the last system frees the port."""
        self._systems.pop(entry.data[CONF_WEBHOOK_ID], None)
        issues.async_clear(self._hass, entry, issues.REPORT_PORT_BUSY)
        if not self._systems:
            self._hass.data[_PORTS].pop(self.port)
            self._unlisten()
            self._async_close()

    # -- the listener ------------------------------------------------------------------------------------------------

    async def _async_open(self, _now: datetime | None = None) -> None:
        self._reopen = None
        async with self._opening:
            try:
                if not self._server:
                    self._server = await asyncio.start_server(
                        self._async_serve, port=self.port
                    )
            except OSError as err:
                self._async_failed(err)
                return
        if not self._systems:
            self._async_close()
        for reporter in self._systems.values():
            issues.async_clear(self._hass, reporter.entry, issues.REPORT_PORT_BUSY)

    @callback
    def _async_failed(self, err: OSError) -> None:
        for reporter in self._systems.values():
            issues.async_report_port_busy(self._hass, reporter.entry, self.port)
        if not self._warned:
            self._warned = True
            LOGGER.warning(
                "Report port %s cannot be opened, reports are taken by the webhook "
                "only: %s",
                self.port,
                err.strerror,
            )
        if self._systems and not self._reopen:
            self._reopen = async_call_later(
                self._hass, REOPEN_SECONDS, self._async_open
            )

    @callback
    def _async_close(self) -> None:
        if self._reopen:
            self._reopen()
            self._reopen = None
        if self._server:
            self._server.close()
            self._server.close_clients()
            self._server = None

    @callback
    def _async_stop(self, _event: Event) -> None:
        self._async_close()

    # -- one connection ----------------------------------------------------------------------------------------------

    async def _async_serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        source = writer.get_extra_info("peername")[0]
        is_own = self._is_own(source)
        if not self._has_room(source, is_own=is_own):
            writer.transport.abort()
            return
        self._count(source, 1, is_own=is_own)
        try:
            answer = await self._async_answer(reader, source)
            writer.write(response(answer.status, answer.body, answer.content_type))
            writer.write_eof()
            if answer.status >= 400:
                await _linger(reader)
        except OSError, TimeoutError:
            pass
        finally:
            self._count(source, -1, is_own=is_own)
            writer.close()

    def _is_own(self, source: str) -> bool:
        return any(
            reporter.receiver.sources.names(source)
            for reporter in self._systems.values()
        )

    def _has_room(self, source: str, *, is_own: bool) -> bool:
        """Answer whether another connection is taken from an address. Those of phone systems are never kept out by others."""
        if is_own:
            return self._own_connections < MAX_CONNECTIONS
        others = self._other_connections
        return (
            others[source] < MAX_CONNECTIONS_OF_OTHERS
            and others.total() < MAX_CONNECTIONS
        )

    def _count(self, source: str, change: int, *, is_own: bool) -> None:
        if is_own:
            self._own_connections += change
            return
        self._other_connections[source] += change
        if not self._other_connections[source]:
            del self._other_connections[source]

    async def _async_answer(
        self, reader: asyncio.StreamReader, source: str
    ) -> Acknowledgement:
        request = RequestReader(reader)
        try:
            async with async_timeout.timeout(READ_SECONDS):
                head = await request.read_head()
                if head.method != "POST":
                    return Acknowledgement(status=405)
                candidates = self._candidates(head, source)
                if not candidates:
                    return self._refuse()
                body = await request.read_body(head, MAX_BODY_BYTES)
        except TooLarge:
            return Acknowledgement(status=413)
        except BadRequest:
            return Acknowledgement(status=400)
        except TimeoutError:
            return Acknowledgement(status=408)
        if receiver := await _async_choose(candidates, body):
            return await receiver.async_receive(body, source)
        return self._refuse()

    def _candidates(self, head: RequestHead, source: str) -> list[Receiver]:
        """Return who may be meant by a request: the system that its path names, else those at its address."""
        for segment in head.segments:
            if reporter := self._systems.get(segment):
                return [reporter.receiver]
        receivers = (reporter.receiver for reporter in self._systems.values())
        return [receiver for receiver in receivers if receiver.sources.names(source)]

    def _refuse(self) -> Acknowledgement:
        self.refused += 1
        return REFUSED


async def async_listen(
    hass: HomeAssistant, entry: ConfigEntry[Any], receiver: Receiver, port: int
) -> None:
    """Take reports for a system on a port until its entry is unloaded."""
    ports = hass.data.setdefault(_PORTS, {})
    listener = ports.get(port) or ports.setdefault(port, ReportPort(hass, port))

    @callback
    def stop() -> None:
        listener.async_remove(entry)

    entry.async_on_unload(stop)
    await listener.async_add(entry, receiver)


@callback
def is_open(hass: HomeAssistant, port: int) -> bool:
    """Answer whether reports can arrive at a port."""
    listener = hass.data.get(_PORTS, {}).get(port)
    return listener is not None and listener.is_open


async def _async_choose(candidates: list[Receiver], body: bytes) -> Receiver | None:
    """Return the receiver of the system that a body is from, None when nothing says which that is."""
    if len(candidates) == 1:
        return candidates[0]
    for test in (Receiver.async_recognises, Receiver.async_could_be):
        fits = [candidate for candidate in candidates if await test(candidate, body)]
        if len(fits) == 1:
            return fits[0]
    return None


async def _linger(reader: asyncio.StreamReader) -> None:
    """Read on for a moment, because closing on unread data would take the answer away from the sender."""
    async with async_timeout.timeout(LINGER_SECONDS):
        while await reader.read(64 * 1024):
            pass
