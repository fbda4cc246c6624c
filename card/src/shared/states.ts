import { html, nothing, type TemplateResult } from "lit";

/** The sign of a lost connection, drawn here: icons come from Home Assistant, which is not there then. */
export const DISCONNECTED =
  "M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z";

function symbol(icon: string): TemplateResult {
  return icon === DISCONNECTED
    ? html`<ha-svg-icon .path=${icon} aria-hidden="true"></ha-svg-icon>`
    : html`<ha-icon icon=${icon} aria-hidden="true"></ha-icon>`;
}

/** What a card, or a part of one, shows instead of its content. */
export interface Notice {
  icon: string;
  title: string;
  text?: string | undefined;
  tone?: "neutral" | "good" | "bad";
  action?: { label: string; run: () => void } | undefined;
}

/** Return a notice in the place of content. */
export function notice({ icon, title, text, tone = "neutral", action }: Notice): TemplateResult {
  return html`<div class="notice ${tone}" role=${tone === "bad" ? "alert" : "status"}>
    <span class="notice-icon">${symbol(icon)}</span>
    <span class="notice-title">${title}</span>
    ${text ? html`<span class="notice-text">${text}</span>` : nothing}
    ${
      action
        ? html`<button type="button" class="text-button" @click=${action.run}>${action.label}</button>`
        : nothing
    }
  </div>`;
}

/** Return grey rows in the place of rows that are on their way. */
export function loadingRows(label: string, rows = 3): TemplateResult {
  return html`<div class="skeleton" role="status" aria-label=${label}>
    ${Array.from(
      { length: rows },
      () =>
        html`<div class="skeleton-row" aria-hidden="true">
          <i class="skeleton-icon"></i>
          <span><i class="skeleton-line"></i><i class="skeleton-line short"></i></span>
        </div>`,
    )}
  </div>`;
}

/** Return a strip above content that is not up to date. */
export function strip(icon: string, text: string): TemplateResult {
  return html`<div class="strip" role="status">${symbol(icon)}<span>${text}</span></div>`;
}
