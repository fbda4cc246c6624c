"""Names for phone numbers, the groups that they belong to, and photos of whose they are."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import replace
import re

from ..every_call import with_every_call
from ..model import Call, Changes, Direction
from .groups import group_key
from .numbers import number_key

_BETWEEN_DIGITS = re.compile(r"[\s().-]+")


class PhoneBook:
    """The names that people gave to numbers, whichever way these are written, and the groups that they put them into."""

    def __init__(
        self,
        names: Mapping[str, str],
        country: str | None,
        groups: Mapping[str, Iterable[str]] | None = None,
        photos: Mapping[str, str] | None = None,
    ) -> None:
        """Look numbers up as those of a country.

        Args:
            names: A name for each number, as somebody wrote it. Of two ways to write a number the first counts.
            country: The two letters of the country that numbers without a country belong to; None when it is not known.
            groups: The groups of those numbers that have any. A number that is written in two ways is in the groups of both.
            photos: The digests of the photos for those numbers that have one. Of two ways to write a number the first counts.
        """
        self.names = dict(names)
        self.groups: dict[str, tuple[str, ...]] = {}
        self.country = country
        self._keys: dict[str, str] = {}
        self._by_key: dict[str, str] = {}
        self._exact: dict[str, str] = {}
        self._written: dict[str, str] = {}
        self._groups_by_key: dict[str, tuple[str, ...]] = {}
        self._groups_exact: dict[str, tuple[str, ...]] = {}
        self.photos: dict[str, str] = {}
        self._photos_by_key: dict[str, str] = {}
        self._photos_exact: dict[str, str] = {}
        for number, name in names.items():
            key = self._keys[number] = number_key(number, country)
            self._by_key.setdefault(key, name)
            self._exact.setdefault(_compact(number), name)
            if inside := (groups or {}).get(number):
                self._put_into(number, tuple(inside))
            if digest := (photos or {}).get(number):
                self.photos[number] = digest
                self._photos_by_key.setdefault(key, digest)
                self._photos_exact.setdefault(_compact(number), digest)
        self.digests = frozenset(self.photos.values())

    def _put_into(self, number: str, groups: tuple[str, ...]) -> None:
        self.groups[number] = groups
        own = [self._written.setdefault(group_key(name), name) for name in groups]
        for index, key in (
            (self._groups_by_key, self._keys[number]),
            (self._groups_exact, _compact(number)),
        ):
            index[key] = tuple(dict.fromkeys((*index.get(key, ()), *own)))

    def __len__(self) -> int:
        """Return how many numbers have a name."""
        return len(self._by_key)

    @property
    def group_names(self) -> tuple[str, ...]:
        """The names of all groups, each as it was written first."""
        return tuple(self._written.values())

    def name_of(self, number: str, *, internal: bool = False) -> str | None:
        """Return the name for a number; None when there is none.

        Args:
            number: The number as a system printed it.
            internal: Whether it is an extension, which is no number of a country even where it looks so.
        """
        if internal:
            return self._exact.get(_compact(number))
        return self._by_key.get(number_key(number, self.country))

    def groups_of(self, number: str, *, internal: bool = False) -> tuple[str, ...]:
        """Return the groups that a number belongs to; the arguments are those of ``name_of``."""
        if internal:
            return self._groups_exact.get(_compact(number), ())
        return self._groups_by_key.get(number_key(number, self.country), ())

    def photo_of(self, number: str, *, internal: bool = False) -> str | None:
        """Return the digest of the photo for a number; the arguments are those of ``name_of``."""
        if internal:
            return self._photos_exact.get(_compact(number))
        return self._photos_by_key.get(number_key(number, self.country))

    def with_more(
        self,
        names: Mapping[str, str],
        groups: Mapping[str, Iterable[str]],
        photos: Mapping[str, str] | None = None,
    ) -> PhoneBook:
        """Return a book with more names, groups and photos, which win over those that it has for the same numbers.

        Without any groups, as many files are, there is nothing that could win, and the book keeps its own. A number keeps its photo
        unless there is another for it.
        """
        kept = self.groups
        if groups:
            replaced = {number_key(number, self.country) for number in names}
            kept = {
                number: inside
                for number, inside in kept.items()
                if self._keys[number] not in replaced
            }
        # First, because of two ways to write a number the first counts.
        merged = {**names, **self.names, **names}
        replaced = {number_key(number, self.country) for number in photos or {}}
        shown = {
            number: digest
            for number, digest in self.photos.items()
            if self._keys[number] not in replaced
        }
        return PhoneBook(
            merged, self.country, {**kept, **groups}, {**shown, **(photos or {})}
        )

    def with_number(
        self, number: str, name: str | None, groups: Iterable[str] = ()
    ) -> PhoneBook:
        """Return a book in which a number, however it stands in this one, has this name and these groups; None leaves it out."""
        key = number_key(number, self.country)
        names = {
            written: known
            for written, known in self.names.items()
            if self._keys[written] != key
        }
        inside = {each: self.groups[each] for each in names if each in self.groups}
        if name is not None:
            names[number] = name
            inside[number] = tuple(groups)
        return PhoneBook(names, self.country, inside, self.photos)

    def with_photos(self, digests: Container[str]) -> PhoneBook:
        """Return the book without any photos but these."""
        photos = {
            number: digest
            for number, digest in self.photos.items()
            if digest in digests
        }
        return PhoneBook(self.names, self.country, self.groups, photos)


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
    return with_every_call(changes, lambda call: _with_names(call, filled, local_form))


def _with_names(call: Call, books: Iterable[PhoneBook], local_form: LocalForm) -> Call:
    caller, called = call.caller_name, call.called_name
    if call.caller_number and caller in {None, call.told_name}:
        known = name_in(
            books,
            call.caller_number,
            local_form,
            internal=is_caller_internal(call),
        )
        caller = known or caller
    if called is None and call.called_number:
        called = name_in(
            books,
            call.called_number,
            local_form,
            internal=call.direction is Direction.INTERNAL
            or call.called_number in call.extensions,
        )
    if (caller, called) == (call.caller_name, call.called_name):
        return call
    return replace(call, caller_name=caller, called_name=called)


def is_caller_internal(call: Call) -> bool:
    """Answer whether a call comes from an extension, whose number is no number of a country even where it looks so."""
    return (
        call.direction in {Direction.INTERNAL, Direction.OUTBOUND}
        or call.caller_number in call.extensions
    )


def name_in(
    books: Iterable[PhoneBook],
    number: str,
    local_form: LocalForm,
    *,
    internal: bool,
) -> str | None:
    """Return the name for a number, of the first book that has one; None when there is none.

    Args:
        books: The phone books.
        number: The number as a system printed it.
        local_form: How the number may stand in a book besides.
        internal: Whether it is an extension.
    """
    names = (
        name
        for book in books
        for written in _ways_to_write(number, local_form, internal=internal)
        if (name := book.name_of(written, internal=internal))
    )
    return next(names, None)


def photo_in(
    books: Iterable[PhoneBook],
    number: str,
    local_form: LocalForm,
    *,
    internal: bool,
) -> str | None:
    """Return the digest of the photo for a number, of the first book that has one; the arguments are those of ``name_in``."""
    digests = (
        digest
        for book in books
        if book.photos
        for written in _ways_to_write(number, local_form, internal=internal)
        if (digest := book.photo_of(written, internal=internal))
    )
    return next(digests, None)


def groups_in(
    books: Iterable[PhoneBook],
    number: str,
    local_form: LocalForm,
    *,
    internal: bool,
) -> tuple[str, ...]:
    """Return the groups that a number belongs to in any book, each once; the arguments are those of ``name_in``."""
    found: dict[str, str] = {}
    for book in books:
        for written in _ways_to_write(number, local_form, internal=internal):
            for name in book.groups_of(written, internal=internal):
                found.setdefault(group_key(name), name)
    return tuple(found.values())


def _ways_to_write(
    number: str, local_form: LocalForm, *, internal: bool
) -> tuple[str, ...]:
    local = None if internal else local_form(number)
    return (number, local) if local else (number,)


def _compact(number: str) -> str:
    return _BETWEEN_DIGITS.sub("", number)
