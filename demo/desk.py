"""A desk of one's own in the demo that is shown: buttons, a phone that does not ring, and cards that know whose phone it is."""

from typing import Any, Final

from . import automations, dashboard, registry
from .api import HomeAssistantApi
from .real_asterisk import RealAsterisk
from .systems import DemoSystem

PATH: Final = "at-the-desk"
ASTERISK_DESK: Final = "1001"
"""Anna's extension at the real Asterisk."""

BUTTONS: Final = ("hang_up", "call_back")


async def prepare(
    api: HomeAssistantApi,
    added: list[tuple[DemoSystem, dict[str, Any]]],
    asterisk: tuple[RealAsterisk, dict[str, Any]] | None,
) -> None:
    """Make the dashboard of a desk, switch its buttons on, and have somebody not be disturbed.

    Args:
        api: Home Assistant.
        added: The simulated systems, each with its entry.
        asterisk: The real Asterisk with its entry, where there is one.
    """
    system, entry = next(one for one in added if one[0].key == "yeastar_s")
    desks = [(entry, automations.DESK)]
    if asterisk:
        desks.append((asterisk[1], ASTERISK_DESK))
    sections = [_section(desk, extension) for desk, extension in desks]
    view = {"type": "sections", "max_columns": 2, "sections": sections}
    await dashboard.save_one(api, PATH, "At the desk", "mdi:desk", {"views": [view]})
    await registry.switch_on(
        api,
        {
            f"-extension-{automations.DESK}-{button}": entry["entry_id"]
            for button in BUTTONS
        },
    )
    *_, away = system.simulator.office.reachable
    await api.action(
        "pbx",
        "set_do_not_disturb",
        config_entry_id=entry["entry_id"],
        extension=away,
        enabled=True,
    )


def _section(entry: dict[str, Any], extension: str) -> dict[str, Any]:
    """Return the cards of somebody who has an extension: with it, calls can be controlled from them."""
    whose = {"config_entry": entry["entry_id"], "extension": extension}
    title = f"{entry['title']}, extension {extension}"
    return {
        "cards": [
            {"type": "heading", "heading": title, "icon": "mdi:deskphone"},
            {"type": "custom:pbx-call-card", **whose},
            {"type": "custom:pbx-extensions-card", "tap": "call", **whose},
        ]
    }
