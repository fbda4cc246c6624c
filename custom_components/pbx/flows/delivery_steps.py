"""The steps that settle on which way a phone system reports, where it can report on several, and wait for its first report."""

from abc import abstractmethod
import asyncio
from typing import TYPE_CHECKING, Any, override

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigFlow,
    ConfigFlowResult,
)
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import callback

from ..const import CONF_DELIVERY, CONF_SIGNING_SECRET, CONF_UNSIGNED
from ..reports.first_report import FirstReport, Heard
from ..reports.url import ReportUrl, async_get_report_url
from ..runtime.client import async_create_system
from ..systems.base import DeviceInfo, Feature, PhoneSystem
from ..systems.settings import Delivery
from .attempt import Attempt, async_try
from .schemas import delivery_schema, signing_schema


class DeliverySteps(ConfigFlow):
    """Ask for the way of the reports, once the system was reached and has said what it is."""

    _system: type[PhoneSystem]
    _device: DeviceInfo | None = None
    """What the system says of itself; None where it cannot be asked."""
    _data: dict[str, Any]
    """What the entry's data is so far."""
    _options: dict[str, Any]
    _heard = False
    """Whether the system's first report has come."""
    _first_report: FirstReport | None = None
    _waiting: asyncio.Task[Heard] | None = None
    _problem: str | None = None

    @abstractmethod
    async def _async_finish(self) -> ConfigFlowResult:
        """Create the entry, or change it, with what is known."""

    @abstractmethod
    async def _async_show_connection(self, attempt: Attempt) -> ConfigFlowResult:
        """Ask anew how to reach the system, because it cannot be reached any more in the way that could."""

    @abstractmethod
    async def _async_placeholders(self) -> dict[str, str]:
        """Return what all texts may need."""

    async def _async_ask_delivery(self) -> ConfigFlowResult:
        """Settle on which way the system reports, or finish where there is nothing to choose and nothing is missing."""
        if self._device and self._device.missing_rights:
            return await self.async_step_rights()
        if len(self._system.deliveries) == 1:
            return await self._async_finish()
        if self._ways() == (Delivery.STREAM,):
            return await self.async_step_only_stream()
        return await self.async_step_delivery()

    async def async_step_rights(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say which rights the user lacks with which Home Assistant logs in, and ask what to do about it."""
        missing = self._device.missing_rights if self._device else ()
        return self.async_show_menu(
            step_id="rights",
            menu_options=["rights_again", "finish"],
            description_placeholders=await self._async_placeholders()
            | {"rights": ", ".join(missing)},
        )

    async def async_step_rights_again(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Look once more which rights there are."""
        attempt = await async_try(self.hass, self._data, self._options, {})
        if attempt.device is None:
            return await self._async_show_connection(attempt)
        self._device = attempt.device
        return await self._async_ask_delivery()

    async def async_step_delivery(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show what the system is, and ask on which way it shall report."""
        if user_input is None:
            return self.async_show_form(
                step_id="delivery",
                data_schema=self.add_suggested_values_to_schema(
                    delivery_schema(self._ways()), self._data
                ),
                description_placeholders=await self._async_described(),
            )
        self._data[CONF_DELIVERY] = user_input[CONF_DELIVERY]
        if user_input[CONF_DELIVERY] == Delivery.WEBHOOK:
            return await self.async_step_signing()
        return await self._async_finish_stream()

    async def async_step_only_stream(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show what the system is, and that its firmware leaves no choice."""
        if user_input is None:
            return self.async_show_form(
                step_id="only_stream",
                description_placeholders=await self._async_described(),
            )
        self._data[CONF_DELIVERY] = Delivery.STREAM.value
        return await self._async_finish_stream()

    async def async_step_signing(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show the address to enter in the system, and ask for the secret that the system then shows."""
        url = await self._async_report_url(self._data[CONF_WEBHOOK_ID])
        errors: dict[str, str] = {}
        if url is None:
            errors["base"] = "no_report_address"
        elif self._problem:
            # The form was not sent yet, even if the menu before it was.
            errors["base"], self._problem = self._problem, None
        elif user_input is not None:
            secret = user_input.get(CONF_SIGNING_SECRET, "").strip()
            unsigned = user_input[CONF_UNSIGNED]
            if not (secret or unsigned or self._data.get(CONF_SIGNING_SECRET)):
                errors[CONF_SIGNING_SECRET] = "signing_secret_missing"
            else:
                if secret or unsigned:
                    self._data[CONF_SIGNING_SECRET] = "" if unsigned else secret
                return await self._async_listen()
        return self.async_show_form(
            step_id="signing",
            data_schema=signing_schema(),
            errors=errors,
            description_placeholders=await self._async_placeholders()
            | {"url": url.url if url else "-"},
        )

    async def async_step_wait_for_report(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Wait until the system has sent something, or for as long as people have patience."""
        if TYPE_CHECKING:
            assert self._first_report
        if self._waiting is None:
            # Home Assistant, when it stops, waits for tasks that are not in the background.
            self._waiting = self.hass.async_create_background_task(
                self._first_report.async_wait(), "pbx first report"
            )
        if not self._waiting.done():
            return self.async_show_progress(
                step_id="wait_for_report",
                progress_action="wait_for_report",
                progress_task=self._waiting,
                description_placeholders=await self._async_placeholders(),
            )
        heard, self._waiting = self._waiting.result(), None
        match heard:
            case Heard.REPORT:
                next_step = "finish"
            case Heard.WRONG_SIGNATURE:
                self._problem = "wrong_signature"
                self._data.pop(CONF_SIGNING_SECRET, None)
                next_step = "signing"
            case _:
                next_step = "nothing_came"
        return self.async_show_progress_done(next_step_id=next_step)

    async def async_step_nothing_came(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask what to do about it that nothing came."""
        return self.async_show_menu(
            step_id="nothing_came",
            menu_options=["wait_for_report", "signing", "finish"],
            description_placeholders=await self._async_placeholders(),
        )

    async def async_step_finish(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Create the entry, which takes the reports from now on."""
        first_report, self._first_report = self._first_report, None
        self._heard = bool(first_report and first_report.async_hand_over())
        return await self._async_finish()

    @callback
    @override
    def async_remove(self) -> None:
        """Listen no more at an address for which there is no entry."""
        if self._waiting:
            self._waiting.cancel()
        if self._first_report:
            self._first_report.async_end()

    async def _async_listen(self) -> ConfigFlowResult:
        """Wait for the first report of a new system. An entry that is there takes its reports itself."""
        if self.source == SOURCE_RECONFIGURE:
            return await self._async_finish()
        system = await async_create_system(self.hass, self._data, self._options)
        serial_number = self._device.serial_number if self._device else None
        self._first_report = FirstReport(
            self.hass, system, serial_number, self._data[CONF_WEBHOOK_ID]
        )
        return await self.async_step_wait_for_report()

    async def _async_finish_stream(self) -> ConfigFlowResult:
        self._data.pop(CONF_SIGNING_SECRET, None)
        return await self._async_finish()

    def _ways(self) -> tuple[Delivery, ...]:
        """Return the ways on which this very system can report."""
        possible = self._device.deliveries if self._device else None
        return tuple(
            way
            for way in self._system.deliveries
            if possible is None or way in possible
        )

    async def _async_described(self) -> dict[str, str]:
        device = self._device
        return await self._async_placeholders() | {
            "model": (device and device.model) or self._system.name,
            "firmware": (device and device.firmware_version) or "-",
        }

    async def _async_report_url(self, webhook_id: str) -> ReportUrl | None:
        in_cloud = self._device is not None and self._device.in_cloud
        return await async_get_report_url(
            self.hass,
            webhook_id,
            from_cloud=in_cloud or Feature.FROM_CLOUD in self._system.features,
        )
