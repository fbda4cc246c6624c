"""Answers to questions about calls."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from homeassistant.util import dt as dt_util

from ..calls.log.log_model import MAX_PAGE, Filters
from ..calls.model import Call, CallState, Direction, Outcome
from ..calls.phone_book.numbers import number_key
from ..calls.phone_book.spoken_names import closest
from ..data import PbxData
from .absence import async_last_absence
from .parties import async_find_extensions
from .request import Request
from .speech import Unanswered

LATELY: Final = timedelta(hours=8)
"""What is looked at where nobody knows when somebody was out: about a working day."""

_LOOKED_AT: Final = 50
"""Among how many calls to look for the last that rang for long enough to matter."""

_OUTCOMES: Final = (
    Outcome.ANSWERED,
    Outcome.MISSED,
    Outcome.VOICEMAIL,
    Outcome.FAILED,
)
"""How calls end, in the order in which answers say it."""


@dataclass(frozen=True, slots=True)
class _Caller:
    """Somebody who called, how often, and when last. ``missed`` says that no call was answered."""

    name: str
    calls: int
    last_at: datetime
    missed: bool


async def async_last_caller(request: Request) -> str:
    """Say who called last: at any system, or at the system or the extension that was named."""
    asked = await _async_asked(request, request.slots.get("name"))
    found = [
        call
        for pbx, extension in asked
        for call in await _async_inbound(pbx, Filters(extension=extension), _LOOKED_AT)
    ]
    if not found:
        return request.speech.text("assist_nobody_called")
    call = max(found, key=_began)
    name = _name(request, call)
    if call.state is CallState.RINGING:
        return request.speech.text("assist_is_calling", name=name)
    key = "assist_last_caller"
    if call.outcome in {Outcome.MISSED, Outcome.VOICEMAIL}:
        key = f"{key}_{call.outcome}"
    return request.speech.text(key, name=name, when=request.speech.when(_began(call)))


async def async_callers_while_out(request: Request) -> str:
    """Say who called while somebody was out."""
    speech, absence = (
        request.speech,
        await async_last_absence(request.hass, request.user_id),
    )
    if absence is None:
        period = speech.text("assist_lately", hours=LATELY // timedelta(hours=1))
        return await _async_callers(request, period, dt_util.utcnow() - LATELY)
    start = speech.at(absence.left_at)
    if absence.back_at is None:
        period = speech.text("assist_since_left", start=start)
    else:
        period = speech.text(
            "assist_while_out", start=start, end=speech.at(absence.back_at)
        )
    return await _async_callers(request, period, absence.left_at, absence.back_at)


async def async_callers_today(request: Request) -> str:
    """Say who called today."""
    period = request.speech.text("assist_today")
    return await _async_callers(request, period, dt_util.start_of_local_day())


async def async_calls_today(request: Request) -> str:
    """Say how many calls there were today, or how many that ended in a certain way."""
    speech = request.speech
    days = [pbx.live_state.system.today for pbx in request.systems]
    counts = {
        outcome: sum(getattr(day, outcome) for day in days) for outcome in _OUTCOMES
    }
    if outcome := request.slots.get("outcome"):
        return speech.text(f"assist_{outcome}_today", count=counts[Outcome(outcome)])
    said = [
        speech.text(f"assist_count_{outcome}", count=count)
        for outcome, count in counts.items()
        if count
    ]
    if not said:
        return speech.text("assist_no_calls_today")
    total = sum(counts.values())
    return speech.text(
        "assist_call_today" if total == 1 else "assist_calls_today",
        count=total,
        list=speech.listed(said),
    )


async def async_calls_to_return(request: Request) -> str:
    """Say which calls are to be returned, the latest first."""
    country = request.hass.config.country
    callers: dict[str, _Caller] = {}
    for pbx in request.systems:
        for number in await pbx.log.callbacks(pbx.identity.log_key):
            name = number.name or pbx.name_of(number.number) or number.number
            callers.setdefault(
                number_key(number.number, country),
                _Caller(name, number.calls, number.last_at, missed=False),
            )
    if not callers:
        return request.speech.text("assist_none_to_return")
    return request.speech.text(
        "assist_to_return", count=len(callers), list=_listed(request, callers.values())
    )


async def _async_asked(
    request: Request, name: str | None
) -> list[tuple[PbxData, str | None]]:
    """Return which systems are asked for, each with the extension that is asked for. Raises Unanswered when a name means none."""
    if not name:
        return [(pbx, None) for pbx in request.systems]
    titles = [(pbx.entry.title, pbx) for pbx in request.systems]
    if systems := closest(request.words.name_in(name), titles):
        return [(pbx, None) for pbx in systems]
    extensions: list[tuple[PbxData, str | None]] = [
        (pbx, party.number)
        for pbx in request.systems
        for party in await async_find_extensions(request.hass, pbx, name, request.words)
    ]
    if not extensions:
        raise Unanswered("assist_unknown_extension", name=request.words.name_in(name))
    return extensions


async def _async_callers(
    request: Request, period: str, start: datetime, end: datetime | None = None
) -> str:
    """Say who called in a period, the latest first."""
    filters = Filters(start=start, end=end)
    country = request.hass.config.country
    calls: dict[str, list[tuple[str, Call]]] = {}
    for pbx in request.systems:
        for call in await _async_inbound(pbx, filters, MAX_PAGE):
            # Those who withhold their number may be several people.
            key = number_key(call.caller_number or call.call_id, country)
            calls.setdefault(key, []).append((_name(request, call), call))
    if not calls:
        return request.speech.text("assist_no_callers", period=period)
    callers = [_caller(of_one) for of_one in calls.values()]
    return request.speech.text(
        "assist_caller" if len(callers) == 1 else "assist_callers",
        period=period,
        count=len(callers),
        list=_listed(request, callers),
    )


def _caller(calls: list[tuple[str, Call]]) -> _Caller:
    """Return what there is to say of the calls of one caller."""
    name, _ = calls[0]
    return _Caller(
        name,
        len(calls),
        max(_began(call) for _, call in calls),
        missed=all(call.outcome is Outcome.MISSED for _, call in calls),
    )


def _listed(request: Request, callers: Iterable[_Caller]) -> str:
    """Return callers as an answer names them, the latest first."""
    speech = request.speech
    latest = sorted(callers, key=lambda caller: caller.last_at, reverse=True)
    return speech.listed(
        speech.text(
            ("assist_once" if caller.calls == 1 else "assist_often")
            + ("_missed" if caller.missed else ""),
            name=caller.name,
            count=caller.calls,
            when=speech.when(caller.last_at),
        )
        for caller in latest
    )


async def _async_inbound(pbx: PbxData, filters: Filters, limit: int) -> list[Call]:
    """Return the newest calls from outside at a system. Those that nobody wants to hear of are left out. Raises LogError."""
    mine = replace(
        filters,
        systems=(pbx.identity.log_key,),
        directions=frozenset({Direction.INBOUND}),
    )
    page = await pbx.log.page(mine, limit=limit)
    calls = (pbx.with_names(logged.call) for logged in page.calls)
    return [call for call in calls if not (call.rang_too_short or call.blocked)]


def _name(request: Request, call: Call) -> str:
    """Return what an answer calls who called."""
    return (
        call.caller_name or call.caller_number or request.speech.text("assist_withheld")
    )


def _began(call: Call) -> datetime:
    """Return when a call began, or was heard of at least."""
    return call.started_at or call.ended_at or dt_util.utcnow()
