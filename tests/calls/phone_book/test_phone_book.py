"""Names for the numbers of calls."""

from datetime import UTC, datetime
from typing import Any

import pytest

from custom_components.pbx.calls.model import (
    Call,
    CallEvent,
    CallEventType,
    CallState,
    Changes,
    Direction,
)
from custom_components.pbx.calls.phone_book.phone_book import PhoneBook, named

BOOK = PhoneBook(
    {
        "+49 30 1234567": "Jane Doe",
        "(030) 123 45 67": "Later",
        "1000": "Reception",
        "3055555555": "Not an extension",
        "030 7654321": "Main line",
    },
    "DE",
)
AT = datetime(2026, 11, 21, 9, tzinfo=UTC)


def call(**fields: Any) -> Call:
    """Return a call."""
    return Call(call_id="1", ids=frozenset({"1"}), state=CallState.IN_CALL, **fields)


def names_of(**fields: Any) -> tuple[str | None, str | None]:
    """Return the names that a call gets."""
    (with_names,) = named(Changes(calls=(call(**fields),)), [BOOK]).calls
    return with_names.caller_name, with_names.called_name


def test_size() -> None:
    """A number in two ways counts once."""
    assert len(BOOK) == 4


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        (
            {
                "direction": Direction.INBOUND,
                "caller_number": "0301234567",
                "called_number": "49307654321",
            },
            ("Jane Doe", "Main line"),
        ),
        (
            {
                "direction": Direction.OUTBOUND,
                "caller_number": "1000",
                "called_number": "0049301234567",
            },
            ("Reception", "Jane Doe"),
        ),
        (
            {
                "direction": Direction.INTERNAL,
                "caller_number": "1000",
                "called_number": "1001",
            },
            ("Reception", None),
        ),
        (
            {
                "direction": Direction.INBOUND,
                "caller_number": "0301234567",
                "called_number": "1000",
                "extensions": ("1000",),
            },
            ("Jane Doe", "Reception"),
        ),
        (
            # The system's own name wins.
            {
                "direction": Direction.OUTBOUND,
                "caller_number": "1000",
                "caller_name": "Front desk",
                "called_number": "0301234567",
                "called_name": "J.",
            },
            ("Front desk", "J."),
        ),
        (
            # An extension is no number of a country, even where it looks so.
            {
                "direction": Direction.INTERNAL,
                "caller_number": "301234567",
                "called_number": "03055555555",
            },
            (None, None),
        ),
        (
            {"caller_number": "030 1234567", "called_number": None},
            ("Jane Doe", None),
        ),
        ({"direction": Direction.INBOUND, "caller_number": "anonymous"}, (None, None)),
        ({"direction": Direction.INBOUND}, (None, None)),
    ],
    ids=[
        "inbound",
        "outbound",
        "internal",
        "direct",
        "system_wins",
        "extension_is_exact",
        "direction_unknown",
        "anonymous",
        "no_numbers",
    ],
)
def test_names(fields: dict[str, Any], names: tuple[str | None, str | None]) -> None:
    """Outside numbers are found however they are written, extensions exactly."""
    assert names_of(**fields) == names


def test_events() -> None:
    """Events have the same calls as the changes."""
    ringing = call(direction=Direction.INBOUND, caller_number="0301234567")
    event = CallEvent(type=CallEventType.RINGING, call=ringing, at=AT)
    changes = named(Changes(calls=(ringing,), events=(event,)), [BOOK])
    assert changes.events[0].call is changes.calls[0]
    assert changes.events[0].call.caller_name == "Jane Doe"
    assert changes.events[0].type is CallEventType.RINGING


def test_first_book_wins() -> None:
    """A system's own book comes before the shared book, name by name."""
    own = PhoneBook({"030 1234567": "Aunt Jane", "030 7654321": ""}, "DE")
    inbound = call(
        direction=Direction.INBOUND,
        caller_number="0301234567",
        called_number="0307654321",
    )
    (with_names,) = named(Changes(calls=(inbound,)), [own, BOOK]).calls
    assert (with_names.caller_name, with_names.called_name) == (
        "Aunt Jane",
        "Main line",
    )


def test_nothing_to_name() -> None:
    """Without a name, and without a book, calls are the same as before."""
    changes = Changes(calls=(call(direction=Direction.INBOUND, caller_number="1"),))
    assert named(changes, [PhoneBook({}, None)]) is changes
    assert named(changes, [BOOK]).calls[0] is changes.calls[0]


GROUPS = PhoneBook(
    {"+49 30 1234567": "Jane", "(030) 123 45 67": "Later", "1000": "Reception"},
    "DE",
    {
        "+49 30 1234567": ["Family", "VIP"],
        "(030) 123 45 67": ["family", "Friends"],
        "1000": ["Office"],
    },
)


def test_groups() -> None:
    """Outside numbers are found however they are written and have the groups of each way; extensions are found exactly."""
    assert GROUPS.groups_of("0049301234567") == ("Family", "VIP", "Friends")
    assert GROUPS.groups_of("1000", internal=True) == ("Office",)
    assert GROUPS.groups_of("0301234567", internal=True) == ("Family", "Friends")
    assert GROUPS.groups_of("49301234567", internal=True) == ()
    assert GROUPS.groups_of("anonymous") == ()
    assert GROUPS.group_names == ("Family", "VIP", "Friends", "Office")


@pytest.mark.parametrize(
    ("names", "groups", "expected"),
    [
        (
            {"030 1234567": "Janet"},
            {"030 1234567": ["Customers"]},
            (("Customers",), ("Office",)),
        ),
        (
            # The file knows groups, and this number is in none of them.
            {"030 1234567": "Janet", "0307654321": "Jo"},
            {"0307654321": ["Customers"]},
            ((), ("Office",)),
        ),
        (
            # The file knows no groups at all.
            {"030 1234567": "Janet"},
            {},
            (("Family", "VIP", "Friends"), ("Office",)),
        ),
    ],
    ids=["replaced", "taken_out", "file_without_groups"],
)
def test_more_contacts(
    names: dict[str, str],
    groups: dict[str, list[str]],
    expected: tuple[tuple[str, ...], tuple[str, ...]],
) -> None:
    """New names win, and new groups replace those of the same number; other numbers keep theirs."""
    book = GROUPS.with_more(names, groups)
    assert book.name_of("+49301234567") == "Janet"
    assert book.name_of("1000") == "Reception"
    found = book.groups_of("+49301234567"), book.groups_of("1000", internal=True)
    assert found == expected
    assert GROUPS.name_of("+49301234567") == "Jane"
