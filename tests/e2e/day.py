"""A day at the office: calls that were, for pictures that look like life."""

from dataclasses import replace
from random import Random
import time

from demo.entries import upload_phone_book
from simulator.huawei_aicc import HuaweiSimulator
from simulator.openvox_uc import OpenVoxSimulator
from simulator.yeastar_s import YeastarSimulator

from .home import Home, Office

SPEED = 1000
HOUR = 3600
# Numbers that the regulator keeps free for films.
CONTACTS = {
    "03023125014": "Bakery Krause",
    "03023125177": "Dr. Lehmann",
    "04066969230": "Nordlicht Logistics",
    "017139200121": "Sofia Marin",
    "015228817386": "Parcel service",
}
STRANGERS = ("03023125590", "04066969817", "06990009442")
CALLS = (
    (9.1, "inbound_answered"),
    (8.8, "queue"),
    (8.4, "outbound_answered"),
    (8.1, "ring_group"),
    (7.9, "inbound_answered"),
    (7.5, "internal_answered"),
    (7.2, "blind_transfer"),
    (6.9, "ivr_answered"),
    (6.4, "inbound_missed"),
    (6.1, "outbound_answered"),
    (5.8, "inbound_answered"),
    (5.2, "outbound_no_answer"),
    (4.9, "inbound_voicemail"),
    (4.5, "inbound_answered"),
    (4.2, "ring_group"),
    (3.8, "attended_transfer"),
    (3.4, "outbound_failed"),
    (3.1, "inbound_answered"),
    (2.7, "inbound_missed"),
    (2.3, "outbound_answered"),
    (1.9, "inbound_answered"),
    (1.4, "queue"),
    (1.1, "blind_transfer"),
    (0.8, "inbound_missed"),
    (0.6, "outbound_answered"),
    (0.4, "inbound_answered"),
)
TO_RETURN = ((0.3, "04066969817"), (0.2, "017139200121"))
CAMPAIGN = ("outbound_answered",) * 7 + ("outbound_failed", "outbound_no_answer") * 2
CAMPAIGN_HOURS = 20


async def play_day(home: Home, office: Office) -> None:
    """Have everything that happens in a day happen at once."""
    rng = Random(7)
    systems = {key: system.simulator for key, system in office.systems.items()}
    book = "".join(f"{name};{number}\n" for number, name in CONTACTS.items())
    entry_id = office.entry_ids["yeastar_s"]
    content = f"Name;Phone\n{book}".encode()
    await upload_phone_book(home.api, entry_id, "contacts.csv", content)
    for place, (hours, kind) in enumerate(CALLS):
        # Two calls go to one system while one goes to the other.
        system = systems["openvox_uc" if place % 3 == 2 else "yeastar_s"]
        assert not isinstance(system, HuaweiSimulator)
        await _play(system, kind, hours, rng)
    for hours, caller in TO_RETURN:
        await _play(systems["yeastar_s"], "inbound_missed", hours, rng, (caller,))
    centre = systems["huawei_aicc"]
    for place in range(2 * len(CAMPAIGN)):
        hours = CAMPAIGN_HOURS * (1 - place / len(CAMPAIGN) / 2)
        await _play(centre, rng.choice(CAMPAIGN), hours, rng)


async def _play(
    system: YeastarSimulator | OpenVoxSimulator | HuaweiSimulator,
    kind: str,
    hours: float,
    rng: Random,
    outside: tuple[str, ...] = (*CONTACTS, *STRANGERS),
) -> None:
    """Play a call with one of the numbers outside that was so many hours ago."""
    clock = system.clock
    system.wire = replace(system.wire, office=replace(system.office, outside=outside))
    system.clock = lambda: time.time() - hours * HOUR
    try:
        await system.play(kind, SPEED, rng)
    finally:
        system.clock = clock
