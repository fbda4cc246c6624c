"""Set up a phone system, and mend how it is reached."""

from collections.abc import Mapping
from typing import Any, override
import zoneinfo

import voluptuous as vol

from homeassistant.components import webhook
from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigEntry,
    ConfigFlowResult,
    FlowType,
)
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import callback
from homeassistant.loader import async_get_integration

from .const import CONF_CLOUDHOOK_URL, CONF_SIGNING_SECRET, CONF_SYSTEM, DOMAIN
from .flows.attempt import Attempt, async_try
from .flows.delivery_steps import DeliverySteps
from .flows.first_report_steps import FirstReportSteps, Wait, async_begin_to_wait
from .flows.options import PbxOptionsFlow
from .flows.schemas import (
    connection_schema,
    credentials_schema,
    own_schema,
    own_values,
    reconfigure_schema,
    system_schema,
)
from .reports.url import ReportUrl
from .runtime.client import chosen_delivery
from .systems import SYSTEMS
from .systems.settings import SECRETS, Delivery


class PbxConfigFlow(DeliverySteps, FirstReportSteps, domain=DOMAIN):
    """Ask for a phone system and how to reach it; try it before it is saved."""

    _waits = False
    """Whether the first report of the entry that is made has to be waited for."""
    _report_url: ReportUrl | None = None
    """Where people let the system send to, if that is what they do."""

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: ConfigEntry) -> PbxOptionsFlow:
        """Return the flow of the options."""
        return PbxOptionsFlow()

    @override
    async def async_step_user(
        self, user_input: Wait | dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Pick the phone system, or wait for the first report of a system that was just set up."""
        if isinstance(user_input, Wait):
            return await self._async_begin(user_input)
        if user_input is None:
            return self.async_show_form(step_id="user", data_schema=system_schema())
        self._system = SYSTEMS[user_input[CONF_SYSTEM]]
        if self._system.has_api():
            return await self.async_step_connection()
        return await self.async_step_own_settings()

    async def async_step_connection(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Set up a system that has an API."""
        own = user_input or {}
        options = own_values(self._system, own, options=True)
        data = own_values(self._system, own, options=False)
        attempt = await async_try(
            self.hass, {CONF_SYSTEM: self._system.key, **data}, options, user_input
        )
        if attempt.device is not None:
            # A flow whose browser is gone keeps waiting, and must not be in the way.
            entry = await self.async_set_unique_id(
                attempt.device.serial_number, raise_on_progress=False
            )
            if entry is not None:
                return self._async_abort_known(entry, attempt.data)
            self._device, self._options = attempt.device, options
            self._data = {**attempt.data, CONF_WEBHOOK_ID: webhook.async_generate_id()}
            return await self._async_ask_delivery()
        return await self._async_show_attempt(
            "connection", connection_schema(self._system), user_input, attempt
        )

    async def async_step_own_settings(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Set up a system that has no API and only reports."""
        if user_input is None:
            zones = await self.hass.async_add_executor_job(zoneinfo.available_timezones)
            return self.async_show_form(
                step_id="own_settings",
                data_schema=own_schema(self._system, zones, self.hass.config.time_zone),
                description_placeholders=await self._async_placeholders(),
            )
        own = own_values(self._system, user_input, options=False)
        account = own.get(self._system.identified_by or "", "")
        webhook_id = webhook.async_generate_id()
        await self.async_set_unique_id(
            f"{self._system.key}-{account}" if account else webhook_id
        )
        self._abort_if_unique_id_configured()
        return await self._async_create(
            f"{self._system.name} {account}".strip(),
            {CONF_SYSTEM: self._system.key, **own, CONF_WEBHOOK_ID: webhook_id},
            own_values(self._system, user_input, options=True),
        )

    async def async_step_reauth(
        self, entry_data: Mapping[str, Any]
    ) -> ConfigFlowResult:
        """Ask for credentials because the system refused those that were known."""
        self._system = SYSTEMS[entry_data[CONF_SYSTEM]]
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Try new credentials, once for each time that they are sent."""
        return await self._async_step_known(
            "reauth_confirm",
            credentials_schema(self._system),
            self._get_reauth_entry(),
            user_input,
        )

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask anew how to reach a system that is set up."""
        entry = self._get_reconfigure_entry()
        self._system = SYSTEMS[entry.data[CONF_SYSTEM]]
        if not self._system.has_api():
            return await self.async_step_report_url()
        return await self._async_step_known(
            "reconfigure", reconfigure_schema(self._system), entry, user_input
        )

    async def async_step_report_url(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show where a system without an API has to send its reports."""
        entry = self._get_reconfigure_entry()
        report_url = await self._async_report_url(entry.data[CONF_WEBHOOK_ID])
        if user_input is not None:
            data = {
                key: value
                for key, value in entry.data.items()
                if key != CONF_CLOUDHOOK_URL
            }
            return self.async_update_reload_and_abort(
                entry, data=data | _cloudhook(report_url)
            )
        return self.async_show_form(
            step_id="report_url",
            errors={} if report_url else {"base": "no_external_url"},
            description_placeholders=await self._async_placeholders()
            | {"url": report_url.url if report_url else "-"},
        )

    @override
    async def _async_show_connection(self, attempt: Attempt) -> ConfigFlowResult:
        again = self.source == SOURCE_RECONFIGURE
        schema = reconfigure_schema if again else connection_schema
        known = {key: self._data[key] for key in self._data if key not in SECRETS}
        return await self._async_show_attempt(
            "reconfigure" if again else "connection",
            schema(self._system),
            known,
            attempt,
        )

    @override
    async def _async_finish(self) -> ConfigFlowResult:
        if self.source == SOURCE_RECONFIGURE:
            data = self._data
            if chosen_delivery(data) is Delivery.WEBHOOK:
                report_url = await self._async_report_url(data[CONF_WEBHOOK_ID])
                data |= _cloudhook(report_url)
            return self.async_update_reload_and_abort(
                self._get_reconfigure_entry(), data=data
            )
        name = self._device.name if self._device else None
        return await self._async_create(
            name or self._system.name, self._data, self._options
        )

    async def _async_create(
        self, title: str, data: dict[str, Any], options: Mapping[str, Any]
    ) -> ConfigFlowResult:
        """Create the entry, and say whether reports arrive. Otherwise the first is waited for, once there is an entry."""
        description = None
        match chosen_delivery(data):
            case Delivery.TARGET:
                self._waits = True
            case Delivery.WEBHOOK:
                self._report_url = await self._async_report_url(data[CONF_WEBHOOK_ID])
                self._waits = self._report_url is not None
                description = None if self._waits else "receive_later"
                data |= _cloudhook(self._report_url)
            case _:
                confirmed = self._system.confirms_reports
                description = "reporting" if confirmed else "reading"
        return self.async_create_entry(
            title=title,
            data=data,
            options=options,
            description=description,
            description_placeholders=await self._async_placeholders(),
        )

    @override
    async def async_on_create_entry(self, result: ConfigFlowResult) -> ConfigFlowResult:
        """Wait for the first report in a flow of its own: what comes is the entry's already, and the dialog can be closed."""
        if self._waits:
            entry = result["result"]
            wait = Wait(
                entry.entry_id,
                url=self._report_url.url if self._report_url else None,
                is_entered=CONF_SIGNING_SECRET in entry.data,
            )
            flow_id = await async_begin_to_wait(self.hass, wait)
            result["next_flow"] = (FlowType.CONFIG_FLOW, flow_id)
        return result

    async def _async_step_known(
        self,
        step_id: str,
        schema: vol.Schema,
        entry: ConfigEntry,
        user_input: dict[str, Any] | None,
    ) -> ConfigFlowResult:
        """Reach the system of an entry in the way that a form says.

        Where the system can report on several ways, people are asked on which, unless credentials are all that they were asked for.
        """
        attempt = await async_try(self.hass, entry.data, entry.options, user_input)
        if attempt.device is not None:
            await self.async_set_unique_id(attempt.device.serial_number)
            if self._system.keeps_serial_number:
                self._abort_if_unique_id_mismatch()
            if self.source == SOURCE_RECONFIGURE:
                self._device, self._data = attempt.device, attempt.data
                self._options = dict(entry.options)
                return await self._async_ask_delivery()
            return self.async_update_reload_and_abort(entry, data=attempt.data)
        known = {key: entry.data[key] for key in entry.data if key not in SECRETS}
        return await self._async_show_attempt(
            step_id, schema, user_input or known, attempt
        )

    @callback
    def _async_abort_known(
        self, entry: ConfigEntry, data: Mapping[str, Any]
    ) -> ConfigFlowResult:
        """Let an entry reach its system in the way that was just tried.

        It is reloaded even if that is no other way: systems report to whoever logged in
        last, and that was this flow.
        """
        self.hass.config_entries.async_update_entry(entry, data={**entry.data, **data})
        self.hass.config_entries.async_schedule_reload(entry.entry_id)
        return self.async_abort(reason="already_configured")

    async def _async_show_attempt(
        self,
        step_id: str,
        schema: vol.Schema,
        values: Mapping[str, Any] | None,
        attempt: Attempt,
    ) -> ConfigFlowResult:
        """Show a form with what was typed, and why it did not do."""
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(schema, values),
            errors=attempt.errors,
            description_placeholders=await self._async_placeholders()
            | attempt.placeholders,
        )

    @override
    async def _async_placeholders(self) -> dict[str, str]:
        integration = await async_get_integration(self.hass, DOMAIN)
        return {
            "system": self._system.name,
            "documentation": f"{integration.documentation}#{self._system.documentation}",
        }


def _cloudhook(report_url: ReportUrl | None) -> dict[str, str]:
    if report_url is None or not report_url.cloudhook:
        return {}
    return {CONF_CLOUDHOOK_URL: report_url.url}
