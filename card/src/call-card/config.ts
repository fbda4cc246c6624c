import type { ConfigForm } from "../shared/home-assistant.js";
import {
  assertCommon,
  assertListOf,
  choice,
  commonFields,
  configForm,
  refuse,
  type CommonConfig,
} from "../shared/config.js";
import { CHIPS, type Chip } from "./filters.js";

export const CALL_CARD = "pbx-call-card";
export const SECTIONS = ["now", "history", "to_return", "statistics"] as const;
export type Section = (typeof SECTIONS)[number];

const FEWEST_ROWS = 3;
const MOST_ROWS = 50;

/** What the call card can be told. `rows` is how many calls of the history are seen without scrolling. */
export interface CallCardConfig extends CommonConfig {
  sections?: Section[];
  filters?: Chip[];
  rows?: number;
}

/** Refuse a wrong configuration of the call card. */
export function assertConfig(config: unknown): asserts config is CallCardConfig {
  assertCommon(config);
  const { sections, filters, rows } = config as unknown as Record<string, unknown>;
  assertListOf("sections", sections, SECTIONS);
  assertListOf("filters", filters, CHIPS);
  if (rows !== undefined && !(Number.isInteger(rows) && Number(rows) >= FEWEST_ROWS)) {
    refuse("config.not_a_number", { option: "rows", least: String(FEWEST_ROWS) });
  }
}

/** Return the visual editor of the call card. */
export function callCardForm(): ConfigForm {
  return configForm(
    [
      ...commonFields(),
      choice("sections", SECTIONS, { multiple: true }),
      choice("filters", CHIPS, { multiple: true }),
      { name: "rows", selector: { number: { min: FEWEST_ROWS, max: MOST_ROWS, mode: "box" } } },
    ],
    assertConfig,
  );
}
