"""Builds the object that speaks to a phone system from what a configuration entry holds."""

from collections.abc import Mapping
from typing import Any

from homeassistant.const import (
    CONF_CLIENT_ID,
    CONF_CLIENT_SECRET,
    CONF_HOST,
    CONF_PORT,
    CONF_SSL,
    CONF_USERNAME,
    CONF_VERIFY_SSL,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.util import dt as dt_util
from homeassistant.util.ssl import SSLCipherList

from ..const import (
    CONF_DELIVERY,
    CONF_PASSWORD_MD5,
    CONF_SECRET,
    CONF_SIGNING_SECRET,
    CONF_STREAM_PORT,
    CONF_SYSTEM,
)
from ..systems import SYSTEMS
from ..systems.base import PhoneSystem
from ..systems.settings import Delivery, Setting, SettingKind, Settings, SettingValue


async def async_create_system(
    hass: HomeAssistant, data: Mapping[str, Any], options: Mapping[str, Any]
) -> PhoneSystem:
    """Return a system that is not connected yet.

    Args:
        hass: Home Assistant, whose shared web session is used.
        data: What an entry's ``data`` holds.
        options: What an entry's ``options`` holds.
    """
    kind = SYSTEMS[data[CONF_SYSTEM]]
    verify = data.get(CONF_VERIFY_SSL, kind.defaults.verify_certificate)
    settings = Settings(
        host=data.get(CONF_HOST, ""),
        port=data.get(CONF_PORT, kind.defaults.port),
        tls=data.get(CONF_SSL, kind.defaults.tls),
        verify_certificate=verify,
        username=data.get(CONF_USERNAME, ""),
        password_md5=data.get(CONF_PASSWORD_MD5, ""),
        secret=data.get(CONF_SECRET, ""),
        client_id=data.get(CONF_CLIENT_ID, ""),
        client_secret=data.get(CONF_CLIENT_SECRET, ""),
        delivery=chosen_delivery(data),
        signing_secret=data.get(CONF_SIGNING_SECRET, ""),
        stream_port=data.get(CONF_STREAM_PORT, kind.defaults.stream_port),
        own=tuple(
            [
                (
                    setting.key,
                    await _async_value(setting, options if setting.is_option else data),
                )
                for setting in kind.own_settings
            ]
        ),
    )
    # The keys in the certificates that these systems make for themselves are too short for today's defaults.
    ciphers = SSLCipherList.PYTHON_DEFAULT if verify else SSLCipherList.INSECURE
    session = async_get_clientsession(hass, verify_ssl=verify, ssl_cipher=ciphers)
    return kind(session, settings)


def chosen_delivery(data: Mapping[str, Any]) -> Delivery:
    """Return the way on which what an entry's system reports comes here.

    Args:
        data: What the entry's ``data`` holds.
    """
    chosen = data.get(CONF_DELIVERY)
    return Delivery(chosen) if chosen else SYSTEMS[data[CONF_SYSTEM]].deliveries[0]


async def _async_value(setting: Setting, kept: Mapping[str, Any]) -> SettingValue:
    """Return what one of a system's own settings is set to, from where the entry keeps it."""
    value: str = kept.get(setting.key) or setting.default
    if setting.kind is not SettingKind.TIME_ZONE:
        return value
    zone = await dt_util.async_get_time_zone(value) if value else None
    return zone or dt_util.get_default_time_zone()
