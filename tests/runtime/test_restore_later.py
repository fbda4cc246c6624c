"""What was known before a restart is shown as soon as the call log's database, which was away, is back."""

import pytest

from custom_components.pbx.calls.log import sink
from custom_components.pbx.calls.log.log_errors import LogError
from custom_components.pbx.calls.log.log_model import Entry
from custom_components.pbx.const import CONF_DATABASE_URL
from custom_components.pbx.runtime import restore
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_other_yeastar, set_up_system, shown
from ..calls.example_calls import over
from ..log_of_entry import put, recovered
from ..postgres import PostgresServer
from ..report_bodies import ANSWERED, RINGING, receive
from .stored_calls import reload

MISSED_TODAY = "sensor.yeastar_s100_missed_calls_today"
OTHER_MISSED_TODAY = "sensor.yeastar_s100_missed_calls_today_2"
ANNA = "0301234567"
BEN = "0307654321"


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look all the time whether everything that waited for the database is in it."""
    monkeypatch.setattr(restore, "WAITING_SECONDS", 0)


@pytest.mark.usefixtures("impatient")
async def test_counts_when_the_server_is_back(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    own_postgres_server: PostgresServer,
) -> None:
    """What was known before is shown as soon as the server is back, not at the next restart."""
    server = own_postgres_server
    url = server.new_database()
    entry = await set_up_system(hass, yeastar, **{CONF_DATABASE_URL: url})
    await put(hass, entry, over(ANNA, dt_util.utcnow()), over(BEN, dt_util.utcnow()))
    server.stop()
    await reload(hass, entry)
    assert shown(hass, MISSED_TODAY) == "0"
    server.start()
    await recovered(hass, entry)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert shown(hass, MISSED_TODAY) == "2"


@pytest.mark.usefixtures("impatient", "eager")
async def test_counts_when_what_waited_is_stored(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    own_postgres_server: PostgresServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is counted before all that waited for the server is in its database."""
    monkeypatch.setattr(sink, "DRAINED", 1)
    server = own_postgres_server
    url = server.new_database()
    server.stop()
    entry = await set_up_system(hass, yeastar, **{CONF_DATABASE_URL: url})
    pbx = entry.runtime_data
    now = dt_util.utcnow()
    for number in (ANNA, BEN, ANNA, BEN):
        await pbx.log.put(
            Entry(system=pbx.identity.log_key, calls=(over(number, now),))
        )
    assert pbx.log.waiting == 4
    waiting: list[int] = []
    pbx.log.listen_problem(lambda problem: waiting.append(pbx.log.waiting))

    server.start()
    await recovered(hass, entry)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert waiting == [3]
    assert shown(hass, MISSED_TODAY) == "4"


@pytest.mark.usefixtures("impatient")
async def test_server_away_again(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    other_yeastar: YeastarSimulator,
    own_postgres_server: PostgresServer,
) -> None:
    """A server that goes away before it has said what was known before is read when it is back for good."""
    server = own_postgres_server
    url = server.new_database()
    options = {CONF_DATABASE_URL: url}
    entry = await set_up_system(hass, yeastar, **options)
    other = await set_up_other_yeastar(hass, other_yeastar, **options)
    log = entry.runtime_data.log
    assert log is other.runtime_data.log
    await put(hass, other, over(ANNA, dt_util.utcnow()))
    assert await hass.config_entries.async_unload(other.entry_id)
    gone_again: list[bool] = []

    def take_away(problem: LogError | None) -> None:
        if problem is None and not gone_again:
            server.stop()
            gone_again.append(True)

    # It listens before the entry that is set up without the server, so that the server is away when that entry asks.
    log.listen_problem(take_away)
    server.stop()
    assert await hass.config_entries.async_setup(other.entry_id)
    await hass.async_block_till_done()
    # What cannot be stored shows the log that the server is away.
    await receive(entry, RINGING)
    assert log.problem

    server.start()
    await recovered(hass, entry)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert gone_again
    assert shown(hass, OTHER_MISSED_TODAY) == "0"

    await receive(entry, ANSWERED)
    assert log.problem
    server.start()
    await recovered(hass, entry)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert shown(hass, OTHER_MISSED_TODAY) == "1"
