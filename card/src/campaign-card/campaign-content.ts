import { html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { PbxCard } from "../shared/base-card.js";
import "../shared/bar-chart.js";
import type { LoggedCall, System } from "../shared/calls.js";
import { loadingRows, notice, strip } from "../shared/states.js";
import { barsOf } from "./bars.js";
import { assertConfig, type CampaignCardConfig, type Period, PERIODS } from "./config.js";
import { figures } from "./figures.js";
import { reasonList } from "./reason-list.js";
import { Results } from "./results.js";
import { campaign } from "./styles.js";
import { periodStart, tally, type Tally } from "./tally.js";
import { campaignsOf, centresOf, totals, type CampaignEntities } from "./totals.js";

const CHART_HEIGHT = 200;

/** What the calls of a contact centre's campaigns came to: success and failure by reason over time. */
export class CampaignContent extends PbxCard<CampaignCardConfig> {
  static override styles = [...PbxCard.styles, campaign];

  @state() private chosenPeriod: Period | undefined;
  @state() private chosenCampaign: string | null = null;

  #results = new Results(() => this.requestUpdate());
  #wasOffline = false;

  /** The card's configuration. */
  set options(config: CampaignCardConfig) {
    this.setConfig(config);
  }

  protected override parse(config: unknown): CampaignCardConfig {
    assertConfig(config);
    return config;
  }

  protected override watched(systems: readonly System[]): (string | null)[] {
    return this.hass
      ? campaignsOf(systems, this.hass).flatMap(({ entities }) => Object.values(entities))
      : [];
  }

  protected override callsChanged(calls: readonly LoggedCall[]): void {
    this.#results.take(calls);
    const offline = this.store?.failure === "offline";
    // Calls that came while there was no connection were not told of.
    if ((this.#wasOffline && !offline) || (this.#results.failed && !this.store?.failure)) {
      this.#results.forget();
    }
    this.#wasOffline = offline;
  }

  private get period(): Period {
    return this.chosenPeriod ?? this.config?.period ?? "week";
  }

  private get campaignId(): string | null {
    return this.config?.campaign ?? this.chosenCampaign;
  }

  protected override renderHeader(): TemplateResult | typeof nothing {
    const { t } = this;
    const only = this.config?.campaign;
    const usual = only ? t("campaign.name", { name: only }) : t("campaign.title");
    const title = this.config?.title ?? usual;
    const parts = [
      title ? html`<h2><bdi>${title}</bdi></h2>` : nothing,
      this.#renderChoice(),
      this.#renderPeriods(),
    ];
    return parts.every((one) => one === nothing) ? nothing : html`<div class="header">${parts}</div>`;
  }

  /** Without the log there are only totals. */
  #renderPeriods(): TemplateResult | typeof nothing {
    const { t } = this;
    const centres = centresOf(this.systems ?? []);
    return centres.some(({ may_read_log, campaigns }) => may_read_log && campaigns.length)
      ? html`<div class="periods" role="group" aria-label=${t("campaign.period")}>
          ${PERIODS.map(
            (period) =>
              html`<button
                type="button"
                aria-pressed=${period === this.period}
                @click=${() => (this.chosenPeriod = period)}
              >
                <bdi>${t(`campaign.periods.${period}`)}</bdi>
              </button>`,
          )}
        </div>`
      : nothing;
  }

  #renderChoice(): TemplateResult | typeof nothing {
    const { hass, t } = this;
    const campaigns = hass ? campaignsOf(this.systems ?? [], hass) : [];
    if (this.config?.campaign || campaigns.length < 2) {
      return nothing;
    }
    return html`<select
      aria-label=${t("campaign.choose")}
      @change=${(event: Event) => (this.chosenCampaign = (event.target as HTMLSelectElement).value || null)}
    >
      <option value="">${t("campaign.all")}</option>
      ${campaigns.map(
        ({ campaignId, name }) =>
          html`<option value=${campaignId} ?selected=${campaignId === this.chosenCampaign}>
            ${name === campaignId ? t("campaign.name", { name }) : name}
          </option>`,
      )}
    </select>`;
  }

  protected override renderContent(systems: readonly System[]): TemplateResult {
    const { t } = this;
    const hass = this.hass;
    const centres = centresOf(systems);
    const campaigns = hass ? campaignsOf(centres, hass) : [];
    const mine = campaigns.filter(({ campaignId }) => !this.campaignId || campaignId === this.campaignId);
    if (!hass || !centres.length || !mine.length) {
      return notice({
        icon: "mdi:bullhorn-outline",
        title: t(centres.length ? "campaign.none_yet" : "campaign.no_centre"),
        text: t(centres.length ? "campaign.none_yet_text" : "campaign.no_centre_text"),
      });
    }
    const entries = centres
      .filter(({ may_read_log }) => may_read_log)
      .map(({ config_entry_id }) => config_entry_id);
    return entries.length ? this.#renderLog(entries) : this.#renderTotals(mine);
  }

  /** Without the log there are the entities, which everybody may see. */
  #renderTotals(campaigns: readonly CampaignEntities[]): TemplateResult {
    const { t, hass } = this;
    const all = totals(campaigns, hass?.states ?? {});
    return html`<div class="content single">
      ${figures(all, t, hass?.locale.language ?? "en")}
      <p class="note">
        ${t("campaign.all_time")}
        ${all.lastReason ? t("campaign.last_reason", { reason: all.lastReason }) : nothing}
      </p>
      ${strip("mdi:lock-outline", `${t("states.not_allowed")}. ${t("states.not_allowed_text")}`)}
    </div>`;
  }

  #renderLog(entries: readonly string[]): TemplateResult {
    const { t, hass, period } = this;
    const now = new Date();
    const start = periodStart(period, now);
    // What is asked for stays the same all day, so that it is read once.
    start.setHours(0, 0, 0, 0);
    const question = { entries, campaign: this.campaignId, start };
    if (hass) {
      void this.#results.ask(hass, question);
    }
    const { state: answer, failed } = this.#results;
    if (failed) {
      return notice({
        icon: "mdi:alert-circle-outline",
        title: t("states.error"),
        text: t("states.error_text"),
        tone: "bad",
        action: { label: t("states.retry"), run: () => this.#again() },
      });
    }
    const counted = tally(this.#results.calls.values(), period, now);
    if (!counted.results) {
      return answer === "loading"
        ? loadingRows(t("states.loading"))
        : notice({
            icon: "mdi:bullhorn-outline",
            title: t("campaign.nothing_in_period"),
            text: t("campaign.nothing_in_period_text"),
          });
    }
    return html`<div class="content" aria-busy=${answer === "loading"}>
      <div class="main">
        ${figures(counted, t, hass?.locale.language ?? "en")}
        ${
          answer === "truncated"
            ? html`<p class="note">${t("campaign.truncated", { count: counted.results })}</p>`
            : nothing
        }
        ${this.#renderChart(counted)}
      </div>
      ${
        counted.failures
          ? html`<section>
              <h3>${t("campaign.why_failed")}</h3>
              ${reasonList(counted, t, hass?.locale.language ?? "en")}
            </section>`
          : nothing
      }
    </div>`;
  }

  #renderChart(counted: Tally): TemplateResult | typeof nothing {
    const { t, hass, period } = this;
    if (!hass) {
      return nothing;
    }
    const bars = barsOf(counted, period, hass, t);
    return html`<pbx-bar-chart
      .series=${bars.series}
      .labels=${bars.labels}
      .names=${bars.names}
      .caption=${t("campaign.chart")}
      .language=${hass.locale.language}
      .height=${CHART_HEIGHT}
    ></pbx-bar-chart>`;
  }

  #again(): void {
    this.#results.forget();
    this.requestUpdate();
  }
}

// A page may hold this module twice, just after an update.
customElements.get("pbx-campaign-content") ?? customElements.define("pbx-campaign-content", CampaignContent);
