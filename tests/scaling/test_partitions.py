"""A call log with a partition for each month."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_model import Entry, Filters
from custom_components.pbx.calls.model import Outcome

from ..calls.example_calls import over
from ..postgres import PostgresServer

SCRIPT = Path("docs/partition_by_month.sql").read_text(encoding="utf-8")
SYSTEM = "yeastar_s:1"
JANUARY = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)


def database_of(url: str) -> str:
    """Return a database's name."""
    return url.rpartition("/")[2]


async def test_partitions(
    postgres_server: PostgresServer, socket_enabled: None
) -> None:
    """What is in the log stays, what comes finds its month, and a month can be taken away."""
    url = postgres_server.new_database()
    log = await CallLog.open(url)
    for month in range(6):
        call = over(f"555010{month}", JANUARY + timedelta(days=30 * month))
        await log.put(Entry(system=SYSTEM, calls=(call,)))
    before = await log.page(Filters(), limit=100)
    await log.close()

    postgres_server.execute(SCRIPT, database=database_of(url))

    log = await CallLog.open(url)
    assert await log.page(Filters(), limit=100) == before
    newest = over("5550199", datetime.now(UTC), Outcome.ANSWERED, name="Zoë")
    await log.put(Entry(system=SYSTEM, calls=(newest,)))
    found = await log.page(Filters(text="zoë"), limit=100)
    assert [one.call.call_id for one in found.calls] == [newest.call_id]
    assert await log.call(SYSTEM, newest.call_id)
    plan = postgres_server.execute(
        "EXPLAIN SELECT * FROM calls WHERE key >= pbx_first_key('2026-03-01') AND key < pbx_first_key('2026-04-01')",
        database=database_of(url),
    )
    assert "calls_2026_03" in plan
    assert "calls_2026_02" not in plan

    postgres_server.execute(
        "SELECT pbx_drop_month('2026-01-01')", database=database_of(url)
    )
    left = await log.page(Filters(), limit=100)
    assert len(left.calls) == len(before.calls)
    assert min(one.call.started_at or JANUARY for one in left.calls) > JANUARY
    await log.close()


async def test_clock_that_is_wrong(
    postgres_server: PostgresServer, socket_enabled: None
) -> None:
    """A call from a month without a partition is kept too."""
    url = postgres_server.new_database()
    await (await CallLog.open(url)).close()
    postgres_server.execute(SCRIPT, database=database_of(url))
    log = await CallLog.open(url)
    call = over("5550100", datetime(1999, 12, 31, tzinfo=UTC))
    await log.put(Entry(system=SYSTEM, calls=(call,)))
    found = await log.page(Filters(), limit=10)
    assert [one.call.call_id for one in found.calls] == [call.call_id]
    await log.close()
