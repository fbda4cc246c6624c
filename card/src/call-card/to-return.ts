import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { NumberToReturn } from "../shared/calls.js";
import { failureOf, numbersToReturn, setHandled, type Failure } from "../shared/client.js";
import { ClockController } from "../shared/clock-controller.js";
import { Dialler } from "../shared/dialler.js";
import { dateAndTime, timeAgo } from "../shared/format.js";
import { CardPart } from "../shared/part.js";
import { partyOf } from "../shared/parties.js";
import { loadingRows, notice } from "../shared/states.js";
import { toast } from "../shared/toast.js";
import { arrow, partyText } from "./route-line.js";
import { toReturnStyles } from "./to-return-styles.js";

const REFRESH_DELAY = 300;
const MINUTE_SECONDS = 60;
const keyOf = (one: NumberToReturn): string => `${one.config_entry_id} ${one.number}`;

/** The numbers whose calls were missed and that nobody called back yet: to be called, or ticked off. */
export class CallsToReturn extends CardPart {
  static override styles = [...CardPart.styles, ...toReturnStyles];

  /** How many numbers are seen until somebody asks for all. */
  @property({ attribute: false }) rows = 7;
  @state() private showsAll = false;
  @state() private numbers: readonly NumberToReturn[] | null = null;
  @state() private failure: Failure | null = null;
  readonly #dialler = new Dialler(this, () => this);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new ClockController(this, () => (this.numbers?.length ? MINUTE_SECONDS : null));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** Read the numbers again: some calls changed. */
  refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(), REFRESH_DELAY);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated || changed.has("configEntry")) {
      void this.#load();
    }
  }

  async #load(): Promise<void> {
    try {
      this.#show(await numbersToReturn(this.hass, this.configEntry));
      this.failure = null;
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  #show(numbers: readonly NumberToReturn[]): void {
    this.numbers = numbers;
    this.dispatchEvent(new CustomEvent("pbx-to-return", { detail: numbers.length }));
  }

  async #handle(one: NumberToReturn, handled: boolean): Promise<void> {
    const before = this.numbers ?? [];
    const place = before.indexOf(one);
    if (handled) {
      this.#show(before.filter((other) => other !== one));
      await this.#focusTick(place);
    }
    try {
      await setHandled(this.hass, one, handled);
    } catch {
      this.#show(before);
      toast(this, this.t("call_card.not_saved"));
      return;
    }
    if (handled) {
      const party = partyOf(this.naming(one.config_entry_id), one.number, one.name);
      toast(this, this.t("call_card.ticked_off", { name: party.label }), {
        text: this.t("call_card.undo"),
        action: () => void this.#handle(one, false),
      });
    }
    await this.#load();
  }

  /** Keep the focus where it was: on what took the place of the row that went. */
  async #focusTick(place: number): Promise<void> {
    await this.updateComplete;
    const ticks = [...this.renderRoot.querySelectorAll<HTMLElement>(".tick")];
    (ticks[place] ?? ticks[ticks.length - 1])?.focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    const { t } = this;
    if (this.failure && !this.numbers) {
      return notice({
        icon: "mdi:alert-circle-outline",
        title: t("states.error"),
        tone: "bad",
        action: { label: t("states.retry"), run: () => void this.#load() },
      });
    }
    if (!this.numbers) {
      return loadingRows(t("states.loading"));
    }
    if (!this.numbers.length) {
      return notice({
        icon: "mdi:phone-check",
        title: t("call_card.nobody_waits"),
        text: t("call_card.nobody_waits_text"),
        tone: "good",
      });
    }
    const now = new Date();
    const shown = this.showsAll ? this.numbers : this.numbers.slice(0, this.rows);
    return html`<div role="list" aria-label=${t("call_card.sections.to_return")}>
        ${repeat(shown, keyOf, (one) => this.#row(one, now))}
      </div>
      ${
        this.numbers.length > this.rows
          ? html`<button
              type="button"
              class="text-button more"
              aria-expanded=${this.showsAll}
              @click=${() => (this.showsAll = !this.showsAll)}
            >
              ${t(this.showsAll ? "call_card.show_fewer" : "call_card.show_all", {
                count: this.numbers.length,
              })}
            </button>`
          : nothing
      }`;
  }

  #row(one: NumberToReturn, now: Date): TemplateResult {
    const { t } = this;
    const naming = this.naming(one.config_entry_id);
    const party = partyOf(naming, one.number, one.name);
    const last = new Date(one.last_at);
    const wanted = one.called_number ? partyOf(naming, one.called_number).label : null;
    return html`<div class="row tone-missed" role="listitem">
      <span class="badge"><ha-icon icon="mdi:phone-missed" aria-hidden="true"></ha-icon></span>
      <span class="lines">
        <span class="first">
          <span class="cut">${partyText(party)}</span>
          ${
            one.calls > 1
              ? html`<span class="tag count">${t("call_card.missed_calls", { count: one.calls })}</span>`
              : nothing
          }
        </span>
        <span class="second">
          <time datetime=${one.last_at} title=${dateAndTime(this.hass, last)}
            >${timeAgo(this.hass, last, now)}</time
          >
          ${wanted ? html`${arrow("mdi:arrow-right")}<span class="cut"><bdi>${wanted}</bdi></span>` : nothing}
        </span>
      </span>
      <span class="actions">
        ${this.#dialler.control(
          { config_entry_id: one.config_entry_id, number: party.dial, inside: party.inside },
          {
            classes: "round call",
            content: html`<ha-icon icon="mdi:phone" aria-hidden="true"></ha-icon>`,
            label: t("call_card.call_back", { name: party.label }),
            title: t("call.call_back"),
          },
        )}
        <button
          type="button"
          class="round tick"
          aria-label=${t("call_card.tick_off", { name: party.label })}
          title=${t("call_card.tick_off_short")}
          @click=${() => void this.#handle(one, true)}
        >
          <ha-icon icon="mdi:check" aria-hidden="true"></ha-icon>
        </button>
      </span>
    </div>`;
  }
}

customElements.get("pbx-calls-to-return") ?? customElements.define("pbx-calls-to-return", CallsToReturn);
