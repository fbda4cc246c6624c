"""What Assist answers, in the language of who asked."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final, Self

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import translation
from homeassistant.util import dt as dt_util, language as language_util

from ..const import DOMAIN

LANGUAGES: Final = ("en", "de", "fr", "zh-Hans")
"""The languages that there are sentences and answers in."""

MOST_NAMED: Final = 5
"""How many callers or names are said; of the others only how many there are."""

_CATEGORIES: Final = ("common", "exceptions")
_MINUTE: Final = 60
_HOUR: Final = 3600


class Unanswered(Exception):
    """A question or an order that has no better answer than why there is none, as a text of ``Speech``."""

    def __init__(self, key: str, **placeholders: Any) -> None:
        """Keep the text's key and what is filled into it."""
        super().__init__(key)
        self.key = key
        self.placeholders = placeholders


def spoken_language(language: str) -> str | None:
    """Return which of the languages a request's language is, such as German for ``de-AT``; None for any other."""
    return next(iter(language_util.matches(language, LANGUAGES)), None)


class Speech:
    """The texts in a language, with the times and lists in them."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Keep the texts by their full keys."""
        self._texts = texts

    @classmethod
    async def async_load(cls, hass: HomeAssistant, language: str) -> Self:
        """Return the texts in a request's language; in English where there are none in it."""
        spoken = spoken_language(language) or LANGUAGES[0]
        texts: dict[str, str] = {}
        for category in _CATEGORIES:
            texts |= await translation.async_get_translations(
                hass, spoken, category, {DOMAIN}
            )
        return cls(texts)

    def text(self, key: str, **placeholders: Any) -> str:
        """Return a text, filled in."""
        text = self._texts[f"component.{DOMAIN}.common.{key}"]
        return text.format(**placeholders)

    def error(self, err: HomeAssistantError) -> str:
        """Return what an error of ours says."""
        key = f"component.{DOMAIN}.exceptions.{err.translation_key}.message"
        return self._texts[key].format(**(err.translation_placeholders or {}))

    def when(self, at: datetime) -> str:
        """Return how long ago a moment was, or on which day and at what time."""
        seconds = (dt_util.utcnow() - at).total_seconds()
        if seconds < _MINUTE:
            return self.text("assist_just_now")
        if seconds < 2 * _MINUTE:
            return self.text("assist_a_minute_ago")
        if seconds < _HOUR:
            return self.text("assist_minutes_ago", count=int(seconds // _MINUTE))
        return self.at(at)

    def at(self, at: datetime) -> str:
        """Return on which day and at what time a moment was."""
        local = dt_util.as_local(at)
        days = (dt_util.now().date() - local.date()).days
        key = {0: "time_today", 1: "time_yesterday"}.get(days, "assist_days_ago")
        return self.text(key, time=f"{local:%H:%M}", days=days)

    def listed(self, items: Iterable[str]) -> str:
        """Return a list as people say it, with no more than a few items."""
        said = list(items)
        if len(said) > MOST_NAMED + 1:
            more = len(said) - MOST_NAMED
            said = [*said[:MOST_NAMED], self.text("assist_more", count=more)]
        *others, last = said
        if not others:
            return last
        first, *between = others
        for item in between:
            first = self.text("assist_comma", list=first, next=item)
        return self.text("assist_and", list=first, last=last)
