"""Reading photos from vCards."""

import pytest

from custom_components.pbx.calls.limits import MAX_PHOTO_BYTES, MAX_PHOTOS_BYTES
from custom_components.pbx.calls.phone_book.contacts import read_contacts
from custom_components.pbx.calls.phone_book.phone_book import PhoneBook

from ...contact_photos import JPEG, PNG, SVG, WEBP, base64, card, inline

NUMBER = "0301234567"
LARGEST = JPEG + bytes(MAX_PHOTO_BYTES - len(JPEG))


@pytest.mark.parametrize(
    ("lines", "photo"),
    [
        ((f"PHOTO;ENCODING=BASE64;JPEG:{base64(JPEG)}", ""), JPEG),
        ((f"PHOTO;JPEG;BASE64:{base64(JPEG)}", ""), JPEG),
        ((f"PHOTO;TYPE=SVG;ENCODING=b:{base64(PNG)}",), PNG),
        ((f"item1.photo;encoding=B;type=webp:{base64(WEBP)}",), WEBP),
        ((f"PHOTO:data:image/jpeg;base64,{base64(JPEG)}",), JPEG),
        ((f"PHOTO;VALUE=uri:DATA:image/png;base64\\,{base64(PNG)}",), PNG),
        ((f"PHOTO;ENCODING=b:{base64(JPEG).rstrip('=')}",), JPEG),
        ((inline(JPEG),), JPEG),
        ((inline(JPEG).replace("\r\n ", "\r\n"),), JPEG),
        ((inline(LARGEST),), LARGEST),
        ((inline(SVG), inline(PNG), inline(JPEG)), PNG),
    ],
    ids=[
        "version_2",
        "version_2_bare",
        "version_3",
        "group_and_case",
        "version_4",
        "version_4_escaped",
        "unpadded",
        "folded",
        "not_indented",
        "largest",
        "first_that_is_one",
    ],
)
def test_photo(lines: tuple[str, ...], photo: bytes) -> None:
    """A photo is read as every version writes it, and what it is said to be does not count."""
    text = card("Jane", NUMBER, *lines, "TEL:0307654321") + card("Jo", "0309999999")
    contacts = read_contacts(text.encode(), "DE")
    assert contacts.photos == {NUMBER: photo, "0307654321": photo}
    assert contacts.with_photo == 1
    assert len(contacts.names) == 3
    assert not contacts.unreadable


@pytest.mark.parametrize(
    ("lines", "left_out"),
    [
        ((inline(SVG),), 1),
        ((inline(LARGEST + b"\0"),), 1),
        ((inline(LARGEST * 3),), 1),
        ((f"PHOTO;ENCODING=b:{base64(LARGEST * 3)}",), 1),
        (("PHOTO;ENCODING=b:!!!!",), 1),
        (("PHOTO;ENCODING=b:AAAAA",), 1),
        (("PHOTO;ENCODING=b;",), 1),
        (("PHOTO;ENCODING=b;", *(f" {base64(PNG)}" for _ in range(100))), 1),
        (("PHOTO;VALUE=uri:https://example.com/jane.jpg",), 1),
        (("PHOTO:data:image/svg+xml,<svg/>",), 1),
        ((f"PHOTO:{base64(JPEG)}",), 1),
        (("PHOTO:",), 0),
        ((), 0),
    ],
)
def test_left_out(lines: tuple[str, ...], left_out: int) -> None:
    """What is no photo, is too large or on the internet is counted, and costs no name."""
    text = card("Jane", NUMBER, *lines) + card("Jo", "0307654321")
    contacts = read_contacts(text.encode(), "DE")
    assert contacts.names == {NUMBER: "Jane", "0307654321": "Jo"}
    assert (contacts.photos, contacts.with_photo) == ({}, 0)
    assert contacts.photos_left_out == left_out
    assert not contacts.unreadable


def test_too_many() -> None:
    """What the photos of a file come to has a limit."""
    most = MAX_PHOTOS_BYTES // MAX_PHOTO_BYTES
    large = f"PHOTO;ENCODING=b:{base64(LARGEST)}"
    text = "".join(card("Jane", f"030{n:07}", large) for n in range(most + 2))
    contacts = read_contacts(text.encode(), "DE")
    assert len(contacts.names) == most + 2
    assert len(contacts.photos) == contacts.with_photo == most
    assert contacts.photos_left_out == 2


def test_number_of_two() -> None:
    """A number that two share has the photo of the one whose name it has."""
    text = card("Jane", NUMBER) + card("Jo", NUMBER, inline(JPEG))
    text += card("Jane", NUMBER, inline(PNG))
    assert read_contacts(text.encode(), "DE").photos == {NUMBER: PNG}


def test_ways_to_write() -> None:
    """A photo is found however its number is written; that of an extension only as it stands."""
    book = PhoneBook(
        {"030 1234567": "Jane", "1000": "Jo"},
        "DE",
        photos={"030 1234567": "a", "1000": "b", "0309999999": "c"},
    )
    assert book.photo_of("+49301234567") == "a"
    assert book.photo_of("+49301234567", internal=True) is None
    assert book.photo_of("1000", internal=True) == "b"
    assert book.photo_of("0309999999") is None
    other = book.with_number("+49 30 1234567", None)
    assert other.digests == {"b"}
