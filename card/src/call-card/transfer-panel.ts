import { css, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { CallOrders } from "../shared/call-orders.js";
import { closeButton } from "../shared/chooser-parts.js";
import { extensionChoice } from "../shared/extension-choice.js";
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
    return html`<div class="chooser" role="dialog" aria-label=${t("transfer.title", { name: choice.label })}>
      <div class="head">
        <h3><bdi>${t("transfer.title", { name: choice.label })}</bdi></h3>
        ${closeButton(t("transfer.cancel"), () => this.transfers.cancel())}
      </div>
      ${system?.features.includes("attended_transfer") ? this.#ways() : nothing}
      ${extensionChoice({
        t,
        system,
        text,
        type: (typed) => (this.text = typed),
        without: choice.extension,
        isBusy: choice.isBusy,
        hint: t("transfer.hint"),
        choose: (number, name) => void this.#orders.passOn(this.transfers, number, name),
      })}
    </div>`;
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
}

// A page may hold this module twice, just after an update.
customElements.get("pbx-transfer-panel") ?? customElements.define("pbx-transfer-panel", TransferPanel);
