import { describe, expect, test } from "vitest";
import type { EntityRegistryEntry } from "../shared/home-assistant.js";
import { localizer } from "../shared/localize.js";
import { aSystem } from "../testing/systems.js";
import type { CardConfig, ViewConfig } from "./lovelace.js";
import { overview, systemView, viewsFor } from "./views.js";

const t = localizer("en");
const office = aSystem({ entry: "a", title: "Office" });
const home = aSystem({ entry: "b", title: "Home" });
const centre = aSystem({ entry: "h", title: "联络中心", extensions: [], campaigns: ["3"] });

function registry(...entities: [string, string][]): { entities: Record<string, EntityRegistryEntry> } {
  return {
    entities: Object.fromEntries(
      entities.map(([entity_id, translation_key]) => [
        entity_id,
        { entity_id, translation_key, device_id: "device-a", platform: "pbx" },
      ]),
    ),
  };
}

function cards(view: ViewConfig): CardConfig[] {
  return view.sections.flatMap((section) => section.cards).filter(({ type }) => type !== "heading");
}

describe("the dashboard", () => {
  test("of one system has its view alone", () => {
    expect(viewsFor([office], {}, t)).toEqual([
      { title: "Office", path: "office", strategy: { type: "custom:pbx", config_entry: "a" } },
    ]);
  });

  test("of several systems begins with an overview", () => {
    const views = viewsFor([office, centre], {}, t);
    expect(views.map(({ title, path }) => [title, path])).toEqual([
      ["Overview", "overview"],
      ["Office", "office"],
      ["联络中心", "h"],
    ]);
  });

  test("without systems has a view whose cards say so", () => {
    expect(viewsFor([], {}, t).map(({ path }) => path)).toEqual(["overview"]);
  });

  test("can be about one system only", () => {
    expect(viewsFor([office, home], { config_entry: "b" }, t).map(({ title }) => title)).toEqual(["Home"]);
  });

  test.each([
    ["alike", [office, aSystem({ entry: "b", title: "Office!" })]],
    ["like the overview", [aSystem({ entry: "a", title: "Overview" }), home]],
  ])("gives systems that are called %s addresses of their own", (_, systems) => {
    const paths = viewsFor(systems, {}, t).map(({ path }) => path);
    expect(new Set(paths).size).toBe(3);
  });

  test("hands on how much of numbers is shown", () => {
    const views = viewsFor([office, home], { mask_numbers: "full" }, t);
    expect(views.map(({ strategy }) => strategy["mask_numbers"])).toEqual(["full", "full", "full"]);
  });
});

describe("one's own extension", () => {
  const able = aSystem({ entry: "a", title: "Office", features: ["dial"] });

  test("is handed on to every view", () => {
    const views = viewsFor([able, home], { extension: "1000" }, t);
    expect(views.map(({ strategy }) => strategy["extension"])).toEqual(["1000", "1000", "1000"]);
  });

  test.each([
    ["calls from a tile where the system can dial", able, { extension: "1000" }, "call"],
    ["shows details where it cannot", office, { extension: "1000" }, undefined],
    ["shows details where the extension is another system's", able, { extension: "2" }, undefined],
    ["shows details where there is none", able, {}, undefined],
  ])("%s", (_, system, config, tap) => {
    const shown = cards(systemView(system, registry(), config, t));
    const [board] = shown.filter(({ type }) => type === "custom:pbx-extensions-card");
    expect(board?.["tap"]).toBe(tap);
    expect(shown.every((card) => card["extension"] === (config as { extension?: string }).extension)).toBe(
      true,
    );
  });

  test("calls from the tiles of its own system in the overview", () => {
    const shown = cards(overview([able, home], registry(), { extension: "1000" }, t));
    const boards = shown.filter(({ type }) => type === "custom:pbx-extensions-card");
    expect(boards.map(({ config_entry, tap }) => [config_entry, tap])).toEqual([
      ["a", "call"],
      ["b", undefined],
    ]);
  });
});

describe("the view of a system", () => {
  test("keeps the list of numbers to return short", () => {
    const [list] = cards(systemView(office, registry(), {}, t)).filter(
      ({ sections }) => (sections as string[] | undefined)?.[0] === "to_return",
    );
    expect(list?.["rows"]).toBe(5);
  });

  test("shows in green, and by its name, that a system is connected", () => {
    const known = registry(["binary_sensor.o_on", "connected"]);
    expect(systemView(office, known, {}, t).badges).toEqual([
      { type: "entity", entity: "binary_sensor.o_on", show_name: true, name: "Office", color: "green" },
    ]);
  });

  test("has the call card's parts and the extensions, all about this system", () => {
    const shown = cards(systemView(office, registry(), { mask_numbers: "partial" }, t));
    expect(shown.map(({ type, sections }) => [type, sections])).toEqual([
      ["custom:pbx-call-card", ["now"]],
      ["custom:pbx-call-card", ["to_return"]],
      ["custom:pbx-call-card", ["statistics"]],
      ["custom:pbx-extensions-card", undefined],
      ["custom:pbx-call-card", ["history"]],
    ]);
    expect(shown.every((card) => card["config_entry"] === "a")).toBe(true);
    expect(shown.every((card) => card["mask_numbers"] === "partial")).toBe(true);
  });

  test("has badges for those of its entities that are enabled", () => {
    const known = registry(["sensor.o_missed", "missed_calls_today"], ["binary_sensor.o_on", "connected"]);
    expect(systemView(office, known, {}, t).badges.map(({ entity }) => entity)).toEqual([
      "binary_sensor.o_on",
      "sensor.o_missed",
    ]);
  });

  test.each([
    ["few extensions", 20, undefined, 3],
    ["many extensions", 21, 2, 4],
  ])("with %s makes room for them", (_, count, span, columns) => {
    const numbers = Array.from({ length: count }, (_one, index) => ({ number: String(index), name: null }));
    const view = systemView(aSystem({ extensions: numbers }), registry(), {}, t);
    expect(view.sections[1]?.column_span).toBe(span);
    expect(view.max_columns).toBe(columns);
  });

  test("of a contact centre has its campaigns and nobody to call back", () => {
    const shown = cards(systemView(centre, registry(), {}, t));
    expect(shown.map(({ type, sections }) => [type, sections])).toEqual([
      ["custom:pbx-campaign-card", undefined],
      ["custom:pbx-call-card", ["history"]],
    ]);
  });

  test("shows entities to those who may not read the log", () => {
    const closed = aSystem({ mayRead: false });
    const known = registry(["sensor.o_caller", "last_caller"], ["event.o", "calls"]);
    const shown = cards(systemView(closed, known, {}, t));
    expect(shown.map(({ type, entity }) => [type, entity])).toEqual([
      ["custom:pbx-extensions-card", undefined],
      ["tile", "event.o"],
      ["tile", "sensor.o_caller"],
    ]);
  });

  test.each(["partial", "full"] as const)(
    "shows no entity that tells numbers where they are hidden: %s",
    (mask_numbers) => {
      const known = registry(["sensor.o_caller", "last_caller"], ["event.o", "calls"]);
      const shown = cards(systemView(aSystem({ mayRead: false }), known, { mask_numbers }, t));
      expect(shown.map(({ entity }) => entity)).toEqual([undefined, "event.o"]);
    },
  );
});

describe("the overview", () => {
  test("has a part for each system, and the calls of all together", () => {
    const shown = cards(overview([office, centre], registry(), {}, t));
    expect(shown.map(({ type, config_entry }) => [type, config_entry])).toEqual([
      ["custom:pbx-call-card", undefined],
      ["custom:pbx-call-card", undefined],
      ["custom:pbx-call-card", undefined],
      ["custom:pbx-extensions-card", "a"],
      ["custom:pbx-call-card", undefined],
      ["custom:pbx-campaign-card", "h"],
    ]);
  });

  test("leads from each system to its view", () => {
    const headings = overview([office, centre], registry(), {}, t).sections.flatMap(({ cards: all }) =>
      all.filter((card) => card["tap_action"]),
    );
    expect(headings.map(({ heading, tap_action }) => [heading, tap_action])).toEqual([
      ["Office", { action: "navigate", navigation_path: "office" }],
      ["联络中心", { action: "navigate", navigation_path: "h" }],
    ]);
  });

  test("shows entities to those who may read no log at all", () => {
    const known = registry(["sensor.o_caller", "last_caller"]);
    const closed = [aSystem({ mayRead: false }), aSystem({ entry: "b", mayRead: false })];
    expect(cards(overview(closed, known, {}, t)).map(({ type }) => type)).toEqual([
      "custom:pbx-extensions-card",
      "custom:pbx-extensions-card",
      "tile",
    ]);
  });

  test("has a card that tells what is the matter when no system is known", () => {
    expect(cards(overview([], registry(), {}, t)).length).toBeGreaterThan(0);
  });
});
