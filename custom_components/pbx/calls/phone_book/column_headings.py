"""What the columns of exported address books are called, in the languages that programs export them in."""

from collections.abc import Sequence
from enum import Enum, auto
import re
import unicodedata


class Column(Enum):
    """What a column holds, as far as it matters here."""

    FULL_NAME = auto()
    GIVEN_NAME = auto()
    MIDDLE_NAME = auto()
    FAMILY_NAME = auto()
    COMPANY = auto()
    NUMBER = auto()
    GROUP = auto()
    OTHER = auto()
    """What may look like a name or a number and is neither: postal codes, dates, customer numbers, kinds of numbers, addresses."""


# Lower case, without spaces and hyphens.
_WORDS: dict[Column, str] = {
    Column.FULL_NAME: """
        fullname displayname displayas contactname contact fileas fn commonname cn
        anzeigename kontaktname kontakt vollstandigername speichernunter namefirma
        nomcomplet nomaffiche nomaafficher nometprenom
        nombrecompleto nombreparamostrar mostrarcomo
        nomecompleto nomevisualizzato nomedeexibicao
        volledigenaam weergavenaam celejmeno celemeno imieinazwisko
        фио контакт отображаемоеимя полноеимя піб
        姓名 名称 名稱 联系人 聯絡人 联系人姓名 显示名称 顯示名稱 氏名 表示名
        adsoyad gorunenad nomeesobrenome nomeecognome nimi koko koknimi cijeloime
    """,
    Column.GIVEN_NAME: """
        firstname givenname given forename vorname rufname prenom primernombre primeironome
        voornaam imie fornamn fornavn etunimi eesnimi krstnemeno krestnijmeno krestni keresztnev utonev
        prenume vards vardas jmenokrestni egennavn
        ονομα מספרפרטי שםפרטי الاسمالاول ชื่อ ชอ ten namadepan имясобственное ім'я
        名 名前 이름
    """,
    Column.MIDDLE_NAME: """
        middlename middle additionalname secondname weiterevornamen zweitervorname deuxiemeprenom segundonombre
        отчество побатькові mellannavn mellannamn toinennimi druhejmeno drugieimie
    """,
    Column.FAMILY_NAME: """
        lastname familyname surname family last nachname familienname zuname nomdefamille apellido apellidos
        primerapellido cognome sobrenome ultimonome achternaam nazwisko prijmeni priezvisko efternamn etternavn efternavn
        sukunimi perekonnanimi vezeteknev csaladnev numedefamilie uzvards pavarde prezime priimek
        επωνυμο επιθετο שםמשפחה اسمالعائلة اللقب นามสกุล นามสกล ho namabelakang фамилия прізвище фамилияимя
        姓 姓氏 苗字 성 soyad soyadi soyisim презиме
    """,
    Column.COMPANY: """
        company companyname organization organisation organizationname organisationname organization1name business
        firma firmenname unternehmen societe entreprise empresa organizacion organizacao azienda societa ditta bedrijf
        bedrijfsnaam foretag yritys virksomhed spolecnost spolocnost ceg organizacja przedsiebiorstwo
        компания организация предприятие фирма компанія організація 公司 单位 單位 会社 회사 sirket kurum εταιρεια חברה الشركة บริษัท บรษท
    """,
    Column.GROUP: """
        group groups groupname groupnames groupmembership contactgroup contactgroups category categories labels tag tags
        gruppe gruppen gruppenname kontaktgruppe kontaktgruppen gruppenzugehorigkeit gruppenmitgliedschaft
        kategorie kategorien schlagwort schlagworter schlagworte
        groupe groupes groupedecontacts groupesdecontacts nomdugroupe categorie libelles etiquettes motscles
        组 群组 分组 组别 小组 联系人组 联系人群组 联系人分组 类别 分类 标签 群組 分組 組別 聯絡人群組 類別 分類 標籤
        grupo grupos categoria categorias etiquetas marcadores gruppo gruppi categorie etichette groep groepen categorieen
        grupa grupy kategoria etykiety skupina skupiny stitky grupp grupper kategori kategorier
        etiketter ryhma ryhmat luokka luokat csoport csoportok kategoriak grup gruplar kategoriler etiketler grupuri categorii
        группа группы категория категории метки група групи категорія категорії グループ カテゴリ カテゴリー 그룹 범주 ομαδα κατηγοριες
    """,
    Column.OTHER: """
        id uid guid nr no email mail url web website homepage birthday geburtstag anniversary jahrestag date datum
        city ort stadt ville ciudad citta cidade plaats город 城市 country land pays pais paese 国家 region state
        notes note notizen bemerkung remarques notas заметки 备注 title titel titre jobtitle position
        street strasse rue calle via adresse address anschrift indirizzo endereco адрес 地址 language gender nickname
    """,
}


def _plain(heading: str) -> str:
    """Return a heading in lower case and without accents."""
    apart = unicodedata.normalize("NFKD", heading.casefold().strip(" \t\"'*\ufeff"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


_COLUMNS = {
    _plain(word): column for column, words in _WORDS.items() for word in words.split()
}

# What people call a given name, a family name or a name as a whole; the other columns say which.
_AMBIGUOUS = frozenset(
    [
        "name",
        "nom",
        "nome",
        "nombre",
        "naam",
        "nazwa",
        "jmeno",
        "meno",
        "navn",
        "namn",
        "nev",
        "nume",
        "ime",
        "nosaukums",
        "имя",
        "імя",
        "名字",
        "isim",
        "ad",
        "isim",
        "наименование",
    ]
)
# Number columns have far more names ("Business Phone 2", "Telefon (privat)"), but each of them contains a word of these.
_NUMBER = re.compile(
    r"phone|mobile|cell|\btel\b|telef|teleph|handy|mobil|movil|cellulare|celular|rufnummer|portable|matkapuhelin|puhelin|gsm"
    r"|\bfone\b|whatsapp|komorka|komork|komorkow|telf|facs|festnetz|durchwahl|τηλεφων|κινητο|טלפון|נייד|هاتف|جوال|โทร"
    r"|\bwork number\b|\bhome number\b|^(?:number|nummer|numero|callerid|caller id|extension|nebenstelle|ext)$|\bfax|pager"
    r"|телефон|мобильн|мобільн|номер|电话|電話|手机|手機|号码|號碼|携帯|番号|전화|휴대|telp|dien thoai|di dong"
)
_ABOUT_A_NUMBER = re.compile(r"type|label|\btyp\b|\btipo\b|yomi|mail|phonetic")
_NEITHER = re.compile(
    r"zip|post(?:al)?[ _-]?(?:code|box|nummer|nr)|\bplz\b|postleit|birth|geburt|naissance|nacimiento|nascita|nascimento|рожд|生日"
    r"|\bdate\b|datum|дата|日期|kunden|customer|client|account|iban|\btax|steuer|\bvat\b|tva|индекс|邮编|邮政|\bcep\b|\bcap\b|codigo postal"
    r"|created|modified|updated|latitude|longitude|e-?mail"
)
_SPACE = re.compile(r"[\s_\-./():]+")


def columns_of(headings: Sequence[str]) -> list[Column | None]:
    """Return what columns with these headings hold; None for a heading that says nothing."""
    words = [_plain(heading) for heading in headings]
    found = [_column_of(word) for word in words]
    for place, word in enumerate(words):
        if _SPACE.sub("", word) in _AMBIGUOUS:
            found[place] = _name_beside(found)
    return found


def _name_beside(found: Sequence[Column | None]) -> Column:
    """Return which name is meant where a heading only says that it is a name."""
    given, family = Column.GIVEN_NAME in found, Column.FAMILY_NAME in found
    if given and not family:
        return Column.FAMILY_NAME
    return Column.GIVEN_NAME if family and not given else Column.FULL_NAME


def _column_of(word: str) -> Column | None:
    if column := _COLUMNS.get(_SPACE.sub("", word)):
        return column
    if _NEITHER.search(word) or _ABOUT_A_NUMBER.search(word):
        return Column.OTHER
    return Column.NUMBER if _NUMBER.search(word) else None
