import type { System } from "../shared/calls.js";
import type { Localize } from "../shared/localize.js";
import type { CardConfig, SectionConfig } from "./lovelace.js";

const HISTORY_ROWS = 10;
/** However many calls were missed, the rest of the view stays on the screen. */
const NUMBERS_TO_RETURN = 5;
const MANY_EXTENSIONS = 20;

/** What all cards of a view are told. `canCall` is whether the system can call from the user's own extension. */
export interface Told {
  t: Localize;
  options: { config_entry?: string; mask_numbers?: string; extension?: string };
  canCall?: boolean;
}

/** Return cards under a heading; one that names a view leads to it. */
function part(heading: string, icon: string, cards: CardConfig[], path?: string): CardConfig[] {
  const tap_action = path ? { tap_action: { action: "navigate", navigation_path: path } } : {};
  return [{ type: "heading", heading, icon, ...tap_action }, ...cards];
}

function callCard({ options }: Told, section: string, more: object = {}): CardConfig {
  return { type: "custom:pbx-call-card", ...options, sections: [section], ...more };
}

/** Return a section of parts that stand below one another. */
export function section(parts: readonly CardConfig[][], span = 1): SectionConfig {
  const cards = parts.flat();
  if (span === 1) {
    return { type: "grid", cards };
  }
  return {
    type: "grid",
    column_span: span,
    cards: cards.map((card) => ({ ...card, grid_options: { columns: "full" } })),
  };
}

/** Return what happens now. */
export function now(told: Told): CardConfig[] {
  return part(told.t("strategy.now"), "mdi:phone-in-talk", [callCard(told, "now")]);
}

/** Return who is to be called back. */
export function toReturn(told: Told): CardConfig[] {
  return part(told.t("strategy.to_return"), "mdi:phone-missed", [
    callCard(told, "to_return", { rows: NUMBERS_TO_RETURN }),
  ]);
}

/** Return what the calls of the last day came to. */
export function statistics(told: Told): CardConfig[] {
  return part(told.t("call_card.sections.statistics"), "mdi:chart-bar", [callCard(told, "statistics")]);
}

/** Return the calls that have been. */
export function history(told: Told): CardConfig[] {
  return part(told.t("strategy.history"), "mdi:history", [callCard(told, "history", { rows: HISTORY_ROWS })]);
}

/** Return the extensions of a system. */
export function extensions(
  { t, options, canCall = false }: Told,
  heading = t("strategy.extensions"),
  path?: string,
): CardConfig[] {
  const card = { type: "custom:pbx-extensions-card", ...options, ...(canCall ? { tap: "call" } : {}) };
  return part(heading, "mdi:deskphone", [card], path);
}

/** Return the results of a contact centre's campaigns. */
export function campaigns(
  { t, options }: Told,
  heading = t("strategy.campaigns"),
  path?: string,
): CardConfig[] {
  const { config_entry } = options;
  // The heading above says what it is.
  const card = { type: "custom:pbx-campaign-card", title: "", ...(config_entry ? { config_entry } : {}) };
  return part(heading, "mdi:bullhorn", [card], path);
}

/** Return what entities say of calls, for those who may not read the log; `name` is what of their names is shown. */
export function entities({ t }: Told, shown: readonly (string | null)[], name?: "entity"): CardConfig[] {
  const named = name ? { name: { type: name } } : {};
  const tiles = shown.filter((one) => one !== null).map((entity) => ({ type: "tile", entity, ...named }));
  return tiles.length ? part(t("strategy.calls"), "mdi:phone", tiles) : [];
}

/** Tell whether a system is a contact centre, which has campaigns instead of extensions. */
export function isContactCentre(system: System): boolean {
  return system.is_campaigns || (!system.extensions.length && system.campaigns.length > 0);
}

/** Tell how many columns a system's extensions or campaigns take. */
export function spanOf(system: System): number {
  return isContactCentre(system) || system.extensions.length > MANY_EXTENSIONS ? 2 : 1;
}
