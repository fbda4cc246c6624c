"""The tools that a language model gets through Assist: the intents, while a phone system is exposed."""

from typing import Final

from homeassistant.components.llm import LLMTools
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import intent
from homeassistant.helpers.llm import (
    LLM_API_ASSIST,
    IntentTool,
    LLMContext,
    ToolAnnotations,
)

from .assist.request import is_exposed
from .const import DOMAIN
from .data import loaded
from .intent import PbxIntentHandler

_QUESTION: Final = ToolAnnotations(
    read_only=True, destructive=False, idempotent=True, open_world=False
)
_ORDER: Final = ToolAnnotations()

_TOOLS: Final = {
    "PbxLastCaller": ("Tell who called last", _QUESTION),
    "PbxCallersWhileOut": ("Tell who called while the user was out", _QUESTION),
    "PbxCallersToday": ("Tell who called today", _QUESTION),
    "PbxCallsToday": ("Count today's phone calls", _QUESTION),
    "PbxCallsToReturn": ("List phone calls to return", _QUESTION),
    "PbxCall": ("Call somebody on the phone", _ORDER),
    "PbxHangUp": ("Hang up the phone", _ORDER),
}
"""What each intent is called as a tool, and whether it changes anything."""


@callback
def async_get_tools(
    hass: HomeAssistant, llm_context: LLMContext, api_id: str
) -> LLMTools | None:
    """Return the tools; None where no phone system is exposed."""
    if api_id != LLM_API_ASSIST or not any(
        is_exposed(hass, llm_context.assistant, pbx) for pbx in loaded(hass)
    ):
        return None
    return LLMTools(
        tools=[
            IntentTool(
                f"{DOMAIN}__{handler.intent_type}",
                handler,
                title=_TOOLS[handler.intent_type][0],
                integration=DOMAIN,
                annotations=_TOOLS[handler.intent_type][1],
            )
            for handler in intent.async_get(hass)
            if isinstance(handler, PbxIntentHandler)
        ]
    )
