"""What is counted of each hour's calls, as rows for Home Assistant's statistics."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from homeassistant.components.recorder.models import StatisticData
from homeassistant.components.recorder.statistics import StatisticsRow

from ..calls.log.log_model import HourOfCalls
from ..calls.model import Outcome

HOUR = timedelta(hours=1)

SAME = 1e-6
"""A difference that comes from adding up fractions."""

type Rows = dict[datetime, StatisticsRow]
"""The rows that there are of a series, by the begin of their hour, the oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A thing that is counted. ``value`` returns None for an hour of which nothing can be said.

    What ``adds_up`` has a row for every hour, also without a call, because Home Assistant takes what happened in a period from
    the rows at its ends. The rest is a mean.
    """

    key: str
    value: Callable[[HourOfCalls], float | None]
    adds_up: bool = True
    unit: str | None = None
    """A unit of time; None means calls."""


def _count(outcome: Outcome) -> Callable[[HourOfCalls], float]:
    return lambda hour: hour.outcomes.get(outcome, 0)


def _seconds_to_answer(hour: HourOfCalls) -> float | None:
    return hour.answer_seconds / hour.answered if hour.answered else None


OUTBOUND_SERIES = (
    *(
        Series(key=f"{outcome}_calls", value=_count(outcome))
        for outcome in (Outcome.ANSWERED, Outcome.FAILED, Outcome.UNKNOWN)
    ),
    Series(key="talk_time", value=lambda hour: hour.talk_seconds / 60, unit="min"),
)
INBOUND_SERIES = (
    *(
        Series(key=f"{outcome}_calls", value=_count(outcome))
        for outcome in (Outcome.MISSED, Outcome.VOICEMAIL)
    ),
    Series(key="time_to_answer", value=_seconds_to_answer, adds_up=False, unit="s"),
)


def hour_of(moment: datetime) -> datetime:
    """Return the begin of the hour in which a moment is, in UTC."""
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def rows(
    series: Series,
    hours: Mapping[datetime, HourOfCalls],
    existing: Rows,
    *,
    trusted_from: datetime,
    end: datetime,
) -> list[StatisticData]:
    """Return the rows that are missing or are not as they should be.

    Args:
        series: What to count.
        hours: The hours with calls, the oldest first.
        existing: The last rows that there are, without a gap; none at all to begin with.
        trusted_from: The first hour that the log surely knows whole. Rows before it stay as they are.
        end: The hour that is not over yet.
    """
    new = _sums if series.adds_up else _means
    return [
        row
        for row in new(series, hours, existing, trusted_from=trusted_from, end=end)
        if _differs(row, existing.get(row["start"]))
    ]


def _sums(
    series: Series,
    hours: Mapping[datetime, HourOfCalls],
    existing: Rows,
    *,
    trusted_from: datetime,
    end: datetime,
) -> Iterator[StatisticData]:
    if existing:
        before = [start for start in existing if start < trusted_from]
        at = before[-1] if before else next(iter(existing))
        total = existing[at].get("sum") or 0.0
    elif hours:
        # A row before the first call, so that what that hour added can be seen.
        at, total = next(iter(hours)) - HOUR, 0.0
        yield {"start": at, "state": 0.0, "sum": 0.0}
    else:
        return
    for start in _hours_between(at + HOUR, end):
        value = (series.value(hours[start]) or 0.0) if start in hours else 0.0
        total += value
        yield {"start": start, "state": value, "sum": total}


def _means(
    series: Series,
    hours: Mapping[datetime, HourOfCalls],
    existing: Rows,
    *,
    trusted_from: datetime,
    end: datetime,
) -> Iterator[StatisticData]:
    last = max(existing, default=None)
    for start, hour in hours.items():
        known = last is not None and start <= last and start < trusted_from
        value = series.value(hour)
        if start < end and not known and value is not None:
            yield {"start": start, "mean": value}


def _hours_between(start: datetime, end: datetime) -> Iterator[datetime]:
    while start < end:
        yield start
        start += HOUR


def _differs(row: StatisticData, existing: StatisticsRow | None) -> bool:
    if existing is None:
        return True
    now = (row.get("state"), row.get("sum"), row.get("mean"))
    before = (existing.get("state"), existing.get("sum"), existing.get("mean"))
    return any(
        abs((new or 0) - (old or 0)) > SAME
        for new, old in zip(now, before, strict=True)
    )


def by_hour(rows_of_series: Iterable[StatisticsRow]) -> Rows:
    """Return the recorder's rows by the begin of their hour."""
    return {datetime.fromtimestamp(row["start"], UTC): row for row in rows_of_series}
