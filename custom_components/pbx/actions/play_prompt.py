"""The action that calls a number and plays prompts that the phone system has."""

from functools import partial
from typing import Final

import voluptuous as vol

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.helpers import config_validation as cv

from ..calls.limits import MAX_ID, MAX_PROMPTS
from ..const import DOMAIN
from ..systems.base import Feature
from ..systems.errors import OrderProblem
from .orders import OrderTexts, async_check_right, async_order, once
from .outgoing_limit import take
from .parties import numbers_to_dial
from .request import invalid, pbx_of, require

SERVICE_PLAY_PROMPT: Final = "play_prompt"
ATTR_AUTO_ANSWER: Final = "auto_answer"
ATTR_NUMBER: Final = "number"
ATTR_PROMPTS: Final = "prompts"

PLAY_PROMPT_SCHEMA = vol.Schema(
    {
        vol.Required(ATTR_CONFIG_ENTRY_ID): cv.string,
        vol.Required(ATTR_NUMBER): cv.string,
        vol.Required(ATTR_PROMPTS): vol.All(
            cv.ensure_list_csv, [vol.All(cv.string, str.strip)]
        ),
        vol.Optional(ATTR_AUTO_ANSWER, default=False): cv.boolean,
    }
)

_TEXTS: Final = OrderTexts(
    unconfirmed="play_prompt_unconfirmed",
    firmware="play_prompt_firmware",
    refused="play_prompt_refused",
    problems={
        OrderProblem.NO_SUCH_EXTENSION: "play_prompt_number_refused",
        OrderProblem.NO_SUCH_NUMBER: "play_prompt_number_refused",
        OrderProblem.EXTENSION_BUSY: "play_prompt_busy",
        OrderProblem.NOT_ANSWERED: "play_prompt_not_answered",
        OrderProblem.NOT_PERMITTED: "play_prompt_not_permitted",
        OrderProblem.NO_SUCH_PROMPT: "play_prompt_no_such_prompt",
    },
)


@callback
def async_setup_play_prompt_action(hass: HomeAssistant) -> None:
    """Register the action."""
    hass.services.async_register(
        DOMAIN,
        SERVICE_PLAY_PROMPT,
        _async_play_prompt,
        schema=PLAY_PROMPT_SCHEMA,
        supports_response=SupportsResponse.OPTIONAL,
    )


async def _async_play_prompt(call: ServiceCall) -> ServiceResponse:
    """Call a number and play prompts."""
    pbx = pbx_of(call)
    await async_check_right(pbx, call.context)
    require(pbx, Feature.PLAY_PROMPT, "play_prompt_not_supported")
    _, number = numbers_to_dial(pbx, call.data[ATTR_NUMBER])
    prompts = list(filter(None, call.data[ATTR_PROMPTS]))
    if not prompts:
        raise invalid("play_prompt_what")
    if len(prompts) > MAX_PROMPTS or any(len(prompt) > MAX_ID for prompt in prompts):
        raise invalid("play_prompt_too_many", most=str(MAX_PROMPTS))
    order = partial(
        pbx.system.play_prompt,
        number,
        prompts,
        auto_answer=call.data[ATTR_AUTO_ANSWER],
    )
    with once(pbx, "play_prompt_under_way", SERVICE_PLAY_PROMPT, number):
        take(pbx)
        await async_order(pbx, order, _TEXTS)
    return {"prompts": len(prompts)}
