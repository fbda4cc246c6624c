import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { LoggedCall, System } from "./calls.js";
import type { CommonConfig } from "./config.js";
import type { GridOptions, HomeAssistant } from "./home-assistant.js";
import { localizer, type Localize } from "./localize.js";
import { phoneStore, type PhoneStore } from "./phone-store.js";
import { DISCONNECTED, loadingRows, notice, strip } from "./states.js";
import { frame, notices, tokens } from "./styles.js";

const GLOBAL_PARTS = ["connection", "connected", "locale", "language", "themes", "user"] as const;

/**
 * What all cards do alike: they follow the phone systems while they are on the page, and say so when there is nothing to show.
 *
 * A card is rendered again only for entities that it names in `watched`, not for every one of Home Assistant's.
 */
export abstract class PbxCard<Config extends CommonConfig> extends LitElement {
  static override styles = [tokens, frame, notices];

  @property({ attribute: false }) hass?: HomeAssistant;
  @property({ attribute: false }) preview = false;
  @property({ attribute: false }) layout?: string;
  @state() protected config?: Config;

  protected t: Localize = localizer("en");
  protected store: PhoneStore | undefined;
  #stopListening: (() => void) | undefined;

  /** Throw when a configuration is wrong, else return it complete. */
  protected abstract parse(config: unknown): Config;
  /** Return the content for the systems that the card is about; at least one. */
  protected abstract renderContent(systems: readonly System[]): TemplateResult;

  setConfig(config: unknown): void {
    this.config = this.parse(config);
  }

  getCardSize(): number {
    return 6;
  }

  getGridOptions(): GridOptions {
    return { columns: 12, rows: "auto", min_columns: 6 };
  }

  /** The entities whose states are shown. */
  protected watched(_systems: readonly System[]): (string | null)[] {
    return [];
  }

  /** Notice that calls changed. */
  protected callsChanged(_calls: readonly LoggedCall[]): void {}

  /** The systems that the card is about; null until they are known. */
  protected get systems(): readonly System[] | null {
    const only = this.config?.config_entry;
    const known = this.store?.systems ?? null;
    return only ? (known?.filter((system) => system.config_entry_id === only) ?? null) : known;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
    this.#stopListening = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override shouldUpdate(changed: PropertyValues): boolean {
    const before = changed.get("hass") as HomeAssistant | undefined;
    const now = this.hass;
    if (!before || !now || changed.size > 1) {
      return true;
    }
    this.store?.registryIs(now.entities);
    return (
      GLOBAL_PARTS.some((part) => before[part] !== now[part]) ||
      this.watched(this.systems ?? []).some(
        (entity) => entity !== null && before.states[entity] !== now.states[entity],
      )
    );
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.hass) {
      return;
    }
    const before = changed.get("hass") as HomeAssistant | undefined;
    if (changed.has("hass") && before?.locale.language !== this.hass.locale.language) {
      this.t = localizer(this.hass.locale.language);
    }
    const store = phoneStore(this.hass);
    if (store !== this.store) {
      this.#stopListening?.();
      this.#stopListening = undefined;
      this.store = store;
    }
    store.registryIs(this.hass.entities);
    if (!this.#stopListening && this.isConnected) {
      this.#stopListening = store.listen((calls) => {
        this.callsChanged(calls);
        this.requestUpdate();
      });
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.config || !this.hass) {
      return nothing;
    }
    return html`<ha-card> ${this.renderHeader()} ${this.#renderStrip()} ${this.#renderBody()} </ha-card>`;
  }

  /** Return what stands above the content: the title, where there is one. */
  protected renderHeader(): TemplateResult | typeof nothing {
    return this.config?.title
      ? html`<div class="header">
          <h2><bdi>${this.config.title}</bdi></h2>
        </div>`
      : nothing;
  }

  #renderStrip(): TemplateResult | typeof nothing {
    const failure = this.store?.failure;
    if (!this.systems || (failure !== "offline" && failure !== "not_ready")) {
      return nothing;
    }
    return strip(DISCONNECTED, this.t(`states.${failure}`));
  }

  #renderBody(): TemplateResult {
    const { t } = this;
    const systems = this.systems;
    if (systems?.length) {
      return this.renderContent(systems);
    }
    const failure = this.store?.failure;
    if (systems && this.config?.config_entry) {
      return notice({
        icon: "mdi:phone-off",
        title: t("states.system_gone"),
        text: t("states.system_gone_text"),
        tone: "bad",
      });
    }
    if (systems) {
      return notice({
        icon: "mdi:deskphone",
        title: t("states.no_system"),
        text: t("states.no_system_text"),
      });
    }
    if (failure === "error") {
      return notice({
        icon: "mdi:alert-circle-outline",
        title: t("states.error"),
        text: t("states.error_text"),
        tone: "bad",
        action: { label: t("states.retry"), run: () => void this.store?.load() },
      });
    }
    if (failure === "not_ready") {
      return notice({
        icon: "mdi:timer-sand",
        title: t("states.not_ready"),
        text: t("states.not_ready_text"),
      });
    }
    return failure === "offline"
      ? notice({ icon: DISCONNECTED, title: t("states.offline") })
      : loadingRows(t("states.loading"));
  }
}
