import type { LoggedCall, Member, System } from "./calls.js";

/** What tells an order which call it is about, and for which extension. */
export type Who = { extension?: string; call_id?: string };

/** Who may control a call. */
export interface Person {
  /** One's own extension, where it is one of the system's. */
  extension: string | null;
  isAdmin: boolean;
}

/** What somebody may have the phone system do with a call. */
export interface Rights {
  /** Ends the call, or the part of one's own extension in a call of several. */
  end: Who;
  /** Holds, mutes or passes on; null where nobody talks, or it is not clear which of several. */
  talk: { who: Who; extension: string } | null;
}

const TALKS = new Set<Member["state"]>(["answered", "on_hold"]);

/** Return one's own extension, where it is one of the system's. Who may not see calls may not control any either. */
export function ownNumber(system: System | undefined, extension: string | undefined): string | null {
  return extension && system?.may_read_log && system.extensions.some(({ number }) => number === extension)
    ? extension
    : null;
}

/** Return what somebody may do about a call: one's own extension is in it, or an administrator does it for somebody else; else null. */
export function rightsIn(call: LoggedCall, { extension, isAdmin }: Person): Rights | null {
  const { call_id } = call;
  const live = call.members.filter(({ state }) => state !== null && state !== "ended");
  const inside = live.filter(({ kind }) => kind === "extension");
  const isIn = inside.some(({ number }) => number === extension);
  if (!isIn && !isAdmin) {
    return null;
  }
  const own = isIn ? extension : null;
  const talking = inside.filter(({ state }) => TALKS.has(state)).map(({ number }) => number);
  const talks = own === null && talking.length > 1 ? undefined : talking.find((one) => !own || one === own);
  return {
    end: own && live.length > 2 ? { extension: own } : { call_id },
    talk: talks ? { who: { call_id, extension: talks }, extension: talks } : null,
  };
}
