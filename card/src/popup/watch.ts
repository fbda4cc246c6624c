import type { HomeAssistant } from "../shared/home-assistant.js";
import { listenToSettings, readSettings } from "./settings.js";

const TAG = "pbx-incoming-calls";
const PATIENCE = 500;

/** The element of Home Assistant's frontend that everything is in. */
interface Root extends HTMLElement {
  hass?: HomeAssistant;
  /** Gives an element the frontend's object, and each that follows. */
  provideHass?(element: HTMLElement): void;
}

let isLoading = false;

/** Put the pop-up on the page as soon as somebody wants it in this browser. Most do not, so nothing else is loaded before. */
async function begin(): Promise<void> {
  if (isLoading || !readSettings()) {
    return;
  }
  isLoading = true;
  try {
    const [root] = await Promise.all([homeAssistant(), import("./incoming-calls.js")]);
    const { shadowRoot } = root;
    if (shadowRoot && !shadowRoot.querySelector(TAG)) {
      const popup = document.createElement(TAG);
      // Where Home Assistant has its own dialogs.
      shadowRoot.append(popup);
      root.provideHass?.(popup);
    }
  } catch {
    // Loaded again when the settings change, or with the next page.
    isLoading = false;
  }
}

async function homeAssistant(): Promise<Root> {
  for (;;) {
    const root = document.querySelector<Root>("home-assistant");
    if (root?.hass && root.shadowRoot) {
      return root;
    }
    await new Promise((resolve) => setTimeout(resolve, PATIENCE));
  }
}

listenToSettings(() => void begin());
void begin();
