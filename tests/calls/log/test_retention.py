"""Old calls go, a little at a time and with all that belongs to them."""

import asyncio

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_model import Entry
from custom_components.pbx.calls.model import CallEventType

from .logged import (
    OTHER,
    SYSTEM,
    all_calls,
    at,
    entry,
    happened,
    id_at,
    ids_of,
    missed,
    put,
    ringing,
)


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
    assert (await log.to_return(SYSTEM))[0].calls == 3
    assert await log.purge(at(7)) == 0
    await put(log, missed(0))
    assert len(await ids_of(log)) == 4


async def test_purge_of_some_systems(log: CallLog) -> None:
    """Each system may have its own retention."""
    await put(log, missed(0))
    await put(log, missed(0), missed(1), system=OTHER)
    assert await log.purge(at(1), systems=[OTHER, "another"]) == 1
    assert [(one.system, one.call.call_id) for one in await all_calls(log)] == [
        (OTHER, id_at(1)),
        (SYSTEM, id_at(0)),
    ]


async def test_reports_shared_with_later_calls_stay(log: CallLog) -> None:
    """A report goes only with the last of its calls."""
    await log.put(entry(ringing(0), ringing(10), body=b"of both"))
    await log.purge(at(5))
    assert [one.body for one in await log.journal(SYSTEM)] == [b"of both"]


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


async def test_forget(log: CallLog) -> None:
    """Everything of a system that was removed goes, and nothing of others."""
    for system in (SYSTEM, OTHER):
        await log.put(
            entry(*(ringing(place) for place in range(5)), system=system, body=b"body")
        )
        report = entry(ringing(99), body=b"of no call").reports
        await log.put(Entry(system=system, reports=report))
    await log.forget(SYSTEM, batch=2)
    await log.forget("another")
    assert {one.system for one in await all_calls(log)} == {OTHER}
    assert await log.journal(SYSTEM) == []
    assert len(await log.journal(OTHER)) == 1
    await put(log, missed())
    assert await ids_of(log, systems=(SYSTEM,)) == [id_at(0)]
