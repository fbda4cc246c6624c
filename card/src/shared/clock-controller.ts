import type { ReactiveController, ReactiveControllerHost } from "lit";

const SECOND = 1000;

/** Renders its host again in regular steps while there is something whose time runs. */
export class ClockController implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `step` returns the number of seconds to the next rendering, or null when no time runs. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly step: () => number | null,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    const seconds = this.step();
    if (seconds !== null) {
      // All clocks of a page turn together, at the full second.
      const rest = SECOND - (Date.now() % SECOND);
      this.#timer = setTimeout(() => this.host.requestUpdate(), (seconds - 1) * SECOND + rest);
    }
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
