import { expect, test } from "vitest";
import type { HassEntity } from "../shared/home-assistant.js";
import { aSystem } from "../testing/systems.js";
import { campaignsOf, centresOf, totals } from "./totals.js";

const KEYS = ["results", "successes", "failures", "last_reason"];
const centre = aSystem({ entry: "h", extensions: [], campaigns: ["3", "12"] });

const entities = Object.fromEntries(
  ["3", "12"].flatMap((id) =>
    KEYS.map((key) => [
      `sensor.${id}_${key}`,
      {
        entity_id: `sensor.${id}_${key}`,
        device_id: `device-h-${id}`,
        platform: "pbx",
        translation_key: `campaign_${key}`,
      },
    ]),
  ),
);

function state(
  entity_id: string,
  value: string,
  last_changed = "2026-11-21T10:00:00Z",
): [string, HassEntity] {
  return [entity_id, { entity_id, state: value, last_changed, attributes: {} }];
}

test("campaigns come with their entities, the latest first", () => {
  const campaigns = campaignsOf([centre], { entities, devices: {} });
  expect(campaigns.map(({ campaignId }) => campaignId)).toEqual(["12", "3"]);
  expect(campaigns[1]?.entities.campaign_results).toBe("sensor.3_results");
});

test("a campaign is called what its device was renamed to", () => {
  const devices = { "device-h-3": { id: "device-h-3", name: "Campaign 3", name_by_user: "Spring sale" } };
  expect(campaignsOf([centre], { entities, devices })[1]?.name).toBe("Spring sale");
});

test("totals are sums, and unknown states count as nothing", () => {
  const campaigns = campaignsOf([centre], { entities, devices: {} });
  const states = Object.fromEntries([
    state("sensor.3_results", "5"),
    state("sensor.12_results", "unavailable"),
    state("sensor.3_successes", "4"),
    state("sensor.3_failures", "1"),
    state("sensor.3_last_reason", "old", "2026-11-20T10:00:00Z"),
    state("sensor.12_last_reason", "new"),
  ]);
  expect(totals(campaigns, states)).toEqual({ results: 5, successes: 4, failures: 1, lastReason: "new" });
});

test("only systems with campaigns are contact centres", () => {
  expect(centresOf([aSystem(), centre])).toEqual([centre]);
});
