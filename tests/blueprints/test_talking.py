"""The blueprint that pauses players while somebody in a room is on the phone."""

import pytest

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar, device_registry as dr

from .. import shown
from ..report_bodies import ANSWERED, OVER, RINGING, ext, inbound, status
from . import device_of, set_up_demo, use_blueprint
from .scene import Scene

NAME = "pause_media_while_talking"
RECEPTION = "sensor.yeastar_s100_extension_1000_reception_state"
ANNA = "sensor.yeastar_s100_extension_1002_anna_berg_state"
MUSIC = "media_player.walkman"
RADIO = "media_player.bedroom"
SILENT = "media_player.living_room"
PLAYERS = [MUSIC, RADIO, SILENT]
SECOND = "1571896991.9"


@pytest.fixture
async def office(hass: HomeAssistant, scene: Scene) -> dict[str, str]:
    """Have two extensions in an area with players, one of which is paused, and return the area as a target."""
    area = ar.async_get(hass).async_create("Office")
    for entity_id in (RECEPTION, ANNA):
        dr.async_get(hass).async_update_child_device(
            device_of(hass, entity_id), area_id=area.id
        )
    await set_up_demo(hass, Platform.MEDIA_PLAYER)
    await hass.services.async_call(
        "media_player", "media_pause", {"entity_id": SILENT}, blocking=True
    )
    await use_blueprint(hass, NAME, phones={"area_id": area.id}, players=PLAYERS)
    return {"area_id": area.id}


def states(hass: HomeAssistant) -> list[str]:
    """Return what the players do."""
    return [shown(hass, player) for player in PLAYERS]


@pytest.mark.usefixtures("office")
async def test_pauses_and_goes_on(hass: HomeAssistant, scene: Scene) -> None:
    """Those that played are paused until the last of two calls has ended."""
    await scene.report(RINGING)
    assert states(hass) == ["playing", "playing", "paused"]
    await scene.report(ANSWERED)
    await scene.until(lambda: states(hass) == ["paused"] * 3)
    await scene.report(
        status(inbound("ALERT"), ext("1002", "RING"), call_id=SECOND),
        status(inbound("ANSWERED"), ext("1002", "ANSWER"), call_id=SECOND),
        OVER,
    )
    await scene.passes(31)
    await scene.passes(2)
    assert states(hass) == ["paused"] * 3
    await scene.report(status(inbound("BYE"), ext("1002", "BYE"), call_id=SECOND))
    await scene.passes(31)
    await scene.passes(2)
    await scene.until(lambda: states(hass) == ["playing", "playing", "paused"])
    await hass.async_block_till_done()


@pytest.mark.usefixtures("office")
async def test_stopped_meanwhile(hass: HomeAssistant, scene: Scene) -> None:
    """What somebody has switched off during the call stays off."""
    await scene.report(RINGING, ANSWERED)
    await scene.until(lambda: states(hass) == ["paused"] * 3)
    await hass.services.async_call(
        "media_player", "turn_off", {"entity_id": RADIO}, blocking=True
    )
    await scene.report(OVER)
    await scene.passes(31)
    await scene.passes(2)
    await scene.until(lambda: states(hass) == ["playing", "off", "paused"])
    await hass.async_block_till_done()


@pytest.mark.usefixtures("office")
async def test_elsewhere(hass: HomeAssistant, scene: Scene) -> None:
    """Calls in other rooms, and calls that only ring, pause nothing."""
    await scene.report(
        status(inbound("ALERT"), ext("1023", "RING")),
        status(inbound("ANSWERED"), ext("1023", "ANSWER")),
        status(inbound("ALERT"), ext("1000", "RING"), call_id=SECOND),
    )
    assert states(hass) == ["playing", "playing", "paused"]
    await hass.async_block_till_done()
