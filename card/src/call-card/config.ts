import { assertCommon, assertListOf, refuse, type CommonConfig } from "../shared/config.js";
import { assertExtension, type CallingConfig } from "../shared/own-extension.js";
import { CHIPS, type Chip } from "./filters.js";

export const CALL_CARD = "pbx-call-card";
export const SECTIONS = ["now", "history", "to_return", "statistics"] as const;
export type Section = (typeof SECTIONS)[number];

/** Of the rows of a dashboard's grid, so many are needed for a part of the card to be of use. */
export const LEAST_HEIGHT: Record<Section, number> = { now: 1, history: 5, to_return: 3, statistics: 5 };

export const FEWEST_ROWS = 3;

/** What the call card can be told. `rows` is how many calls of the history, and how many numbers to return, are seen at first. */
export interface CallCardConfig extends CommonConfig, CallingConfig {
  sections?: Section[];
  filters?: Chip[];
  rows?: number;
}

/** Refuse a wrong configuration of the call card. */
export function assertConfig(config: unknown): asserts config is CallCardConfig {
  assertCommon(config);
  assertExtension(config);
  const { sections, filters, rows } = config as unknown as Record<string, unknown>;
  assertListOf("sections", sections, SECTIONS);
  assertListOf("filters", filters, CHIPS);
  if (rows !== undefined && !(Number.isInteger(rows) && Number(rows) >= FEWEST_ROWS)) {
    refuse("config.not_a_number", { option: "rows", least: String(FEWEST_ROWS) });
  }
}
