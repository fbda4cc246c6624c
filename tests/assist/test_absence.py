"""Who called while somebody was out, as the recorder knows it."""

from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockUser

from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.core import Context, HomeAssistant

from . import Telephone, say

HOUR = timedelta(hours=1)
PERSON = "person.paul"


@pytest.fixture
async def hass(
    recorder_mock: Recorder, freezer: FrozenDateTimeFactory, hass: HomeAssistant
) -> HomeAssistant:
    """Have a recorder."""
    return hass


async def move(
    hass: HomeAssistant, place: str, user: MockUser, person: str = PERSON
) -> None:
    """Have somebody be at a place."""
    hass.states.async_set(person, place, {"user_id": user.id})
    await hass.async_block_till_done()
    await get_instance(hass).async_block_till_done()


async def ask(hass: HomeAssistant, user: MockUser, *question: str) -> str:
    """Ask as a user."""
    return await say(hass, *question, context=Context(user_id=user.id))


WHILE_OUT: list[tuple[str, ...]] = [
    (
        "en",
        "Who called while I was out?",
        "While you were out, from today at 13:00 to today at 15:00, one caller: Frieda Lindner today at 14:00 (missed).",
    ),
    (
        "de",
        "Wer hat angerufen, während ich weg war?",
        "Während du weg warst, von heute um 13:00 bis heute um 15:00, hat nur eine Person angerufen: Frieda Lindner heute um 14:00 (verpasst).",
    ),
    (
        "fr",
        "Qui a appelé pendant mon absence ?",
        "Pendant votre absence (départ aujourd’hui à 13:00, retour aujourd’hui à 15:00), une seule personne a appelé\xa0: Frieda Lindner aujourd’hui à 14:00 (sans réponse).",
    ),
    (
        "zh-Hans",
        "我不在的时候谁打来电话了？",
        "您外出期间（今天 13:00到今天 15:00），有 1 个来电者：Frieda Lindner（今天 14:00，未接听）。",
    ),
]


@pytest.mark.parametrize(("language", "question", "answer"), WHILE_OUT)
async def test_back_home(
    hass: HomeAssistant,
    telephone: Telephone,
    freezer: FrozenDateTimeFactory,
    hass_admin_user: MockUser,
    language: str,
    question: str,
    answer: str,
) -> None:
    """Of the last absence only, however many places somebody was at, and whatever happened to the tracker."""
    await telephone.call("5550101")
    start = freezer()
    for hours, place in (
        (1, "not_home"),
        (1.5, "Office"),
        (1.7, "unavailable"),
        (1.8, "not_home"),
    ):
        freezer.move_to(_full_hour(start) + hours * HOUR)
        await move(hass, place, hass_admin_user)
    freezer.move_to(_full_hour(start) + 2 * HOUR)
    await telephone.call()
    for hours, place in ((3, "home"), (3.5, "unknown"), (3.6, "home")):
        freezer.move_to(_full_hour(start) + hours * HOUR)
        await move(hass, place, hass_admin_user)
    freezer.move_to(_full_hour(start) + 4 * HOUR)
    await telephone.call("5550102")
    freezer.move_to(_full_hour(start) + 5 * HOUR)
    assert await ask(hass, hass_admin_user, question, language) == answer


def _full_hour(moment: Any) -> Any:
    return moment.replace(minute=0, second=0, microsecond=0)


@pytest.mark.parametrize(
    ("language", "question", "answer"),
    [
        (
            "en",
            "Did anybody call since I left?",
            "Since you left today at 12:30, nobody called.",
        ),
        (
            "de",
            "Wer hat angerufen, seit ich weg bin?",
            "Seit du heute um 12:30 gegangen bist, hat niemand angerufen.",
        ),
        (
            "fr",
            "Qui a appelé depuis que je suis parti ?",
            "Depuis votre départ aujourd’hui à 12:30, personne n’a appelé.",
        ),
        (
            "zh-Hans",
            "我出门期间有没有人来电？",
            "从您今天 12:30出门以来，没有人来电。",
        ),
    ],
)
async def test_still_out(
    hass: HomeAssistant,
    telephone: Telephone,
    freezer: FrozenDateTimeFactory,
    hass_admin_user: MockUser,
    language: str,
    question: str,
    answer: str,
) -> None:
    """Somebody who is still out hears of what happened since."""
    await move(hass, "home", hass_admin_user)
    await telephone.call()
    freezer.move_to(_full_hour(freezer()) + HOUR / 2)
    await move(hass, "not_home", hass_admin_user)
    assert await ask(hass, hass_admin_user, question, language) == answer


@pytest.mark.parametrize("people", [1, 2])
async def test_voice_assistant(
    hass: HomeAssistant,
    telephone: Telephone,
    freezer: FrozenDateTimeFactory,
    hass_admin_user: MockUser,
    hass_read_only_user: MockUser,
    people: int,
) -> None:
    """Who lives alone need not say who speaks. Of several people nobody knows who it is."""
    freezer.tick(HOUR)
    for user in (hass_admin_user, hass_read_only_user)[:people]:
        await move(hass, "not_home", user, f"person.{user.id}")
    answer = await say(hass, "Who called while I was out?")
    expected = {
        1: "Since you left today at 13:00, nobody called.",
        2: "In the last 8 hours, nobody called.",
    }
    assert answer == expected[people]


async def test_nobody_knows_when(
    hass: HomeAssistant,
    telephone: Telephone,
    freezer: FrozenDateTimeFactory,
    hass_admin_user: MockUser,
) -> None:
    """Who was never seen to leave hears of the last hours."""
    await move(hass, "home", hass_admin_user)
    await telephone.call()
    freezer.tick(9 * HOUR)
    await telephone.call("5550101")
    freezer.tick(HOUR)
    assert await ask(hass, hass_admin_user, "Who called while we were away?") == (
        "In the last 8 hours, one caller: Zoë Müller today at 21:00 (missed)."
    )
