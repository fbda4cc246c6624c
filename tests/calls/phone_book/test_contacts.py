"""Reading names for numbers from the files that phones and programs export."""

import codecs
from io import BytesIO

from hypothesis import given, strategies as st
import pytest

from custom_components.pbx.calls.phone_book.contact_file import BadFile, Fault
from custom_components.pbx.calls.phone_book.contacts import (
    MAX_NUMBERS,
    Contacts,
    read_contacts,
)


def read(text: str, encoding: str = "utf-8", country: str | None = None) -> Contacts:
    """Read a file with this text."""
    return read_contacts(BytesIO(text.encode(encoding)), country)


def lines(*lines: str) -> str:
    """Return a file of these lines, as a phone writes it."""
    return "".join(f"{line}\r\n" for line in lines)


ANDROID = lines(
    "BEGIN:VCARD",
    "VERSION:2.1",
    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4D=C3=BC=6C=6C=65=72;=45=76=61;;;",
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=45=76=61=20=4D=C3=BC=6C=6C=65=",
    "=72",
    "TEL;CELL;PREF:0171-1234567",
    "TEL;HOME:030 1234567",
    "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD",
    " 2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAx",
    "",
    "END:VCARD",
)
IPHONE = lines(
    "BEGIN:VCARD",
    "VERSION:3.0",
    "PRODID:-//Apple Inc.//iPhone OS 19.1//EN",
    "N:Doe;Jane;;Dr.;",
    "FN:Jane Doe",
    "ORG:Acme\\, Inc.;",
    "item1.TEL;type=pref:+1 (202) 555-0123",
    "item1.X-ABLabel:_$!<HomePage>!$_",
    "TEL;type=CELL;type=VOICE;type=pref:\u202a+1 202 555 0124\u202c",
    "END:VCARD",
)
FOUR = lines(
    "BEGIN:VCARD",
    "VERSION:4.0",
    "FN:Jo\\, the",
    "  One",
    'TEL;VALUE=uri;TYPE="voice,home":tel:+49-30-999999',
    "TEL;VALUE=text:1000",
    "END:VCARD",
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (ANDROID, {"0171-1234567": "Eva Müller", "030 1234567": "Eva Müller"}),
        (IPHONE, {"+1 (202) 555-0123": "Jane Doe", "+1 202 555 0124": "Jane Doe"}),
        (FOUR, {"+49-30-999999": "Jo, the One", "1000": "Jo, the One"}),
        (
            FOUR.replace("\r\n", "\n"),
            {"+49-30-999999": "Jo, the One", "1000": "Jo, the One"},
        ),
        (
            "\ufeff" + FOUR.lower(),
            {"+49-30-999999": "jo, the one", "1000": "jo, the one"},
        ),
        (
            # Some leave the spaces out that continue a photo.
            lines(
                "BEGIN:VCARD",
                "FN:A",
                "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRg",
                "ABAQAAAQABAAD==",
                "TEL:123",
                "END:VCARD",
            ),
            {"123": "A"},
        ),
        (
            lines(
                "BEGIN:VCARD",
                "N;CHARSET=GBK;ENCODING=quoted-printable:=D5=C5;=C8=FD",
                "TEL:123",
                "END:VCARD",
            ),
            {"123": "张三"},
        ),
        (
            lines("BEGIN:VCARD", "N:Doe;Jane;M.;Dr.;Jr.", "TEL:123", "END:VCARD"),
            {"123": "Dr. Jane M. Doe Jr."},
        ),
        (
            lines("BEGIN:VCARD", "N:;;;;", "ORG:Acme;Sales", "TEL:123", "END:VCARD"),
            {"123": "Acme, Sales"},
        ),
        (
            lines("BEGIN:VCARD", "NICKNAME:Jo", "TEL:123", "TEL:", "END:VCARD"),
            {"123": "Jo"},
        ),
        (
            lines("BEGIN:VCARD", "FN;ENCODING=b:SmFuZQ==", "TEL:123", "END:VCARD"),
            {"123": "Jane"},
        ),
        (
            lines("", "BEGIN:VCARD", "FN:A", "TEL:1 2 3", "END:VCARD")
            + lines("BEGIN:VCARD", "FN:B", "TEL:1 2 3", "TEL:456", "END:VCARD"),
            {"1 2 3": "A", "456": "B"},
        ),
    ],
    ids=[
        "android_2_1",
        "iphone_3_0",
        "version_4_0",
        "line_feeds",
        "lower_case",
        "broken_photo",
        "other_letters",
        "parts_of_a_name",
        "company",
        "nickname",
        "base64",
        "shared_number",
    ],
)
def test_vcard(text: str, names: dict[str, str]) -> None:
    """Each number has the name that the phone shows for it."""
    assert read(text).names == names


GOOGLE = (
    "First Name,Middle Name,Last Name,Organization Name,Notes,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\n"
    'Jane,,Doe,Acme,"Met in\nBerlin",Mobile,+1 202 555 0123 ::: +1 202 555 0124,Work,030 1234567\n'
    ",,,Acme,,Main,030 7654321,,\n"
    "Nobody,,,,,,,,\n"
)
OLD_GOOGLE = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Phone 1 - Type,Phone 1 - Value\n"
    "Jane Doe,Jane,,Doe,,Mobile,+1 202 555 0123\n"
)
OUTLOOK = (
    '"Title","First Name","Last Name","Company","Business Fax","Business Phone","Mobile Phone","E-mail Address"\n'
    '"","Jane","Doe","Acme","","030 1234567","0171 1234567","jane@example.com"\n'
)
GERMAN_OUTLOOK = (
    "Vorname;Nachname;Firma;Telefon geschäftlich;Mobiltelefon\n"
    "Eva;Müller;;030 1234567;0171 1234567\n"
)


@pytest.mark.parametrize(
    ("text", "names", "left_out"),
    [
        (
            GOOGLE,
            {
                "+1 202 555 0123": "Jane Doe",
                "+1 202 555 0124": "Jane Doe",
                "030 1234567": "Jane Doe",
                "030 7654321": "Acme",
            },
            1,
        ),
        (OLD_GOOGLE, {"+1 202 555 0123": "Jane Doe"}, 0),
        (OUTLOOK, {"030 1234567": "Jane Doe", "0171 1234567": "Jane Doe"}, 0),
        (
            GERMAN_OUTLOOK,
            {"030 1234567": "Eva Müller", "0171 1234567": "Eva Müller"},
            0,
        ),
        ("姓名\t手机\n张三\t13912345678\n", {"13912345678": "张三"}, 0),
        ("Nombre|Teléfono\nJuana|912345678\n", {"912345678": "Juana"}, 0),
        (
            "Nom,Prénom,Numéro de téléphone\nDupont,Anne,0123456789\n",
            {"0123456789": "Anne Dupont"},
            0,
        ),
        ("sep=;\r\nName;Number\r\nJane;'0301234567\r\n\r\n", {"0301234567": "Jane"}, 0),
        ('Name,Phone\nJane,"=""0301234567"""\n', {"0301234567": "Jane"}, 0),
        ("1000,Reception\n1001,Sales\n", {"1000": "Reception", "1001": "Sales"}, 0),
        (
            "Jane;030 1234567;0171 1234567\nJo;;\n",
            {"030 1234567": "Jane", "0171 1234567": "Jane"},
            1,
        ),
        ("Name,Phone\nJane\nJo,12\nJim,none\n", {"12": "Jo"}, 2),
    ],
    ids=[
        "google",
        "old_google",
        "outlook",
        "german_outlook",
        "chinese",
        "spanish",
        "french",
        "excel",
        "excel_formula",
        "no_heading",
        "no_heading_several",
        "short_rows",
    ],
)
def test_table(text: str, names: dict[str, str], left_out: int) -> None:
    """Columns are found by their headings, or else by what is in them."""
    assert read(text) == Contacts(names=names, left_out=left_out)


@pytest.mark.parametrize(
    ("name", "encoding", "country"),
    [
        ("Eva Müller", "utf-8", "CN"),
        ("Eva Müller", "utf-8-sig", "CN"),
        ("Eva Müller", "utf-16", "CN"),
        ("Eva Müller", "utf-16-be", "CN"),
        ("Eva Müller", "cp1252", "DE"),
        ("Eva Müller", "cp1252", None),
        ("Łucja Żak", "cp1250", "PL"),
        ("Иван", "cp1251", "UA"),
        ("张三", "gb18030", "CN"),
        ("陳小明", "big5hkscs", "TW"),
        ("山田", "cp932", "JP"),
        ("김철수", "cp949", "KR"),
    ],
)
def test_encoding(name: str, encoding: str, country: str | None) -> None:
    """A file that is no Unicode is in what Windows programs write in the user's country."""
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    text = f"Name;Telefon\r\n{name};0301234567\r\n"
    file = BytesIO(mark + text.encode(encoding))
    assert read_contacts(file, country).names == {"0301234567": name}


CARD = ("BEGIN:VCARD", "FN:A", "TEL:123", "END:VCARD")


@pytest.mark.parametrize(
    ("text", "fault", "line"),
    [
        ("", Fault.EMPTY, None),
        ("\r\n\r\nName;City\n", Fault.NO_NUMBER_COLUMN, 3),
        ("Name;Phone\n", Fault.EMPTY, None),
        (lines("BEGIN:VCARD", "FN:A", "END:VCARD"), Fault.EMPTY, None),
        ("\x7fELF\x02\x01\0\0", Fault.NOT_CONTACTS, None),
        ("<html>\n<body>", Fault.NO_NUMBER_COLUMN, 1),
        ("Name;City\nJane;Berlin\n", Fault.NO_NUMBER_COLUMN, 1),
        ("sep=;\nPhone;City\n0301234567;Berlin\n", Fault.NO_NAME_COLUMN, 2),
        ("1000;1001\n", Fault.NO_NAME_COLUMN, 1),
        ("Name;Phone\nA;1000\nJane;4,93012E+11\n", Fault.SHORTENED_NUMBER, 3),
        ('Name;Phone\nA;"10\n00"\n"Jane;123\nB;4\n', Fault.UNREADABLE_LINE, 4),
        ('Name;Phone\nA;1000\n"Jane"x;123\nB;4\n', Fault.UNREADABLE_LINE, 3),
        (
            lines(*CARD, "BEGIN:VCARD", "FN:B", "TEL;12", *CARD),
            Fault.UNREADABLE_LINE,
            7,
        ),
        (lines(*CARD, "END:VCARD"), Fault.UNREADABLE_LINE, 5),
        (lines(*CARD, "BEGIN:VCARD", "FN:B"), Fault.UNREADABLE_LINE, 6),
        (
            lines(*CARD, "BEGIN:VCARD", "FN;CHARSET=X-9;ENCODING=QUOTED-PRINTABLE:=41"),
            Fault.UNREADABLE_LINE,
            6,
        ),
        (
            lines(*CARD, "BEGIN:VCARD", "FN;ENCODING=QUOTED-PRINTABLE:=FF"),
            Fault.UNREADABLE_LINE,
            6,
        ),
    ],
    ids=[
        "nothing",
        "empty_lines",
        "only_heading",
        "only_names",
        "binary",
        "web_page",
        "no_numbers",
        "no_names",
        "only_numbers",
        "shortened",
        "quote_never_closed",
        "quote_in_cell",
        "vcard_line",
        "vcard_end",
        "vcard_cut_off",
        "vcard_letters",
        "vcard_wrong_letters",
    ],
)
def test_bad_file(text: str, fault: Fault, line: int | None) -> None:
    """A bad file is refused with what is wrong, and where."""
    with pytest.raises(BadFile) as caught:
        read(text)
    assert (caught.value.fault, caught.value.line) == (fault, line)


def test_bad_letters() -> None:
    """Bytes that are no letters in the country's encoding are no contacts."""
    with pytest.raises(BadFile) as caught:
        read_contacts(BytesIO(b"Name;Telefon\n\x81\x8d\xff;123\n"), "DE")
    assert caught.value.fault is Fault.NOT_CONTACTS


def test_too_many() -> None:
    """A file has a largest size."""
    rows = "".join(f"{number:07};A\n" for number in range(MAX_NUMBERS + 1))
    with pytest.raises(BadFile) as caught:
        read(f"Phone;Name\n{rows}")
    assert caught.value.fault is Fault.TOO_MANY


def test_message() -> None:
    """The error names its line to those who read logs, and nothing of the file."""
    assert str(BadFile(Fault.UNREADABLE_LINE, 7)) == "file_unreadable_line, line 7"
    assert str(BadFile(Fault.EMPTY)) == "file_empty"


PIECES = st.sampled_from(
    [
        "BEGIN:VCARD",
        "END:VCARD",
        "BEGIN:VALARM",
        "VERSION:",
        "FN",
        "N",
        "TEL",
        ";ENCODING=",
        ";CHARSET=",
        "b",
        "QUOTED-PRINTABLE",
        "=",
        ":",
        ";",
        ",",
        '"',
        "Name",
        "Phone",
        "123",
        "\n",
        "\r\n",
        " ",
        "\\",
        "é",
    ]
)


@given(st.sampled_from(["BEGIN:VCARD\n", "Name;Phone\n", ""]), st.lists(PIECES))
def test_no_other_error(start: str, pieces: list[str]) -> None:
    """Whatever is in a file, it is either contacts or a bad file."""
    try:
        names = read(start + "".join(pieces)).names
    except BadFile:
        return
    assert names
