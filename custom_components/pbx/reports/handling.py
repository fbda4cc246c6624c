"""Applies reports that are known to be a system's own."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from homeassistant.core import callback
from homeassistant.util import dt as dt_util

from ..calls.log.log_model import ReceivedReport
from ..calls.model import Call, CallEvent, Changes
from ..calls.report import (
    CallInput,
    CallReport,
    ConfigurationChanged,
    DoNotDisturb,
    ExtensionStatus,
    MailboxStatus,
    OutboundResult,
    QueueChanged,
    QueueStatus,
    Report,
    SystemStarted,
)
from ..calls.tracking.tracker import Tracker
from ..runtime.call_store import CallStore
from ..runtime.publisher import Publisher

STARTING = timedelta(seconds=30)
"""How long a system may take to say that it has started: it may say so more than once."""


class ReportHandler:
    """Hands each report of a phone system to what it is about."""

    def __init__(
        self,
        tracker: Tracker,
        call_store: CallStore,
        publisher: Publisher,
        *,
        calls_changed: Callable[[], None],
        lists_changed: Callable[[], None],
        queue_changed: Callable[[str], None],
        system_started: Callable[[], None],
    ) -> None:
        """Begin with no report.

        Args:
            tracker: What follows the calls.
            call_store: What stores the changes.
            publisher: What publishes the states of extensions and queues.
            calls_changed: Called after reports were applied, because something may be due earlier now.
            lists_changed: Called when an extension or a trunk was added, changed or removed.
            queue_changed: Called with the number of a queue that has to be asked what it looks like.
            system_started: Called when the system has started and has forgotten the login.
        """
        self._tracker = tracker
        self._call_store = call_store
        self._publisher = publisher
        self._calls_changed = calls_changed
        self._lists_changed = lists_changed
        self._queue_changed = queue_changed
        self._system_started = system_started
        self._started_at: datetime | None = None

    @callback
    def async_apply(
        self, reports: Iterable[Report], body: bytes, *, keeps_body: bool = True
    ) -> asyncio.Future[None]:
        """Apply reports. What they changed is published when it is stored.

        Args:
            reports: The reports.
            body: What they came in.
            keeps_body: Whether to store the body although nothing in it may be needed after a restart: of a long list of results,
                which come in parts, once.

        Returns:
            A future that is done when everything is safe, or has a LogError. See ``CallStore.async_store``.
        """
        now = dt_util.utcnow()
        about: dict[str, None] = {}
        is_news = False
        is_needed = keeps_body
        calls: dict[str, Call] = {}
        events: list[CallEvent] = []
        for report in reports:
            match report:
                case CallInput():
                    # What people enter may be secret, so it is not kept.
                    continue
                case CallReport():
                    changes, has_news = self._apply(report, now)
                    is_news |= has_news
                    is_needed |= not isinstance(report, OutboundResult)
                    about.update(dict.fromkeys(_call_ids(report, changes)))
                    calls.update((call.call_id, call) for call in changes.calls)
                    events += changes.events
                case ExtensionStatus():
                    self._publisher.async_publish_extension_status(report)
                case DoNotDisturb():
                    self._publisher.async_publish_do_not_disturb(report)
                case MailboxStatus():
                    self._publisher.async_publish_mailbox_status(report)
                case QueueStatus():
                    self._publisher.async_publish_queue_status(report)
                case QueueChanged():
                    self._queue_changed(report.number)
                case ConfigurationChanged():
                    self._lists_changed()
                case SystemStarted():
                    self._note_start(now)
        received = ReceivedReport(
            body=body, at=now, call_ids=tuple(about), is_news=is_news
        )
        stored = self._call_store.async_store(
            Changes(calls=tuple(calls.values()), events=tuple(events)),
            [received] if about and is_needed else [],
        )
        self._calls_changed()
        return stored

    def _apply(self, report: CallReport, now: datetime) -> tuple[Changes, bool]:
        """Apply a report. Return what it changed, and whether it said anything new."""
        tracker = self._tracker
        known = tracker.duplicates + tracker.late
        changes = tracker.apply(report, now)
        return changes, tracker.duplicates + tracker.late == known

    def _note_start(self, now: datetime) -> None:
        if self._started_at is None or now - self._started_at > STARTING:
            self._started_at = now
            self._system_started()


def _call_ids(report: CallReport, changes: Changes) -> list[str]:
    """Return the ids of the calls that a report is about."""
    return [call.call_id for call in changes.calls] or list(report.ids)
