import { editorTexts, frontend } from "./config.js";
import type { ConfigForm, FormField } from "./home-assistant.js";
import { knownExtensions } from "./known-extensions.js";
import type { TextKey } from "./localize.js";
import { MASKS } from "./mask.js";

/** Return a select of the visual editor whose options are named under `editor.<name>_options`. */
export function choice(
  name: string,
  values: readonly string[],
  options: { multiple?: boolean } = {},
): FormField {
  const t = editorTexts();
  return {
    name,
    selector: {
      select: {
        multiple: options.multiple ?? false,
        mode: options.multiple ? "list" : "dropdown",
        options: values.map((value) => ({ value, label: t(`editor.${name}_options.${value}` as TextKey) })),
      },
    },
  };
}

/** Return a select of the visual editor that offers the extensions; others can be typed in. */
export function extensionChoice(name: string, options: { multiple?: boolean } = {}): FormField {
  return {
    name,
    selector: {
      select: {
        multiple: options.multiple ?? false,
        mode: "dropdown",
        custom_value: true,
        options: knownExtensions(frontend()?.devices ?? {}),
      },
    },
  };
}

/** Return the fields of the visual editor that every card has. */
export function commonFields(): FormField[] {
  return [
    { name: "title", selector: { text: {} } },
    { name: "config_entry", selector: { config_entry: { integration: "pbx" } } },
    choice("mask_numbers", MASKS),
  ];
}

/** Return the visual editor of a card: its fields, named and explained by the texts under `editor`. */
export function configForm(
  fields: readonly FormField[],
  assertConfig: (config: unknown) => void,
): ConfigForm {
  const text = (key: string): string | undefined => {
    const found = editorTexts()(key as TextKey);
    return found === key ? undefined : found;
  };
  return {
    schema: fields,
    computeLabel: (field) => text(`editor.${field.name}`),
    computeHelper: (field) => text(`editor.${field.name}_help`),
    assertConfig,
  };
}

/** Return the field of the visual editor for one's own extension. */
export function extensionField(): FormField {
  return extensionChoice("extension");
}
