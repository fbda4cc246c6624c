import { describe, expect, test } from "vitest";
import type { LoggedCall } from "../shared/calls.js";
import { PERIODS } from "./config.js";
import { bounds, periodStart, tally } from "./tally.js";

const NOW = new Date(2026, 10, 21, 10, 42);
const HOUR = 3_600_000;

type Result = Pick<LoggedCall, "outcome" | "reason" | "reason_code" | "started_at">;

function result(hoursAgo: number, reason_code: string | null = null, more: Partial<Result> = {}): Result {
  const started_at = new Date(NOW.getTime() - hoursAgo * HOUR).toISOString();
  return { outcome: reason_code ? "failed" : "answered", reason: null, reason_code, started_at, ...more };
}

test.each([
  ["day", new Date(2026, 10, 20, 11), 24],
  ["week", new Date(2026, 10, 15), 7],
  ["month", new Date(2026, 9, 23), 30],
] as const)(
  "a %s begins at a full hour or at midnight and ends with now in its last bar",
  (period, start, bars) => {
    const limits = bounds(period, NOW);
    expect(periodStart(period, NOW)).toEqual(start);
    expect(limits).toHaveLength(bars + 1);
    expect(limits[0]).toEqual(start);
    expect(Number(limits.at(-2))).toBeLessThanOrEqual(NOW.getTime());
    expect(Number(limits.at(-1))).toBeGreaterThan(NOW.getTime());
  },
);

test.each(PERIODS)("bars of a %s touch, and no result is in two", (period) => {
  const limits = bounds(period, NOW).map(Number);
  const calls = limits.slice(0, -1).map((at) => result((NOW.getTime() - at) / HOUR));
  expect(tally(calls, period, NOW).buckets.map(({ succeeded }) => succeeded)).toEqual(calls.map(() => 1));
});

describe("what counts", () => {
  test("success, voicemail and failure", () => {
    const calls = [result(1), result(1, null, { outcome: "voicemail" }), result(1, "00603")];
    expect(tally(calls, "day", NOW)).toMatchObject({ results: 3, successes: 2, failures: 1 });
  });

  test.each([
    ["before the period", result(25)],
    ["without a time", result(1, null, { started_at: null })],
    ["still in progress", result(1, null, { outcome: null })],
    ["about whose end nothing was heard", result(1, null, { outcome: "unknown" })],
  ])("not a call %s", (_, call) => {
    expect(tally([call], "day", NOW).results).toBe(0);
  });
});

test("reasons come with the most frequent first, codes of one meaning together", () => {
  const calls = [result(1, "00537"), result(1, "00603"), result(1, "01040"), result(2, "603")];
  expect(tally(calls, "day", NOW).reasons).toEqual([
    { reason: "no_answer", count: 3 },
    { reason: "busy", count: 1 },
  ]);
});

test("reasons without a bar of their own share the last one", () => {
  const codes = ["00603", "00537", "00548", "00604", "00531", "00538", "00702"];
  const calls = codes.flatMap((code, rank) => Array.from({ length: 10 - rank }, () => result(1, code)));
  const counted = tally(calls, "week", NOW);
  expect(counted.shown).toHaveLength(5);
  expect(counted.buckets.at(-1)?.failed).toEqual([10, 9, 8, 7, 6, 5 + 4]);
});
