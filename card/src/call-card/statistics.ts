import { css, html, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { failureOf, hours, type Failure } from "../shared/client.js";
import { ClockController } from "../shared/clock-controller.js";
import { clock, hourOfDay, timeOfDay } from "../shared/format.js";
import type { TextKey } from "../shared/localize.js";
import { CardPart } from "../shared/part.js";
import { loadingRows, notice } from "../shared/states.js";
import { dayOfCalls, DRAWN, lastDay, total, type DayOfCalls } from "./hours-data.js";
import "../shared/bar-chart.js";

const REFRESH_DELAY = 1000;
const STEP_SECONDS = 300;
const HOUR = 3600;
const CHART_HEIGHT = 144;

/** What the calls of the last 24 hours came to: the sums, and a chart of every hour. */
export class CallStatistics extends CardPart {
  static override styles = [
    ...CardPart.styles,
    css`
      :host {
        container-type: inline-size;
      }
      .figures {
        display: grid;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        gap: 8px;
        margin: 0;
        padding: 8px var(--pbx-gap) 4px;
      }
      .figure {
        display: flex;
        flex-direction: column;
        min-width: 0;
        padding: 8px 12px;
        border-radius: var(--pbx-radius);
        background: color-mix(in srgb, var(--pbx-text) 4%, transparent);
      }
      dt {
        order: 2;
        font-size: 12px;
        line-height: 16px;
        color: var(--pbx-text-2);
      }
      dd {
        margin: 0;
        font-size: 20px;
        font-weight: 500;
        line-height: 28px;
        font-variant-numeric: tabular-nums;
      }
      @container (max-width: 420px) {
        .figures {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
      .caption {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 16px;
        min-height: 28px;
        padding: 4px var(--pbx-gap) 0;
        font-size: 12px;
        line-height: 18px;
        color: var(--pbx-text-2);
      }
      .caption strong {
        font-weight: 500;
        color: var(--pbx-text);
      }
      .key {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        font-variant-numeric: tabular-nums;
      }
      .key i {
        width: 8px;
        height: 8px;
        border-radius: 2px;
      }
      pbx-bar-chart {
        margin: 0 var(--pbx-gap) 12px 8px;
      }
    `,
  ];

  @state() private day: DayOfCalls | null = null;
  @state() private failure: Failure | null = null;
  #readAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new ClockController(this, () => STEP_SECONDS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** Read the figures again: some calls changed. */
  refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(), REFRESH_DELAY);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("configEntry") || Date.now() - this.#readAt >= STEP_SECONDS * 1000) {
      void this.#load();
    }
  }

  async #load(): Promise<void> {
    this.#readAt = Date.now();
    const period = lastDay(new Date());
    try {
      this.day = dayOfCalls(await hours(this.hass, period, this.configEntry), period.start);
      this.failure = null;
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  override render(): TemplateResult {
    const { t, day } = this;
    if (!day) {
      return this.failure
        ? notice({
            icon: "mdi:alert-circle-outline",
            title: t("states.error"),
            tone: "bad",
            action: { label: t("states.retry"), run: () => void this.#load() },
          })
        : loadingRows(t("states.loading"));
    }
    return html`${this.#figures(day)} ${this.#caption(day)} ${this.#chart(day)}`;
  }

  #figures(day: DayOfCalls): TemplateResult {
    const { t } = this;
    const figures: [TextKey, string | number][] = [
      ["call.outcomes.answered", total(day, "answered")],
      ["call.outcomes.missed", total(day, "missed")],
      ["call_card.answer_time", day.answerSeconds === null ? "–" : clock(Math.round(day.answerSeconds))],
      ["call_card.talk_time", this.#duration(day.talkSeconds)],
    ];
    return html`<dl class="figures">
      ${figures.map(
        ([name, value]) =>
          html`<div class="figure">
            <dt>${t(name)}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>`;
  }

  #duration(seconds: number): string {
    const unit = seconds >= HOUR ? "hour" : "minute";
    const format = new Intl.NumberFormat(this.hass.locale.language, {
      style: "unit",
      unit,
      unitDisplay: "short",
      maximumFractionDigits: unit === "hour" ? 1 : 0,
    });
    return format.format(seconds / (unit === "hour" ? HOUR : 60));
  }

  #caption(day: DayOfCalls): TemplateResult {
    const { t } = this;
    return html`<div class="caption" aria-hidden="true">
      <strong>${t("call_card.last_day")}</strong>
      ${DRAWN.filter(([outcome]) => total(day, outcome)).map(
        ([outcome, tone]) =>
          html`<span class="key"
            ><i style="background: var(--pbx-${tone})"></i>${t(`call.outcomes.${outcome}` as TextKey)}
            ${total(day, outcome).toLocaleString(this.hass.locale.language)}</span
          >`,
      )}
    </div>`;
  }

  #chart(day: DayOfCalls): TemplateResult {
    const { hass, t } = this;
    const series = DRAWN.map(([outcome, tone]) => ({
      label: t(`call.outcomes.${outcome}` as TextKey),
      color: `var(--pbx-${tone})`,
      values: day.counts[outcome],
    }));
    const times = day.starts.map((start) => timeOfDay(hass, start));
    return html`<pbx-bar-chart
      .series=${series}
      .labels=${day.starts.map((start) => hourOfDay(hass, start))}
      .names=${day.starts.map((start, place) => `${times[place]} – ${timeOfDay(hass, new Date(start.getTime() + HOUR * 1000))}`)}
      .caption=${t("call_card.chart")}
      .language=${hass.locale.language}
      .height=${CHART_HEIGHT}
    ></pbx-bar-chart>`;
  }
}

customElements.get("pbx-call-statistics") ?? customElements.define("pbx-call-statistics", CallStatistics);
