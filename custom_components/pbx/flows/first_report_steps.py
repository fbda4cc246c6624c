"""The steps that follow the set-up of a phone system: wait for its first report, and say what to check when none comes.

The phone system is set up already. So nothing that it sends meanwhile is lost, and the dialog can be closed at any time.
"""

import asyncio
from dataclasses import dataclass
from typing import Any, Final

import async_timeout

from homeassistant.config_entries import (
    SOURCE_USER,
    ConfigEntry,
    ConfigFlow,
    ConfigFlowContext,
    ConfigFlowResult,
)
from homeassistant.const import CONF_HOST
from homeassistant.core import HomeAssistant, callback
from homeassistant.loader import async_get_integration

from ..addresses import normalize_network
from ..const import (
    CONF_SIGNING_SECRET,
    CONF_SOURCES,
    CONF_SYSTEM,
    CONF_UNSIGNED,
    DOMAIN,
)
from ..reports import arrivals
from ..reports.arrivals import Arrival, ArrivalKind
from ..systems import SYSTEMS
from ..systems.base import PhoneSystem
from .delivery_schemas import signing_schema
from .report_checks import ReportAddress, async_get_checks, async_get_told_address

LONGEST_WAIT_SECONDS: Final = 300
"""How long people have to make a call, or to press a button in the phone system."""


@dataclass(frozen=True, slots=True)
class Wait:
    """What a flow is begun with to wait for an entry's first report, and not to add a system.

    ``url`` is the address that people enter in the system; None where Home Assistant tells the system. ``is_entered`` says that
    they saw it already, and have entered it.
    """

    entry_id: str
    url: str | None = None
    is_entered: bool = False


async def async_begin_to_wait(hass: HomeAssistant, wait: Wait) -> str:
    """Begin to wait for the first report of a system that was just set up, and return the id of the flow that does.

    The frontend goes on after a set-up with no flow of options. A flow that reconfigures, and whose dialog was closed, would keep
    Home Assistant from asking for new credentials.
    """
    result = await hass.config_entries.flow.async_init(
        DOMAIN, context=_context(wait.entry_id), data=wait
    )
    return result["flow_id"]


@callback
def async_end_waiting(hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
    """End the flows that wait for reports of a system that is removed: a dialog that was closed leaves its flow behind."""
    flow = hass.config_entries.flow
    for waiting in flow.async_progress_by_handler(
        DOMAIN, match_context=dict(_context(entry.entry_id))
    ):
        flow.async_abort(waiting["flow_id"])


def _context(entry_id: str) -> ConfigFlowContext:
    return ConfigFlowContext(source=SOURCE_USER, entry_id=entry_id)


class FirstReportSteps(ConfigFlow):
    """Wait for the first report. Ends with an abort, because the entry is there already."""

    _entry_id: str
    _url: str | None = None
    _waiting: asyncio.Task[Arrival | None] | None = None
    _told: Arrival | None = None
    """What was said already of something that was refused."""

    async def _async_begin(self, wait: Wait) -> ConfigFlowResult:
        """Wait at once where nothing is left to be done in the system, or was done before."""
        self._entry_id, self._url = wait.entry_id, wait.url
        if await self._async_address() is None:
            return await self.async_step_nothing_came()
        if wait.url and not wait.is_entered:
            return await self.async_step_where_to_send()
        return await self.async_step_wait_for_report()

    async def async_step_where_to_send(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show the address that people have to enter."""
        return self.async_show_menu(
            step_id="where_to_send",
            menu_options=["wait_for_report", "finish_waiting"],
            description_placeholders=await self._async_wait_placeholders(),
        )

    async def async_step_wait_for_report(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Wait until the system has sent something, or for as long as people have patience."""
        if self._waiting is None:
            # Home Assistant, when it stops, waits for tasks that are not in the background.
            self._waiting = self.hass.async_create_background_task(
                self._async_wait(), "pbx first report"
            )
        if not self._waiting.done():
            return self.async_show_progress(
                step_id="wait_for_report",
                progress_action=self._kind().first_report,
                progress_task=self._waiting,
                description_placeholders=await self._async_wait_placeholders(),
            )
        arrival, self._waiting = self._waiting.result(), None
        self._told = arrival
        match arrival:
            case Arrival(kind=ArrivalKind.REPORT):
                next_step = "reports_arrive"
            case Arrival(kind=ArrivalKind.WRONG_SIGNATURE):
                next_step = "signing_secret"
            case Arrival(kind=ArrivalKind.REFUSED_SOURCE, source=str()):
                next_step = "refused_source"
            case _:
                next_step = "nothing_came"
        return self.async_show_progress_done(next_step_id=next_step)

    async def async_step_reports_arrive(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say that reports arrive."""
        return self.async_abort(
            reason="reports_arrive",
            description_placeholders=await self._async_wait_placeholders(),
        )

    async def async_step_nothing_came(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say what to check at this very system, and ask what to do next."""
        system = self._kind()
        options = ["wait_for_report", "finish_waiting"]
        if system.signature_header:
            options.insert(1, "signing_secret")
        address = await self._async_address()
        checks = await async_get_checks(
            self.hass, self._entry(), system, address, self._told
        )
        return self.async_show_menu(
            step_id="nothing_came",
            menu_options=options,
            description_placeholders=await self._async_wait_placeholders()
            | {"checks": "\n".join(f"- {check}" for check in checks)},
        )

    async def async_step_refused_source(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say from where a report came that was refused, and ask whether it was the system's."""
        return self.async_show_menu(
            step_id="refused_source",
            menu_options=["allow_source", "wait_for_report", "finish_waiting"],
            description_placeholders=await self._async_wait_placeholders()
            | {"source": self._refused()},
        )

    async def async_step_allow_source(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Take reports from the address that was refused, and wait for the next."""
        options = self._entry().options
        sources = [*options.get(CONF_SOURCES, ()), normalize_network(self._refused())]
        self.hass.config_entries.async_update_entry(
            self._entry(), options={**options, CONF_SOURCES: sources}
        )
        await self.hass.config_entries.async_reload(self._entry().entry_id)
        return await self.async_step_wait_for_report()

    async def async_step_signing_secret(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show the address once more, and ask anew for the secret that the system signs with."""
        errors: dict[str, str] = {}
        is_wrong = self._told == Arrival(ArrivalKind.WRONG_SIGNATURE)
        if user_input is not None:
            secret = user_input.get(CONF_SIGNING_SECRET, "").strip()
            unsigned = user_input[CONF_UNSIGNED]
            if secret or unsigned:
                await self._async_sign_with("" if unsigned else secret)
            if secret or unsigned or not is_wrong:
                return await self.async_step_wait_for_report()
            errors[CONF_SIGNING_SECRET] = "signing_secret_missing"
        elif is_wrong:
            errors["base"] = "wrong_signature"
        return self.async_show_form(
            step_id="signing_secret",
            data_schema=signing_schema(),
            errors=errors,
            description_placeholders=await self._async_wait_placeholders(),
        )

    async def async_step_finish_waiting(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Leave it at that: reports are taken whenever they come."""
        latest = arrivals.async_latest(self.hass, self._entry())
        if latest == arrivals.REPORT:
            return await self.async_step_reports_arrive()
        return self.async_abort(
            reason="no_report_yet",
            description_placeholders=await self._async_wait_placeholders(),
        )

    async def _async_wait(self) -> Arrival | None:
        """Return what comes, or what has come since people were told; None when they lose patience before."""
        latest = arrivals.async_latest(self.hass, self._entry())
        if latest and latest != self._told:
            return latest
        try:
            async with async_timeout.timeout(LONGEST_WAIT_SECONDS):
                return await arrivals.async_next(self.hass, self._entry())
        except TimeoutError:
            return None

    async def _async_sign_with(self, secret: str) -> None:
        self.hass.config_entries.async_update_entry(
            self._entry(),
            data={**self._entry().data, CONF_SIGNING_SECRET: secret},
        )
        await self.hass.config_entries.async_reload(self._entry().entry_id)

    def _entry(self) -> ConfigEntry[Any]:
        return self.hass.config_entries.async_get_known_entry(self._entry_id)

    def _kind(self) -> type[PhoneSystem]:
        return SYSTEMS[self._entry().data[CONF_SYSTEM]]

    def _refused(self) -> str:
        return (self._told and self._told.source) or ""

    async def _async_address(self) -> ReportAddress | None:
        if self._url is not None:
            return ReportAddress(self._url)
        return await async_get_told_address(self.hass, self._entry())

    async def _async_wait_placeholders(self) -> dict[str, str]:
        integration = await async_get_integration(self.hass, DOMAIN)
        system, address = self._kind(), await self._async_address()
        return {
            "system": self._entry().title,
            "address": address.shown if address else "-",
            "host": self._entry().data.get(CONF_HOST, "-"),
            "documentation": f"{integration.documentation}#{system.documentation}",
        }
