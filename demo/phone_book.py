"""Who calls in the demo: people and companies in the phone book that all its systems share, and strangers."""

from dataclasses import replace
from typing import Final

from asterisk_office.people import EVA, OTTO, UWE

from .systems import DemoSystem

FILE: Final = "contacts.csv"

_CONTACTS: Final = (
    ("Clara Berg", "0301234501", "Family"),
    ("Ralf Berg", "01711234502", "Family"),
    ("Dr. Lehmann", "0301234503", ""),
    ("Nordlicht Logistics", "0401234504", "Suppliers"),
    ("Alpen Print", "0891234505", "Suppliers"),
    ("Rhein Catering", "02211234506", "Suppliers"),
    ("Sofia Marin", "01711234507", "Customers"),
    ("Tom Okafor", "01511234508", "Customers"),
    ("Haas & Sons", "0691234509", "Customers, Suppliers"),
    ("Lindt Architects", "0301234510", "Customers, VIP"),
    (EVA.name, EVA.number, "Family"),
    (OTTO.name, OTTO.number, "Customers"),
    (UWE.name, UWE.number, "Suppliers"),
)
_STRANGERS: Final = ("0301234590", "0401234591", "01711234592", "0891234593")


def contacts() -> bytes:
    """Return the phone book as a table, as a spreadsheet writes it."""
    rows = (("Name", "Phone", "Group"), *_CONTACTS)
    return "".join(f"{';'.join(row)}\n" for row in rows).encode()


def have_them_call(systems: list[DemoSystem]) -> None:
    """Let people in the phone book, and a few others, call the simulated systems instead of random numbers."""
    numbers = (*(number for _, number, _ in _CONTACTS), *_STRANGERS)
    for system in systems:
        simulator = system.simulator
        office = replace(simulator.office, outside=numbers)
        simulator.wire = replace(simulator.wire, office=office)
