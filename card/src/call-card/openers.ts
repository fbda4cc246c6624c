import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { System } from "../shared/calls.js";
import type { HomeAssistant } from "../shared/home-assistant.js";
import { Later } from "../shared/later.js";
import type { Localize } from "../shared/localize.js";
import type { CallCardConfig } from "./config.js";

/** What can be open below the title: the number pad, and which incoming calls this device shows. */
type Opened = "dial" | "popup";

/** What is needed to render it. */
export interface OpenersContext {
  hass: HomeAssistant | undefined;
  t: Localize;
  config: CallCardConfig;
  /** The systems whose calls the user may see. */
  systems: readonly System[];
  /** Whether the card shows calls in progress. */
  isFollowed: boolean;
}

/** The buttons beside the card's title, and what they open. */
export class Openers {
  #opened: Opened | null = null;
  readonly #pad: Later<unknown>;
  readonly #popup: Later<unknown>;

  constructor(private readonly host: ReactiveControllerHost & { renderRoot: ParentNode }) {
    this.#pad = new Later(host, () => import("./number-pad.js"));
    this.#popup = new Later(host, () => import("../popup/settings-panel.js"));
  }

  /** Return the card's header with the buttons; null where there is none to show. */
  render(context: OpenersContext): TemplateResult | null {
    const { t, config, systems, isFollowed } = context;
    const { title } = config;
    // A dashboard may have a card for each section, of which a single one is enough to dial from.
    const able = isFollowed ? systems.filter(({ features }) => features.includes("dial")) : [];
    const follows = isFollowed && systems.length > 0;
    if (!able.length && !follows) {
      return null;
    }
    return html`<div class="header ${title ? "" : "bare"}">
        ${title ? html`<h2><bdi>${title}</bdi></h2>` : nothing}
        ${follows ? this.#button("popup", "mdi:bell-ring-outline", t("popup.settings")) : nothing}
        ${
          able.length
            ? this.#button(
                "dial",
                "mdi:dialpad",
                t("pad.title"),
                t(this.#opened === "dial" ? "pad.close" : "pad.open"),
              )
            : nothing
        }
      </div>
      ${this.#opened === "dial" ? this.#renderPad(context, able) : nothing}
      ${this.#opened === "popup" ? this.#renderPopup(context) : nothing}`;
  }

  #button(what: Opened, icon: string, title: string, label = title): TemplateResult {
    const isOpen = this.#opened === what;
    return html`<button
      type="button"
      class="opener ${what}"
      aria-label=${label}
      title=${title}
      aria-expanded=${isOpen}
      @click=${() => this.#open(isOpen ? null : what)}
    >
      <ha-icon icon=${icon} aria-hidden="true"></ha-icon>
    </button>`;
  }

  #renderPad({ hass, t, config }: OpenersContext, able: readonly System[]): TemplateResult {
    return this.#pad.render(
      t,
      () =>
        html`<pbx-number-pad
          .hass=${hass}
          .t=${t}
          .systems=${able}
          .extension=${config.extension}
          @pbx-close=${() => this.#open(null)}
        ></pbx-number-pad>`,
    );
  }

  #renderPopup({ hass, t, config, systems }: OpenersContext): TemplateResult {
    return this.#popup.render(
      t,
      () =>
        html`<pbx-popup-settings
          .hass=${hass}
          .t=${t}
          .systems=${systems}
          .mask=${config.mask_numbers ?? "none"}
          .extension=${config.extension}
          @pbx-close=${() => this.#open(null)}
        ></pbx-popup-settings>`,
    );
  }

  #open(what: Opened | null): void {
    const before = this.#opened;
    this.#opened = what;
    this.host.requestUpdate();
    if (!what) {
      this.host.renderRoot.querySelector<HTMLElement>(`.opener.${before}`)?.focus();
    }
  }
}
