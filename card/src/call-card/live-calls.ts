import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { lookOf } from "../shared/call-look.js";
import { CallOrders } from "../shared/call-orders.js";
import { ownNumber, rightsIn } from "../shared/call-rights.js";
import { keyOf, type LoggedCall } from "../shared/calls.js";
import { ClockController } from "../shared/clock-controller.js";
import { clock } from "../shared/format.js";
import { Later } from "../shared/later.js";
import { CardPart } from "../shared/part.js";
import { routeOf } from "../shared/route.js";
import type { Choice, Transfers } from "../shared/transfers.js";
import { callControls, controlStyles } from "./call-controls.js";
import { liveStyles } from "./live-styles.js";
import { arrow, partyText, routeLine, routeStyles } from "./route-line.js";
import { rowStyles } from "./row-styles.js";

/** Return how long a call has been in the state that people see, in seconds. */
export function runningSeconds(call: LoggedCall, now: number): number {
  const since = call.state === "ringing" ? call.started_at : (call.answered_at ?? call.started_at);
  return since ? Math.max(0, (now - Date.parse(since)) / 1000) : 0;
}

/** The calls in progress, each with its running clock. */
export class LiveCalls extends CardPart {
  static override styles = [...CardPart.styles, rowStyles, routeStyles, liveStyles, controlStyles];

  @property({ attribute: false }) calls: readonly LoggedCall[] = [];
  @property({ attribute: false }) transfers!: Transfers;
  readonly #orders = new CallOrders(this, () => this);
  readonly #panel = new Later(this, () => import("./transfer-panel.js"));
  /** The call whose transfer has the focus, which goes back to its button. */
  #focused: string | null = null;

  constructor() {
    super();
    new ClockController(this, () => (this.calls.length ? 1 : null));
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const root = this.renderRoot as ShadowRoot;
    const panel = root.querySelector("pbx-transfer-panel");
    this.#focused = panel && root.activeElement === panel ? panel.getAttribute("data-call") : null;
  }

  protected override updated(): void {
    if (this.#focused && !this.renderRoot.querySelector("pbx-transfer-panel")) {
      const rows = [...this.renderRoot.querySelectorAll<HTMLElement>(".live")];
      const row = rows.find(({ dataset }) => dataset["call"] === this.#focused);
      const button =
        row?.querySelector<HTMLElement>(".transfer") ?? row?.querySelector<HTMLElement>(".control");
      button?.focus();
    }
  }

  override render(): TemplateResult {
    if (!this.calls.length) {
      return html`<div class="quiet" role="status">
        <ha-icon icon="mdi:phone-hangup" aria-hidden="true"></ha-icon>${this.t("call_card.no_live_calls")}
      </div>`;
    }
    const now = Date.now();
    return html`<div role="list" aria-label=${this.t("call_card.sections.now")}>
      ${repeat(this.calls, keyOf, (call) => this.#row(call, now))}
    </div>`;
  }

  #row(call: LoggedCall, now: number): TemplateResult {
    const look = lookOf(call, this.t);
    const [caller, ...way] = routeOf(call, this.naming(call.config_entry_id));
    const title = this.systemTitle(call);
    const name = (call.direction === "outbound" ? way[way.length - 1] : caller)?.label ?? "";
    return html`<div class="live tone-${look.tone}" role="listitem" data-call=${keyOf(call)}>
      <div class="row">
        <span class="badge"><ha-icon icon=${look.icon} aria-hidden="true"></ha-icon></span>
        <span class="lines">
          <span class="first">
            <span class="cut">${caller ? partyText(caller) : nothing}</span>
            ${call.trunk ? html`<span class="tag cut">${call.trunk}</span>` : nothing}
          </span>
          <span class="second way">
            ${caller?.number ? html`<bdi class="numbers">${caller.number}</bdi>` : nothing}
            ${way.length ? arrow("mdi:arrow-right") : nothing}${routeLine(way)}
          </span>
          ${title ? html`<span class="second"><span class="cut">${title}</span></span>` : nothing}
        </span>
        <span class="end">
          <span class="state">${look.label}</span>
          <span class="clock" role="timer" aria-live="off">${clock(runningSeconds(call, now))}</span>
        </span>
      </div>
      ${this.#control(call, name)}
    </div>`;
  }

  #control(call: LoggedCall, name: string): TemplateResult | typeof nothing {
    const { hass, t, transfers } = this;
    const system = this.systems.find((one) => one.config_entry_id === call.config_entry_id);
    const extension = ownNumber(system, this.extension);
    const rights = rightsIn(call, { extension, isAdmin: hass.user?.is_admin ?? false });
    if (!system || !rights) {
      return nothing;
    }
    const choice = transfers.chosenFor(call);
    const context = { t, features: system.features, rights, orders: this.#orders, transfers, name };
    return html`${callControls(call, context)} ${choice ? this.#choice(call, choice) : nothing}`;
  }

  #choice(call: LoggedCall, choice: Choice): TemplateResult {
    return this.#panel.render(
      this.t,
      () =>
        html`<pbx-transfer-panel
          data-call=${keyOf(call)}
          .hass=${this.hass}
          .t=${this.t}
          .systems=${this.systems}
          .mask=${this.mask}
          .transfers=${this.transfers}
          .choice=${choice}
        ></pbx-transfer-panel>`,
    );
  }
}

customElements.get("pbx-live-calls") ?? customElements.define("pbx-live-calls", LiveCalls);
