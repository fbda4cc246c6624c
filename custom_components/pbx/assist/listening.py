"""Has the conversation agents take what people say about calls."""

from typing import TYPE_CHECKING

from hassil.recognize import RecognizeResult

from homeassistant.components.conversation import DOMAIN as CONVERSATION_DOMAIN
from homeassistant.components.conversation.agent_manager import get_agent_manager
from homeassistant.components.conversation.models import ConversationInput
from homeassistant.core import HomeAssistant
from homeassistant.helpers import intent

from .speech import spoken_language
from .spoken import Sentence, async_get_spoken


async def async_listen(hass: HomeAssistant) -> None:
    """Have all agents take the sentences of all languages.

    They are a single trigger, because a sentence that fits several triggers sets off all of them, and nobody shall be called twice.
    Its sentences cannot be kept from requests in other languages; who says one of them is understood.
    """
    spoken = await async_get_spoken(hass)
    by_template: dict[str, Sentence] = {}
    for sentence in spoken.sentences:
        by_template.setdefault(sentence.template, sentence)

    async def answer(asked: ConversationInput, result: RecognizeResult) -> str:
        """Return what to say to a sentence."""
        if TYPE_CHECKING:
            assert result.intent_sentence
        sentence = by_template[result.intent_sentence.text or ""]
        said = {name: entity.text.strip() for name, entity in result.entities.items()}
        response = await intent.async_handle(
            hass,
            CONVERSATION_DOMAIN,
            sentence.intent,
            {
                name: {"value": value}
                for name, value in {**sentence.slots, **said}.items()
            },
            asked.text,
            asked.context,
            spoken_language(asked.language) or sentence.language,
            assistant=CONVERSATION_DOMAIN,
            device_id=asked.device_id,
            satellite_id=asked.satellite_id,
            conversation_agent_id=asked.agent_id,
        )
        return str(response.speech["plain"]["speech"])

    get_agent_manager(hass).register_trigger(list(by_template), answer)
