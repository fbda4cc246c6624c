"""Diagnostics: what helps to find a fault, without numbers, names, addresses or secrets of anybody."""

from collections import Counter
from typing import Any

from homeassistant.core import HomeAssistant

from .coordinator import PbxConfigEntry, PbxCoordinator


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: PbxConfigEntry
) -> dict[str, Any]:
    """Return diagnostics for an entry: counts, flags and versions."""
    coordinator = entry.runtime_data
    settings = coordinator.system.settings
    return {
        "system": {
            "key": coordinator.system.key,
            "features": sorted(
                str(feature.name) for feature in coordinator.system.features
            ),
            **_device(coordinator),
        },
        "entry": {
            "version": f"{entry.version}.{entry.minor_version}",
            "data_fields": sorted(entry.data),
            "option_fields": sorted(entry.options),
            "tls": settings.tls,
            "verify_certificate": settings.verify_certificate,
            "xml": settings.xml,
            "time_zone": str(settings.time_zone) if settings.time_zone else None,
        },
        "connection": {
            "last_update_success": coordinator.last_update_success,
            "last_exception": _kind(coordinator.last_exception),
            "poll_interval_seconds": (
                coordinator.update_interval.total_seconds()
                if coordinator.update_interval
                else None
            ),
        },
        "reports": _counters(coordinator),
        "calls": _calls(coordinator),
        "inventory": {
            "extensions": len(coordinator.extensions),
            "extension_states": dict(
                Counter(
                    str(coordinator.live_state.extension(number).state)
                    for number in coordinator.extensions
                )
            ),
            "trunks": len(coordinator.trunks),
            "trunk_statuses": dict(
                Counter(trunk.status for trunk in coordinator.trunks.values())
            ),
            "campaigns": len(coordinator.live_state.campaigns),
        },
    }


def _device(coordinator: PbxCoordinator) -> dict[str, Any]:
    device = coordinator.device
    return {
        "model": device.model if device else None,
        "hardware_version": device.hardware_version if device else None,
        "firmware_version": device.firmware_version if device else None,
    }


def _counters(coordinator: PbxCoordinator) -> dict[str, Any]:
    counters = coordinator.counters
    last = counters.last_report_at
    return {
        "accepted": counters.accepted,
        "refused": counters.refused,
        "unreadable": counters.unreadable,
        "oversized": counters.oversized,
        "last_report_at": last.isoformat() if last else None,
        "duplicates": coordinator.tracker.duplicates,
        "late": coordinator.tracker.late,
    }


def _calls(coordinator: PbxCoordinator) -> dict[str, Any]:
    view = coordinator.live_state.system
    return {
        "state": view.state,
        "open": dict(
            Counter(call.state.value for call in coordinator.tracker.open_calls)
        ),
        "active": view.active_calls,
        "missed_today": view.today.missed,
        "failed_today": view.today.failed,
        "answered_today": view.today.answered,
        "voicemail_today": view.today.voicemail,
        "results": len(coordinator.tracker.recent_results()),
    }


def _kind(error: BaseException | None) -> str | None:
    """Return an error's kind; its text may hold an address."""
    if error is None:
        return None
    key = getattr(error, "translation_key", None)
    return f"{type(error).__name__}: {key}" if key else type(error).__name__
