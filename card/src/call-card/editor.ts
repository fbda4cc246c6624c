import { choice, commonFields, configForm, extensionField } from "../shared/editor.js";
import type { ConfigForm } from "../shared/home-assistant.js";
import { assertConfig, FEWEST_ROWS, SECTIONS } from "./config.js";
import { CHIPS } from "./filters.js";

const MOST_ROWS = 50;

/** Return the visual editor of the call card. */
export function form(): ConfigForm {
  return configForm(
    [
      ...commonFields(),
      extensionField(),
      choice("sections", SECTIONS, { multiple: true }),
      choice("filters", CHIPS, { multiple: true }),
      { name: "rows", selector: { number: { min: FEWEST_ROWS, max: MOST_ROWS, mode: "box" } } },
    ],
    assertConfig,
  );
}
