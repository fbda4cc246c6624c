"""What Activity says of a call: a sentence in the language of Home Assistant, made of what the event on the bus carries."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from homeassistant.util import dt as dt_util

from .calls.model import Direction, Outcome
from .calls.parties import known_number, name_and_number

LATE = timedelta(minutes=10)
"""How long after a call its event may come before the sentence says when the call was."""

type EventData = Mapping[str, Any]


class CallSentences:
    """Makes the sentences about the calls of one phone system."""

    def __init__(
        self,
        texts: Mapping[str, str],
        system: str,
        extensions: Mapping[str, str | None],
    ) -> None:
        """Keep what the sentences are made of.

        Args:
            texts: The texts in the language to use.
            system: The phone system's name, which stands for whoever is not known.
            extensions: The names of the system's extensions, by number.
        """
        self._texts = texts
        self._system = system
        self._extensions = extensions

    def ended(self, call: EventData, told_at: datetime) -> str:
        """Return what came of a call, of which the event was told at an aware time."""
        sentence = self._outcome(call)
        withheld = self._texts["activity_withheld"]
        if sentence.startswith(withheld):
            sentence = sentence[0].upper() + sentence[1:]
        if call.get("blocked"):
            sentence = self._text("activity_blocked", sentence=sentence)
        started_at = dt_util.parse_datetime(call.get("started_at") or "")
        seconds = (call.get("ring_seconds") or 0) + (call.get("talk_seconds") or 0)
        if started_at and told_at - started_at - timedelta(seconds=seconds) > LATE:
            local = dt_util.as_local(started_at)
            when = self._text(
                "time_earlier",
                date=local.date().isoformat(),
                time=f"{local:%H:%M}",
            )
            return self._text("activity_earlier", sentence=sentence, when=when)
        return sentence

    def missed_meanwhile(self, count: int) -> str:
        """Return that so many calls were missed while nobody listened."""
        key = "activity_missed_call" if count == 1 else "activity_missed_calls"
        return self._text(key, count=count)

    def _outcome(self, call: EventData) -> str:
        match call.get("outcome"):
            case Outcome.MISSED:
                return self._missed(call)
            case Outcome.ANSWERED:
                return self._answered(call)
            case Outcome.VOICEMAIL:
                return self._of_both("activity_voicemail", call)
            case Outcome.FAILED:
                sentence = self._of_both("activity_failed", call)
                if reason := call.get("reason"):
                    return self._text(
                        "activity_reason", sentence=sentence, reason=reason
                    )
                return sentence
            case _:
                return self._of_both("activity_unknown", call)

    def _missed(self, call: EventData) -> str:
        key = "activity_hung_up" if call.get("rang_too_short") else "activity_missed"
        extensions: list[str] = call.get("extensions") or []
        called = self._called(call)
        if len(extensions) == 1:
            called = self._extension(extensions[0])
        sentence = self._text(key, caller=self._caller(call), called=called)
        return self._lasting("activity_rang", sentence, call.get("ring_seconds"))

    def _answered(self, call: EventData) -> str:
        sentence = self._who_answered(call, call.get("answered_by"))
        if call.get("transferred_by"):
            sentence = self._text("activity_transferred", sentence=sentence)
        return self._lasting("activity_talked", sentence, call.get("talk_seconds"))

    def _who_answered(self, call: EventData, answered_by: str | None) -> str:
        inbound = call.get("direction") == Direction.INBOUND
        if answered_by is None:
            key = "activity_answered" if inbound else "activity_talked_to"
            return self._of_both(key, call)
        if answered_by != call.get("called_number"):
            return self._of_both(
                "activity_answered_by", call, extension=self._extension(answered_by)
            )
        key = "activity_picked_up" if inbound else "activity_talked_to"
        return self._of_both(key, call)

    def _of_both(self, key: str, call: EventData, **more: str) -> str:
        """Return a sentence of who called and who was called."""
        return self._text(
            key, caller=self._caller(call), called=self._called(call), **more
        )

    def _caller(self, call: EventData) -> str:
        number = call.get("caller_number")
        if call.get("direction") == Direction.INBOUND:
            number = known_number(number)
        name = call.get("caller_name") or self._extensions.get(number or "")
        if number or name:
            return name_and_number(name, number)
        if call.get("direction") in {Direction.OUTBOUND, Direction.INTERNAL}:
            return self._system
        return self._texts["activity_withheld"]

    def _called(self, call: EventData) -> str:
        number = call.get("called_number")
        name = call.get("called_name") or self._extensions.get(number or "")
        return name_and_number(name, number) or self._system

    def _extension(self, number: str) -> str:
        return name_and_number(self._extensions.get(number), number)

    def _lasting(self, key: str, sentence: str, seconds: int | None) -> str:
        """Return a sentence with how long it was, if that is known and not nothing."""
        if not seconds:
            return sentence
        return self._text(key, sentence=sentence, duration=self._duration(seconds))

    def _duration(self, seconds: int) -> str:
        minutes, rest = divmod(seconds, 60)
        if not minutes:
            return self._text("duration_seconds", seconds=rest)
        if minutes >= 60:
            hours, minutes = divmod(minutes, 60)
            return self._text("duration_hours", hours=hours, minutes=minutes)
        if not rest:
            return self._text("duration_minutes", minutes=minutes)
        return self._text("duration_minutes_seconds", minutes=minutes, seconds=rest)

    def _text(self, key: str, **parts: object) -> str:
        return self._texts[key].format(**parts)
