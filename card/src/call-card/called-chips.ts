import { html, type TemplateResult } from "lit";
import type { Localize } from "../shared/localize.js";
import { partyOf, type Naming } from "../shared/parties.js";
import type { CalledNumber } from "./called-numbers.js";

/** What the buttons for called numbers are rendered with. The numbers are those of the house, which no setting hides. */
export interface ChipContext {
  t: Localize;
  naming(configEntry: string): Naming;
  toggle(number: string): void;
}

/** Return a button for each number of the house that was called; the pressed ones leave only the calls to them. */
export function calledChips(
  numbers: readonly CalledNumber[],
  pressed: ReadonlySet<string>,
  { t, naming, toggle }: ChipContext,
): TemplateResult[] {
  return numbers.map(({ number, name, configEntry }) => {
    const { label } = partyOf(naming(configEntry), number, name);
    return html`<button
      type="button"
      class="chip called"
      aria-pressed=${pressed.has(number)}
      aria-label=${t("call_card.called", { name: label })}
      title=${number}
      @click=${() => toggle(number)}
    >
      <ha-icon icon="mdi:phone-forward" aria-hidden="true"></ha-icon><bdi>${label}</bdi>
    </button>`;
  });
}
