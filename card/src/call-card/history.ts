import { VirtualizerController } from "@tanstack/lit-virtual";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { styleMap } from "lit/directives/style-map.js";
import { keyOf, type LoggedCall } from "../shared/calls.js";
import { calls } from "../shared/client.js";
import { ClockController } from "../shared/clock-controller.js";
import { Dialler } from "../shared/dialler.js";
import { Later } from "../shared/later.js";
import type { Party } from "../shared/parties.js";
import { CardPart } from "../shared/part.js";
import { callRow } from "./call-row.js";
import { CalledNumbers } from "./called-numbers.js";
import { calledChips } from "./called-chips.js";
import { CHIP_ICONS, CHIPS, filtersFor, type Chip } from "./filters.js";
import { HistoryItems, type HistoryItem } from "./history-items.js";
import { insteadOfHistory } from "./history-notices.js";
import { HistoryPages } from "./history-pages.js";
import { historyStyles } from "./history-styles.js";

const ROW = 56;
const DAY_ROW = 36;
/** How high the scroller is around a notice. */
const NOTICE = 240;
const OVERSCAN = 8;
/** So many rows before the end of what was read, the next page is asked for. */
const AHEAD = 20;
const SEARCH_DELAY = 300;
const REFRESH_DELAY = 300;
const MINUTE_SECONDS = 60;

/** The call log: searched, filtered, and read on while it is scrolled. */
export class CallHistory extends CardPart {
  static override styles = [...CardPart.styles, ...historyStyles];

  @property({ attribute: false }) chips: readonly Chip[] = [];
  @property({ attribute: false }) rows = 7;
  @state() private pressed: ReadonlySet<Chip> = new Set();
  @state() private called: ReadonlySet<string> = new Set();
  @state() private text = "";
  @state() private open: string | null = null;
  @query(".scroller") private scroller!: HTMLElement | null;

  readonly #pages = new HistoryPages(
    (filters, options) => calls(this.hass, filters, options),
    () => this.requestUpdate(),
  );
  readonly #dialler = new Dialler(this, () => this);
  readonly #extras = new Later(this, () => import("./call-extras.js"));
  readonly #known = new HistoryItems();
  readonly #met = new CalledNumbers();
  #items: readonly HistoryItem[] = [];
  #searchTimer: ReturnType<typeof setTimeout> | undefined;
  #refreshTimer: ReturnType<typeof setTimeout> | undefined;

  readonly #virtual = new VirtualizerController<HTMLElement, HTMLElement>(this, {
    count: 0,
    getScrollElement: () => this.scroller,
    estimateSize: (index) => this.#sizeOf(index),
    overscan: OVERSCAN,
  });

  constructor() {
    super();
    new ClockController(this, () => (this.#items.length ? MINUTE_SECONDS : null));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#searchTimer);
    clearTimeout(this.#refreshTimer);
  }

  /** Read the newest calls again: some of them changed. Several changes at once are read once. */
  refresh(): void {
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = setTimeout(() => void this.#pages.refresh(), REFRESH_DELAY);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("chips")) {
      this.pressed = new Set(this.chips);
    }
    if (changed.has("configEntry")) {
      this.called = new Set();
      this.#met.clear();
    }
    if (changed.has("chips") || changed.has("configEntry")) {
      this.#start();
    }
    this.#met.take(this.#pages.calls);
    const items = this.#known.of(this.hass, this.#pages.calls, new Date());
    const virtualizer = this.#virtual.getVirtualizer();
    // New calls come in above what somebody is reading; only who looks at the top sees them appear.
    const anchorTo = (this.scroller?.scrollTop ?? 0) > ROW ? "end" : "start";
    // With other options every row is measured again, which takes the longer the more there are.
    if (items !== this.#items || anchorTo !== virtualizer.options.anchorTo) {
      this.#items = items;
      virtualizer.setOptions({
        ...virtualizer.options,
        count: items.length,
        getItemKey: (index) => items[index]?.key ?? index,
        anchorTo,
      });
    }
  }

  protected override updated(): void {
    const virtualizer = this.#virtual.getVirtualizer();
    for (const item of this.renderRoot.querySelectorAll<HTMLElement>(".item")) {
      virtualizer.measureElement(item);
    }
    const last = virtualizer.getVirtualItems().slice(-1)[0];
    if (last && last.index >= this.#items.length - AHEAD && !this.#pages.failure) {
      void this.#pages.more();
    }
  }

  #start(): void {
    this.open = null;
    this.scroller?.scrollTo({ top: 0 });
    void this.#pages.start(filtersFor(this.pressed, this.text, this.configEntry, this.called));
  }

  #toggle(chip: Chip): void {
    this.pressed = toggled(this.pressed, chip);
    this.#start();
  }

  #toggleCalled(number: string): void {
    this.called = toggled(this.called, number);
    this.#start();
  }

  #search(event: Event): void {
    this.text = (event.target as HTMLInputElement).value;
    clearTimeout(this.#searchTimer);
    this.#searchTimer = setTimeout(() => this.#start(), SEARCH_DELAY);
  }

  #clear(): void {
    this.pressed = new Set();
    this.called = new Set();
    this.text = "";
    this.#start();
  }

  #sizeOf(index: number): number {
    const item = this.#items[index];
    return item && "day" in item ? DAY_ROW : ROW;
  }

  override render(): TemplateResult {
    const total = this.#virtual.getVirtualizer().getTotalSize();
    const room = this.rows * ROW + DAY_ROW;
    const height = this.#items.length ? Math.min(total, room) : this.#pages.isFresh ? room : NOTICE;
    return html`${this.#controls()}
      <div
        class="scroller"
        style=${styleMap({ "flex-basis": `${height}px` })}
        aria-busy=${this.#pages.isLoading}
      >
        ${this.#items.length ? this.#list(total) : this.#instead()}
      </div>
      ${
        this.#items.length && this.#pages.failure
          ? html`<div class="more-failed">
              ${this.t("states.error")}
              <button type="button" class="text-button" @click=${() => void this.#pages.more()}>
                ${this.t("states.retry")}
              </button>
            </div>`
          : nothing
      }`;
  }

  #controls(): TemplateResult {
    const { t } = this;
    return html`<div class="controls">
      <label class="search">
        <ha-icon icon="mdi:magnify" aria-hidden="true"></ha-icon>
        <input
          type="search"
          autocomplete="off"
          spellcheck="false"
          .value=${this.text}
          placeholder=${t("call_card.search")}
          aria-label=${t("call_card.search")}
          @input=${this.#search}
        />
      </label>
      <div class="chips" role="group" aria-label=${t("call_card.filters")}>
        ${CHIPS.map(
          (chip) =>
            html`<button
              type="button"
              class="chip"
              aria-pressed=${this.pressed.has(chip)}
              @click=${() => this.#toggle(chip)}
            >
              <ha-icon icon=${CHIP_ICONS[chip]} aria-hidden="true"></ha-icon
              >${t(`editor.filters_options.${chip}`)}
            </button>`,
        )}
        ${calledChips(this.#met.all, this.called, {
          t,
          naming: (entry) => ({ ...this.naming(entry), mask: "none" }),
          toggle: (number) => this.#toggleCalled(number),
        })}
      </div>
    </div>`;
  }

  #list(total: number): TemplateResult {
    const virtualizer = this.#virtual.getVirtualizer();
    const now = new Date();
    return html`<div
      class="list"
      role="list"
      aria-label=${this.t("call_card.sections.history")}
      style=${styleMap({ height: `${total}px` })}
    >
      ${repeat(
        virtualizer.getVirtualItems(),
        ({ key }) => key,
        ({ index, start }) => {
          const item = this.#items[index];
          return item
            ? html`<div
                class="item"
                role="listitem"
                data-index=${index}
                style=${styleMap({ transform: `translateY(${start}px)` })}
              >
                ${"day" in item ? html`<h3>${item.day}</h3>` : this.#row(item.call, now)}
              </div>`
            : nothing;
        },
      )}
    </div>`;
  }

  #row(call: LoggedCall, now: Date): TemplateResult {
    const key = keyOf(call);
    const isOpen = this.open === key;
    return callRow(call, {
      hass: this.hass,
      t: this.t,
      naming: this.naming(call.config_entry_id),
      dialler: this.#dialler,
      systemTitle: this.systemTitle(call),
      now,
      isOpen,
      toggle: () => (this.open = isOpen ? null : key),
      extras: (other) => this.#extrasOf(call, other),
    });
  }

  #extrasOf(call: LoggedCall, other: Party | undefined): TemplateResult {
    return this.#extras.render(
      this.t,
      () =>
        html`<pbx-call-extras
          .hass=${this.hass}
          .t=${this.t}
          .systems=${this.systems}
          .call=${call}
          .number=${other && !other.inside ? other.dial : null}
          .label=${other?.label ?? ""}
          @pbx-changed=${() => this.refresh()}
        ></pbx-call-extras>`,
    );
  }

  #instead(): TemplateResult {
    const { failure, isFresh } = this.#pages;
    return insteadOfHistory(this.t, {
      failure,
      isLoading: isFresh,
      isFiltered: this.pressed.size + this.called.size > 0 || this.text.trim() !== "",
      rows: this.rows,
      retry: () => void this.#pages.refresh(),
      clear: () => this.#clear(),
    });
  }
}

function toggled<T>(all: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const changed = new Set(all);
  if (!changed.delete(one)) {
    changed.add(one);
  }
  return changed;
}

customElements.get("pbx-call-history") ?? customElements.define("pbx-call-history", CallHistory);
