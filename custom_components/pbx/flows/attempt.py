"""The first contact with a phone system, before anything is saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
import hashlib
from typing import Any

from homeassistant.const import (
    CONF_CLIENT_ID,
    CONF_CLIENT_SECRET,
    CONF_HOST,
    CONF_PASSWORD,
    CONF_PORT,
    CONF_SSL,
    CONF_USERNAME,
    CONF_VERIFY_SSL,
)
from homeassistant.core import HomeAssistant

from ..addresses import parse_address
from ..const import CONF_PASSWORD_MD5, CONF_SECRET, CONF_STREAM_PORT, LOGGER
from ..error_texts import system_error_key
from ..runtime.client import async_create_system
from ..systems.base import DeviceInfo
from ..systems.errors import BadReply, PbxError

_TYPED = (
    CONF_HOST,
    CONF_PORT,
    CONF_SSL,
    CONF_VERIFY_SSL,
    CONF_USERNAME,
    CONF_CLIENT_ID,
    CONF_SECRET,
    CONF_CLIENT_SECRET,
    CONF_STREAM_PORT,
)
"""What of a form is kept as it was typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """How a contact went: the device and the entry's data that lead to it, or what was wrong.

    ``errors`` are a form's, ``placeholders`` what their texts need.
    """

    device: DeviceInfo | None = None
    data: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    placeholders: dict[str, str] = field(default_factory=dict)


async def async_try(
    hass: HomeAssistant,
    data: Mapping[str, Any],
    options: Mapping[str, Any],
    user_input: dict[str, Any] | None,
    *,
    opens_stream: bool = False,
) -> Attempt:
    """Log in once as a person says, ask what the system is, and log out.

    Refused credentials are not tried again: some systems lock an address out after
    five wrong passwords.

    Args:
        hass: Home Assistant.
        data: What the entry's data is so far.
        options: What the entry's options are so far.
        user_input: What was typed; nothing as long as the form has not been sent. A URL
            in it is taken apart, so that a form shown again shows what was understood.
        opens_stream: Whether to open the stream as well, over which the system shall report.
    """
    if user_input is None:
        return Attempt()
    try:
        _take_apart(user_input)
    except ValueError:
        return Attempt(errors={CONF_HOST: "invalid_host"})
    data = {**data, **_typed(user_input)}
    if CONF_SECRET in data and user_input.get(CONF_PASSWORD):
        # It is the same password, kept as it is for the stream.
        data[CONF_SECRET] = user_input[CONF_PASSWORD]
    system = await async_create_system(hass, data, options)
    try:
        device = await system.connect(None)
        if opens_stream:
            await system.open_stream()
        return Attempt(device=device, data=data)
    except PbxError as err:
        key = system_error_key(err) or "unknown"
        return Attempt(errors={"base": key}, placeholders=_explain(err))
    except Exception:
        LOGGER.exception("Unexpected error while connecting")
        return Attempt(errors={"base": "unknown"})
    finally:
        await system.close()


def _take_apart(user_input: dict[str, Any]) -> None:
    if CONF_HOST not in user_input:
        return
    address = parse_address(user_input[CONF_HOST])
    user_input[CONF_HOST] = address.host
    if address.port is not None:
        user_input[CONF_PORT] = address.port
    if address.tls is not None:
        user_input[CONF_SSL] = address.tls


def _typed(user_input: Mapping[str, Any]) -> dict[str, Any]:
    """Return what belongs into an entry's data. Of the password only what the API wants is kept.

    A Client ID and its secret are copied, which may take blanks along. Where no secret was typed, the known secret stays.
    """
    data = {key: user_input[key] for key in _TYPED if key in user_input}
    for key in (CONF_CLIENT_ID, CONF_CLIENT_SECRET):
        if key in data:
            data[key] = data[key].strip()
    for key in (CONF_SECRET, CONF_CLIENT_SECRET):
        if not data.get(key):
            data.pop(key, None)
    if password := user_input.get(CONF_PASSWORD):
        digest = hashlib.md5(password.encode(), usedforsecurity=False)
        data[CONF_PASSWORD_MD5] = digest.hexdigest()
    return data


def _explain(err: PbxError) -> dict[str, str]:
    if not isinstance(err, BadReply):
        return {}
    return {"errno": err.errno or "-", "meaning": err.meaning or str(err)}
