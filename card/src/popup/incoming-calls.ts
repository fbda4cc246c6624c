import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { CallOrders, type Order } from "../shared/call-orders.js";
import type { Who } from "../shared/call-rights.js";
import { keyOf } from "../shared/calls.js";
import { closeButton } from "../shared/chooser-parts.js";
import type { HomeAssistant } from "../shared/home-assistant.js";
import { Later } from "../shared/later.js";
import { localizer, type Localize } from "../shared/localize.js";
import { namingFor, partyOf } from "../shared/parties.js";
import { phoneStore, type PhoneStore } from "../shared/phone-store.js";
import { notices, tokens } from "../shared/styles.js";
import { toast } from "../shared/toast.js";
import { callerPhoto, cameraOf, cameraPicture } from "./caller-picture.js";
import { popupStyles } from "./popup-styles.js";
import { incoming, type Incoming } from "./ringing.js";
import { listenToSettings, readSettings, type Settings } from "./settings.js";
import { Sound } from "./sound.js";

interface Button {
  order: Order;
  label: string;
  icon: string;
  run: () => void;
  expanded?: boolean;
}

/** The calls that ring at the extensions which somebody chose in this browser, above every page. */
export class IncomingCalls extends LitElement {
  static override styles = [tokens, notices, popupStyles];

  @property({ attribute: false }) hass?: HomeAssistant;
  @state() private settings: Settings | null = readSettings();
  /** The call for which somebody is being chosen who gets it instead. */
  @state() private routed: string | null = null;

  #t: Localize = localizer("en");
  #store: PhoneStore | undefined;
  #stopCalls: (() => void) | undefined;
  #stopSettings: (() => void) | undefined;
  #shown: readonly Incoming[] = [];
  readonly #dismissed = new Set<string>();
  readonly #sound = new Sound();
  readonly #route = new Later(this, () => import("./route-panel.js"));
  readonly #orders = new CallOrders(this, () => ({ hass: this.hass, t: this.#t }));

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopSettings = listenToSettings(() => (this.settings = readSettings()));
    window.addEventListener("keydown", this.#key);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.#key);
    this.#stopSettings?.();
    this.#follow(undefined);
    this.#sound.set(false);
  }

  protected override shouldUpdate(changed: PropertyValues): boolean {
    const before = changed.get("hass") as HomeAssistant | undefined;
    const now = this.hass;
    if (!before || !now || changed.size > 1) {
      return true;
    }
    return (
      before.connection !== now.connection ||
      before.locale !== now.locale ||
      this.#shown.map(cameraOf).some((camera) => camera && before.states[camera] !== now.states[camera])
    );
  }

  protected override willUpdate(): void {
    const { hass, settings } = this;
    this.#follow(hass && settings ? phoneStore(hass) : undefined);
    if (hass) {
      this.#t = localizer(hass.locale.language);
    }
    const calls = settings ? [...(this.#store?.calls.values() ?? [])] : [];
    const systems = this.#store?.systems ?? [];
    this.#shown = calls
      .filter((call) => settings && !this.#dismissed.has(keyOf(call)))
      .map((call) => {
        const system = systems.find((one) => one.config_entry_id === call.config_entry_id);
        return settings && incoming(call, system, settings);
      })
      .filter((one): one is Incoming => Boolean(one));
    this.#sound.set(Boolean(settings?.sound) && this.#shown.length > 0);
  }

  protected override updated(): void {
    const stack = this.renderRoot.querySelector<HTMLElement>(".stack");
    // Above the dialogs that Home Assistant has open.
    if (stack?.showPopover && this.#shown.length > 0 !== stack.matches(":popover-open")) {
      stack.togglePopover();
    }
  }

  /** Follow the calls of a store, or none. */
  #follow(store: PhoneStore | undefined): void {
    if (store === this.#store) {
      return;
    }
    this.#stopCalls?.();
    this.#store = store;
    this.#stopCalls = store?.listen((calls) => {
      for (const call of calls.filter((one) => one.state === "ended")) {
        this.#dismissed.delete(keyOf(call));
      }
      this.requestUpdate();
    });
  }

  protected override render(): TemplateResult {
    return html`<div class="hidden-text" role="status" aria-live="assertive">
        ${this.#shown.map((one) => html`<p>${this.#sentence(one)}</p>`)}
      </div>
      <div class="stack" popover="manual" ?hidden=${!this.#shown.length}>
        ${repeat(
          this.#shown,
          ({ call }) => keyOf(call),
          (one) => this.#renderCall(one),
        )}
      </div>`;
  }

  #renderCall(one: Incoming): TemplateResult {
    const { call, system } = one;
    const t = this.#t;
    const key = keyOf(call);
    const { caller, called } = this.#parties(one);
    return html`<section
      class="call tone-ringing"
      role="alertdialog"
      aria-modal="false"
      aria-label=${this.#sentence(one)}
      data-call=${key}
    >
      ${this.hass ? cameraPicture(one, this.hass, t) : nothing}
      <div class="head">
        ${callerPhoto(one, this.#mask)}
        <div class="lines">
          <span class="title">${t(one.extension ? "popup.title" : "popup.waits")}</span>
          <bdi class="name">${caller.label}</bdi>
          ${caller.number ? html`<bdi class="second numbers">${caller.number}</bdi>` : nothing}
          ${this.#groups(one)}
          <span class="second">
            <ha-icon icon="mdi:arrow-right" aria-hidden="true"></ha-icon><bdi>${called}</bdi>
            ${call.trunk ? html`<span class="tag">${call.trunk}</span>` : nothing}
          </span>
        </div>
        ${closeButton(t("popup.dismiss"), () => this.#dismiss(one))}
      </div>
      <div class="buttons">${this.#buttons(one).map((button) => this.#button(button, one))}</div>
      ${
        this.routed === key
          ? this.#route.render(
              t,
              () =>
                html`<pbx-route-panel
                  .hass=${this.hass}
                  .t=${t}
                  .systems=${[system]}
                  .without=${one.extension}
                  .isBusy=${this.#orders.underWay(call) !== undefined}
                  @pbx-route=${(event: CustomEvent<{ number: string; name: string }>) =>
                    void this.#send(one, event.detail)}
                ></pbx-route-panel>`,
            )
          : nothing
      }
    </section>`;
  }

  #groups({ call }: Incoming): TemplateResult | typeof nothing {
    const groups = this.#mask === "full" ? [] : (call.caller_groups ?? []);
    return groups.length
      ? html`<span class="second">${groups.map((group) => html`<bdi class="tag">${group}</bdi>`)}</span>`
      : nothing;
  }

  #buttons(one: Incoming): Button[] {
    const { call, system, extension } = one;
    const t = this.#t;
    const who = { call_id: call.call_id };
    const isRouted = this.routed === keyOf(call);
    const all: (Button & { feature: string; isForInbound?: boolean })[] = [
      {
        feature: extension ? "pick_up" : "accept",
        order: "accept_call",
        label: t(extension ? "popup.answer" : "popup.let_in"),
        icon: "mdi:phone",
        run: () => void this.#give("accept_call", one, extension ? { ...who, extension } : who),
      },
      {
        feature: "refuse",
        isForInbound: true,
        order: "refuse_call",
        label: t("popup.refuse"),
        icon: "mdi:phone-hangup",
        run: () => void this.#give("refuse_call", one, who),
      },
      {
        feature: "route",
        isForInbound: true,
        order: "route_call",
        label: t("popup.route"),
        icon: "mdi:phone-forward",
        expanded: isRouted,
        run: () => (this.routed = isRouted ? null : keyOf(call)),
      },
    ];
    return all.filter(
      ({ feature, isForInbound }) =>
        system.features.includes(feature) && !(isForInbound && call.direction === "internal"),
    );
  }

  #button({ order, label, icon, run, expanded }: Button, { call }: Incoming): TemplateResult {
    const underWay = this.#orders.underWay(call);
    // Not `disabled`, which would take the focus away from who uses the keyboard.
    return html`<button
      type="button"
      class="button ${order}"
      aria-expanded=${expanded ?? nothing}
      aria-disabled=${underWay !== undefined}
      aria-busy=${underWay === order}
      @click=${run}
    >
      <ha-icon icon=${icon} aria-hidden="true"></ha-icon><span>${label}</span>
    </button>`;
  }

  async #give(
    order: Order,
    { call }: Incoming,
    who: Who,
    fields: Record<string, unknown> = {},
  ): Promise<boolean> {
    return this.#orders.give(order, call, who, fields);
  }

  async #send(one: Incoming, { number, name }: { number: string; name: string }): Promise<void> {
    if (await this.#give("route_call", one, { call_id: one.call.call_id }, { to: number })) {
      toast(this, this.#t("transfer.passed_on", { name }));
      this.routed = null;
    }
  }

  #dismiss({ call }: Incoming): void {
    this.#dismissed.add(keyOf(call));
    this.requestUpdate();
  }

  /** Escape puts away the call that has the focus, else the latest. */
  #key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented || !this.#shown.length) {
      return;
    }
    const focused = (this.renderRoot as ShadowRoot).activeElement?.closest<HTMLElement>(".call");
    const key = focused?.dataset["call"];
    const one = this.#shown.find(({ call }) => keyOf(call) === key) ?? this.#shown[this.#shown.length - 1];
    if (one) {
      this.#dismiss(one);
    }
  };

  get #mask(): Settings["mask"] {
    return this.settings?.mask ?? "none";
  }

  #parties({ call, system, extension }: Incoming): { caller: ReturnType<typeof partyOf>; called: string } {
    const naming = namingFor(system, this.#t, this.#mask);
    // What the caller dialled, unless the phone that rings is all that is known.
    const dialled = partyOf({ ...naming, mask: "none" }, call.called_number ?? extension, call.called_name);
    return { caller: partyOf(naming, call.caller_number, call.caller_name), called: dialled.label };
  }

  #sentence(one: Incoming): string {
    const { caller, called } = this.#parties(one);
    return this.#t("popup.calls", { name: caller.label, called });
  }
}

// A page may hold this module twice, just after an update.
customElements.get("pbx-incoming-calls") ?? customElements.define("pbx-incoming-calls", IncomingCalls);
