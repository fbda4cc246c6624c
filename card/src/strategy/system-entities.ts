import type { System } from "../shared/calls.js";
import type { HomeAssistant } from "../shared/home-assistant.js";

/** Return how to find the entity of a system's own device by the name that the integration gives it. */
export function entitiesOfSystem(
  system: System,
  registry: Pick<HomeAssistant, "entities">,
): (key: string) => string | null {
  const found = new Map<string, string>();
  for (const entity of Object.values(registry.entities)) {
    if (entity?.platform === "pbx" && entity.device_id === system.device_id && entity.translation_key) {
      found.set(`${entity.entity_id.split(".", 1)[0]}.${entity.translation_key}`, entity.entity_id);
    }
  }
  return (key) => found.get(key) ?? null;
}
