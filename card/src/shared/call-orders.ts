import type { ReactiveControllerHost } from "lit";
import type { Who } from "./call-rights.js";
import { keyOf, type LoggedCall } from "./calls.js";
import { REST } from "./dialler.js";
import type { HomeAssistant } from "./home-assistant.js";
import type { Localize } from "./localize.js";
import { toast } from "./toast.js";
import type { Transfers } from "./transfers.js";

/** What is needed to tell the phone system something. */
export interface OrderMeans {
  hass?: HomeAssistant | undefined;
  t: Localize;
}

/** What a phone system can be told about a call. */
export type Order =
  | "hang_up"
  | "hold"
  | "resume"
  | "mute"
  | "transfer"
  | "end_transfer"
  | "accept_call"
  | "refuse_call"
  | "route_call";

/** The second tap of a double tap on the one order would give the other, whose button takes its place. */
const SAME_PLACE: Partial<Record<Order, Order>> = { resume: "hold" };

/**
 * Tells phone systems what to do with calls, for a card or a part of one.
 *
 * Nothing is ordered twice: while one order about a call is under way, no other one about it is given, and for a moment longer none
 * like it.
 */
export class CallOrders {
  #underWay = new Map<string, string>();
  #resting = new Set<string>();
  #muted = new Set<string>();

  constructor(
    private readonly host: ReactiveControllerHost & EventTarget,
    private readonly means: () => OrderMeans,
  ) {}

  /** Return the order about a call that is under way; undefined where none is. `end_transfer` comes with how. */
  underWay(call: LoggedCall): string | undefined {
    return this.#underWay.get(keyOf(call));
  }

  /** Whether a call was muted here. Phone systems do not say that themselves. */
  isMuted(call: LoggedCall): boolean {
    return this.#muted.has(keyOf(call));
  }

  /** Tell the phone system something about a call. Return whether it took it; why not, Home Assistant shows by itself. */
  async give(
    order: Order,
    call: LoggedCall,
    who: Who,
    fields: Record<string, unknown> = {},
  ): Promise<boolean> {
    const { hass } = this.means();
    const key = keyOf(call);
    const kind = `${SAME_PLACE[order] ?? order} ${key}`;
    if (!hass || this.#underWay.has(key) || this.#resting.has(kind)) {
      return false;
    }
    this.#underWay.set(key, String(fields["end"] ?? order));
    this.host.requestUpdate();
    this.#resting.add(kind);
    setTimeout(() => this.#resting.delete(kind), REST);
    const isDone = await hass
      .callService("pbx", order, { config_entry_id: call.config_entry_id, ...who, ...fields })
      .then(
        () => true,
        () => false,
      );
    this.#underWay.delete(key);
    this.host.requestUpdate();
    return isDone;
  }

  /** Have an extension not be heard in a call, or be heard again. */
  async mute(call: LoggedCall, who: Who): Promise<void> {
    const key = keyOf(call);
    const muted = !this.#muted.has(key);
    if (await this.give("mute", call, who, { muted })) {
      if (muted) {
        this.#muted.add(key);
      } else {
        this.#muted.delete(key);
      }
      this.host.requestUpdate();
    }
  }

  /** Pass the call on for which somebody is being chosen. Where the phone system refuses, somebody else can be chosen. */
  async passOn(transfers: Transfers, to: string, name: string): Promise<void> {
    const choice = transfers.chosen;
    if (!choice || choice.isBusy) {
      return;
    }
    const { call, who, attended } = choice;
    transfers.busy(true);
    if (!(await this.give("transfer", call, who, { to, ...(attended ? { attended } : {}) }))) {
      transfers.busy(false);
      return;
    }
    if (attended) {
      transfers.asks({ call, who, name });
    } else {
      toast(this.host, this.means().t("transfer.passed_on", { name }));
    }
    transfers.cancel();
  }

  /** End a transfer that somebody is being asked about. */
  async endTransfer(
    transfers: Transfers,
    call: LoggedCall,
    who: Who,
    end: "complete" | "cancel" | "conference",
  ): Promise<void> {
    if (await this.give("end_transfer", call, who, { end })) {
      transfers.over(call);
    }
  }
}
