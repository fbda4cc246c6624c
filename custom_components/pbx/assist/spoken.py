"""How people say things in each language: the sentences that are understood, and the words in front of names and numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
import re
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers.singleton import singleton
from homeassistant.util.hass_dict import HassKey
from homeassistant.util.yaml import load_yaml_dict

from ..const import DOMAIN
from .speech import LANGUAGES

_FILES: Final = Path(__file__).parent / "languages"
_WRITTEN: Final = re.compile(r"[\d\s+*#()./-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence as hassil takes it, with the language that it is in, the intent that it stands for, and what it says besides."""

    template: str
    language: str
    intent: str
    slots: Mapping[str, str]


class SpokenWords:
    """The words of a language that say nothing of who is meant, and its words for digits."""

    def __init__(self, before: Iterable[str], digits: Mapping[str, Any]) -> None:
        """Keep the words.

        Args:
            before: What stands before a name or a number: articles, and words for what it is.
            digits: The digits, or a plus, by the words for them.
        """
        words = list(before)
        self._before_name = _leading(words)
        # Where "one" is an article too, it belongs to the number.
        self._before_number = _leading(set(words) - digits.keys())
        self._digits = {word: str(digit) for word, digit in digits.items()}
        self._digit = re.compile(_any(digits))
        self._only_digits = re.compile(rf"(?:(?:{_any(digits)}|[\d+])[\s-]*){{2,}}")

    def name_in(self, said: str) -> str:
        """Return a name without the words before it, such as ``workshop`` for ``the workshop``."""
        return self._before_name.sub("", said.strip())

    def number_in(self, said: str) -> str | None:
        """Return the number that was said, digit by digit or as it is written; None where it was something else."""
        text = self._before_number.sub("", said.strip()).casefold()
        if _WRITTEN.fullmatch(text):
            return text
        if self._only_digits.fullmatch(text):
            return self._digit.sub(lambda word: self._digits[word[0]], text)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The sentences of all languages, those that begin with or hold any name last, and the words of each language."""

    sentences: tuple[Sentence, ...]
    words: Mapping[str, SpokenWords]


_SPOKEN: HassKey[Spoken] = HassKey(f"{DOMAIN}_spoken")


@singleton(_SPOKEN, async_=True)
async def async_get_spoken(hass: HomeAssistant) -> Spoken:
    """Return how people say things."""
    return await hass.async_add_executor_job(_read)


def _read() -> Spoken:
    files = {name: load_yaml_dict(str(_FILES / f"{name}.yaml")) for name in LANGUAGES}
    sentences = [
        Sentence(
            template=template,
            language=language,
            intent=group["intent"],
            slots=group.get("slots", {}),
        )
        for language, file in files.items()
        for group in file["sentences"]
        for template in group["sentences"]
    ]
    return Spoken(
        sentences=tuple(
            sorted(sentences, key=lambda sentence: "{" in sentence.template)
        ),
        words={
            language: SpokenWords([*file["articles"], *file["kinds"]], file["digits"])
            for language, file in files.items()
        },
    )


def _leading(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of any of some words at the begin of a text that goes on. Chinese has no blanks behind them."""
    end = r"(?:['’\s]+|(?=\d)|(?<=[\u2e80-\u9fff]))"
    return re.compile(rf"^(?:(?:{_any(words)}){end})+(?=\S)", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    """Return a pattern of any of some words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
