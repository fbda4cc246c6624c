"""The blueprints that show people in the house that the phone rings: a voice, and flashing lights."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import async_mock_service

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.setup import async_setup_component

from .. import shown
from ..report_bodies import ANSWERED, OVER, RINGING, Reporter, ext, inbound, status
from . import set_up_demo, use_blueprint
from .scene import Scene

ANNOUNCE = "announce_caller"
FLASH = "flash_lights_while_ringing"
RECEPTION = "sensor.yeastar_s100_extension_1000_reception_state"
WORKSHOP = "sensor.yeastar_s100_extension_1023_workshop_state"
SPEAKERS = {"speakers": ["media_player.kitchen"], "voice": "tts.voice"}
LIGHT = "light.bed_light"
OTHER_LIGHT = "light.ceiling_lights"


def rings(caller: str, call_id: str = "1571896991.7", extension: str = "1000") -> bytes:
    """Return the report that somebody else calls."""
    return status(inbound("ALERT", caller), ext(extension, "RING"), call_id=call_id)


def over(call_id: str = "1571896991.7", extension: str = "1000") -> bytes:
    """Return the report that this call ended."""
    return status(inbound("BYE"), ext(extension, "BYE"), call_id=call_id)


@pytest.fixture
def spoken(hass: HomeAssistant) -> list[ServiceCall]:
    """Catch what is said on speakers."""
    calls: list[ServiceCall] = async_mock_service(hass, "tts", "speak")
    return calls


@pytest.fixture
def announced(hass: HomeAssistant) -> list[ServiceCall]:
    """Catch what voice satellites say."""
    calls: list[ServiceCall] = async_mock_service(hass, "assist_satellite", "announce")
    return calls


@pytest.mark.parametrize(
    ("inputs", "caller", "words"),
    [
        pytest.param({}, "5550100", "Call from 5 5 5 0 1 0 0", id="number"),
        pytest.param({}, "+4930", "Call from + 4 9 3 0", id="abroad"),
        pytest.param({}, "anonymous", "Call from an unknown number", id="withheld"),
        pytest.param(
            {"message": "{{ call.caller_number }}"}, "030123", "030123", id="own words"
        ),
    ],
)
async def test_says(
    hass: HomeAssistant,
    report: Reporter,
    everything: dict[str, str],
    spoken: list[ServiceCall],
    announced: list[ServiceCall],
    inputs: dict[str, Any],
    caller: str,
    words: str,
) -> None:
    """Speakers and satellites say once who is calling."""
    await use_blueprint(
        hass,
        ANNOUNCE,
        phones=everything,
        satellites=["assist_satellite.hall"],
        **SPEAKERS,
        **inputs,
    )
    await report(rings(caller))
    assert [call.data for call in spoken] == [
        {
            "entity_id": ["tts.voice"],
            "media_player_entity_id": ["media_player.kitchen"],
            "message": words,
        }
    ]
    assert [call.data for call in announced] == [
        {"entity_id": ["assist_satellite.hall"], "message": words}
    ]


@pytest.mark.parametrize(
    ("time", "runs"),
    [
        pytest.param("07:59:59", 0, id="night"),
        pytest.param("08:00:01", 1, id="morning"),
        pytest.param("20:59:59", 1, id="evening"),
        pytest.param("21:00:01", 0, id="late"),
    ],
)
async def test_not_at_night(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    everything: dict[str, str],
    spoken: list[ServiceCall],
    time: str,
    runs: int,
) -> None:
    """At night nothing is said."""
    await use_blueprint(hass, ANNOUNCE, phones=everything, **SPEAKERS)
    freezer.move_to(datetime.fromisoformat(f"2026-11-22 {time}+01:00"))
    await report(RINGING)
    assert len(spoken) == runs


async def test_says_again(
    hass: HomeAssistant,
    scene: Scene,
    everything: dict[str, str],
    spoken: list[ServiceCall],
) -> None:
    """It is said again while it rings, and not once somebody has answered; then whoever called second is announced."""
    await use_blueprint(hass, ANNOUNCE, phones=everything, times=5, pause=8, **SPEAKERS)
    await scene.report(RINGING)
    await scene.passes(8)
    await scene.until(lambda: len(spoken) == 2)
    await scene.report(ANSWERED)
    await scene.passes(8)
    await scene.passes(8)
    assert len(spoken) == 2
    await scene.report(rings("anonymous", extension="1002"))
    await scene.until(lambda: len(spoken) == 3)
    assert spoken[-1].data["message"] == "Call from an unknown number"
    await scene.report(over(extension="1002"))
    await scene.passes(8)
    await hass.async_block_till_done()
    assert len(spoken) == 3


async def test_only_some_callers(
    hass: HomeAssistant,
    report: Reporter,
    everything: dict[str, str],
    spoken: list[ServiceCall],
) -> None:
    """Only those callers are announced whom people want announced."""
    await use_blueprint(
        hass, ANNOUNCE, phones=everything, callers=["withheld"], **SPEAKERS
    )
    await report(RINGING, OVER)
    assert spoken == []
    await report(rings("anonymous"))
    assert len(spoken) == 1


@pytest.fixture
async def lights(hass: HomeAssistant) -> list[str]:
    """Have a lamp that is off and one that is on."""
    await set_up_demo(hass, Platform.LIGHT)
    assert await async_setup_component(hass, "scene", {"scene": {}})
    return [LIGHT, OTHER_LIGHT]


async def test_flashes(hass: HomeAssistant, scene: Scene, lights: list[str]) -> None:
    """Lights flash while it rings, also for a second call, and are then as they were."""

    def show(*wanted: str) -> Callable[[], bool]:
        return lambda: [shown(hass, light) for light in lights] == [*wanted]

    assert show("off", "on")()
    await use_blueprint(hass, FLASH, phones={"entity_id": RECEPTION}, lights=lights)
    await scene.report(rings("5550199", extension="1002"))
    assert show("off", "on")()
    await scene.report(RINGING)
    await scene.until(show("on", "on"))
    await scene.passes(1)
    await scene.until(show("off", "off"))
    await scene.passes(1)
    await scene.until(show("on", "on"))
    await scene.report(rings("5550198", "1571896991.8"), ANSWERED)
    await scene.passes(1)
    await scene.until(show("off", "off"))
    await scene.report(over("1571896991.8"))
    await scene.passes(1)
    await scene.until(show("off", "on"))
    await hass.async_block_till_done()
    assert hass.states.async_entity_ids("scene") == []


async def test_flashes_are_limited(
    hass: HomeAssistant, scene: Scene, lights: list[str]
) -> None:
    """Lights do not flash for ever, and may flash in a color."""
    await use_blueprint(
        hass,
        FLASH,
        phones={"entity_id": RECEPTION},
        lights=lights,
        flashes=1,
        color=[255, 0, 0],
        brightness=50,
    )
    await scene.report(RINGING)
    await scene.until(lambda: shown(hass, LIGHT) == "on")
    state = hass.states.get(LIGHT)
    assert state
    assert (state.attributes["rgb_color"], state.attributes["brightness"]) == (
        (255, 0, 0),
        128,
    )
    await scene.passes(1)
    await scene.passes(1)
    await scene.until(
        lambda: (shown(hass, LIGHT), shown(hass, OTHER_LIGHT)) == ("off", "on")
    )
    await hass.async_block_till_done()
