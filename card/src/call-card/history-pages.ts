import { keyOf, type CallFilters, type CallPage, type LoggedCall } from "../shared/calls.js";
import { failureOf, type Failure } from "../shared/client.js";

/** Reads one page of calls. */
export type ReadPage = (
  filters: CallFilters,
  options: { cursor?: string | null; limit: number },
) => Promise<CallPage>;

export const PAGE = 50;

/** The part of the call log that was read so far, the newest call first. */
export class HistoryPages {
  calls: readonly LoggedCall[] = [];
  failure: Failure | null = null;
  isLoading = false;

  #filters: CallFilters = {};
  #cursor: string | null = null;
  #isStarted = false;
  // An answer to what was asked before the filters changed is of no use any more.
  #round = 0;

  constructor(
    private readonly read: ReadPage,
    private readonly changed: () => void,
  ) {}

  /** Whether nothing is known yet. */
  get isFresh(): boolean {
    return !this.#isStarted;
  }

  /** Whether there are older calls. */
  get hasMore(): boolean {
    return this.#cursor !== null;
  }

  /** Begin again with other filters. */
  async start(filters: CallFilters): Promise<void> {
    this.#filters = filters;
    this.#cursor = null;
    this.#isStarted = false;
    this.#round++;
    this.isLoading = false;
    await this.#load(null, (page) => {
      this.calls = page.calls;
      this.#cursor = page.next_cursor;
      this.#isStarted = true;
    });
  }

  /** Read the next older calls, unless that is on its way. */
  async more(): Promise<void> {
    if (this.#cursor === null || this.isLoading || !this.#isStarted) {
      return;
    }
    await this.#load(this.#cursor, (page) => {
      const known = new Set(this.calls.map(keyOf));
      this.calls = [...this.calls, ...page.calls.filter((call) => !known.has(keyOf(call)))];
      this.#cursor = page.next_cursor;
    });
  }

  /** Read the newest calls again, and keep the older ones unless there is a gap between. */
  async refresh(): Promise<void> {
    if (!this.#isStarted || this.failure) {
      await this.start(this.#filters);
      return;
    }
    const round = this.#round;
    let page: CallPage;
    try {
      page = await this.read(this.#filters, { limit: PAGE });
    } catch {
      return;
    }
    if (round !== this.#round) {
      return;
    }
    const newest = new Set(
      page.calls.flatMap((call) => call.ids.map((call_id) => keyOf({ ...call, call_id }))),
    );
    const joins = this.calls.some((call) => newest.has(keyOf(call)));
    if (joins && page.next_cursor !== null) {
      const oldest = page.calls[page.calls.length - 1]?.started_at ?? "";
      const older = this.calls.filter(
        (call) => !newest.has(keyOf(call)) && (call.started_at ?? "") <= oldest,
      );
      this.calls = [...page.calls, ...older];
    } else {
      this.calls = page.calls;
      this.#cursor = page.next_cursor;
    }
    this.changed();
  }

  async #load(cursor: string | null, take: (page: CallPage) => void): Promise<void> {
    const round = this.#round;
    this.isLoading = true;
    this.failure = null;
    this.changed();
    try {
      const page = await this.read(this.#filters, { cursor, limit: PAGE });
      if (round === this.#round) {
        take(page);
      }
    } catch (error) {
      if (round === this.#round) {
        this.failure = failureOf(error);
      }
    }
    if (round === this.#round) {
      this.isLoading = false;
      this.changed();
    }
  }
}
