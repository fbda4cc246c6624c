import { css, html, nothing, type TemplateResult } from "lit";
import type { Station } from "../shared/route.js";

/** Return one party's name, cut off where it is too long; numbers keep their order in right-to-left texts. */
export function partyText(party: { label: string; number: string | null }, others = 0): TemplateResult {
  return html`<bdi>${party.label}</bdi>${others ? html`<bdi class="others">+${others}</bdi>` : nothing}`;
}

/** Return the stations of a call one after another. */
export function routeLine(stations: readonly Station[]): TemplateResult[] {
  return stations.map(
    (station, place) =>
      html`${place ? arrow("mdi:chevron-right") : nothing}<span
          class="station ${station.kind}"
          title=${station.number ?? nothing}
          >${partyText(station, station.others)}</span
        >`,
  );
}

/** Return an arrow that points the way of reading. */
export function arrow(icon: string): TemplateResult {
  return html`<ha-icon class="arrow" icon=${icon} aria-hidden="true"></ha-icon>`;
}

export const routeStyles = css`
  .station {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .station.called {
    color: var(--pbx-text);
  }
  .others {
    margin-inline-start: 4px;
    padding: 0 6px;
    border-radius: 8px;
    font-size: 11px;
    line-height: 16px;
    background: color-mix(in srgb, var(--pbx-text) 8%, transparent);
  }
  .arrow {
    flex: none;
    --mdc-icon-size: 16px;
    opacity: 0.7;
  }
  .arrow:dir(rtl) {
    transform: scaleX(-1);
  }
`;
