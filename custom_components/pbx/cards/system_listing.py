"""Lists for the cards which phone systems there are, and by which devices and entities to follow their parts."""

from collections.abc import Iterable
from typing import Any

from homeassistant.auth.models import User
from homeassistant.const import ATTR_CONFIG_ENTRY_ID, ATTR_DEVICE_ID, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er

from ..actions.log_reading import may_read
from ..const import DOMAIN
from ..data import PbxData, loaded
from ..devices import child_identifier, unique_id
from ..systems.base import Feature
from .door_cameras import async_find_cameras


@callback
def async_list_systems(hass: HomeAssistant, user: User) -> list[dict[str, Any]]:
    """Return every phone system that is set up, with its parts."""
    return [_Listing(hass, pbx).describe(user) for pbx in loaded(hass)]


class _Listing:
    """A phone system, looked up in the registries."""

    def __init__(self, hass: HomeAssistant, pbx: PbxData) -> None:
        self._hass = hass
        self._pbx = pbx
        self._entities = er.async_get(hass)
        self._children = {
            identifier: child.id
            for child in dr.async_child_entries_for_config_entry(
                dr.async_get(hass), pbx.entry.entry_id
            )
            for identifier in child.identifiers
        }

    def describe(self, user: User) -> dict[str, Any]:
        """Return what a card needs to know of the system."""
        pbx = self._pbx
        features = pbx.system.features
        cameras = async_find_cameras(self._hass, pbx)
        return {
            ATTR_CONFIG_ENTRY_ID: pbx.entry.entry_id,
            "title": pbx.entry.title,
            "system": pbx.system.key,
            ATTR_DEVICE_ID: pbx.identity.device_id,
            "serial_number": pbx.identity.serial_number,
            "state_entity": self._entity("system", "", "state"),
            "features": sorted(str(feature.name).lower() for feature in features),
            "is_campaigns": Feature.CAMPAIGNS in features,
            "may_read_log": may_read(user, pbx),
            "extensions": [
                {
                    "number": number,
                    "name": extension.name,
                    ATTR_DEVICE_ID: self._device("extension", number),
                    "state_entity": self._entity("extension", number, "state"),
                    "new_messages_entity": self._entity(
                        "extension", number, "new_messages"
                    ),
                    "do_not_disturb_entity": self._entity(
                        "extension", number, "do_not_disturb", Platform.SWITCH
                    ),
                    "camera_entity": cameras.get(number),
                }
                for number, extension in sorted(pbx.extensions.shown.items())
            ],
            "trunks": [
                {
                    "name": name,
                    ATTR_DEVICE_ID: self._device("trunk", name),
                    "status_entity": self._entity("trunk", name, "status"),
                }
                for name in sorted(pbx.live_state.trunks)
            ],
            "campaigns": list(self._campaigns(pbx.live_state.campaigns.views)),
        }

    def _campaigns(self, ids: Iterable[str]) -> Iterable[dict[str, Any]]:
        for campaign_id in sorted(ids):
            yield {
                "campaign_id": campaign_id,
                ATTR_DEVICE_ID: self._device("campaign", campaign_id),
                **{
                    f"{key}_entity": self._entity("campaign", campaign_id, key)
                    for key in ("results", "successes", "failures", "last_reason")
                },
            }

    def _device(self, kind: str, name: str) -> str | None:
        prefix = self._pbx.identity.prefix
        return self._children.get(child_identifier(prefix, kind, name))

    def _entity(
        self, kind: str, name: str, key: str, platform: Platform = Platform.SENSOR
    ) -> str | None:
        return self._entities.async_get_entity_id(
            platform,
            DOMAIN,
            unique_id(self._pbx.identity.prefix, (kind, name), key),
        )
