import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import type { LoggedCall } from "../shared/calls.js";
import { contactOf, recordingUrl, setBlocked, setContact, type Contact } from "../shared/numbers-client.js";
import { CardPart } from "../shared/part.js";
import { toast } from "../shared/toast.js";
import { chooserStyles } from "./chooser-styles.js";
import { extrasStyles } from "./extras-styles.js";

/**
 * What can be done about a call of the history: hear its recording, name the other side, block it.
 *
 * Tells by the event `pbx-changed` that calls look different now.
 */
export class CallExtras extends CardPart {
  static override styles = [...CardPart.styles, chooserStyles, extrasStyles];

  @property({ attribute: false }) call!: LoggedCall;
  /** The number of the other side; null where it is none from outside, or is not to be seen. */
  @property({ attribute: false }) number: string | null = null;
  @property({ attribute: false }) label = "";
  @state() private audio: string | null = null;
  @state() private problem: string | null = null;
  @state() private open: "contact" | "block" | null = null;
  @state() private isBusy = false;
  @state() private contact: Contact | null = null;
  @query("[name=name]") private nameField!: HTMLInputElement | null;
  @query("[name=groups]") private groupsField!: HTMLInputElement | null;

  protected override firstUpdated(): void {
    const { number } = this;
    if (number) {
      // Where the phone book cannot be read, a number is added as if it were new; saving says what is wrong.
      void contactOf(this.hass, number).then(
        (contact) => (this.contact = contact),
        () => undefined,
      );
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("open") && this.open) {
      this.renderRoot.querySelector<HTMLElement>(".chooser input, .chooser button")?.focus();
    }
  }

  override render(): TemplateResult {
    const { t, number, call, contact } = this;
    const isNamed = contact !== null;
    return html`<div class="tools">
        ${
          this.#isRecorded && !this.audio
            ? this.#tool("play", "mdi:play", t("about.play"), () => void this.#play())
            : nothing
        }
        ${
          number
            ? html`${this.#tool(
                "contact",
                isNamed ? "mdi:account-edit" : "mdi:account-plus",
                t(isNamed ? "about.edit" : "about.add"),
                () => this.#toggle("contact"),
              )}
              ${this.#tool(
                "block",
                call.blocked ? "mdi:phone-check" : "mdi:phone-off",
                t(call.blocked ? "about.unblock" : "about.block"),
                () => this.#toggle("block"),
              )}`
            : nothing
        }
      </div>
      ${
        this.audio
          ? html`<audio
              controls
              autoplay
              src=${this.audio}
              aria-label=${t("about.playing")}
              @error=${() => this.#silent(t("about.play_failed"))}
            ></audio>`
          : nothing
      }
      <p class="problem" role="alert">${this.problem ?? nothing}</p>
      ${this.open === "contact" ? this.#renderContact() : nothing}
      ${this.open === "block" ? this.#renderBlock() : nothing}`;
  }

  get #isRecorded(): boolean {
    const { call } = this;
    const system = this.systems.find((one) => one.config_entry_id === call.config_entry_id);
    return call.recording !== null && (system?.features.includes("recordings") ?? false);
  }

  #tool(what: string, icon: string, label: string, run: () => void): TemplateResult {
    return html`<button
      type="button"
      class="tool ${what}"
      aria-expanded=${what === "play" ? nothing : this.open === what}
      aria-disabled=${this.isBusy}
      @click=${run}
    >
      <ha-icon icon=${icon} aria-hidden="true"></ha-icon>${label}
    </button>`;
  }

  #renderContact(): TemplateResult {
    const { t, contact, call } = this;
    const known = contact?.name ?? (call.direction === "outbound" ? call.called_name : call.caller_name);
    return html`<form class="chooser" @submit=${this.#save} @keydown=${this.#key}>
      <label
        >${t("about.name")}
        <input type="text" name="name" required maxlength="200" autocomplete="off" .value=${known ?? ""} />
      </label>
      <label
        >${t("about.groups")}
        <input type="text" name="groups" autocomplete="off" .value=${contact?.groups.join(", ") ?? ""} />
      </label>
      ${this.#ends(t("about.save"))}
    </form>`;
  }

  #renderBlock(): TemplateResult {
    const { t, call, label } = this;
    return html`<form class="chooser" @submit=${this.#block} @keydown=${this.#key}>
      <p>${t(call.blocked ? "about.sure_unblock" : "about.sure_block", { name: label })}</p>
      ${this.#ends(t(call.blocked ? "about.unblock" : "about.block"))}
    </form>`;
  }

  #ends(label: string): TemplateResult {
    return html`<div class="ends">
      <button class="tool confirm" aria-disabled=${this.isBusy} aria-busy=${this.isBusy}>${label}</button>
      <button type="button" class="tool" @click=${() => this.#toggle(null)}>${this.t("about.cancel")}</button>
    </div>`;
  }

  #toggle(what: "contact" | "block" | null): void {
    const before = this.open;
    this.problem = null;
    this.open = before === what ? null : what;
    if (!this.open) {
      this.renderRoot.querySelector<HTMLElement>(`.tool.${before}`)?.focus();
    }
  }

  async #play(): Promise<void> {
    this.problem = null;
    await this.#once(async () => {
      try {
        this.audio = await recordingUrl(this.hass, this.call);
      } catch (error) {
        const isGone = (error as { code?: unknown } | null)?.code === "not_found";
        this.#silent(this.t(isGone ? "about.gone" : "about.play_failed"));
      }
    });
  }

  #silent(problem: string): void {
    this.audio = null;
    this.problem = problem;
  }

  #save = (event: Event): void => {
    event.preventDefault();
    const name = this.nameField?.value.trim() ?? "";
    const groups = (this.groupsField?.value ?? "").split(/[,，、]/).map((one) => one.trim());
    const contact = { number: this.number ?? "", name, groups: groups.filter(Boolean) };
    void this.#change(async () => {
      await setContact(this.hass, contact);
      this.contact = contact;
      toast(this, this.t("about.saved", { name }));
    });
  };

  #block = (event: Event): void => {
    event.preventDefault();
    void this.#change(() => setBlocked(this.hass, this.number ?? "", !this.call.blocked));
  };

  /** Change what is known of the number, and say what went wrong. */
  async #change(what: () => Promise<void>): Promise<void> {
    await this.#once(async () => {
      try {
        await what();
        this.#toggle(null);
        this.dispatchEvent(new CustomEvent("pbx-changed"));
      } catch (error) {
        const reason = String((error as { message?: unknown } | null)?.message ?? error);
        this.problem = this.t("about.not_saved", { reason });
      }
    });
  }

  async #once(what: () => Promise<void>): Promise<void> {
    if (!this.isBusy) {
      this.isBusy = true;
      await what();
      this.isBusy = false;
    }
  }

  #key = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.stopPropagation();
      this.#toggle(null);
    }
  };
}

// A page may hold this module twice, just after an update.
customElements.get("pbx-call-extras") ?? customElements.define("pbx-call-extras", CallExtras);
