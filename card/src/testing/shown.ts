import type { LoggedCall, System } from "../shared/calls.js";
import type { HassEntity, HomeAssistant } from "../shared/home-assistant.js";
import { FakeHomeAssistant } from "./fake-home-assistant.js";

interface Wanted {
  systems?: System[];
  states?: Record<string, string>;
  /** Attributes of some of the states. */
  attributes?: Record<string, HassEntity["attributes"]>;
  calls?: LoggedCall[];
  log?: LoggedCall[];
  language?: string;
  entities?: HomeAssistant["entities"];
  devices?: HomeAssistant["devices"];
}

/** Return Home Assistant's frontend as the cards see it: systems, states, calls in progress and a call log of one page. */
export function aHass(wanted: Wanted = {}): HomeAssistant {
  const { systems = [], calls = [], log = [], language = "en", entities = {}, devices = {} } = wanted;
  const last_changed = "2026-11-21T10:00:00Z";
  const states = Object.entries(wanted.states ?? {}).map(([entity_id, state]): [string, HassEntity] => [
    entity_id,
    { entity_id, state, last_changed, attributes: wanted.attributes?.[entity_id] ?? {} },
  ]);
  const fake = new FakeHomeAssistant({
    "pbx/systems": () => ({ systems }),
    "pbx/calls/list": () => ({ calls: log, next_cursor: null }),
    "pbx/calls/subscribe": (message) =>
      queueMicrotask(() => fake.push(String(message["config_entry_id"]), calls)),
  });
  const { hass } = fake;
  const locale = { ...hass.locale, language };
  return { ...hass, states: Object.fromEntries(states), entities, devices, language, locale };
}

type Card = HTMLElement & {
  hass?: HomeAssistant;
  setConfig(config: unknown): void;
  updateComplete: Promise<boolean>;
};

/** Return what a card shows once it has read what it needs. */
export async function shown(tag: string, hass: HomeAssistant, config: object = {}): Promise<ShadowRoot> {
  const card = document.createElement(tag) as Card;
  card.setConfig({ type: `custom:${tag}`, ...config });
  card.hass = hass;
  document.body.replaceChildren(card);
  // Answers come in a few turns of the loop: systems, then calls, then the rendering.
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    await card.updateComplete;
  }
  return card.shadowRoot as ShadowRoot;
}

/** Return the text of an element with its white space as it is seen. */
export function text(element: Element | ShadowRoot | null): string {
  return element?.textContent?.replace(/\s+/g, " ").trim() ?? "";
}
