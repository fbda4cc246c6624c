import type { LoggedCall } from "../shared/calls.js";

/** So many numbers have a button at most. */
const MOST = 8;

/** One of the numbers of the house that were called, and the entry of the system that it belongs to. */
export interface CalledNumber {
  number: string;
  name: string | null;
  configEntry: string;
}

/** Which of the numbers of the house were called in the inbound calls that were read so far, in the order in which they were met. */
export class CalledNumbers {
  readonly #met = new Map<string, CalledNumber>();

  /** The numbers; none while there is nothing to choose from. */
  get all(): CalledNumber[] {
    return this.#met.size > 1 ? [...this.#met.values()] : [];
  }

  /** Look at calls. */
  take(calls: readonly LoggedCall[]): void {
    for (const { direction, called_number: number, called_name: name, config_entry_id } of calls) {
      if (direction === "inbound" && number && !this.#met.has(number) && this.#met.size < MOST) {
        this.#met.set(number, { number, name, configEntry: config_entry_id });
      }
    }
  }

  /** Forget all of them. */
  clear(): void {
    this.#met.clear();
  }
}
