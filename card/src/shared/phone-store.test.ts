import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aCall, aSystem, FakeHomeAssistant, refusal, settle } from "../testing/fake-home-assistant.js";
import { phoneStore } from "./phone-store.js";

const ringing = aCall({ state: "ringing", outcome: null });

function following(systems = [aSystem()]) {
  const home = new FakeHomeAssistant({
    "pbx/systems": () => ({ systems }),
    "pbx/calls/subscribe": () => undefined,
  });
  const store = phoneStore(home.hass);
  const listener = vi.fn();
  return { home, store, listener, stop: store.listen(listener) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("PhoneStore", () => {
  it("is one for all cards of a page, and lets go of everything with the last of them", async () => {
    const { home, store, stop } = following();
    const stopOther = phoneStore(home.hass).listen(() => undefined);
    await settle();
    expect(phoneStore(home.hass)).toBe(store);
    expect(home.subscriptions).toBe(1);
    stop();
    await settle();
    expect(home.subscriptions).toBe(1);
    stopOther();
    await settle();
    expect(home.subscriptions).toBe(0);
  });

  it("follows a call from its ringing to its end", async () => {
    const { home, store, listener } = following();
    await settle();
    home.push("entry", [ringing]);
    expect([...store.calls.values()]).toEqual([ringing]);
    const ended = aCall();
    home.push("entry", [ended]);
    expect(store.calls.size).toBe(0);
    expect(listener).toHaveBeenLastCalledWith([ended]);
  });

  it("has one call where two turned out to be the same", async () => {
    const { home, store } = following();
    await settle();
    home.push("entry", [ringing, { ...ringing, call_id: "2", ids: ["2"] }]);
    home.push("entry", [{ ...ringing, ids: ["1", "2"] }]);
    expect([...store.calls.values()].map(({ call_id }) => call_id)).toEqual(["1"]);
  });

  it("asks for no calls of systems whose log is closed to the user", async () => {
    const { home, store } = following([aSystem({ may_read_log: false })]);
    await settle();
    expect(store.systems).toHaveLength(1);
    expect(home.subscriptions).toBe(0);
  });

  it("keeps what it knew while there is no connection, and starts afresh when it is back", async () => {
    const { home, store } = following();
    await settle();
    home.push("entry", [ringing]);
    home.connection("disconnected");
    expect(store.failure).toBe("offline");
    expect(store.calls.size).toBe(1);
    home.connection("ready");
    await settle();
    expect(store.failure).toBeNull();
    home.push("entry", []);
    expect(store.calls.size).toBe(0);
  });

  it("asks again until the integration is loaded after a restart", async () => {
    const { home, store } = following();
    await settle();
    home.connection("disconnected");
    const answer = home.answers["pbx/systems"]!;
    home.answers["pbx/systems"] = () => {
      throw refusal("unknown_command");
    };
    home.connection("ready");
    await settle();
    expect(store.failure).toBe("not_ready");
    home.answers["pbx/systems"] = answer;
    await vi.advanceTimersByTimeAsync(1000);
    expect(store.failure).toBeNull();
    expect(home.subscriptions).toBe(1);
  });

  it("keeps what it knew until the phone systems are set up after a restart, one by one", async () => {
    const { home, store } = following();
    await settle();
    home.push("entry", [ringing]);
    home.connection("disconnected");
    home.answers["pbx/systems"] = () => ({ systems: [], is_starting: true });
    home.connection("ready");
    await settle();
    expect(store.failure).toBe("not_ready");
    expect(store.systems).toHaveLength(1);
    expect(store.calls.size).toBe(1);
    home.answers["pbx/systems"] = () => ({ systems: [aSystem()], is_starting: true });
    await vi.advanceTimersByTimeAsync(1000);
    expect(store.failure).toBeNull();
    const other = aSystem({ config_entry_id: "other" });
    home.answers["pbx/systems"] = () => ({ systems: [aSystem(), other], is_starting: false });
    await vi.advanceTimersByTimeAsync(2000);
    expect(store.systems).toHaveLength(2);
    expect(home.subscriptions).toBe(2);
  });

  it("notices systems that come and go with their entities", async () => {
    const systems = [aSystem()];
    const { home, store } = following(systems);
    store.registryIs({});
    await settle();
    systems.push(aSystem({ config_entry_id: "other" }));
    store.registryIs({});
    await vi.advanceTimersByTimeAsync(1000);
    expect(home.subscriptions).toBe(2);
    systems.splice(0, 1);
    store.registryIs({});
    await vi.advanceTimersByTimeAsync(1000);
    expect(home.subscriptions).toBe(1);
  });
});
