"""The groups that contacts are in, in every kind of file."""

import codecs

import pytest

from custom_components.pbx.calls.phone_book.column_choice import ColumnChoice
from custom_components.pbx.calls.phone_book.contacts import Contacts, read_contacts
from custom_components.pbx.calls.phone_book.groups import (
    LONGEST_GROUP,
    MAX_GROUPS,
    MAX_GROUPS_OF_CONTACT,
    group_key,
)


def read(text: str, country: str | None = None) -> Contacts:
    """Read a file with this text."""
    return read_contacts(text.encode(), country)


def card(*properties: str) -> str:
    """Return a card."""
    lines = ("BEGIN:VCARD", *properties, "END:VCARD")
    return "".join(f"{line}\r\n" for line in lines)


def person(*properties: str) -> str:
    """Return the card of somebody with a number."""
    return card("FN:Ann", "TEL:0301", *properties)


QUOTED = "CATEGORIES;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE"


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        (person("CATEGORIES:Family"), ("Family",)),
        (person("VERSION:3.0", "CATEGORIES:Family,Customers"), ("Family", "Customers")),
        (person("VERSION:4.0", "item1.CATEGORIES;PREF=1:Family, Customers "), ("Family", "Customers")),
        (person("CATEGORIES:Family\\, near,A\\;B,C\\\\,D;E"), ("Family, near", "A;B", "C\\", "D;E")),
        (person("CATEGORIES:Family,Cus", " tomers"), ("Family", "Customers")),
        (person("CATEGORIES:Family", "CATEGORIES:Customers,family"), ("Family", "Customers")),
        (person("CATEGORIES:family ,  FAMILY", "CATEGORIES:Old  friends,old friends"), ("family", "Old friends")),
        (person(f"{QUOTED}:=46=61=6D=69=6C=69=65=2CGr=C3=BC=C3=9F=", "=65"), ("Familie", "Grüße")),
        (person("VERSION:2.1", f"{QUOTED}:=E5=AE=B6=E4=BA=BA,=E5=AE=A2=E6=88=B7"), ("家人", "客户")),
        (person("CATEGORIES;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=BF=CD=BB=A7"), ("客户",)),
        (person("CATEGORIES;ENCODING=b:RmFtaWx5"), ("Family",)),
        (person("CATEGORIES;ENCODING=b:A"), ()),
        (person("CATEGORIES:家人,Kunden (München)"), ("家人", "Kunden (München)")),
        (person("CATEGORIES:"), ()),
        (person("CATEGORIES: , ,,\\n"), ()),
        (person("CATEGORIES:myContacts,starred,Vendors"), ("starred", "Vendors")),
        (person("NOTE:not a", "Category: one"), ()),
        (person("UID:urn:uuid:A-1") + card("VERSION:4.0", "KIND:group", "FN:The Does", "MEMBER:urn:uuid:a-1", "MEMBER:urn:uuid:a-2"), ("The Does",)),
        (card("VERSION:3.0", "FN:Book club", "X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:A-1") + person("UID:a-1", "CATEGORIES:Family"), ("Family", "Book club")),
        (person("UID:a-1") + card("KIND:individual", "FN:Jo", "TEL:0302", "MEMBER:a-1"), ()),
        (person() + card("KIND:group", "FN:Nobody", "MEMBER:"), ()),
        (person("UID:a-1", "UID:a-2") + card("KIND:GROUP", "FN:First", "MEMBER:a-1") + card("KIND:group", "FN:Second", "MEMBER:a-2"), ("First",)),
    ],
    ids=["one", "two", "blanks", "escaped", "folded", "several lines", "same group", "quoted-printable", "Chinese 2.1", "other letters", "base64", "base64 that is none", "Chinese and German", "empty", "empty parts", "Google", "note", "group card 4.0", "group card of Apple", "person with members", "no member", "first id counts"],
)  # fmt: skip
def test_vcard(text: str, groups: tuple[str, ...]) -> None:
    """A card names its groups, or a group's card names its members."""
    found = read(text)
    assert found.groups.get("0301", ()) == groups
    assert found.unreadable in {(), (5,)}


def test_group_cards_are_no_contacts() -> None:
    """The card of a group is a contact only if it has a number."""
    found = read(
        person("UID:a-1")
        + card("KIND:group", "FN:Friends", "MEMBER:a-1")
        + card("KIND:group", "FN:The Does", "TEL:0302", "MEMBER:a-1")
    )
    assert found.names == {"0301": "Ann", "0302": "The Does"}
    assert found.groups == {"0301": ("Friends", "The Does")}
    assert found.left_out == 0


def test_nothing_is_lost_outside_of_cards() -> None:
    """What names a group or a card and stands in none costs nobody anything; a number would."""
    found = read("UID:a-1\r\nCATEGORIES:Family\r\nTEL:0302\r\n" + person())
    assert found.unreadable == (3,)
    assert found.groups == {}


GOOGLE = (
    "First Name,Last Name,Labels,Phone 1 - Label,Phone 1 - Value\n"
    'Ann,Doe,"Friends, old ::: * myContacts ::: * starred",Mobile,0301\n'
    'Jo,Roe,"Friends, old",Mobile,0302\n'
    "Jim,Poe,* myContacts,Mobile,0303\n"
)
OLD_GOOGLE = (
    "Name,Given Name,Group Membership,Phone 1 - Type,Phone 1 - Value\n"
    "Ann,Ann,* myContacts ::: Family,Mobile,0301\n"
)
OUTLOOK = (
    '"First Name","Last Name","Business Phone","Categories"\n'
    '"Ann","Doe","0301","Customers;Berlin"\n'
    '"Jo","Roe","0302",""\n'
)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        (GOOGLE, {"0301": ("Friends, old", "starred"), "0302": ("Friends, old",)}),
        (OLD_GOOGLE, {"0301": ("Family",)}),
        (OUTLOOK, {"0301": ("Customers", "Berlin")}),
        ("Vorname;Nachname;Telefon;Kategorien\nEva;Groß;0301;\"Kunden;Familie\"\n", {"0301": ("Kunden", "Familie")}),
        ("Nom,Téléphone,Catégories\nAnne,0301,\"Clients, Famille\"\n", {"0301": ("Clients", "Famille")}),
        ("Nom;Tél.;Libellés\nAnne;0301;Clients\n", {"0301": ("Clients",)}),
        ("姓名,手机,群组\n张三,0301,家人；客户\n李四,0302,客户\n", {"0301": ("家人", "客户"), "0302": ("客户",)}),
        ("姓名\t手机\t标签\n张三\t0301\t家人、客户\n", {"0301": ("家人", "客户")}),
        ("Name,Phone,Group,Category\nAnn,0301,\"Family\nFriends\",VIP\n", {"0301": ("Family", "Friends", "VIP")}),
        ("Name,Phone,Group\nAnn,0301\nJo,0302,\n", {}),
        ("Name,Phone,City\nAnn,0301,Berlin\nJo,0302,Berlin\n", {}),
        ("Name;Phone;Group\nAnn;0301 / 0302;Family\nAnne;0301;Friends\n", {"0301": ("Family", "Friends")}),
        ("Name;Phone;Group\nAnn;0301;Family\n\"Jo;0302;Lost\nJim;0303;Friends\n", {"0301": ("Family",), "0303": ("Friends",)}),
    ],
    ids=["Google", "old Google", "Outlook", "German", "French", "French labels", "Chinese", "Chinese tabs", "two columns", "short rows", "no group", "shared number", "broken row"],
)  # fmt: skip
def test_table(text: str, groups: dict[str, tuple[str, ...]]) -> None:
    """The columns of groups are found by their headings, and parted as the program parts them."""
    found = read(text).groups
    assert {number: found.get(number, ()) for number in groups} == groups
    assert found.keys() - {"0302"} == groups.keys() - {"0302"}


@pytest.mark.parametrize(
    ("encoding", "country"), [("cp1252", "DE"), ("gb18030", "CN"), ("utf-16", None)]
)
def test_encoding(encoding: str, country: str | None) -> None:
    """Groups have the letters of their file."""
    name = {"CN": "客户"}.get(country or "", "Grüße")
    data = f"Name;Telefon;Gruppe\nAnn;0301;{name}\n".encode(encoding)
    assert data.startswith((b"Name", codecs.BOM_UTF16_LE))
    assert read_contacts(data, country).groups == {"0301": (name,)}


def test_other_columns() -> None:
    """A person may choose the columns of groups, or none."""
    text = "Name;Phone;Town;Group\nAnn;0301;Berlin;Family\nJo;0302;Bonn;Friends\n"
    found = read(text)
    assert found.columns
    assert found.columns.choice.groups == (3,)
    names = ColumnChoice(names=((0,),), numbers=(1,), groups=(2,))
    other = read_contacts(text.encode(), None, names)
    assert other.groups == {"0301": ("Berlin",), "0302": ("Bonn",)}
    none = read_contacts(text.encode(), None, ColumnChoice(names=((0,),), numbers=(1,)))
    assert none.groups == {}


@pytest.mark.parametrize(
    ("book", "category", "groups"),
    [
        ("", "<category>1</category>", ("VIP",)),
        (" name='Familie'", "<category> 1 </category>", ("Familie", "VIP")),
        (" owner='1' name='Telefonbuch'", "<category>0</category>", ("Telefonbuch",)),
        ("", "<category/>", ()),
        (" name=' '", "<category><other/></category>", ()),
        ("", "", ()),
    ],
)
def test_fritzbox(book: str, category: str, groups: tuple[str, ...]) -> None:
    """A FRITZ!Box knows important persons, and its phone books have names."""
    found = read(
        f"<?xml version='1.0'?><phonebooks><phonebook{book}><contact>{category}"
        "<person><realName>Ann</realName></person><telephony><number>0301</number>"
        "</telephony></contact></phonebook><phonebook/></phonebooks>"
    )
    assert found.groups.get("0301", ()) == groups


def test_summary() -> None:
    """How many contacts are in groups is counted, and the groups are named as they were written first."""
    found = read(
        person("CATEGORIES:Family ,VIP")
        + card("FN:Jo", "TEL:0302", "CATEGORIES:FAMILY,Friends")
        + card("FN:Jim", "TEL:0303")
        + card("FN:No number", "CATEGORIES:Unseen")
    )
    assert (found.with_groups, found.group_names) == (2, ("Family", "VIP", "Friends"))
    assert found.groups["0302"] == ("Family", "Friends")
    assert found.first[1].groups == ("Family", "Friends")
    assert found.groups_left_out == 0


def test_limits() -> None:
    """What is too long or too much is left out and counted, and everything else stays."""
    long = "x" * (LONGEST_GROUP + 1)
    many = [f"G{n}" for n in range(MAX_GROUPS_OF_CONTACT + 2)]
    found = read(person(f"CATEGORIES:{long},{','.join(many)}"))
    assert found.groups["0301"] == tuple(many[:-2])
    assert found.groups_left_out == 3
    rows = "".join(f"A;{n:05};G{n}\n" for n in range(MAX_GROUPS + 1))
    found = read(f"Name;Phone;Group\n{rows}B;99999;g1\n")
    assert len(found.group_names) == MAX_GROUPS
    assert found.groups_left_out == 1
    assert f"{MAX_GROUPS:05}" not in found.groups
    assert found.groups["99999"] == ("G1",)
    assert len(found.names) == MAX_GROUPS + 2


@pytest.mark.parametrize("name", ["Family", " family", "FAMILY\t"])
def test_key(name: str) -> None:
    """Case and blanks around a name do not count."""
    assert group_key(name) == group_key("family")
    assert group_key(name) != group_key("families")
