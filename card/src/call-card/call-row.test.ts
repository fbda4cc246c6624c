import { render } from "lit";
import { describe, expect, it } from "vitest";
import type { LoggedCall, System } from "../shared/calls.js";
import { Dialler } from "../shared/dialler.js";
import { localizer } from "../shared/localize.js";
import type { Mask } from "../shared/mask.js";
import { namingFor } from "../shared/parties.js";
import { aCall, aSystem, FakeHomeAssistant, settle } from "../testing/fake-home-assistant.js";
import { text } from "../testing/shown.js";
import { callRow } from "./call-row.js";

interface Shown {
  row: HTMLElement;
  fake: FakeHomeAssistant;
}

/** Show a call of the history with its details. */
function shown(
  call: LoggedCall,
  { system = aSystem(), extension, mask = "none" }: { system?: System; extension?: string; mask?: Mask } = {},
): Shown {
  const fake = new FakeHomeAssistant({ "pbx.dial": () => ({ call_id: null }) });
  const t = localizer("en");
  const row = document.createElement("div");
  const host = Object.assign(new EventTarget(), {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  });
  const means = { hass: fake.hass, t, systems: [system], extension };
  const context = {
    hass: fake.hass,
    t,
    naming: namingFor(system, t, mask),
    dialler: new Dialler(host, () => means),
    systemTitle: null,
    now: new Date("2026-11-21T08:00:00Z"),
    isOpen: true,
    toggle: () => undefined,
    extras: () => null,
  };
  render(callRow(call, context), row);
  return { row, fake };
}

const ABLE = aSystem({ features: ["dial"] });
const INTERNAL = aCall({ direction: "internal", caller_number: "1001", called_number: "1000" });

describe("the end of a row", () => {
  it.each([
    ["how long somebody talked", {}, "3:14"],
    ["how long a message was", { outcome: "voicemail", talk_seconds: 20 }, "0:20"],
    ["that it was answered, where no time is known", { talk_seconds: null }, "Answered"],
    ["that it was answered, where nobody talked", { talk_seconds: 0 }, "Answered"],
    ["that it was missed", { outcome: "missed", talk_seconds: 0 }, "Missed"],
    ["that it failed", { outcome: "failed", talk_seconds: null }, "Failed"],
    ["that nobody knows", { outcome: "unknown" }, "Unknown"],
    ["that it ended, until its outcome is known", { outcome: null }, "Ended"],
  ] as [string, Partial<LoggedCall>, string][])("says %s", (_what, changes, expected) => {
    expect(text(shown(aCall(changes)).row.querySelector(".duration"))).toBe(expected);
  });
});

describe("the details", () => {
  it.each([
    ["a call that rang", 7, true],
    ["a call that was answered at once", 0, false],
    ["a call of which it is not known", null, false],
  ])("of %s tell for how long", (_what, ring_seconds, expected) => {
    expect(text(shown(aCall({ ring_seconds })).row.querySelector("dl")).includes("Rang for")).toBe(expected);
  });

  it("call back through the phone system", async () => {
    const { row, fake } = shown(aCall(), { system: ABLE, extension: "1000" });
    const button = row.querySelector<HTMLElement>("button.call-back");
    expect(text(button)).toBe("Call back");
    button!.click();
    await settle();
    expect(fake.sent).toEqual([
      { type: "pbx.dial", config_entry_id: "entry", extension: "1000", number: "03030786695" },
    ]);
  });

  it("call back with the device at hand where no own extension is named", () => {
    const { row } = shown(aCall(), { system: ABLE });
    expect(row.querySelector("a.call-back")?.getAttribute("href")).toBe("tel:03030786695");
  });

  it("call back a colleague, whom only the phone system reaches", () => {
    expect(
      shown(INTERNAL, { system: ABLE, extension: "1000" }).row.querySelector("button.call-back"),
    ).not.toBeNull();
    expect(shown(INTERNAL).row.querySelector(".call-back")).toBeNull();
  });

  it.each(["partial", "full"] as const)("call nobody whose number is hidden: %s", (mask) => {
    const { row } = shown(aCall(), { system: ABLE, extension: "1000", mask });
    expect(row.querySelector(".call-back")).toBeNull();
  });
});
