"""How a party of a call is written for people."""


def name_and_number(name: str | None, number: str | None) -> str:
    """Return a name with its number, or the one of them that there is; an empty text without both."""
    name = " ".join(name.split()) if name else ""
    if not number:
        return name
    return f"{name} ({number})" if name and name != number else number
