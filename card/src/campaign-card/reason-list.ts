import { html, type TemplateResult } from "lit";
import type { Localize } from "../shared/localize.js";
import { reasonText } from "./reasons.js";
import type { Tally } from "./tally.js";

const LISTED = 8;
const COLORS = [
  "var(--red-color, #f44336)",
  "var(--orange-color, #ff9800)",
  "var(--deep-purple-color, #6e41ab)",
  "var(--light-blue-color, #03a9f4)",
  "var(--brown-color, #795548)",
];

export const SUCCESS_COLOR = "var(--pbx-success)";
export const REST_COLOR = "var(--pbx-rest)";

/** Return the colour of the reason with a rank; those without a bar of their own share one. */
export function colorOf(rank: number): string {
  return COLORS[rank] ?? REST_COLOR;
}

/** Return the reasons as lines: the most frequent ones, and the others as one. */
export function linesOf({ reasons }: Pick<Tally, "reasons">): { reason: string | null; count: number }[] {
  if (reasons.length <= LISTED) {
    return reasons;
  }
  const rest = reasons.slice(LISTED - 1).reduce((sum, { count }) => sum + count, 0);
  return [...reasons.slice(0, LISTED - 1), { reason: null, count: rest }];
}

/** Return why calls failed and how often. */
export function reasonList(tally: Tally, t: Localize, language: string): TemplateResult {
  const share = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const lines = linesOf(tally);
  const most = Math.max(...lines.map(({ count }) => count));
  return html`<ol>
    ${lines.map(({ reason, count }, rank) => {
      const text = reason === null ? t("campaign.other_reasons") : reasonText(t, reason);
      return html`<li style="--swatch: ${colorOf(reason === null ? COLORS.length : rank)}">
        <i class="swatch" aria-hidden="true"></i>
        <span class="text" title=${text}><bdi>${text}</bdi></span>
        <span class="numbers">${count.toLocaleString(language)}</span>
        <span class="share numbers">${share.format(count / tally.failures)}</span>
        <span class="track" aria-hidden="true"><span style="width: ${(100 * count) / most}%"></span></span>
      </li>`;
    })}
  </ol>`;
}
