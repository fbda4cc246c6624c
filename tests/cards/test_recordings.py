"""What the cards ask about recordings."""

from typing import Any

from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    WebSocketGenerator,
)

from homeassistant.core import HomeAssistant
from simulator.huawei_aicc import HuaweiSimulator
from simulator.sound import sound_of
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_system
from ..calls.example_calls import answered
from ..log_of_entry import put
from ..recorded_calls import put_recorded


def asks(entry: MockConfigEntry, call_id: str) -> dict[str, Any]:
    """Return the command for a call."""
    return {
        "type": "pbx/recording/url",
        "config_entry_id": entry.entry_id,
        "call_id": call_id,
    }


async def test_url(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    hass_ws_client: WebSocketGenerator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """A card gets an address that its player can use without logging in."""
    call = await put_recorded(hass, entry, yeastar)
    client = await hass_ws_client(hass)
    await client.send_json_auto_id(asks(entry, call.call_id))
    answer = await client.receive_json()
    assert answer["result"]["content_type"] == "audio/wav"
    player = await hass_client_no_auth()
    played = await player.get(answer["result"]["url"])
    assert await played.read() == sound_of(call.recording or "")
    assert (await player.get(answer["result"]["url"].split("?")[0])).status == 401


async def test_refused(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_access_token: str,
) -> None:
    """Whoever may not read the log gets no address, and what is not there is said."""
    call = answered()
    await put(hass, entry, call)
    client = await hass_ws_client(hass)
    stranger = await hass_ws_client(hass, hass_read_only_access_token)
    for asking, call_id, code in (
        (client, call.call_id, "not_found"),
        (client, "1.1", "not_found"),
        (stranger, call.call_id, "unauthorized"),
    ):
        await asking.send_json_auto_id(asks(entry, call_id))
        answer = await asking.receive_json()
        assert answer["error"]["code"] == code


async def test_not_supported(
    hass: HomeAssistant,
    huawei: HuaweiSimulator,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """A system without recordings says so."""
    entry = await set_up_system(hass, huawei)
    client = await hass_ws_client(hass)
    await client.send_json_auto_id(asks(entry, "1.1"))
    assert (await client.receive_json())["error"]["code"] == "not_supported"
