"""Where calls are kept: a file for all, or databases on servers, which may be away."""

from datetime import UTC, datetime, timedelta
import threading
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_errors import CannotReach, InvalidUrl, NoRights
from custom_components.pbx.calls.log.log_model import Filters
from custom_components.pbx.const import CONF_DATABASE_URL, CONF_RETENTION_DAYS, DOMAIN
from custom_components.pbx.runtime.call_logs import async_check_database, get_call_logs
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.requirements import RequirementsNotFound
from simulator.yeastar_s import YeastarSimulator

from .. import pass_to, set_up, set_up_other_yeastar, set_up_system, system_entry
from ..calls.example_calls import over
from ..log_of_entry import put, recovered
from ..postgres import PostgresServer
from ..report_bodies import RINGING

NOW = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
"""In the tests' time zone, it is 3 o'clock."""
ANNA = "0301234567"
BEN = "0307654321"
STATE = "sensor.yeastar_s100_state"


async def callers(entry: MockConfigEntry) -> list[str | None]:
    """Return who is in the log, the latest first."""
    pbx = entry.runtime_data
    filters = Filters(systems=(pbx.identity.log_key,))
    page = await pbx.log.page(filters)
    return [logged.call.caller_number for logged in page.calls]


def problem(hass: HomeAssistant, entry: MockConfigEntry, kind: str) -> bool:
    """Answer whether a repair issue names a problem."""
    registry = ir.async_get(hass)
    return bool(registry.async_get_issue(DOMAIN, f"call_log_{kind}_{entry.entry_id}"))


# -- a file ----------------------------------------------------------------------------------------------------------


async def test_one_file_for_all(
    hass: HomeAssistant, yeastar: YeastarSimulator, other_yeastar: YeastarSimulator
) -> None:
    """Systems without a database of their own share a file, until the last of them is unloaded."""
    entry = await set_up_system(hass, yeastar)
    other = await set_up_other_yeastar(hass, other_yeastar)
    logs = get_call_logs(hass)
    assert entry.runtime_data.log is other.runtime_data.log
    assert list(logs.in_use) == [""]
    await put(hass, entry, over(ANNA, NOW))
    await put(hass, other, over(BEN, NOW))
    assert await callers(entry) == [ANNA]
    assert await callers(other) == [BEN]
    await hass.config_entries.async_unload(entry.entry_id)
    await hass.async_block_till_done()
    assert await callers(other) == [BEN]
    await hass.config_entries.async_unload(other.entry_id)
    await hass.async_block_till_done()
    assert logs.in_use == {}


async def test_closed_with_home_assistant(hass: HomeAssistant) -> None:
    """No thread is left for which Home Assistant would wait before it ends."""
    logs = get_call_logs(hass)
    await logs.async_acquire("")
    await hass.async_stop(force=True)
    assert logs.in_use == {}
    await logs.async_release("")
    names = [thread.name for thread in threading.enumerate()]
    assert not [name for name in names if name.startswith("pbx-call-log")]


async def test_calls_stay(hass: HomeAssistant, yeastar: YeastarSimulator) -> None:
    """What was logged is there when the entry is set up again."""
    entry = await set_up_system(hass, yeastar)
    await put(hass, entry, over(ANNA, NOW))
    for _ in range(3):
        assert await hass.config_entries.async_reload(entry.entry_id)
    assert await callers(entry) == [ANNA]
    assert list(get_call_logs(hass).in_use) == [""]


async def test_set_up_that_fails_uses_no_log(
    hass: HomeAssistant, yeastar: YeastarSimulator
) -> None:
    """A system that is not to be reached keeps no file open."""
    yeastar.fail("login", "10001", times=5)
    entry = await set_up_system(hass, yeastar)
    assert entry.state is not ConfigEntryState.LOADED
    await hass.async_block_till_done()
    assert get_call_logs(hass).in_use == {}


@pytest.mark.parametrize(
    ("options", "left"),
    [
        pytest.param({CONF_RETENTION_DAYS: 30}, [BEN], id="a month"),
        pytest.param({}, [BEN, ANNA], id="a year"),
        pytest.param({CONF_RETENTION_DAYS: 0}, [BEN, ANNA, "0305"], id="for ever"),
    ],
)
async def test_retention(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    yeastar: YeastarSimulator,
    options: dict[str, Any],
    left: list[str],
) -> None:
    """At night, what is older than the options say is deleted."""
    freezer.move_to(NOW)
    entry = await set_up_system(hass, yeastar, **options)
    await put(
        hass,
        entry,
        over("0305", NOW - timedelta(days=400)),
        over(ANNA, NOW - timedelta(days=40)),
        over(BEN, NOW - timedelta(days=20)),
    )
    assert await callers(entry) == [BEN, ANNA, "0305"]
    await pass_to(hass, freezer, NIGHT + timedelta(hours=1))
    assert await callers(entry) == left


# -- servers ---------------------------------------------------------------------------------------------------------


async def test_deleting_fails(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    yeastar: YeastarSimulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """If what is old cannot be deleted tonight, it is tomorrow."""
    freezer.move_to(NOW)
    entry = await set_up_system(hass, yeastar)
    await put(hass, entry, over(ANNA, NOW - timedelta(days=400)))
    with patch.object(CallLog, "purge", side_effect=CannotReach("It is away")):
        await pass_to(hass, freezer, NIGHT + timedelta(hours=1))
    assert "Old calls could not be deleted: It is away" in caplog.text
    assert await callers(entry) == [ANNA]
    await pass_to(hass, freezer, NIGHT + timedelta(hours=25))
    assert await callers(entry) == []


async def test_driver_missing(hass: HomeAssistant, yeastar: YeastarSimulator) -> None:
    """Without what speaks to the database a system is not set up, and a repair issue says so."""
    missing = RequirementsNotFound(DOMAIN, ["psycopg"])
    with patch(
        "custom_components.pbx.runtime.call_logs.async_process_requirements",
        side_effect=missing,
    ):
        url = "postgresql://owner@127.0.0.1:9/calls"
        entry = await set_up_system(hass, yeastar, **{CONF_DATABASE_URL: url})
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert problem(hass, entry, "driver_missing")


async def test_server(
    hass: HomeAssistant, yeastar: YeastarSimulator, postgres_server: PostgresServer
) -> None:
    """With an address, the log is in that database and nowhere else."""
    url = postgres_server.new_database()
    entry = await set_up_system(hass, yeastar, **{CONF_DATABASE_URL: url})
    await put(hass, entry, over(ANNA, NOW))
    name = url.rpartition("/")[2]
    counted = postgres_server.execute("SELECT count(*) FROM calls", database=name)
    assert counted == "1"
    assert list(get_call_logs(hass).in_use) == [url]


async def test_two_databases(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    other_yeastar: YeastarSimulator,
    postgres_server: PostgresServer,
) -> None:
    """The calls of several databases come in order, page by page and each once."""
    url = postgres_server.new_database()
    entry = await set_up_system(hass, yeastar, **{CONF_DATABASE_URL: url})
    other = await set_up(
        hass,
        MockConfigEntry(
            domain=DOMAIN,
            unique_id=other_yeastar.serial_number,
            data=system_entry(other_yeastar).data,
            options=system_entry(other_yeastar).options,
        ),
    )
    assert len(get_call_logs(hass).in_use) == 2
    numbers = [f"03055500{number:02}" for number in range(20)]
    for place, number in enumerate(numbers):
        at = NOW - timedelta(minutes=len(numbers) - place)
        await put(hass, (entry, other)[place % 3 == 0 or place > 15], over(number, at))
    found: list[str] = []
    cursor: dict[str, str] = {}
    for _ in range(5):
        answer: Any = await hass.services.async_call(
            DOMAIN,
            "get_calls",
            {"limit": 4, **cursor},
            blocking=True,
            return_response=True,
        )
        found += [call["caller_number"] for call in answer["calls"]]
        cursor = {"cursor": answer["next_cursor"]}
    assert found == numbers[::-1]
    assert cursor == {"cursor": None}


@pytest.mark.usefixtures("impatient")
async def test_server_away_from_the_start(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    own_postgres_server: PostgresServer,
) -> None:
    """While the server is away, calls are taken and known even after a restart; when it is back, nothing lacks."""
    server = own_postgres_server
    url = server.new_database()
    server.stop()
    entry = await set_up_system(hass, yeastar, **{CONF_DATABASE_URL: url})
    assert entry.state is ConfigEntryState.LOADED
    assert problem(hass, entry, "cannot_reach")
    with yeastar.canned("call/query", STILL_RINGING):
        answer = await entry.runtime_data.receiver.async_receive(RINGING, "127.0.0.1")
        assert answer.status == 200
        assert await hass.config_entries.async_reload(entry.entry_id)
        await hass.async_block_till_done()
        state = hass.states.get(STATE)
        assert state
        assert state.state == "ringing"
        server.start()
        await recovered(hass, entry)
    assert not problem(hass, entry, "cannot_reach")
    assert await callers(entry) == ["5550100"]


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        pytest.param("oracle://db/calls", "invalid_url", id="no such kind"),
        pytest.param("postgresql://db.lan", "invalid_url", id="no database"),
        pytest.param("{missing}", "invalid_url", id="not there"),
    ],
)
async def test_unusable(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    postgres_server: PostgresServer,
    url: str,
    kind: str,
) -> None:
    """Without a place for its calls a system is not set up, and a repair issue says why."""
    url = url.format(missing=postgres_server.url("missing"))
    entry = await set_up_system(hass, yeastar, **{CONF_DATABASE_URL: url})
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert problem(hass, entry, kind)
    hass.config_entries.async_update_entry(
        entry, options={**entry.options, CONF_DATABASE_URL: ""}
    )
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert not problem(hass, entry, kind)


async def test_check(hass: HomeAssistant, postgres_server: PostgresServer) -> None:
    """A database is tried before it is used: what is wrong is an error, and a database that is good becomes a log."""
    server = postgres_server
    with pytest.raises(InvalidUrl):
        await async_check_database(hass, server.url("missing"))
    with pytest.raises(CannotReach):
        await async_check_database(hass, "postgresql://owner@127.0.0.1:9/calls")
    with pytest.raises(NoRights):
        await async_check_database(hass, server.url("postgres", user="stranger"))
    await async_check_database(hass, server.new_database())


STILL_RINGING = (
    b'{"status":"Success","Calls":[{"callid":"1571896991.2","members":['
    b'{"inbound":{"from":"5550100","to":"8000","trunkname":"siptrunk",'
    b'"channelid":"PJSIP/trunk-siptrunk-endpoint-00000001",'
    b'"memberstatus":"ALERT"}},{"ext":{"number":"1000",'
    b'"channelid":"PJSIP/1000-00000002","memberstatus":"RING"}}]}]}'
)
