import { html, LitElement, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { commonFields, configForm, extensionField } from "../shared/editor.js";
import type { HomeAssistant } from "../shared/home-assistant.js";
import { assertConfig, type StrategyConfig } from "./config.js";

/** The dashboard's options in its settings. */
export class PbxStrategyEditor extends LitElement {
  @property({ attribute: false }) hass?: HomeAssistant;
  @state() private config?: StrategyConfig;

  setConfig(config: unknown): void {
    assertConfig(config);
    this.config = config;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.config) {
      return nothing;
    }
    const fields = [...commonFields().filter(({ name }) => name !== "title"), extensionField()];
    const { schema, computeLabel, computeHelper } = configForm(fields, assertConfig);
    return html`<ha-form
      .hass=${this.hass}
      .data=${this.config}
      .schema=${schema}
      .computeLabel=${computeLabel}
      .computeHelper=${computeHelper}
      @value-changed=${this.#changed}
    ></ha-form>`;
  }

  #changed = (event: CustomEvent<{ value: StrategyConfig }>): void => {
    event.stopPropagation();
    const detail = { config: event.detail.value };
    this.dispatchEvent(new CustomEvent("config-changed", { bubbles: true, composed: true, detail }));
  };
}

// A page may hold this module twice, just after an update.
customElements.get("pbx-strategy-editor") ?? customElements.define("pbx-strategy-editor", PbxStrategyEditor);
