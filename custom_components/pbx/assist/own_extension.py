"""From which extension somebody calls who speaks to a voice assistant, and on which one hangs up."""

from collections.abc import Iterable
from typing import NamedTuple

from homeassistant.core import HomeAssistant, callback

from ..const import CONF_ASSIST_EXTENSION
from ..data import PbxData
from ..devices import async_get_extension_devices


class ExtensionOf(NamedTuple):
    """An extension, and the phone system that it belongs to."""

    pbx: PbxData
    number: str

    @property
    def label(self) -> str:
        """What people call it: its number and its name."""
        name = (self.pbx.extensions.names or {}).get(self.number)
        return f"{self.number} {name or ''}".rstrip()


@callback
def extensions_in_area(
    hass: HomeAssistant, systems: Iterable[PbxData], area_id: str
) -> list[ExtensionOf]:
    """Return the extensions whose device somebody put into an area.

    The area of the phone system itself counts for none of them: the cabinet is not where the phones are.
    """
    return [
        ExtensionOf(pbx, number)
        for pbx in systems
        for number, device in sorted(
            async_get_extension_devices(
                hass, pbx.entry.entry_id, pbx.identity.prefix
            ).items()
        )
        if device.area_id == area_id
    ]


@callback
def own_extensions(
    hass: HomeAssistant, systems: Iterable[PbxData], area_id: str | None
) -> list[ExtensionOf]:
    """Return the extensions that are meant where none is named: those in the room, else those chosen in the options.

    Of several in the room those that are chosen in the options are meant.

    Args:
        hass: Home Assistant.
        systems: The phone systems.
        area_id: The area of the voice assistant that was spoken to.
    """
    systems = list(systems)
    chosen = [
        ExtensionOf(pbx, number)
        for pbx in systems
        if (number := pbx.entry.options.get(CONF_ASSIST_EXTENSION))
    ]
    near = extensions_in_area(hass, systems, area_id) if area_id else []
    return [extension for extension in near if extension in chosen] or near or chosen
