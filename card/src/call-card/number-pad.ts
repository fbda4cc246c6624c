import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import { moveByArrows } from "../shared/arrow-keys.js";
import type { Extension, System } from "../shared/calls.js";
import { closeButton, nameField } from "../shared/chooser-parts.js";
import { Dialler } from "../shared/dialler.js";
import { dialled, findExtensions } from "../shared/find-extensions.js";
import { CardPart } from "../shared/part.js";
import { chooserStyles } from "./chooser-styles.js";
import { padStyles } from "./pad-styles.js";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];
const LETTERS: Record<string, string> = {
  2: "ABC",
  3: "DEF",
  4: "GHI",
  5: "JKL",
  6: "MNO",
  7: "PQRS",
  8: "TUV",
  9: "WXYZ",
  0: "+",
};
/** For so long 0 is pressed for a plus. */
const LONG_PRESS = 500;
const MOST_FOUND = 20;

/** Keys and a field to dial a number, or to find an extension by its name. */
export class NumberPad extends CardPart {
  static override styles = [...CardPart.styles, chooserStyles, padStyles];

  @state() private text = "";
  @state() private entry: string | null = null;
  @state() private reached = "1";
  @query("input") private field!: HTMLInputElement | null;
  readonly #dialler = new Dialler(this, () => this);
  #press: ReturnType<typeof setTimeout> | undefined;
  #wasLong = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#press);
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    // On a touch screen the field would bring up a keyboard that covers the keys.
    const isTouch = matchMedia("(pointer: coarse)").matches;
    (isTouch ? this.renderRoot.querySelector<HTMLElement>(".key") : this.field)?.focus();
  }

  /** The systems that can call. */
  get #able(): System[] {
    return this.systems.filter(({ features }) => features.includes("dial"));
  }

  /** The system that calls: the chosen one, else one that one's own extension belongs to. */
  get #system(): System | undefined {
    const able = this.#able;
    return (
      able.find((one) => one.config_entry_id === this.entry) ??
      able.find((one) => this.#dialler.from(one.config_entry_id)) ??
      able[0]
    );
  }

  override render(): TemplateResult {
    const { t, text } = this;
    const system = this.#system;
    const own = system ? this.#dialler.from(system.config_entry_id) : null;
    const found = text.trim() ? findExtensions(system, text).filter(({ number }) => number !== own) : [];
    return html`<div class="chooser" role="dialog" aria-label=${t("pad.title")} @keydown=${this.#key}>
      <div class="head">
        <h3>${t("pad.title")}</h3>
        ${this.#systems(system)} ${closeButton(t("pad.close"), this.#close)}
      </div>
      ${own ? nothing : html`<p class="hint">${t("pad.no_extension")}</p>`}
      <div class="line">
        ${nameField(t("pad.number"), text, (typed) => (this.text = typed))}
        <button
          type="button"
          class="round"
          aria-label=${t("pad.delete")}
          title=${t("pad.delete")}
          aria-disabled=${!text}
          @click=${this.#delete}
        >
          <ha-icon class="turned" icon="mdi:backspace-outline" aria-hidden="true"></ha-icon>
        </button>
      </div>
      <p class="hint" role="status">${text.trim() ? t("pad.found", { count: found.length }) : nothing}</p>
      ${
        found.length
          ? html`<ul class="found" aria-label=${t("editor.extensions")}>
              ${found.slice(0, MOST_FOUND).map((one) => html`<li>${this.#found(one, system)}</li>`)}
            </ul>`
          : nothing
      }
      <div
        class="keys"
        role="group"
        aria-label=${t("pad.keys")}
        @keydown=${(event: KeyboardEvent) => moveByArrows(event, ".key")}
      >
        ${KEYS.map((key) => this.#keyOf(key))}
      </div>
      <div class="foot">${this.#call(system, own)}</div>
    </div>`;
  }

  #systems(chosen: System | undefined): TemplateResult | typeof nothing {
    const able = this.#able;
    return able.length > 1
      ? html`<select
          aria-label=${this.t("call.details.system")}
          @change=${(event: Event) => (this.entry = (event.target as HTMLSelectElement).value)}
        >
          ${able.map(
            (one) =>
              html`<option value=${one.config_entry_id} ?selected=${one === chosen}>${one.title}</option>`,
          )}
        </select>`
      : nothing;
  }

  #found({ number, name }: Extension, system: System | undefined): TemplateResult | typeof nothing {
    const label = name ?? this.t("call.extension", { number });
    const content = html`<bdi>${label}</bdi><bdi class="numbers">${number}</bdi>`;
    const control = this.#dialler.control(
      { config_entry_id: system?.config_entry_id ?? "", number, inside: true },
      { classes: "one", content, label: this.t("pad.call", { name: label }) },
    );
    // Without an extension of one's own an extension is found, but only a phone of the system reaches it.
    return control === nothing ? html`<span class="one">${content}</span>` : control;
  }

  #keyOf(key: string): TemplateResult {
    const isZero = key === "0";
    return html`<button
      type="button"
      class="key"
      tabindex=${key === this.reached ? 0 : -1}
      aria-label=${isZero ? this.t("pad.zero") : key}
      @focus=${() => (this.reached = key)}
      @pointerdown=${isZero ? this.#pressZero : nothing}
      @pointerup=${isZero ? this.#liftZero : nothing}
      @pointerleave=${isZero ? this.#liftZero : nothing}
      @contextmenu=${isZero ? (event: Event) => event.preventDefault() : nothing}
      @click=${() => this.#tap(key)}
    >
      <b>${key}</b><small aria-hidden="true">${LETTERS[key] ?? nothing}</small>
    </button>`;
  }

  #call(system: System | undefined, own: string | null): TemplateResult {
    const { t } = this;
    const number = dialled(this.text);
    const inside = system?.extensions.find((one) => one.number === number);
    const name = inside?.name ?? number ?? "";
    const content = html`<ha-icon icon="mdi:phone" aria-hidden="true"></ha-icon
      ><span>${t("pad.call_short")}</span>`;
    const control = this.#dialler.control(
      { config_entry_id: system?.config_entry_id ?? "", number, inside: inside !== undefined },
      { classes: "go", content, label: t("pad.call", { name }) },
    );
    return control === nothing
      ? html`<button
          type="button"
          class="go"
          aria-disabled="true"
          aria-label=${t("pad.call_short")}
          title=${number === own && own ? t("pad.own") : nothing}
        >
          ${content}
        </button>`
      : html`${control}`;
  }

  #close = (): void => {
    this.dispatchEvent(new CustomEvent("pbx-close"));
  };

  #delete = (): void => {
    this.text = this.text.slice(0, -1);
  };

  #tap(key: string): void {
    if (!(key === "0" && this.#wasLong)) {
      this.text += key;
    }
    this.#wasLong = false;
  }

  #pressZero = (): void => {
    this.#wasLong = false;
    clearTimeout(this.#press);
    this.#press = setTimeout(() => {
      this.#wasLong = true;
      this.text += "+";
    }, LONG_PRESS);
  };

  #liftZero = (): void => {
    clearTimeout(this.#press);
  };

  /** What is typed counts wherever the focus is in the pad. */
  #key = (event: KeyboardEvent): void => {
    const isInField = event.target === this.field;
    if (event.key === "Escape") {
      event.stopPropagation();
      this.#close();
    } else if (event.key === "Enter" && isInField) {
      this.renderRoot.querySelector<HTMLElement>(".go")?.click();
    } else if (isInField || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    } else if (/^[\d*#+]$/.test(event.key)) {
      this.text += event.key;
    } else if (event.key === "Backspace") {
      this.#delete();
    }
  };
}

// A page may hold this module twice, just after an update.
customElements.get("pbx-number-pad") ?? customElements.define("pbx-number-pad", NumberPad);
