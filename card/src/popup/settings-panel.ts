import { css, html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { chooserStyles } from "../call-card/chooser-styles.js";
import type { Extension, System } from "../shared/calls.js";
import { closeButton, nameField } from "../shared/chooser-parts.js";
import { findExtensions } from "../shared/find-extensions.js";
import { CardPart } from "../shared/part.js";
import { toast } from "../shared/toast.js";
import { readSettings, writeSettings, type Settings } from "./settings.js";

/** So many extensions are offered at once; the others are found by typing. */
const MOST_OFFERED = 20;

/** Says which incoming calls the browser at hand shows. */
export class PopupSettings extends CardPart {
  static override styles = [
    ...CardPart.styles,
    chooserStyles,
    css`
      .option {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: 44px;
        font-size: 14px;
        cursor: pointer;
      }
      .option input {
        flex: none;
        width: 20px;
        height: 20px;
        margin: 0;
        accent-color: var(--pbx-primary);
      }
      .option bdi {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .option .numbers {
        flex: none;
        color: var(--pbx-text-2);
      }
      h4 {
        margin: 4px 0 0;
        font-size: 13px;
        font-weight: 500;
        color: var(--pbx-text-2);
      }
      .found {
        margin: 0;
      }
    `,
  ];

  @state() private settings: Settings | null = readSettings();
  @state() private text = "";

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("[role=switch]")?.focus();
  }

  override render(): TemplateResult {
    const { t, settings } = this;
    return html`<div class="chooser" role="dialog" aria-label=${t("popup.settings")} @keydown=${this.#key}>
      <div class="head">
        <h3>${t("popup.settings")}</h3>
        ${closeButton(t("popup.close"), this.#close)}
      </div>
      <label class="option">
        <input type="checkbox" role="switch" .checked=${settings !== null} @change=${this.#switch} />
        <bdi>${t("popup.show")}</bdi>
      </label>
      <p class="hint">${t("popup.hint")}</p>
      ${settings ? this.#choices(settings) : nothing}
    </div>`;
  }

  #choices(settings: Settings): TemplateResult {
    const { t, text, systems } = this;
    const many = systems.reduce((sum, { extensions }) => sum + extensions.length, 0) > MOST_OFFERED;
    const offered = systems
      .flatMap((system) => findExtensions(system, text).map((one) => ({ system, one })))
      // Those that are followed come first, and are never left out.
      .sort((a, b) => Number(isChosen(settings, b)) - Number(isChosen(settings, a)))
      .filter((choice, place) => place < MOST_OFFERED || isChosen(settings, choice));
    return html`<label class="option">
        <input
          type="checkbox"
          .checked=${settings.sound}
          @change=${() => this.#save({ ...settings, sound: !settings.sound })}
        />
        <bdi>${t("popup.sound")}</bdi>
      </label>
      <h4 id="extensions">${t("popup.extensions")}</h4>
      ${
        many
          ? html`<div class="line">
              ${nameField(t("transfer.number"), text, (typed) => (this.text = typed))}
            </div>`
          : nothing
      }
      <ul class="found" aria-labelledby="extensions">
        ${offered.map(
          ({ system, one }) =>
            html`<li>
              <label class="option">
                <input
                  type="checkbox"
                  .checked=${isChosen(settings, { system, one })}
                  @change=${() => this.#toggle(settings, system, one)}
                />
                <bdi>${one.name ?? t("call.extension", { number: one.number })}</bdi>
                <bdi class="numbers">${one.name ? one.number : nothing}</bdi>
              </label>
            </li>`,
        )}
      </ul>`;
  }

  #switch = (event: Event): void => {
    if (!(event.target as HTMLInputElement).checked) {
      this.#save(null);
      return;
    }
    const own = this.systems.filter(({ extensions }) =>
      extensions.some(({ number }) => number === this.extension),
    );
    const extensions = Object.fromEntries(own.map((one) => [one.config_entry_id, [this.extension ?? ""]]));
    this.#save({ extensions, sound: false, mask: this.mask });
  };

  #toggle(settings: Settings, { config_entry_id }: System, { number }: Extension): void {
    const before = settings.extensions[config_entry_id] ?? [];
    const now = before.includes(number) ? before.filter((one) => one !== number) : [...before, number];
    this.#save({ ...settings, extensions: { ...settings.extensions, [config_entry_id]: now } });
  }

  #save(settings: Settings | null): void {
    if (writeSettings(settings && { ...settings, mask: this.mask })) {
      this.settings = settings;
    } else {
      toast(this, this.t("popup.not_kept"));
      this.requestUpdate();
    }
  }

  #close = (): void => {
    this.dispatchEvent(new CustomEvent("pbx-close"));
  };

  #key = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.stopPropagation();
      this.#close();
    }
  };
}

function isChosen({ extensions }: Settings, { system, one }: { system: System; one: Extension }): boolean {
  return extensions[system.config_entry_id]?.includes(one.number) ?? false;
}

// A page may hold this module twice, just after an update.
customElements.get("pbx-popup-settings") ?? customElements.define("pbx-popup-settings", PopupSettings);
