"""Counts the results of campaigns, to know after a restart what was counted before."""

from collections.abc import Callable

from sqlalchemy import Connection, func, select

from ..live.campaign_states import with_results
from ..live.views import CampaignView
from ..model import Outcome
from ..reason_class import ReasonClass
from .schema import calls
from .system_rows import system_id

type Classify = Callable[[str | None], ReasonClass | None]
"""Returns the class of reasons of a failed call's code."""


def campaigns(
    conn: Connection, system: str, classify: Classify
) -> dict[str, CampaignView]:
    """Return what the results of each of a system's campaigns came to, by its id; the reason is that of the latest that failed."""
    own = calls.c.system_id == system_id(conn, system)
    each = (
        select(
            calls.c.campaign_id,
            calls.c.outcome,
            calls.c.reason_code,
            func.count().label("results"),
            func.max(calls.c.key).label("last"),
        )
        .where(own, calls.c.campaign_id.is_not(None), calls.c.outcome.is_not(None))
        .group_by(calls.c.campaign_id, calls.c.outcome, calls.c.reason_code)
        .subquery()
    )
    query = (
        select(
            each.c.campaign_id,
            each.c.outcome,
            each.c.reason_code,
            each.c.results,
            calls.c.reason,
        )
        .join(calls, calls.c.key == each.c.last)
        .order_by(each.c.last)
    )
    found: dict[str, CampaignView] = {}
    for campaign_id, outcome, code, results, reason in conn.execute(query):
        found[campaign_id] = with_results(
            found.get(campaign_id, CampaignView()),
            results,
            succeeded=outcome == Outcome.ANSWERED,
            reason=reason or code,
            reason_class=classify(code),
        )
    return found
