"""The forms of the configuration and options flows. What a system says of itself decides which fields there are."""

from collections.abc import Iterable, Mapping
from typing import Any

import voluptuous as vol

from homeassistant.const import UnitOfTime
from homeassistant.helpers.selector import (
    BooleanSelector,
    EntitySelector,
    EntitySelectorConfig,
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
    CONF_AREA_CODE,
    CONF_ASSIST_EXTENSION,
    CONF_BUSINESS_HOURS,
    CONF_CALLS_PER_MINUTE,
    CONF_DOORBELLS,
    CONF_EXTENSIONS,
    CONF_LEAST_RING_SECONDS,
    CONF_LOCAL_ONLY,
    CONF_OUTSIDE_DIGIT,
    CONF_REPORT_ADDRESS,
    CONF_REPORT_PORT,
    CONF_SIGNING_SECRET,
    CONF_SOURCES,
    CONF_SYSTEM,
    DEFAULT_CALLS_PER_MINUTE,
    DEFAULT_REPORT_PORT,
)
from ..runtime.client import chosen_delivery
from ..systems import SYSTEMS
from ..systems.base import Feature, PhoneSystem
from ..systems.settings import SECRETS, ConnectionField, Delivery, Setting, SettingKind

LONGEST_LEAST_RING = 60
"""How many seconds can be asked of a missed call; a caller who waits for longer wanted something."""

MOST_CALLS_PER_MINUTE = 600
"""How many outgoing calls a minute can be allowed: ten a second, more than an automation has any use for."""

OPEN_WHILE_ON = ["schedule", "calendar", "binary_sensor", "input_boolean"]
"""The domains of entities that can say by being on that the business is open."""

TEXT = TextSelector()
SECRET = TextSelector(
    TextSelectorConfig(type=TextSelectorType.PASSWORD, autocomplete="current-password")
)
_CREDENTIALS = {ConnectionField.USERNAME, ConnectionField.CLIENT_ID, *SECRETS}


def number_field(lowest: int, highest: int, unit: str | None = None) -> vol.All:
    """Ask for a whole number between two, and including them."""
    config = NumberSelectorConfig(min=lowest, max=highest, mode=NumberSelectorMode.BOX)
    if unit:
        config["unit_of_measurement"] = unit
    return vol.All(NumberSelector(config), vol.Coerce(int))


def port_field(lowest: int) -> vol.All:
    """Ask for a port."""
    return number_field(lowest, 65535)


def _ring_field() -> vol.All:
    return number_field(0, LONGEST_LEAST_RING, UnitOfTime.SECONDS)


_TAKES: dict[ConnectionField, Any] = {
    ConnectionField.HOST: TEXT,
    ConnectionField.PORT: port_field(1),
    ConnectionField.TLS: BooleanSelector(),
    ConnectionField.CERTIFICATE: BooleanSelector(),
    ConnectionField.USERNAME: TextSelector(TextSelectorConfig(autocomplete="username")),
    ConnectionField.PASSWORD: SECRET,
    ConnectionField.SECRET: SECRET,
    ConnectionField.CLIENT_ID: TEXT,
    ConnectionField.CLIENT_SECRET: SECRET,
}


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
    return vol.Schema(
        {
            **{
                vol.Required(field.value, default=_default(system, field)): _TAKES[
                    field
                ]
                for field in system.connects_with
            },
            **_own_fields(
                setting for setting in system.own_settings if setting.at_set_up
            ),
        }
    )


def reconfigure_schema(system: type[PhoneSystem]) -> vol.Schema:
    """Ask how to reach a known system. Without a password or a Client Secret the known one stays."""
    return vol.Schema(
        {
            vol.Optional(field.value)
            if field in SECRETS
            else vol.Required(field.value): _TAKES[field]
            for field in system.connects_with
        }
    )


def credentials_schema(system: type[PhoneSystem]) -> vol.Schema:
    """Ask for what proves to a system who we are."""
    return vol.Schema(
        {
            vol.Required(field.value): _TAKES[field]
            for field in system.connects_with
            if field in _CREDENTIALS
        }
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
    return vol.Schema(_own_fields(system.own_settings, zones, zone))


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
    data: Mapping[str, Any],
    extensions: Iterable[SelectOptionDict],
    zones: Iterable[str],
) -> vol.Schema:
    """Ask everything that is not needed to reach the system.

    Args:
        system: The system.
        data: What the entry's data holds.
        extensions: The extensions to choose from.
        zones: The time zones to choose from.
    """
    fields: dict[vol.Marker, Any] = {}
    extensions = list(extensions)
    if Feature.EXTENSIONS in system.features:
        several = _extension_selector(extensions, multiple=True)
        fields[vol.Optional(CONF_EXTENSIONS)] = several
        fields[vol.Optional(CONF_DOORBELLS)] = several
    if Feature.DIAL in system.features:
        one = _extension_selector(extensions, multiple=False)
        fields[vol.Optional(CONF_ASSIST_EXTENSION)] = one
        fields[vol.Optional(CONF_OUTSIDE_DIGIT)] = TEXT
        limit = vol.Required(CONF_CALLS_PER_MINUTE, default=DEFAULT_CALLS_PER_MINUTE)
        fields[limit] = number_field(1, MOST_CALLS_PER_MINUTE)
    if Feature.QUERY_INBOUND in system.features:
        fields[vol.Optional(CONF_AREA_CODE)] = TEXT
        fields[vol.Required(CONF_LEAST_RING_SECONDS, default=0)] = _ring_field()
    fields[vol.Optional(CONF_BUSINESS_HOURS)] = EntitySelector(
        EntitySelectorConfig(domain=OPEN_WHILE_ON)
    )
    own = [setting for setting in system.own_settings if setting.is_option]
    fields |= _own_fields(own, zones)
    delivery = chosen_delivery(data)
    if delivery is Delivery.TARGET:
        port = vol.Required(CONF_REPORT_PORT, default=DEFAULT_REPORT_PORT)
        fields |= {vol.Optional(CONF_REPORT_ADDRESS): TEXT, port: port_field(0)}
    if delivery is not Delivery.STREAM:
        local_only = not (
            Feature.FROM_CLOUD in system.features or data.get(CONF_SIGNING_SECRET)
        )
        fields |= {
            vol.Required(CONF_LOCAL_ONLY, default=local_only): BooleanSelector(),
            vol.Optional(CONF_SOURCES): TextSelector(TextSelectorConfig(multiple=True)),
        }
    return vol.Schema(fields)


def _own_fields(
    settings: Iterable[Setting], zones: Iterable[str] = (), zone: str = ""
) -> dict[vol.Marker, Any]:
    """Return the fields of settings that only this kind of system has."""
    fields: dict[vol.Marker, Any] = {}
    for setting in settings:
        match setting.kind:
            case SettingKind.TEXT:
                fields[vol.Optional(setting.key)] = TEXT
            case SettingKind.CHOICE:
                choice = vol.Required(setting.key, default=setting.default)
                fields[choice] = _choice_selector(setting)
            case _:
                chosen = vol.Required(setting.key, default=setting.default or zone)
                fields[chosen] = _zone_selector(zones)
    return fields


def _default(system: type[PhoneSystem], field: ConnectionField) -> Any:
    """Return what the form offers; nothing where only a person can know it."""
    return {
        ConnectionField.PORT: system.defaults.port,
        ConnectionField.TLS: system.defaults.tls,
        ConnectionField.CERTIFICATE: system.defaults.verify_certificate,
        ConnectionField.USERNAME: system.defaults.username,
    }.get(field, vol.UNDEFINED)


def _extension_selector(
    extensions: list[SelectOptionDict], *, multiple: bool
) -> SelectSelector:
    return SelectSelector(
        SelectSelectorConfig(
            options=extensions,
            multiple=multiple,
            custom_value=True,
            mode=SelectSelectorMode.DROPDOWN,
        )
    )


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
