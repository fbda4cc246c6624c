"""The most outgoing calls a minute, so that an automation that runs wild makes few calls before somebody notices."""

from typing import Final

from homeassistant.util.hass_dict import HassKey

from ..const import CONF_CALLS_PER_MINUTE, DEFAULT_CALLS_PER_MINUTE, DOMAIN
from ..data import PbxData
from ..runtime.rolling_limit import RollingLimit
from .request import invalid

WINDOW_SECONDS: Final = 60

_MADE: Final[HassKey[dict[str, RollingLimit]]] = HassKey(f"{DOMAIN}_outgoing_calls")
"""The calls that were ordered lately, by entry. An entry that is loaded anew keeps them."""


def take(pbx: PbxData, count: int = 1) -> None:
    """Count calls that are about to be ordered.

    Args:
        pbx: The system that is to make them.
        count: How many they are. All of them may be made, or none.

    Raises:
        ServiceValidationError: They would be more within a minute than the system's settings allow.
    """
    most = int(pbx.entry.options.get(CONF_CALLS_PER_MINUTE, DEFAULT_CALLS_PER_MINUTE))
    made = pbx.coordinator.hass.data.setdefault(_MADE, {}).setdefault(
        pbx.entry.entry_id, RollingLimit(WINDOW_SECONDS)
    )
    if not made.take(most, count):
        raise invalid("too_many_calls", system=pbx.entry.title, limit=str(most))
