import { keyOf, type LoggedCall } from "../shared/calls.js";
import { dayKey, dayName } from "../shared/format.js";
import type { HomeAssistant } from "../shared/home-assistant.js";

/** A row of the history: a call, or the name of the day that the calls below it are of. */
export type HistoryItem = { key: string; day: string } | { key: string; call: LoggedCall };

/**
 * Return the rows for calls, the newest first, with a row before the first call of each day.
 *
 * A call in progress is none of them: it stands above the history already.
 */
export function itemsFor(
  hass: Pick<HomeAssistant, "locale" | "config">,
  calls: readonly LoggedCall[],
  now: Date,
): HistoryItem[] {
  const items: HistoryItem[] = [];
  let day = "";
  for (const call of calls.filter(({ state }) => state === "ended")) {
    if (call.started_at) {
      const at = new Date(call.started_at);
      const its = dayKey(hass, at);
      if (its !== day) {
        items.push({ key: `day ${its}`, day: dayName(hass, at, now) });
        day = its;
      }
    }
    items.push({ key: keyOf(call), call });
  }
  return items;
}
