import { expect, test } from "vitest";
import { highest, labelStep, scaleTop } from "./bar-chart-data.js";

test.each([
  [0, 4],
  [1, 4],
  [4, 4],
  [6, 6],
  [7, 8],
  [9, 10],
  [15, 15],
  [16, 20],
  [25, 30],
  [101, 150],
  [4001, 6000],
])("a scale for a highest bar of %i ends at %i", (bar, top) => {
  expect(scaleTop(bar)).toBe(top);
});

test("the highest bar is that of all colours together", () => {
  const series = [
    { label: "a", color: "", values: [1, 5, 0] },
    { label: "b", color: "", values: [3, 0, 0] },
  ];
  expect(highest(series)).toBe(5);
  expect(highest([])).toBe(0);
});

test.each([
  ["wide", 24, 2000, 1],
  ["narrow", 24, 300, 6],
  ["hardly there", 24, 10, 24],
])("labels of a chart that is %s do not run into each other", (_, bars, width, step) => {
  expect(labelStep(bars, width)).toBe(step);
});
