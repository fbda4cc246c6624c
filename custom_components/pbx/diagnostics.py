"""Diagnostics: what helps to find a fault, without numbers, names, addresses or secrets of anybody."""

from collections import Counter
from typing import Any

from homeassistant.core import HomeAssistant

from .calls.phone_book.phone_book import PhoneBook
from .data import PbxConfigEntry, PbxData
from .systems.settings import SettingKind


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: PbxConfigEntry
) -> dict[str, Any]:
    """Return diagnostics for an entry: counts, flags and versions."""
    pbx = entry.runtime_data
    settings = pbx.system.settings
    return {
        "system": {
            "key": pbx.system.key,
            "delivery": pbx.system.delivery.name,
            "possible_deliveries": _deliveries(pbx),
            "features": sorted(str(feature.name) for feature in pbx.system.features),
            **_device(pbx),
        },
        "entry": {
            "version": f"{entry.version}.{entry.minor_version}",
            "data_fields": sorted(entry.data),
            "option_fields": sorted(entry.options),
            "tls": settings.tls,
            "verify_certificate": settings.verify_certificate,
            "own_settings": {
                setting.key: str(dict(settings.own)[setting.key])
                for setting in pbx.system.own_settings
                if setting.kind is not SettingKind.TEXT
            },
        },
        "connection": {
            "last_update_success": pbx.coordinator.last_update_success,
            "last_exception": _kind(pbx.coordinator.last_exception),
            "poll_interval_seconds": (
                pbx.coordinator.update_interval.total_seconds()
                if pbx.coordinator.update_interval
                else None
            ),
        },
        "reports": _counters(pbx),
        "calls": _calls(pbx),
        "inventory": {
            "extensions": len(pbx.extensions.shown),
            "extension_states": dict(
                Counter(
                    str(pbx.live_state.extension(number).state)
                    for number in pbx.extensions.shown
                )
            ),
            "trunks": len(pbx.live_state.trunks),
            "trunk_statuses": dict(
                Counter(trunk.status for trunk in pbx.live_state.trunks.values())
            ),
            "queues": len(pbx.live_state.queues.views),
            "campaigns": len(pbx.live_state.campaigns.views),
        },
        "blocked_numbers": pbx.phone_books.blocked,
        "phone_books": {
            "contacts": _phone_book(pbx.phone_books.contacts),
            "own": _phone_book(pbx.phone_books.own),
            "shared": _phone_book(pbx.phone_books.shared),
        },
    }


def _phone_book(book: PhoneBook) -> dict[str, int]:
    return {
        "numbers": len(book),
        "numbers_in_groups": len(book.groups),
        "groups": len(book.group_names),
        "photos": len(book.digests),
    }


def _device(pbx: PbxData) -> dict[str, Any]:
    device = pbx.login.device
    return {
        "model": device.model if device else None,
        "hardware_version": device.hardware_version if device else None,
        "firmware_version": device.firmware_version if device else None,
    }


def _deliveries(pbx: PbxData) -> list[str]:
    """Return on which ways the system can report, with the firmware that it has."""
    device = pbx.login.device
    possible = device.deliveries if device else None
    return [way.name for way in possible or pbx.system.deliveries]


def _counters(pbx: PbxData) -> dict[str, Any]:
    counters = pbx.receiver.counters
    last = counters.last_report_at
    return {
        "accepted": counters.accepted,
        "refused": counters.refused,
        "unsigned": counters.unsigned,
        "unreadable": counters.unreadable,
        "oversized": counters.oversized,
        "unstored": counters.unstored,
        "beyond_limits": {
            **counters.beyond,
            "further_queues": pbx.live_state.queues.beyond,
            "results_of_further_campaigns": pbx.live_state.campaigns.results_beyond,
            "calls_given_up": pbx.tracker.given_up,
        },
        "last_report_at": last.isoformat() if last else None,
        "duplicates": pbx.tracker.duplicates,
        "late": pbx.tracker.late,
    }


def _calls(pbx: PbxData) -> dict[str, Any]:
    view = pbx.live_state.system
    return {
        "state": view.state,
        "open": dict(Counter(call.state.value for call in pbx.tracker.open_calls)),
        "active": view.active_calls,
        "missed_today": view.today.missed,
        "failed_today": view.today.failed,
        "answered_today": view.today.answered,
        "voicemail_today": view.today.voicemail,
        "results": len(pbx.tracker.recent_results()),
    }


def _kind(error: BaseException | None) -> str | None:
    """Return an error's kind; its text may hold an address."""
    if error is None:
        return None
    key = getattr(error, "translation_key", None)
    return f"{type(error).__name__}: {key}" if key else type(error).__name__
