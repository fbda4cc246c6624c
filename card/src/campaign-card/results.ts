import { keyOf, type LoggedCall } from "../shared/calls.js";
import { calls, failureOf, type Failure } from "../shared/client.js";
import type { HomeAssistant } from "../shared/home-assistant.js";

const PAGE = 500;
const MOST = 10_000;

/** Which results to read. */
export interface Question {
  entries: readonly string[];
  campaign: string | null;
  start: Date;
}

/** The results of campaigns' calls: read from the call log once, then kept up to date. */
export class Results {
  readonly calls = new Map<string, LoggedCall>();
  state: "loading" | "complete" | "truncated" | Failure = "loading";

  #question: Question | undefined;
  #key = "";

  /** Whether they could not be read. */
  get failed(): boolean {
    return !["loading", "complete", "truncated"].includes(this.state);
  }

  /** `changed` is called whenever there is anything else to be seen. */
  constructor(private readonly changed: () => void) {}

  /** Read the results that are asked for, unless they are here already. */
  async ask(hass: Pick<HomeAssistant, "callWS">, question: Question): Promise<void> {
    const key = JSON.stringify(question);
    if (key === this.#key) {
      return;
    }
    this.#key = key;
    this.#question = question;
    this.calls.clear();
    this.state = "loading";
    try {
      const complete = await this.#read(hass as HomeAssistant, question, () => this.#key === key);
      if (this.#key === key) {
        this.state = complete ? "complete" : "truncated";
      }
    } catch (error) {
      if (this.#key === key) {
        this.state = failureOf(error);
      }
    }
    this.changed();
  }

  /** Forget what was read, so that it is read again when it is asked for. */
  forget(): void {
    this.#key = "";
  }

  /** Take calls that changed, those of other campaigns left out. */
  take(changed: readonly LoggedCall[]): void {
    const question = this.#question;
    for (const call of changed) {
      const mine =
        question?.entries.includes(call.config_entry_id) &&
        call.campaign &&
        (!question.campaign || call.campaign.campaign_id === question.campaign);
      if (mine && call.outcome) {
        this.calls.set(keyOf(call), call);
      }
    }
  }

  async #read(hass: HomeAssistant, question: Question, wanted: () => boolean): Promise<boolean> {
    for (const config_entry_id of question.entries) {
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof calls>> = await calls(
          hass,
          {
            config_entry_id,
            start: question.start.toISOString(),
            ...(question.campaign ? { campaign_id: question.campaign } : {}),
          },
          { cursor, limit: PAGE },
        );
        if (!wanted()) {
          return false;
        }
        this.take(page.calls);
        this.changed();
        cursor = page.next_cursor;
      } while (cursor && this.calls.size < MOST);
      if (cursor) {
        return false;
      }
    }
    return true;
  }
}
