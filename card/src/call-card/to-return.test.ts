import { afterEach, describe, expect, it, vi } from "vitest";
import { busyHome, home, HOSTILE, part, shown, text, turns } from "../testing/call-cards.js";
import { aSystem, refusal } from "../testing/fake-home-assistant.js";

afterEach(() => document.body.replaceChildren());

describe("the list of numbers to return", () => {
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
    const list = part(card, "pbx-calls-to-return");
    list.shadowRoot!.querySelector<HTMLElement>(".tick")!.click();
    await turns(card);
    expect(text(list)).toContain(HOSTILE);
  });

  it("calls back with one tap from one's own extension", async () => {
    const fake = home([aSystem({ features: ["dial"] })]);
    fake.answers["pbx.dial"] = () => ({ call_id: "1" });
    const card = await shown(fake, { extension: "1001" });
    const toast = vi.fn();
    card.addEventListener("hass-notification", toast);
    const call = part(card, "pbx-calls-to-return").shadowRoot!.querySelector<HTMLElement>("button.call")!;
    expect(call.getAttribute("aria-label")).toBe(`Call back ${HOSTILE}`);
    call.click();
    call.click();
    await turns(card);
    expect(fake.sent.filter(({ type }) => type === "pbx.dial")).toEqual([
      { type: "pbx.dial", config_entry_id: "entry", extension: "1001", number: "0309269186" },
    ]);
    expect((toast.mock.calls[0]![0] as CustomEvent).detail.message).toBe("Your extension 1001 is ringing");
    expect(call.getAttribute("aria-disabled")).toBe("true");
  });

  it("calls back with the device at hand where no own extension is named", async () => {
    const card = await shown(home([aSystem({ features: ["dial"] })]));
    const call = part(card, "pbx-calls-to-return").shadowRoot!.querySelector("a.call");
    expect(call?.getAttribute("href")).toBe("tel:0309269186");
  });

  it("shows the first numbers to return, and all when asked to", async () => {
    const card = await shown(busyHome(12), { rows: 5 });
    const list = part(card, "pbx-calls-to-return").shadowRoot!;
    const more = list.querySelector<HTMLElement>(".more")!;
    expect(list.querySelectorAll(".row").length).toBe(5);
    expect(text(more)).toBe("Show all 12");
    more.click();
    await turns(card);
    expect(list.querySelectorAll(".row").length).toBe(12);
    expect(more.getAttribute("aria-expanded")).toBe("true");
    expect(text(more)).toBe("Show fewer");
  });

  it("offers no more numbers than there are", async () => {
    const card = await shown(busyHome(5), { rows: 5 });
    expect(part(card, "pbx-calls-to-return").shadowRoot!.querySelector(".more")).toBeNull();
  });

  it("counts the numbers that it does not show", async () => {
    const card = await shown(busyHome(12));
    expect(text(part(card, "#tab-to_return .count"))).toBe("12");
  });
});
