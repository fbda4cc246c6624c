import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { home, part, shown, text, turns } from "../testing/call-cards.js";
import { aSystem, type FakeHomeAssistant } from "../testing/fake-home-assistant.js";
import type { CallCard } from "./call-card.js";
import "./number-pad.js";

interface Pad {
  fake: FakeHomeAssistant;
  card: CallCard;
  root: ShadowRoot;
  field: HTMLInputElement;
  press(key: string): void;
  type(text: string): Promise<void>;
}

async function pad(
  options: object = { extension: "1000" },
  systems = [aSystem({ features: ["dial"] })],
): Promise<Pad> {
  const fake = home(systems);
  fake.answers["pbx.dial"] = () => ({});
  const card = await shown(fake, options);
  part<HTMLElement>(card, ".dial").click();
  await turns(card);
  const root = part(card, "pbx-number-pad").shadowRoot!;
  const field = root.querySelector("input")!;
  return {
    fake,
    card,
    root,
    field,
    press: (key) =>
      [...root.querySelectorAll<HTMLElement>(".key")].find((one) => text(one).startsWith(key))!.click(),
    type: async (typed) => {
      field.value = typed;
      field.dispatchEvent(new Event("input"));
      await turns(card);
    },
  };
}

const dialled = ({ fake }: Pad): unknown[] => fake.sent.filter(({ type }) => type === "pbx.dial");
const call = ({ root }: Pad): HTMLElement => root.querySelector<HTMLElement>(".foot .go")!;

beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
});
afterEach(() => document.body.replaceChildren());

describe("the number pad", () => {
  it("is offered where a phone system can dial", async () => {
    const card = await shown(home([aSystem()]));
    expect(card.shadowRoot!.querySelector(".dial")).toBeNull();
    document.body.replaceChildren();
    const opened = await pad();
    expect(part(opened.card, ".dial").getAttribute("aria-expanded")).toBe("true");
    expect(opened.root.activeElement).toBe(opened.field);
  });

  it("calls from one's own extension the number that its keys make", async () => {
    const opened = await pad();
    for (const key of ["0", "3", "0", "*", "#", "1"]) {
      opened.press(key);
    }
    await turns(opened.card);
    expect(opened.field.value).toBe("030*#1");
    expect(call(opened).getAttribute("aria-label")).toBe("Call 030*#1");
    call(opened).click();
    call(opened).click();
    await turns(opened.card);
    expect(dialled(opened)).toEqual([
      { type: "pbx.dial", config_entry_id: "entry", extension: "1000", number: "030*#1" },
    ]);
  });

  it("takes what is typed wherever the focus is, what is pasted, and takes back the last character", async () => {
    const opened = await pad();
    const key = (name: string): boolean =>
      opened.root
        .querySelector(".key")!
        .dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
    ["+", "4", "9", "x", "#", "Backspace"].forEach(key);
    await turns(opened.card);
    expect(opened.field.value).toBe("+49");
    await opened.type("+49 (0)30 / 12-34");
    opened.field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await turns(opened.card);
    expect(dialled(opened)).toMatchObject([{ number: "+490301234" }]);
    opened.root.querySelector<HTMLElement>("[aria-label='Delete the last character']")!.click();
    await turns(opened.card);
    expect(opened.field.value).toBe("+49 (0)30 / 12-3");
  });

  it("makes a plus where 0 is pressed long, and a 0 where it is not", async () => {
    const opened = await pad();
    const zero = [...opened.root.querySelectorAll<HTMLElement>(".key")].find((one) =>
      text(one).startsWith("0"),
    )!;
    vi.useFakeTimers();
    zero.dispatchEvent(new Event("pointerdown"));
    vi.advanceTimersByTime(500);
    zero.dispatchEvent(new Event("pointerup"));
    zero.click();
    zero.dispatchEvent(new Event("pointerdown"));
    vi.advanceTimersByTime(100);
    zero.dispatchEvent(new Event("pointerup"));
    zero.click();
    vi.advanceTimersByTime(1000);
    vi.useRealTimers();
    await turns(opened.card);
    expect(opened.field.value).toBe("+0");
  });

  it("finds extensions by name while one types, says how many, and calls them", async () => {
    const extensions = [
      { number: "1000", name: "Reception" },
      { number: "1001", name: "Ben" },
      { number: "1002", name: "Benedict" },
    ].map((one) => ({
      ...one,
      device_id: null,
      state_entity: null,
      camera_entity: null,
    }));
    const opened = await pad({ extension: "1000" }, [aSystem({ features: ["dial"], extensions })]);
    await opened.type("ben");
    expect(text(opened.root.querySelector("[role=status]")!)).toBe("2 extensions found");
    opened.root.querySelector<HTMLElement>("button.one[aria-label='Call Benedict']")!.click();
    await turns(opened.card);
    expect(dialled(opened)).toMatchObject([{ number: "1002" }]);
    expect(call(opened).getAttribute("aria-disabled")).toBe("true");
  });

  it("says what calls where there is no extension of one's own", async () => {
    const opened = await pad({});
    expect(text(opened.root)).toContain("choose your extension in the card's settings");
    await opened.type("030 1234");
    expect(call(opened).getAttribute("href")).toBe("tel:0301234");
    await opened.type("1001");
    expect(call(opened).getAttribute("aria-disabled")).toBe("true");
    expect(dialled(opened)).toEqual([]);
  });

  it("lets one choose the phone system where several can dial", async () => {
    const other = aSystem({ config_entry_id: "other", title: "Workshop", features: ["dial"] });
    const opened = await pad({ extension: "1000" }, [aSystem({ features: ["dial"] }), other]);
    const select = opened.root.querySelector("select")!;
    select.value = "other";
    select.dispatchEvent(new Event("change"));
    await opened.type("0301234");
    call(opened).click();
    await turns(opened.card);
    expect(dialled(opened)).toMatchObject([{ config_entry_id: "other" }]);
  });

  it("closes by Escape, and the focus goes back to what opened it", async () => {
    const opened = await pad();
    opened.field.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    await turns(opened.card);
    expect(opened.card.shadowRoot!.querySelector("pbx-number-pad")).toBeNull();
    expect(opened.card.shadowRoot!.activeElement).toBe(part(opened.card, ".dial"));
  });

  it("moves the focus by arrow keys from key to key, of which one is reached by Tab", async () => {
    const opened = await pad();
    const reached = (): string[] =>
      [...opened.root.querySelectorAll<HTMLElement>(".key")].filter((one) => one.tabIndex === 0).map(text);
    expect(reached()).toEqual(["1"]);
    const first = opened.root.querySelector<HTMLElement>(".key")!;
    first.focus();
    first.dispatchEvent(new KeyboardEvent("keydown", { key: "End", bubbles: true }));
    await turns(opened.card);
    expect(reached()).toEqual(["#"]);
  });
});
