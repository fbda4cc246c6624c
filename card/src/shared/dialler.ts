import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { System } from "./calls.js";
import type { HomeAssistant } from "./home-assistant.js";
import type { Localize } from "./localize.js";
import { ownExtension } from "./own-extension.js";
import { telephoneLink } from "./parties.js";
import { toast } from "./toast.js";

/** For so long after a tap no other one counts: it would be the second of a double tap, or come from a phone that rings already. */
export const REST = 2000;

/** What is needed to call somebody. */
export interface Means {
  hass?: HomeAssistant | undefined;
  t: Localize;
  systems: readonly System[] | null;
  extension?: string | undefined;
}

/** Whom to call; `inside` is an extension, which only its phone system reaches. */
export interface Callee {
  config_entry_id: string;
  number: string | null;
  inside?: boolean;
}

/** What the control that calls looks like, and what it is called. */
export interface Appearance {
  classes: string;
  content: TemplateResult;
  title?: string;
  label?: string;
}

/**
 * Calls people for a card or a part of one: through the phone system, from one's own extension, else by the device at hand.
 *
 * Nothing is dialled twice: while a call is being started, no other one is.
 */
export class Dialler {
  /** Who is being called. */
  #callee: string | null = null;

  constructor(
    private readonly host: ReactiveControllerHost & EventTarget,
    private readonly means: () => Means,
  ) {}

  /** Return the extension that rings first when somebody is called through a system; null where it cannot be done. */
  from(configEntryId: string): string | null {
    const { systems, extension } = this.means();
    return ownExtension(
      systems?.find((system) => system.config_entry_id === configEntryId),
      extension,
    );
  }

  /** Return what calls somebody when it is tapped; nothing for who cannot be called. */
  control(
    { config_entry_id, number, inside = false }: Callee,
    { classes, content, title, label }: Appearance,
  ): TemplateResult | typeof nothing {
    const from = this.from(config_entry_id);
    if (!number || number === from || (inside && !from)) {
      return nothing;
    }
    if (!from) {
      return html`<a
        class=${classes}
        href=${telephoneLink(number)}
        aria-label=${label ?? nothing}
        title=${title ?? nothing}
        >${content}</a
      >`;
    }
    // Not `disabled`, which would take the focus away from who uses the keyboard.
    return html`<button
      type="button"
      class=${classes}
      aria-disabled=${this.#callee !== null}
      aria-busy=${this.#callee === number}
      aria-label=${label ?? nothing}
      title=${title ?? nothing}
      @click=${() => void this.#call(config_entry_id, from, number)}
    >
      ${content}
    </button>`;
  }

  async #call(config_entry_id: string, extension: string, number: string): Promise<void> {
    const { hass, t } = this.means();
    if (this.#callee !== null || !hass) {
      return;
    }
    this.#calls(number);
    const rest = new Promise((resolve) => setTimeout(resolve, REST));
    try {
      await hass.callService("pbx", "dial", { config_entry_id, extension, number });
      toast(this.host, t("call.own_rings", { extension }));
    } catch {
      // Home Assistant shows the error's own message by itself, in the user's language.
    }
    await rest;
    this.#calls(null);
  }

  #calls(callee: string | null): void {
    this.#callee = callee;
    this.host.requestUpdate();
  }
}
