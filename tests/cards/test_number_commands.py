"""What the cards ask about numbers: contacts and the block list."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import (
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from custom_components.pbx.const import CONF_OPEN_LOG
from custom_components.pbx.runtime.phone_books import SHARED, async_get_phone_books
from homeassistant.components.websocket_api import ERR_UNAUTHORIZED
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..calls.example_calls import over
from ..log_of_entry import put
from .commands import ask, refused

ANNA, BEN = "0301234567", "0307654321"

COMMANDS: list[dict[str, Any]] = [
    {"type": "pbx/phone_book/list"},
    {"type": "pbx/phone_book/set", "number": ANNA, "name": "Anna"},
    {"type": "pbx/phone_book/delete", "number": ANNA},
    {"type": "pbx/blocked/list"},
    {"type": "pbx/blocked/set", "number": ANNA, "blocked": True},
    {"type": "pbx/blocked/set", "number": ANNA, "blocked": False},
]


@pytest.fixture
def hass(hass: HomeAssistant) -> HomeAssistant:
    """Have Home Assistant in Germany."""
    hass.config.country = "DE"
    return hass


async def test_contacts(
    hass: HomeAssistant, entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    """Contacts are added, listed by name, changed and taken out; calls in the log show them at once."""
    await put(hass, entry, over(ANNA, dt_util.utcnow()))
    await ask(client, "pbx/phone_book/set", number=BEN, name="ben")
    await ask(client, "pbx/phone_book/set", number=ANNA, name="Anna", groups=["Family"])
    await ask(client, "pbx/phone_book/set", number="+49 30 1234567", name="Anna B.")
    listed = await ask(client, "pbx/phone_book/list")
    assert listed["entries"] == [
        {"number": "+49 30 1234567", "name": "Anna B.", "groups": ["Family"]},
        {"number": BEN, "name": "ben", "groups": []},
    ]
    [call] = (await ask(client, "pbx/calls/list"))["calls"]
    assert call["caller_name"] == "Anna B."
    await ask(client, "pbx/phone_book/delete", number=ANNA)
    [left] = (await ask(client, "pbx/phone_book/list"))["entries"]
    assert left["name"] == "ben"
    [call] = (await ask(client, "pbx/calls/list"))["calls"]
    assert call["caller_name"] is None


async def test_block_list(
    hass: HomeAssistant, entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    """Blocked numbers are listed with the name that people know, and the log's calls from them are marked."""
    await put(hass, entry, over(ANNA, dt_util.utcnow()))
    await (await async_get_phone_books(hass)).async_add(SHARED, {ANNA: "Anna"})
    for number in (ANNA, BEN, "+49 30 1234567"):
        await ask(client, "pbx/blocked/set", number=number, blocked=True)
    numbers = (await ask(client, "pbx/blocked/list"))["numbers"]
    assert [(each["number"], each["name"]) for each in numbers] == [
        (BEN, None),
        (ANNA, "Anna"),
    ]
    times = [dt_util.parse_datetime(each["blocked_at"]) for each in numbers]
    assert all(time and time.tzinfo for time in times)
    [call] = (await ask(client, "pbx/calls/list"))["calls"]
    assert call["blocked"] is True
    await ask(client, "pbx/blocked/set", number=ANNA, blocked=False)
    [left] = (await ask(client, "pbx/blocked/list"))["numbers"]
    assert left["number"] == BEN
    [call] = (await ask(client, "pbx/calls/list"))["calls"]
    assert call["blocked"] is False


async def test_no_number(client: MockHAClientWebSocket) -> None:
    """The answer has the key of the text that says what is wrong."""
    await client.send_json_auto_id(
        {"type": "pbx/blocked/set", "number": "Anna", "blocked": True}
    )
    error = (await client.receive_json())["error"]
    assert error["translation_key"] == "number_not_valid"


@pytest.mark.parametrize("command", COMMANDS)
async def test_rights(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_access_token: str,
    command: dict[str, Any],
) -> None:
    """Whoever may not read a call log may neither see nor change them."""
    await ask(client, "pbx/phone_book/set", number=ANNA, name="Anna")
    others = await hass_ws_client(hass, hass_read_only_access_token)
    fields = {**command}
    name = fields.pop("type")
    assert await refused(others, name, **fields) == ERR_UNAUTHORIZED
    hass.config_entries.async_update_entry(
        entry, options={**entry.options, CONF_OPEN_LOG: True}
    )
    await others.send_json_auto_id(command)
    assert (await others.receive_json())["success"]
