"""Who is in the office and who calls it: numbers and names as in etc/extensions.conf and etc/pjsip.conf."""

from dataclasses import dataclass
from typing import Final, Literal

EXTENSIONS: Final = {
    1001: "Anna",
    1002: "Ben",
    1003: "Cleo",
    1004: "Dan",
    1005: "Emma",
    1006: "Finn",
    1007: "Greta",
    1008: "Hugo",
    1009: "Ida",
}

DIRECT: Final = "03023125"
"""What stands before a number of three digits when it is called from outside: the last digit of an extension after 00, a group, ..."""

OWN_NUMBER: Final = f"{DIRECT}000"
"""What people outside see when somebody from the office calls."""


def from_outside(number: int) -> str:
    """Return what people outside dial for an extension, a ring group, a queue or the menu."""
    return f"{DIRECT}{number % 1000:03}"


type Shown = Literal["number", "nothing", "withheld", "withheld but told"]
"""What the provider tells of a caller; of a number that is withheld some providers tell it all the same, with a request to hide it."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who calls."""

    number: str
    name: str = ""
    shown: Shown = "number"


def colleague(extension: int) -> Caller:
    """Return who calls from an extension."""
    return Caller(str(extension), EXTENSIONS[extension])


EVA: Final = Caller("03023125900", "Eva Extern")
OTTO: Final = Caller("03023125902", "Otto Extern")
UWE: Final = Caller("03023125903", "Uwe Extern")
FAR: Final = "03023125950"
"""Somebody outside who is called."""
