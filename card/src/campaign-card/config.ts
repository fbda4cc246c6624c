import {
  assertCommon,
  assertOneOf,
  assertText,
  choice,
  commonFields,
  configForm,
  type CommonConfig,
} from "../shared/config.js";
import type { ConfigForm } from "../shared/home-assistant.js";
import { PERIODS, type Period } from "./tally.js";

export const TYPE = "pbx-campaign-card";

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

/** Return the visual editor. No number is shown on the card, so there is none to hide. */
export function form(): ConfigForm {
  const common = commonFields().filter(({ name }) => name !== "mask_numbers");
  const fields = [...common, { name: "campaign", selector: { text: {} } }, choice("period", PERIODS)];
  return configForm(fields, assertConfig);
}
