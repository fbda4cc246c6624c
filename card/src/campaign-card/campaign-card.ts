import { html, LitElement, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { ConfigForm, GridOptions, HomeAssistant } from "../shared/home-assistant.js";
import { Later } from "../shared/later.js";
import { localizer } from "../shared/localize.js";
import { frame, notices, tokens } from "../shared/styles.js";
import { assertConfig, type CampaignCardConfig } from "./config.js";

/** The campaigns of a contact centre. Few homes have one, so everything about them is loaded when a dashboard has this card. */
export class CampaignCard extends LitElement {
  static override styles = [tokens, frame, notices];

  @property({ attribute: false }) hass?: HomeAssistant;
  @state() private config?: CampaignCardConfig;
  readonly #content = new Later(this, () => import("./campaign-content.js"));

  static async getConfigForm(): Promise<ConfigForm> {
    return (await import("../editors.js")).campaignCardForm();
  }

  static getStubConfig(): Omit<CampaignCardConfig, "type"> {
    return {};
  }

  setConfig(config: unknown): void {
    assertConfig(config);
    this.config = config;
  }

  getCardSize(): number {
    return 6;
  }

  getGridOptions(): GridOptions {
    return { columns: 12, rows: "auto", min_columns: 6, min_rows: 4 };
  }

  protected override render(): TemplateResult {
    const t = localizer(this.hass?.locale.language ?? "en");
    const content = this.#content.render(
      t,
      () => html`<pbx-campaign-content .hass=${this.hass} .options=${this.config}></pbx-campaign-content>`,
    );
    return this.#content.loaded ? content : html`<ha-card>${content}</ha-card>`;
  }
}
