import { assertCommon, assertOneOf, assertText, type CommonConfig } from "../shared/config.js";

export const TYPE = "pbx-campaign-card";
export const PERIODS = ["day", "week", "month"] as const;

/** What is counted: the last 24 hours by the hour, or the last 7 or 30 days by the day. */
export type Period = (typeof PERIODS)[number];

/** What the campaign card can be told. `campaign` is the id of the only one to show, `period` what it shows first. */
export interface CampaignCardConfig extends CommonConfig {
  campaign?: string;
  period?: Period;
}

/** Refuse what is wrong in a configuration. */
export function assertConfig(config: unknown): asserts config is CampaignCardConfig {
  assertCommon(config);
  const given = config as unknown as Record<string, unknown>;
  assertText("campaign", given["campaign"]);
  assertOneOf("period", given["period"], PERIODS);
}
