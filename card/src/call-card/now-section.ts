import { html, nothing, type TemplateResult } from "lit";
import type { System } from "../shared/calls.js";
import type { HomeAssistant } from "../shared/home-assistant.js";
import type { Localize } from "../shared/localize.js";
import type { PhoneStore } from "../shared/phone-store.js";
import type { CallCardConfig } from "./config.js";
import { busyExtensions, busyRow } from "./live-entities.js";
import "./live-calls.js";

/** What is needed to show the calls in progress of some systems. */
export interface Now {
  hass: HomeAssistant;
  t: Localize;
  store: PhoneStore;
  config: CallCardConfig;
  systems: readonly System[];
}

/** Return the calls in progress; of systems whose calls the user may not see, the extensions that are on the phone. */
export function nowSection({ hass, t, store, config, systems }: Now): TemplateResult {
  const mask = config.mask_numbers ?? "none";
  const closed = systems.filter((system) => !system.may_read_log);
  const entries = new Set(
    systems.filter((system) => system.may_read_log).map((system) => system.config_entry_id),
  );
  const calls = [...store.calls.values()]
    .filter((call) => entries.has(call.config_entry_id))
    .sort((one, other) => (other.started_at ?? "").localeCompare(one.started_at ?? ""));
  const busy = busyExtensions(hass, closed);
  return html`<section class="now" aria-label=${t("call_card.sections.now")}>
    ${busy.length ? html`<div role="list">${busy.map((one) => busyRow(one, t, mask))}</div>` : nothing}
    ${
      calls.length || !busy.length
        ? html`<pbx-live-calls
            .hass=${hass}
            .t=${t}
            .systems=${systems}
            .mask=${mask}
            .extension=${config.extension}
            .calls=${calls}
            .transfers=${store.transfers}
          ></pbx-live-calls>`
        : nothing
    }
  </section>`;
}
