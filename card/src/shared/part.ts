import { LitElement } from "lit";
import { property } from "lit/decorators.js";
import type { LoggedCall, System } from "./calls.js";
import type { HomeAssistant } from "./home-assistant.js";
import { localizer, type Localize } from "./localize.js";
import type { Mask } from "./mask.js";
import { namingFor, type Naming } from "./parties.js";
import { notices, tokens } from "./styles.js";

/** A part of a card with a life of its own. The card gives it everything it needs. */
export abstract class CardPart extends LitElement {
  static override styles = [tokens, notices];

  @property({ attribute: false }) hass!: HomeAssistant;
  @property({ attribute: false }) t: Localize = localizer("en");
  @property({ attribute: false }) systems: readonly System[] = [];
  @property({ attribute: false }) mask: Mask = "none";

  /** The one system that the card is about, where it is about one only. */
  @property({ attribute: false }) configEntry: string | undefined;

  /** The extension that rings first when somebody is called. */
  @property({ attribute: false }) extension: string | undefined;

  /** Return how to name the parties in the calls of a system. */
  protected naming(configEntryId: string): Naming {
    const system = this.systems.find((one) => one.config_entry_id === configEntryId);
    return namingFor(system, this.t, this.mask);
  }

  /** Return the title of a call's system, where the card is about several. */
  protected systemTitle(call: Pick<LoggedCall, "config_entry_id">): string | null {
    return this.systems.length > 1
      ? (this.systems.find((one) => one.config_entry_id === call.config_entry_id)?.title ?? null)
      : null;
  }
}
