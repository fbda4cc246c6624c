"""What people look at of the campaigns of a contact centre: how many results of which kind came."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from ..limits import MAX_CAMPAIGNS
from ..model import Call, Outcome
from ..reason_class import ReasonClass
from .views import CampaignView, Topic

_COUNTS = (
    "results",
    "successes",
    "failures",
    *(reason_class.value for reason_class in ReasonClass),
)


class CampaignStates:
    """Counts the results of each campaign. A result costs the same however many there are."""

    def __init__(self) -> None:
        """Begin without campaigns."""
        self._views: dict[str, CampaignView] = {}
        self.results_beyond = 0
        """How many results came of campaigns for which there is no room any more. They are in the log all the same."""

    @property
    def views(self) -> Mapping[str, CampaignView]:
        """What is to be seen of the campaigns by id of which results have arrived."""
        return MappingProxyType(self._views)

    def restore(self, campaign_id: str, before: CampaignView) -> None:
        """Take back what had been counted of a campaign, from wherever more is known.

        What sensors remember lacks what came before a crash, what is logged lacks what is not kept any longer.
        """
        if not self._has_room(campaign_id):
            return
        now = self._views.get(campaign_id, CampaignView())
        counts = {
            name: max(getattr(before, name), getattr(now, name)) for name in _COUNTS
        }
        self._views[campaign_id] = CampaignView(
            **counts, last_reason=now.last_reason or before.last_reason
        )

    def count(self, campaign_id: str, call: Call) -> set[Topic]:
        """Count the result of a campaign's call. Returns what looks different."""
        if not self._has_room(campaign_id):
            self.results_beyond += 1
            return set()
        self._views[campaign_id] = with_results(
            self._views.get(campaign_id, CampaignView()),
            1,
            succeeded=call.outcome is Outcome.ANSWERED,
            reason=call.reason or call.reason_code,
            reason_class=call.reason_class,
        )
        return {("campaign", campaign_id)}

    def _has_room(self, campaign_id: str) -> bool:
        return campaign_id in self._views or len(self._views) < MAX_CAMPAIGNS


def with_results(
    view: CampaignView,
    number: int,
    *,
    succeeded: bool,
    reason: str | None,
    reason_class: ReasonClass | None,
) -> CampaignView:
    """Return what is to be seen of a campaign after more results.

    Args:
        view: What was to be seen before.
        number: How many more results came, all of the same kind.
        succeeded: Whether the calls reached the called parties.
        reason: Why they failed, if they did.
        reason_class: What that is counted as; None where the system has no classes.
    """
    results = view.results + number
    if succeeded:
        return replace(view, results=results, successes=view.successes + number)
    of_class = (
        {reason_class.value: getattr(view, reason_class.value) + number}
        if reason_class
        else {}
    )
    return replace(
        view,
        results=results,
        failures=view.failures + number,
        last_reason=reason,
        **of_class,
    )
