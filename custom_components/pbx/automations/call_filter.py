"""The options of a trigger that say which calls it is about."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

import voluptuous as vol

from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv

from ..calls.model import Call, CallEvent, Direction, Outcome
from ..calls.phone_book.groups import group_key
from ..calls.phone_book.number_patterns import NumberPatterns
from ..data import PbxData
from .call_data import outside_party

CONF_BUSINESS_HOURS_OPTION: Final = "business_hours"
CONF_CALLED_NUMBER: Final = "called_number"
CONF_CALLER: Final = "caller"
CONF_CAMPAIGN: Final = "campaign"
CONF_DIRECTION: Final = "direction"
CONF_EXTENSION: Final = "extension"
CONF_GROUP: Final = "group"
CONF_NUMBER: Final = "number"
CONF_OUTCOME: Final = "outcome"
CONF_REASON_CODE: Final = "reason_code"
CONF_RING_SECONDS: Final = "ring_seconds"
CONF_TRUNK: Final = "trunk"


class Caller(StrEnum):
    """What is known of who is on the other side of a call."""

    IN_PHONE_BOOK = "in_phone_book"
    NOT_IN_PHONE_BOOK = "not_in_phone_book"
    WITHHELD = "withheld"


class BusinessHours(StrEnum):
    """When a call shall be."""

    WITHIN = "within"
    OUTSIDE = "outside"


def one_or_more(choices: type[StrEnum]) -> vol.All:
    """Return what accepts one word or a list of words."""
    return vol.All(cv.ensure_list, [vol.Coerce(choices)])


TEXTS: Final = vol.All(cv.ensure_list, [cv.string])

FILTER_OPTIONS: Final[dict[str, Any]] = {
    CONF_DIRECTION: one_or_more(Direction),
    CONF_NUMBER: TEXTS,
    CONF_CALLER: one_or_more(Caller),
    CONF_GROUP: TEXTS,
    CONF_CALLED_NUMBER: TEXTS,
    CONF_TRUNK: TEXTS,
    CONF_EXTENSION: TEXTS,
    CONF_RING_SECONDS: vol.All(vol.Coerce(int), vol.Range(min=0)),
    CONF_BUSINESS_HOURS_OPTION: vol.Coerce(BusinessHours),
    CONF_OUTCOME: one_or_more(Outcome),
    CONF_CAMPAIGN: TEXTS,
    CONF_REASON_CODE: TEXTS,
}
"""Every option by its name, with what it accepts."""


class CallFilter:
    """Tells the calls that an automation is about from others. A list that is empty asks for nothing."""

    def __init__(self, hass: HomeAssistant, options: Mapping[str, Any]) -> None:
        """Begin with the options as they are validated."""
        country = hass.config.country
        self._directions = frozenset(options.get(CONF_DIRECTION, ()))
        self._numbers = _patterns(options.get(CONF_NUMBER), country)
        self._callers = frozenset(options.get(CONF_CALLER, ()))
        self._groups = frozenset(map(group_key, options.get(CONF_GROUP, ())))
        self._called = _patterns(options.get(CONF_CALLED_NUMBER), country)
        self._trunks = frozenset(map(str.casefold, options.get(CONF_TRUNK, ())))
        self._extensions = frozenset(options.get(CONF_EXTENSION, ()))
        self._outcomes = frozenset(options.get(CONF_OUTCOME, ()))
        self._campaigns = frozenset(options.get(CONF_CAMPAIGN, ()))
        self._reason_codes = frozenset(options.get(CONF_REASON_CODE, ()))
        self.business_hours: BusinessHours | None = options.get(
            CONF_BUSINESS_HOURS_OPTION
        )

    def matches(self, pbx: PbxData, event: CallEvent) -> bool:
        """Answer whether a call is one of those that are asked for, whatever the time."""
        call = event.call
        if self._directions and call.direction not in self._directions:
            return False
        if self._outcomes and call.outcome not in self._outcomes:
            return False
        if self._trunks and (call.trunk or "").casefold() not in self._trunks:
            return False
        if self._called and not self._called.match(call.called_number):
            return False
        if self._reason_codes and call.reason_code not in self._reason_codes:
            return False
        if self._extensions and self._extensions.isdisjoint(
            event.extensions or call.extensions
        ):
            return False
        return self._matches_campaign(call) and self._matches_party(pbx, call)

    def _matches_campaign(self, call: Call) -> bool:
        if not self._campaigns:
            return True
        return bool(call.campaign and call.campaign.campaign_id in self._campaigns)

    def _matches_party(self, pbx: PbxData, call: Call) -> bool:
        """Answer whether whoever is on the other side is one of those who are asked for."""
        number, _ = outside_party(call)
        if self._numbers and not self._numbers.match(number):
            return False
        if self._callers and self._caller(pbx, call, number) not in self._callers:
            return False
        if not self._groups:
            return True
        return number is not None and not self._groups.isdisjoint(
            map(group_key, pbx.groups_of(number))
        )

    def _caller(self, pbx: PbxData, call: Call, number: str | None) -> Caller | None:
        """Return what is known of who is on the other side; None for a colleague who is in no phone book."""
        if number and pbx.is_in_phone_book(number):
            return Caller.IN_PHONE_BOOK
        if call.direction is Direction.INTERNAL:
            return None
        return Caller.NOT_IN_PHONE_BOOK if number else Caller.WITHHELD


def _patterns(texts: list[str] | None, country: str | None) -> NumberPatterns | None:
    return NumberPatterns(texts, country) if texts else None
