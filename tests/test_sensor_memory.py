"""Sensors: what they keep, for how long, and over a restart."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_model import Entry
from custom_components.pbx.calls.model import Campaign, Direction, Outcome
from custom_components.pbx.runtime.call_logs import FILE
from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.components.recorder.history import get_significant_states
from homeassistant.const import STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from simulator.huawei_aicc import HuaweiSimulator
from simulator.yeastar_s import YeastarSimulator

from . import pass_to, set_up, set_up_system, shown, system_entry
from .calls.example_calls import over
from .report_bodies import OVER, RINGING, Reporter, ext, inbound, record, result, status
from .yeastar_reports import CALLER

SYSTEM = "sensor.yeastar_s100"
CAMPAIGN = "sensor.contact_centre_campaign_3"
NOON = "2026-11-21T12:00:00+00:00"
MISSED = (RINGING, OVER, record("NO ANSWER"))


@pytest.fixture
def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Stop the clocks before Home Assistant sets its timers by them."""
    return hass


async def pass_time(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, passed: timedelta
) -> None:
    """Let time pass."""
    freezer.tick(passed)
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_midnight(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    hass_client_no_auth: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Today's counts begin anew at midnight where Home Assistant is."""
    await hass.config.async_set_time_zone("Europe/Berlin")
    freezer.move_to("2026-11-21T22:50:00+00:00")
    entry = await set_up_system(hass, yeastar)
    report = Reporter(hass, entry, hass_client_no_auth)
    await report(*MISSED)
    await report.wait(freezer)
    await pass_time(hass, freezer, timedelta(minutes=9))
    assert shown(hass, f"{SYSTEM}_missed_calls_today") == "1"
    await pass_time(hass, freezer, timedelta(minutes=1))
    assert shown(hass, f"{SYSTEM}_missed_calls_today") == "0"
    assert shown(hass, f"{SYSTEM}_last_missed_caller") == CALLER


def days_to_try(zone: str) -> list[date]:
    """Return the days of two years that begin without a midnight, and those that have one hour more or less."""
    local = ZoneInfo(zone)
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(730)]
    starts = [first_moment(day, local) for day in days]
    odd = [
        day
        for day, start, end in zip(days, starts, starts[1:], strict=False)
        if end - start != timedelta(days=1) or start.astimezone(local).hour
    ]
    assert any(first_moment(day, local).astimezone(local).hour for day in odd)
    return odd


def first_moment(day: date, zone: ZoneInfo) -> datetime:
    """Return the first moment whose date in a zone is a day, found by looking at every quarter of an hour."""
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=14)
    while moment.astimezone(zone).date() < day:
        moment += timedelta(minutes=15)
    return moment


@pytest.mark.parametrize(
    "zone",
    ["America/Santiago", "Africa/Cairo", "Asia/Beirut", "America/Havana"],
)
async def test_days_without_a_midnight(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    hass_client_no_auth: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
    zone: str,
) -> None:
    """Today's counts begin anew at the first moment of the day, without a call, also when clocks go forward just then."""
    await hass.config.async_set_time_zone(zone)
    begins = [first_moment(day, ZoneInfo(zone)) for day in days_to_try(zone)]
    freezer.move_to(begins[0] - timedelta(hours=5))
    entry = await set_up_system(hass, yeastar)
    report = Reporter(hass, entry, hass_client_no_auth)
    for begin in begins[:4]:
        if begin - timedelta(hours=2) > dt_util.utcnow():
            await pass_to(hass, freezer, begin - timedelta(hours=2))
        call = f"{int(dt_util.utcnow().timestamp())}.9"
        await report(record("NO ANSWER", call_id=call))
        await report.wait(freezer)
        await pass_to(hass, freezer, begin - timedelta(seconds=1))
        assert shown(hass, f"{SYSTEM}_missed_calls_today") == "1"
        await pass_to(hass, freezer, begin + timedelta(seconds=1))
        assert shown(hass, f"{SYSTEM}_missed_calls_today") == "0"


async def test_another_time_zone(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    hass_client_no_auth: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Where it is another day already, counting begins anew as soon as Home Assistant is there."""
    await hass.config.async_set_time_zone("Europe/Berlin")
    freezer.move_to("2026-11-21T20:00:00+00:00")
    entry = await set_up_system(hass, yeastar)
    report = Reporter(hass, entry, hass_client_no_auth)
    await report(*MISSED)
    await report.wait(freezer)
    assert shown(hass, f"{SYSTEM}_missed_calls_today") == "1"
    await hass.config.async_update(time_zone="Asia/Shanghai")
    await hass.async_block_till_done()
    assert shown(hass, f"{SYSTEM}_missed_calls_today") == "0"


async def test_restart(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Callers and today's counts are still there after a restart, and counting goes on."""
    await report(*MISSED)
    await report.wait(freezer)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    assert shown(hass, f"{SYSTEM}_last_caller") == CALLER
    assert shown(hass, f"{SYSTEM}_last_missed_caller") == CALLER
    assert shown(hass, f"{SYSTEM}_missed_calls_today") == "1"
    await report(
        status(inbound("ALERT", "5550111"), ext("1000", "RING"), call_id="2.1"),
        status(inbound("BYE", "5550111"), ext("1000", "BYE"), call_id="2.1"),
        record("NO ANSWER", call_id="2.1"),
    )
    await report.wait(freezer)
    assert shown(hass, f"{SYSTEM}_missed_calls_today") == "2"
    assert shown(hass, f"{SYSTEM}_last_missed_caller") == "5550111"


async def test_from_the_log(
    hass: HomeAssistant, yeastar: YeastarSimulator, freezer: FrozenDateTimeFactory
) -> None:
    """However Home Assistant ended, today's counts and the last callers are what the call log says."""
    await hass.config.async_set_time_zone("Europe/Berlin")
    freezer.move_to(NOON)
    midnight = datetime(2026, 11, 20, 23, 0, tzinfo=UTC)
    log = await CallLog.open(Path(hass.config.path(FILE)))
    calls = (
        over("5550101", midnight - timedelta(minutes=1)),
        over("5550102", midnight),
        over("5550103", midnight + timedelta(hours=8), name="Ann"),
        over(None, midnight + timedelta(hours=9)),
        over("5550104", midnight + timedelta(hours=10), Outcome.ANSWERED),
        over(
            "5550105",
            midnight + timedelta(hours=11),
            Outcome.FAILED,
            direction=Direction.OUTBOUND,
        ),
    )
    await log.put(Entry(system=f"yeastar_s:{yeastar.serial_number}", calls=calls))
    await log.close()
    await set_up_system(hass, yeastar)
    assert shown(hass, f"{SYSTEM}_missed_calls_today") == "3"
    assert shown(hass, f"{SYSTEM}_failed_calls_today") == "1"
    assert shown(hass, f"{SYSTEM}_last_missed_caller") == "5550103"
    assert shown(hass, f"{SYSTEM}_last_caller") == "5550104"


async def test_campaign(
    hass: HomeAssistant, contact_centre: Reporter, freezer: FrozenDateTimeFactory
) -> None:
    """A campaign appears with its first result; results are counted once each."""
    freezer.move_to("2020-08-30T12:30:00+00:00")
    assert hass.states.get(f"{CAMPAIGN}_results") is None
    await contact_centre(
        result("1", succeeded=True),
        result("2", succeeded=False, code="00537"),
        result("3", succeeded=False, code="00603"),
        result("3", succeeded=False, code="00603"),
        result("4", succeeded=True, campaign="5"),
    )
    await contact_centre.wait(freezer)
    values = ("results", "successes", "failures")
    assert [shown(hass, f"{CAMPAIGN}_{value}") for value in values] == ["3", "1", "2"]
    assert shown(hass, f"{CAMPAIGN}_success_rate") == "33.3"
    assert shown(hass, f"{CAMPAIGN}_last_reason") not in {STATE_UNKNOWN, ""}
    assert shown(hass, "sensor.contact_centre_campaign_5_results") == "1"
    assert shown(hass, "sensor.contact_centre_failed_calls_today") == "2"


async def test_campaign_after_restart(
    hass: HomeAssistant, contact_centre: Reporter, freezer: FrozenDateTimeFactory
) -> None:
    """A campaign's counts go on after a restart."""
    await contact_centre(result("1", succeeded=False, code="00537"))
    await contact_centre.wait(freezer)
    reason = shown(hass, f"{CAMPAIGN}_last_reason")
    (entry,) = hass.config_entries.async_entries("pbx")
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    assert shown(hass, f"{CAMPAIGN}_results") == "1"
    assert shown(hass, f"{CAMPAIGN}_success_rate") == "0.0"
    assert shown(hass, f"{CAMPAIGN}_last_reason") == reason
    await contact_centre(result("2", succeeded=True))
    await contact_centre.wait(freezer)
    values = ("results", "successes", "failures")
    assert [shown(hass, f"{CAMPAIGN}_{value}") for value in values] == ["2", "1", "1"]
    assert shown(hass, f"{CAMPAIGN}_success_rate") == "50.0"


async def test_campaign_from_the_log(
    hass: HomeAssistant, huawei: HuaweiSimulator
) -> None:
    """However Home Assistant ended, a campaign's counts are those of the results in the call log."""
    start = datetime(2020, 8, 30, 12, 0, tzinfo=UTC)
    log = await CallLog.open(Path(hass.config.path(FILE)))
    calls = [
        replace(
            over(number, at, outcome, direction=Direction.OUTBOUND),
            campaign=Campaign(campaign_id="3"),
            reason_code=code,
        )
        for number, at, outcome, code in (
            ("5550101", start, Outcome.ANSWERED, None),
            ("5550102", start + timedelta(minutes=1), Outcome.FAILED, "00537"),
        )
    ]
    entry = system_entry(huawei)
    await log.put(Entry(system=f"{huawei.key}:{entry.unique_id}", calls=tuple(calls)))
    await log.close()
    await set_up(hass, entry)
    values = ("results", "successes", "failures", "last_reason")
    assert [shown(hass, f"{CAMPAIGN}_{value}") for value in values] == [
        "2",
        "1",
        "1",
        "00537",
    ]


async def test_recorder_knows_nobody(
    recorder_mock: Recorder,
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """Names and numbers do not go to the recorder's database as attributes."""
    start = dt_util.utcnow() - timedelta(seconds=1)
    entry = await set_up_system(hass, yeastar)
    await Reporter(hass, entry, hass_client_no_auth)(RINGING)
    instance = get_instance(hass)
    await instance.async_block_till_done()
    recorded: dict[str, list[Any]] = await instance.async_add_executor_job(
        get_significant_states, hass, start, None, [f"{SYSTEM}_last_caller"]
    )
    (*_, last) = recorded[f"{SYSTEM}_last_caller"]
    assert set(last.attributes) <= {"device_class", "friendly_name"}
