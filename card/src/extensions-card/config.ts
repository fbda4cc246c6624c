import { assertCommon, assertOneOf, refuse, type CommonConfig } from "../shared/config.js";
import { assertExtension, type CallingConfig } from "../shared/own-extension.js";

export const TYPE = "pbx-extensions-card";
export const SORTS = ["number", "name", "activity"] as const;
export const TAPS = ["details", "call"] as const;
export const SWITCHES = ["hide_unregistered", "hide_trunks"] as const;

export type Sort = (typeof SORTS)[number];
export type Tap = (typeof TAPS)[number];

/** What the extension board can be told. `extensions` names the only ones to show, in any order. */
export interface ExtensionsCardConfig extends CommonConfig, CallingConfig {
  extensions?: string[];
  sort?: Sort;
  tap?: Tap;
  hide_unregistered?: boolean;
  hide_trunks?: boolean;
}

/** Refuse what is wrong in a configuration. */
export function assertConfig(config: unknown): asserts config is ExtensionsCardConfig {
  assertCommon(config);
  assertExtension(config);
  const given = config as unknown as Record<string, unknown>;
  assertOneOf("sort", given["sort"], SORTS);
  assertOneOf("tap", given["tap"], TAPS);
  for (const option of SWITCHES) {
    if (given[option] !== undefined && typeof given[option] !== "boolean") {
      refuse("config.not_a_switch", { option });
    }
  }
  const extensions = given["extensions"];
  // YAML reads 1000 as a number, which is no text: `1000` and `01000` would be the same.
  if (
    extensions !== undefined &&
    !(Array.isArray(extensions) && extensions.every((number) => typeof number === "string"))
  ) {
    refuse("config.not_a_list_of_texts", { option: "extensions" });
  }
}
