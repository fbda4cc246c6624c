import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LoggedCall, System } from "../shared/calls.js";
import { aCall, aSystem, FakeHomeAssistant } from "../testing/fake-home-assistant.js";
import { text } from "../testing/shown.js";
import type { IncomingCalls } from "./incoming-calls.js";
import "./incoming-calls.js";
import { readSettings, writeSettings, type Settings } from "./settings.js";

const SETTINGS: Settings = { extensions: { entry: ["1000"] }, sound: false, mask: "none" };
const RINGS = { kind: "extension", role: "callee", trunk: null, path: null } as const;

/** Return a call that rings at an extension. */
function ringing(changes: Partial<LoggedCall> = {}, number = "1000"): LoggedCall {
  const members = [{ ...RINGS, number, state: "ringing" as const }];
  return aCall({ state: "ringing", outcome: null, answered_by: null, members, ...changes });
}

interface Shown {
  fake: FakeHomeAssistant;
  popup: IncomingCalls;
  calls: () => HTMLElement[];
  push: (...calls: LoggedCall[]) => Promise<void>;
}

async function shown(system: Partial<System> = {}): Promise<Shown> {
  const order = (): object => ({});
  const fake = new FakeHomeAssistant({
    "pbx/systems": () => ({ systems: [aSystem(system)] }),
    "pbx/calls/subscribe": () => undefined,
    "pbx.accept_call": order,
    "pbx.refuse_call": order,
    "pbx.route_call": order,
  });
  const popup = document.createElement("pbx-incoming-calls") as IncomingCalls;
  popup.hass = fake.hass;
  document.body.append(popup);
  const turns = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      await popup.updateComplete;
    }
  };
  await turns();
  return {
    fake,
    popup,
    calls: () => [...popup.shadowRoot!.querySelectorAll<HTMLElement>("[role=alertdialog]")],
    push: async (...calls) => {
      fake.push("entry", calls);
      await turns();
    },
  };
}

beforeEach(() => void writeSettings(SETTINGS));
afterEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
});

describe("the pop-up", () => {
  it("shows who rings and what was called, until the call is answered", async () => {
    const { calls, push } = await shown();
    await push(ringing({ caller_name: "Anna <b>", caller_groups: ["Customers"] }));
    const [call] = calls();
    expect(call!.getAttribute("aria-label")).toBe("Anna <b> is calling Reception");
    expect(text(call!)).toContain("03030786695");
    expect(text(call!)).toContain("Customers");
    expect(call!.querySelector("b")).toBeNull();
    await push(ringing({ state: "in_call", members: [{ ...RINGS, number: "1000", state: "answered" }] }));
    expect(calls()).toEqual([]);
  });

  it.each([
    ["a blocked caller", ringing({ blocked: true })],
    ["a call to somebody else", ringing({}, "1001")],
    ["a call that one makes", ringing({ direction: "outbound" })],
    ["one's own phone that rings before a call is made", ringing({ direction: null, caller_number: null })],
    ["a call that waits for somebody else", ringing({ members: [], called_number: "1001" })],
  ])("does not show %s", async (_what, call) => {
    const { calls, push } = await shown();
    await push(call);
    expect(calls()).toEqual([]);
  });

  it("shows several calls, and puts away one by Escape for as long as it rings", async () => {
    const { calls, push } = await shown();
    await push(ringing(), ringing({ call_id: "2", ids: ["2"] }));
    expect(calls()).toHaveLength(2);
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    await push(ringing(), ringing({ call_id: "2", ids: ["2"] }));
    expect(calls().map(({ dataset }) => dataset["call"])).toEqual(["entry 1"]);
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    await push();
    expect(calls()).toEqual([]);
  });

  it("offers what the phone system can be told, and tells it once", async () => {
    const { fake, calls, push } = await shown({ features: ["accept", "pick_up", "refuse"] });
    await push(ringing());
    const buttons = [...calls()[0]!.querySelectorAll<HTMLElement>(".button")];
    expect(buttons.map(text)).toEqual(["Answer", "Refuse"]);
    buttons[0]!.click();
    buttons[1]!.click();
    await push();
    expect(fake.sent.filter(({ type }) => type.startsWith("pbx."))).toEqual([
      { type: "pbx.accept_call", config_entry_id: "entry", call_id: "1", extension: "1000" },
    ]);
  });

  it("lets in a call that waits, by its id alone", async () => {
    const { fake, calls, push } = await shown({ features: ["accept", "route"] });
    await push(ringing({ members: [] }));
    const buttons = [...calls()[0]!.querySelectorAll<HTMLElement>(".button")];
    expect(buttons.map(text)).toEqual(["Let in", "Send to…"]);
    buttons[0]!.click();
    await push();
    expect(fake.sent[fake.sent.length - 1]).toEqual({
      type: "pbx.accept_call",
      config_entry_id: "entry",
      call_id: "1",
    });
  });

  it("can only have a colleague's call be answered", async () => {
    const { calls, push } = await shown({ features: ["accept", "pick_up", "refuse", "route"] });
    await push(ringing({ direction: "internal", caller_number: "1001" }));
    expect([...calls()[0]!.querySelectorAll(".button")].map(text)).toEqual(["Answer"]);
  });

  it("hides who calls where the card does", async () => {
    writeSettings({ ...SETTINGS, mask: "full" });
    const { calls, push } = await shown();
    await push(ringing({ caller_name: "Anna", caller_photo: "/photo.jpg" }));
    expect(calls()[0]!.getAttribute("aria-label")).toBe("Hidden number is calling Reception");
    expect(calls()[0]!.querySelector("img")).toBeNull();
  });

  it("shows the camera of the door phone that calls", async () => {
    const extensions = aSystem().extensions.map((one) =>
      one.number === "1001" ? { ...one, camera_entity: "camera.door" } : one,
    );
    const { fake, calls, push } = await shown({ extensions });
    fake.hass.states["camera.door"] = {
      entity_id: "camera.door",
      state: "idle",
      last_changed: "",
      attributes: { friendly_name: "Front door", access_token: "a b" },
    };
    await push(ringing({ direction: "internal", caller_number: "1001" }));
    const picture = calls()[0]!.querySelector<HTMLImageElement>("img.camera");
    expect(picture?.alt).toBe("Camera: Front door");
    expect(picture?.getAttribute("src")).toBe("/api/camera_proxy/camera.door?token=a%20b");
  });

  it("follows no calls any more once it is switched off", async () => {
    const { fake, push } = await shown();
    expect(fake.subscriptions).toBe(1);
    writeSettings(null);
    await push();
    expect(fake.subscriptions).toBe(0);
  });
});

describe("the settings", () => {
  it.each(["no JSON", "[]", '{"extensions": {"entry": "1000"}}'])(
    "are off where the browser holds %s",
    (stored) => {
      localStorage.setItem("pbx-incoming-calls", stored);
      expect(readSettings()).toBeNull();
    },
  );
});
