"""Uploading files, as the browser does before it sends a form."""

from aiohttp import FormData
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component


async def upload(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    content: str,
    name: str = "contacts.vcf",
) -> str:
    """Upload a file and return its id."""
    assert await async_setup_component(hass, "file_upload", {})
    client = await hass_client()
    form = FormData()
    form.add_field("file", content.encode(), filename=name)
    response = await client.post("/api/file_upload", data=form)
    assert response.status == 200
    file_id: str = (await response.json())["file_id"]
    return file_id
