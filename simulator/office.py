"""The office that a simulated phone system serves: its numbers, its lines and the people who call it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import Final, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A trunk."""

    name: str
    type: str = "SIP"
    status: str = "Registered"
    port: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Extensions by number with their names, trunks, and the numbers of groups, queues and voice menus.

    ``prefix`` is what people dial before an outside number. ``unregistered`` are extensions whose phone is not there, and
    ``utc_offset`` is how far the system's clock on the wall is ahead of UTC. ``restricted`` are extensions that may not call outside,
    ``do_not_disturb`` those that do not ring. ``prompts`` are the sound files that can be played to people.
    """

    serial_number: str
    model: str
    hardware: str
    firmware: str
    extensions: dict[str, str]
    trunks: tuple[Line, ...]
    ring_group: str = "6200"
    queue: str = "6700"
    ivr: str = "6500"
    voicemail: str = "*97"
    prefix: str = ""
    unregistered: frozenset[str] = frozenset()
    restricted: frozenset[str] = frozenset()
    do_not_disturb: frozenset[str] = frozenset()
    prompts: tuple[str, ...] = ("welcome", "dooropen")
    utc_offset: timedelta = timedelta()
    outside: tuple[str, ...] = ()
    """Numbers that people outside call from; random numbers where there are none."""

    @property
    def reachable(self) -> tuple[str, ...]:
        """The extensions that have a phone which rings."""
        silent = self.unregistered | self.do_not_disturb
        return tuple(number for number in self.extensions if number not in silent)

    @property
    def trunk(self) -> str:
        """The first trunk's name, over which calls go."""
        return self.trunks[0].name

    def without(self, extensions: Collection[str]) -> Self:
        """Return the office while these extensions are otherwise engaged, to write a story with the others."""
        return replace(self, unregistered=self.unregistered | frozenset(extensions))

    def outside_number(self, rng: Random) -> str:
        """Return the number of somebody outside."""
        if self.outside:
            return rng.choice(self.outside)
        return f"{rng.choice(('030', '040', '0171', '0151', '089'))}{rng.randint(1_000_000, 99_999_999)}"


YEASTAR: Final = Office(
    serial_number="369451090405",
    model="Yeastar S100",
    hardware="V1.30 0000-0000",
    firmware="30.15.0.70",
    extensions={
        "1000": "Reception",
        "1002": "Anna Berg",
        "1020": "Jonas Weber",
        "1023": "Workshop",
        "2000": "Mira Novak",
        "2023": "Sales",
        "2100": "Doorbell",
        "4000": "Support",
        "4001": "Ali Demir",
        "4002": "Eva Lind",
    },
    trunks=(
        Line(name="siptrunk"),
        Line(name="FXO2-3", type="FXO", status="Idle", port="Span2-Port3"),
    ),
    unregistered=frozenset({"2100"}),
    utc_offset=timedelta(hours=-8),
)

YEASTAR_P: Final = Office(
    serial_number="3630Z0000001",
    model="P570",
    hardware="V1.10",
    firmware="37.21.0.117",
    extensions={
        "201": "Front desk",
        "202": "Anna Berg",
        "203": "Jonas Weber",
        "204": "Workshop",
        "205": "Mira Novak",
        "206": "Ali Demir",
        "207": "Eva Lind",
        "208": "Meeting room",
    },
    trunks=(
        Line(name="ProviderA", type="peer", port="192.0.2.20:5060"),
        Line(name="ProviderB", type="peer", port="192.0.2.30:5060"),
    ),
    ring_group="6301",
    queue="6402",
    ivr="6201",
    unregistered=frozenset({"208"}),
    utc_offset=timedelta(hours=2),
)

OPENVOX: Final = Office(
    serial_number="a09805021987",
    model="UC501",
    hardware="3.1",
    firmware="4.1.1",
    extensions={
        "101": "Front desk",
        "102": "Kitchen",
        "104": "Office",
        "105": "Warehouse",
        "106": "Lena Koch",
        "107": "Garage",
    },
    trunks=(
        Line(name="to-18-16-2"),
        Line(name="fxo-1", type="FXO", status="Registered", port="1"),
    ),
    queue="9998",
    prefix="16",
    unregistered=frozenset({"107"}),
    utc_offset=timedelta(hours=3),
)

HUAWEI: Final = Office(
    serial_number="",
    model="AICC",
    hardware="",
    firmware="",
    extensions={"7001": "Agent 1", "7002": "Agent 2", "7003": "Agent 3"},
    trunks=(Line(name="campaign"),),
    utc_offset=timedelta(hours=8),
)
