"""Several Home Assistants on one database: no call twice, none lost."""

import asyncio

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_model import Entry
from custom_components.pbx.calls.model import CallEventType, Outcome

from .logged import (
    CALLER,
    SYSTEM,
    Location,
    all_calls,
    answered,
    at,
    entry,
    happened,
    id_at,
    ids_of,
    missed,
    opened,
    put,
    ringing,
)


async def test_the_same_calls_at_once(server_location: Location) -> None:
    """What two tell of the same calls at the same time is one row each, with the best outcome."""
    async with opened(server_location) as one, opened(server_location) as other:

        async def tell(log: CallLog, outcome: Outcome) -> None:
            for place in range(60):
                call = answered(place, outcome=outcome)
                event = happened(CallEventType.ENDED, call, 65)
                reports = entry(call, body=b"%d" % place).reports
                told = Entry(
                    system=SYSTEM, calls=(call,), events=(event,), reports=reports
                )
                await asyncio.gather(log.put(entry(ringing(place))), log.put(told))

        await asyncio.gather(tell(one, Outcome.ANSWERED), tell(other, Outcome.UNKNOWN))
        found = await all_calls(one)
        assert found == await all_calls(other)
        assert [call.call.call_id for call in found] == [
            id_at(place) for place in reversed(range(60))
        ]
        assert {call.call.outcome for call in found} == {Outcome.ANSWERED}
        assert len(await one.events(SYSTEM, id_at(0))) == 1
        assert len(await one.reports(SYSTEM, id_at(0))) == 1


async def test_different_calls_at_once(server_location: Location) -> None:
    """What each tells of its own calls is all there, whichever systems it is about."""
    async with opened(server_location) as one, opened(server_location) as other:

        async def tell(log: CallLog, system: str) -> None:
            calls = (missed(place, f"0171 {place:07d}") for place in range(60))
            await put(log, *calls, system=system)

        await asyncio.gather(
            tell(one, "a"), tell(other, "b"), tell(one, "c"), tell(other, "c")
        )
        assert [len(await ids_of(one, systems=(name,))) for name in "abc"] == [60] * 3


async def test_joined_by_one_and_told_by_the_other(server_location: Location) -> None:
    """Calls that one joins while the other goes on telling of their parts end as one."""
    async with opened(server_location) as one, opened(server_location) as other:
        for place in range(0, 40, 2):
            ids = (id_at(place), id_at(place + 1))
            joined = missed(place, ids=frozenset(ids))
            await asyncio.gather(
                put(one, ringing(place), ringing(place + 1), joined),
                put(other, ringing(place), ringing(place + 1), ringing(place)),
            )
        assert len(await ids_of(one)) == 20


async def test_one_calls_back(server_location: Location) -> None:
    """A missed call is done with when the other one logs the talk."""
    async with opened(server_location) as one, opened(server_location) as other:
        await put(one, missed())
        await put(other, answered(100, CALLER))
        (_, first) = await all_calls(one)
        assert first.handled_at == at(105)


async def test_opened_at_once(server_location: Location) -> None:
    """An empty database gets its tables once, however many open it."""
    logs = await asyncio.gather(*(CallLog.open(server_location) for _ in range(4)))
    await asyncio.gather(*(put(log, missed(place)) for place, log in enumerate(logs)))
    assert len(await ids_of(logs[0])) == 4
    for log in logs:
        await log.close()
