import type { LoggedCall } from "./calls.js";
import type { Localize, TextKey } from "./localize.js";

/** The signal colour of a call, by the part of its name in the styles' tokens. */
export type Tone = "ringing" | "talking" | "held" | "missed" | "failed" | "voicemail" | "idle";

/** How the state or the outcome of a call is shown. */
export interface Look {
  icon: string;
  tone: Tone;
  label: string;
}

const LIVE: Record<string, [string, Tone]> = {
  ringing: ["mdi:phone-ring", "ringing"],
  in_call: ["mdi:phone-in-talk", "talking"],
  on_hold: ["mdi:phone-paused", "held"],
};
const ENDED: Record<string, [string, Tone]> = {
  voicemail: ["mdi:voicemail", "voicemail"],
  missed: ["mdi:phone-missed", "missed"],
  failed: ["mdi:phone-cancel", "failed"],
  unknown: ["mdi:phone-hangup", "idle"],
};
const ANSWERED: Record<string, string> = {
  inbound: "mdi:phone-incoming",
  outbound: "mdi:phone-outgoing",
  internal: "mdi:deskphone",
};

/** Return how a call is shown. */
export function lookOf(call: Pick<LoggedCall, "state" | "outcome" | "direction">, t: Localize): Look {
  const live = LIVE[call.state];
  if (live) {
    return { icon: live[0], tone: live[1], label: t(`call.states.${call.state}` as TextKey) };
  }
  if (call.outcome === "answered") {
    const direction = call.direction ?? "inbound";
    return {
      icon: ANSWERED[direction] ?? "mdi:phone",
      tone: "talking",
      label: t(`call.answered.${direction}` as TextKey),
    };
  }
  // The outcome follows a little after the end.
  const [icon, tone] = ENDED[call.outcome ?? "unknown"] ?? ["mdi:phone-hangup", "idle"];
  return { icon, tone, label: t(`call.outcomes.${call.outcome ?? "ended"}` as TextKey) };
}
