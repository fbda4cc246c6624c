"""Photos of callers: what the cards are told of them, and who gets them."""

from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    MockHAClientWebSocket,
)

from custom_components.pbx.cards import caller_photos
from custom_components.pbx.const import CONF_OPEN_LOG, DOMAIN
from custom_components.pbx.runtime.phone_books import SHARED, async_get_phone_books
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..calls.example_calls import over
from ..contact_photos import JPEG, PNG, WEBP
from ..log_of_entry import put
from .commands import ask

ANNA, BEN, CARL = "0301234567", "0307654321", "0309269186"


@pytest.fixture
def hass(hass: HomeAssistant) -> HomeAssistant:
    """Have Home Assistant in Germany."""
    hass.config.country = "DE"
    return hass


@pytest.fixture(autouse=True)
async def photos(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Know two callers by their photos, one of them in the system's own phone book and in the shared one."""
    books = await async_get_phone_books(hass)
    names = {"030 1234567": "Anna", BEN: "Ben"}
    await books.async_add(SHARED, names, None, {"030 1234567": JPEG, BEN: PNG})
    await books.async_add(entry.entry_id, {ANNA: "Anna"}, None, {ANNA: WEBP})


async def addresses(client: MockHAClientWebSocket) -> dict[str, Any]:
    """Return where the photo of each caller in the log is."""
    calls = (await ask(client, "pbx/calls/list"))["calls"]
    return {call["caller_number"]: call["caller_photo"] for call in calls}


async def test_photo(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """A card shows the photos of callers with an address that needs no login, and that nobody else can use."""
    for number in ("+49301234567", BEN, CARL):
        await put(hass, entry, over(number, dt_util.utcnow()))
    told = await addresses(client)
    assert told[CARL] is None
    browser = await hass_client_no_auth()
    for number, photo, kind in (
        ("+49301234567", WEBP, "image/webp"),
        (BEN, PNG, "image/png"),
    ):
        answer = await browser.get(told[number])
        assert answer.status == HTTPStatus.OK
        assert await answer.read() == photo
        assert answer.content_type == kind
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"].startswith("private")
        unsigned = await browser.get(told[number].split("?")[0])
        assert unsigned.status == HTTPStatus.UNAUTHORIZED


async def test_calls_in_progress(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Calls that are told as they come have the photo under an address that stays, and is renewed before it ends."""
    # No timer of the connection shall run out with the clock.
    monkeypatch.setattr(caller_photos, "REUSED_FOR", timedelta(seconds=10))
    await client.send_json_auto_id({"type": "pbx/calls/subscribe"})
    assert (await client.receive_json())["success"]
    assert (await client.receive_json())["event"] == {"calls": []}
    told = []
    for step in (timedelta(0), timedelta(seconds=2), timedelta(seconds=10)):
        freezer.tick(step)
        await put(hass, entry, over(BEN, dt_util.utcnow()))
        [call] = (await client.receive_json())["event"]["calls"]
        told.append(call["caller_photo"])
    assert told[0] == told[1]
    assert told[0].split("?")[0] == told[2].split("?")[0]
    assert told[0] != told[2]


async def test_rights(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    hass_client: ClientSessionGenerator,
    hass_read_only_access_token: str,
) -> None:
    """Only who may read the call log gets photos, and only those in phone books of the system."""
    await put(hass, entry, over(BEN, dt_util.utcnow()))
    address = (await addresses(client))[BEN].split("?")[0]
    admin, other = await hass_client(), await hass_client(hass_read_only_access_token)
    assert (await other.get(address)).status == HTTPStatus.FORBIDDEN
    assert await (await admin.get(address)).read() == PNG
    for gone in (
        address.replace(entry.entry_id, "other"),
        f"{address[:-1]}{'1' if address[-1] == '0' else '0'}",
    ):
        assert (await admin.get(gone)).status == HTTPStatus.NOT_FOUND
    hass.config_entries.async_update_entry(entry, options={CONF_OPEN_LOG: True})
    await hass.async_block_till_done()
    assert await (await other.get(address)).read() == PNG
    await (await async_get_phone_books(hass)).async_remove(SHARED)
    assert (await admin.get(address)).status == HTTPStatus.NOT_FOUND
    assert await addresses(client) == {BEN: None}


async def test_not_for_actions(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Automations get no addresses that they could hand on."""
    await put(hass, entry, over(BEN, dt_util.utcnow()))
    answer = await hass.services.async_call(
        DOMAIN,
        "get_calls",
        {"config_entry_id": entry.entry_id},
        blocking=True,
        return_response=True,
    )
    calls: Any = (answer or {})["calls"]
    assert [call["caller_name"] for call in calls] == ["Ben"]
    assert "caller_photo" not in calls[0]


async def test_file_gone(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    hass_client: ClientSessionGenerator,
) -> None:
    """A photo whose file somebody took away is not found."""
    await put(hass, entry, over(BEN, dt_util.utcnow()))
    address = (await addresses(client))[BEN]
    folder = hass.config.path(".storage", "pbx.photos", SHARED)
    digest = address.split("?")[0].rsplit("/", 1)[1]
    await hass.async_add_executor_job(Path(folder, digest).unlink)
    answer = await (await hass_client()).get(address)
    assert answer.status == HTTPStatus.NOT_FOUND
