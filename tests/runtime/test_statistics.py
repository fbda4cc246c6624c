"""Statistics of calls, in a real recorder."""

from datetime import UTC, datetime, timedelta
from typing import Any, Literal
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_errors import CannotReach
from custom_components.pbx.calls.model import Call, Direction, Outcome
from custom_components.pbx.const import CONF_RETENTION_DAYS
from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.components.recorder.statistics import (
    list_statistic_ids,
    statistics_during_period,
)
from homeassistant.core import CoreState, HomeAssistant
from simulator.huawei_aicc import HuaweiSimulator
from simulator.yeastar_s import YeastarSimulator

from .. import pass_to, set_up_other_yeastar, set_up_system
from ..calls.example_calls import over
from ..log_of_entry import put

NOW = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)
NUMBER = "0301234567"
ANSWERED = "pbx:369451090405_answered_calls"
MISSED = "pbx:369451090405_missed_calls"
TALK = "pbx:369451090405_talk_time"
TO_ANSWER = "pbx:369451090405_time_to_answer"

HOUR = timedelta(hours=1)

type Row = tuple[int, float]


def at(hour: int, minute: int = 10) -> datetime:
    """Return a moment of the day of the tests; hours below 0 are on days before."""
    return NOW.replace(hour=0, minute=minute) + hour * HOUR


def answered(moment: datetime, *, rang: int = 10, talked: int = 120) -> Call:
    """Return a call that was answered."""
    return over(NUMBER, moment, Outcome.ANSWERED, rang=rang, talked=talked)


@pytest.fixture
def hass(
    recorder_mock: Recorder, freezer: FrozenDateTimeFactory, hass: HomeAssistant
) -> HomeAssistant:
    """Have a recorder, and stop the clocks before Home Assistant sets its timers by them."""
    freezer.move_to(NOW)
    return hass


@pytest.fixture
async def entry(hass: HomeAssistant, yeastar: YeastarSimulator) -> MockConfigEntry:
    """Set up a phone system."""
    entry = await set_up_system(hass, yeastar)
    await recorded(hass)
    return entry


async def recorded(hass: HomeAssistant) -> None:
    """Wait until the recorder has what there is."""
    await hass.async_block_till_done(wait_background_tasks=True)
    await get_instance(hass).async_block_till_done()
    await hass.async_block_till_done(wait_background_tasks=True)


async def hour_passes(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, hour: int
) -> None:
    """Let an hour begin, and wait until the hour before it is counted."""
    await pass_to(hass, freezer, at(hour, 1))
    await recorded(hass)


async def read(
    hass: HomeAssistant,
    statistic_id: str,
    kind: Literal["change", "state", "sum", "mean"] = "change",
    period: Literal["hour", "day"] = "hour",
) -> list[Row]:
    """Return what is recorded of a series, each row with its hour of the day of the tests."""
    await recorded(hass)
    found: dict[str, list[dict[str, Any]]] = await get_instance(
        hass
    ).async_add_executor_job(
        statistics_during_period,
        hass,
        NOW - timedelta(days=1000),
        None,
        {statistic_id},
        period,
        None,
        {kind},
    )
    midnight = at(0, 0).timestamp()
    return [
        (int(row["start"] - midnight) // 3600, row[kind])
        for row in found.get(statistic_id, [])
    ]


# -- back-filling ----------------------------------------------------------------------------------------------------


async def test_back_fill(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """What the log already has is counted when the entry is set up, hour by hour without a gap."""
    await put(
        hass,
        entry,
        over(NUMBER, at(9)),
        over(NUMBER, at(9, 20)),
        answered(at(12), rang=5),
        answered(at(12, 30), rang=10, talked=45),
        over(NUMBER, at(15)),
    )
    await hass.config_entries.async_reload(entry.entry_id)
    assert await read(hass, MISSED) == [
        (8, 0),
        (9, 2),
        (10, 0),
        (11, 0),
        (12, 0),
        (13, 0),
        (14, 0),
    ]
    assert await read(hass, MISSED, "sum") == [
        (8, 0),
        *((hour, 2) for hour in range(9, 15)),
    ]
    assert await read(hass, MISSED, "state") == await read(hass, MISSED)
    assert (await read(hass, ANSWERED))[4] == (12, 2)
    assert (await read(hass, TALK))[4] == (12, 2.75)
    assert await read(hass, TO_ANSWER, "mean") == [(12, 7.5)]


async def test_same_again(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Counting again what is counted changes nothing."""
    await put(hass, entry, over(NUMBER, at(9)), answered(at(12)))
    await hass.config_entries.async_reload(entry.entry_id)
    before = [await read(hass, series) for series in (MISSED, ANSWERED, TALK)]
    with patch(
        "custom_components.pbx.runtime.statistics.async_add_external_statistics"
    ) as added:
        await hass.config_entries.async_reload(entry.entry_id)
        await recorded(hass)
    assert added.call_count == 0
    assert [await read(hass, series) for series in (MISSED, ANSWERED, TALK)] == before


async def test_long_back_fill(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """A log of more than a month is counted whole."""
    await put(hass, entry, over(NUMBER, at(-24 * 32)), over(NUMBER, at(0)))
    await hass.config_entries.async_reload(entry.entry_id)
    counted = await read(hass, MISSED)
    assert len(counted) == 24 * 32 + 15 + 1
    assert [row for row in counted if row[1]] == [(-24 * 32, 1), (0, 1)]


async def test_calls_that_are_fetched_later(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Hours that were counted long ago are counted again when calls of that time come into the log."""
    await put(hass, entry, over(NUMBER, at(-24 * 5)))
    await hass.config_entries.async_reload(entry.entry_id)
    assert [row for row in await read(hass, MISSED) if row[1]] == [(-24 * 5, 1)]
    began = at(-24 * 4)
    file = (
        "callid,timestart,callfrom,callto,callduraction,talkduraction,status,type\n"
        f"{int(began.timestamp())}.1,{began:%Y-%m-%d %H:%M:%S},{NUMBER},1000,9,0,NO ANSWER,Inbound\n"
    )
    with yeastar.canned("cdr/download", file.encode()):
        await hass.config_entries.async_reload(entry.entry_id)
        await recorded(hass)
        await pass_to(hass, freezer, NOW + timedelta(seconds=31))
        await recorded(hass)
    rows = [row for row in await read(hass, MISSED) if row[1]]
    assert rows == [(-24 * 5, 1), (-24 * 4, 1)]
    assert (await read(hass, MISSED, "sum"))[-1] == (14, 2)


async def test_nothing_to_count(
    hass: HomeAssistant, entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    """Before the hour of the first call is over there is nothing."""
    await hour_passes(hass, freezer, 16)
    assert await read(hass, MISSED) == []
    await put(hass, entry, over(NUMBER, at(16, 0)))
    await hass.config_entries.async_reload(entry.entry_id)
    assert await read(hass, MISSED) == []


async def test_waits_for_the_start(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """While Home Assistant starts, it has other things to do."""
    await put(hass, entry, over(NUMBER, at(9)))
    await hass.config_entries.async_unload(entry.entry_id)
    hass.set_state(CoreState.starting)
    await hass.config_entries.async_setup(entry.entry_id)
    assert await read(hass, MISSED) == []
    await hass.async_start()
    assert (await read(hass, MISSED))[1] == (9, 1)


# -- hour by hour ----------------------------------------------------------------------------------------------------


async def test_each_hour(
    hass: HomeAssistant, entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    """An hour is counted when it is over, also an hour without calls."""
    await put(hass, entry, over(NUMBER, at(15)))
    assert await read(hass, MISSED) == []
    await hour_passes(hass, freezer, 16)
    assert await read(hass, MISSED) == [(14, 0), (15, 1)]
    await hour_passes(hass, freezer, 17)
    await put(hass, entry, over(NUMBER, at(17)), over(NUMBER, at(17, 20)))
    await hour_passes(hass, freezer, 18)
    assert await read(hass, MISSED) == [(14, 0), (15, 1), (16, 0), (17, 2)]
    assert await read(hass, MISSED, "sum") == [(14, 0), (15, 1), (16, 1), (17, 3)]


async def test_call_over_the_hour(
    hass: HomeAssistant, entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    """A call counts where it began, even if it ends hours later."""
    await put(hass, entry, over(NUMBER, at(13)), answered(at(14), talked=60))
    await hour_passes(hass, freezer, 16)
    await hour_passes(hass, freezer, 17)
    await put(hass, entry, answered(at(15, 50), talked=3600, rang=30))
    await hour_passes(hass, freezer, 18)
    assert await read(hass, TALK) == [
        (12, 0),
        (13, 0),
        (14, 1),
        (15, 60),
        (16, 0),
        (17, 0),
    ]
    assert await read(hass, TALK, "sum") == [
        (12, 0),
        (13, 0),
        (14, 1),
        (15, 61),
        (16, 61),
        (17, 61),
    ]
    assert await read(hass, TO_ANSWER, "mean") == [(14, 10), (15, 30)]


async def test_was_down(
    hass: HomeAssistant, entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    """Hours in which Home Assistant was down are made up for."""
    await put(hass, entry, over(NUMBER, at(15)))
    await hour_passes(hass, freezer, 16)
    await put(hass, entry, over(NUMBER, at(16)))
    await hass.config_entries.async_unload(entry.entry_id)
    await pass_to(hass, freezer, at(24 * 5))
    await hass.config_entries.async_setup(entry.entry_id)
    counted = await read(hass, MISSED)
    assert counted[:3] == [(14, 0), (15, 1), (16, 1)]
    assert [hour for hour, _ in counted] == list(range(14, 24 * 5))
    assert sum(calls for _, calls in counted) == 2


async def test_log_away(
    hass: HomeAssistant, entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    """An hour in which the log could not be read is made up for in the next."""
    await put(hass, entry, over(NUMBER, at(15)))
    with patch.object(CallLog, "hours", side_effect=CannotReach):
        await hour_passes(hass, freezer, 16)
    assert await read(hass, MISSED) == []
    await hour_passes(hass, freezer, 17)
    assert await read(hass, MISSED) == [(14, 0), (15, 1), (16, 0)]


async def test_recorder_is_busy(
    hass: HomeAssistant, entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    """While the recorder changes its database, nothing is asked of it."""
    await put(hass, entry, over(NUMBER, at(15)))
    with patch(
        "custom_components.pbx.runtime.statistics.async_migration_in_progress",
        return_value=True,
    ):
        await hour_passes(hass, freezer, 16)
    assert await read(hass, MISSED) == []
    await hour_passes(hass, freezer, 17)
    assert len(await read(hass, MISSED)) == 3


# -- what is gone from the log ---------------------------------------------------------------------------------------


async def test_outlives_the_log(
    hass: HomeAssistant, entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    """What was counted stays when its calls are purged from the log."""
    await put(hass, entry, *(over(NUMBER, at(hour)) for hour in range(9, 16)))
    await hour_passes(hass, freezer, 16)
    before = await read(hass, MISSED, "sum")
    await entry.runtime_data.log.purge(at(14, 30))
    await put(hass, entry, over(NUMBER, at(16)))
    await hour_passes(hass, freezer, 17)
    assert await read(hass, MISSED, "sum") == [*before, (16, 8)]
    await entry.runtime_data.log.purge(at(17))
    await put(hass, entry, over(NUMBER, at(17)))
    await hour_passes(hass, freezer, 18)
    assert await read(hass, MISSED, "sum") == [*before, (16, 8), (17, 9)]


async def test_short_retention(
    hass: HomeAssistant, yeastar: YeastarSimulator, freezer: FrozenDateTimeFactory
) -> None:
    """What should be gone from the log is not taken for what was there, even if another system's calls are older."""
    entry = await set_up_system(hass, yeastar, **{CONF_RETENTION_DAYS: 1})
    await recorded(hass)
    await put(hass, entry, over(NUMBER, at(-20)), over(NUMBER, at(14)))
    await hour_passes(hass, freezer, 16)
    before = await read(hass, MISSED, "sum")
    log, system = entry.runtime_data.log, entry.runtime_data.identity.log_key
    await log.purge(at(-10), systems=[system])
    await hour_passes(hass, freezer, 17)
    assert await read(hass, MISSED, "sum") == [*before, (16, 2)]


async def test_kept_for_ever(
    hass: HomeAssistant, yeastar: YeastarSimulator, freezer: FrozenDateTimeFactory
) -> None:
    """A log that is never purged is trusted as far as it goes."""
    entry = await set_up_system(hass, yeastar, **{CONF_RETENTION_DAYS: 0})
    await recorded(hass)
    await put(hass, entry, over(NUMBER, at(9)))
    await hour_passes(hass, freezer, 16)
    await put(hass, entry, over(NUMBER, at(14)))
    await hour_passes(hass, freezer, 17)
    counted = await read(hass, MISSED)
    assert [row for row in counted if row[1]] == [(9, 1), (14, 1)]


# -- what people see -------------------------------------------------------------------------------------------------


async def test_names_and_units(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Each series says what it is, in units that Home Assistant can convert."""
    await put(hass, entry, answered(at(9)))
    await hass.config_entries.async_reload(entry.entry_id)
    await recorded(hass)
    found = await get_instance(hass).async_add_executor_job(list_statistic_ids, hass)
    series = {
        metadata["statistic_id"].removeprefix("pbx:369451090405_"): (
            metadata["name"],
            metadata["statistics_unit_of_measurement"],
            metadata["unit_class"],
            metadata["has_sum"],
            metadata["source"],
        )
        for metadata in found
        if metadata["source"] == "pbx"
    }
    assert series == {
        "answered_calls": ("Yeastar S100 answered calls", "calls", None, True, "pbx"),
        "failed_calls": ("Yeastar S100 failed calls", "calls", None, True, "pbx"),
        "missed_calls": ("Yeastar S100 missed calls", "calls", None, True, "pbx"),
        "unknown_calls": (
            "Yeastar S100 calls with unknown outcome",
            "calls",
            None,
            True,
            "pbx",
        ),
        "voicemail_calls": ("Yeastar S100 voicemail calls", "calls", None, True, "pbx"),
        "talk_time": ("Yeastar S100 talk time", "min", "duration", True, "pbx"),
        "time_to_answer": (
            "Yeastar S100 average time to answer",
            "s",
            "duration",
            False,
            "pbx",
        ),
    }


@pytest.mark.parametrize(
    ("zone", "midnight", "hours"),
    [
        pytest.param("Europe/Berlin", (2026, 10, 24, 22), 25, id="clocks_go_back"),
        pytest.param("Europe/Berlin", (2026, 3, 28, 23), 23, id="clocks_go_forward"),
    ],
)
async def test_clock_change(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    freezer: FrozenDateTimeFactory,
    zone: str,
    midnight: tuple[int, int, int, int],
    hours: int,
) -> None:
    """A day of 23 or 25 hours has the calls of as many hours."""
    begin = datetime(*midnight, 30, tzinfo=UTC)
    freezer.move_to(begin + timedelta(days=2))
    await hass.config.async_set_time_zone(zone)
    entry = await set_up_system(hass, yeastar)
    await recorded(hass)
    await put(hass, entry, *(over(NUMBER, begin + n * HOUR) for n in range(-2, 28)))
    await hass.config_entries.async_reload(entry.entry_id)
    days = await read(hass, MISSED, period="day")
    assert [calls for _, calls in days[:3]] == [2, hours, 28 - hours]


async def test_outbound_is_not_answered_by_us(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """How long others take to answer says nothing about us."""
    slow = over(NUMBER, at(9), Outcome.ANSWERED, rang=50, direction=Direction.OUTBOUND)
    await put(hass, entry, slow, answered(at(9, 30), rang=10))
    await hass.config_entries.async_reload(entry.entry_id)
    assert await read(hass, TO_ANSWER, "mean") == [(9, 10)]
    assert (await read(hass, ANSWERED))[1] == (9, 2)


async def test_several_systems(
    hass: HomeAssistant, entry: MockConfigEntry, other_yeastar: YeastarSimulator
) -> None:
    """Each system has its own series."""
    other = await set_up_other_yeastar(hass, other_yeastar)
    await recorded(hass)
    await put(hass, entry, over(NUMBER, at(14)))
    await put(hass, other, over(NUMBER, at(14)), over(NUMBER, at(14)))
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.config_entries.async_reload(other.entry_id)
    assert (await read(hass, MISSED))[1] == (14, 1)
    assert (await read(hass, "pbx:369451090999_missed_calls"))[1] == (14, 2)


async def test_nobody_calls(hass: HomeAssistant, huawei: HuaweiSimulator) -> None:
    """A contact centre that only calls out has nothing to miss."""
    entry = await set_up_system(hass, huawei)
    await recorded(hass)
    call = over(NUMBER, at(9), Outcome.FAILED, direction=Direction.OUTBOUND)
    await put(hass, entry, call)
    await hass.config_entries.async_reload(entry.entry_id)
    await recorded(hass)
    found = await get_instance(hass).async_add_executor_job(list_statistic_ids, hass)
    assert {
        metadata["statistic_id"] for metadata in found if metadata["source"] == "pbx"
    } == {
        "pbx:huawei_aicc_11_answered_calls",
        "pbx:huawei_aicc_11_failed_calls",
        "pbx:huawei_aicc_11_talk_time",
        "pbx:huawei_aicc_11_unknown_calls",
    }
    assert (await read(hass, "pbx:huawei_aicc_11_failed_calls"))[1] == (9, 1)
