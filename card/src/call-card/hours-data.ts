import type { HourOfCalls, Outcome } from "../shared/calls.js";
import type { Tone } from "../shared/call-look.js";

const HOUR = 3_600_000;
export const HOURS = 24;

/** The outcomes that are drawn, from the foot of a bar to its head. */
export const DRAWN: readonly [Outcome, Tone][] = [
  ["answered", "talking"],
  ["voicemail", "voicemail"],
  ["missed", "missed"],
  ["failed", "failed"],
];

/** The calls of the last day, hour by hour, of all systems together. */
export interface DayOfCalls {
  starts: Date[];
  counts: Record<Outcome, number[]>;
  talkSeconds: number;
  /** How long it took on average until somebody answered; null where nobody did. */
  answerSeconds: number | null;
}

/** Return the period that the statistics are about: the hour that runs, and those before it. */
export function lastDay(now: Date): { start: Date; end: Date } {
  const hour = Math.floor(now.getTime() / HOUR) * HOUR;
  return { start: new Date(hour - (HOURS - 1) * HOUR), end: new Date(hour + HOUR) };
}

/** Return the calls of a period, hours without any included. */
export function dayOfCalls(hours: readonly HourOfCalls[], start: Date): DayOfCalls {
  const zeros = (): number[] => Array.from({ length: HOURS }, () => 0);
  const day: DayOfCalls = {
    starts: Array.from({ length: HOURS }, (_, place) => new Date(start.getTime() + place * HOUR)),
    counts: { answered: zeros(), voicemail: zeros(), missed: zeros(), failed: zeros(), unknown: zeros() },
    talkSeconds: 0,
    answerSeconds: null,
  };
  let answered = 0;
  let waited = 0;
  for (const hour of hours) {
    const place = Math.floor((Date.parse(hour.start) - start.getTime()) / HOUR);
    for (const [outcome, count] of Object.entries(hour.outcomes)) {
      const counts = day.counts[outcome as Outcome] as number[] | undefined;
      if (counts?.[place] !== undefined) {
        counts[place] += count;
      }
    }
    day.talkSeconds += hour.talk_seconds;
    answered += hour.answered;
    waited += hour.answer_seconds;
  }
  day.answerSeconds = answered ? waited / answered : null;
  return day;
}

/** Return the sum of an outcome's calls. */
export function total(day: DayOfCalls, outcome: Outcome): number {
  return day.counts[outcome].reduce((sum, count) => sum + count, 0);
}
