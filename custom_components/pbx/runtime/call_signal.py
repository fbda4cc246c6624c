"""The signal over which every call event of every phone system goes, so that automations hear of calls through reloads of an entry."""

from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.util.signal_type import SignalType

from ..calls.model import CallEvent

SIGNAL_CALL_EVENT: SignalType[ConfigEntry[Any], CallEvent] = SignalType(
    "pbx_call_event"
)
"""Sent with the entry of the phone system, whose ``runtime_data`` is set, and with the call event."""
