import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { PbxCard } from "../shared/base-card.js";
import { CallOrders } from "../shared/call-orders.js";
import type { System } from "../shared/calls.js";
import { ClockController } from "../shared/clock-controller.js";
import { Dialler } from "../shared/dialler.js";
import type { ConfigForm, GridOptions } from "../shared/home-assistant.js";
import { namingFor } from "../shared/parties.js";
import { DISCONNECTED, notice, strip } from "../shared/states.js";
import { moveByArrows } from "../shared/arrow-keys.js";
import { assertConfig, TYPE, type ExtensionsCardConfig } from "./config.js";
import { boards, entitiesOf, isActive, lampsOf, tally, type Board } from "./lamps.js";
import { board } from "./styles.js";
import { trunks } from "./trunk-styles.js";
import { tile, trunkLight, type TileContext } from "./tile.js";

/** The extension board: what every extension is doing, as busy lamps. */
export class ExtensionsCard extends PbxCard<ExtensionsCardConfig> {
  static override styles = [...PbxCard.styles, board, trunks];

  #boards: Board[] = [];
  readonly #dialler = new Dialler(this, () => ({
    hass: this.hass,
    t: this.t,
    systems: this.systems,
    extension: this.config?.extension,
  }));
  readonly #orders = new CallOrders(this, () => ({ hass: this.hass, t: this.t }));

  static async getConfigForm(): Promise<ConfigForm> {
    return (await import("../editors.js")).extensionsCardForm();
  }

  static getStubConfig(): Omit<ExtensionsCardConfig, "type"> {
    return {};
  }

  constructor() {
    super();
    new ClockController(this, () =>
      lampsOf(this.#boards).some(({ presence }) => isActive(presence)) ? 1 : null,
    );
  }

  override getGridOptions(): GridOptions {
    return { columns: 12, rows: "auto", min_columns: 4, min_rows: 2 };
  }

  protected override parse(config: unknown): ExtensionsCardConfig {
    assertConfig(config);
    return config;
  }

  protected override watched(systems: readonly System[]): (string | null)[] {
    return entitiesOf(systems);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { config, hass, store } = this;
    this.#boards =
      config && hass && store ? boards(this.systems ?? [], store.calls.values(), hass.states, config) : [];
    return super.render();
  }

  protected override renderHeader(): TemplateResult | typeof nothing {
    const counts = tally(this.#boards);
    const title = this.config?.title;
    const alone = lampsOf(this.#boards).length < 2;
    if (!title && alone) {
      return nothing;
    }
    return html`<div class="header">
      ${title ? html`<h2>${title}</h2>` : nothing}
      <ul class="counts numbers" aria-label=${this.t("extensions.summary")} ?hidden=${alone}>
        ${counts.map(
          ([presence, count]) =>
            html`<li class=${presence}>
              <i aria-hidden="true"></i><bdi>${this.t(`extensions.counts.${presence}`, { count })}</bdi>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  protected override renderContent(systems: readonly System[]): TemplateResult {
    const { t } = this;
    if (!this.#boards.length) {
      const chosen = this.config?.extensions?.length && systems.some(({ extensions }) => extensions.length);
      return notice({
        icon: "mdi:phone-classic",
        title: t(chosen ? "extensions.none_chosen" : "extensions.none"),
        text: t(chosen ? "extensions.none_chosen_text" : "extensions.none_text"),
      });
    }
    const bare = !this.config?.title && lampsOf(this.#boards).length < 2;
    return html`<div class="content ${bare ? "bare" : ""}">
      ${this.#renderChoice()} ${this.#boards.map((shown) => this.#renderBoard(shown))}
    </div>`;
  }

  /** Say that a tap on a tile passes a call on; the strip is there at all times, so that screen readers notice its text. */
  #renderChoice(): TemplateResult {
    const { t } = this;
    const chosen = this.#boards.some(({ system }) => this.#target(system))
      ? this.store?.transfers.chosen
      : null;
    return html`<div class=${chosen ? "choice" : ""} role="status">
      ${
        chosen
          ? html`<span>${t("transfer.choose_tile", { name: chosen.label })}</span>
              <button type="button" class="text-button" @click=${() => this.store?.transfers.cancel()}>
                ${t("transfer.cancel")}
              </button>`
          : nothing
      }
    </div>`;
  }

  #target(system: System): TileContext["target"] {
    const transfers = this.store?.transfers;
    const chosen = transfers?.chosen;
    return transfers && chosen?.call.config_entry_id === system.config_entry_id
      ? {
          isBusy: chosen.isBusy,
          extension: chosen.extension,
          passOn: (number, name) => void this.#orders.passOn(transfers, number, name),
        }
      : null;
  }

  #renderBoard({ system, lamps, trunks: lines }: Board): TemplateResult {
    const { t } = this;
    const context: TileContext = {
      t,
      now: new Date(),
      naming: namingFor(system, t, this.config?.mask_numbers ?? "none"),
      configEntry: system.config_entry_id,
      tap: this.config?.tap ?? "details",
      dialler: this.#dialler,
      open: (entityId) => this.#open(entityId),
      target: this.#target(system),
    };
    const away = lamps.every(({ presence }) => presence === "unavailable");
    return html`<div class="system" role="group" aria-label=${system.title}>
      ${this.#boards.length > 1 ? html`<h3><bdi>${system.title}</bdi></h3>` : nothing}
      ${away ? strip(DISCONNECTED, t("extensions.unreachable", { system: system.title })) : nothing}
      <ul class="tiles ${lamps.length === 1 ? "single" : ""}" @keydown=${moveByArrows}>
        ${repeat(
          lamps,
          ({ number }) => number,
          (lamp) => html`<li>${tile(lamp, context)}</li>`,
        )}
      </ul>
      ${
        lines.length
          ? html`<ul class="trunks" aria-label=${t("extensions.trunks")}>
              ${lines.map((light) => html`<li>${trunkLight(light, context)}</li>`)}
            </ul>`
          : nothing
      }
    </div>`;
  }

  #open(entityId: string): void {
    this.dispatchEvent(
      new CustomEvent("hass-more-info", { bubbles: true, composed: true, detail: { entityId } }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    [TYPE]: ExtensionsCard;
  }
}
