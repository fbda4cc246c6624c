"""Several Home Assistants on the same database: no call twice, none lost."""

import asyncio

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_model import Entry
from custom_components.pbx.calls.model import CallEventType, Outcome

from ..example_calls import CALLER, answered, at, id_at, missed, ringing
from .open_log import SYSTEM, Location, all_calls, entry, happened, ids_of, opened, put


async def test_the_same_calls_at_once(server_location: Location) -> None:
    """What two store of the same calls at the same time is a row for each call, with the best outcome."""
    async with opened(server_location) as first, opened(server_location) as second:

        async def store(log: CallLog, outcome: Outcome) -> None:
            for place in range(60):
                call = answered(place, outcome=outcome)
                event = happened(CallEventType.ENDED, call, 65)
                reports = entry(call, body=b"%d" % place).reports
                whole = Entry(
                    system=SYSTEM, calls=(call,), events=(event,), reports=reports
                )
                await asyncio.gather(log.put(entry(ringing(place))), log.put(whole))

        await asyncio.gather(
            store(first, Outcome.ANSWERED), store(second, Outcome.UNKNOWN)
        )
        found = await all_calls(first)
        assert found == await all_calls(second)
        assert [call.call.call_id for call in found] == [
            id_at(place) for place in reversed(range(60))
        ]
        assert {call.call.outcome for call in found} == {Outcome.ANSWERED}
        assert len(await first.events(SYSTEM, id_at(0))) == 1
        assert len(await first.reports(SYSTEM, id_at(0))) == 1


async def test_different_calls_at_once(server_location: Location) -> None:
    """What each stores of its own calls is all there, whichever systems it is about."""
    async with opened(server_location) as first, opened(server_location) as second:

        async def store(log: CallLog, system: str) -> None:
            calls = (missed(place, f"0171 {place:07d}") for place in range(60))
            await put(log, *calls, system=system)

        await asyncio.gather(
            store(first, "a"), store(second, "b"), store(first, "c"), store(second, "c")
        )
        assert [len(await ids_of(first, systems=(name,))) for name in "abc"] == [60] * 3


async def test_joined_by_first_and_reported_by_second(
    server_location: Location,
) -> None:
    """Calls that the first joins while the second goes on storing their parts end as a single call."""
    async with opened(server_location) as first, opened(server_location) as second:
        for place in range(0, 40, 2):
            ids = (id_at(place), id_at(place + 1))
            joined = missed(place, ids=frozenset(ids))
            await asyncio.gather(
                put(first, ringing(place), ringing(place + 1), joined),
                put(second, ringing(place), ringing(place + 1), ringing(place)),
            )
        assert len(await ids_of(first)) == 20


async def test_second_calls_back(server_location: Location) -> None:
    """A missed call is done with when the other Home Assistant logs the talk."""
    async with opened(server_location) as first, opened(server_location) as second:
        await put(first, missed())
        await put(second, answered(100, CALLER))
        (_, oldest) = await all_calls(first)
        assert oldest.handled_at == at(105)


async def test_opened_at_once(server_location: Location) -> None:
    """An empty database gets its tables once, however many open it."""
    logs = await asyncio.gather(*(CallLog.open(server_location) for _ in range(4)))
    await asyncio.gather(*(put(log, missed(place)) for place, log in enumerate(logs)))
    assert len(await ids_of(logs[0])) == 4
    for log in logs:
        await log.close()
