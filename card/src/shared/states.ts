import { html, nothing, type TemplateResult } from "lit";

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
    <span class="notice-icon"><ha-icon icon=${icon} aria-hidden="true"></ha-icon></span>
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
  return html`<div class="strip" role="status">
    <ha-icon icon=${icon} aria-hidden="true"></ha-icon>${text}
  </div>`;
}
