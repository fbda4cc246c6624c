import type { Series } from "../shared/bar-chart-data.js";
import { dayName, hourOfDay, timeOfDay } from "../shared/format.js";
import type { HomeAssistant } from "../shared/home-assistant.js";
import type { Localize } from "../shared/localize.js";
import { colorOf, REST_COLOR, SUCCESS_COLOR } from "./reason-list.js";
import { reasonText } from "./reasons.js";
import type { Period } from "./config.js";
import type { Tally } from "./tally.js";

/** What the bars are, what stands under them and what they are called. */
export interface Bars {
  series: Series[];
  labels: string[];
  names: string[];
}

/** Return the bars for what was counted: success at the bottom, then the most frequent reasons of failure, then the others. */
export function barsOf(
  { buckets, shown, reasons }: Tally,
  period: Period,
  hass: Pick<HomeAssistant, "locale" | "config">,
  t: Localize,
): Bars {
  const starts = buckets.map(({ start }) => start);
  const day = new Intl.DateTimeFormat(hass.locale.language, { day: "numeric", month: "numeric" });
  const now = new Date();
  const failed = (rank: number): number[] => buckets.map((bucket) => bucket.failed[rank] ?? 0);
  return {
    series: [
      {
        label: t("campaign.successes"),
        color: SUCCESS_COLOR,
        values: buckets.map(({ succeeded }) => succeeded),
      },
      ...shown.map((reason, rank) => ({
        label: reasonText(t, reason),
        color: colorOf(rank),
        values: failed(rank),
      })),
      ...(reasons.length > shown.length
        ? [{ label: t("campaign.other_reasons"), color: REST_COLOR, values: failed(shown.length) }]
        : []),
    ],
    labels: starts.map((start) => (period === "day" ? hourOfDay(hass, start) : day.format(start))),
    names: starts.map((start) => (period === "day" ? timeOfDay(hass, start) : dayName(hass, start, now))),
  };
}
