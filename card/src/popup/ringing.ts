import type { LoggedCall, System } from "../shared/calls.js";
import type { Settings } from "./settings.js";

/** A call that is shown, and where it rings. */
export interface Incoming {
  call: LoggedCall;
  system: System;
  /** The own extension that rings; null for a call that waits until somebody lets it in. */
  extension: string | null;
}

const GONE = new Set(["ended", null]);

/** Return the call as it is to be shown; null where none of the wanted extensions rings for it. Blocked callers are never shown. */
export function incoming(call: LoggedCall, system: System | undefined, settings: Settings): Incoming | null {
  const own = settings.extensions[call.config_entry_id] ?? [];
  if (!system || call.blocked || call.direction === "outbound" || isOwnDialling(call)) {
    return null;
  }
  const live = call.members.filter(({ kind, state }) => kind === "extension" && !GONE.has(state));
  const rings = live.find(
    ({ number, state }) => state === "ringing" && number !== call.caller_number && own.includes(number),
  );
  if (rings) {
    return { call, system, extension: rings.number };
  }
  const waits =
    !live.length &&
    call.state === "ringing" &&
    call.direction === "inbound" &&
    !call.path.length &&
    own.includes(call.called_number ?? "");
  return waits ? { call, system, extension: null } : null;
}

/** While a phone rings for a call that its own extension is to make, there is no caller yet. */
function isOwnDialling({ direction, caller_number, caller_name }: LoggedCall): boolean {
  return direction === null && !caller_number && !caller_name;
}
