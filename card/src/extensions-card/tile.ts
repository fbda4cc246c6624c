import { html, nothing, type TemplateResult } from "lit";
import { clock } from "../shared/format.js";
import type { Localize } from "../shared/localize.js";
import type { Dialler } from "../shared/dialler.js";
import { partyOf, type Naming } from "../shared/parties.js";
import type { Tap } from "./config.js";
import { isActive, type Lamp, type Presence, type TrunkLight } from "./lamps.js";

const ICONS: Record<Presence, string> = {
  ringing: "mdi:phone-ring",
  alerting: "mdi:phone-outgoing",
  in_call: "mdi:phone-in-talk",
  on_hold: "mdi:phone-paused",
  idle: "mdi:phone-classic",
  unregistered: "mdi:phone-off",
  unavailable: "mdi:phone-off",
};

/** What the tiles of a board have in common. */
export interface TileContext {
  t: Localize;
  now: Date;
  configEntry: string;
  naming: Naming;
  tap: Tap;
  dialler: Dialler;
  open(entityId: string): void;
  /** Where a call is being passed on: gives it to an extension. */
  target: { isBusy: boolean; extension: string; passOn(number: string, name: string): void } | null;
}

function other({ presence, connected, connectedName }: Lamp, naming: Naming): string | null {
  return isActive(presence) && connected ? partyOf(naming, connected, connectedName).label : null;
}

/** Return everything about a lamp in one line, for where its tile is too narrow. */
export function summary(lamp: Lamp, { t, naming }: Pick<TileContext, "t" | "naming">): string {
  const who = lamp.name ?? "";
  const state = t(`extensions.presence.${lamp.presence}`);
  const party = other(lamp, naming);
  const said = party ? t("extensions.with", { state, party }) : state;
  return [t("call.extension", { number: lamp.number }), who, said].filter(Boolean).join(", ");
}

/** Return the tile of an extension. */
export function tile(lamp: Lamp, context: TileContext): TemplateResult {
  const { t, now, naming, configEntry, tap, dialler, open, target } = context;
  const { presence, entityId } = lamp;
  const active = isActive(presence);
  const classes = `tile ${presence} ${active ? "active" : ""}`;
  const party = other(lamp, naming);
  const label = summary(lamp, context);
  const seconds = lamp.since ? (now.getTime() - lamp.since.getTime()) / 1000 : 0;
  const content = html`
    <span class="lamp"><ha-icon icon=${ICONS[presence]} aria-hidden="true"></ha-icon></span>
    <span class="number numbers"><bdi>${lamp.number}</bdi></span>
    ${active && lamp.since ? html`<span class="since numbers">${clock(seconds)}</span>` : nothing}
    <span class="name"
      ><span dir="auto">${lamp.name ?? t("call.extension", { number: lamp.number })}</span></span
    >
    ${party ? html`<span class="hidden-text">${t(`extensions.presence.${presence}`)}</span>` : nothing}
    <span class="doing"><span dir="auto">${party ?? t(`extensions.presence.${presence}`)}</span></span>
  `;
  if (target && lamp.number !== target.extension) {
    const name = lamp.name ?? lamp.number;
    const to = t("transfer.to", { name });
    return html`<button
      type="button"
      class="${classes} target"
      title=${to}
      aria-label="${to}, ${label}"
      aria-disabled=${target.isBusy}
      @click=${() => target.passOn(lamp.number, name)}
    >
      ${content}
    </button>`;
  }
  // Nobody calls himself: a tap on one's own tile shows its details.
  if (tap === "call" && lamp.number !== dialler.from(configEntry)) {
    const callee = { config_entry_id: configEntry, number: lamp.number };
    return html`${dialler.control(callee, { classes, content, title: label })}`;
  }
  return entityId
    ? html`<button type="button" class=${classes} title=${label} @click=${() => open(entityId)}>
        ${content}
      </button>`
    : html`<div class=${classes}>${content}</div>`;
}

/** Return the light of an outside line. */
export function trunkLight(light: TrunkLight, { t, open }: Pick<TileContext, "t" | "open">): TemplateResult {
  const { entityId } = light;
  const status = t(`extensions.trunk_status.${light.status}`);
  return html`<button
    type="button"
    class="trunk ${light.lamp}"
    ?disabled=${!entityId}
    @click=${() => entityId && open(entityId)}
  >
    ${
      light.lamp === "bad"
        ? html`<ha-icon icon="mdi:alert-circle" aria-hidden="true"></ha-icon>`
        : html`<i aria-hidden="true"></i>`
    }<b dir="auto">${light.name}</b><span>${status}</span>
  </button>`;
}
