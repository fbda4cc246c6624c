"""Performs the actions that return nothing."""

from typing import Any

from pytest_homeassistant_custom_component.common import MockUser

from custom_components.pbx.const import DOMAIN
from homeassistant.core import Context, HomeAssistant


async def act(
    hass: HomeAssistant, action: str, user: MockUser | None = None, **data: Any
) -> None:
    """Perform an action."""
    await hass.services.async_call(
        DOMAIN,
        action,
        data,
        blocking=True,
        context=Context(user_id=user.id) if user else None,
    )
