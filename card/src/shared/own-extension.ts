import type { System } from "./calls.js";
import { assertText } from "./config.js";

const CAN_DIAL = "dial";

/** What a card can be told that calls people: `extension` is the phone that rings first, before anybody is called. */
export interface CallingConfig {
  extension?: string;
}

/** Refuse a wrong extension in a configuration. */
export function assertExtension(config: object): void {
  assertText("extension", (config as Record<string, unknown>)["extension"]);
}

/**
 * Return the extension that a system can call from; null where it cannot dial, or the extension is none of its own.
 *
 * Who may not see calls may not make any either.
 */
export function ownExtension(system: System | undefined, extension: string | undefined): string | null {
  return extension &&
    system?.may_read_log &&
    system.features.includes(CAN_DIAL) &&
    system.extensions.some(({ number }) => number === extension)
    ? extension
    : null;
}
