"""Change what is not needed to reach a phone system."""

from typing import Any

from homeassistant.config_entries import ConfigFlowResult

from .call_log_step import CallLogStep
from .first_report_steps import FirstReportSteps, Wait
from .phone_book_steps import PhoneBookSteps
from .settings_step import SettingsStep


class PbxOptionsFlow(SettingsStep, CallLogStep, PhoneBookSteps, FirstReportSteps):
    """Ask what to change, and then for that alone."""

    async def async_step_init(
        self, user_input: Wait | dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show what there is to change, or wait for the first report after the set-up."""
        if isinstance(user_input, Wait):
            return await self._async_begin(user_input)
        return self.async_show_menu(
            step_id="init",
            menu_options=["settings", "call_log", "phone_book"],
            description_placeholders={"system": self.config_entry.title},
        )
