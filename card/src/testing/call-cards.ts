import type { CallCard } from "../call-card/call-card.js";
import "../call-card/index.js";
import type { NumberToReturn } from "../shared/calls.js";
import { aCall, aSystem, FakeHomeAssistant } from "./fake-home-assistant.js";

export const HOSTILE = '<img src=x onerror="alert(1)">';

/** Return a number that somebody should call back. */
export function toReturn(changes: Partial<NumberToReturn> = {}): NumberToReturn {
  return {
    config_entry_id: "entry",
    number: "0309269186",
    name: HOSTILE,
    calls: 2,
    first_at: "2026-11-20T08:00:00Z",
    last_at: "2026-11-20T08:00:00Z",
    called_number: "1000",
    ...changes,
  };
}

/** Return a home where so many numbers wait for a call. */
export function busyHome(count: number): FakeHomeAssistant {
  const fake = home();
  const numbers = Array.from({ length: count }, (_, place) =>
    toReturn({ number: `030123${place}`, name: null }),
  );
  fake.answers["pbx/calls/to_return"] = () => ({ numbers });
  return fake;
}

/** Return a home with a phone system and a call log; names in it are hostile. */
export function home(systems = [aSystem()], calls = [aCall({ caller_name: HOSTILE })]): FakeHomeAssistant {
  return new FakeHomeAssistant({
    "pbx/systems": () => ({ systems }),
    "pbx/calls/subscribe": () => undefined,
    "pbx/calls/list": () => ({ calls, next_cursor: null }),
    "pbx/calls/to_return": () => ({ numbers: [toReturn()] }),
    "pbx/calls/handled": () => ({ calls: [] }),
    "pbx/calls/hours": () => ({ hours: [] }),
  });
}

/** Return the call card on a page, once it has read what it needs. */
export async function shown(fake: FakeHomeAssistant, options: object = {}): Promise<CallCard> {
  const card = document.createElement("pbx-call-card") as CallCard;
  card.setConfig({ type: "custom:pbx-call-card", ...options });
  card.hass = fake.hass;
  document.body.append(card);
  await turns(card);
  return card;
}

/** Let everything happen that was asked for. */
export async function turns(card: CallCard): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setTimeout(resolve));
    await card.updateComplete;
  }
}

/** Return the texts of an element with those in the shadows below it. */
export function text(node: Node): string {
  const below = node instanceof HTMLElement && node.shadowRoot ? [...node.shadowRoot.childNodes] : [];
  const own = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "") : "";
  const parts = [...below, ...node.childNodes].filter((child) => child.nodeName !== "STYLE");
  return [own, ...parts.map(text)].join(" ").replace(/\s+/g, " ").trim();
}

/** Return a part of a card. */
export function part<T extends HTMLElement = HTMLElement>(card: CallCard, name: string): T {
  return card.shadowRoot!.querySelector<T>(name)!;
}
