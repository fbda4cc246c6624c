import { describe, expect, it } from "vitest";
import { maskName, maskNumber } from "./mask.js";

describe("maskNumber", () => {
  it.each([
    ["03030786695", "none", "03030786695"],
    ["03030786695", "partial", "••• 695"],
    ["03030786695", "full", "•••"],
    ["1000", "full", "1000"],
    ["+49 30 30786695", "partial", "••• 695"],
  ] as const)("shows %s with %s as %s", (number, mask, shown) => {
    expect(maskNumber(number, mask)).toBe(shown);
  });

  it("hides names only when everything is hidden", () => {
    expect(maskName("Anna", "partial")).toBe("Anna");
    expect(maskName("Anna", "full")).toBeNull();
  });
});
