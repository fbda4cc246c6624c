"""Change what is not needed to reach a phone system."""

from typing import Any

from homeassistant.config_entries import ConfigFlowResult

from .call_log_step import CallLogStep
from .phone_book_steps import PhoneBookSteps
from .settings_step import SettingsStep


class PbxOptionsFlow(SettingsStep, CallLogStep, PhoneBookSteps):
    """Ask what to change, and then for that alone."""

    async def async_step_init(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show what there is to change."""
        return self.async_show_menu(
            step_id="init",
            menu_options=["settings", "call_log", "phone_book"],
            description_placeholders={"system": self.config_entry.title},
        )
