"""What the columns of exported address books are called, in the languages that programs export them in."""

from enum import Enum, auto
import re


class Column(Enum):
    """What a column holds, as far as it matters here."""

    FULL_NAME = auto()
    GIVEN_NAME = auto()
    MIDDLE_NAME = auto()
    FAMILY_NAME = auto()
    COMPANY = auto()
    NUMBER = auto()


# Lower case, without spaces. "Nombre", "nome" and "nom" alone are what people call a name too; then no other column holds the name.
_WORDS: dict[Column, str] = {
    Column.FULL_NAME: """
        name fullname displayname contactname contact fileas fn
        anzeigename kontaktname kontakt vollständigername speichernunter
        nomcomplet nomaffiché nomàafficher
        nombrecompleto nombreparamostrar
        nomecompleto nomevisualizzato nomedeexibição
        naam volledigenaam weergavenaam nazwa jméno navn namn
        имя фио контакт отображаемоеимя
        姓名 名称 名稱 名字 联系人 聯絡人 显示名称 顯示名稱 氏名 表示名 이름
        isim adsoyad görünenad
    """,
    Column.GIVEN_NAME: """
        firstname givenname forename vorname prénom prenom nombre primernombre nome primeironome
        voornaam imię förnamn fornavn 名 ad
    """,
    Column.MIDDLE_NAME: """
        middlename additionalname weiterevornamen deuxièmeprénom segundonombre отчество
    """,
    Column.FAMILY_NAME: """
        lastname familyname surname nachname familienname nom nomdefamille apellido apellidos cognome
        sobrenome achternaam nazwisko příjmení efternamn etternavn фамилия 姓 姓氏 soyad soyadı
    """,
    Column.COMPANY: """
        company companyname organization organisation organizationname organisationname organization1-name
        firma unternehmen société societe entreprise empresa organización azienda società bedrijf
        компания организация 公司 单位 單位 会社 회사 şirket
    """,
}
_COLUMNS = {word: column for column, words in _WORDS.items() for word in words.split()}
# Number columns have far more names ("Business Phone 2", "Telefon (privat)"), but each of them contains a word of these.
_NUMBER = re.compile(
    r"phone|mobile|cell|\btel\b|telefon|teléfono|téléphone|telefoon|téléfono|telefono|handy|mobil|móvil|cellulare|rufnummer"
    r"|^(?:number|nummer|numéro|número|numero|callerid|caller id|extension|nebenstelle)$|\bfax|pager"
    r"|телефон|мобильный|номер|电话|電話|手机|手機|号码|號碼|携帯|番号|전화|휴대"
)
_ABOUT_A_NUMBER = re.compile(r"type|label|\btyp\b|\btipo\b|yomi|mail")
_SPACE = re.compile(r"[\s_]+")


def column_of(heading: str) -> Column | None:
    """Return what a column with this heading holds; None when it does not matter here."""
    text = heading.casefold().strip()
    if column := _COLUMNS.get(_SPACE.sub("", text)):
        return column
    if _NUMBER.search(text) and not _ABOUT_A_NUMBER.search(text):
        return Column.NUMBER
    return None
