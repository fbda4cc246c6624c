"""Questions about calls, in each language."""

from datetime import timedelta
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_errors import CannotReach
from custom_components.pbx.const import CONF_LEAST_RING_SECONDS
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import area_registry as ar, device_registry as dr
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_other_yeastar
from . import Telephone, extension_device, say

MINUTE = timedelta(minutes=1)

LAST_CALLER = [
    (
        "en",
        "Who called last?",
        "Frieda Lindner called last, 10 minutes ago. The call was missed.",
    ),
    (
        "de-DE",
        "Wer hat zuletzt angerufen?",
        "Zuletzt hat Frieda Lindner angerufen, vor 10 Minuten. Der Anruf wurde verpasst.",
    ),
    (
        "fr",
        "Qui a appelé en dernier ?",
        "Frieda Lindner a appelé en dernier, il y a 10 minutes. L’appel a été manqué.",
    ),
    (
        "zh-CN",
        "最后谁打来电话？",
        "最后来电的是 Frieda Lindner，10 分钟前。该来电未接听。",
    ),
]
TODAY = [
    (
        "en",
        "Who called today?",
        "Today, 2 callers: Zoë Müller a minute ago and Frieda Lindner 2 times (all missed, last 2 minutes ago).",
    ),
    (
        "de",
        "Wer hat heute angerufen?",
        "Heute haben 2 Personen angerufen: Zoë Müller vor einer Minute und Frieda Lindner 2-mal (alle verpasst, zuletzt vor 2 Minuten).",
    ),
    (
        "fr",
        "Qui a appelé aujourd’hui ?",
        "Aujourd’hui, 2 personnes ont appelé\xa0: Zoë Müller il y a une minute et Frieda Lindner 2 fois (sans réponse, la dernière il y a 2 minutes).",
    ),
    (
        "zh-Hans",
        "今天谁打来电话了？",
        "今天有 2 个来电者：Zoë Müller（1 分钟前）和Frieda Lindner 2 次（均未接听，最近一次2 分钟前）。",
    ),
]
COUNTS = [
    (
        "en",
        "How many calls were there today?",
        "There were 3 calls today: 1 answered and 2 missed.",
    ),
    ("en", "How many missed calls today?", "Missed calls today: 2."),
    ("en", "How many calls were answered today?", "Answered calls today: 1."),
    (
        "de",
        "Wie viele Anrufe gab es heute?",
        "Heute gab es 3 Anrufe: 1 angenommen und 2 verpasst.",
    ),
    (
        "de",
        "Wie viele Anrufe habe ich heute verpasst?",
        "Heute verpasste Anrufe: 2.",
    ),
    (
        "de",
        "Wie viele Anrufe wurden heute angenommen?",
        "Heute angenommene Anrufe: 1.",
    ),
    (
        "fr",
        "Combien d’appels y a-t-il eu aujourd’hui ?",
        "Il y a eu 3 appels aujourd’hui\xa0: 1 avec réponse et 2 sans réponse.",
    ),
    (
        "fr",
        "Combien d’appels manqués aujourd’hui ?",
        "Appels manqués aujourd’hui\xa0: 2.",
    ),
    (
        "fr",
        "Combien d’appels ont été pris aujourd’hui ?",
        "Appels répondus aujourd’hui\xa0: 1.",
    ),
    (
        "zh-Hans",
        "今天有多少个电话？",
        "今天有 3 通通话：1 通已接听和2 通未接。",
    ),
    ("zh-Hans", "今天有几个未接来电？", "今天的未接来电：2 通。"),
    ("zh-Hans", "今天接了几个电话？", "今天已接听的通话：1 通。"),
]
TO_RETURN = [
    (
        "en",
        "Which calls do I have to return?",
        "Calls to return: 1. Frieda Lindner 2 times (last 2 minutes ago).",
    ),
    (
        "de",
        "Wen muss ich zurückrufen?",
        "Zurückzurufen: 1. Frieda Lindner 2-mal (zuletzt vor 2 Minuten).",
    ),
    (
        "fr",
        "Qui dois-je rappeler ?",
        "Personnes à rappeler\xa0: 1. Frieda Lindner 2 fois (la dernière il y a 2 minutes).",
    ),
    (
        "zh-Hans",
        "哪些电话需要回复？",
        "待回电：1 个。Frieda Lindner 2 次（最近一次2 分钟前）。",
    ),
]


@pytest.mark.parametrize(("language", "sentence", "answer"), LAST_CALLER)
async def test_last_caller(
    hass: HomeAssistant,
    telephone: Telephone,
    freezer: FrozenDateTimeFactory,
    language: str,
    sentence: str,
    answer: str,
) -> None:
    """Who called last, when, and that the call was missed."""
    await telephone.call()
    freezer.tick(10 * MINUTE)
    assert await say(hass, sentence, language) == answer


async def two_missed_one_answered(
    telephone: Telephone, freezer: FrozenDateTimeFactory
) -> None:
    """Let one call twice in vain, and another be answered."""
    await telephone.call()
    await telephone.call()
    freezer.tick(MINUTE)
    await telephone.call("5550101", "ANSWERED")
    freezer.tick(MINUTE / 2)


@pytest.mark.parametrize(
    ("language", "sentence", "answer"), [*TODAY, *COUNTS, *TO_RETURN]
)
async def test_several_calls(
    hass: HomeAssistant,
    telephone: Telephone,
    freezer: FrozenDateTimeFactory,
    language: str,
    sentence: str,
    answer: str,
) -> None:
    """Who called today, how many calls there were, and which of them to return."""
    await two_missed_one_answered(telephone, freezer)
    assert await say(hass, sentence, language) == answer


@pytest.mark.parametrize(
    ("language", "sentence", "answer"),
    [
        ("en", "Who called last?", "Nobody has called yet."),
        ("de", "Wer hat heute angerufen?", "Heute hat niemand angerufen."),
        (
            "fr",
            "Combien d'appels aujourd'hui ?",
            "Il n’y a eu aucun appel aujourd’hui.",
        ),
        ("zh-Hans", "哪些电话要回？", "没有待回电。"),
        (
            "en",
            "Who called while I was out?",
            "In the last 8 hours, nobody called.",
        ),
    ],
)
async def test_no_calls(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    language: str,
    sentence: str,
    answer: str,
) -> None:
    """There was no call yet."""
    assert await say(hass, sentence, language) == answer


@pytest.mark.parametrize(
    ("result", "answer"),
    [
        ("ANSWERED", "Frieda Lindner called last, just now."),
        (
            "VOICEMAIL",
            "Frieda Lindner called last, just now. The call went to voicemail.",
        ),
    ],
)
async def test_last_call_that_was_not_missed(
    hass: HomeAssistant, telephone: Telephone, result: str, answer: str
) -> None:
    """What became of the last call."""
    await telephone.call(result=result)
    assert await say(hass, "Who called last?") == answer


async def test_call_in_progress(hass: HomeAssistant, telephone: Telephone) -> None:
    """Whose call rings now is the last who called."""
    await telephone.ring()
    assert await say(hass, "Who called?") == "Frieda Lindner is calling right now."


@pytest.mark.parametrize(
    ("days", "answer"),
    [
        (0.5, "Frieda Lindner called last, yesterday at 12:00. The call was missed."),
        (4, "Frieda Lindner called last, 4 days ago at 12:00. The call was missed."),
        (0.2, "Frieda Lindner called last, today at 12:00. The call was missed."),
    ],
)
async def test_days_ago(
    hass: HomeAssistant,
    telephone: Telephone,
    freezer: FrozenDateTimeFactory,
    days: float,
    answer: str,
) -> None:
    """What was longer ago is said with its day and its time."""
    await telephone.call()
    freezer.tick(timedelta(days=days))
    assert await say(hass, "Who called last?") == answer


async def test_unknown_and_withheld_numbers(
    hass: HomeAssistant, telephone: Telephone
) -> None:
    """Who has no name is told by the number, and who withholds it is said to, each call by itself."""
    await telephone.call("")
    await telephone.call("")
    await telephone.call("5550199")
    assert await say(hass, "Who called today?") == (
        "Today, 3 callers: 5550199 just now (missed), somebody with a withheld number a minute ago (missed) "
        "and somebody with a withheld number a minute ago (missed)."
    )


async def test_many_callers(hass: HomeAssistant, telephone: Telephone) -> None:
    """Of many callers five are named."""
    for number in range(8):
        await telephone.call(f"555020{number}")
    answer = await say(hass, "Who called today?")
    assert answer.startswith("Today, 8 callers: 5550207 just now (missed), 5550206")
    assert answer.endswith("5550203 2 minutes ago (missed) and 3 more.")


async def test_one_caller(hass: HomeAssistant, telephone: Telephone) -> None:
    """A single caller."""
    await telephone.call()
    answer = "Today, one caller: Frieda Lindner just now (missed)."
    assert await say(hass, "Did anybody call today?") == answer
    assert await say(hass, "How many calls today?") == (
        "There was one call today: 1 missed."
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Who called Anna Berg last?"),
        ("en", "Who was the last caller for extension 1002?"),
        ("en", "Who called the attic last?"),
        ("de", "Wer hat Anna Berg zuletzt angerufen?"),
        ("de", "Wer war der letzte Anrufer von 1002?"),
        ("fr", "Qui a appelé Anna Berg en dernier ?"),
        ("zh-Hans", "谁最后给 Anna 打电话？"),
    ],
)
async def test_last_caller_of_an_extension(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    telephone: Telephone,
    area_registry: ar.AreaRegistry,
    device_registry: dr.DeviceRegistry,
    language: str,
    sentence: str,
) -> None:
    """An extension is known by its name, its number, and the room that it is in."""
    attic = area_registry.async_create("Attic").id
    device = extension_device(hass, entry, "1002")
    device_registry.async_update_child_device(device.id, area_id=attic)
    await telephone.call("5550101", to="1002")
    await telephone.call()
    answer = await say(hass, sentence, language)
    assert "Zoë Müller" in answer
    assert "Frieda" not in answer


async def test_unknown_extension(
    hass: HomeAssistant, entry: MockConfigEntry, area_registry: ar.AreaRegistry
) -> None:
    """A name that means nothing, a number that no extension has, and a room without a phone are told apart."""
    area_registry.async_create("Garage")
    for name in ("Rumpelstiltskin", "7777"):
        assert await say(hass, f"Who called {name} last?") == (
            f"There is no extension, area or phone system called {name}."
        )
    assert await say(hass, "Who called the garage last?") == (
        "There is no extension in garage. Put the device of an extension into that area."
    )


async def test_several_systems(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    telephone: Telephone,
    other_yeastar: YeastarSimulator,
) -> None:
    """Without a name all systems are asked, with the name of one only that one."""
    await set_up_other_yeastar(hass, other_yeastar)
    await telephone.call()
    assert "Frieda Lindner called last" in await say(hass, "Who called last?")
    answer = await say(hass, "Who called the branch office last?")
    assert answer == "Nobody has called yet."
    assert await say(hass, "How many calls today?") == (
        "There was one call today: 1 missed."
    )
    assert "Frieda Lindner" in await say(hass, "Which calls are there to return?")


async def test_too_short(
    hass: HomeAssistant, entry: MockConfigEntry, telephone: Telephone
) -> None:
    """Calls that rang too short to be heard of are not told either."""
    hass.config_entries.async_update_entry(
        entry, options={**entry.options, CONF_LEAST_RING_SECONDS: 30}
    )
    await hass.config_entries.async_reload(entry.entry_id)
    await telephone.call()
    assert await say(hass, "Who called last?") == "Nobody has called yet."


async def test_log_away(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """While the log cannot be read, that is what is said."""
    with patch.object(CallLog, "page", side_effect=CannotReach):
        answer = await say(hass, "Wer hat zuletzt angerufen?", "de")
    assert answer == "Die Anrufliste antwortet gerade nicht."


async def test_other_language(hass: HomeAssistant, telephone: Telephone) -> None:
    """A sentence in one language is understood where another is expected, and in a language without texts it gets its own."""
    await telephone.call()
    assert "called last" in await say(hass, "Wer hat zuletzt angerufen?", "en")
    assert "Zuletzt hat" in await say(hass, "Wer hat zuletzt angerufen?", "nl")


async def test_absence_without_recorder(
    hass: HomeAssistant,
    telephone: Telephone,
    freezer: FrozenDateTimeFactory,
    hass_admin_user: MockUser,
) -> None:
    """Without a recorder it is known at least since when somebody is out who is out."""
    hass.states.async_set("person.paul", "not_home", {"user_id": hass_admin_user.id})
    context = Context(user_id=hass_admin_user.id)
    await telephone.call()
    freezer.tick(MINUTE)
    answer = await say(hass, "Who called since I left?", context=context)
    assert answer.startswith("Since you left today at 12:00, one caller: Frieda")
