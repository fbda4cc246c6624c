import type { LoggedCall } from "./calls.js";
import type { Who } from "./call-rights.js";

/** A call for which somebody is being chosen who shall get it. `label` is who is on its other side. */
export interface Choice {
  call: LoggedCall;
  who: Who;
  extension: string;
  label: string;
  /** Whether the new one is asked first. */
  attended: boolean;
  /** Whether the phone system is being told. */
  isBusy: boolean;
}

/** A call that somebody is asked about, whose `name` it is, before they get it. */
export interface Inquiry {
  call: LoggedCall;
  who: Who;
  name: string;
}

/** Whether two calls are the same; some systems change the id of a call while it goes on. */
function isSame(one: LoggedCall, other: LoggedCall): boolean {
  return one.config_entry_id === other.config_entry_id && one.ids.some((id) => other.ids.includes(id));
}

/** Which call is being passed on, known to all cards of a page: the choice is made in one, the tile is tapped in another. */
export class Transfers {
  #chosen: Choice | null = null;
  #asked: Inquiry[] = [];

  constructor(private readonly changed: () => void) {}

  /** The call for which somebody is being chosen, if there is one. */
  get chosen(): Choice | null {
    return this.#chosen;
  }

  /** Return the choice that is made for a call; null where none is. */
  chosenFor(call: LoggedCall): Choice | null {
    return this.#chosen && isSame(this.#chosen.call, call) ? this.#chosen : null;
  }

  /** Have somebody be chosen for a call. Escape ends that wherever the focus is. */
  choose(choice: Omit<Choice, "isBusy">): void {
    document.addEventListener("keydown", this.#onKey);
    this.#show({ ...choice, isBusy: false });
  }

  /** Change whether the new one is asked first. */
  askFirst(attended: boolean): void {
    if (this.#chosen) {
      this.#show({ ...this.#chosen, attended });
    }
  }

  /** Say that the phone system is being told, or that it refused. */
  busy(isBusy: boolean): void {
    if (this.#chosen) {
      this.#show({ ...this.#chosen, isBusy });
    }
  }

  /** Choose nobody after all. */
  cancel(): void {
    document.removeEventListener("keydown", this.#onKey);
    this.#show(null);
  }

  /** Note that somebody is asked first, so that it can be ended. */
  asks(inquiry: Inquiry): void {
    this.#asked.push(inquiry);
    this.changed();
  }

  /** Return who is being asked about a call; null where nobody is. */
  asked(call: LoggedCall): Inquiry | null {
    return this.#asked.find((one) => isSame(one.call, call)) ?? null;
  }

  /** Forget that somebody is asked about a call. */
  over(call: LoggedCall): void {
    this.#asked = this.#asked.filter((one) => !isSame(one.call, call));
    this.changed();
  }

  /** Forget calls that have ended. */
  ended(calls: readonly LoggedCall[]): void {
    for (const call of calls.filter(({ state }) => state === "ended")) {
      this.#asked = this.#asked.filter((one) => !isSame(one.call, call));
      if (this.#chosen && isSame(this.#chosen.call, call)) {
        this.cancel();
      }
    }
  }

  #show(choice: Choice | null): void {
    this.#chosen = choice;
    this.changed();
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      this.cancel();
    }
  };
}
