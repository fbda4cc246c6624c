import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { home, HOSTILE, part, shown, text, turns } from "../testing/call-cards.js";
import { aCall, aSystem, FakeHomeAssistant, refusal } from "../testing/fake-home-assistant.js";

const MEMBERS = [
  { kind: "extension", number: "1000", state: "ringing", role: null, trunk: null, path: null } as const,
];

beforeAll(() => {
  vi.stubGlobal("alert", () => expect.unreachable("a name was run as a script"));
});
afterEach(() => document.body.replaceChildren());

describe("the numbers of the house that were called", () => {
  const calls = [
    aCall({ call_id: "1", called_number: "1000" }),
    aCall({ call_id: "2", called_number: "0301234" }),
    aCall({ call_id: "3", called_number: "0309999", direction: "outbound" }),
    aCall({ call_id: "4", called_number: "1000" }),
  ];
  const chips = (root: ShadowRoot): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(".chip.called")];

  it("filter the history, and stay to be chosen while they do", async () => {
    const fake = home([aSystem()], calls);
    const card = await shown(fake, { mask_numbers: "full" });
    const root = part(card, "pbx-call-history").shadowRoot!;
    expect(chips(root).map((one) => one.getAttribute("aria-label"))).toEqual([
      "Calls to Reception",
      "Calls to 0301234",
    ]);
    fake.answers["pbx/calls/list"] = () => ({ calls: calls.slice(1, 2), next_cursor: null });
    chips(root)[1]!.click();
    await turns(card);
    expect(chips(root).map((one) => one.getAttribute("aria-pressed"))).toEqual(["false", "true"]);
    chips(root)[0]!.click();
    await turns(card);
    chips(root)[1]!.click();
    await turns(card);
    const asked = fake.sent.filter(({ type }) => type === "pbx/calls/list").map(({ called }) => called);
    expect(asked).toEqual([undefined, ["0301234"], ["0301234", "1000"], ["1000"]]);
  });

  it("are not offered where there is only one", async () => {
    const card = await shown(home([aSystem()], calls.slice(2)));
    expect(chips(part(card, "pbx-call-history").shadowRoot!)).toEqual([]);
  });
});

describe("the call card", () => {
  it("shows a call that rings at once", async () => {
    const fake = home();
    const card = await shown(fake);
    expect(text(card)).toContain("No calls right now");
    fake.push("entry", [
      aCall({
        state: "ringing",
        outcome: null,
        answered_by: null,
        caller_name: HOSTILE,
        members: MEMBERS.slice(),
      }),
    ]);
    await turns(card);
    const live = text(part(card, "pbx-live-calls"));
    expect(live).toContain("Ringing");
    expect(live).toContain("siptrunk");
    expect(live).toContain("Reception");
    expect(live).toContain(HOSTILE);
  });

  it("shows no arrow from nobody while one's own phone rings for a call", async () => {
    const fake = home();
    const card = await shown(fake);
    const call = { direction: null, state: "ringing", outcome: null, answered_by: null } as const;
    fake.push("entry", [aCall({ ...call, caller_number: null, members: MEMBERS.slice() })]);
    await turns(card);
    const live = part(card, "pbx-live-calls");
    expect(text(live)).toContain("Reception");
    expect(text(live)).not.toContain("Unknown number");
    expect(live.shadowRoot!.querySelector(".arrow")).toBeNull();
  });

  it("never reads a name as markup", async () => {
    const card = await shown(home());
    const list = part(card, "pbx-calls-to-return");
    expect(text(list)).toContain(HOSTILE);
    expect(list.shadowRoot!.querySelector("img")).toBeNull();
  });

  it("reads one page of the call log first, however long it is", async () => {
    const fake = home();
    const calls = Array.from({ length: 50 }, (_, place) => aCall({ call_id: String(place) }));
    fake.answers["pbx/calls/list"] = () => ({ calls, next_cursor: "more" });
    await shown(fake);
    expect(fake.sent.filter(({ type }) => type === "pbx/calls/list")).toEqual([
      { type: "pbx/calls/list", limit: 50 },
    ]);
  });

  it.each([
    ["everything", undefined, 5],
    ["what happens now", ["now"], 1],
    ["who is to be called back", ["to_return"], 3],
    ["the history", ["history"], 5],
  ])("takes the whole width of a section, and leaves room for %s", async (_what, sections, min_rows) => {
    const card = await shown(home(), { sections });
    expect(card.getGridOptions()).toEqual({ columns: 12, rows: "auto", min_columns: 6, min_rows });
  });

  it("shows who is on the phone, and why nothing more, to who may not read the log", async () => {
    const fake = home([aSystem({ may_read_log: false })]);
    fake.hass.states["sensor.e1000"] = { entity_id: "", state: "in_call", last_changed: "", attributes: {} };
    const card = await shown(fake);
    expect(text(card)).toContain("Reception");
    expect(text(card)).toContain("Only administrators see the call log");
    expect(part(card, "pbx-call-history")).toBeNull();
    expect(fake.sent.map(({ type }) => type)).toEqual(["pbx/systems"]);
  });

  it.each([
    ["there is no system", [], {}, "No phone system yet"],
    ["its system is gone", [aSystem()], { config_entry: "other" }, "This phone system is not set up"],
  ])("says that %s", async (_what, systems, options, message) => {
    expect(text(await shown(home(systems), options))).toContain(message);
  });

  it("says that the connection is lost, and still shows what it knows", async () => {
    const fake = home();
    const card = await shown(fake);
    fake.connection("disconnected");
    await turns(card);
    expect(text(card)).toContain("No connection to Home Assistant");
    // Its icon cannot be fetched any more.
    expect(part(card, ".strip ha-svg-icon")).not.toBeNull();
    expect(part(card, "pbx-call-history")).not.toBeNull();
  });

  it("offers to try again after an error", async () => {
    const fake = home();
    const answer = fake.answers["pbx/systems"]!;
    fake.answers["pbx/systems"] = () => {
      throw refusal("unknown_error");
    };
    const card = await shown(fake);
    expect(text(card)).toContain("The calls could not be read");
    fake.answers["pbx/systems"] = answer;
    part(card, ".text-button").click();
    await turns(card);
    expect(text(card)).toContain("No calls right now");
  });

  it("moves between tabs with the arrow keys", async () => {
    const card = await shown(home());
    const tabs = part(card, "[role=tablist]");
    tabs.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
    await turns(card);
    expect(part(card, "[aria-selected=true]").id).toBe("tab-to_return");
    expect(part(card, "#panel-history").hidden).toBe(true);
  });

  it("shows the sections that it is told to, and no tabs for one", async () => {
    const card = await shown(home(), { sections: ["to_return"] });
    expect(part(card, "pbx-live-calls")).toBeNull();
    expect(part(card, "pbx-calls-to-return")).not.toBeNull();
    expect(part(card, "[role=tablist]")).toBeNull();
  });

  it("is offered in the card picker for the entities that are about calls", () => {
    const { hass } = new FakeHomeAssistant();
    hass.entities["sensor.a"] = { entity_id: "sensor.a", platform: "pbx", translation_key: "last_caller" };
    hass.entities["sensor.b"] = { entity_id: "sensor.b", platform: "mqtt", translation_key: "last_caller" };
    const offer = window.customCards?.find(({ type }) => type === "pbx-call-card");
    expect(offer?.name).toBe("PBX calls");
    expect(offer?.getEntitySuggestion?.(hass, "sensor.a")?.config["type"]).toBe("custom:pbx-call-card");
    expect(offer?.getEntitySuggestion?.(hass, "sensor.b")).toBeNull();
  });
});
