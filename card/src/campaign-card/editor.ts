import { choice, commonFields, configForm } from "../shared/editor.js";
import type { ConfigForm } from "../shared/home-assistant.js";
import { assertConfig, PERIODS } from "./config.js";

/** Return the visual editor. No number is shown on the card, so there is none to hide. */
export function form(): ConfigForm {
  const common = commonFields().filter(({ name }) => name !== "mask_numbers");
  const fields = [...common, { name: "campaign", selector: { text: {} } }, choice("period", PERIODS)];
  return configForm(fields, assertConfig);
}
