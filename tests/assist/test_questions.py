"""Questions about calls."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
import pytest

from homeassistant.core import HomeAssistant

from .conftest import Telephone, say


@pytest.mark.parametrize(
    ("language", "sentence", "answer"),
    [
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
    ],
)
async def test_last_caller(
    hass: HomeAssistant,
    telephone: Telephone,
    freezer: FrozenDateTimeFactory,
    language: str,
    sentence: str,
    answer: str,
) -> None:
    """Who called last, when, and that it was missed."""
    await telephone.call()
    freezer.move_to(freezer() + timedelta(minutes=10))
    assert await say(hass, sentence, language) == answer
