import { afterEach, describe, expect, it } from "vitest";
import type { LoggedCall } from "../shared/calls.js";
import { aCall, aSystem, FakeHomeAssistant, refusal } from "../testing/fake-home-assistant.js";
import { text } from "../testing/shown.js";
import type { CallExtras } from "./call-extras.js";
import "./call-extras.js";

const NUMBER = "03030786695";

interface Shown {
  fake: FakeHomeAssistant;
  root: ShadowRoot;
  tap: (label: string) => Promise<void>;
}

async function shown(call: LoggedCall = aCall(), number: string | null = NUMBER): Promise<Shown> {
  const contacts = [{ number: "+493030786695", name: "Anna", groups: ["Customers"] }];
  const fake = new FakeHomeAssistant({
    "pbx/phone_book/list": () => ({ entries: call.call_id === "known" ? contacts : [] }),
    "pbx/phone_book/set": () => undefined,
    "pbx/blocked/set": () => undefined,
    "pbx/recording/url": () => ({ url: "/recording.wav", content_type: "audio/wav" }),
  });
  const extras = document.createElement("pbx-call-extras") as CallExtras;
  const systems = [aSystem({ features: ["recordings"] })];
  Object.assign(extras, { hass: fake.hass, systems, call, number, label: NUMBER });
  document.body.append(extras);
  const turns = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      await extras.updateComplete;
    }
  };
  await turns();
  const root = extras.shadowRoot!;
  const tap = async (label: string): Promise<void> => {
    const buttons = [...root.querySelectorAll<HTMLElement>("button")].filter((one) => text(one) === label);
    const button = buttons[buttons.length - 1]!;
    if (button.classList.contains("confirm")) {
      root.querySelector("form")!.dispatchEvent(new Event("submit", { cancelable: true }));
    } else {
      button.click();
    }
    await turns();
  };
  return { fake, root, tap };
}

afterEach(() => document.body.replaceChildren());

const tools = (root: ShadowRoot): string[] => [...root.querySelectorAll(".tools .tool")].map(text);

describe("what can be done about a call", () => {
  it("is nothing where the number is hidden and nothing was recorded", async () => {
    expect(tools((await shown(aCall(), null)).root)).toEqual([]);
  });

  it("plays the recording when it is asked for, and says when it is gone", async () => {
    const { fake, root, tap } = await shown(aCall({ recording: "a.wav" }), null);
    fake.answers["pbx/recording/url"] = () => {
      throw refusal("not_found");
    };
    await tap("Play the recording");
    expect(text(root.querySelector("[role=alert]"))).toBe("The phone system has this recording no more.");
    fake.answers["pbx/recording/url"] = () => ({ url: "/recording.wav" });
    await tap("Play the recording");
    expect(root.querySelector("audio")!.getAttribute("src")).toBe("/recording.wav");
    expect(text(root.querySelector("[role=alert]"))).toBe("");
  });

  it("changes a contact that is written in another way", async () => {
    const { fake, root, tap } = await shown(aCall({ call_id: "known" }));
    await tap("Edit in phone book");
    const [name, groups] = root.querySelectorAll("input");
    expect([name!.value, groups!.value]).toEqual(["Anna", "Customers"]);
    name!.value = " Anna Berg ";
    groups!.value = "Customers,, Berlin";
    await tap("Save");
    expect(fake.sent[fake.sent.length - 1]).toEqual({
      type: "pbx/phone_book/set",
      number: NUMBER,
      name: "Anna Berg",
      groups: ["Customers", "Berlin"],
    });
    expect(root.querySelector("form")).toBeNull();
  });

  it("asks before it blocks, and says why that failed", async () => {
    const { fake, root, tap } = await shown();
    fake.answers["pbx/blocked/set"] = () => {
      throw new Error("Too many are blocked");
    };
    await tap("Block number");
    expect(fake.sent.map(({ type }) => type)).not.toContain("pbx/blocked/set");
    await tap("Block number");
    expect(fake.sent[fake.sent.length - 1]).toEqual({
      type: "pbx/blocked/set",
      number: NUMBER,
      blocked: true,
    });
    expect(text(root.querySelector("[role=alert]"))).toBe("This could not be saved: Too many are blocked");
  });
});
