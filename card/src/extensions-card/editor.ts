import { choice, commonFields, configForm, extensionChoice, extensionField } from "../shared/editor.js";
import type { ConfigForm, FormField } from "../shared/home-assistant.js";
import { assertConfig, SORTS, SWITCHES, TAPS } from "./config.js";

/** Return the visual editor. */
export function form(): ConfigForm {
  const fields: FormField[] = [
    ...commonFields(),
    extensionChoice("extensions", { multiple: true }),
    {
      name: "",
      type: "grid",
      schema: [choice("sort", SORTS), choice("tap", TAPS)],
    },
    extensionField(),
    {
      name: "",
      type: "grid",
      schema: SWITCHES.map((name) => ({ name, selector: { boolean: {} } })),
    },
  ];
  return configForm(fields, assertConfig);
}
