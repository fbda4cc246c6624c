"""The words that Yeastar and OpenVox have for what extensions and trunks are doing."""

from ...calls.model import ReportedState
from ..lenient_values import plain

# A list says Registered of an extension that does nothing, and so does a report after a call.
_EXTENSION = {
    "idle": ReportedState.IDLE,
    "registered": ReportedState.IDLE,
    "ringing": ReportedState.RINGING,
    "busy": ReportedState.BUSY,
    "inuse": ReportedState.BUSY,
    "hold": ReportedState.ON_HOLD,
    "onhold": ReportedState.ON_HOLD,
    "unregistered": ReportedState.UNREGISTERED,
    "unavailable": ReportedState.UNREGISTERED,
    "malfunction": ReportedState.UNREGISTERED,
    "fxsnoport": ReportedState.UNREGISTERED,
}

_TRUNK = {
    "registered": "registered",
    "registered(unmonitored)": "registered",
    "registering": "registering",
    "idle": "idle",
    "busy": "busy",
    "up": "up",
    "down": "down",
    "poweroff": "down",
    "failure": "failure",
    "failed": "failure",
    "fault": "failure",
    "alarm": "failure",
    "nosim": "failure",
    "nosignal": "failure",
    "pinerror": "failure",
    "unregister": "failure",
    "unregistered": "failure",
    "disable": "disabled",
    "disabled": "disabled",
}


def extension_state(word: str | None) -> ReportedState | None:
    """Return what a word says of an extension; None for a word that is not known."""
    return _EXTENSION.get(plain(word))


def trunk_status(word: str | None) -> str:
    """Return which of base.TRUNK_STATUSES a word stands for."""
    return _TRUNK.get(plain(word), "unknown")
