"""Old calls go, a little at a time and with all that belongs to them."""

import asyncio

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_model import Entry
from custom_components.pbx.calls.model import CallEventType

from ..example_calls import at, id_at, missed, ringing
from .open_log import OTHER, SYSTEM, all_calls, entry, happened, ids_of, put


async def test_purge(log: CallLog) -> None:
    """Calls that began before a moment go, and cannot be found in any way."""
    for place in range(10):
        call = missed(place, caller_name="Anna")
        await log.put(
            Entry(
                system=SYSTEM,
                calls=(call,),
                events=(happened(CallEventType.MISSED, call),),
                reports=entry(call, body=b"%d" % place).reports,
            )
        )
    assert await log.purge(at(7), batch=3) == 7
    left = [id_at(9), id_at(8), id_at(7)]
    assert await ids_of(log) == left
    assert await ids_of(log, text="anna") == left
    assert await ids_of(log, extension="1000") == left
    assert await log.call(SYSTEM, id_at(0)) is None
    assert await log.events(SYSTEM, id_at(0)) == []
    assert (await log.callbacks(SYSTEM))[0].calls == 3
    assert await log.purge(at(7)) == 0
    await put(log, missed(0))
    assert len(await ids_of(log)) == 4


async def test_purge_of_some_systems(log: CallLog) -> None:
    """Each system may have its own retention."""
    await put(log, missed(0))
    await put(log, missed(0), missed(1), system=OTHER)
    assert await log.purge(at(1), systems=[OTHER, "another"]) == 1
    assert [
        (logged.system, logged.call.call_id) for logged in await all_calls(log)
    ] == [
        (OTHER, id_at(1)),
        (SYSTEM, id_at(0)),
    ]


async def test_reports_shared_with_later_calls_stay(log: CallLog) -> None:
    """A report goes only with the last of its calls."""
    await log.put(entry(ringing(0), ringing(10), body=b"of both"))
    await log.purge(at(5))
    assert [report.body for report in await log.journal(SYSTEM)] == [b"of both"]


async def test_storing_goes_on_beside_a_purge(log: CallLog) -> None:
    """What is put while calls are purged is stored in between."""
    await log.put(entry(*(missed(place) for place in range(300))))
    done: list[str] = []
    purge = asyncio.create_task(log.purge(at(1000), batch=10))
    purge.add_done_callback(lambda _: done.append("purge"))
    await asyncio.sleep(0)
    await put(log, missed(2000))
    done.append("stored")
    assert await purge == 300
    assert done == ["stored", "purge"]
    assert await ids_of(log) == [id_at(2000)]
