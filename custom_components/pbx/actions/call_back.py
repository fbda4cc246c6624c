"""Calls back whoever called an extension last in vain."""

from typing import Final

from homeassistant.exceptions import HomeAssistantError

from ..calls.log.log_errors import LogError
from ..calls.log.log_model import Filters
from ..const import DOMAIN
from ..data import PbxData
from .dial import async_dial
from .request import invalid

LOOKED_AT: Final = 50
"""Among how many missed calls to look for one that has a number."""


async def async_call_back(pbx: PbxData, extension: str) -> str | None:
    """Have an extension call the latest caller whose call it missed and nobody has returned.

    Returns:
        The call's id, where the system tells it.

    Raises:
        ServiceValidationError: There is no such call, or it cannot be dialled.
        HomeAssistantError: The call log cannot be read, or the system fails, refuses, or does not say whether it dialled.
    """
    filters = Filters(
        systems=(pbx.identity.log_key,), extension=extension, to_return=True
    )
    try:
        page = await pbx.log.page(filters, limit=LOOKED_AT)
    except LogError as err:
        raise HomeAssistantError(
            translation_domain=DOMAIN, translation_key="calls_not_read"
        ) from err
    for logged in page.calls:
        if logged.call.caller_number:
            return await async_dial(pbx, extension, logged.call.caller_number)
    raise invalid("nothing_to_call_back")
