import { afterEach, describe, expect, test, vi } from "vitest";
import type { LoggedCall } from "../shared/calls.js";
import { aHass, shown, text } from "../testing/shown.js";
import { aSystem } from "../testing/systems.js";
import "./index.js";

const TAG = "pbx-extensions-card";
const HOSTILE = "<img src=x onerror=alert(1)>";
const IN_CALL = {
  states: { "sensor.a_1000": "in_call" },
  attributes: { "sensor.a_1000": { connected_number: "+4930123456" } },
};

afterEach(() => document.body.replaceChildren());

test("a tile shows who is on the phone and with whom", async () => {
  const root = await shown(TAG, aHass({ systems: [aSystem()], ...IN_CALL }));
  const tile = root.querySelector(".tile");
  expect(text(tile?.querySelector(".name") ?? null)).toBe("Anna");
  expect(text(tile?.querySelector(".doing") ?? null)).toBe("+4930123456");
  expect(tile?.getAttribute("title")).toBe("Extension 1000, Anna, In a call, +4930123456");
});

test("a tile opens the details of the extension's state", async () => {
  const root = await shown(TAG, aHass({ systems: [aSystem()], ...IN_CALL }));
  const opened: unknown[] = [];
  document.body.addEventListener("hass-more-info", (event) => opened.push((event as CustomEvent).detail), {
    once: true,
  });
  root.querySelector<HTMLElement>(".tile")?.click();
  expect(opened).toEqual([{ entityId: "sensor.a_1000" }]);
});

test("a tile calls the extension where that is chosen", async () => {
  const root = await shown(TAG, aHass({ systems: [aSystem()], ...IN_CALL }), { tap: "call" });
  expect(root.querySelector("a.tile")?.getAttribute("href")).toBe("tel:1000");
});

describe("a tap that calls, from one's own extension", () => {
  const extensions = [
    { number: "1000", name: "Anna" },
    { number: "1001", name: "Ben" },
  ];
  const able = aSystem({ extensions, features: ["dial"] });
  const config = { tap: "call", extension: "1000" };

  test("rings at it, and then at the tile's", async () => {
    const callService = vi.fn(async () => ({}));
    const root = await shown(TAG, { ...aHass({ systems: [able] }), callService }, config);
    const tiles = root.querySelectorAll<HTMLElement>("button.tile");
    tiles[1]?.click();
    tiles[1]?.click();
    expect(callService.mock.calls).toEqual([
      ["pbx", "dial", { config_entry_id: "a", extension: "1000", number: "1001" }],
    ]);
  });

  test("shows the details of one's own tile", async () => {
    const callService = vi.fn();
    const root = await shown(TAG, { ...aHass({ systems: [able] }), callService }, config);
    const opened = vi.fn();
    document.body.addEventListener("hass-more-info", opened, { once: true });
    root.querySelector<HTMLElement>("button.tile")?.click();
    expect((opened.mock.calls[0]?.[0] as CustomEvent).detail).toEqual({ entityId: "sensor.a_1000" });
    expect(callService).not.toHaveBeenCalled();
  });

  test("leaves it to the device at hand where the system cannot dial", async () => {
    const systems = [aSystem({ extensions })];
    const root = await shown(TAG, aHass({ systems }), config);
    expect([...root.querySelectorAll("a.tile")].map((tile) => tile.getAttribute("href"))).toEqual([
      "tel:1000",
      "tel:1001",
    ]);
  });
});

test("names from outside are text and nothing else", async () => {
  const call = {
    config_entry_id: "a",
    call_id: "1",
    ids: ["1"],
    state: "in_call",
    caller_number: "+4930123456",
    caller_name: HOSTILE,
  } as LoggedCall;
  const systems = [aSystem({ title: HOSTILE, extensions: [{ number: "1000", name: HOSTILE }] })];
  const root = await shown(TAG, aHass({ systems, ...IN_CALL, calls: [call] }), { title: HOSTILE });
  expect(root.querySelector("img")).toBeNull();
  expect(text(root.querySelector(".doing"))).toBe(HOSTILE);
});

test.each([
  ["partial", "••• 456"],
  ["full", "Hidden number"],
])("numbers of outside parties are masked: %s", async (mask_numbers, expected) => {
  const root = await shown(TAG, aHass({ systems: [aSystem()], ...IN_CALL }), { mask_numbers });
  expect(text(root.querySelector(".doing"))).toBe(expected);
  expect(root.querySelector(".tile")?.outerHTML).not.toContain("4930123456");
});

test("a system that cannot be reached is named", async () => {
  const states = { "sensor.a_1000": "unavailable" };
  const root = await shown(TAG, aHass({ systems: [aSystem()], states }));
  expect(text(root.querySelector(".strip"))).toBe("Office cannot be reached.");
});

test.each([
  ["without extensions", [aSystem({ extensions: [] })], {}, "No extensions"],
  [
    "of extensions that do not exist",
    [aSystem()],
    { extensions: ["9"] },
    "None of the chosen extensions exists",
  ],
  ["of a system that is gone", [aSystem()], { config_entry: "gone" }, "This phone system is not set up"],
  ["without systems", [], {}, "No phone system yet"],
])("a board %s says so", async (_, systems, config, expected) => {
  const root = await shown(TAG, aHass({ systems }), config);
  expect(text(root.querySelector(".notice-title"))).toBe(expected);
});

test("a board of several systems names each", async () => {
  const systems = [aSystem(), aSystem({ entry: "b", title: "Home" })];
  const root = await shown(TAG, aHass({ systems }));
  expect([...root.querySelectorAll("h3")].map(text)).toEqual(["Office", "Home"]);
  // A name in another direction than the page's stays where the page's texts begin.
  expect(root.querySelector("h3 > bdi")).not.toBeNull();
  expect(root.querySelector("h3[dir]")).toBeNull();
});

test("the board speaks the user's language", async () => {
  const root = await shown(
    TAG,
    aHass({ systems: [aSystem()], states: { "sensor.a_1000": "idle" }, language: "fr" }),
  );
  expect(text(root.querySelector(".doing"))).toBe("Libre");
});
