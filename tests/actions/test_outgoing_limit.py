"""The most outgoing calls a minute."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.const import (
    CONF_CALLS_PER_MINUTE,
    DEFAULT_CALLS_PER_MINUTE,
    DOMAIN,
)
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_system

TOO_MANY = "too_many_calls"
REFUSED = "dial_refused"


@pytest.fixture(autouse=True)
def refusing(yeastar: YeastarSimulator) -> None:
    """Have the system refuse what it is told, so that phones stay idle: a call that was ordered counts all the same."""
    yeastar.fail("call/dial", "30001", times=20)


async def dial(
    hass: HomeAssistant, entry: MockConfigEntry, number: str = "1002"
) -> HomeAssistantError:
    """Have an extension call, in vain. Return the error."""
    data = {"config_entry_id": entry.entry_id, "extension": "1000", "number": number}
    with pytest.raises(HomeAssistantError) as raised:
        await hass.services.async_call(DOMAIN, "dial", data, blocking=True)
    return raised.value


def ordered(yeastar: YeastarSimulator) -> int:
    """Return how many calls the system was told to make."""
    return sum("/dial" in request.endpoint for request in yeastar.requests)


async def test_too_many(
    hass: HomeAssistant, yeastar: YeastarSimulator, freezer: FrozenDateTimeFactory
) -> None:
    """No more calls than allowed are ordered until the first is a minute old, also when the entry is loaded anew."""
    entry = await set_up_system(hass, yeastar, **{CONF_CALLS_PER_MINUTE: 2})
    for _ in range(2):
        assert (await dial(hass, entry)).translation_key == REFUSED
        freezer.tick(timedelta(seconds=20))
    error = await dial(hass, entry)
    assert error.translation_key == TOO_MANY
    assert error.translation_placeholders == {"system": entry.title, "limit": "2"}
    await hass.config_entries.async_reload(entry.entry_id)
    assert (await dial(hass, entry)).translation_key == TOO_MANY
    assert ordered(yeastar) == 2
    freezer.tick(timedelta(seconds=20))
    assert (await dial(hass, entry)).translation_key == REFUSED
    assert (await dial(hass, entry)).translation_key == TOO_MANY
    assert ordered(yeastar) == 3


async def test_usual_limit(hass: HomeAssistant, yeastar: YeastarSimulator) -> None:
    """Where nobody chose a limit there is one; what is wrong before the system is told does not count."""
    entry = await set_up_system(hass, yeastar)
    assert (await dial(hass, entry, "1000")).translation_key == "dial_itself"
    errors = [
        (await dial(hass, entry)).translation_key
        for _ in range(DEFAULT_CALLS_PER_MINUTE + 1)
    ]
    assert errors == [REFUSED] * DEFAULT_CALLS_PER_MINUTE + [TOO_MANY]
