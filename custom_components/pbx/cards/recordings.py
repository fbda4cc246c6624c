"""What the cards ask about recordings."""

from datetime import timedelta
from typing import Any, Final

import voluptuous as vol

from homeassistant.components import websocket_api
from homeassistant.components.http.auth import async_sign_path
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv

from ..recordings.lookup import Problem, RecordingError, async_find_recording, path_of

SIGNED_FOR: Final = timedelta(hours=1)
"""How long the address of a recording can be used, by whoever asked for it: as long as somebody listens and seeks."""

_CODES: Final = {
    Problem.UNAUTHORIZED: websocket_api.ERR_UNAUTHORIZED,
    Problem.NOT_SUPPORTED: websocket_api.ERR_NOT_SUPPORTED,
    Problem.LOG_AWAY: "log_away",
}


@callback
def async_setup_recording_commands(hass: HomeAssistant) -> None:
    """Register the command."""
    websocket_api.async_register_command(hass, _recording_url)


@websocket_api.websocket_command(
    {
        vol.Required("type"): "pbx/recording/url",
        vol.Required(ATTR_CONFIG_ENTRY_ID): cv.string,
        vol.Required("call_id"): cv.string,
    }
)
@websocket_api.async_response
async def _recording_url(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Return where a player finds the recording of a call, and what kind of file it is."""
    entry_id, call_id = msg[ATTR_CONFIG_ENTRY_ID], msg["call_id"]
    try:
        recording = await async_find_recording(hass, connection.user, entry_id, call_id)
    except RecordingError as err:
        code = _CODES.get(err.problem, websocket_api.ERR_NOT_FOUND)
        connection.send_error(msg["id"], code, str(err))
        return
    url = async_sign_path(
        hass,
        path_of(entry_id, call_id),
        SIGNED_FOR,
        refresh_token_id=connection.refresh_token_id,
    )
    connection.send_result(
        msg["id"], {"url": url, "content_type": recording.content_type}
    )
