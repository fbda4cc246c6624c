"""The sentences themselves: each is understood as what it stands for, and those in the manual are among them."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
import re

from hassil.parse_expression import parse_sentence
from hassil.sample import sample_sentence
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.assist.speech import LANGUAGES
from custom_components.pbx.assist.spoken import Sentence, async_get_spoken
from homeassistant.components.conversation import ConversationInput
from homeassistant.components.conversation.agent_manager import get_agent_manager
from homeassistant.core import Context, HomeAssistant
from homeassistant.setup import async_setup_component
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_system

MANUAL = Path("docs/assist.md").read_text(encoding="utf-8")
HEADINGS = {"English": "en", "中文": "zh-Hans", "Deutsch": "de", "Français": "fr"}
TRIED = 40
"""How many ways to say a sentence are tried; some have thousands."""


def of_manual() -> list[tuple[str, str]]:
    """Return the sentences of the manual, each with its language."""
    parts = re.split(r"^### (.+)$", MANUAL, flags=re.MULTILINE)[1:]
    return [
        (HEADINGS[heading], sentence)
        for heading, text in zip(parts[::2], parts[1::2], strict=True)
        for sentence in re.findall(r"^- “(.+?)”", text, re.MULTILINE)
    ]


async def understood(hass: HomeAssistant, text: str, language: str) -> Sentence | None:
    """Return what a sentence is understood as."""
    agent = get_agent_manager(hass).default_agent
    assert agent
    result = await agent.async_recognize_sentence_trigger(
        ConversationInput(
            text=text,
            context=Context(),
            conversation_id=None,
            device_id=None,
            satellite_id=None,
            language=language,
            agent_id="conversation.home_assistant",
        )
    )
    if result is None:
        return None
    [found] = result.matched_triggers.values()
    assert found.intent_sentence
    spoken = await async_get_spoken(hass)
    return next(
        sentence
        for sentence in spoken.sentences
        if sentence.template == found.intent_sentence.text
    )


def ways_to_say(sentence: Sentence) -> Iterable[str]:
    """Return some of the ways to say a sentence, spread over all that there are."""
    ways = list(
        islice(
            sample_sentence(parse_sentence(sentence.template), expand_lists=False),
            20_000,
        )
    )
    step = max(1, len(ways) // TRIED)
    return (way.replace("{name}", "Zappa") for way in ways[::step])


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_way_to_say_it(
    hass: HomeAssistant, entry: MockConfigEntry, language: str
) -> None:
    """No sentence is taken for one that stands for something else."""
    spoken = await async_get_spoken(hass)
    wrong = []
    for sentence in spoken.sentences:
        for way in ways_to_say(sentence) if sentence.language == language else ():
            found = await understood(hass, way, language)
            if found is None or (found.intent, found.slots) != (
                sentence.intent,
                sentence.slots,
            ):
                wrong.append((way, sentence.intent, found and found.template))
    assert not wrong


def test_manual() -> None:
    """The manual has sentences for everything, in each language."""
    assert {language for language, _ in of_manual()} == set(LANGUAGES)
    assert len(of_manual()) >= 4 * 7


@pytest.mark.parametrize(("language", "sentence"), of_manual())
async def test_sentence_of_the_manual(
    hass: HomeAssistant, entry: MockConfigEntry, language: str, sentence: str
) -> None:
    """Each sentence in the manual is understood, in its language."""
    found = await understood(hass, sentence, language)
    assert found
    assert found.language == language


@pytest.mark.parametrize(
    ("intent", "sentence"),
    [
        ("PbxLastCaller", "Who just called?"),
        ("PbxLastCaller", "Who was it that called?"),
        ("PbxLastCaller", "Who was the last caller?"),
        ("PbxLastCaller", "Wer hat mich gerade angerufen?"),
        ("PbxLastCaller", "Wer war der letzte Anrufer?"),
        ("PbxLastCaller", "Qui vient de m’appeler ?"),
        ("PbxLastCaller", "Qui m’a appelé ?"),
        ("PbxLastCaller", "刚才谁打电话来了？"),
        ("PbxLastCaller", "谁刚打来电话？"),
        ("PbxCallersWhileOut", "Who called while we were away?"),
        ("PbxCallersWhileOut", "Has anyone called while I was not home?"),
        ("PbxCallersWhileOut", "Wer hat angerufen, als ich nicht zu Hause war?"),
        ("PbxCallersWhileOut", "Wer hat in meiner Abwesenheit angerufen?"),
        ("PbxCallersWhileOut", "Qui a appelé pendant que j’étais sorti ?"),
        ("PbxCallersWhileOut", "我不在家的时候有谁打过电话？"),
        ("PbxCallersToday", "Hat heute schon jemand angerufen?"),
        ("PbxCallersToday", "Est-ce que quelqu’un a appelé aujourd’hui ?"),
        ("PbxCallersToday", "谁今天打过电话？"),
        ("PbxCallsToday", "How many calls did I miss today?"),
        ("PbxCallsToday", "Wie viele verpasste Anrufe gab es heute?"),
        ("PbxCallsToday", "Combien d’appels ai-je manqués aujourd’hui ?"),
        ("PbxCallsToday", "我今天错过了几个电话？"),
        ("PbxCallsToday", "今天有多少未接来电？"),
        ("PbxCallsToday", "今天一共有多少通电话？"),
        ("PbxCallsToReturn", "Who do I need to call back?"),
        ("PbxCallsToReturn", "Do I have any calls to return?"),
        ("PbxCallsToReturn", "Welche Anrufe muss ich noch beantworten?"),
        ("PbxCallsToReturn", "Quels sont les appels à rendre ?"),
        ("PbxCallsToReturn", "我要给谁回电话？"),
        ("PbxCall", "Please call Anna back."),
        ("PbxCall", "Connect me to the workshop."),
        ("PbxCall", "Kannst du bitte Anna anrufen?"),
        ("PbxCall", "Verbinde mich mit der Werkstatt."),
        ("PbxCall", "Ruf Anna zurück!"),
        ("PbxCall", "Peux-tu appeler Anna ?"),
        ("PbxCall", "Rappelle Anna."),
        ("PbxCall", "帮我给张伟打个电话"),
        ("PbxCall", "请帮我打电话给车间。"),
        ("PbxHangUp", "End the call."),
        ("PbxHangUp", "Bitte auflegen."),
        ("PbxHangUp", "Beende das Gespräch."),
        ("PbxHangUp", "Termine l’appel."),
        ("PbxHangUp", "Raccroche, s’il te plaît."),
        ("PbxHangUp", "请挂断电话。"),
        ("PbxHangUp", "结束通话"),
    ],
)
async def test_as_people_say_it(
    hass: HomeAssistant, entry: MockConfigEntry, intent: str, sentence: str
) -> None:
    """Sentences as people say them are understood."""
    found = await understood(hass, sentence, "en")
    assert found
    assert found.intent == intent


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Turn on the light"),
        ("en", "end"),
        ("de", "Mach das Licht an"),
        ("de", "Wer hat geklingelt?"),
        ("fr", "Allume la lumière"),
        ("fr", "Termine"),
        ("zh-Hans", "打开灯"),
        ("zh-Hans", "结束"),
    ],
)
async def test_other_sentences(
    hass: HomeAssistant, entry: MockConfigEntry, language: str, sentence: str
) -> None:
    """What is no question about calls is left to others."""
    assert await understood(hass, sentence, language) is None


async def test_assist_comes_later(
    hass: HomeAssistant, yeastar: YeastarSimulator
) -> None:
    """Assist may be set up after the phone system, and entries may be reloaded: each sentence is there once."""
    entry = await set_up_system(hass, yeastar)
    manager_had = len(get_agent_manager(hass).trigger_sentences)
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "conversation", {})
    await hass.async_block_till_done()
    await hass.config_entries.async_reload(entry.entry_id)
    spoken = await async_get_spoken(hass)
    sentences = get_agent_manager(hass).trigger_sentences
    assert manager_had == 0
    assert len(sentences) == len({item.template for item in spoken.sentences})
