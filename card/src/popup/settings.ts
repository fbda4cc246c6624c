import type { Mask } from "../shared/mask.js";

const KEY = "pbx-incoming-calls";
const CHANGED = "pbx-incoming-calls";

/** Which incoming calls the browser at hand shows on every page, and how. */
export interface Settings {
  /** The extensions whose calls are shown, by the entry of their phone system. */
  extensions: Record<string, string[]>;
  /** Whether a soft sound is played while a call is shown. */
  sound: boolean;
  mask: Mask;
}

/** Return what somebody chose in this browser; null where no calls are to be shown. */
export function readSettings(): Settings | null {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "null") as Settings | null;
    return stored?.extensions && Object.values(stored.extensions).every(Array.isArray) ? stored : null;
  } catch {
    // Somebody else's writing under this name, or a browser that keeps nothing.
    return null;
  }
}

/** Keep what somebody chose in this browser; null shows no calls any more. Return whether the browser keeps it. */
export function writeSettings(settings: Settings | null): boolean {
  try {
    if (settings) {
      localStorage.setItem(KEY, JSON.stringify(settings));
    } else {
      localStorage.removeItem(KEY);
    }
  } catch {
    return false;
  }
  window.dispatchEvent(new Event(CHANGED));
  return true;
}

/** Tell a listener whenever the settings change, here or in another tab, until the returned function is called. */
export function listenToSettings(listener: () => void): () => void {
  const stored = (event: StorageEvent): void => {
    if (event.key === KEY || event.key === null) {
      listener();
    }
  };
  window.addEventListener("storage", stored);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener("storage", stored);
    window.removeEventListener(CHANGED, listener);
  };
}
