import { onlyItsSystem, partName } from "../shared/device-parts.js";
import type { CardSuggestion, HomeAssistant } from "../shared/home-assistant.js";
import { TYPE } from "./config.js";

const KEYS = ["extension_state", "connected_number", "trunk_status"];

/** Return the board for an entity of an extension or a trunk: for an extension, the board of it alone. */
export function suggestion(hass: HomeAssistant, entityId: string): CardSuggestion | null {
  const entity = hass.entities[entityId];
  if (entity?.platform !== "pbx" || !KEYS.includes(entity.translation_key ?? "")) {
    return null;
  }
  const device = hass.devices[entity.device_id ?? ""];
  const number = partName(device, "extension");
  const only = number ? { extensions: [number], hide_trunks: true } : {};
  return { config: { type: `custom:${TYPE}`, ...onlyItsSystem(device), ...only } };
}
