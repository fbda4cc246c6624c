import type { LoggedCall } from "./calls.js";
import { partyOf, type Naming, type Party } from "./parties.js";

/** One station of a call. `others` is how many more there are beside it: the rest of a ring group. */
export interface Station extends Party {
  kind: "caller" | "menu" | "left" | "called";
  others: number;
}

const LIVE = new Set(["ringing", "alerting", "answered", "on_hold"]);

/**
 * Return the way of a call from who called to who it reached, or is ringing at.
 *
 * Stations of kind `left` are extensions that passed the call on. While a phone rings for a call that its own extension is to
 * make, there is no caller yet.
 */
export function routeOf(call: LoggedCall, naming: Naming): Station[] {
  const station = (
    kind: Station["kind"],
    number: string | null,
    name: string | null = null,
    others = 0,
  ): Station => ({
    ...partyOf(naming, number, name),
    kind,
    others,
  });
  const caller = station("caller", call.caller_number, call.caller_name);
  if (call.campaign && !call.caller_number) {
    caller.label = naming.t("campaign.name", { name: call.campaign.campaign_id });
  }
  const menus = call.path.map((number) => station("menu", number));
  const left = call.transferred_by
    .filter((number) => number !== call.caller_number)
    .map((number) => station("left", number));
  if (call.direction === "outbound") {
    const holders = new Set([...call.transferred_by, call.caller_number]);
    const now = call.transferred_by.length
      ? call.extensions.filter((number) => !holders.has(number)).pop()
      : null;
    return [
      caller,
      ...left,
      ...(now ? [station("left", now)] : []),
      station("called", call.called_number, call.called_name),
    ];
  }
  const [reached, others] = reachedBy(call);
  const name = reached === call.called_number ? call.called_name : null;
  const isKnownAlready = reached === null ? left.length > 0 : call.path.includes(reached);
  const stations = [...menus, ...left, ...(isKnownAlready ? [] : [station("called", reached, name, others)])];
  const hasCaller = call.direction ?? call.caller_number ?? call.caller_name ?? call.campaign;
  return hasCaller ? [caller, ...stations] : stations;
}

function reachedBy(call: LoggedCall): [string | null, number] {
  const gone = new Set([...call.transferred_by, call.caller_number]);
  const live = call.members
    .filter((member) => member.kind === "extension" && member.state !== null && LIVE.has(member.state))
    .map((member) => member.number)
    .filter((number) => !gone.has(number));
  if (call.state !== "ended" && live.length) {
    return [live[0] ?? null, live.length - 1];
  }
  const rest = call.extensions.filter((number) => !gone.has(number));
  if (call.transferred_by.length) {
    // Whoever passed it on no longer has it, even while nobody else is known to.
    const called = gone.has(call.called_number) ? null : call.called_number;
    return [rest[rest.length - 1] ?? called, 0];
  }
  if (call.answered_by) {
    return [call.answered_by, 0];
  }
  if (call.called_number && !call.path.includes(call.called_number)) {
    return [call.called_number, 0];
  }
  return rest.length ? [rest[0] ?? null, rest.length - 1] : [call.called_number, 0];
}
