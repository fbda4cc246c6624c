import { render } from "lit";
import { expect, it, vi } from "vitest";
import { localizer } from "../shared/localize.js";
import { text } from "../testing/shown.js";
import { insteadOfHistory, type NoHistory } from "./history-notices.js";

function shown(why: Partial<NoHistory>): HTMLElement {
  const page = document.createElement("div");
  const usual = {
    failure: null,
    isLoading: false,
    isFiltered: false,
    rows: 7,
    retry: vi.fn(),
    clear: vi.fn(),
  };
  render(insteadOfHistory(localizer("en"), { ...usual, ...why }), page);
  return page;
}

it.each([
  ["the user may not read", { failure: "not_allowed" }, "Only administrators see the call log"],
  ["cannot be read", { failure: "error" }, "The calls could not be read"],
  ["has no call that matches", { isFiltered: true }, "No call matches"],
  ["has no call", {}, "No calls yet"],
] as [string, Partial<NoHistory>, string][])("says that it is a log that %s", (_what, why, expected) => {
  expect(text(shown(why).querySelector(".notice-title"))).toBe(expected);
});

it("leaves room for the rows that are on their way", () => {
  expect(shown({ isLoading: true, rows: 4 }).querySelectorAll(".skeleton-row").length).toBe(4);
});

it.each([
  ["tries again", "retry", { failure: "error" }],
  ["clears the filters", "clear", { isFiltered: true }],
] as const)("%s when it is told to", (_what, action, why) => {
  const done = vi.fn();
  shown({ ...why, [action]: done })
    .querySelector("button")!
    .click();
  expect(done).toHaveBeenCalledOnce();
});
