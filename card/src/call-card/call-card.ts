import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import { PbxCard } from "../shared/base-card.js";
import type { LoggedCall, System } from "../shared/calls.js";
import type { ConfigForm, GridOptions } from "../shared/home-assistant.js";
import { Later } from "../shared/later.js";
import { notice } from "../shared/states.js";
import { assertConfig, LEAST_HEIGHT, SECTIONS, type CallCardConfig, type Section } from "./config.js";
import type { CallHistory } from "./history.js";
import { busyEntities } from "./live-entities.js";
import { moveTab } from "./move-tab.js";
import { nowSection } from "./now-section.js";
import { Openers } from "./openers.js";
import type { CallStatistics } from "./statistics.js";
import { callCardStyles } from "./styles.js";
import type { CallsToReturn } from "./to-return.js";
import "./history.js";
import "./to-return.js";
import { watchSize } from "../shared/size.js";

/** From this width on, everything is seen at once instead of one tab at a time. */
const WIDE = 760;
const ROWS = 7;
const TAB_ICONS: Partial<Record<Section, string>> = {
  history: "mdi:history",
  to_return: "mdi:phone-return",
  statistics: "mdi:chart-bar",
};

/** The calls of the phone systems: those in progress, those that were, and those to return. */
export class CallCard extends PbxCard<CallCardConfig> {
  static override styles = [...PbxCard.styles, ...callCardStyles];

  @state() private isWide = false;
  @state() private chosen: Section | null = null;
  @state() private waiting: number | null = null;
  @query("pbx-call-history") private history!: CallHistory | null;
  @query("pbx-calls-to-return") private toReturn!: CallsToReturn | null;
  @query("pbx-call-statistics") private statistics!: CallStatistics | null;
  readonly #openers = new Openers(this);
  readonly #charts = new Later(this, () => import("./statistics.js"));
  #wasOffline = false;
  readonly #size = watchSize(this, (width) => {
    this.isWide = width >= WIDE;
  });

  static getStubConfig(): Partial<CallCardConfig> {
    return { sections: [...SECTIONS] };
  }

  static async getConfigForm(): Promise<ConfigForm> {
    return (await import("../editors.js")).callCardForm();
  }

  override getGridOptions(): GridOptions {
    const shown = SECTIONS.filter((section) => this.#shows(section));
    return { ...super.getGridOptions(), min_rows: Math.max(...shown.map((one) => LEAST_HEIGHT[one])) };
  }

  protected override parse(config: unknown): CallCardConfig {
    assertConfig(config);
    return config;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.end();
  }

  protected override watched(systems: readonly System[]): (string | null)[] {
    return this.#shows("now") ? busyEntities(systems.filter((system) => !system.may_read_log)) : [];
  }

  protected override callsChanged(calls: readonly LoggedCall[]): void {
    const isBack = this.#wasOffline && !this.store?.failure;
    this.#wasOffline = this.store?.failure !== null;
    if (isBack || calls.some((call) => call.state === "ended")) {
      this.history?.refresh();
      this.toReturn?.refresh();
      this.statistics?.refresh();
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("config")) {
      this.chosen = null;
    }
  }

  #shows(section: Section): boolean {
    return !this.config?.sections?.length || this.config.sections.includes(section);
  }

  protected override renderHeader(): TemplateResult | typeof nothing {
    const { hass, t, config } = this;
    const systems = (this.systems ?? []).filter(({ may_read_log }) => may_read_log);
    return (
      (config && this.#openers.render({ hass, t, config, systems, isFollowed: this.#shows("now") })) ||
      super.renderHeader()
    );
  }

  protected override renderContent(systems: readonly System[]): TemplateResult {
    const readable = systems.filter((system) => system.may_read_log);
    const tabs = readable.length
      ? SECTIONS.filter((section) => section !== "now" && this.#shows(section))
      : [];
    const now = this.#shows("now") ? this.#now(systems) : nothing;
    if (!readable.length) {
      return html`${now}
      ${notice({
        icon: "mdi:lock-outline",
        title: this.t("states.not_allowed"),
        text: this.t("states.not_allowed_text"),
      })}`;
    }
    return this.isWide && tabs.length > 1 && tabs.includes("history")
      ? this.#allAtOnce(now, tabs, readable)
      : this.#oneAtATime(now, tabs, readable);
  }

  #now(systems: readonly System[]): TemplateResult | typeof nothing {
    const { hass, t, store, config } = this;
    return hass && store && config ? nowSection({ hass, t, store, config, systems }) : nothing;
  }

  #allAtOnce(now: unknown, tabs: readonly Section[], systems: readonly System[]): TemplateResult {
    const aside = tabs.filter((section) => section !== "history");
    return html`<div class="columns">
      <div class="column">
        ${now}
        ${aside.map(
          (section) =>
            html`<section class="panel" aria-labelledby="title-${section}">
              <h3 id="title-${section}">${this.t(`call_card.sections.${section}`)}</h3>
              ${this.#section(section, systems)}
            </section>`,
        )}
      </div>
      <section class="panel column fill" aria-label=${this.t("call_card.sections.history")}>
        ${this.#section("history", systems)}
      </section>
    </div>`;
  }

  #oneAtATime(now: unknown, tabs: readonly Section[], systems: readonly System[]): TemplateResult {
    const chosen = this.chosen && tabs.includes(this.chosen) ? this.chosen : tabs[0];
    if (!chosen) {
      return html`${now}`;
    }
    return html`${now}
    ${
      tabs.length > 1
        ? html`<div class="tabs" role="tablist" @keydown=${moveTab}>
            ${tabs.map((section) => this.#tab(section, section === chosen))}
          </div>`
        : nothing
    }
    ${tabs.map(
      // Every panel stays: where it was scrolled to, and how many are to be returned, must not be lost.
      (section) =>
        html`<div
          class="panel ${section === "history" ? "fill" : ""}"
          role=${tabs.length > 1 ? "tabpanel" : nothing}
          id="panel-${section}"
          aria-labelledby=${tabs.length > 1 ? `tab-${section}` : nothing}
          ?hidden=${section !== chosen}
        >
          ${
            section === chosen || section !== "statistics" || this.#charts.loaded
              ? this.#section(section, systems)
              : nothing
          }
        </div>`,
    )}`;
  }

  #tab(section: Section, isChosen: boolean): TemplateResult {
    const waiting = section === "to_return" ? this.waiting : null;
    return html`<button
      type="button"
      role="tab"
      id="tab-${section}"
      aria-controls="panel-${section}"
      aria-selected=${isChosen}
      tabindex=${isChosen ? 0 : -1}
      @click=${() => (this.chosen = section)}
    >
      <ha-icon icon=${TAB_ICONS[section] ?? ""} aria-hidden="true"></ha-icon>
      <span>${this.t(`call_card.sections.${section}`)}</span>
      ${waiting ? html`<span class="count">${waiting}</span>` : nothing}
    </button>`;
  }

  #section(section: Section, systems: readonly System[]): TemplateResult {
    const mask = this.config?.mask_numbers ?? "none";
    const entry = this.config?.config_entry;
    if (section === "history") {
      return html`<pbx-call-history
        .hass=${this.hass}
        .t=${this.t}
        .systems=${systems}
        .mask=${mask}
        .configEntry=${entry}
        .extension=${this.config?.extension}
        .chips=${this.config?.filters ?? NO_CHIPS}
        .rows=${this.config?.rows ?? ROWS}
      ></pbx-call-history>`;
    }
    if (section === "to_return") {
      return html`<pbx-calls-to-return
        .hass=${this.hass}
        .t=${this.t}
        .systems=${systems}
        .mask=${mask}
        .configEntry=${entry}
        .extension=${this.config?.extension}
        .rows=${this.config?.rows ?? ROWS}
        @pbx-to-return=${(event: CustomEvent<number>) => (this.waiting = event.detail)}
      ></pbx-calls-to-return>`;
    }
    return this.#charts.render(
      this.t,
      () =>
        html`<pbx-call-statistics
          .hass=${this.hass}
          .t=${this.t}
          .systems=${systems}
          .mask=${mask}
          .configEntry=${entry}
        ></pbx-call-statistics>`,
    );
  }
}

const NO_CHIPS: readonly never[] = [];
