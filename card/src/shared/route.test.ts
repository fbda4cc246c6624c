import { describe, expect, it } from "vitest";
import { aCall, aSystem } from "../testing/fake-home-assistant.js";
import type { LoggedCall, Member } from "./calls.js";
import { localizer } from "./localize.js";
import { namingFor, partyOf, telephoneLink } from "./parties.js";
import { routeOf } from "./route.js";

const naming = (mask: "none" | "partial" | "full" = "none") => namingFor(aSystem(), localizer("en"), mask);
const member = (number: string, state: Member["state"]): Member => ({
  kind: "extension",
  number,
  state,
  role: null,
  trunk: null,
  path: null,
});

describe("partyOf", () => {
  it.each([
    [
      "an extension by its name",
      "1000",
      null,
      { label: "Reception", number: "1000", dial: "1000", inside: true },
    ],
    [
      "an extension without one",
      "1001",
      null,
      { label: "Extension 1001", number: null, dial: "1001", inside: true },
    ],
    [
      "a number",
      "0309269186",
      null,
      { label: "0309269186", number: null, dial: "0309269186", inside: false },
    ],
    [
      "a known caller",
      "0309269186",
      "Anna",
      { label: "Anna", number: "0309269186", dial: "0309269186", inside: false },
    ],
    [
      "who hides the number",
      null,
      null,
      { label: "Unknown number", number: null, dial: null, inside: false },
    ],
    [
      "a word for who hides it",
      "anonymous",
      null,
      { label: "anonymous", number: null, dial: null, inside: false },
    ],
  ])("names %s", (_what, number, name, party) => {
    expect(partyOf(naming(), number, name)).toEqual(party);
  });

  it("neither shows nor dials what is hidden", () => {
    expect(partyOf(naming("full"), "0309269186", "Anna")).toEqual({
      label: "Hidden number",
      number: null,
      dial: null,
      inside: false,
    });
    expect(partyOf(naming("partial"), "0309269186", "Anna")).toEqual({
      label: "Anna",
      number: "••• 186",
      dial: null,
      inside: false,
    });
  });

  it("dials digits alone", () => {
    expect(telephoneLink("+49 (30) 92-69 javascript:alert(1)")).toBe("tel:+493092691");
  });
});

describe("routeOf", () => {
  const cases: [string, Partial<LoggedCall>, string[]][] = [
    ["an answered call", {}, ["03030786695", "Reception"]],
    [
      "a call through a menu that nobody answered",
      { called_number: "6500", path: ["6500"], extensions: [], answered_by: null, outcome: "missed" },
      ["03030786695", "6500"],
    ],
    [
      "a call of a campaign",
      {
        direction: "outbound",
        caller_number: null,
        caller_name: null,
        called_number: "0171123",
        extensions: [],
        campaign: { campaign_id: "3", custom_field: null },
      },
      ["Campaign 3", "0171123"],
    ],
    [
      "a phone that rings for a call that its extension is to make",
      {
        direction: null,
        state: "ringing",
        caller_number: null,
        answered_by: null,
        members: [member("1000", "ringing")],
      },
      ["Reception"],
    ],
    ["a caller who hides the number", { caller_number: null }, ["Unknown number", "Reception"]],
    [
      "a transfer to somebody who is not known yet",
      { called_number: "1000", extensions: ["1000"], transferred_by: ["1000"], state: "in_call" },
      ["03030786695", "Reception"],
    ],
    [
      "a transfer",
      { extensions: ["1000", "4000"], transferred_by: ["1000"] },
      ["03030786695", "Reception", "4000"],
    ],
    [
      "a ring group",
      {
        state: "ringing",
        answered_by: null,
        path: ["6200"],
        members: [member("1000", "ringing"), member("1001", "ringing"), member("1002", "ended")],
      },
      ["03030786695", "6200", "Reception"],
    ],
    [
      "an outbound call",
      { direction: "outbound", caller_number: "1000", called_number: "0404711", answered_by: null },
      ["Reception", "0404711"],
    ],
    [
      "an outbound call that was passed on",
      {
        direction: "outbound",
        caller_number: "1000",
        called_number: "0404711",
        transferred_by: ["1000"],
        extensions: ["1000", "1001"],
      },
      ["Reception", "Extension 1001", "0404711"],
    ],
  ];
  it.each(cases)("tells the way of %s", (_what, changes, labels) => {
    expect(routeOf(aCall(changes), naming()).map(({ label }) => label)).toEqual(labels);
  });

  it("counts the others that ring", () => {
    const call = aCall({
      state: "ringing",
      answered_by: null,
      members: ["1000", "1001", "1002"].map((number) => member(number, "ringing")),
    });
    expect(routeOf(call, naming()).at(-1)?.others).toBe(2);
  });
});
