import { html, type TemplateResult } from "lit";
import type { Extension, System } from "./calls.js";
import { nameField } from "./chooser-parts.js";
import { dialled, findExtensions } from "./find-extensions.js";
import type { Localize } from "./localize.js";

/** What is needed to choose who gets a call. */
export interface ChoiceContext {
  t: Localize;
  system: System | undefined;
  /** What was typed so far. */
  text: string;
  type: (text: string) => void;
  /** The extension that cannot be chosen. */
  without: string | null;
  isBusy: boolean;
  /** What is said while nothing is typed. */
  hint: string;
  choose: (number: string, name: string) => void;
}

/** Return a field for a name or a number, and the extensions that are found. */
export function extensionChoice(context: ChoiceContext): TemplateResult {
  const { t, system, text, isBusy } = context;
  const number = dialled(text);
  const found = findExtensions(system, text).filter((one) => one.number !== context.without);
  return html`<form class="line" @submit=${(event: Event) => submit(event, number, found, context)}>
      ${nameField(t("transfer.number"), text, context.type)}
      <button
        class="go"
        aria-label=${number ? t("transfer.to", { name: number }) : t("control.transfer")}
        title=${t("control.transfer")}
        aria-disabled=${!number || isBusy}
        aria-busy=${isBusy}
      >
        <ha-icon icon="mdi:phone-forward" aria-hidden="true"></ha-icon>
      </button>
    </form>
    <p class="hint" role="status">${text ? t("transfer.found", { count: found.length }) : context.hint}</p>
    <ul class="found" aria-label=${t("editor.extensions")}>
      ${found.map((one) => html`<li>${target(one, context)}</li>`)}
    </ul>`;
}

function submit(
  event: Event,
  number: string | null,
  found: readonly Extension[],
  { choose }: ChoiceContext,
): void {
  event.preventDefault();
  const [only] = found;
  if (number) {
    choose(number, found.find((one) => one.number === number)?.name ?? number);
  } else if (only && found.length === 1) {
    choose(only.number, only.name ?? only.number);
  }
}

function target({ number, name }: Extension, { t, isBusy, choose }: ChoiceContext): TemplateResult {
  const label = name ?? t("call.extension", { number });
  return html`<button
    type="button"
    class="one"
    aria-label=${t("transfer.to", { name: label })}
    aria-disabled=${isBusy}
    @click=${() => choose(number, name ?? number)}
  >
    <bdi>${label}</bdi><bdi class="numbers">${number}</bdi>
  </button>`;
}
