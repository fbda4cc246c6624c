import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const built = readFileSync("../custom_components/pbx/frontend/pbx-cards.js", "utf8");
// Texts and templates may hold anything; what is left is what a browser has to understand.
const code = built
  .replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""')
  .replace(/`(?:[^`\\$]|\\.|\$(?!\{))*`/g, "``");

describe("The bundle", () => {
  it.each([
    ["optional chaining", /\w\?\.[\w([]/],
    ["a default for null", /\?\?/],
    ["an assignment with a condition", /(?:&&|\|\|)=/],
    ["a private name", /\.#\w/],
    ["a static block", /static\s*\{/],
    ["a numeric separator", /\b\d+_\d/],
    ["a function of an array that iOS 15 lacks", /\.(?:at|findLast|findLastIndex|toSorted|toReversed)\(-?\d/],
    ["replaceAll", /\.replaceAll\(/],
  ])("can be read by browsers without %s", (_, newer) => {
    expect(newer.exec(code)?.[0]).toBeUndefined();
  });
});
