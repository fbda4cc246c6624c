import { css, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { CallOrders } from "../shared/call-orders.js";
import type { Extension } from "../shared/calls.js";
import { dialled, findExtensions } from "../shared/find-extensions.js";
import { CardPart } from "../shared/part.js";
import type { Choice, Transfers } from "../shared/transfers.js";
import { chooserStyles } from "./chooser-styles.js";

/** Who gets a call: chosen from the extensions, or typed as a number. The extensions' tiles can be tapped meanwhile. */
export class TransferPanel extends CardPart {
  static override styles = [
    ...CardPart.styles,
    chooserStyles,
    css`
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        margin: 0;
        padding: 0;
        border: 0;
        font-size: 14px;
      }
      fieldset label {
        display: inline-flex;
        align-items: center;
        gap: 8px;
        min-height: 36px;
      }
      fieldset input {
        width: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--pbx-primary);
      }
    `,
  ];

  @property({ attribute: false }) transfers!: Transfers;
  @property({ attribute: false }) choice!: Choice;
  @state() private text = "";
  @query("input[type=text]") private field!: HTMLInputElement | null;
  readonly #orders = new CallOrders(this, () => this);

  protected override firstUpdated(): void {
    this.field?.focus();
  }

  override render(): TemplateResult {
    const { t, choice, text } = this;
    const system = this.systems.find((one) => one.config_entry_id === choice.call.config_entry_id);
    const number = dialled(text);
    const found = findExtensions(system, text).filter((one) => one.number !== choice.extension);
    return html`<div class="chooser" role="dialog" aria-label=${t("transfer.title", { name: choice.label })}>
      <div class="head">
        <h3><bdi>${t("transfer.title", { name: choice.label })}</bdi></h3>
        <button
          type="button"
          class="round"
          aria-label=${t("transfer.cancel")}
          title=${t("transfer.cancel")}
          @click=${() => this.transfers.cancel()}
        >
          <ha-icon icon="mdi:close" aria-hidden="true"></ha-icon>
        </button>
      </div>
      ${system?.features.includes("attended_transfer") ? this.#ways() : nothing}
      <form class="line" @submit=${(event: Event) => this.#submit(event, number, found)}>
        <input
          type="text"
          autocomplete="off"
          spellcheck="false"
          dir="auto"
          placeholder=${t("transfer.number")}
          aria-label=${t("transfer.number")}
          .value=${text}
          @input=${(event: Event) => (this.text = (event.target as HTMLInputElement).value)}
        />
        <button
          class="go"
          aria-label=${number ? t("transfer.to", { name: number }) : t("control.transfer")}
          title=${t("control.transfer")}
          aria-disabled=${!number || choice.isBusy}
          aria-busy=${choice.isBusy}
        >
          <ha-icon icon="mdi:phone-forward" aria-hidden="true"></ha-icon>
        </button>
      </form>
      <p class="hint" role="status">
        ${text ? t("transfer.found", { count: found.length }) : t("transfer.hint")}
      </p>
      <ul class="found" aria-label=${t("editor.extensions")}>
        ${found.map((one) => html`<li>${this.#target(one)}</li>`)}
      </ul>
    </div>`;
  }

  #submit(event: Event, number: string | null, found: readonly Extension[]): void {
    event.preventDefault();
    const [only] = found;
    if (number) {
      this.#passOn(number, found.find((one) => one.number === number)?.name);
    } else if (only && found.length === 1) {
      this.#passOn(only.number, only.name);
    }
  }

  #ways(): TemplateResult {
    const { t, choice, transfers } = this;
    return html`<fieldset>
      <legend class="hidden-text">${t("transfer.way")}</legend>
      ${[false, true].map(
        (attended) =>
          html`<label>
            <input
              type="radio"
              name="way"
              .checked=${choice.attended === attended}
              @change=${() => transfers.askFirst(attended)}
            />${t(attended ? "transfer.ask_first" : "transfer.at_once")}
          </label>`,
      )}
    </fieldset>`;
  }

  #target({ number, name }: Extension): TemplateResult {
    const label = name ?? this.t("call.extension", { number });
    return html`<button
      type="button"
      class="one"
      aria-label=${this.t("transfer.to", { name: label })}
      aria-disabled=${this.choice.isBusy}
      @click=${() => this.#passOn(number, name)}
    >
      <bdi>${label}</bdi><bdi class="numbers">${number}</bdi>
    </button>`;
  }

  #passOn(number: string, name?: string | null): void {
    void this.#orders.passOn(this.transfers, number, name ?? number);
  }
}

// A page may hold this module twice, just after an update.
customElements.get("pbx-transfer-panel") ?? customElements.define("pbx-transfer-panel", TransferPanel);
