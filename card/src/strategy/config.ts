import { assertCommon, type CommonConfig } from "../shared/config.js";
import { assertExtension, type CallingConfig } from "../shared/own-extension.js";

export const TYPE = "pbx";
export const STRATEGY = `custom:${TYPE}`;

/** What the dashboard, and each view of it, can be told: the one system it is about, how much of numbers is shown, who calls. */
export type StrategyConfig = Pick<CommonConfig, "type" | "config_entry" | "mask_numbers"> & CallingConfig;

/** Refuse what is wrong in a configuration. */
export function assertConfig(config: unknown): asserts config is StrategyConfig {
  assertCommon(config);
  assertExtension(config);
}
