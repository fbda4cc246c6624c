"""When somebody was out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from homeassistant.components.recorder import get_instance, history
from homeassistant.const import STATE_HOME, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant, State, callback
from homeassistant.util import dt as dt_util

PERSON: Final = "person"
USER_ID: Final = "user_id"
"""The attribute of a person that says who that is as a user."""

LONGEST: Final = timedelta(days=30)
"""How long ago somebody may have left; the recorder keeps the states of ten days, unless it is told otherwise."""


@dataclass(frozen=True, slots=True)
class Absence:
    """When somebody left home, and when that person was back; None while the person is still out. Both are aware times."""

    left_at: datetime
    back_at: datetime | None


async def async_last_absence(
    hass: HomeAssistant, user_id: str | None
) -> Absence | None:
    """Return when somebody was out last; None where that is not known.

    Args:
        hass: Home Assistant.
        user_id: Who asks; None for somebody who spoke to a voice assistant, which is known only where one person lives.
    """
    person = _person(hass, user_id)
    if person is None:
        return None
    states = [person]
    if "recorder" in hass.config.components:
        before = await get_instance(hass).async_add_executor_job(
            partial(
                history.state_changes_during_period,
                hass,
                dt_util.utcnow() - LONGEST,
                entity_id=person.entity_id,
                no_attributes=True,
            )
        )
        states = [*before.get(person.entity_id, ()), person]
    return _last_absence(states)


@callback
def _person(hass: HomeAssistant, user_id: str | None) -> State | None:
    people = hass.states.async_all(PERSON)
    if user_id is not None:
        people = [state for state in people if state.attributes.get(USER_ID) == user_id]
    return people[0] if len(people) == 1 else None


def _last_absence(states: Iterable[State]) -> Absence | None:
    """Return the last absence in the states of a person, the oldest state first."""
    left_at = back_at = None
    is_out = False
    for state in states:
        if state.state in {STATE_UNKNOWN, STATE_UNAVAILABLE}:
            continue
        if (state.state != STATE_HOME) is is_out:
            continue
        is_out = not is_out
        if is_out:
            left_at, back_at = state.last_changed, None
        else:
            back_at = state.last_changed
    return Absence(left_at, back_at) if left_at else None
