import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { aCall, aSystem, FakeHomeAssistant, refusal } from "../testing/fake-home-assistant.js";
import type { CallCard } from "./call-card.js";
import "./index.js";

const HOSTILE = '<img src=x onerror="alert(1)">';
const MEMBERS = [
  { kind: "extension", number: "1000", state: "ringing", role: null, trunk: null, path: null } as const,
];

function home(systems = [aSystem()], calls = [aCall({ caller_name: HOSTILE })]): FakeHomeAssistant {
  return new FakeHomeAssistant({
    "pbx/systems": () => ({ systems }),
    "pbx/calls/subscribe": () => undefined,
    "pbx/calls/list": () => ({ calls, next_cursor: null }),
    "pbx/calls/to_return": () => ({
      numbers: [
        {
          config_entry_id: "entry",
          number: "0309269186",
          name: HOSTILE,
          calls: 2,
          first_at: "2026-11-20T08:00:00Z",
          last_at: "2026-11-20T08:00:00Z",
          called_number: "1000",
        },
      ],
    }),
    "pbx/calls/handled": () => ({ calls: [] }),
    "pbx/calls/hours": () => ({ hours: [] }),
  });
}

async function shown(fake: FakeHomeAssistant, options: object = {}): Promise<CallCard> {
  const card = document.createElement("pbx-call-card") as CallCard;
  card.setConfig({ type: "custom:pbx-call-card", ...options });
  card.hass = fake.hass;
  document.body.append(card);
  await turns(card);
  return card;
}

async function turns(card: CallCard): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setTimeout(resolve));
    await card.updateComplete;
  }
}

/** Return the texts of an element with those in the shadows below it. */
function text(node: Node): string {
  const below = node instanceof HTMLElement && node.shadowRoot ? [...node.shadowRoot.childNodes] : [];
  const own = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "") : "";
  const parts = [...below, ...node.childNodes].filter((child) => child.nodeName !== "STYLE");
  return [own, ...parts.map(text)].join(" ").replace(/\s+/g, " ").trim();
}

function part<T extends HTMLElement = HTMLElement>(card: CallCard, name: string): T {
  return card.shadowRoot!.querySelector<T>(name)!;
}

beforeAll(() => {
  vi.stubGlobal("alert", () => expect.unreachable("a name was run as a script"));
});
afterEach(() => document.body.replaceChildren());

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

  it("never reads a name as markup", async () => {
    const card = await shown(home());
    const toReturn = part(card, "pbx-calls-to-return");
    expect(text(toReturn)).toContain(HOSTILE);
    expect(toReturn.shadowRoot!.querySelector("img")).toBeNull();
  });

  it("ticks off a number and offers to undo it", async () => {
    const fake = home();
    const card = await shown(fake);
    const toast = vi.fn();
    card.addEventListener("hass-notification", toast);
    part(card, "pbx-calls-to-return").shadowRoot!.querySelector<HTMLElement>(".tick")!.click();
    await turns(card);
    const handled = { type: "pbx/calls/handled", config_entry_id: "entry", number: "0309269186" };
    expect(fake.sent).toContainEqual({ ...handled, handled: true });
    (toast.mock.calls[0]![0] as CustomEvent).detail.action.action();
    expect(fake.sent).toContainEqual({ ...handled, handled: false });
  });

  it("shows a number again when it could not be ticked off", async () => {
    const fake = home();
    const card = await shown(fake);
    fake.answers["pbx/calls/handled"] = () => {
      throw refusal("unauthorized");
    };
    const toReturn = part(card, "pbx-calls-to-return");
    toReturn.shadowRoot!.querySelector<HTMLElement>(".tick")!.click();
    await turns(card);
    expect(text(toReturn)).toContain(HOSTILE);
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
