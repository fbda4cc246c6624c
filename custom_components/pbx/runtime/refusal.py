"""Has a phone system turn calls from blocked numbers away, where it can."""

from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from ..calls.model import Call
from ..calls.remembered_calls import RememberedCalls
from ..calls.ringing import rings
from ..const import LOGGER
from ..systems.base import Feature, PhoneSystem
from ..systems.errors import BadCredentials, CallNotFound, LockedOut, PbxError
from .login import Login


class Refusal:
    """Turns each call from a blocked number away once, as soon as it rings."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry[Any],
        system: PhoneSystem,
        login: Login,
    ) -> None:
        """Begin with no call turned away.

        Args:
            hass: Home Assistant.
            entry: The system's entry.
            system: What turns calls away.
            login: What knows whether the system takes orders.
        """
        self._hass = hass
        self._entry = entry
        self._system = system
        self._login = login
        self._done = RememberedCalls()

    @callback
    def async_call_changed(self, call: Call) -> None:
        """Turn a call away if people want none from its number and nobody has answered it."""
        if not call.blocked or not rings(call):
            return
        if Feature.REFUSE not in self._system.features or self._login.refused:
            return
        if call in self._done:
            return
        self._done.add(call)
        self._entry.async_create_background_task(
            self._hass, self._async_refuse(call), "pbx refuse call"
        )

    async def _async_refuse(self, call: Call) -> None:
        try:
            await self._system.refuse(call)
        except CallNotFound:
            return
        except (BadCredentials, LockedOut) as err:
            self._login.async_note_refusal(err)
        except PbxError as err:
            LOGGER.warning(
                "%s: A call from a blocked number was not turned away: %s",
                self._entry.title,
                type(err).__name__,
            )
