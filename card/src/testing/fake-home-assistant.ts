import type { LoggedCall, System } from "../shared/calls.js";
import type { HomeAssistant, Message } from "../shared/home-assistant.js";

/** Answers a command or an action, or throws what the websocket would refuse it with. */
export type Answer = (message: Message) => unknown;

/** A Home Assistant that answers commands as a test says, and whose connection can be cut. */
export class FakeHomeAssistant {
  readonly sent: Message[] = [];
  readonly #subscriptions: { entry: unknown; callback: (event: unknown) => void }[] = [];
  readonly #listeners = new Map<string, Set<() => void>>();

  constructor(public answers: Record<string, Answer> = {}) {}

  /** The frontend's object that cards are given. */
  readonly hass: HomeAssistant = {
    states: {},
    entities: {},
    devices: {},
    config: { time_zone: "Europe/Berlin" },
    connected: true,
    language: "en",
    locale: { language: "en", time_format: "24", time_zone: "server" },
    callWS: async <T>(message: Message): Promise<T> => (await this.#answer(message)) as T,
    callService: async (domain, service, data) => this.#answer({ type: `${domain}.${service}`, ...data }),
    connection: {
      connected: true,
      subscribeMessage: async (callback, message) => {
        this.#answer(message);
        const subscription = {
          entry: message["config_entry_id"],
          callback: callback as (event: unknown) => void,
        };
        this.#subscriptions.push(subscription);
        return () => {
          this.#subscriptions.splice(this.#subscriptions.indexOf(subscription), 1);
        };
      },
      addEventListener: (event, listener) => {
        this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
      },
      removeEventListener: (event, listener) => {
        this.#listeners.get(event)?.delete(listener);
      },
    },
  };

  /** How many subscriptions there are. */
  get subscriptions(): number {
    return this.#subscriptions.length;
  }

  /** Tell the subscribers of a system of calls. */
  push(entry: string, calls: LoggedCall[]): void {
    for (const { callback } of this.#subscriptions.filter((one) => one.entry === entry)) {
      callback({ calls });
    }
  }

  /** Lose the connection, or have it back. */
  connection(event: "ready" | "disconnected"): void {
    if (event === "disconnected") {
      this.#subscriptions.length = 0;
    }
    this.#listeners.get(event)?.forEach((listener) => listener());
  }

  #answer(message: Message): unknown {
    this.sent.push(message);
    const answer = this.answers[message.type];
    if (!answer) {
      throw Object.assign(new Error(message.type), { code: "unknown_command" });
    }
    return answer(message);
  }
}

/** Return what the websocket refuses a command with. */
export function refusal(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Return a phone system with two extensions. */
export function aSystem(changes: Partial<System> = {}): System {
  return {
    config_entry_id: "entry",
    title: "Office",
    system: "yeastar_s",
    device_id: "device",
    serial_number: "369451090405",
    state_entity: "sensor.office_state",
    features: [],
    is_campaigns: false,
    may_read_log: true,
    extensions: [
      {
        number: "1000",
        name: "Reception",
        device_id: null,
        state_entity: "sensor.e1000",
        camera_entity: null,
      },
      {
        number: "1001",
        name: null,
        device_id: null,
        state_entity: "sensor.e1001",
        camera_entity: null,
      },
    ],
    trunks: [],
    campaigns: [],
    ...changes,
  };
}

/** Return an inbound call that the reception answered. */
export function aCall(changes: Partial<LoggedCall> = {}): LoggedCall {
  const call_id = changes.call_id ?? "1";
  return {
    config_entry_id: "entry",
    call_id,
    ids: [call_id],
    direction: "inbound",
    state: "ended",
    outcome: "answered",
    caller_number: "03030786695",
    caller_name: null,
    called_number: "1000",
    called_name: null,
    extensions: ["1000"],
    answered_by: "1000",
    trunk: "siptrunk",
    blocked: false,
    path: [],
    transferred_by: [],
    members: [],
    reason: null,
    reason_code: null,
    started_at: "2026-11-20T08:00:00+00:00",
    answered_at: "2026-11-20T08:00:07+00:00",
    ended_at: "2026-11-20T08:03:21+00:00",
    ring_seconds: 7,
    talk_seconds: 194,
    recording: null,
    campaign: null,
    handled_at: null,
    ...changes,
  };
}

/** Let everything that was promised happen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await Promise.resolve();
  }
}
