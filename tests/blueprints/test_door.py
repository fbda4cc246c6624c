"""The blueprint for door phones: a picture, and a button that opens."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant

from .. import shown
from ..report_bodies import body, ext
from ..yeastar_reports import status
from . import set_up_demo, use_blueprint
from .phone import Phone
from .scene import Scene

NAME = "door_phone_rings"
OPENER = "switch.ac"
CAMERA = "camera.demo_camera"
OPEN = [{"action": "switch.turn_on", "target": {"entity_id": OPENER}}]


def rings(door: str, call_id: str = "1571896991.7") -> bytes:
    """Return the report that a door phone calls the reception."""
    caller = ext(door, "ALERT")
    return body(status(caller, ext("1000", "RING"), call=call_id))


@pytest.fixture
async def door(
    hass: HomeAssistant, everything: dict[str, str], annas_phone: Phone
) -> Callable[..., Any]:
    """Have a door opener and a camera, and return what makes an automation of the blueprint."""
    await set_up_demo(hass, Platform.SWITCH, Platform.CAMERA)
    folder = hass.config.path("media/door_phone")
    hass.config.allowlist_external_dirs = {hass.config.path("media")}

    async def make(**inputs: Any) -> None:
        await use_blueprint(
            hass,
            NAME,
            phones=everything,
            door_phones=["1023"],
            notify_device=[annas_phone.device_id],
            open_action=OPEN,
            **{"camera": CAMERA, "folder": folder} | inputs,
        )

    return make


async def test_opens(
    hass: HomeAssistant, scene: Scene, door: Callable[..., Any], annas_phone: Phone
) -> None:
    """The picture is shown with a button, the button opens, and is then gone."""
    await door()
    await scene.report(rings("1023"))
    await scene.until(lambda: len(annas_phone.shown) == 1)
    [notification] = annas_phone.shown
    data = notification["data"]
    picture = data["image"].removeprefix("/media/local/door_phone/")
    assert Path(hass.config.path("media/door_phone", picture)).read_bytes()
    [button] = data["actions"]
    assert (button["title"], button["authenticationRequired"]) == ("Open", True)
    assert notification["message"] == "Somebody is at the door."
    assert shown(hass, OPENER) == "off"
    await annas_phone.press(button["action"])
    await scene.until(lambda: shown(hass, OPENER) == "on")
    assert annas_phone.shown[1:] == [
        {"message": "clear_notification", "data": {"tag": data["tag"]}}
    ]


async def test_times_out(
    hass: HomeAssistant, scene: Scene, door: Callable[..., Any], annas_phone: Phone
) -> None:
    """After a while the button is gone, and opens nothing."""
    await door(timeout=1)
    await scene.report(rings("1023"))
    await scene.until(lambda: len(annas_phone.shown) == 1)
    [button] = annas_phone.shown[0]["data"]["actions"]
    await scene.passes(61)
    await scene.until(lambda: len(annas_phone.shown) == 2)
    await hass.async_block_till_done()
    await annas_phone.press(button["action"])
    assert shown(hass, OPENER) == "off"


async def test_no_camera(
    hass: HomeAssistant, scene: Scene, door: Callable[..., Any], annas_phone: Phone
) -> None:
    """Without a camera, or while it is away, people are told all the same."""
    await door(camera=[], locked=False)
    await scene.report(rings("1023"))
    await scene.until(lambda: len(annas_phone.shown) == 1)
    data = annas_phone.shown[0]["data"]
    assert data["image"] == ""
    assert data["actions"][0]["authenticationRequired"] is False
    await annas_phone.press(data["actions"][0]["action"])


async def test_camera_away(
    hass: HomeAssistant, scene: Scene, door: Callable[..., Any], annas_phone: Phone
) -> None:
    """Where the picture cannot be kept, people are told all the same."""
    await door(folder="/nowhere")
    await scene.report(rings("1023"))
    await scene.until(lambda: len(annas_phone.shown) == 1)
    [button] = annas_phone.shown[0]["data"]["actions"]
    await annas_phone.press(button["action"])


async def test_two_rings(
    hass: HomeAssistant, scene: Scene, door: Callable[..., Any], annas_phone: Phone
) -> None:
    """Each ring has a button of its own; calls of others have none."""
    await door()
    await scene.report(rings("1023"), rings("1020", "1.2"), rings("1023", "1.3"))
    await scene.until(lambda: len(annas_phone.shown) == 2)
    buttons = [one["data"]["actions"][0]["action"] for one in annas_phone.shown]
    assert len(set(buttons)) == 2
    await scene.passes(121)
    await scene.until(lambda: len(annas_phone.shown) == 4)
    await hass.async_block_till_done()
    assert shown(hass, OPENER) == "off"
