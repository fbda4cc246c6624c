import { describe, expect, test } from "vitest";
import type { LoggedCall, System } from "../shared/calls.js";
import type { HassEntity } from "../shared/home-assistant.js";
import { aSystem } from "../testing/systems.js";
import { boards, entitiesOf, tally } from "./lamps.js";

const SINCE = "2026-11-21T10:00:00Z";
const TYPE = "custom:pbx-extensions-card";

function statesOf(
  values: Record<string, string>,
  attributes: HassEntity["attributes"] = {},
): Record<string, HassEntity> {
  return Object.fromEntries(
    Object.entries(values).map(([entity_id, state]) => [
      entity_id,
      { entity_id, state, last_changed: SINCE, attributes },
    ]),
  );
}

function office(presences: Record<string, string>): [System, Record<string, HassEntity>] {
  const system = aSystem({
    extensions: Object.keys(presences).map((number) => ({ number, name: `Name of ${number}` })),
  });
  const states = Object.entries(presences).map(([number, state]) => [`sensor.a_${number}`, state]);
  return [system, statesOf(Object.fromEntries(states))];
}

function numbers(presences: Record<string, string>, config: object): string[] {
  const [system, states] = office(presences);
  return boards([system], [], states, { type: TYPE, ...config }).flatMap(({ lamps }) =>
    lamps.map(({ number }) => number),
  );
}

test("a lamp tells what its extension is doing, since when and with whom", () => {
  const [system, states] = office({ "1000": "in_call", "1001": "idle" });
  const connected = statesOf({ "sensor.a_1000": "in_call" }, { connected_number: "1001" });
  const [board] = boards([system], [], { ...states, ...connected }, { type: TYPE });
  expect(board?.lamps[0]).toEqual({
    number: "1000",
    name: "Name of 1000",
    presence: "in_call",
    connected: "1001",
    connectedName: "Name of 1001",
    since: new Date(SINCE),
    entityId: "sensor.a_1000",
  });
  expect(board?.lamps[1]?.connected).toBeNull();
});

test("the name of an outside party comes from the call in progress, of the same system only", () => {
  const [system, states] = office({ "1000": "in_call" });
  const connected = statesOf({ "sensor.a_1000": "in_call" }, { connected_number: "+4930123456" });
  const call = (config_entry_id: string, caller_name: string): LoggedCall =>
    ({ config_entry_id, caller_number: "+4930123456", caller_name, called_number: "1000" }) as LoggedCall;
  const calls = [call("a", "Shop"), call("b", "Another")];
  const [board] = boards([system], calls, { ...states, ...connected }, { type: TYPE });
  expect(board?.lamps[0]?.connectedName).toBe("Shop");
});

test.each([
  ["a state that Home Assistant does not know", "unknown"],
  ["a system that cannot be reached", "unavailable"],
  ["a state of a later version", "meditating"],
])("%s is shown as unavailable", (_, state) => {
  const [system, states] = office({ "1000": state });
  expect(boards([system], [], states, { type: TYPE })[0]?.lamps[0]?.presence).toBe("unavailable");
});

test("an extension whose entities are disabled is shown as unavailable", () => {
  const [system] = office({ "1000": "idle" });
  expect(boards([system], [], {}, { type: TYPE })[0]?.lamps[0]?.presence).toBe("unavailable");
});

describe("which extensions, in which order", () => {
  const presences = { "1000": "idle", "200": "ringing", "1001": "unregistered", "300": "in_call" };

  test.each([
    ["by number, as numbers are read", {}, ["200", "300", "1000", "1001"]],
    ["busy ones first", { sort: "activity" }, ["200", "300", "1000", "1001"]],
    ["by name", { sort: "name" }, ["1000", "1001", "200", "300"]],
    ["without those not registered", { hide_unregistered: true }, ["200", "300", "1000"]],
    ["only the chosen ones", { extensions: ["1001", "300", "999"] }, ["300", "1001"]],
    ["all when none is chosen", { extensions: [] }, ["200", "300", "1000", "1001"]],
  ])("%s", (_, config, expected) => {
    expect(numbers(presences, config)).toEqual(expected);
  });
});

test("systems without extensions have no board", () => {
  expect(boards([aSystem({ extensions: [] })], [], {}, { type: TYPE })).toEqual([]);
});

test.each([
  ["registered", "good"],
  ["busy", "busy"],
  ["registering", "waiting"],
  ["failure", "bad"],
  ["disabled", "off"],
  ["something new", "unavailable"],
])("a trunk that is %s has the light of %s", (status, lamp) => {
  const system = aSystem({ extensions: [{ number: "1", name: null }], trunks: ["SIP"] });
  const [board] = boards([system], [], statesOf({ "sensor.a_trunk_SIP": status }), { type: TYPE });
  expect(board?.trunks[0]?.lamp).toBe(lamp);
});

test("trunks can be left out", () => {
  const system = aSystem({ extensions: [{ number: "1", name: null }], trunks: ["SIP"] });
  expect(boards([system], [], {}, { type: TYPE, hide_trunks: true })[0]?.trunks).toEqual([]);
});

test("the summary counts each state once, the most urgent first", () => {
  const [system, states] = office({ "1": "idle", "2": "ringing", "3": "idle" });
  expect(tally(boards([system], [], states, { type: TYPE }))).toEqual([
    ["ringing", 1],
    ["idle", 2],
  ]);
});

test("the card follows every entity that it shows", () => {
  const system = aSystem({ extensions: [{ number: "1", name: null }], trunks: ["SIP"] });
  expect(entitiesOf([system])).toEqual(["sensor.a_1", "sensor.a_trunk_SIP"]);
});
