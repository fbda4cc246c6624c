import { keyOf, type LoggedCall } from "../shared/calls.js";
import { dayKey, dayName } from "../shared/format.js";
import type { HomeAssistant } from "../shared/home-assistant.js";

/** A row of the history: a call, or the name of the day that the calls below it are of. */
export type HistoryItem = { key: string; day: string } | { key: string; call: LoggedCall };

type Context = Pick<HomeAssistant, "locale" | "config">;

/** Wherever somebody is, midnight is at the begin of one of these. */
const QUARTER_OF_AN_HOUR = 15 * 60_000;

/**
 * Return the rows for calls, the newest first, with a row before the first call of each day.
 *
 * A call in progress is none of them: it stands above the history already.
 */
export function itemsFor(hass: Context, calls: readonly LoggedCall[], now: Date): HistoryItem[] {
  const items: HistoryItem[] = [];
  // To tell the day of each of thousands of calls takes longer than a frame may.
  const days = new Map<number, string>();
  const dayOf = (at: Date): string => {
    const quarter = Math.floor(at.getTime() / QUARTER_OF_AN_HOUR);
    const day = days.get(quarter) ?? dayKey(hass, at);
    days.set(quarter, day);
    return day;
  };
  let day = "";
  for (const call of calls.filter(({ state }) => state === "ended")) {
    if (call.started_at) {
      const at = new Date(call.started_at);
      const its = dayOf(at);
      if (its !== day) {
        items.push({ key: `day ${its}`, day: dayName(hass, at, now) });
        day = its;
      }
    }
    items.push({ key: keyOf(call), call });
  }
  return items;
}

/** Keeps the rows while a history is scrolled, until there are other calls, another day, or other words for it. */
export class HistoryItems {
  #items: readonly HistoryItem[] = [];
  #from: readonly unknown[] = [];

  /** Return the rows for calls; the very same ones as before where nothing changed. */
  of(hass: Context, calls: readonly LoggedCall[], now: Date): readonly HistoryItem[] {
    const from = [calls, hass.locale, hass.config.time_zone, dayKey(hass, now)];
    if (from.some((one, place) => one !== this.#from[place])) {
      this.#items = itemsFor(hass, calls, now);
      this.#from = from;
    }
    return this.#items;
  }
}
