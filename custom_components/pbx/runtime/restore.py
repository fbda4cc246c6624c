"""What the live state shows of calls that were over before Home Assistant started: it comes from the call log."""

import asyncio
from datetime import timedelta

from homeassistant.core import callback
from homeassistant.util import dt as dt_util

from ..calls.live.views import Caller
from ..calls.log.call_log import CallLog
from ..calls.log.log_errors import LogError
from ..calls.log.log_model import Filters
from ..calls.model import Call, Direction, Outcome
from ..coordinator import PbxCoordinator
from ..systems.base import Feature

WAITING_SECONDS = 1
"""How often it is looked whether everything that waited for the database is in it."""

LOOKED_AT = 50
"""How many calls are looked through for one whose number was not withheld."""


async def async_restore_live_state(coordinator: PbxCoordinator) -> None:
    """Fill the live state from the log; where its database is away, as soon as it is back. Raises LogError when it is away."""
    entry, log = coordinator.config_entry, coordinator.log

    async def fill() -> None:
        while log.waiting:
            await asyncio.sleep(WAITING_SECONDS)
        try:
            await async_fill_live_state(coordinator)
        except LogError:
            return
        coordinator.async_look_again()

    @callback
    def look(problem: LogError | None) -> None:
        if problem is None:
            entry.async_create_background_task(
                coordinator.hass, fill(), "pbx fill live state"
            )

    try:
        await async_fill_live_state(coordinator)
    except LogError:
        entry.async_on_unload(log.listen_problem(look))
        raise


async def async_fill_live_state(coordinator: PbxCoordinator) -> None:
    """Count today's calls and the results of campaigns, and look up the last callers. Raises LogError."""
    log, system, live_state = (
        coordinator.log,
        coordinator.log_system,
        coordinator.live_state,
    )
    start = dt_util.start_of_local_day()
    today = start.date()
    tomorrow = dt_util.start_of_local_day(today + timedelta(days=1))
    counts = await log.counts(system, start, tomorrow)
    live_state.begin_day(today)
    live_state.restore_counts(counts, today)
    if Feature.CAMPAIGNS in coordinator.system.features:
        for campaign_id, before in (await log.campaigns(system)).items():
            live_state.restore_campaign(campaign_id, before)
    if caller := await _async_last(log, system):
        live_state.restore_caller(caller)
    if caller := await _async_last(log, system, Outcome.MISSED):
        live_state.restore_missed_caller(caller)


async def _async_last(log: CallLog, system: str, *outcomes: Outcome) -> Caller | None:
    filters = Filters(
        systems=(system,),
        directions=frozenset({Direction.INBOUND}),
        outcomes=frozenset(outcomes),
    )
    page = await log.page(filters, limit=LOOKED_AT)
    callers = (_caller(one.call) for one in page.calls)
    return next((caller for caller in callers if caller), None)


def _caller(call: Call) -> Caller | None:
    if not call.caller_number or not call.started_at:
        return None
    return Caller(
        number=call.caller_number,
        name=call.caller_name,
        called_number=call.called_number,
        at=call.started_at,
    )
