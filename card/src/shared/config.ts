import type { HomeAssistant } from "./home-assistant.js";
import { localizer, type Localize, type TextKey } from "./localize.js";
import { MASKS, type Mask } from "./mask.js";

/** What every card can be told. */
export interface CommonConfig {
  type: string;
  title?: string;
  config_entry?: string;
  mask_numbers?: Mask;
  grid_options?: unknown;
  view_layout?: unknown;
  visibility?: unknown;
}

/** Return Home Assistant's frontend where no card has been given it yet. */
export function frontend(): HomeAssistant | undefined {
  return (document.querySelector("home-assistant") as { hass?: HomeAssistant } | null)?.hass;
}

/** The texts of the visual editor, in the frontend's language. */
export function editorTexts(): Localize {
  return localizer(frontend()?.locale.language ?? (document.documentElement.lang || "en"));
}

/** Refuse a configuration, in the user's language. */
export function refuse(key: TextKey, values: Record<string, string> = {}): never {
  throw new Error(editorTexts()(key, values));
}

/** Refuse what is wrong in the part of a configuration that every card has. */
export function assertCommon(config: unknown): asserts config is CommonConfig {
  if (typeof config !== "object" || config === null || Array.isArray(config)) {
    refuse("config.not_an_object");
  }
  const given = config as Record<string, unknown>;
  for (const option of ["title", "config_entry"]) {
    assertText(option, given[option]);
  }
  assertOneOf("mask_numbers", given["mask_numbers"], MASKS);
}

/** Refuse an option that is given and no text. */
export function assertText(option: string, value: unknown): void {
  if (value !== undefined && typeof value !== "string") {
    refuse("config.not_a_text", { option });
  }
}

/** Refuse an option that is given and none of the allowed values. */
export function assertOneOf(option: string, value: unknown, allowed: readonly string[]): void {
  if (value !== undefined && !allowed.includes(value as string)) {
    refuse("config.not_one_of", { option, allowed: allowed.join(", "), value: String(value) });
  }
}

/** Refuse an option that is given and no list of allowed values. */
export function assertListOf(option: string, value: unknown, allowed: readonly string[]): void {
  if (value === undefined) {
    return;
  }
  if (!Array.isArray(value)) {
    refuse("config.not_a_list", { option });
  }
  for (const one of value) {
    assertOneOf(option, one, allowed);
  }
}
