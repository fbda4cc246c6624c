import { onlyItsSystem, partName } from "../shared/device-parts.js";
import type { CardSuggestion, HomeAssistant } from "../shared/home-assistant.js";
import { TYPE } from "./config.js";

/** Return the card of the campaign that an entity is about. */
export function suggestion(hass: HomeAssistant, entityId: string): CardSuggestion | null {
  const entity = hass.entities[entityId];
  if (entity?.platform !== "pbx" || !entity.translation_key?.startsWith("campaign_")) {
    return null;
  }
  const device = hass.devices[entity.device_id ?? ""];
  const campaign = partName(device, "campaign");
  return { config: { type: `custom:${TYPE}`, ...onlyItsSystem(device), ...(campaign ? { campaign } : {}) } };
}
