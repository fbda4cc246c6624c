import { describe, expect, it } from "vitest";
import { aSystem } from "../testing/systems.js";
import { dialled, findExtensions } from "./find-extensions.js";

const office = aSystem({
  extensions: [
    { number: "1000", name: "Reception" },
    { number: "1001", name: "Ben Müller-Lüdenscheidt" },
    { number: "2100", name: null },
  ],
});

describe("findExtensions", () => {
  it.each([
    ["10", ["1000", "1001"]],
    ["21", ["2100"]],
    ["00", []],
    ["muller", ["1001"]],
    ["LÜD", ["1001"]],
    ["en", []],
    ["", ["1000", "1001", "2100"]],
  ])("finds %j by the begin of a number or of a name's word", (text, expected) => {
    expect(findExtensions(office, text).map(({ number }) => number)).toEqual(expected);
  });

  it("finds nobody where there is no system", () => {
    expect(findExtensions(undefined, "1")).toEqual([]);
  });
});

describe("dialled", () => {
  it.each([
    [" +49 (0)30 / 123-456 ", "+49030123456"],
    ["\u202a030\u00a01234\u202c", "0301234"],
    ["*43#", "*43#"],
    ["030 Ben", null],
    ["1+2", null],
    ["+", null],
    ["", null],
  ])("takes %j for %j", (text, expected) => {
    expect(dialled(text)).toBe(expected);
  });
});
