import { describe, expect, it } from "vitest";
import { aCall, aSystem } from "../testing/fake-home-assistant.js";
import type { Member } from "./calls.js";
import { ownNumber, rightsIn } from "./call-rights.js";

function member(number: string, state: Member["state"], kind: Member["kind"] = "extension"): Member {
  return { kind, number, state, role: null, trunk: null, path: null };
}

const OUTSIDE = member("030123", "answered", "inbound");
const rights = (extension: string | null, isAdmin: boolean, ...members: Member[]) =>
  rightsIn(aCall({ state: "in_call", members }), { extension, isAdmin });

describe("rightsIn", () => {
  it("lets somebody control the calls that their own extension is in", () => {
    expect(rights("1000", false, OUTSIDE, member("1000", "answered"))).toEqual({
      end: { call_id: "1" },
      talk: { who: { call_id: "1", extension: "1000" }, extension: "1000" },
    });
  });

  it.each([
    ["another extension's", [OUTSIDE, member("1001", "answered")]],
    ["one that their extension has left", [OUTSIDE, member("1000", "ended"), member("1001", "answered")]],
    ["one of an outside number that looks the same", [OUTSIDE, member("1000", "answered", "outbound")]],
  ])("lets nobody else control a call: %s", (_, members) => {
    expect(rights("1000", false, ...members)).toBeNull();
    expect(rights(null, false, ...members)).toBeNull();
  });

  it("lets an administrator control every call, for the only one who talks", () => {
    expect(rights(null, true, OUTSIDE, member("1001", "on_hold"), member("1002", "ringing"))).toEqual({
      end: { call_id: "1" },
      talk: { who: { call_id: "1", extension: "1001" }, extension: "1001" },
    });
  });

  it("passes nothing on where it is not clear for whom, and for nobody whose phone only rings", () => {
    const [anna, ben] = [member("1001", "answered"), member("1002", "answered")];
    expect(rights(null, true, anna, ben)).toEqual({ end: { call_id: "1" }, talk: null });
    expect(rights("1002", true, anna, ben)?.talk?.extension).toBe("1002");
    expect(rights("1000", false, OUTSIDE, member("1000", "ringing"))?.talk).toBeNull();
  });

  it("ends one's own part in a call of several, not the call", () => {
    const all = [OUTSIDE, member("1000", "ringing"), member("1001", "ringing")];
    expect(rights("1000", false, ...all)?.end).toEqual({ extension: "1000" });
    expect(rights(null, true, ...all)?.end).toEqual({ call_id: "1" });
  });
});

describe("ownNumber", () => {
  it("is an extension of the system, for those who may see its calls", () => {
    expect(ownNumber(aSystem(), "1000")).toBe("1000");
    expect(ownNumber(aSystem(), "9999")).toBeNull();
    expect(ownNumber(aSystem(), undefined)).toBeNull();
    expect(ownNumber(aSystem({ may_read_log: false }), "1000")).toBeNull();
    expect(ownNumber(undefined, "1000")).toBeNull();
  });
});
