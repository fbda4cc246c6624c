import { afterEach, expect, test, vi } from "vitest";
import type { LoggedCall } from "../shared/calls.js";
import type { HomeAssistant } from "../shared/home-assistant.js";
import { aHass, shown as shownCard, text } from "../testing/shown.js";
import { aSystem } from "../testing/systems.js";
import "./campaign-content.js";
import "./index.js";

const TAG = "pbx-campaign-card";
const RESULTS = "sensor.c_results";

function result(call_id: string, reason: string | null = null, campaign_id = "3"): LoggedCall {
  return {
    config_entry_id: "h",
    call_id,
    outcome: reason === null ? "answered" : "failed",
    reason,
    reason_code: null,
    started_at: new Date().toISOString(),
    campaign: { campaign_id, custom_field: null },
  } as LoggedCall;
}

function centre(mayRead = true, campaigns = ["3"]) {
  return aSystem({ entry: "h", extensions: [], campaigns, mayRead });
}

/** Return what the card shows once its content, which is loaded later, has read what it needs. */
async function shown(tag: string, hass: HomeAssistant, config: object = {}): Promise<ShadowRoot> {
  const card = await shownCard(tag, hass, config);
  const content = card.querySelector("pbx-campaign-content")!;
  await vi.waitFor(() => expect(content.shadowRoot?.querySelector("[role=status][aria-label]")).toBeNull());
  return content.shadowRoot!;
}

function figures(root: ShadowRoot): string[] {
  return [...root.querySelectorAll("dd")].map(text);
}

afterEach(() => document.body.replaceChildren());

test("the card counts success and failure and names the reasons", async () => {
  const log = [result("1"), result("2"), result("3", "Busy"), result("4", "<b>Busy</b>")];
  const root = await shown(TAG, aHass({ systems: [centre()], log }));
  expect(figures(root)).toEqual(["4", "250%", "250%"]);
  expect([...root.querySelectorAll("ol .text")].map(text).sort()).toEqual(["<b>Busy</b>", "Busy"]);
  expect(root.querySelector("ol b")).toBeNull();
});

test("another period can be chosen", async () => {
  const root = await shown(TAG, aHass({ systems: [centre()], log: [result("1")] }), { period: "day" });
  const pressed = (): string[] => [...root.querySelectorAll('[aria-pressed="true"]')].map(text);
  expect(pressed()).toEqual(["24 h"]);
  root.querySelectorAll<HTMLElement>(".periods button")[2]?.click();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(pressed()).toEqual(["30 days"]);
});

test("a campaign can be chosen where there are several", async () => {
  const root = await shown(TAG, aHass({ systems: [centre(true, ["3", "12"])], log: [result("1")] }));
  expect([...root.querySelectorAll("option")].map(text)).toEqual([
    "All campaigns",
    "Campaign 12",
    "Campaign 3",
  ]);
});

test("who may not read the log sees what the entities say", async () => {
  const entities = {
    [RESULTS]: {
      entity_id: RESULTS,
      device_id: "device-h-3",
      platform: "pbx",
      translation_key: "campaign_results",
    },
  };
  const root = await shown(TAG, aHass({ systems: [centre(false)], entities, states: { [RESULTS]: "7" } }));
  expect(figures(root)[0]).toBe("7");
  expect(text(root.querySelector(".strip"))).toContain("Only administrators see the call log");
  expect(root.querySelector(".periods")).toBeNull();
});

test("a card without a title and anything to choose has no room for them", async () => {
  const root = await shown(TAG, aHass({ systems: [{ ...centre(), campaigns: [] }] }), { title: "" });
  expect(root.querySelector(".header")).toBeNull();
});

test.each([
  ["without results in the period", [centre()], "No results in this period"],
  ["without campaigns yet", [{ ...centre(), campaigns: [] }], "No results yet"],
  ["without a contact centre", [aSystem()], "No contact centre"],
])("a card %s says so", async (_, systems, expected) => {
  const root = await shown(TAG, aHass({ systems }));
  expect(text(root.querySelector(".notice-title"))).toBe(expected);
});
