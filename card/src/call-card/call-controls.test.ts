import { afterEach, describe, expect, it } from "vitest";
import { home, part, shown, text, turns } from "../testing/call-cards.js";
import { aCall, aSystem, refusal, type FakeHomeAssistant } from "../testing/fake-home-assistant.js";
import type { Member } from "../shared/calls.js";
import type { CallCard } from "./call-card.js";
import "../extensions-card/index.js";
import type { ExtensionsCard } from "../extensions-card/extensions-card.js";
import "./transfer-panel.js";

const ALL = ["dial", "hang_up", "hold", "mute", "transfer", "attended_transfer"];
const WHO = { config_entry_id: "entry", call_id: "1", extension: "1000" };
const CALLER = "03030786695";

function members(state: Member["state"] = "answered"): Member[] {
  const rest = { role: null, trunk: null, path: null };
  return [
    { kind: "inbound", number: CALLER, state: "answered", ...rest },
    { kind: "extension", number: "1000", state, ...rest },
  ];
}

interface Scene {
  fake: FakeHomeAssistant;
  card: CallCard;
  row(): ShadowRoot;
  control(label: string): HTMLButtonElement | null;
  tap(label: string): Promise<void>;
  orders(): unknown[];
}

async function talking(
  features = ALL,
  options: object = { extension: "1000" },
  call = aCall({ state: "in_call", outcome: null, members: members() }),
): Promise<Scene> {
  const fake = home([aSystem({ features })]);
  for (const order of ["hang_up", "hold", "resume", "mute", "transfer", "end_transfer"]) {
    fake.answers[`pbx.${order}`] = () => ({});
  }
  const card = await shown(fake, options);
  fake.push("entry", [call]);
  await turns(card);
  const row = (): ShadowRoot => part(card, "pbx-live-calls").shadowRoot!;
  const control = (label: string): HTMLButtonElement | null =>
    row().querySelector(`.control[aria-label="${label}"]`);
  return {
    fake,
    card,
    row,
    control,
    tap: async (label) => {
      control(label)!.click();
      await turns(card);
    },
    orders: () => fake.sent.filter(({ type }) => type.startsWith("pbx.")),
  };
}

function panel({ row }: Scene): ShadowRoot {
  return row().querySelector("pbx-transfer-panel")!.shadowRoot!;
}

async function board(scene: Scene): Promise<ShadowRoot> {
  const card = document.createElement("pbx-extensions-card") as ExtensionsCard;
  card.setConfig({ type: "custom:pbx-extensions-card" });
  card.hass = scene.fake.hass;
  document.body.append(card);
  await turns(scene.card);
  return card.shadowRoot!;
}

afterEach(() => {
  // Nothing that was begun in one test goes on in the next.
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  document.body.replaceChildren();
});

describe("the controls of a call", () => {
  it("are those that the phone system has", async () => {
    const { row } = await talking(["hang_up", "mute"]);
    expect([...row().querySelectorAll(".control")].map(text)).toEqual(["Mute", "Hang up"]);
    expect(row().querySelector("[role=group]")!.getAttribute("aria-label")).toBe(`Call with ${CALLER}`);
  });

  it.each([
    ["without an extension of one's own", ALL, {}],
    ["with an extension that is not in it", ALL, { extension: "1001" }],
    ["where the phone system has none", ["dial"], { extension: "1000" }],
  ])("are not there %s", async (_, features, options) => {
    const { row } = await talking(features, options);
    expect(row().querySelector(".controls")).toBeNull();
  });

  it("hang up a call whose phone only rings, and nothing else", async () => {
    const ringing = aCall({
      state: "ringing",
      outcome: null,
      answered_by: null,
      members: members("ringing"),
    });
    const scene = await talking(ALL, { extension: "1000" }, ringing);
    expect([...scene.row().querySelectorAll(".control")].map(text)).toEqual(["Hang up"]);
    await scene.tap("Hang up");
    expect(scene.orders()).toEqual([{ type: "pbx.hang_up", config_entry_id: "entry", call_id: "1" }]);
  });

  it("hold a call and go on with it", async () => {
    const scene = await talking();
    await scene.tap("Hold");
    expect(scene.orders()).toEqual([{ type: "pbx.hold", ...WHO }]);
    scene.fake.push("entry", [aCall({ state: "on_hold", outcome: null, members: members() })]);
    await turns(scene.card);
    expect(scene.control("Hold")).toBeNull();
    // The second tap of a double tap hits the button that is in its place now.
    await scene.tap("Resume");
    expect(scene.orders().length).toBe(1);
  });

  it("mute one's own extension, and say that it is", async () => {
    const scene = await talking();
    expect(scene.control("Mute")!.getAttribute("aria-pressed")).toBe("false");
    await scene.tap("Mute");
    expect(scene.orders()).toEqual([{ type: "pbx.mute", ...WHO, muted: true }]);
    expect(scene.control("Mute")!.getAttribute("aria-pressed")).toBe("true");
  });

  it("give no other order while one is under way", async () => {
    const scene = await talking();
    let done = (_: unknown): void => undefined;
    scene.fake.answers["pbx.hold"] = () => new Promise((resolve) => (done = resolve));
    await scene.tap("Hold");
    expect(scene.control("Hold")!.getAttribute("aria-busy")).toBe("true");
    expect(scene.control("Hang up")!.getAttribute("aria-disabled")).toBe("true");
    await scene.tap("Hang up");
    expect(scene.orders().length).toBe(1);
    done({});
    await turns(scene.card);
    expect(scene.control("Hold")!.getAttribute("aria-busy")).toBe("false");
    await scene.tap("Hang up");
    expect(scene.orders().length).toBe(2);
  });

  it("leave a call unmuted where the phone system refuses", async () => {
    const scene = await talking();
    scene.fake.answers["pbx.mute"] = () => {
      throw refusal("home_assistant_error");
    };
    await scene.tap("Mute");
    expect(scene.control("Mute")!.getAttribute("aria-pressed")).toBe("false");
  });
});

describe("a transfer", () => {
  it("goes to an extension of the list, at once", async () => {
    const scene = await talking();
    await scene.tap("Transfer");
    expect(scene.control("Transfer")!.getAttribute("aria-expanded")).toBe("true");
    const found = [...panel(scene).querySelectorAll<HTMLElement>(".one")];
    expect(found.map((one) => one.getAttribute("aria-label"))).toEqual(["Transfer to Extension 1001"]);
    found[0]!.click();
    found[0]!.click();
    await turns(scene.card);
    expect(scene.orders()).toEqual([{ type: "pbx.transfer", ...WHO, to: "1001" }]);
    expect(scene.row().querySelector("pbx-transfer-panel")).toBeNull();
  });

  it("goes to a number that was typed", async () => {
    const scene = await talking();
    await scene.tap("Transfer");
    const input = panel(scene).querySelector<HTMLInputElement>("input[type=text]")!;
    input.value = "+49 (30) 123";
    input.dispatchEvent(new Event("input"));
    await turns(scene.card);
    expect(text(panel(scene).querySelector("[role=status]")!)).toBe("0 extensions found");
    panel(scene)
      .querySelector("form")!
      .dispatchEvent(new Event("submit", { cancelable: true }));
    await turns(scene.card);
    expect(scene.orders()).toEqual([{ type: "pbx.transfer", ...WHO, to: "+4930123" }]);
  });

  it("asks first where that is chosen, and is then completed, taken back or made a conference", async () => {
    const scene = await talking();
    await scene.tap("Transfer");
    const ways = panel(scene).querySelectorAll<HTMLInputElement>("input[type=radio]");
    ways[1]!.dispatchEvent(new Event("change"));
    await turns(scene.card);
    panel(scene).querySelector<HTMLElement>(".one")!.click();
    await turns(scene.card);
    expect(scene.orders()).toEqual([{ type: "pbx.transfer", ...WHO, to: "1001", attended: true }]);
    expect(text(scene.row().querySelector(".asked")!)).toBe("1001 is asked first");
    expect([...scene.row().querySelectorAll(".control")].map(text)).toEqual([
      "Complete transfer",
      "Back to the call",
      "Conference",
      "Hang up",
    ]);
    await scene.tap("Complete transfer");
    expect(scene.orders()[1]).toEqual({ type: "pbx.end_transfer", ...WHO, end: "complete" });
    expect(scene.control("Transfer")).not.toBeNull();
  });

  it("cannot ask first where the phone system cannot", async () => {
    const scene = await talking(["transfer"]);
    await scene.tap("Transfer");
    expect(panel(scene).querySelector("fieldset")).toBeNull();
  });

  it("goes to the tile that is tapped, in another card", async () => {
    const scene = await talking();
    const tiles = await board(scene);
    expect(tiles.querySelector(".target")).toBeNull();
    await scene.tap("Transfer");
    expect(text(tiles.querySelector(".choice span")!)).toContain(CALLER);
    const targets = [...tiles.querySelectorAll<HTMLElement>(".target")];
    expect(targets.map((one) => one.title)).toEqual(["Transfer to 1001"]);
    targets[0]!.click();
    await turns(scene.card);
    expect(scene.orders()).toEqual([{ type: "pbx.transfer", ...WHO, to: "1001" }]);
    expect(tiles.querySelector(".target")).toBeNull();
  });

  it("can be tried with somebody else where the phone system refuses", async () => {
    const scene = await talking();
    scene.fake.answers["pbx.transfer"] = () => {
      throw refusal("home_assistant_error");
    };
    const tiles = await board(scene);
    await scene.tap("Transfer");
    tiles.querySelector<HTMLElement>(".target")!.click();
    await turns(scene.card);
    expect(tiles.querySelector(".target")!.getAttribute("aria-disabled")).toBe("false");
  });

  it.each([
    ["Escape", () => document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }))],
    [
      "the end of the call",
      (scene: Scene) => scene.fake.push("entry", [aCall({ state: "ended", members: members("ended") })]),
    ],
  ])("is cancelled by %s", async (_, cancel) => {
    const scene = await talking();
    const tiles = await board(scene);
    await scene.tap("Transfer");
    expect(panel(scene).activeElement).toBe(panel(scene).querySelector("input[type=text]"));
    cancel(scene);
    await turns(scene.card);
    expect(tiles.querySelector(".target")).toBeNull();
    expect(scene.row().querySelector("pbx-transfer-panel")).toBeNull();
    expect(scene.orders()).toEqual([]);
  });

  it("gives the focus back to its button", async () => {
    const scene = await talking();
    await scene.tap("Transfer");
    panel(scene).querySelector<HTMLElement>("[aria-label=Cancel]")!.click();
    await turns(scene.card);
    expect(scene.row().activeElement).toBe(scene.control("Transfer"));
  });
});
