"""The forms of the configuration and options flows. Features decide which fields there are."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import voluptuous as vol

from homeassistant.const import (
    CONF_HOST,
    CONF_PASSWORD,
    CONF_PORT,
    CONF_SSL,
    CONF_USERNAME,
    CONF_VERIFY_SSL,
)
from homeassistant.helpers.selector import (
    BooleanSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)

from ..const import (
    CONF_EXTENSIONS,
    CONF_LOCAL_ONLY,
    CONF_REPORT_ADDRESS,
    CONF_REPORT_PORT,
    CONF_SOURCES,
    CONF_SYSTEM,
    DEFAULT_REPORT_PORT,
)
from ..systems import SYSTEMS
from ..systems.base import Feature, PhoneSystem
from ..systems.settings import Setting, SettingKind

type _Field = tuple[Feature, vol.Marker, Any]
"""Which feature a field belongs to, its name, and what it takes."""

ALWAYS = Feature(0)
TEXT = TextSelector()
USERNAME = TextSelector(TextSelectorConfig(autocomplete="username"))
PASSWORD = TextSelector(
    TextSelectorConfig(type=TextSelectorType.PASSWORD, autocomplete="current-password")
)


def system_schema() -> vol.Schema:
    """Ask which phone system it is."""
    return vol.Schema(
        {
            vol.Required(CONF_SYSTEM): SelectSelector(
                SelectSelectorConfig(
                    options=[
                        SelectOptionDict(value=key, label=system.name)
                        for key, system in SYSTEMS.items()
                    ],
                    mode=SelectSelectorMode.LIST,
                )
            )
        }
    )


def connection_schema(system: type[PhoneSystem]) -> vol.Schema:
    """Ask how to reach a system that has an API, and offer the vendor's defaults."""
    return _schema(
        system,
        *_location_fields(system),
        (
            ALWAYS,
            vol.Required(CONF_USERNAME, default=system.defaults.username),
            USERNAME,
        ),
        (ALWAYS, vol.Required(CONF_PASSWORD), PASSWORD),
        *_own_fields(system.own_settings),
    )


def reconfigure_schema(system: type[PhoneSystem]) -> vol.Schema:
    """Ask how to reach a known system. Without a password the known one stays."""
    return _schema(
        system,
        *_location_fields(system),
        (ALWAYS, vol.Required(CONF_USERNAME), USERNAME),
        (ALWAYS, vol.Optional(CONF_PASSWORD), PASSWORD),
    )


def credentials_schema() -> vol.Schema:
    """Ask for user and password."""
    return vol.Schema(
        {vol.Required(CONF_USERNAME): USERNAME, vol.Required(CONF_PASSWORD): PASSWORD}
    )


def own_schema(
    system: type[PhoneSystem], zones: Iterable[str], zone: str
) -> vol.Schema:
    """Ask for what only this kind of system has.

    Args:
        system: The system.
        zones: The time zones to choose from.
        zone: The time zone to suggest where the system has none of its own.
    """
    return _schema(system, *_own_fields(system.own_settings, zones, zone))


def own_values(
    system: type[PhoneSystem], user_input: Mapping[str, Any], *, options: bool
) -> dict[str, str]:
    """Return what was typed into the fields of a system's own settings.

    Args:
        system: The system.
        user_input: The form.
        options: Whether those that belong among the entry's options are wanted, or those that belong into its data.
    """
    return {
        setting.key: user_input.get(setting.key, setting.default).strip()
        for setting in system.own_settings
        if setting.is_option is options
    }


def options_schema(
    system: type[PhoneSystem],
    extensions: Iterable[SelectOptionDict],
    zones: Iterable[str],
) -> vol.Schema:
    """Ask everything that is not needed to reach the system."""
    local_only = Feature.FROM_CLOUD not in system.features
    return _schema(
        system,
        (
            Feature.EXTENSIONS,
            vol.Optional(CONF_EXTENSIONS),
            SelectSelector(
                SelectSelectorConfig(
                    options=list(extensions),
                    multiple=True,
                    custom_value=True,
                    mode=SelectSelectorMode.DROPDOWN,
                )
            ),
        ),
        *_own_fields(
            [setting for setting in system.own_settings if setting.is_option], zones
        ),
        (Feature.LOGIN, vol.Optional(CONF_REPORT_ADDRESS), TEXT),
        (
            Feature.LOGIN,
            vol.Required(CONF_REPORT_PORT, default=DEFAULT_REPORT_PORT),
            _port_field(0),
        ),
        (ALWAYS, vol.Required(CONF_LOCAL_ONLY, default=local_only), BooleanSelector()),
        (
            ALWAYS,
            vol.Optional(CONF_SOURCES),
            TextSelector(TextSelectorConfig(multiple=True)),
        ),
    )


def _schema(system: type[PhoneSystem], *fields: _Field) -> vol.Schema:
    return vol.Schema(
        {
            marker: value
            for feature, marker, value in fields
            if feature in system.features
        }
    )


def _location_fields(system: type[PhoneSystem]) -> tuple[_Field, ...]:
    port, tls = system.defaults.port, system.defaults.tls
    verify = system.defaults.verify_certificate
    return (
        (ALWAYS, vol.Required(CONF_HOST), TEXT),
        (ALWAYS, vol.Required(CONF_PORT, default=port), _port_field(1)),
        (ALWAYS, vol.Required(CONF_SSL, default=tls), BooleanSelector()),
        (ALWAYS, vol.Required(CONF_VERIFY_SSL, default=verify), BooleanSelector()),
    )


def _port_field(lowest: int) -> vol.All:
    return vol.All(
        NumberSelector(
            NumberSelectorConfig(min=lowest, max=65535, mode=NumberSelectorMode.BOX)
        ),
        vol.Coerce(int),
    )


def _own_fields(
    settings: Iterable[Setting], zones: Iterable[str] = (), zone: str = ""
) -> Iterator[_Field]:
    """Return the fields of settings that only one kind of system has."""
    for setting in settings:
        match setting.kind:
            case SettingKind.TEXT:
                yield ALWAYS, vol.Optional(setting.key), TEXT
            case SettingKind.CHOICE:
                choice = vol.Required(setting.key, default=setting.default)
                yield ALWAYS, choice, _choice_selector(setting)
            case _:
                chosen = vol.Required(setting.key, default=setting.default or zone)
                yield ALWAYS, chosen, _zone_selector(zones)


def _choice_selector(setting: Setting) -> SelectSelector:
    return SelectSelector(
        SelectSelectorConfig(
            options=list(setting.choices),
            translation_key=setting.key,
            mode=SelectSelectorMode.LIST,
        )
    )


def _zone_selector(zones: Iterable[str]) -> SelectSelector:
    return SelectSelector(
        SelectSelectorConfig(
            options=sorted(zones), mode=SelectSelectorMode.DROPDOWN, sort=True
        )
    )
