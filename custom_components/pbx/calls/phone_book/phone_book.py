"""Names for phone numbers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
import re

from ..model import Call, Changes, Direction
from .numbers import number_key

_BETWEEN_DIGITS = re.compile(r"[\s().-]+")


class PhoneBook:
    """The names that people gave to numbers, whichever way these are written."""

    def __init__(self, names: Mapping[str, str], country: str | None) -> None:
        """Look numbers up as those of a country.

        Args:
            names: A name for each number, as somebody wrote it. Of two ways to write a number the first counts.
            country: The two letters of the country that numbers without a country belong to; None when it is not known.
        """
        self.names = dict(names)
        self.country = country
        self._by_key: dict[str, str] = {}
        self._exact: dict[str, str] = {}
        for number, name in names.items():
            self._by_key.setdefault(number_key(number, country), name)
            self._exact.setdefault(_compact(number), name)

    def __len__(self) -> int:
        """Return how many numbers have a name."""
        return len(self._by_key)

    def name_of(self, number: str, *, internal: bool = False) -> str | None:
        """Return the name for a number; None when there is none.

        Args:
            number: The number as a system printed it.
            internal: Whether it is an extension, which is no number of a country even where it looks so.
        """
        if internal:
            return self._exact.get(_compact(number))
        return self._by_key.get(number_key(number, self.country))


type LocalForm = Callable[[str], str | None]
"""Returns a number of the own area without its area code; None for any other number."""


def named(
    changes: Changes,
    books: Iterable[PhoneBook],
    local_form: LocalForm = lambda _: None,
) -> Changes:
    """Return changes with names for the numbers whose name the system does not give.

    Args:
        changes: The changes.
        books: The phone books; the first with a name counts.
        local_form: How a number may stand in a book besides.
    """
    filled = [book for book in books if len(book)]
    if not filled:
        return changes
    # The call of an event is among the calls, as a rule the same object.
    done: dict[int, Call] = {}

    def with_names(call: Call) -> Call:
        return done.setdefault(id(call), _with_names(call, filled, local_form))

    return replace(
        changes,
        calls=tuple(map(with_names, changes.calls)),
        events=tuple(
            replace(event, call=with_names(event.call)) for event in changes.events
        ),
    )


def _with_names(call: Call, books: Iterable[PhoneBook], local_form: LocalForm) -> Call:
    caller, called = call.caller_name, call.called_name
    inside = call.direction is Direction.INTERNAL
    if call.caller_number and caller in {None, call.told_name}:
        known = _name(
            books,
            call.caller_number,
            local_form,
            internal=inside
            or call.direction is Direction.OUTBOUND
            or call.caller_number in call.extensions,
        )
        caller = known or caller
    if called is None and call.called_number:
        called = _name(
            books,
            call.called_number,
            local_form,
            internal=inside or call.called_number in call.extensions,
        )
    if (caller, called) == (call.caller_name, call.called_name):
        return call
    return replace(call, caller_name=caller, called_name=called)


def _name(
    books: Iterable[PhoneBook],
    number: str,
    local_form: LocalForm,
    *,
    internal: bool,
) -> str | None:
    local = None if internal else local_form(number)
    names = (
        name
        for book in books
        for written in (number, local)
        if written and (name := book.name_of(written, internal=internal))
    )
    return next(names, None)


def _compact(number: str) -> str:
    return _BETWEEN_DIGITS.sub("", number)
