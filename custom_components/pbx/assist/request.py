"""What is known of a question or an order: who asks, where, and which phone systems it may be about."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from homeassistant.components.homeassistant.exposed_entities import async_should_expose
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import Unauthorized
from homeassistant.helpers import device_registry as dr, entity_registry as er, intent

from ..actions.log_reading import async_user, may_read
from ..calls.live.views import SYSTEM
from ..const import DOMAIN
from ..data import PbxData, loaded
from ..devices import unique_id
from ..todo import CALLS_TO_RETURN
from .speech import Speech, Unanswered
from .spoken import SpokenWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A question or an order.

    ``systems`` are the phone systems that it may be about. ``area_id`` is the area of the voice assistant that was spoken to,
    ``user_id`` who asks; both are None where that is not known.
    """

    hass: HomeAssistant
    speech: Speech
    words: SpokenWords
    systems: list[PbxData]
    slots: Mapping[str, str]
    area_id: str | None
    user_id: str | None

    @classmethod
    async def async_of(
        cls,
        asked: intent.Intent,
        speech: Speech,
        words: SpokenWords,
        slots: Mapping[str, str],
    ) -> Self:
        """Return the request that an intent is. Raises Unanswered where there is no system that it may be about."""
        systems = loaded(asked.hass)
        if not systems:
            raise Unanswered("assist_no_system")
        systems = [
            pbx for pbx in systems if is_exposed(asked.hass, asked.assistant, pbx)
        ]
        if not systems:
            raise Unanswered("assist_not_exposed")
        try:
            user = await async_user(asked)
        except Unauthorized:
            systems = []
        else:
            systems = [pbx for pbx in systems if may_read(user, pbx)]
        if not systems:
            raise Unanswered("assist_not_allowed")
        return cls(
            hass=asked.hass,
            speech=speech,
            words=words,
            systems=systems,
            slots=slots,
            area_id=_area(asked),
            user_id=asked.context.user_id,
        )


@callback
def is_exposed(hass: HomeAssistant, assistant: str | None, pbx: PbxData) -> bool:
    """Answer whether people let an assistant know of a system's calls: whether its list of calls to return is exposed.

    Of what tells who called, the list alone is exposed from the beginning. A system without calls from outside has none, and
    nothing to hide.
    """
    entity_id = er.async_get(hass).async_get_entity_id(
        "todo", DOMAIN, unique_id(pbx.identity.prefix, SYSTEM, CALLS_TO_RETURN)
    )
    if assistant is None or entity_id is None:
        return True
    return async_should_expose(hass, assistant, entity_id)


@callback
def _area(asked: intent.Intent) -> str | None:
    """Return the area of the voice assistant that was spoken to."""
    device_id = asked.device_id
    if asked.satellite_id:
        satellite = er.async_get(asked.hass).async_get(asked.satellite_id)
        if satellite and satellite.area_id:
            return satellite.area_id
        device_id = (satellite and satellite.device_id) or device_id
    device = dr.async_get(asked.hass).async_get(device_id) if device_id else None
    return dr.async_get_effective_area_id(asked.hass, device) if device else None
