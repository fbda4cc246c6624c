import { keyOf, type LoggedCall, type System } from "./calls.js";
import { failureOf, listing, subscribeCalls, type Failure } from "./client.js";
import type { Connection, HomeAssistant, Unsubscribe } from "./home-assistant.js";
import { Transfers } from "./transfers.js";

type Caller = Pick<HomeAssistant, "callWS" | "connection">;

/** What changed: `calls` are those that are not as they were, none of them when something else changed. */
export type Listener = (calls: readonly LoggedCall[]) => void;

const RETRY_SECONDS = [1, 2, 5, 10, 30];
const stores = new WeakMap<Connection, PhoneStore>();

/** Return the store of a connection, which all cards of a page share. */
export function phoneStore(hass: Caller): PhoneStore {
  let store = stores.get(hass.connection);
  if (!store) {
    store = new PhoneStore(hass);
    stores.set(hass.connection, store);
  }
  return store;
}

/** The phone systems and the calls in progress, followed while a card is on the page. */
export class PhoneStore {
  /** The systems that are set up; null until they are known. */
  systems: readonly System[] | null = null;
  /** Why the systems are not known, or not known any more. */
  failure: Failure | null = null;
  /** The calls in progress of the systems whose log the user may read, by their keys. */
  readonly calls = new Map<string, LoggedCall>();
  /** Which call is being passed on. */
  readonly transfers = new Transfers(() => this.#tell([]));

  #listeners = new Set<Listener>();
  #subscriptions = new Map<string, Promise<Unsubscribe>>();
  #attempts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #entities: unknown;

  constructor(private readonly hass: Caller) {}

  /** Tell a listener of every change until the returned function is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      this.hass.connection.addEventListener("ready", this.#onReady);
      this.hass.connection.addEventListener("disconnected", this.#onDisconnected);
      void this.load();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        this.#stop();
      }
    };
  }

  /** Notice that the entity registry changed: systems, extensions and trunks come and go with their entities. */
  registryIs(entities: unknown): void {
    if (this.#entities !== undefined && this.#entities !== entities) {
      this.#loadIn(1);
    }
    this.#entities = entities;
  }

  /** Read which systems there are, and follow the calls of each. */
  async load(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      const { systems, is_starting } = await listing(this.hass);
      if (is_starting && !systems.length) {
        this.#failed("not_ready");
        return;
      }
      this.systems = systems;
      this.failure = null;
      if (is_starting) {
        this.#loadAgain();
      } else {
        this.#attempts = 0;
      }
    } catch (error) {
      this.#failed(failureOf(error));
      return;
    }
    this.#follow(
      this.systems.filter((system) => system.may_read_log).map((system) => system.config_entry_id),
    );
    this.#tell([]);
  }

  #follow(wanted: readonly string[]): void {
    for (const [entry, subscription] of this.#subscriptions) {
      if (!wanted.includes(entry)) {
        this.#subscriptions.delete(entry);
        this.#forget(entry);
        void subscription.then((unsubscribe) => unsubscribe()).catch(() => undefined);
      }
    }
    for (const entry of wanted) {
      if (!this.#subscriptions.has(entry) && this.#listeners.size) {
        this.#subscriptions.set(entry, this.#subscribe(entry));
      }
    }
  }

  #subscribe(entry: string): Promise<Unsubscribe> {
    let isFirst = true;
    const subscription = subscribeCalls(this.hass, entry, (calls) => {
      if (isFirst) {
        this.#forget(entry);
        isFirst = false;
      }
      this.#changed(calls);
    });
    subscription.catch((error: unknown) => {
      if (this.#subscriptions.get(entry) === subscription) {
        this.#subscriptions.delete(entry);
        this.#failed(failureOf(error));
      }
    });
    return subscription;
  }

  #changed(calls: readonly LoggedCall[]): void {
    for (const call of calls) {
      for (const call_id of call.ids) {
        this.calls.delete(keyOf({ ...call, call_id }));
      }
      if (call.state !== "ended") {
        this.calls.set(keyOf(call), call);
      }
    }
    this.transfers.ended(calls);
    this.#tell(calls);
  }

  #forget(entry: string): void {
    for (const [key, call] of this.calls) {
      if (call.config_entry_id === entry) {
        this.calls.delete(key);
      }
    }
  }

  #failed(failure: Failure): void {
    this.failure = failure;
    if (failure !== "offline" && failure !== "not_allowed") {
      this.#loadAgain();
    }
    this.#tell([]);
  }

  #loadAgain(): void {
    this.#loadIn(RETRY_SECONDS[Math.min(this.#attempts++, RETRY_SECONDS.length - 1)] ?? 1);
  }

  #loadIn(seconds: number): void {
    clearTimeout(this.#timer);
    if (this.#listeners.size) {
      this.#timer = setTimeout(() => void this.load(), seconds * 1000);
    }
  }

  #tell(calls: readonly LoggedCall[]): void {
    for (const listener of [...this.#listeners]) {
      listener(calls);
    }
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.hass.connection.removeEventListener("ready", this.#onReady);
    this.hass.connection.removeEventListener("disconnected", this.#onDisconnected);
    this.#follow([]);
  }

  #onReady = (): void => {
    this.#subscriptions.clear();
    this.#attempts = 0;
    void this.load();
  };

  #onDisconnected = (): void => {
    this.#subscriptions.clear();
    this.#failed("offline");
  };
}
