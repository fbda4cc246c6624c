"""A home for pictures: phone systems with names that people give them, a week behind them, and calls that go on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from demo.entries import upload_phone_book
from demo.systems import DemoSystem, make_systems
from simulator.office import OPENVOX, YEASTAR, Line as Trunk
from simulator.openvox_uc import OpenVoxSimulator
from simulator.yeastar_s import YeastarSimulator

from .home import Home, Office, open_office, running_home
from .line import Line
from .week import CAMPAIGNS, CONTACTS, write_week

HOUR_OF_DAY = 15
OFFICES = {
    "yeastar_s": replace(
        YEASTAR,
        model="Head office",
        extensions={
            "1000": "Reception",
            "1001": "Anna Berg",
            "1002": "Jonas Weber",
            "1003": "Mira Novak",
            "1004": "Ali Demir",
            "1005": "Eva Lind",
            "1006": "Paul Roth",
            "1007": "Meeting room",
            "1010": "Workshop",
            "1011": "Door station",
        },
        unregistered=frozenset({"1007"}),
        trunks=(Trunk(name="Main line"), Trunk(name="Mobile gateway", type="GSM")),
    ),
    "openvox_uc": replace(
        OPENVOX,
        model="Warehouse",
        extensions={
            "201": "Goods in",
            "202": "Dispatch",
            "203": "Lena Koch",
            "204": "Forklift",
        },
        unregistered=frozenset(),
        trunks=(Trunk(name="SIP line"),),
    ),
}
CENTRE = "Customer survey"
PICTURED = (*OFFICES, "huawei_aicc")
"""No company has all systems, and the dashboard of a few fits into a picture."""


@dataclass(frozen=True, kw_only=True)
class Showroom:
    """A Home Assistant worth a picture, its phone systems, and the path of its only dashboard."""

    home: Home
    office: Office
    dashboard: str


@asynccontextmanager
async def open_showroom(folder: Path) -> AsyncIterator[Showroom]:
    """Have it open until the block ends."""
    now, zone = _afternoon()
    systems = [_named(system) for system in make_systems() if system.key in PICTURED]
    await write_week(folder, systems, now)
    async with running_home(folder, zone) as home, open_office(home, systems) as office:
        await _furnish(home, office)
        head_office = office.systems["yeastar_s"].simulator
        warehouse = office.systems["openvox_uc"].simulator
        assert isinstance(head_office, YeastarSimulator)
        assert isinstance(warehouse, OpenVoxSimulator)
        async with (
            Line(head_office) as transferred,
            Line(head_office) as held,
            Line(warehouse) as talking,
            Line(head_office) as ringing,
        ):
            await transferred.ring("04066969230", "1000")
            await transferred.answer("1000")
            await transferred.transfer("1000", "1002")
            await transferred.answer("1002")
            await held.ring("03023125590", "1005")
            await held.answer("1005")
            await held.hold("1005")
            await talking.ring("015228817386", "202")
            await talking.answer("202")
            dashboard = await home.add_dashboard(
                {"strategy": {"type": "custom:pbx"}}, title="Phones", icon="mdi:phone"
            )
            await ringing.ring("03023125177", "1003", "1004", queue="6200")
            yield Showroom(home=home, office=office, dashboard=dashboard)


def _afternoon() -> tuple[datetime, str]:
    """Return the time where it is an afternoon now, and the zone of that place."""
    now = datetime.now(UTC)
    # From 11 hours behind Greenwich to 12 ahead of it.
    hours = (HOUR_OF_DAY - now.hour + 11) % 24 - 11
    # These names count the other way round.
    name = f"Etc/GMT{-hours:+d}"
    return now.astimezone(timezone(timedelta(hours=hours))), name


def _named(system: DemoSystem) -> DemoSystem:
    simulator = system.simulator
    office = OFFICES.get(system.key, simulator.office)
    simulator.wire = replace(simulator.wire, office=office)
    return system


async def _furnish(home: Home, office: Office) -> None:
    """Name what has no name of its own, and give Home Assistant the company's phone book."""
    book = "".join(f"{name};{number}\n" for number, name in CONTACTS.items())
    centre = office.entry_ids["huawei_aicc"]
    content = f"Name;Phone\n{book}".encode()
    await upload_phone_book(home.api, centre, "contacts.csv", content)
    await home.api.command("config_entries/update", entry_id=centre, title=CENTRE)
    listing = await home.api.command("pbx/systems")
    for system in listing["systems"]:
        for campaign in system["campaigns"]:
            await home.api.command(
                "config/device_registry/update",
                device_id=campaign["device_id"],
                name_by_user=CAMPAIGNS[campaign["campaign_id"]],
            )
