"""A week at a company: calls that were, for pictures that look like life."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_model import Entry
from custom_components.pbx.calls.model import (
    Call,
    CallState,
    Campaign,
    Direction,
    Outcome,
)
from custom_components.pbx.calls.phone_book.numbers import number_key
from custom_components.pbx.runtime.call_logs import FILE
from demo.home_assistant import COUNTRY
from demo.past_day import concluded
from demo.systems import DemoSystem
from simulator.stories import story

# Numbers that the regulator keeps free for films.
CONTACTS = {
    "03023125014": "Bakery Krause",
    "03023125177": "Dr. Lehmann",
    "04066969230": "Nordlicht Logistics",
    "01713920012": "Sofia Marin",
    "015228817386": "Parcel service",
    "08999998412": "Alpen Print",
    "02214710388": "Rhein Catering",
    "01729925904": "Tom Okafor",
}
STRANGERS = ("03023125590", "04066969817", "06990009442")
KINDS = (
    *("inbound_answered",) * 5,
    *("outbound_answered",) * 5,
    *("internal_answered",) * 2,
    *("ring_group", "queue", "ivr_answered") * 2,
    *("blind_transfer", "inbound_missed", "inbound_voicemail"),
    *("outbound_no_answer", "outbound_failed"),
)
HOURS = ((0.15, 7.3), (22, 31))
"""How long ago the hours are in which people worked, today and yesterday."""
MISSED = {
    "yeastar_s": ((0.06, "04066969817"), (0.4, "01713920012"), (0.55, "02214710395")),
    "openvox_uc": ((0.7, "08999998412"),),
}
"""Calls of today that nobody returned: how long ago, and whose."""
CALLS = {"yeastar_s": 64, "openvox_uc": 24}
"""How many calls a system has on a day."""
MACHINES = ("1010", "1011")
"""Extensions on which nobody talks."""

CAMPAIGNS = {"3": "Delivery survey", "4": "Renewal reminder"}
RESULTS = (130, 158, 121, 176, 149, 167, 92)
"""How many results there were on each day, today the last."""
FAILURES = ("00603",) * 6 + ("00537",) * 4 + ("00548", "00604") * 2 + ("00538",)
REACHED = 0.74
CAMPAIGN_HOURS = (2.6, 7.3)


async def write_week(folder: Path, systems: list[DemoSystem], now: datetime) -> None:
    """Write the call log of a Home Assistant that has not started yet.

    Args:
        folder: Its configuration folder.
        systems: The phone systems.
        now: The time; an afternoon, or people work at night.
    """
    rng = Random(11)
    folder.mkdir(parents=True, exist_ok=True)
    log = await CallLog.open(
        folder / FILE, number_key=partial(number_key, country=COUNTRY)
    )
    for system in systems:
        key, number = system.key, system.simulator.serial_number
        if number is None:
            account = system.simulator.account
            calls = list(_results(now, rng, account))
            await log.put(Entry(system=f"{key}:{key}-{account}", calls=tuple(calls)))
            continue
        calls = sorted(_calls(system, now, rng), key=lambda call: call.call_id)
        await log.put(Entry(system=f"{key}:{number}", calls=tuple(calls)))
        returned = [call.call_id for call in calls]
        await log.handle(f"{key}:{number}", call_ids=returned, at=now)
        waiting = _missed(system, now, rng)
        await log.put(Entry(system=f"{key}:{number}", calls=tuple(waiting)))
    await log.close()


def _calls(system: DemoSystem, now: datetime, rng: Random) -> Iterator[Call]:
    office = replace(system.simulator.office, outside=(*CONTACTS, *STRANGERS))
    office = office.without(MACHINES)
    for least, most in HOURS:
        for _ in range(CALLS[system.key]):
            began = now - timedelta(hours=rng.uniform(least, most))
            truth = story(rng.choice(KINDS), rng, office).truth
            yield concluded(truth, began, rng, CONTACTS)


def _missed(system: DemoSystem, now: datetime, rng: Random) -> Iterator[Call]:
    office = system.simulator.office.without(MACHINES)
    for hours, caller in MISSED[system.key]:
        office = replace(office, outside=(caller,))
        truth = story("inbound_missed", rng, office).truth
        yield concluded(truth, now - timedelta(hours=hours), rng, CONTACTS)


def _results(now: datetime, rng: Random, account: str) -> Iterator[Call]:
    for days, number in enumerate(reversed(RESULTS)):
        for _ in range(number):
            began = now - timedelta(days=days, hours=rng.uniform(*CAMPAIGN_HOURS))
            yield _result(began.astimezone(UTC), rng, account)


def _result(began: datetime, rng: Random, account: str) -> Call:
    call_id = f"{int(began.timestamp())}-{rng.randrange(10**6)}"
    reached = rng.random() < REACHED
    seconds = rng.randrange(5, 30)
    talked = rng.randrange(20, 200) if reached else 0
    return Call(
        call_id=call_id,
        ids=frozenset({call_id}),
        direction=Direction.OUTBOUND,
        state=CallState.ENDED,
        outcome=Outcome.ANSWERED if reached else Outcome.FAILED,
        called_number=f"0176040690{rng.randrange(100):02d}",
        reason_code=None if reached else rng.choice(FAILURES),
        started_at=began,
        ended_at=began + timedelta(seconds=seconds + talked),
        campaign=Campaign(campaign_id=rng.choice(tuple(CAMPAIGNS)), vdn_id=account),
    )
