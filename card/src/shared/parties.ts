import type { System } from "./calls.js";
import type { HassEntity } from "./home-assistant.js";
import type { Localize } from "./localize.js";
import { maskName, maskNumber, type Mask } from "./mask.js";

/** One side of a call as people see it. */
export interface Party {
  /** What to call it: its name, else its number. */
  label: string;
  /** Its number, where the label is a name. */
  number: string | null;
  /** The number to call it on; null for who cannot be called or must not be shown. */
  dial: string | null;
  /** Whether it is an extension, which only its phone system reaches. */
  inside: boolean;
}

/** How parties are named: the extensions of a system by number, the texts, and how much is hidden. */
export interface Naming {
  t: Localize;
  mask: Mask;
  extensions: ReadonlyMap<string, string | null>;
}

/** Return how to name the parties in the calls of a system. */
export function namingFor(system: System | undefined, t: Localize, mask: Mask): Naming {
  const extensions = new Map(system?.extensions.map(({ number, name }) => [number, name]));
  return { t, mask, extensions };
}

/** Return the party with a number, and the name that goes with it where one is known. */
export function partyOf(naming: Naming, number: string | null, name: string | null = null): Party {
  const { t, mask, extensions } = naming;
  if (!number) {
    return {
      label: maskName(name, mask) ?? t("call.unknown_number"),
      number: null,
      dial: null,
      inside: false,
    };
  }
  const internal = extensions.get(number);
  if (internal !== undefined) {
    const known = internal ?? name;
    return {
      label: known ?? t("call.extension", { number }),
      number: known ? number : null,
      dial: number,
      inside: true,
    };
  }
  const shown = maskNumber(number, mask);
  // Some systems report a word where a caller hides the number.
  const dial = mask === "none" && /\d/.test(number) ? number : null;
  const known = maskName(name, mask);
  const hidden = mask === "full" && shown !== number ? t("call.hidden_number") : shown;
  return { label: known ?? hidden, number: known ? shown : null, dial, inside: false };
}

/** Return the number that an extension is connected to, which its state tells while it talks or holds a call. */
export function connectedNumber(state: HassEntity | undefined): string | null {
  const number = state?.attributes["connected_number"];
  return typeof number === "string" && number ? number : null;
}

/** Return the address that makes the device at hand call a number. */
export function telephoneLink(number: string): string {
  return `tel:${number.replace(/[^\d+*#]/g, "")}`;
}
