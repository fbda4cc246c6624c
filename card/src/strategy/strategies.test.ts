import { expect, test } from "vitest";
import { aHass } from "../testing/shown.js";
import { aSystem } from "../testing/systems.js";
import type { PbxStrategyEditor } from "./editor.js";
import "./index.js";
import { PbxDashboardStrategy, PbxViewStrategy } from "./strategies.js";

const type = "custom:pbx";

test("the strategies are where Home Assistant looks for them", () => {
  expect(customElements.get("ll-strategy-dashboard-pbx")).toBe(PbxDashboardStrategy);
  expect(customElements.get("ll-strategy-view-pbx")).toBe(PbxViewStrategy);
});

test("the dashboard is offered where new ones are made", () => {
  const offers = window.customStrategies?.filter((one) => one["type"] === "pbx");
  expect(offers).toMatchObject([{ strategyType: "dashboard", name: "Phone systems" }]);
});

test("one line makes a dashboard in the user's language", async () => {
  const systems = [aSystem(), aSystem({ entry: "b", title: "Home" })];
  const { views } = await PbxDashboardStrategy.generate({ type }, aHass({ systems, language: "de" }));
  expect(views.map(({ title }) => title)).toEqual(["Übersicht", "Office", "Home"]);
});

test("each view is made of what the dashboard told it", async () => {
  const hass = aHass({ systems: [aSystem()] });
  const { views } = await PbxDashboardStrategy.generate({ type }, hass);
  const view = await PbxViewStrategy.generate(views[0]?.strategy as never, hass);
  expect(view.type).toBe("sections");
  expect(view.sections.length).toBe(3);
});

test("a view without the integration has cards that say what is the matter", async () => {
  const callWS = (() => Promise.reject({ code: "unknown_command" })) as never;
  const view = await PbxViewStrategy.generate({ type }, { ...aHass(), callWS });
  expect(view.sections.length).toBeGreaterThan(0);
});

test("a wrong configuration is refused", async () => {
  const wrong = { type, mask_numbers: "some" } as never;
  await expect(PbxDashboardStrategy.generate(wrong, aHass())).rejects.toThrow("mask_numbers is some");
});

test("the dashboard's settings ask for one's own extension, and hand on what was chosen", async () => {
  const editor = (await PbxDashboardStrategy.getConfigElement()) as PbxStrategyEditor;
  editor.setConfig({ type });
  document.body.append(editor);
  await editor.updateComplete;
  const form = editor.shadowRoot!.querySelector("ha-form") as HTMLElement & {
    schema: { name: string }[];
  };
  expect(form.schema.map(({ name }) => name)).toEqual(["config_entry", "mask_numbers", "extension"]);
  const changed = new Promise((resolve) =>
    editor.addEventListener("config-changed", (event) => resolve((event as CustomEvent).detail)),
  );
  const value = { type, extension: "1000" };
  form.dispatchEvent(new CustomEvent("value-changed", { detail: { value } }));
  expect(await changed).toEqual({ config: value });
  editor.remove();
});
