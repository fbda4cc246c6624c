"""Takes reports through Home Assistant's own web server."""

from functools import partial

from aiohttp.hdrs import CONTENT_TYPE, METH_POST
from aiohttp.web import Request, Response
import async_timeout

from homeassistant.components import webhook
from homeassistant.core import HomeAssistant, callback

from .const import DOMAIN
from .coordinator import PbxCoordinator, local_only
from .receiver import MAX_BODY_BYTES, READ_SECONDS
from .systems.base import Answer


@callback
def async_register(hass: HomeAssistant, coordinator: PbxCoordinator) -> None:
    """Take reports for a system until its entry is unloaded."""
    entry = coordinator.config_entry
    webhook.async_register(
        hass,
        DOMAIN,
        entry.title,
        coordinator.webhook_id,
        partial(_async_handle, coordinator),
        local_only=local_only(entry, coordinator.system),
        allowed_methods=[METH_POST],
    )

    @callback
    def unregister() -> None:
        webhook.async_unregister(hass, coordinator.webhook_id)

    entry.async_on_unload(unregister)


async def _async_handle(
    coordinator: PbxCoordinator,
    hass: HomeAssistant,
    webhook_id: str,
    request: Request,
) -> Response:
    answer = await _async_answer(coordinator, request)
    headers = {CONTENT_TYPE: answer.content_type} if answer.content_type else None
    return Response(status=answer.status, body=answer.body or None, headers=headers)


async def _async_answer(coordinator: PbxCoordinator, request: Request) -> Answer:
    try:
        async with async_timeout.timeout(READ_SECONDS):
            body = await _async_read(request)
    except TimeoutError:
        return Answer(status=408)
    if body is None:
        return coordinator.receiver.async_refuse_size()
    return await coordinator.async_receive(body, request.remote)


async def _async_read(request: Request) -> bytes | None:
    """Return the body, None when it is too large."""
    body = bytearray()
    # A cloud request gives a new stream each time that it is asked for its content.
    stream = request.content
    while data := await stream.read(MAX_BODY_BYTES + 1 - len(body)):
        body += data
        if len(body) > MAX_BODY_BYTES:
            return None
    return bytes(body)
