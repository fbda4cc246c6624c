import { expect, test } from "vitest";
import { suggestion as campaignCard } from "../campaign-card/suggestion.js";
import { suggestion as extensionsCard } from "../extensions-card/suggestion.js";
import { aHass } from "../testing/shown.js";

function hassWith(key: string, identifier: string, platform = "pbx") {
  const entity = { entity_id: "sensor.x", device_id: "d", platform, translation_key: key };
  const device = {
    id: "d",
    name: null,
    name_by_user: null,
    config_entry_id: "a",
    identifiers: [["pbx", identifier]],
  };
  return aHass({ entities: { "sensor.x": entity }, devices: { d: device } });
}

test("an extension's entity suggests the board of this extension", () => {
  const hass = hassWith("extension_state", "123-extension-100-1");
  expect(extensionsCard(hass, "sensor.x")?.config).toEqual({
    type: "custom:pbx-extensions-card",
    config_entry: "a",
    extensions: ["100-1"],
    hide_trunks: true,
  });
});

test("a trunk's entity suggests the board of its system", () => {
  const hass = hassWith("trunk_status", "123-trunk-SIP");
  expect(extensionsCard(hass, "sensor.x")?.config).toEqual({
    type: "custom:pbx-extensions-card",
    config_entry: "a",
  });
});

test("a campaign's entity suggests the card of this campaign", () => {
  const hass = hassWith("campaign_results", "vdn-11-campaign-3");
  expect(campaignCard(hass, "sensor.x")?.config).toEqual({
    type: "custom:pbx-campaign-card",
    config_entry: "a",
    campaign: "3",
  });
});

test.each([
  ["another integration's", hassWith("extension_state", "1-extension-1", "other"), "sensor.x"],
  ["one about something else", hassWith("last_caller", "1"), "sensor.x"],
  ["one that does not exist", aHass(), "sensor.y"],
])("for an entity that is %s nothing is suggested", (_, hass, entityId) => {
  expect(extensionsCard(hass, entityId)).toBeNull();
  expect(campaignCard(hass, entityId)).toBeNull();
});
