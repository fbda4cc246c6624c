"""Intents: what Assist is asked about calls, and ordered to do. A language model gets them as its tools."""

from collections.abc import Awaitable, Callable
from typing import Any, override

import voluptuous as vol

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import intent

from .assist.orders import async_call, async_end_call
from .assist.questions import (
    async_callers_today,
    async_callers_while_out,
    async_calls_to_return,
    async_calls_today,
    async_last_caller,
)
from .assist.request import Request
from .assist.speech import LANGUAGES, Speech, Unanswered, spoken_language
from .assist.spoken import async_get_spoken
from .calls.log.log_errors import LogError
from .calls.model import Outcome

type Answer = Callable[[Request], Awaitable[str]]

_OUTCOME = vol.In([Outcome.ANSWERED, Outcome.MISSED, Outcome.VOICEMAIL, Outcome.FAILED])
_NAME = intent.non_empty_string


async def async_setup_intents(hass: HomeAssistant) -> None:
    """Register the intents."""
    for handler in (
        PbxIntentHandler(
            "PbxLastCaller",
            "Tells who called last, when, and whether the call was missed. Without a name it looks at all phone systems",
            async_last_caller,
            {
                vol.Optional(
                    "name", description="An extension, a room or a phone system"
                ): _NAME
            },
        ),
        PbxIntentHandler(
            "PbxCallersWhileOut",
            "Tells who called while the user was not at home, or since the user left",
            async_callers_while_out,
        ),
        PbxIntentHandler(
            "PbxCallersToday", "Tells who called today", async_callers_today
        ),
        PbxIntentHandler(
            "PbxCallsToday",
            "Tells how many phone calls there were today, or how many of them ended in a certain way",
            async_calls_today,
            {vol.Optional("outcome"): _OUTCOME},
        ),
        PbxIntentHandler(
            "PbxCallsToReturn",
            "Tells which missed calls nobody has returned yet",
            async_calls_to_return,
        ),
        PbxIntentHandler(
            "PbxCall",
            "Has the phone system call somebody: the user's phone rings first",
            async_call,
            {
                vol.Required(
                    "name",
                    description="The name of a person, an extension or a room, or a phone number",
                ): _NAME
            },
        ),
        PbxIntentHandler(
            "PbxHangUp",
            "Ends the phone call of the user, or of an extension",
            async_end_call,
            {vol.Optional("name", description="An extension or a room"): _NAME},
        ),
    ):
        intent.async_register(hass, handler)


class PbxIntentHandler(intent.IntentHandler):
    """Answers an intent in the language that it was said in."""

    def __init__(
        self,
        intent_type: str,
        description: str,
        answer: Answer,
        slots: dict[vol.Marker, Any] | None = None,
    ) -> None:
        """Keep what answers.

        Args:
            intent_type: The name of the intent.
            description: What a language model is told of it.
            answer: Returns what to say.
            slots: What may be said besides.
        """
        self.intent_type = intent_type
        self.description = description
        self._answer = answer
        self._slots = slots

    @property
    @override
    def slot_schema(self) -> dict[vol.Marker, Any] | None:
        """Return what may be said besides."""
        return self._slots

    @override
    async def async_handle(self, intent_obj: intent.Intent) -> intent.IntentResponse:
        """Answer, or say why there is no answer."""
        slots = self.async_validate_slots(intent_obj.slots)
        speech = await Speech.async_load(intent_obj.hass, intent_obj.language)
        spoken = await async_get_spoken(intent_obj.hass)
        response = intent_obj.create_response()
        try:
            request = await Request.async_of(
                intent_obj,
                speech,
                spoken.words[spoken_language(intent_obj.language) or LANGUAGES[0]],
                {name: slots[name]["value"] for name in self._named() if name in slots},
            )
            response.async_set_speech(await self._answer(request))
        except Unanswered as err:
            _refuse(response, speech.text(err.key, **err.placeholders))
        except LogError:
            _refuse(response, speech.text("assist_log_away"))
        except HomeAssistantError as err:
            _refuse(response, speech.error(err))
        return response

    def _named(self) -> list[str]:
        return [str(marker) for marker in self._slots or {}]


def _refuse(response: intent.IntentResponse, why: str) -> None:
    response.async_set_error(intent.IntentResponseErrorCode.FAILED_TO_HANDLE, why)
