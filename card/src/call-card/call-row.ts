import { css, html, nothing, type TemplateResult } from "lit";
import { lookOf } from "../shared/call-look.js";
import type { LoggedCall } from "../shared/calls.js";
import type { Dialler } from "../shared/dialler.js";
import { clock, dateAndTime, timeAgo, timeOfDay } from "../shared/format.js";
import type { HomeAssistant } from "../shared/home-assistant.js";
import type { Localize } from "../shared/localize.js";
import type { Naming, Party } from "../shared/parties.js";
import { routeOf } from "../shared/route.js";
import { arrow, partyText, routeLine } from "./route-line.js";

const HOUR = 3_600_000;

/** What a row of the history is rendered with. */
export interface RowContext {
  hass: HomeAssistant;
  t: Localize;
  naming: Naming;
  dialler: Dialler;
  systemTitle: string | null;
  now: Date;
  isOpen: boolean;
  toggle: () => void;
  /** Returns what can be done about the call, and the other side of it. */
  extras: (other: Party | undefined) => unknown;
}

/** Return a call of the history, with its details where it is open. */
export function callRow(call: LoggedCall, context: RowContext): TemplateResult {
  const { hass, t, naming, now, isOpen } = context;
  const look = lookOf(call, t);
  const stations = routeOf(call, naming);
  const outgoing = call.direction === "outbound";
  const [other, own] = outgoing
    ? [stations[stations.length - 1], stations.slice(0, -1)]
    : [stations[0], stations.slice(1)];
  const at = call.started_at ? new Date(call.started_at) : null;
  const isRecent = at !== null && now.getTime() - at.getTime() < HOUR;
  return html`<button
      type="button"
      class="row tone-${look.tone}"
      aria-expanded=${isOpen}
      @click=${context.toggle}
    >
      <span class="badge"><ha-icon icon=${look.icon} aria-hidden="true"></ha-icon></span>
      <span class="hidden-text">${look.label}</span>
      <span class="lines">
        <span class="first">
          <span class="cut ${call.outcome === "missed" ? "missed" : ""}"
            >${other ? partyText(other) : nothing}</span
          >
          ${call.blocked ? html`<span class="tag">${t("about.blocked")}</span>` : nothing}
          ${
            call.handled_at
              ? html`<ha-icon
                    class="handled"
                    icon="mdi:check-circle"
                    title=${t("call.handled")}
                    aria-hidden="true"
                  ></ha-icon
                  ><span class="hidden-text">${t("call.handled")}</span>`
              : nothing
          }
        </span>
        <span class="second way">
          ${own.length ? arrow(outgoing ? "mdi:arrow-left" : "mdi:arrow-right") : nothing}${routeLine(own)}
        </span>
      </span>
      <span class="end">
        ${
          at
            ? html`<time datetime=${call.started_at ?? ""} title=${dateAndTime(hass, at)}
                >${isRecent ? timeAgo(hass, at, now) : timeOfDay(hass, at)}</time
              >`
            : nothing
        }
        <span class="duration">${duration(call, t)}</span>
      </span>
    </button>
    ${isOpen ? details(call, context, other) : nothing}`;
}

/** Return how long a call was, or what came of it where nobody talked or it is not known how long. */
function duration({ outcome, talk_seconds }: LoggedCall, t: Localize): string {
  return talk_seconds && (outcome === "answered" || outcome === "voicemail")
    ? clock(talk_seconds)
    : t(`call.outcomes.${outcome ?? "ended"}`);
}

function details(call: LoggedCall, context: RowContext, other: Party | undefined): TemplateResult {
  const { hass, t, naming } = context;
  const stations = routeOf(call, naming);
  const rows: [string, unknown][] = [
    [t("call.details.outcome"), lookOf(call, t).label],
    [t("call.details.way"), html`<span class="way">${routeLine(stations)}</span>`],
    [t("call.details.number"), other?.number],
    [t("call.details.started"), call.started_at && dateAndTime(hass, new Date(call.started_at))],
    [t("call.details.rang"), call.ring_seconds ? clock(call.ring_seconds) : null],
    [t("call.details.talked"), call.talk_seconds ? clock(call.talk_seconds) : null],
    [t("call.details.trunk"), call.trunk],
    [t("call.details.reason"), call.outcome === "answered" ? null : call.reason],
    [t("call.details.campaign"), call.campaign?.campaign_id],
    [t("call.details.recording"), call.recording],
    [t("call.details.system"), context.systemTitle],
  ];
  return html`<div class="details">
    <dl>
      ${rows.map(([name, value]) =>
        value
          ? html`<dt>${name}</dt>
              <dd>${value}</dd>`
          : nothing,
      )}
    </dl>
    ${context.dialler.control(
      {
        config_entry_id: call.config_entry_id,
        number: other?.dial ?? null,
        inside: other?.inside ?? false,
      },
      {
        classes: "call-back",
        content: html`<ha-icon icon="mdi:phone" aria-hidden="true"></ha-icon>${t("call.call_back")}`,
      },
    )}
    ${context.extras(other)}
  </div>`;
}

export const callRowStyles = css`
  button.row:hover {
    background: color-mix(in srgb, var(--pbx-text) 4%, transparent);
  }
  button.row:focus-visible {
    outline-offset: -2px;
    border-radius: var(--pbx-radius);
  }
  .missed {
    color: color-mix(in srgb, var(--pbx-missed) 75%, var(--pbx-text));
  }
  .handled {
    flex: none;
    color: var(--pbx-talking);
    --mdc-icon-size: 16px;
  }
  .end time,
  .duration {
    display: block;
  }
  .end time {
    color: var(--pbx-text);
  }
  .details {
    padding: 0 var(--pbx-gap) 12px;
    padding-inline-start: calc(var(--pbx-gap) + 48px);
  }
  dl {
    display: grid;
    grid-template-columns: minmax(72px, max-content) 1fr;
    gap: 4px 12px;
    margin: 0;
    font-size: 12px;
    line-height: 18px;
  }
  dt {
    color: var(--pbx-text-2);
  }
  dd {
    margin: 0;
    min-width: 0;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
  .call-back {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 36px;
    margin-block-start: 8px;
    padding: 0 16px 0 12px;
    border-radius: 18px;
    font-size: 14px;
    font-weight: 500;
    text-decoration: none;
    color: color-mix(in srgb, var(--pbx-talking) 45%, var(--pbx-text));
    background: color-mix(in srgb, var(--pbx-talking) 14%, transparent);
    --mdc-icon-size: 18px;
  }
`;
