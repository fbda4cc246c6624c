import { css, html, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { chooserStyles } from "../call-card/chooser-styles.js";
import { extensionChoice } from "../shared/extension-choice.js";
import { CardPart } from "../shared/part.js";

/** Who a call that rings is sent to instead. Tells its choice by the event `pbx-route`, with `number` and `name`. */
export class RoutePanel extends CardPart {
  static override styles = [
    ...CardPart.styles,
    chooserStyles,
    css`
      :host {
        padding: 0;
      }
    `,
  ];

  @property({ attribute: false }) without: string | null = null;
  @property({ attribute: false }) isBusy = false;
  @state() private text = "";
  @query("input") private field!: HTMLInputElement | null;

  protected override firstUpdated(): void {
    this.field?.focus();
  }

  override render(): TemplateResult {
    return html`<div class="chooser" role="group" aria-label=${this.t("popup.route")}>
      ${extensionChoice({
        t: this.t,
        system: this.systems[0],
        text: this.text,
        type: (typed) => (this.text = typed),
        without: this.without,
        isBusy: this.isBusy,
        hint: this.t("popup.route_hint"),
        choose: (number, name) =>
          this.dispatchEvent(new CustomEvent("pbx-route", { detail: { number, name } })),
      })}
    </div>`;
  }
}

// A page may hold this module twice, just after an update.
customElements.get("pbx-route-panel") ?? customElements.define("pbx-route-panel", RoutePanel);
