import { html, nothing, type TemplateResult } from "lit";
import type { Localize, TextKey } from "../shared/localize.js";
import { SUCCESS_COLOR } from "./reason-list.js";
import type { Totals } from "./totals.js";

/** Return how many calls there were, how many succeeded and how many failed. */
export function figures(
  { results, successes, failures }: Pick<Totals, "results" | "successes" | "failures">,
  t: Localize,
  language: string,
): TemplateResult {
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const figure = (key: TextKey, count: number, share: boolean, color?: string): TemplateResult =>
    html`<div>
      <dt>
        ${color ? html`<i class="swatch" style="--swatch: ${color}" aria-hidden="true"></i>` : nothing}${t(key)}
      </dt>
      <dd class="numbers">
        ${count.toLocaleString(language)}${
          share && results ? html`<small>${percent.format(count / results)}</small>` : nothing
        }
      </dd>
    </div>`;
  return html`<dl class="figures">
    ${figure("campaign.results", results, false)}
    ${figure("campaign.successes", successes, true, SUCCESS_COLOR)}
    ${figure("campaign.failures", failures, true)}
  </dl>`;
}
