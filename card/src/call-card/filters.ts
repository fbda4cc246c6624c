import type { CallFilters, Direction, Outcome } from "../shared/calls.js";

export const CHIPS = ["missed", "inbound", "outbound", "failed"] as const;
export type Chip = (typeof CHIPS)[number];

export const CHIP_ICONS: Record<Chip, string> = {
  missed: "mdi:phone-missed",
  inbound: "mdi:phone-incoming",
  outbound: "mdi:phone-outgoing",
  failed: "mdi:phone-cancel",
};

const OUTCOMES: Partial<Record<Chip, Outcome>> = { missed: "missed", failed: "failed" };
const DIRECTIONS: Partial<Record<Chip, Direction>> = { inbound: "inbound", outbound: "outbound" };

/** Return the calls to look for with some chips pressed, some numbers called and a text to search. Chips of one kind add up. */
export function filtersFor(
  chips: ReadonlySet<Chip>,
  text: string,
  configEntry?: string,
  called: ReadonlySet<string> = new Set(),
): CallFilters {
  const outcome = [...chips].flatMap((chip) => OUTCOMES[chip] ?? []);
  const direction = [...chips].flatMap((chip) => DIRECTIONS[chip] ?? []);
  const searched = text.trim();
  return {
    ...(configEntry ? { config_entry_id: configEntry } : {}),
    ...(outcome.length ? { outcome } : {}),
    ...(direction.length ? { direction } : {}),
    ...(called.size ? { called: [...called] } : {}),
    ...(searched ? { text: searched } : {}),
  };
}
