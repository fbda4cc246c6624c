"""What the sensors of a simulated system's queue show, and the callers who wait in it."""

from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.devices import unique_id
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from simulator.live_call import LiveCall
from simulator.story import Action, Service

from .control_orders import SPEED, Simulator, happened
from .long_calls import beat, from_outside, story


class Queue:
    """The queue of a simulated system, as Home Assistant shows it."""

    def __init__(
        self, hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
    ) -> None:
        """Keep whose queue it is."""
        self._hass = hass
        self._simulator = simulator
        self._entry = entry

    def sensor(self, key: str) -> str:
        """Return the state of a sensor."""
        place = ("queue", self._simulator.office.queue)
        prefix = self._entry.runtime_data.identity.prefix
        entity_id = er.async_get(self._hass).async_get_entity_id(
            "sensor", "pbx", unique_id(prefix, place, key)
        )
        assert entity_id
        state = self._hass.states.get(entity_id)
        assert state
        return state.state

    async def shows(self, **expected: int) -> None:
        """Wait until sensors have these states."""
        for key, value in expected.items():
            await happened(
                f"{key} is {value}",
                lambda key=key, value=value: self.sensor(key) == str(value),
            )

    def waiting(self) -> LiveCall:
        """Have somebody wait for long, for whom nobody's phone rings."""
        number = self._simulator.office.queue
        picked_up = beat(Action.PICK_UP, number, service=Service.QUEUE)
        told = story(from_outside(self._simulator, number), picked_up)
        return self._simulator._stage.begin(told, SPEED)
