import { css, html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { lookOf } from "../shared/call-look.js";
import { keyOf, type LoggedCall } from "../shared/calls.js";
import { ClockController } from "../shared/clock-controller.js";
import { clock } from "../shared/format.js";
import { CardPart } from "../shared/part.js";
import { routeOf } from "../shared/route.js";
import { arrow, partyText, routeLine, routeStyles } from "./route-line.js";
import { rowStyles } from "./row-styles.js";

/** Return how long a call has been in the state that people see, in seconds. */
export function runningSeconds(call: LoggedCall, now: number): number {
  const since = call.state === "ringing" ? call.started_at : (call.answered_at ?? call.started_at);
  return since ? Math.max(0, (now - Date.parse(since)) / 1000) : 0;
}

/** The calls in progress, each with its running clock. */
export class LiveCalls extends CardPart {
  static override styles = [
    ...CardPart.styles,
    rowStyles,
    routeStyles,
    css`
      .live {
        position: relative;
        background: color-mix(in srgb, var(--pbx-tone) 7%, transparent);
      }
      .live + .live {
        border-block-start: 1px solid var(--pbx-line);
      }
      .live::before {
        content: "";
        position: absolute;
        inset-block: 8px;
        inset-inline-start: 0;
        width: 3px;
        border-start-end-radius: 3px;
        border-end-end-radius: 3px;
        background: var(--pbx-tone);
      }
      .state {
        display: block;
        font-weight: 500;
        color: color-mix(in srgb, var(--pbx-tone) 45%, var(--pbx-text));
      }
      .clock {
        display: block;
        font-size: 16px;
        line-height: 22px;
        color: var(--pbx-text);
      }
      .tone-ringing .badge {
        animation: pbx-ring 1.4s ease-out infinite;
      }
      .quiet {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: 48px;
        padding: 4px var(--pbx-gap);
        font-size: 14px;
        color: var(--pbx-text-2);
      }
      .quiet ha-icon {
        width: 36px;
        text-align: center;
        --mdc-icon-size: 20px;
      }
      @keyframes pbx-ring {
        from {
          box-shadow: 0 0 0 0 color-mix(in srgb, var(--pbx-tone) 50%, transparent);
        }
        to {
          box-shadow: 0 0 0 10px transparent;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .tone-ringing .badge {
          animation: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) calls: readonly LoggedCall[] = [];

  constructor() {
    super();
    new ClockController(this, () => (this.calls.length ? 1 : null));
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
    return html`<div class="row live tone-${look.tone}" role="listitem">
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
    </div>`;
  }
}

customElements.get("pbx-live-calls") ?? customElements.define("pbx-live-calls", LiveCalls);
