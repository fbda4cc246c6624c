"""The parties of a call: which number is none, and how one is written for people."""


def name_and_number(name: str | None, number: str | None) -> str:
    """Return a name with its number, or the one of them that there is; an empty text without both."""
    name = " ".join(name.split()) if name else ""
    if not number:
        return name
    return f"{name} ({number})" if name and name != number else number


def known_number(number: str | None) -> str | None:
    """Return a party's number; None where it is withheld.

    Systems have words of their own for a number that is withheld, and none of them has a digit.
    """
    return number if number and any(map(str.isdigit, number)) else None
