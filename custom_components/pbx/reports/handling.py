"""Applies reports that are known to be a system's own."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from homeassistant.core import callback
from homeassistant.util import dt as dt_util

from ..calls.log.log_model import ReceivedReport
from ..calls.model import Call, CallEvent, Changes
from ..calls.report import (
    CallReport,
    ConfigurationChanged,
    ExtensionStatus,
    Report,
    SystemStarted,
)

if TYPE_CHECKING:
    from ..coordinator import PbxCoordinator

STARTING = timedelta(seconds=30)
"""How long a system may take to say that it has started: it may say so more than once."""


class ReportHandler:
    """Hands each report of one phone system to what it is about."""

    def __init__(self, coordinator: PbxCoordinator) -> None:
        """Begin with no report."""
        self._coordinator = coordinator
        self._started_at: datetime | None = None

    @callback
    def async_take(self, reports: Iterable[Report], body: bytes) -> None:
        """Apply reports, and publish what they changed when it is stored.

        Args:
            reports: The reports.
            body: What they came in.
        """
        coordinator, now = self._coordinator, dt_util.utcnow()
        about: dict[str, None] = {}
        is_news = False
        calls: dict[str, Call] = {}
        events: list[CallEvent] = []
        for report in reports:
            match report:
                case CallReport():
                    changes, told = self._apply(report, now)
                    is_news |= told
                    about.update(dict.fromkeys(_ids(report, changes)))
                    calls.update((call.call_id, call) for call in changes.calls)
                    events += changes.events
                case ExtensionStatus():
                    local = dt_util.as_local(now)
                    topics = coordinator.live_state.extension_status(report, local)
                    coordinator.publisher.async_changed(topics)
                case ConfigurationChanged():
                    coordinator.async_configuration_changed()
                case SystemStarted():
                    self._system_started(now)
        received = ReceivedReport(
            body=body, at=now, call_ids=tuple(about), is_news=is_news
        )
        coordinator.call_store.async_store(
            Changes(calls=tuple(calls.values()), events=tuple(events)),
            [received] if about else [],
        )
        coordinator.deadlines.async_follow()

    def _apply(self, report: CallReport, now: datetime) -> tuple[Changes, bool]:
        """Apply a report. Return what it changed, and whether it told anything new."""
        tracker = self._coordinator.tracker
        known = tracker.duplicates + tracker.late
        changes = tracker.apply(report, now)
        return changes, tracker.duplicates + tracker.late == known

    def _system_started(self, now: datetime) -> None:
        if self._started_at is None or now - self._started_at > STARTING:
            self._started_at = now
            self._coordinator.async_reconnect()


def _ids(report: CallReport, changes: Changes) -> list[str]:
    """Return the ids of the calls that a report is about."""
    return [call.call_id for call in changes.calls] or list(report.ids)
