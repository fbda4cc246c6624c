import { expect, test, vi } from "vitest";
import type { LoggedCall } from "../shared/calls.js";
import type { Message } from "../shared/home-assistant.js";
import { Results, type Question } from "./results.js";

const START = new Date("2026-11-20T00:00:00Z");
const QUESTION: Question = { entries: ["h"], campaign: null, start: START };

function call(call_id: string, more: Partial<LoggedCall> = {}): LoggedCall {
  const campaign = { campaign_id: "3", custom_field: null };
  return { config_entry_id: "h", call_id, outcome: "answered", campaign, ...more } as LoggedCall;
}

function log(pages: Record<string, { calls: LoggedCall[]; next_cursor: string | null }>) {
  return { callWS: vi.fn(async (message: Message) => pages[String(message["cursor"] ?? "")]) as never };
}

test("every page is read, and told of as it comes", async () => {
  const changed = vi.fn();
  const results = new Results(changed);
  const hass = log({
    "": { calls: [call("1")], next_cursor: "x" },
    x: { calls: [call("2")], next_cursor: null },
  });
  await results.ask(hass, QUESTION);
  expect([...results.calls.values()].map(({ call_id }) => call_id)).toEqual(["1", "2"]);
  expect(results.state).toBe("complete");
  expect(changed).toHaveBeenCalledTimes(3);
});

test("the same question is asked once, and again after it was forgotten", async () => {
  const results = new Results(() => undefined);
  const hass = log({ "": { calls: [], next_cursor: null } });
  await results.ask(hass, QUESTION);
  await results.ask(hass, QUESTION);
  expect(hass.callWS).toHaveBeenCalledTimes(1);
  results.forget();
  await results.ask(hass, QUESTION);
  expect(hass.callWS).toHaveBeenCalledTimes(2);
});

test("the answer to an earlier question is not mixed into a later one", async () => {
  const results = new Results(() => undefined);
  let answer: (page: unknown) => void = () => undefined;
  const slow = new Promise((resolve) => (answer = resolve));
  const first = results.ask({ callWS: (() => slow) as never }, QUESTION);
  await results.ask(log({ "": { calls: [call("new")], next_cursor: null } }), { ...QUESTION, campaign: "3" });
  answer({ calls: [call("old")], next_cursor: null });
  await first;
  expect([...results.calls.values()].map(({ call_id }) => call_id)).toEqual(["new"]);
  expect(results.state).toBe("complete");
});

test("a campaign with very many results is read in part, and says so", async () => {
  let page = 0;
  const callWS = async (): Promise<unknown> => {
    page += 1;
    return { calls: Array.from({ length: 500 }, (_, i) => call(`${page}-${i}`)), next_cursor: "more" };
  };
  const results = new Results(() => undefined);
  await results.ask({ callWS: callWS as never }, QUESTION);
  expect(results.state).toBe("truncated");
  expect(results.calls.size).toBe(10_000);
});

test.each([
  [{ code: "unauthorized" }, "not_allowed"],
  [{ code: "whatever" }, "error"],
])("a refusal is kept: %o", async (error, state) => {
  const results = new Results(() => undefined);
  await results.ask({ callWS: (() => Promise.reject(error)) as never }, QUESTION);
  expect(results.state).toBe(state);
});

test.each([
  ["of the campaign counts", call("2"), 1],
  ["of another system does not", call("2", { config_entry_id: "a" }), 0],
  ["of no campaign does not", call("2", { campaign: null }), 0],
  ["of another campaign does not", call("2", { campaign: { campaign_id: "4", custom_field: null } }), 0],
  ["that has not ended does not", call("2", { outcome: null }), 0],
])("a changed call %s", async (_, changed, count) => {
  const results = new Results(() => undefined);
  await results.ask(log({ "": { calls: [], next_cursor: null } }), { ...QUESTION, campaign: "3" });
  results.take([changed]);
  expect(results.calls.size).toBe(count);
});
