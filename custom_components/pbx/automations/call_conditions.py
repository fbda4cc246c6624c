"""Conditions about the call that an automation runs for, and about the phone system: groups of numbers and business hours."""

from collections.abc import Mapping
from typing import Any, Final, Unpack, cast, override

import voluptuous as vol

from homeassistant.const import ATTR_CONFIG_ENTRY_ID, CONF_OPTIONS
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import (
    ConditionErrorMessage,
    HomeAssistantError,
    TemplateError,
)
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.condition import (
    Condition,
    ConditionCheckParams,
    ConditionConfig,
)
from homeassistant.helpers.template import Template
from homeassistant.helpers.typing import ConfigType, TemplateVarsType

from ..calls.model import Direction
from ..calls.phone_book.groups import group_key
from ..const import DOMAIN
from ..data import PbxData, loaded
from .business_hours import NOT_SET, NoBusinessHours, is_open
from .call_filter import CONF_GROUP, CONF_NUMBER, TEXTS

NUMBER_IN_GROUP: Final = "is_number_in_group"
WITHIN_BUSINESS_HOURS: Final = "is_within_business_hours"

_ONE_SYSTEM = {vol.Optional(ATTR_CONFIG_ENTRY_ID): cv.string}


class NumberInGroup(Condition):
    """A number is in a group of a phone book: the number that is given, or else that of the call that the automation runs for."""

    schema = vol.Schema(
        {
            vol.Required(CONF_OPTIONS): {
                vol.Required(CONF_GROUP): vol.All(TEXTS, vol.Length(min=1)),
                vol.Optional(CONF_NUMBER): cv.template,
                **_ONE_SYSTEM,
            }
        }
    )

    @override
    @classmethod
    async def async_validate_config(
        cls, hass: HomeAssistant, config: ConfigType
    ) -> ConfigType:
        """Accept the condition's options."""
        return cast(ConfigType, cls.schema(config))

    def __init__(self, hass: HomeAssistant, config: ConditionConfig) -> None:
        """Begin with what the automation asks for."""
        super().__init__(hass, config)
        options = config.options or {}
        self._groups = frozenset(map(group_key, options[CONF_GROUP]))
        self._number: Template | None = options.get(CONF_NUMBER)
        self._entry_id: str | None = options.get(ATTR_CONFIG_ENTRY_ID)

    @override
    def _async_check(self, **kwargs: Unpack[ConditionCheckParams]) -> bool:
        variables = kwargs.get("variables")
        number = self._number_now(variables)
        entry_id = self._entry_id or _call_of(variables).get(ATTR_CONFIG_ENTRY_ID)
        systems = _systems(self._hass, NUMBER_IN_GROUP, entry_id)
        return bool(number) and any(
            not self._groups.isdisjoint(map(group_key, pbx.groups_of(number)))
            for pbx in systems
        )

    def _number_now(self, variables: TemplateVarsType) -> str:
        """Return the number that is asked about; an empty text where it is withheld."""
        if self._number:
            try:
                return str(self._number.async_render(variables, parse_result=False))
            except TemplateError as err:
                raise ConditionErrorMessage(
                    f"{DOMAIN}.{NUMBER_IN_GROUP}", str(err)
                ) from err
        call = _call_of(variables)
        if "caller_number" not in call:
            raise _error(NUMBER_IN_GROUP, "condition_no_call")
        outbound = call.get("direction") == Direction.OUTBOUND
        number = call["called_number" if outbound else "caller_number"]
        return number or ""


class WithinBusinessHours(Condition):
    """The business is open, as the entity says that the phone system's options name."""

    schema = vol.Schema({vol.Optional(CONF_OPTIONS, default={}): _ONE_SYSTEM})

    @override
    @classmethod
    async def async_validate_config(
        cls, hass: HomeAssistant, config: ConfigType
    ) -> ConfigType:
        """Accept the condition's options."""
        return cast(ConfigType, cls.schema(config))

    def __init__(self, hass: HomeAssistant, config: ConditionConfig) -> None:
        """Begin with the phone system whose business hours are asked for."""
        super().__init__(hass, config)
        self._entry_id: str | None = (config.options or {}).get(ATTR_CONFIG_ENTRY_ID)

    @override
    def _async_check(self, **kwargs: Unpack[ConditionCheckParams]) -> bool:
        call = _call_of(kwargs.get("variables"))
        entry_id = self._entry_id or call.get(ATTR_CONFIG_ENTRY_ID)
        systems = _systems(self._hass, WITHIN_BUSINESS_HOURS, entry_id)
        if len(systems) > 1:
            raise _error(WITHIN_BUSINESS_HOURS, "condition_which_system")
        try:
            return is_open(self._hass, systems[0].entry)
        except NoBusinessHours as err:
            title = systems[0].entry.title
            if err.reason == NOT_SET:
                raise _error(
                    WITHIN_BUSINESS_HOURS, "business_hours_not_set", title=title
                ) from err
            raise _error(
                WITHIN_BUSINESS_HOURS,
                "business_hours_unavailable",
                title=title,
                entity_id=err.entity_id or "",
            ) from err


def _call_of(variables: TemplateVarsType) -> Mapping[str, Any]:
    """Return what the automation was told of the call, or of whoever waits, that it runs for; nothing where there is none."""
    trigger = (variables or {}).get("trigger")
    if not isinstance(trigger, Mapping):
        return {}
    call = trigger.get("call", trigger)
    return call if isinstance(call, Mapping) else {}


def _systems(
    hass: HomeAssistant, condition: str, entry_id: str | None
) -> list[PbxData]:
    """Return the system with an entry's id, or else all; at least one. Raises ConditionError."""
    systems = [
        pbx
        for pbx in loaded(hass)
        if entry_id is None or pbx.entry.entry_id == entry_id
    ]
    if not systems:
        raise _error(condition, "condition_no_system")
    return systems


def _error(condition: str, key: str, **placeholders: str) -> ConditionErrorMessage:
    """Return the error with which a condition says why it can neither be true nor false."""
    # Conditions have errors of their own kind, which cannot be translated.
    text = HomeAssistantError(
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders=placeholders,
    )
    return ConditionErrorMessage(f"{DOMAIN}.{condition}", str(text))
