import { render } from "lit";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aSystem, FakeHomeAssistant, refusal, settle, type Answer } from "../testing/fake-home-assistant.js";
import { Dialler, REST, type Callee, type Means } from "./dialler.js";
import { localizer } from "./localize.js";

const ABLE = aSystem({ features: ["dial"] });
const CALLEE: Callee = { config_entry_id: "entry", number: "+49 30 9269186" };

/** Something on a page that calls people. */
class Host extends EventTarget {
  readonly fake: FakeHomeAssistant;
  readonly toasts: string[] = [];
  readonly page = document.createElement("div");
  readonly dialler: Dialler;
  callee = CALLEE;
  readonly updateComplete = Promise.resolve(true);

  constructor(means: Partial<Means> = {}, answer: Answer = () => ({})) {
    super();
    this.fake = new FakeHomeAssistant({ "pbx.dial": answer });
    const all: Means = {
      hass: this.fake.hass,
      t: localizer("en"),
      systems: [ABLE],
      extension: "1000",
      ...means,
    };
    this.dialler = new Dialler(this, () => all);
    this.addEventListener("hass-notification", (event) => {
      this.toasts.push((event as CustomEvent<{ message: string }>).detail.message);
    });
    this.requestUpdate();
  }

  addController(): void {}
  removeController(): void {}

  requestUpdate(): void {
    render(this.dialler.control(this.callee, { classes: "call", content: "Call" as never }), this.page);
  }

  get control(): HTMLElement | null {
    return this.page.querySelector(".call");
  }

  async tap(): Promise<void> {
    this.control!.click();
    await settle();
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("who is called through the phone system", () => {
  it("makes one's own extension ring first, and says so", async () => {
    const host = new Host();
    await host.tap();
    expect(host.fake.sent).toEqual([
      { type: "pbx.dial", config_entry_id: "entry", extension: "1000", number: "+49 30 9269186" },
    ]);
    expect(host.toasts).toEqual(["Your extension 1000 is ringing"]);
  });

  it("is called once, however often the button is tapped", async () => {
    const host = new Host();
    await host.tap();
    expect(host.control?.getAttribute("aria-disabled")).toBe("true");
    expect(host.control?.getAttribute("aria-busy")).toBe("true");
    await host.tap();
    vi.advanceTimersByTime(REST - 1);
    await host.tap();
    expect(host.fake.sent.length).toBe(1);
  });

  it("can be called again after a rest", async () => {
    const host = new Host();
    await host.tap();
    await vi.advanceTimersByTimeAsync(REST);
    expect(host.control?.getAttribute("aria-disabled")).toBe("false");
    await host.tap();
    expect(host.fake.sent.length).toBe(2);
  });

  it("is not called again while it is unknown whether the first call was started", async () => {
    const host = new Host({}, () => new Promise(() => undefined));
    await host.tap();
    await vi.advanceTimersByTimeAsync(60_000);
    await host.tap();
    expect(host.control?.getAttribute("aria-disabled")).toBe("true");
    expect(host.fake.sent.length).toBe(1);
    expect(host.toasts).toEqual([]);
  });

  it("can be called again after a refusal, which Home Assistant shows by itself", async () => {
    const host = new Host({}, () => {
      throw refusal("service_validation_error");
    });
    await host.tap();
    expect(host.toasts).toEqual([]);
    await vi.advanceTimersByTimeAsync(REST);
    expect(host.control?.getAttribute("aria-disabled")).toBe("false");
  });
});

describe("the control", () => {
  it("is a button where the phone system calls", () => {
    const { control } = new Host();
    expect(control?.localName).toBe("button");
    expect(control?.hasAttribute("disabled")).toBe(false);
  });

  it.each([
    ["no extension is named", {}],
    ["the extension is another system's", { extension: "2000" }],
    ["the system cannot dial", { extension: "1000", systems: [aSystem()] }],
    ["the systems are not known", { extension: "1000", systems: null }],
  ])("is a link for the device at hand where %s", (_what, means) => {
    const { control } = new Host({ extension: undefined, ...means });
    expect(control?.localName).toBe("a");
    expect(control?.getAttribute("href")).toBe("tel:+49309269186");
  });

  it.each([
    ["who has no number", { number: null }, {}],
    ["oneself", { number: "1000", inside: true }, {}],
    ["an extension that only the phone system reaches", { number: "1001", inside: true }, { systems: [] }],
  ])("is missing for %s", (_what, callee, means) => {
    const host = new Host(means);
    host.callee = { config_entry_id: "entry", ...callee };
    host.requestUpdate();
    expect(host.control).toBeNull();
  });

  it("calls an extension through its system", async () => {
    const host = new Host();
    host.callee = { config_entry_id: "entry", number: "1001", inside: true };
    host.requestUpdate();
    await host.tap();
    expect(host.fake.sent).toMatchObject([{ extension: "1000", number: "1001" }]);
  });
});
