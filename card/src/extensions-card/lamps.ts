import type { Extension, LoggedCall, System, Trunk } from "../shared/calls.js";
import type { HomeAssistant } from "../shared/home-assistant.js";
import { connectedNumber } from "../shared/parties.js";
import type { ExtensionsCardConfig, Sort } from "./config.js";

type States = HomeAssistant["states"];

const PRESENCES = [
  "ringing",
  "alerting",
  "in_call",
  "on_hold",
  "idle",
  "unregistered",
  "unavailable",
] as const;

/** What an extension is doing, the most urgent first. */
export type Presence = (typeof PRESENCES)[number];

const TRUNK_LAMPS = {
  registered: "good",
  idle: "good",
  up: "good",
  busy: "busy",
  registering: "waiting",
  down: "bad",
  failure: "bad",
  disabled: "off",
  unavailable: "unavailable",
} as const;

/** What an outside line is doing. */
export type TrunkStatus = keyof typeof TRUNK_LAMPS;

/** One extension on the board. `since` is when its state began, `connected` the number it is connected to. */
export interface Lamp {
  number: string;
  name: string | null;
  presence: Presence;
  connected: string | null;
  connectedName: string | null;
  since: Date | null;
  entityId: string | null;
}

/** One outside line on the board. */
export interface TrunkLight {
  name: string;
  status: TrunkStatus;
  lamp: (typeof TRUNK_LAMPS)[TrunkStatus];
  entityId: string | null;
}

/** What the board shows of one phone system. */
export interface Board {
  system: System;
  lamps: Lamp[];
  trunks: TrunkLight[];
}

function valueOf(states: States, entityId: string | null): string | null {
  const state = entityId ? states[entityId]?.state : undefined;
  return state && state !== "unknown" && state !== "unavailable" ? state : null;
}

function lamp(extension: Extension, states: States, names: ReadonlyMap<string, string | null>): Lamp {
  const state = valueOf(states, extension.state_entity);
  const presence = PRESENCES.find((known) => known === state) ?? "unavailable";
  const entity = extension.state_entity ? states[extension.state_entity] : undefined;
  const connected = connectedNumber(entity);
  return {
    number: extension.number,
    name: extension.name === extension.number ? null : extension.name,
    presence,
    connected,
    connectedName: (connected && names.get(connected)) || null,
    since: entity?.last_changed ? new Date(entity.last_changed) : null,
    entityId: extension.state_entity,
  };
}

function trunkLight(trunk: Trunk, states: States): TrunkLight {
  const state = valueOf(states, trunk.status_entity);
  const status = state && state in TRUNK_LAMPS ? (state as TrunkStatus) : "unavailable";
  return {
    name: trunk.name,
    status,
    lamp: TRUNK_LAMPS[status],
    entityId: trunk.status_entity,
  };
}

const byNumber = (a: Lamp, b: Lamp): number => a.number.localeCompare(b.number, undefined, { numeric: true });

const ORDERS: Record<Sort, (a: Lamp, b: Lamp) => number> = {
  number: byNumber,
  name: (a, b) => (a.name ?? a.number).localeCompare(b.name ?? b.number) || byNumber(a, b),
  activity: (a, b) => PRESENCES.indexOf(a.presence) - PRESENCES.indexOf(b.presence) || byNumber(a, b),
};

function namesOf(system: System, calls: Iterable<LoggedCall>): Map<string, string | null> {
  const names = new Map<string, string | null>();
  for (const call of calls) {
    if (call.config_entry_id === system.config_entry_id) {
      names.set(call.caller_number ?? "", call.caller_name);
      names.set(call.called_number ?? "", call.called_name);
    }
  }
  for (const { number, name } of system.extensions) {
    names.set(number, name);
  }
  return names;
}

/** Return the board of each system that has extensions. `calls` are those in progress, as far as the user may know of them. */
export function boards(
  systems: readonly System[],
  calls: Iterable<LoggedCall>,
  states: States,
  config: ExtensionsCardConfig,
): Board[] {
  const only = config.extensions?.length ? new Set(config.extensions) : null;
  const inProgress = [...calls];
  return systems
    .map((system) => {
      const names = namesOf(system, inProgress);
      const lamps = system.extensions
        .filter(({ number }) => !only || only.has(number))
        .map((extension) => lamp(extension, states, names))
        .filter(({ presence }) => !config.hide_unregistered || presence !== "unregistered")
        .sort(ORDERS[config.sort ?? "number"]);
      const trunks = config.hide_trunks ? [] : system.trunks.map((trunk) => trunkLight(trunk, states));
      return { system, lamps, trunks };
    })
    .filter(({ lamps }) => lamps.length);
}

/** Return the lamps of all boards. */
export function lampsOf(shown: readonly Board[]): Lamp[] {
  return shown.flatMap(({ lamps }) => lamps);
}

/** Return how many extensions are in each state, the most urgent first; states that none is in are left out. */
export function tally(shown: readonly Board[]): [Presence, number][] {
  const counts = new Map<Presence, number>();
  for (const { presence } of lampsOf(shown)) {
    counts.set(presence, (counts.get(presence) ?? 0) + 1);
  }
  return PRESENCES.filter((presence) => counts.has(presence)).map((presence) => [
    presence,
    counts.get(presence) ?? 0,
  ]);
}

/** Return every entity that the board shows, so that it is drawn again only when one of them changes. */
export function entitiesOf(systems: readonly System[]): string[] {
  return systems.flatMap((system) =>
    [
      ...system.extensions.map((one) => one.state_entity),
      ...system.trunks.map((one) => one.status_entity),
    ].filter((entity) => entity !== null),
  );
}

/** Tell whether an extension is in a call or about to be, so that how long matters. */
export function isActive(presence: Presence): boolean {
  return ["ringing", "alerting", "in_call", "on_hold"].includes(presence);
}
