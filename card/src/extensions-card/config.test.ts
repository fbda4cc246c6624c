import { expect, test } from "vitest";
import { assertConfig } from "./config.js";
import { form } from "./editor.js";

const type = "custom:pbx-extensions-card";

test.each([
  ["nothing but its type", {}],
  [
    "everything",
    { extensions: ["01000"], sort: "activity", tap: "call", extension: "1000", hide_unregistered: true },
  ],
  ["what the dashboard adds", { grid_options: { columns: 6 }, visibility: [] }],
])("takes %s", (_, options) => {
  expect(() => assertConfig({ type, ...options })).not.toThrow();
});

test.each([
  ["numbers instead of texts", { extensions: [1000] }, "extensions must be a list of texts"],
  ["a single extension", { extensions: "1000" }, "extensions must be a list of texts"],
  ["an unknown order", { sort: "age" }, "sort is age, but must be one of: number, name, activity."],
  ["a number for one's own extension", { extension: 1000 }, "extension must be a text."],
  ["an unknown tap", { tap: "dance" }, "tap is dance"],
  ["a word for a switch", { hide_trunks: "yes" }, "hide_trunks must be true or false."],
])("says what is wrong with %s", (_, options, message) => {
  expect(() => assertConfig({ type, ...options })).toThrow(message);
});

test("the visual editor offers the extensions that have devices, in the order of their numbers", () => {
  const root = document.createElement("home-assistant");
  const device = (number: string, name_by_user: string | null = null): object => ({
    name: `Extension ${number}`,
    name_by_user,
    identifiers: [["pbx", `123-extension-${number}`]],
  });
  const other = { name: "Lamp", name_by_user: null, identifiers: [["hue", "1-extension-5"]] };
  const devices = { a: device("1000"), b: device("200", "Door"), c: other };
  Object.assign(root, { hass: { locale: { language: "en" }, devices } });
  document.body.append(root);
  const field = form().schema.find(({ name }) => name === "extensions");
  root.remove();
  expect(field?.selector).toMatchObject({
    select: {
      options: [
        { value: "200", label: "200 Door" },
        { value: "1000", label: "Extension 1000" },
      ],
    },
  });
});

test("every field of the visual editor has a label", () => {
  const { schema, computeLabel } = form();
  const fields = schema.flatMap((field) => field.schema ?? [field]);
  expect(fields.map(computeLabel)).not.toContain(undefined);
});
