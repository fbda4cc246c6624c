import { html, LitElement, type TemplateResult } from "lit";
import { afterEach, describe, expect, it } from "vitest";
import { settle } from "../testing/fake-home-assistant.js";
import { text } from "../testing/shown.js";
import { Later } from "./later.js";
import { localizer } from "./localize.js";

class Host extends LitElement {
  static answers: (() => Promise<string>)[] = [];
  static loads = 0;
  readonly later = new Later(this, () => {
    Host.loads += 1;
    return Host.answers.shift()!();
  });

  override render(): TemplateResult {
    return this.later.render(localizer("en"), (name) => html`<b>${name}</b>`);
  }
}
customElements.define("later-host", Host);

async function shown(...answers: (() => Promise<string>)[]): Promise<Host> {
  Host.answers = answers;
  Host.loads = 0;
  const host = document.createElement("later-host") as Host;
  document.body.append(host);
  await settle();
  return host;
}

const lost = (): Promise<string> => Promise.reject(new TypeError("Failed to fetch"));

describe("Later", () => {
  afterEach(() => document.body.replaceChildren());

  it("says that a part is on its way, and shows it when it is here", async () => {
    let arrive = (_: string): void => undefined;
    const host = await shown(() => new Promise((resolve) => (arrive = resolve)));
    expect(host.shadowRoot!.querySelector("[role=status]")!.getAttribute("aria-label")).toBe("Loading");
    host.requestUpdate();
    arrive("chart");
    await settle();
    expect(text(host.shadowRoot!.querySelector("b"))).toBe("chart");
    expect(Host.loads).toBe(1);
  });

  it("says that a part could not be loaded, and tries again when it is told to", async () => {
    const host = await shown(lost, lost, () => Promise.resolve("chart"));
    const alert = (): Element => host.shadowRoot!.querySelector("[role=alert]")!;
    for (const time of [1, 2]) {
      expect(text(alert())).toContain("This part could not be loaded");
      expect(Host.loads).toBe(time);
      alert().querySelector("button")!.click();
      await settle();
    }
    expect(text(host.shadowRoot!.querySelector("b"))).toBe("chart");
    expect(Host.loads).toBe(3);
  });
});
