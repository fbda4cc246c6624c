import { BarChart } from "chartist";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { highest, labelStep, scaleTop, type Series } from "./bar-chart-data.js";
import { chartStyles } from "./bar-chart-styles.js";
import { watchSize } from "./size.js";

const BAR_SHARE = 0.72;
const WIDEST_BAR = 28;
const LABEL_HEIGHT = 20;
const LEAST_SCALE_WIDTH = 20;
const DIGIT_WIDTH = 7;
const TIP_MARGIN = 80;

/**
 * Stacked bars; `labels` are what stands under them, `names` what they are called.
 *
 * Screen readers get the same as a table.
 */
export class PbxBarChart extends LitElement {
  static override styles = chartStyles;

  @property({ attribute: false }) series: readonly Series[] = [];
  @property({ attribute: false }) labels: readonly string[] = [];
  @property({ attribute: false }) names: readonly string[] = [];
  @property({ attribute: false }) caption = "";
  @property({ attribute: false }) language = "en";
  @property({ type: Number }) height = 160;

  @state() private bar: number | null = null;
  @query(".plot") private plot!: HTMLElement;

  #chart: BarChart | undefined;
  #width = 0;
  #bars = { left: 0, top: 0, width: 0, height: 0 };
  readonly #size = watchSize(this, () => {
    if (this.clientWidth !== this.#width) {
      this.#draw();
    }
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.end();
    this.#chart?.detach();
    this.#chart = undefined;
  }

  protected override render(): TemplateResult {
    const shown = this.series.filter(({ values }) => values.some(Boolean));
    return html`
      <div
        class="plot"
        aria-hidden="true"
        style="height: ${this.height}px"
        @pointermove=${this.#pointAt}
        @pointerdown=${this.#pointAt}
        @pointerleave=${() => (this.bar = null)}
      ></div>
      ${this.#renderTip()}
      <div class="table">
        <table>
          <caption>
            ${this.caption}
          </caption>
          <tr>
            <td></td>
            ${shown.map(({ label }) => html`<th scope="col">${label}</th>`)}
          </tr>
          ${this.names.map((name, bar) =>
            shown.some(({ values }) => values[bar])
              ? html`<tr>
                  <th scope="row">${name}</th>
                  ${shown.map(({ values }) => html`<td>${values[bar]}</td>`)}
                </tr>`
              : nothing,
          )}
        </table>
      </div>
    `;
  }

  #renderTip(): TemplateResult | typeof nothing {
    const { bar } = this;
    if (bar === null) {
      return nothing;
    }
    const { left, top, width, height } = this.#bars;
    const step = width / this.labels.length;
    const middle = left + (bar + 0.5) * step;
    const inside = Math.min(Math.max(middle, TIP_MARGIN), Math.max(this.#width - TIP_MARGIN, TIP_MARGIN));
    const parts = this.series.filter(({ values }) => values[bar]);
    return html`<div
        class="lit"
        style="left: ${middle - step / 2}px; top: ${top}px; width: ${step}px; height: ${height}px"
      ></div>
      <div class="tip" style="left: ${inside}px" aria-hidden="true">
        <b>${this.names[bar]}</b>
        ${
          parts.length
            ? parts.map(
                ({ label, color, values }) =>
                  html`<span
                    ><i style="background: ${color}"></i><em dir="auto">${label}</em
                    ><strong>${values[bar]?.toLocaleString(this.language)}</strong></span
                  >`,
              )
            : html`<span>0</span>`
        }
      </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (!this.#chart || ["series", "labels", "height", "language"].some((name) => changed.has(name))) {
      this.#draw();
    }
  }

  #draw(): void {
    this.#width = this.clientWidth;
    const bars = this.labels.length;
    if (!this.#width || !bars || !this.plot) {
      return;
    }
    const top = scaleTop(highest(this.series));
    const step = labelStep(bars, this.#width);
    const scaleWidth = Math.max(
      LEAST_SCALE_WIDTH,
      12 + DIGIT_WIDTH * top.toLocaleString(this.language).length,
    );
    const barWidth = Math.min(WIDEST_BAR, ((this.#width - scaleWidth) / bars) * BAR_SHARE);
    this.#chart?.detach();
    this.plot.replaceChildren();
    this.#chart = new BarChart(
      this.plot,
      { labels: [...this.labels], series: this.series.map(({ values }) => [...values]) },
      {
        stackBars: true,
        height: this.height,
        chartPadding: { top: 8, right: 0, bottom: 0, left: 0 },
        axisX: {
          offset: LABEL_HEIGHT,
          showGrid: false,
          labelInterpolationFnc: (label, bar) => (bar % step ? null : label),
        },
        axisY: {
          offset: scaleWidth,
          onlyInteger: true,
          low: 0,
          high: top,
          scaleMinSpace: 28,
          labelInterpolationFnc: (count) => Number(count).toLocaleString(this.language),
        },
      },
    );
    this.#chart.on("draw", (drawn) => {
      if (drawn.type === "bar") {
        const color = this.series[drawn.seriesIndex]?.color ?? "";
        drawn.element.attr({ style: `stroke: ${color}; stroke-width: ${barWidth}px` });
      }
    });
    this.#chart.on("created", ({ chartRect }) => {
      this.#bars = {
        left: chartRect.x1,
        top: chartRect.y2,
        width: chartRect.width(),
        height: chartRect.height(),
      };
    });
  }

  #pointAt(event: PointerEvent): void {
    const { left, width } = this.#bars;
    const at = event.clientX - this.plot.getBoundingClientRect().left - left;
    const bar = Math.floor((at / width) * this.labels.length);
    this.bar = width && bar >= 0 && bar < this.labels.length ? bar : null;
  }
}

// A page may hold this module twice, just after an update.
if (!customElements.get("pbx-bar-chart")) {
  customElements.define("pbx-bar-chart", PbxBarChart);
}
