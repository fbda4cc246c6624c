import { describe, expect, it } from "vitest";
import { aCall, aSystem, FakeHomeAssistant } from "../testing/fake-home-assistant.js";
import { assertConfig } from "./config.js";
import { form as callCardForm } from "./editor.js";
import { filtersFor } from "./filters.js";
import { HistoryItems, itemsFor } from "./history-items.js";
import { dayOfCalls, lastDay, total } from "./hours-data.js";
import { busyExtensions } from "./live-entities.js";

describe("filtersFor", () => {
  it("adds up chips of one kind and trims the text", () => {
    expect(filtersFor(new Set(["missed", "failed", "inbound"]), "  anna ", "entry")).toEqual({
      config_entry_id: "entry",
      outcome: ["missed", "failed"],
      direction: ["inbound"],
      text: "anna",
    });
  });

  it("asks for everything with no chip pressed", () => {
    expect(filtersFor(new Set(), " ")).toEqual({});
  });
});

describe("assertConfig", () => {
  it.each([
    ["an empty one", {}],
    [
      "a full one",
      {
        sections: ["now", "history"],
        filters: ["missed"],
        rows: 5,
        mask_numbers: "full",
        title: "A",
        extension: "1000",
      },
    ],
  ])("accepts %s", (_what, options) => {
    expect(() => assertConfig({ type: "custom:pbx-call-card", ...options })).not.toThrow();
  });

  it.each([
    [
      "a section that is none",
      { sections: ["past"] },
      /sections is past.*now, history, to_return, statistics/,
    ],
    ["sections that are no list", { sections: "now" }, /sections must be a list/],
    ["a filter that is none", { filters: ["lost"] }, /filters is lost/],
    ["too few rows", { rows: 1 }, /rows must be a whole number, at least 3/],
    ["a mask that is none", { mask_numbers: true }, /mask_numbers is true/],
    ["an extension that YAML read as a number", { extension: 1000 }, /extension must be a text/],
    ["a title that is no text", { title: 5 }, /title must be a text/],
  ])("says what is wrong with %s", (_what, options, message) => {
    expect(() => assertConfig({ type: "custom:pbx-call-card", ...options })).toThrow(message);
  });

  it.each([null, [], "now"])("refuses %j", (config) => {
    expect(() => assertConfig(config)).toThrow("must be a list of options");
  });
});

describe("callCardForm", () => {
  it("names every field", () => {
    const form = callCardForm();
    for (const field of form.schema) {
      expect(form.computeLabel(field), field.name).toBeTruthy();
    }
    expect(form.computeHelper({ name: "title" })).toBeUndefined();
  });
});

describe("itemsFor", () => {
  it("puts the day before its first call, and leaves out calls in progress", () => {
    const { hass } = new FakeHomeAssistant();
    const calls = [
      aCall({ call_id: "4", started_at: "2026-11-20T08:30:00Z", state: "in_call", outcome: null }),
      aCall({ call_id: "3", started_at: "2026-11-20T08:00:00Z" }),
      aCall({ call_id: "2", started_at: "2026-11-20T07:00:00Z" }),
      aCall({ call_id: "1", started_at: "2026-11-19T07:00:00Z" }),
      aCall({ call_id: "0", started_at: null }),
    ];
    const items = itemsFor(hass, calls, new Date("2026-11-20T09:00:00Z"));
    expect(items.map((item) => ("day" in item ? item.day : item.call.call_id))).toEqual([
      "Today",
      "3",
      "2",
      "Yesterday",
      "1",
      "0",
    ]);
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
  });
});

describe("HistoryItems", () => {
  const calls = [aCall({ started_at: "2026-11-20T08:00:00Z" })];
  const now = new Date("2026-11-20T09:00:00Z");

  it("are the same ones while nothing changes", () => {
    const { hass } = new FakeHomeAssistant();
    const items = new HistoryItems();
    const first = items.of(hass, calls, now);
    expect(items.of({ ...hass }, calls, new Date("2026-11-20T09:01:00Z"))).toBe(first);
    expect(items.of(hass, [...calls], now)).not.toBe(first);
  });

  it("are others on the next day", () => {
    const { hass } = new FakeHomeAssistant();
    const items = new HistoryItems();
    items.of(hass, calls, now);
    expect(items.of(hass, calls, new Date("2026-11-21T09:00:00Z"))[0]).toMatchObject({ day: "Yesterday" });
  });
});

describe("dayOfCalls", () => {
  const now = new Date("2026-11-20T08:25:00Z");
  const { start, end } = lastDay(now);
  const hour = (at: string, answered: number) => ({
    config_entry_id: "entry",
    start: at,
    outcomes: { answered, missed: 1 },
    talk_seconds: 60,
    answered,
    answer_seconds: answered * 6,
  });

  it("is about the hour that runs and the 23 before", () => {
    expect(start.toISOString()).toBe("2026-11-19T09:00:00.000Z");
    expect(end.toISOString()).toBe("2026-11-20T09:00:00.000Z");
  });

  it("adds up systems, and leaves out what is not of the day", () => {
    const hours = [hour("2026-11-20T08:00:00+00:00", 2), hour("2026-11-20T08:00:00+00:00", 1)];
    const day = dayOfCalls(
      [...hours, { ...hour("2026-11-19T08:00:00Z", 9), talk_seconds: 0, answered: 0, answer_seconds: 0 }],
      start,
    );
    expect(day.counts.answered.at(-1)).toBe(3);
    expect(total(day, "answered")).toBe(3);
    expect(total(day, "missed")).toBe(2);
    expect(day.talkSeconds).toBe(120);
    expect(day.answerSeconds).toBe(6);
  });

  it("knows no time to answer where nobody did", () => {
    expect(dayOfCalls([], start).answerSeconds).toBeNull();
  });
});

describe("busyExtensions", () => {
  it("are those whose entities say so", () => {
    const { hass } = new FakeHomeAssistant();
    const state = (entity_id: string, value: string, attributes = {}) =>
      (hass.states[entity_id] = { entity_id, state: value, last_changed: "", attributes });
    state("sensor.e1000", "in_call", { connected_number: "0309269186" });
    state("sensor.e1001", "unregistered");
    const busy = busyExtensions(hass, [aSystem()]);
    expect(busy.map(({ extension, number }) => [extension.number, number])).toEqual([["1000", "0309269186"]]);
    state("sensor.e1000", "in_call");
    expect(busyExtensions(hass, [aSystem()])[0]?.number).toBeNull();
  });
});
