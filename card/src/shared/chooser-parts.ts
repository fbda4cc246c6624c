import { html, type TemplateResult } from "lit";

/** Return a field for a name or a number, without what browsers would put into it by themselves. */
export function nameField(label: string, text: string, type: (text: string) => void): TemplateResult {
  return html`<input
    type="text"
    autocomplete="off"
    spellcheck="false"
    dir="auto"
    placeholder=${label}
    aria-label=${label}
    .value=${text}
    @input=${(event: Event) => type((event.target as HTMLInputElement).value)}
  />`;
}

/** Return the cross that closes something. */
export function closeButton(label: string, close: () => void): TemplateResult {
  return html`<button type="button" class="round" aria-label=${label} title=${label} @click=${close}>
    <ha-icon icon="mdi:close" aria-hidden="true"></ha-icon>
  </button>`;
}
