import { expect, test } from "vitest";
import { goal } from "./arrow-keys.js";

const LIST = { count: 10, columns: 4, rtl: false };

test.each([
  ["right", "ArrowRight", 0, false, 1],
  ["left", "ArrowLeft", 1, false, 0],
  ["right, where text runs from right to left", "ArrowRight", 1, true, 0],
  ["left, where text runs from right to left", "ArrowLeft", 1, true, 2],
  ["down", "ArrowDown", 1, false, 5],
  ["up", "ArrowUp", 5, false, 1],
  ["to the first", "Home", 5, false, 0],
  ["to the last", "End", 5, false, 9],
  ["nowhere above the first row", "ArrowUp", 2, false, null],
  ["nowhere below the last row", "ArrowDown", 8, false, null],
  ["nowhere beyond the end", "ArrowRight", 9, false, null],
  ["nowhere for another key", "a", 3, false, null],
])("goes %s", (_, key, from, rtl, expected) => {
  expect(goal(key, from, { ...LIST, rtl })).toBe(expected);
});
