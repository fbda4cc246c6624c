import { assertCommon, type CommonConfig } from "../shared/config.js";

export const TYPE = "pbx";
export const STRATEGY = `custom:${TYPE}`;

/** What the dashboard, and each view of it, can be told: the one system it is about, and how much of numbers is shown. */
export type StrategyConfig = Pick<CommonConfig, "type" | "config_entry" | "mask_numbers">;

/** Refuse what is wrong in a configuration. */
export function assertConfig(config: unknown): asserts config is StrategyConfig {
  assertCommon(config);
}
