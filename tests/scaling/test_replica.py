"""Reports from a copy of the database that follows it."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
import re

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_model import Entry
from custom_components.pbx.calls.model import Outcome

from ..calls.example_calls import over
from ..postgres import PostgresServer

PAGE = Path("docs/scaling.md").read_text(encoding="utf-8")
SYSTEM = "yeastar_s:1"
FOLLOWS_SECONDS = 120


def documented(comment: str) -> str:
    """Return the query that stands in the documentation below a comment."""
    found = re.search(rf"-- {comment}.*?\n(SELECT .*?;)", PAGE, re.DOTALL)
    assert found
    return found[1]


async def test_reports(postgres_server: PostgresServer, socket_enabled: None) -> None:
    """The copy has what Home Assistant stores, and answers the documented queries."""
    url = postgres_server.new_database()
    database = url.rpartition("/")[2]
    log = await CallLog.open(url)
    with postgres_server.replica() as port:
        hour_ago = datetime.now(UTC) - timedelta(hours=1)
        missed = over("5550100", hour_ago, name="Ann")
        answered = over("5550101", hour_ago, Outcome.ANSWERED)
        await log.put(Entry(system=SYSTEM, calls=(missed, answered)))

        async def ask(query: str) -> list[list[str]]:
            said = await asyncio.to_thread(
                postgres_server.execute, query, database=database, port=port
            )
            return [line.split("|") for line in said.splitlines()]

        async with asyncio.timeout(FOLLOWS_SECONDS):
            while await ask("SELECT count(*) FROM calls") != [["2"]]:
                await asyncio.sleep(0.1)
        hours = await ask(documented("Calls of each hour"))
        assert sorted(row[1:] for row in hours) == [["answered", "1"], ["missed", "1"]]
        (waiting,) = await ask(documented("Missed calls that nobody returned"))
        assert waiting[:3] == [SYSTEM, "5550100", "Ann"]
        # Hours, minutes and seconds; the copy may have taken minutes.
        assert waiting[3].startswith("01:")
    await log.close()
