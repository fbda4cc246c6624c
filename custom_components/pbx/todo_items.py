"""What the to-do list of calls to return says of a number, in the language of Home Assistant."""

from collections.abc import Mapping
from datetime import datetime, timedelta
import re

from homeassistant.components.todo import TodoItem, TodoItemStatus
from homeassistant.util import dt as dt_util

from .calls.log.callbacks import CalledBack
from .calls.log.log_model import NumberToCallBack
from .calls.parties import name_and_number

SEPARATOR = " · "

_MARKDOWN = re.compile(r"([\\`*_\[\]<>&~])")
_NOT_DIALLED = re.compile(r"[^\d+*#]", re.ASCII)


class ItemTexts:
    """Makes the items as they are at a moment. Home Assistant shows descriptions as Markdown."""

    def __init__(self, texts: Mapping[str, str], now: datetime) -> None:
        """Keep the texts and what day it is.

        Args:
            texts: The texts in the language to use.
            now: An aware local time.
        """
        self._texts = texts
        self._today = now.date()

    def to_call_back(self, key: str, number: NumberToCallBack) -> TodoItem:
        """Return the item of a number to call back to."""
        return TodoItem(
            uid=key,
            summary=name_and_number(number.name, number.number),
            status=TodoItemStatus.NEEDS_ACTION,
            description=SEPARATOR.join(
                [
                    self._missed(number.calls, number.last_at),
                    *self._called_number(number.called_number),
                    *self._link(number.number),
                ]
            ),
        )

    def called_back(self, key: str, number: CalledBack) -> TodoItem:
        """Return the item of a number that was called back."""
        return TodoItem(
            uid=key,
            summary=name_and_number(number.name, number.number),
            status=TodoItemStatus.COMPLETED,
            description=SEPARATOR.join(
                [
                    self._missed(number.calls, number.last_at or number.handled_at),
                    *self._called_number(number.called_number),
                ]
            ),
            completed=number.handled_at,
        )

    def _missed(self, calls: int, last_at: datetime) -> str:
        key = "missed_call" if calls == 1 else "missed_calls"
        return self._texts[key].format(count=calls, when=self._when(last_at))

    def _when(self, at: datetime) -> str:
        local = dt_util.as_local(at)
        key = {
            self._today: "time_today",
            self._today - timedelta(days=1): "time_yesterday",
        }.get(local.date(), "time_earlier")
        return self._texts[key].format(
            date=local.date().isoformat(), time=f"{local:%H:%M}"
        )

    def _called_number(self, number: str | None) -> list[str]:
        """Return which of the system's own numbers was called."""
        if not number:
            return []
        return [self._texts["called_number"].format(number=_plain(number))]

    def _link(self, number: str) -> list[str]:
        """Return what a phone calls the number with when it is touched."""
        dialled = _NOT_DIALLED.sub("", number.split("@", 1)[0]).replace("#", "%23")
        return [f"[{self._texts['call_back']}](tel:{dialled})"]


def _plain(text: str) -> str:
    """Return a text that came from outside so that no character of it means anything in Markdown."""
    return _MARKDOWN.sub(r"\\\1", text)
