import { describe, expect, it } from "vitest";
import { clock, dayName, hourOfDay, timeAgo, timeOfDay } from "./format.js";
import type { Locale } from "./home-assistant.js";

const context = (locale: Partial<Locale> = {}) => ({
  locale: { language: "en", time_format: "24", time_zone: "server", ...locale } as Locale,
  config: { time_zone: "Asia/Shanghai" },
});
const now = new Date("2026-11-20T08:00:00Z");

describe("clock", () => {
  it.each([
    [-3, "0:00"],
    [7.9, "0:07"],
    [754, "12:34"],
    [3723, "1:02:03"],
  ])("shows %d seconds as %s", (seconds, shown) => {
    expect(clock(seconds)).toBe(shown);
  });
});

describe("times of day", () => {
  it("are in the zone and in the form that the user chose", () => {
    expect(timeOfDay(context(), now)).toBe("16:00");
    expect(timeOfDay(context({ time_format: "12" }), now)).toMatch(/^4:00\sPM$/);
    expect(hourOfDay(context(), now)).toBe("16");
  });
});

describe("dayName", () => {
  it.each([
    ["2026-11-20T00:00:00Z", "Today"],
    // Still yesterday in UTC, today where the user's clock is.
    ["2026-11-19T16:30:00Z", "Today"],
    ["2026-11-19T15:30:00Z", "Yesterday"],
    ["2026-11-17T08:00:00Z", "Tuesday, November 17"],
    ["2025-11-17T08:00:00Z", "Monday, November 17, 2025"],
  ])("calls the day of %s %s", (at, name) => {
    expect(dayName(context(), new Date(at), now)).toBe(name);
  });
});

describe("timeAgo", () => {
  it.each([
    ["2026-11-20T08:00:05Z", "now"],
    ["2026-11-20T07:59:30Z", "now"],
    ["2026-11-20T07:50:30Z", "9 min. ago"],
    ["2026-11-20T05:50:00Z", "2 hr. ago"],
    ["2026-11-18T05:50:00Z", "2 days ago"],
  ])("says of %s: %s", (at, words) => {
    expect(timeAgo(context(), new Date(at), now)).toBe(words);
  });
});
