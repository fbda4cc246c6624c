import { expect, test } from "vitest";
import { localizer } from "../shared/localize.js";
import { reasonOf, reasonText } from "./reasons.js";

const t = localizer("en");

test.each([
  ["a code of the vendor", "00603", "The called party did not answer", "No answer"],
  ["a code that lost its zeros", "603", null, "No answer"],
  ["a tenant's own code with words", "OB12", "Not interested", "Not interested"],
  ["a tenant's own code alone", "OB12", null, "OB12"],
  ["nothing", null, null, "No reason given"],
  ["a hostile reason", null, "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"],
])("%s is put in words", (_, reason_code, reason, expected) => {
  expect(reasonText(t, reasonOf({ reason_code, reason }))).toBe(expected);
});

test("reasons are told in the user's language", () => {
  expect(reasonText(localizer("de"), reasonOf({ reason_code: "00537", reason: "Busy" }))).toBe("Besetzt");
});
