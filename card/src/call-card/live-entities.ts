import { html, nothing, type TemplateResult } from "lit";
import type { Extension, System } from "../shared/calls.js";
import type { HomeAssistant } from "../shared/home-assistant.js";
import type { Localize } from "../shared/localize.js";
import type { Mask } from "../shared/mask.js";
import { connectedNumber, namingFor, partyOf } from "../shared/parties.js";
import { lookOf } from "../shared/call-look.js";
import { partyText } from "./route-line.js";

const BUSY = new Set(["ringing", "alerting", "in_call", "on_hold"]);

/** An extension that is on the phone, as its entity tells; what people see who may not read the call log. */
export interface BusyExtension {
  system: System;
  extension: Extension;
  state: string;
  number: string | null;
}

/** Return the extensions that are on the phone. */
export function busyExtensions(
  hass: Pick<HomeAssistant, "states">,
  systems: readonly System[],
): BusyExtension[] {
  return systems.flatMap((system) =>
    system.extensions.flatMap((extension) => {
      const entity = extension.state_entity ? hass.states[extension.state_entity] : undefined;
      return entity && BUSY.has(entity.state)
        ? [{ system, extension, state: entity.state, number: connectedNumber(entity) }]
        : [];
    }),
  );
}

/** Return the entities that tell which extensions are on the phone. */
export function busyEntities(systems: readonly System[]): (string | null)[] {
  return systems.flatMap((system) => system.extensions.map((one) => one.state_entity));
}

/** Return a row for an extension that is on the phone. */
export function busyRow(
  { system, extension, state, number }: BusyExtension,
  t: Localize,
  mask: Mask,
): TemplateResult {
  const naming = namingFor(system, t, mask);
  const own = partyOf(naming, extension.number, extension.name);
  const other = number ? partyOf(naming, number) : null;
  const look = lookOf(
    { state: state === "alerting" ? "ringing" : (state as "in_call"), outcome: null, direction: null },
    t,
  );
  return html`<div class="row tone-${look.tone}" role="listitem">
    <span class="badge"><ha-icon icon=${look.icon} aria-hidden="true"></ha-icon></span>
    <span class="lines">
      <span class="first"><span class="cut">${partyText(own)}</span></span>
      ${other ? html`<span class="second"><span class="cut">${partyText(other)}</span></span>` : nothing}
    </span>
    <span class="end">${look.label}</span>
  </div>`;
}
