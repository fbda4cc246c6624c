import { describe, expect, it } from "vitest";
import type { CallPage, LoggedCall } from "../shared/calls.js";
import { aCall, refusal } from "../testing/fake-home-assistant.js";
import { HistoryPages, PAGE } from "./history-pages.js";

const START = Date.parse("2026-11-20T08:00:00Z");
const numbered = (number: number): LoggedCall =>
  aCall({ call_id: String(number), started_at: new Date(START + number * 60_000).toISOString() });

/** A log whose calls are numbered in the order in which they came. */
class Log {
  failure: Error | null = null;
  asked = 0;

  constructor(public calls: LoggedCall[]) {}

  static of(count: number): Log {
    return new Log(Array.from({ length: count }, (_, number) => numbered(number)).reverse());
  }

  readonly read = async (
    _filters: object,
    options: { cursor?: string | null; limit: number },
  ): Promise<CallPage> => {
    this.asked++;
    if (this.failure) {
      throw this.failure;
    }
    const from = options.cursor ? this.calls.findIndex((call) => call.call_id === options.cursor) + 1 : 0;
    const calls = this.calls.slice(from, from + options.limit);
    const last = calls.at(-1);
    return { calls, next_cursor: last && last !== this.calls.at(-1) ? last.call_id : null };
  };
}

const ids = (pages: HistoryPages): number[] => pages.calls.map(({ call_id }) => Number(call_id));
const down = (from: number, to: number): number[] =>
  Array.from({ length: from - to + 1 }, (_, step) => from - step);

describe("HistoryPages", () => {
  it("reads on until there is nothing older", async () => {
    const pages = new HistoryPages(Log.of(120).read, () => undefined);
    await pages.start({});
    expect(ids(pages)).toEqual(down(119, 120 - PAGE));
    await pages.more();
    await pages.more();
    expect(ids(pages)).toEqual(down(119, 0));
    expect(pages.hasMore).toBe(false);
  });

  it("asks once for what is on its way", async () => {
    const log = Log.of(120);
    const pages = new HistoryPages(log.read, () => undefined);
    await pages.start({});
    await Promise.all([pages.more(), pages.more()]);
    expect(log.asked).toBe(2);
  });

  it("puts new calls before those that were read", async () => {
    const log = Log.of(120);
    const pages = new HistoryPages(log.read, () => undefined);
    await pages.start({});
    await pages.more();
    log.calls = Log.of(123).calls;
    await pages.refresh();
    expect(ids(pages)).toEqual(down(122, 20));
    await pages.more();
    expect(ids(pages)).toEqual(down(122, 0));
  });

  it("begins again when so much is new that there would be a gap", async () => {
    const log = Log.of(60);
    const pages = new HistoryPages(log.read, () => undefined);
    await pages.start({});
    log.calls = Log.of(300).calls;
    await pages.refresh();
    expect(ids(pages)).toEqual(down(299, 250));
    await pages.more();
    expect(ids(pages)).toEqual(down(299, 200));
  });

  it("drops calls that match no more", async () => {
    const log = Log.of(120);
    const pages = new HistoryPages(log.read, () => undefined);
    await pages.start({});
    log.calls = log.calls.filter(({ call_id }) => call_id !== "118");
    await pages.refresh();
    expect(ids(pages).slice(0, 2)).toEqual([119, 117]);
  });

  it("takes no answer to an earlier question", async () => {
    const waiting: ((page: CallPage) => void)[] = [];
    const pages = new HistoryPages(
      () => new Promise((resolve) => waiting.push(resolve)),
      () => undefined,
    );
    const first = pages.start({});
    const second = pages.start({ text: "anna" });
    waiting[1]?.({ calls: [numbered(2)], next_cursor: null });
    waiting[0]?.({ calls: [numbered(1)], next_cursor: null });
    await Promise.all([first, second]);
    expect(ids(pages)).toEqual([2]);
  });

  it("says why it could not read, and reads again", async () => {
    const log = Log.of(3);
    log.failure = refusal("unauthorized");
    const pages = new HistoryPages(log.read, () => undefined);
    await pages.start({});
    expect(pages.failure).toBe("not_allowed");
    log.failure = null;
    await pages.refresh();
    expect(pages.failure).toBeNull();
    expect(ids(pages)).toEqual([2, 1, 0]);
  });
});
