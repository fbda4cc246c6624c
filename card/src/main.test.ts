import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const FOLDER = "../custom_components/pbx/frontend";
const files = readdirSync(FOLDER).map((name) => ({ name, built: readFileSync(`${FOLDER}/${name}`, "utf8") }));
// Texts and templates may hold anything; what is left is what a browser has to understand.
const code = files
  .map(({ built }) =>
    built.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""').replace(/`(?:[^`\\$]|\\.|\$(?!\{))*`/g, "``"),
  )
  .join("\n");

describe("The bundle", () => {
  it.each([
    ["optional chaining", /\w\?\.[\w([]/],
    ["a default for null", /\?\?/],
    ["an assignment with a condition", /(?:&&|\|\|)=/],
    ["a private name", /\.#\w/],
    ["a static block", /static\s*\{/],
    ["a numeric separator", /\b\d+_\d/],
    ["the address of a module", /import\.meta/],
    ["a function of an array that iOS 15 lacks", /\.(?:at|findLast|findLastIndex|toSorted|toReversed)\(-?\d/],
    ["replaceAll", /\.replaceAll\(/],
  ])("can be read by browsers without %s", (_, newer) => {
    expect(newer.exec(code)?.[0]).toBeUndefined();
  });

  it("imports files that are there, by names that change with their content", () => {
    const imported = files.flatMap(({ built }) =>
      [...built.matchAll(/(?:from|import\(?)\s*["'`]\.\/([\w.-]+)["'`]/g)].map((found) => found[1]),
    );
    const chunks = files.map(({ name }) => name).filter((name) => /-[\w-]{8}\.js$/.test(name));
    expect(new Set(imported)).toEqual(new Set(chunks));
    expect(chunks.length).toBeGreaterThan(1);
  });
});
