"""Takes a report in: who sent it, can it be read, is it this system's."""

import asyncio
from collections import Counter
from contextvars import copy_context
from dataclasses import dataclass, field
from datetime import datetime
from itertools import batched
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from .. import issues
from ..calls.log.log_errors import LogError
from ..calls.report import Report
from ..const import LOGGER
from ..runtime.identity import Identity
from ..systems.base import Acknowledgement, PhoneSystem
from ..systems.errors import BadReport
from ..systems.lenient_values import counting
from . import arrivals
from .arrivals import Arrival, ArrivalKind
from .handling import ReportHandler
from .sources import Sources

READ_SECONDS = 10

DECODED_AT_ONCE = 16 * 1024
"""Up to how many bytes a body is decoded on the event loop; a larger body is decoded beside it, so that nothing else waits."""

REPORTS_AT_A_TIME = 5
"""After how many reports of a body others get their turn."""

REFUSED = Acknowledgement(status=403)
UNSIGNED = Acknowledgement(status=401)
TOO_LARGE = Acknowledgement(status=413)
NOT_STORED = Acknowledgement(status=503)
"""The system then sends the report again."""


@dataclass(slots=True)
class Counters:
    """What arrived since the entry was set up. ``accepted`` counts reports, the others count requests or reports."""

    accepted: int = 0
    refused: int = 0
    unsigned: int = 0
    unreadable: int = 0
    oversized: int = 0
    unstored: int = 0
    beyond: Counter[str] = field(default_factory=Counter)
    """How often what arrived was longer or more than a limit, by what it was."""
    last_report_at: datetime | None = None


class Receiver:
    """The only door for the reports of a phone system, whatever way they come."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry[Any],
        system: PhoneSystem,
        identity: Identity,
        sources: Sources,
        handler: ReportHandler,
    ) -> None:
        """Begin with nothing received.

        Args:
            hass: Home Assistant.
            entry: The system's entry, in whose name people are asked to put things right.
            system: What reads the reports.
            identity: Whose reports are taken.
            sources: The addresses from which they are taken.
            handler: What applies them.
        """
        self.counters = Counters()
        self.sources = sources
        self._hass = hass
        self._entry = entry
        self._system = system
        self._identity = identity
        self._handler = handler
        self._warned: set[str] = set()
        self._forged = False

    @property
    def signature_header(self) -> str | None:
        """The HTTP header that the signature of a push is in; None where the system does not sign."""
        return self._system.signature_header

    async def async_receive(
        self, body: bytes, source: str | None, signature: str | None = None
    ) -> Acknowledgement:
        """Apply the reports in a body and say what to answer; nothing is asked of the system before the answer.

        Args:
            body: The body of a push.
            source: The address that it came from; None when it came through Home Assistant's cloud.
            signature: What came with it to prove that the system sent it, if anything.
        """
        if not self.sources.allows(source):
            return self._refuse_source(source)
        if not self._system.is_genuine(body, signature):
            return self._refuse_signature()
        if self._forged:
            self._forged = False
            issues.async_clear(self._hass, self._entry, issues.WRONG_SIGNATURE)
        return await self.async_take(body)

    async def async_take(self, body: bytes) -> Acknowledgement:
        """Apply the reports in a body, of which it is known that the system sent it, and say what to answer.

        Args:
            body: The body of a push, or a message of a stream.
        """
        try:
            with counting(self.counters.beyond):
                reports = await self._async_decode(body)
        except BadReport as err:
            self.counters.unreadable += 1
            self._warn_once("unreadable", f"A report cannot be read: {err}")
            return self._system.acknowledge(understood=False)
        self._warned.discard("unreadable")
        ours = [report for report in reports if self._is_ours(report)]
        if strangers := len(reports) - len(ours):
            self.counters.refused += strangers
            self._warn_once(
                "stranger",
                "A report was refused, because it is another system's; let that "
                "system report to its own address",
            )
            if not ours:
                self._note(Arrival(ArrivalKind.OTHER_SYSTEM))
                return REFUSED
        if self.counters.last_report_at is None:
            self._note(arrivals.REPORT)
        self.counters.accepted += len(ours)
        self.counters.last_report_at = dt_util.utcnow()
        try:
            await self._async_apply(ours, body)
        except LogError as err:
            self.counters.unstored += 1
            self._warn_once("unstored", f"A report cannot be stored: {err}")
            return NOT_STORED
        self._warned.discard("unstored")
        return self._system.acknowledge(understood=True)

    def async_refuse_size(self) -> Acknowledgement:
        """Count a body that is too large and say what to answer."""
        self.counters.oversized += 1
        self._warn_once("oversized", "A report was refused, because it is too large")
        return TOO_LARGE

    async def async_recognises(self, body: bytes) -> bool:
        """Answer whether a body can be read and names this system as its sender."""
        return any(
            report.serial_number and self._is_ours(report)
            for report in await self._async_read(body)
        )

    async def async_could_be(self, body: bytes) -> bool:
        """Answer whether a body can be read and names no other system as its sender."""
        reports = await self._async_read(body)
        return bool(reports) and all(self._is_ours(report) for report in reports)

    async def _async_apply(self, reports: list[Report], body: bytes) -> None:
        """Apply reports, and wait until they are safe. Raises LogError."""
        stored = []
        for number, some in enumerate(
            batched(reports, REPORTS_AT_A_TIME, strict=False)
        ):
            if number:
                await asyncio.sleep(0)
            stored.append(self._handler.async_apply(some, body, keeps_body=not number))
        for safe in stored:
            await safe

    async def _async_read(self, body: bytes) -> list[Report]:
        try:
            return await self._async_decode(body)
        except BadReport:
            return []

    async def _async_decode(self, body: bytes) -> list[Report]:
        """Decode a body. Raises BadReport."""
        system = self._system
        if len(body) <= DECODED_AT_ONCE:
            return system.decode(body, system.settings)
        return await self._hass.async_add_executor_job(
            copy_context().run, system.decode, body, system.settings
        )

    def _is_ours(self, report: Report) -> bool:
        expected = self._identity.serial_number
        if report.serial_number is None or expected is None:
            return True
        return report.serial_number.casefold() == expected.casefold()

    def _refuse_source(self, source: str | None) -> Acknowledgement:
        self.counters.refused += 1
        self._warn_once(
            "source",
            "A report was refused, because its address is not the system's; if it is "
            "the system's after all, add it to the entry's options",
        )
        issues.async_refused_source(self._hass, self._entry, source)
        self._note(Arrival(ArrivalKind.REFUSED_SOURCE, source))
        return REFUSED

    def _refuse_signature(self) -> Acknowledgement:
        self.counters.unsigned += 1
        self._forged = True
        self._warn_once(
            "signature",
            "A report was refused, because its signature is not the system's; if the "
            "system has a new secret for its webhook, reconfigure the entry",
        )
        issues.async_wrong_signature(self._hass, self._entry)
        self._note(Arrival(ArrivalKind.WRONG_SIGNATURE))
        return UNSIGNED

    def _note(self, arrival: Arrival) -> None:
        arrivals.async_note(self._hass, self._entry, arrival)

    def _warn_once(self, kind: str, message: str) -> None:
        if kind not in self._warned:
            self._warned.add(kind)
            LOGGER.warning("%s: %s", self._system.name, message)
