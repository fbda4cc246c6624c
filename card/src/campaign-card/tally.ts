import type { LoggedCall } from "../shared/calls.js";
import type { Period } from "./config.js";
import { reasonOf } from "./reasons.js";

const HOUR = 3_600_000;
const SERIES = 5;

const DAYS: Record<Period, number> = { day: 1, week: 7, month: 30 };

/** Why calls failed, and how often. */
export interface Reason {
  reason: string;
  count: number;
}

/** What the calls that began in one hour or on one day came to; `failed` has a count for each shown reason, and the rest last. */
export interface Bucket {
  start: Date;
  succeeded: number;
  failed: number[];
}

/** What a campaign's calls came to. `reasons` are all of them, the most frequent first; `shown` those with a bar of their own. */
export interface Tally {
  results: number;
  successes: number;
  failures: number;
  reasons: Reason[];
  shown: string[];
  buckets: Bucket[];
}

type Result = Pick<LoggedCall, "outcome" | "reason" | "reason_code" | "started_at">;

/** Return when a period begins: at a full hour for a day, at midnight for more. */
export function periodStart(period: Period, now: Date): Date {
  const start = new Date(now);
  if (period === "day") {
    start.setMinutes(0, 0, 0);
    return new Date(start.getTime() - 23 * HOUR);
  }
  start.setHours(0, 0, 0, 0);
  start.setDate(start.getDate() - (DAYS[period] - 1));
  return start;
}

/** Return the begin of each hour of a day, or of each day of more, and the end of the last one. */
export function bounds(period: Period, now: Date): Date[] {
  const start = periodStart(period, now);
  if (period === "day") {
    return Array.from({ length: 25 }, (_, hour) => new Date(start.getTime() + hour * HOUR));
  }
  return Array.from({ length: DAYS[period] + 1 }, (_, day) => {
    const at = new Date(start);
    // Days have 23 or 25 hours where clocks change.
    at.setDate(at.getDate() + day);
    return at;
  });
}

function succeeded(call: Result): boolean {
  return call.outcome === "answered" || call.outcome === "voicemail";
}

/** Count what calls came to. Calls outside of the period, and those without an outcome, do not count. */
export function tally(calls: Iterable<Result>, period: Period, now: Date): Tally {
  const limits = bounds(period, now).map((at) => at.getTime());
  const counted: { call: Result; bucket: number }[] = [];
  for (const call of calls) {
    const at = call.started_at ? Date.parse(call.started_at) : Number.NaN;
    const bucket = limits.filter((limit) => limit <= at).length - 1;
    if (call.outcome && call.outcome !== "unknown" && bucket >= 0 && bucket < limits.length - 1) {
      counted.push({ call, bucket });
    }
  }
  const frequencies = new Map<string, number>();
  for (const { call } of counted.filter(({ call }) => !succeeded(call))) {
    frequencies.set(reasonOf(call), (frequencies.get(reasonOf(call)) ?? 0) + 1);
  }
  const reasons = [...frequencies]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
  const shown = reasons.slice(0, SERIES).map(({ reason }) => reason);
  const buckets = limits.slice(0, -1).map((limit) => ({
    start: new Date(limit),
    succeeded: 0,
    failed: Array.from({ length: shown.length + 1 }, () => 0),
  }));
  for (const { call, bucket } of counted) {
    const into = buckets[bucket];
    if (!into) {
      continue;
    }
    if (succeeded(call)) {
      into.succeeded += 1;
    } else {
      const at = shown.indexOf(reasonOf(call));
      const series = at < 0 ? shown.length : at;
      into.failed[series] = (into.failed[series] ?? 0) + 1;
    }
  }
  const failures = reasons.reduce((sum, { count }) => sum + count, 0);
  return {
    results: counted.length,
    successes: counted.length - failures,
    failures,
    reasons,
    shown,
    buckets,
  };
}
