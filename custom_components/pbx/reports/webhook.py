"""Takes reports through Home Assistant's own web server."""

from functools import partial
from typing import Any

from aiohttp.hdrs import CONTENT_TYPE, METH_POST
from aiohttp.web import Request, Response
import async_timeout

from homeassistant.components import webhook
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.network import is_cloud_connection

from ..calls.limits import MAX_BODY_BYTES
from ..const import DOMAIN
from ..runtime.client import chosen_delivery
from ..systems.base import Acknowledgement
from ..systems.settings import Delivery
from .receiver import NOT_STORED as NOT_YET, READ_SECONDS, Receiver


@callback
def async_register_all(hass: HomeAssistant) -> None:
    """Refuse the reports for every entry until it is set up.

    Home Assistant acknowledges what is for a webhook that it does not know, and a report that came too early would be lost.
    """
    for entry in hass.config_entries.async_entries(DOMAIN, include_disabled=False):
        if chosen_delivery(entry.data) is not Delivery.STREAM:
            _async_register(hass, entry, None)


@callback
def async_register(
    hass: HomeAssistant, entry: ConfigEntry[Any], receiver: Receiver
) -> None:
    """Take reports for a system until its entry is unloaded, and refuse them from then on."""
    _async_register(hass, entry, receiver)

    @callback
    def refuse() -> None:
        _async_register(hass, entry, None)

    entry.async_on_unload(refuse)


@callback
def async_unregister(hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
    """Know nothing of an entry's reports any more."""
    webhook.async_unregister(hass, entry.data[CONF_WEBHOOK_ID])


@callback
def _async_register(
    hass: HomeAssistant, entry: ConfigEntry[Any], receiver: Receiver | None
) -> None:
    async_unregister(hass, entry)
    webhook.async_register(
        hass,
        DOMAIN,
        entry.title,
        entry.data[CONF_WEBHOOK_ID],
        partial(_async_handle, receiver),
        # Home Assistant would acknowledge what it refuses as not local, and the report would be lost.
        local_only=False,
        allowed_methods=[METH_POST],
    )


async def _async_handle(
    receiver: Receiver | None,
    hass: HomeAssistant,
    webhook_id: str,
    request: Request,
) -> Response:
    if receiver is None:
        return Response(status=NOT_YET.status)
    # A request through the remote access of Home Assistant Cloud comes from this machine, as far as its address goes.
    source = None if is_cloud_connection(hass) else request.remote
    answer = await _async_answer(receiver, request, source)
    headers = {CONTENT_TYPE: answer.content_type} if answer.content_type else None
    return Response(status=answer.status, body=answer.body or None, headers=headers)


async def _async_answer(
    receiver: Receiver, request: Request, source: str | None
) -> Acknowledgement:
    try:
        async with async_timeout.timeout(READ_SECONDS):
            body = await async_read(request)
    except TimeoutError:
        return Acknowledgement(status=408)
    if body is None:
        return receiver.async_refuse_size()
    signature = signature_in(request, receiver.signature_header)
    return await receiver.async_receive(body, source, signature)


def signature_in(request: Request, header: str | None) -> str | None:
    """Return the signature of a request; None where there is none, or where the system does not sign."""
    return request.headers.get(header) if header else None


async def async_read(request: Request) -> bytes | None:
    """Return the body of a request, None when it is too large."""
    body = bytearray()
    # A cloud request gives a new stream each time that it is asked for its content.
    stream = request.content
    while data := await stream.read(MAX_BODY_BYTES + 1 - len(body)):
        body += data
        if len(body) > MAX_BODY_BYTES:
            return None
    return bytes(body)
