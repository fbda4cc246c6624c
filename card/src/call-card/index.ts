import type { CardSuggestion, HomeAssistant } from "../shared/home-assistant.js";
import { registerCard } from "../shared/register.js";
import { CallCard } from "./call-card.js";
import { CALL_CARD } from "./config.js";

const SUGGESTED_FOR = new Set([
  "calls",
  "last_caller",
  "last_missed_caller",
  "missed_calls_today",
  "active_calls",
]);

/** Offer the card for the entities that are about a system's calls. */
function suggestion(hass: HomeAssistant, entityId: string): CardSuggestion | null {
  const entity = hass.entities[entityId];
  return entity?.platform === "pbx" && SUGGESTED_FOR.has(entity.translation_key ?? "")
    ? { config: { type: `custom:${CALL_CARD}` } }
    : null;
}

registerCard(CallCard, {
  type: CALL_CARD,
  name: "call_card.name",
  description: "call_card.description",
  getEntitySuggestion: suggestion,
});
