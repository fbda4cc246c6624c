"""The steps that settle on which way a phone system reports, where it can report on several."""

from abc import abstractmethod
from dataclasses import replace
from typing import Any, Final

from homeassistant.config_entries import ConfigFlow, ConfigFlowResult
from homeassistant.const import CONF_WEBHOOK_ID

from ..const import (
    CONF_DELIVERY,
    CONF_SECRET,
    CONF_SIGNING_SECRET,
    CONF_STREAM_PORT,
    CONF_UNSIGNED,
)
from ..reports.url import ReportUrl, async_get_report_url
from ..systems.base import DeviceInfo, Feature, PhoneSystem
from ..systems.settings import Delivery
from .attempt import Attempt, async_try
from .delivery_schemas import delivery_schema, signing_schema, stream_login_schema

_OF_STREAM: Final = {"cannot_connect": "no_stream"}
"""What a failure means when it is the stream that is opened."""


class DeliverySteps(ConfigFlow):
    """Ask for the way of the reports, once the system was reached and has said what it is."""

    _system: type[PhoneSystem]
    _device: DeviceInfo | None = None
    """What the system says of itself; None where it cannot be asked."""
    _data: dict[str, Any]
    """What the entry's data is so far."""
    _options: dict[str, Any]

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
        match self._ways():
            case (Delivery.TARGET,):
                # What another way needed is not kept any longer.
                for key in (CONF_DELIVERY, CONF_SECRET, CONF_STREAM_PORT):
                    self._data.pop(key, None)
                return await self._async_finish()
            case (Delivery.STREAM,) if self._system.defaults.stream_port:
                return await self.async_step_stream_login()
            case (Delivery.STREAM,):
                return await self.async_step_only_stream()
            case _:
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
            return await self._async_show_delivery(Attempt())
        self._data[CONF_DELIVERY] = user_input[CONF_DELIVERY]
        if user_input[CONF_DELIVERY] == Delivery.WEBHOOK:
            return await self.async_step_signing()
        return await self._async_finish_stream()

    async def async_step_only_stream(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show what the system is, and that its firmware leaves no choice."""
        if user_input is None:
            return await self._async_show_only_stream(Attempt())
        self._data[CONF_DELIVERY] = Delivery.STREAM.value
        return await self._async_finish_stream()

    async def async_step_stream_login(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for what the stream takes besides the login to the API, and open it."""
        attempt = Attempt()
        if user_input is not None:
            data = self._data | {CONF_DELIVERY: Delivery.STREAM.value}
            attempt = await async_try(
                self.hass, data, self._options, user_input, opens_stream=True
            )
            if attempt.device is not None:
                self._data = attempt.data
                return await self._async_finish()
            if attempt.errors == {"base": "cannot_connect"}:
                attempt = replace(attempt, errors={"base": "stream_closed"})
        entered = self._data | (user_input or {})
        suggested = {key: entered[key] for key in (CONF_STREAM_PORT,) if key in entered}
        return self.async_show_form(
            step_id="stream_login",
            data_schema=self.add_suggested_values_to_schema(
                stream_login_schema(self._system), suggested
            ),
            errors=attempt.errors,
            description_placeholders=await self._async_described()
            | attempt.placeholders,
        )

    async def async_step_signing(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show the address to enter in the system, and ask for the secret that the system then shows."""
        url = await self._async_report_url(self._data[CONF_WEBHOOK_ID])
        errors: dict[str, str] = {}
        if url is None:
            errors["base"] = "no_report_address"
        elif user_input is not None:
            secret = user_input.get(CONF_SIGNING_SECRET, "").strip()
            unsigned = user_input[CONF_UNSIGNED]
            if not (secret or unsigned or self._data.get(CONF_SIGNING_SECRET)):
                errors[CONF_SIGNING_SECRET] = "signing_secret_missing"
            else:
                if secret or unsigned:
                    self._data[CONF_SIGNING_SECRET] = "" if unsigned else secret
                return await self._async_finish()
        return self.async_show_form(
            step_id="signing",
            data_schema=signing_schema(),
            errors=errors,
            description_placeholders=await self._async_placeholders()
            | {"url": url.url if url else "-"},
        )

    async def async_step_finish(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Create the entry, which takes the reports from now on."""
        return await self._async_finish()

    async def _async_finish_stream(self) -> ConfigFlowResult:
        """Finish when the system opens its stream, and say what is wrong where it does not."""
        self._data.pop(CONF_SIGNING_SECRET, None)
        attempt = await async_try(
            self.hass, self._data, self._options, {}, opens_stream=True
        )
        if attempt.device is not None:
            return await self._async_finish()
        # A moment ago it was reached: it is the stream that something is in the way of.
        errors = {
            field: _OF_STREAM.get(error, error)
            for field, error in attempt.errors.items()
        }
        attempt = replace(attempt, errors=errors)
        if self._ways() == (Delivery.STREAM,):
            return await self._async_show_only_stream(attempt)
        return await self._async_show_delivery(attempt)

    async def _async_show_delivery(self, attempt: Attempt) -> ConfigFlowResult:
        return self.async_show_form(
            step_id="delivery",
            data_schema=self.add_suggested_values_to_schema(
                delivery_schema(self._ways()), self._data
            ),
            errors=attempt.errors,
            description_placeholders=await self._async_described()
            | attempt.placeholders,
        )

    async def _async_show_only_stream(self, attempt: Attempt) -> ConfigFlowResult:
        return self.async_show_form(
            step_id="only_stream",
            errors=attempt.errors,
            description_placeholders=await self._async_described()
            | attempt.placeholders,
        )

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
