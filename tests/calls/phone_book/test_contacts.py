"""Reading names for numbers from the files that phones and programs export."""

import codecs

from hypothesis import given, strategies as st
import pytest

from custom_components.pbx.calls.phone_book.column_choice import ColumnChoice
from custom_components.pbx.calls.phone_book.contact_file import BadFile, Contact, Fault
from custom_components.pbx.calls.phone_book.contacts import (
    MAX_NUMBERS,
    Contacts,
    read_contacts,
)


def read(text: str, encoding: str = "utf-8", country: str | None = None) -> Contacts:
    """Read a file with this text."""
    return read_contacts(text.encode(encoding), country)


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


def card(*properties: str) -> str:
    """Return a card."""
    return lines("BEGIN:VCARD", *properties, "END:VCARD")


OTHER = card("FN:Other", "TEL:+49 40 1234567")
OTHERS = {"+49 40 1234567": "Other"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (card("FN:A", "TEL;CELL:0171 1234567", "TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=57=65=72=6B):+493012340002"), {"0171 1234567": "A", "+493012340002": "A"}),
        (card("FN:A", 'TEL;X-LABEL="a:b;c":+493012340002'), {"+493012340002": "A"}),
        (card("FN:A", "TEL;TYPE=work,voice;TYPE=pref,", " msg:+493012340002"), {"+493012340002": "A"}),
        ("BEGIN:VCARD\nFN:Gábor Béla\n\nMinta\nTEL:+3611234567\nEND:VCARD\n", {"+3611234567": "Gábor Béla Minta"}),
        ("BEGIN:VCARD\nORG:Minta\nKft.\nTEL:+3611234567\nEND:VCARD\n", {"+3611234567": "Minta Kft."}),
        (lines("BEGIN:VADDRESSBOOK") + card("FN:A", "TEL:0301") + lines("END:VADDRESSBOOK"), {"0301": "A"}),
        (card("VERSION:2.1", "FN:Kinder-, Jugend- und Elterntelefon", "TEL:0301"), {"0301": "Kinder-, Jugend- und Elterntelefon"}),
        (card("VERSION:3.0", "FN:Beispiel, Erika", "TEL:0301"), {"0301": "Beispiel, Erika"}),
        (card("VERSION:3.0", "N:Beispiel, geb. Muster;Erika;;;", "TEL:0301"), {"0301": "Erika Beispiel, geb. Muster"}),
        (card("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=98=", " =D0=B2=D0=B0=D0=BD", "TEL:0301"), {"0301": "Иван"}),
        (card("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=98=D0=B2=D=", " 0=B0=D0=BD", "TEL:0301"), {"0301": "Иван"}),
        (card("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=98=D0=B2=D0=B0=D0=", "=BD", "TEL:0301"), {"0301": "Иван"}),
        (card("FN;ENCODING=QUOTED-PRINTABLE:Jane=", " Doe", "TEL:0301"), {"0301": "Jane Doe"}),
        (card("FN:A", "X-messaging/xmpp-All:a@example.com", "TEL:0301"), {"0301": "A"}),
        (card("FN:A", "NOTE:one", "two", "TEL sometimes stands in notes", "TEL:0301"), {"0301": "A"}),
        (card("FN:A\\; B\\nC \\\\", "TEL:0301"), {"0301": "A; B C \\"}),
        (card("N:Li\\;u;A", "TEL:0301"), {"0301": "A Li;u"}),
        (card("FN;ENCODING=b:?", "N:A", "TEL:0301"), {"0301": "A"}),
        (card("FN;CHARSET=X-9;ENCODING=QUOTED-PRINTABLE:=41", "TEL:0301"), {"0301": "A"}),
        (card("FN;CHARSET=quopri:Jörg", "TEL:0301"), {"0301": "Jörg"}),
        (card("FN;CHARSET=hex:41", "TEL:0301"), {"0301": "41"}),
        (card("FN;CHARSET=idna:Jörg", "TEL:0301"), {"0301": "Jörg"}),
        (card("FN;CHARSET=undefined:A", "TEL:0301"), {"0301": "A"}),
        (lines("BEGIN:VCARD", "FN:A", "TEL:0301"), {"0301": "A"}),
        (lines("", "Contacts of my phone") + card("FN:A", "TEL;VALUE=uri:TEL:0301", "TEL:sip:1000@pbx"), {"0301": "A", "1000@pbx": "A"}),
        (card("FN:A", "TEL:0301").replace("\r\n", "\r"), {"0301": "A"}),
        (lines("BEGIN:VCARD", "FN:A", "TEL:0301", "BEGIN:VCARD", "FN:B", "TEL:0302", "END:VCARD"), {"0301": "A", "0302": "B"}),
        (card("FN:A", "AGENT:", "BEGIN:VCARD", "FN:B", "TEL:0302", "END:VCARD", "TEL:0301"), {"0302": "B", "0301": "A"}),
    ],
    ids=["custom label", "quoted label", "folded head", "raw line breaks", "raw company", "address book", "comma 2.1", "comma 3.0", "comma in a part", "folded quoted-printable", "cut inside a letter's sign", "cut inside a letter", "blank that is meant", "slash in a property's name", "raw note", "escaped", "escaped part", "base64 that is none", "unknown letters", "encoding of no text", "hexadecimal", "encoding of hosts", "encoding of nothing", "cut off", "words before", "carriage returns", "end is missing", "card in a card"],
)  # fmt: skip
def test_what_exporters_do(text: str, names: dict[str, str]) -> None:
    """What programs write that no standard allows costs no contact, neither its own nor the next."""
    found = read(text + OTHER)
    assert found.names == names | OTHERS
    assert found.unreadable in {(), (2,)}


def test_folds_cut_letters() -> None:
    """A fold counts bytes, and may stand inside a letter."""
    name = "FN:Gábor Müller".encode()
    cut = name.index("ü".encode()) + 1
    file = b"\r\n".join(
        [
            b"BEGIN:VCARD",
            name[:cut],
            b" " + name[cut:],
            b"NOTE:Caf\xc3",
            b" \xa9",
            b"TEL:0301",
            b"END:VCARD",
        ]
    )
    assert read_contacts(file, "CN").names == {"0301": "Gábor Müller"}


@pytest.mark.parametrize("country", ["DE", "CN", "RU", None])
def test_damaged_letter(country: str | None) -> None:
    """A damaged byte costs its letter only, and a line's own letters count before the country's."""
    file = (
        card("FN:Müller Österreich", "TEL:0301").encode()
        + card("FN:J#rg Groß", "TEL:0302").encode().replace(b"#", b"\xff")
        + card("FN;CHARSET=ISO-8859-1:J#rg", "TEL:0303").encode().replace(b"#", b"\xf6")
    )
    assert read_contacts(file, country).names == {
        "0301": "Müller Österreich",
        "0302": "J\ufffdrg Groß",
        "0303": "Jörg",
    }


def test_unreadable_lines() -> None:
    """Lines that cannot be read are counted with their numbers, and the others are read."""
    file = card("FN:A", "TEL:0301", "TEL 0302") + lines("END:VCARD", "FN:x") + OTHER
    found = read(file)
    assert found.names == {"0301": "A"} | OTHERS
    assert found.unreadable == (4, 6, 7)
    found = read('Name;Phone\nA;0301\n"B;0302\nC;4,93E+11\n5" pipe;0303\n"D\nE";0304\n')
    assert found.names == {"0301": "A", "0303": '5" pipe', "0304": "D E"}
    assert found.unreadable == (3, 4)


def test_first_contacts() -> None:
    """The first contacts are shown as they would be saved."""
    rows = "".join(f"A{n};030{n};\n" for n in range(9))
    found = read(f"Name;Phone;Mobile\nJane;0301;0302\n;0303;\nJo;;\n{rows}")
    assert found.first[0] == Contact(name="Jane", numbers=("0301", "0302"))
    assert len(found.first) == 5
    assert (found.without_name, found.without_number) == (1, 1)


FRITZBOX = """<?xml version="1.0" encoding="utf-8"?>
<phonebooks><phonebook owner="0" name="Telefonbuch">
<contact><category>1</category><person><realName>Müller &amp; Co</realName></person>
<telephony nid="2"><number type="work" prio="1" id="0">0301234567</number><number type="intern" id="1">**610</number></telephony></contact>
<contact><person/><telephony><number type="home">0309</number></telephony></contact>
<contact/></phonebook>
<phonebook><contact><person><realName>Eva</realName></person><telephony><number>0302</number></telephony></contact></phonebook>
</phonebooks>"""


def test_fritzbox() -> None:
    """The phone books of a FRITZ!Box are read, internal numbers included."""
    found = read(FRITZBOX)
    assert found.names == {
        "0301234567": "Müller & Co",
        "**610": "Müller & Co",
        "0302": "Eva",
    }
    assert (found.without_name, found.without_number) == (1, 1)


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
    found = read(text)
    assert (found.names, found.left_out) == (names, left_out)


JANE = {"030 1234567": "Jane Doe"}


@pytest.mark.parametrize(
    ("text", "country", "names"),
    [
        ("First Name,Last Name,Company,Email,Work Number,Work Number 2,Mobile,Mobile 2,Home,Home 2,Business Fax,Other\nJane,Doe,Acme,j@example.com,030 1234567,,0171 1234567,,040 1234567,,,069 1234567\n", "DE", JANE | {"0171 1234567": "Jane Doe", "040 1234567": "Jane Doe", "069 1234567": "Jane Doe"}),
        ("Name;Vorname;Telefon\nDoe;Jane;030 1234567\n", "DE", JANE),
        ("Имя,Отчество,Фамилия,Телефон\nИван,Иванович,Петров,+7 495 1234567\n", "RU", {"+7 495 1234567": "Иван Иванович Петров"}),
        ("名字,姓氏,手机\n三,张,13912345678\n", "CN", {"13912345678": "张三"}),
        ("名字,手机\n张三,13912345678\n", "CN", {"13912345678": "张三"}),
        ("Prénom,Nom,Nom à afficher,Tél. professionnel,Portable\nAnne,Dupont,,01 23 45 67 89,06 12 34 56 78\n", "FR", {"01 23 45 67 89": "Anne Dupont", "06 12 34 56 78": "Anne Dupont"}),
        ("Etunimi,Sukunimi,Matkapuhelinnumero\nMatti,Virtanen,040 1234567\n", "FI", {"040 1234567": "Matti Virtanen"}),
        ("Krstné meno,Priezvisko,Mobilný telefón\nJán,Novák,0901 123 456\n", "SK", {"0901 123 456": "Ján Novák"}),
        ("Primeiro nome,Sobrenome,Celular,Fone comercial\nAna,Silva,(11) 98765-4321,(11) 3456-7890\n", "BR", {"(11) 98765-4321": "Ana Silva", "(11) 3456-7890": "Ana Silva"}),
        ("Keresztnév;Vezetéknév;Telefonszám\nJane;Doe;030 1234567\n", "HU", JANE),
        ("Förnamn;Efternamn;Mobil\nJane;Doe;030 1234567\n", "SE", JANE),
        ("PRENOM;NOM;TELEPHONE\nJane;Doe;030 1234567\n", "FR", JANE),
        # No heading that anybody knows
        ("A,B,C,D,E\nJane,Doe,030 1234567,10115,01.02.1980\nJo,Roe,0171 1234568,10117,02.02.1980\n", "DE", JANE | {"0171 1234568": "Jo Roe"}),
        ("Wer;PLZ;Kundennummer;Erreichbar\nJane Doe;10115;03012345678;030 1234567\n", "DE", JANE),
        ("Jméno a příjmení;Č.\nJane Doe;030 1234567\nJo;0171 1234567\n", "CZ", JANE | {"0171 1234567": "Jo"}),
        ("Id,Wer,Art,Wann,Erreichbar\n1,Jane Doe,neu,2026-11-20,2025550123\n2,Jo,neu,2026-11-20,2025550124\n", "US", {"2025550123": "Jane Doe", "2025550124": "Jo"}),
        # Several numbers in a cell
        ("Name;Telefon\nA;030 1234 / 0171 1\n", "DE", {"030 1234": "A", "0171 1": "A"}),
        ("Name;Telefon\nA;\"030 1234567; 0171 1234567\"\n", "DE", {"030 1234567": "A", "0171 1234567": "A"}),
        ("Name;Telefon\nA;030 1234567,0171 1234567\n", "DE", {"030 1234567": "A", "0171 1234567": "A"}),
        ("Name;Telefon\nA;030/12340009\nB;030 / 12340010\n", "DE", {"030/12340009": "A", "030 / 12340010": "B"}),
        ("Name;Telefon\nA;030 1234567/0171 1234567\n", "DE", {"030 1234567": "A", "0171 1234567": "A"}),
        ("Name;Phone\nA;493012345678.0\n", "DE", {"493012345678": "A"}),
        ("Name;Phone\nA;(202) 555-0123,,,001#\nB;1001, 1002\n", "US", {"(202) 555-0123,,,001#": "A", "1001": "B", "1002": "B"}),
    ],
)  # fmt: skip
def test_columns(text: str, country: str, names: dict[str, str]) -> None:
    """Columns are found in whatever language the program speaks, and by what is in them where no heading says so."""
    assert read(text, country=country).names == names


def test_other_columns() -> None:
    """A person may choose other columns than those that were found."""
    text = "A,B,C\nBerlin,Jane,030 1234567\nHamburg,Jo,040 1234567\n"
    found = read(text, country="DE")
    assert found.columns
    assert found.columns.headings == ("A", "B", "C")
    choice = ColumnChoice(names=((1,),), numbers=(2,))
    other = read_contacts(text.encode(), "DE", choice)
    assert other.names == {"030 1234567": "Jane", "040 1234567": "Jo"}


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
    file = mark + text.encode(encoding)
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
        ("<!DOCTYPE html>\n<body>", Fault.WEB_PAGE, None),
        ("PK\x03\x04\x14[Content_Types].xml", Fault.WORKBOOK, None),
        ("PK\x03\x04\x14contacts.csv", Fault.ARCHIVE, None),
        ("%PDF-1.7", Fault.PDF, None),
        ("# from Thunderbird\nversion: 1\ndn: cn=Jane\ncn: Jane\n", Fault.LDIF, None),
        ("!BDN", Fault.OUTLOOK_DATA, None),
        ("SQLite format 3\0", Fault.DATABASE, None),
        ('[{"name": "Jane"}]', Fault.JSON, None),
        ("<?xml version='1.0'?><contacts/>", Fault.OTHER_XML, None),
        ("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", Fault.OTHER_XML, None),
        ("<?xml version='1.0'?>\n<phonebooks>", Fault.UNREADABLE_LINE, 2),
        ("Name;City\nJane;Berlin\n", Fault.NO_NUMBER_COLUMN, 1),
        ("sep=;\nPhone;City\n0301234567;Berlin\n", Fault.NO_NAME_COLUMN, 2),
        ("1000;1001\n", Fault.NO_NAME_COLUMN, 1),
        ("Name;Phone\nJane;4,93012E+11\n", Fault.UNREADABLE_LINE, 2),
        ("Name;Phone\n\"Jane;123\n", Fault.UNREADABLE_LINE, 2),
        (lines("BEGIN:VCARD", "FN:B", "TEL;12", "END:VCARD"), Fault.UNREADABLE_LINE, 3),
        (lines("BEGIN:VCARD", "FN:B", "TEL 12", "END:VCARD"), Fault.UNREADABLE_LINE, 3),
    ],
    ids=[
        "nothing",
        "empty_lines",
        "only_heading",
        "only_names",
        "binary",
        "web_page",
        "workbook",
        "archive",
        "pdf",
        "ldif",
        "outlook",
        "database",
        "json",
        "other_xml",
        "xml_entities",
        "xml_cut_off",
        "no_numbers",
        "no_names",
        "only_numbers",
        "shortened",
        "quote_never_closed",
        "vcard_without_colon",
        "vcard_line",
    ],
)  # fmt: skip
def test_bad_file(text: str, fault: Fault, line: int | None) -> None:
    """A bad file is refused with what is wrong, and where."""
    with pytest.raises(BadFile) as caught:
        read(text)
    assert (caught.value.fault, caught.value.line) == (fault, line)


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
