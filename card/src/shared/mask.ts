/** How much of an outside party's number is shown. */
export type Mask = "none" | "partial" | "full";

export const MASKS: readonly Mask[] = ["none", "partial", "full"];

const SHOWN = 3;
const SHORTEST_PRIVATE = 6;
const HIDDEN = "•••";

/**
 * Return a number as far as a mask lets it be seen.
 *
 * Short numbers are extensions, queues and services, and belong to nobody outside.
 */
export function maskNumber(number: string, mask: Mask): string {
  const digits = number.replace(/\D/g, "").length;
  if (mask === "none" || digits < SHORTEST_PRIVATE) {
    return number;
  }
  return mask === "full" ? HIDDEN : `${HIDDEN} ${number.slice(-SHOWN)}`;
}

/** Return a name as far as a mask lets it be seen: `full` hides names as well. */
export function maskName(name: string | null, mask: Mask): string | null {
  return mask === "full" ? null : name;
}
