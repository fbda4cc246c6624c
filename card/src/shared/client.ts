import type { CallFilters, CallPage, HourOfCalls, LoggedCall, NumberToReturn, System } from "./calls.js";
import type { HomeAssistant, Unsubscribe } from "./home-assistant.js";

type Caller = Pick<HomeAssistant, "callWS" | "connection">;

/** Why a command failed, as far as a card treats it differently. */
export type Failure = "not_allowed" | "not_ready" | "offline" | "error";

const CONNECTION_LOST = 3;

/** Tell why a command failed. */
export function failureOf(error: unknown): Failure {
  const code = (error as { code?: unknown } | null)?.code ?? error;
  if (code === "unauthorized") {
    return "not_allowed";
  }
  // The commands are missing until the integration is loaded, and its entries are until they are set up.
  if (code === "unknown_command" || code === "not_found") {
    return "not_ready";
  }
  return code === CONNECTION_LOST ? "offline" : "error";
}

/** Return every phone system that is set up. */
export async function systems(hass: Caller): Promise<System[]> {
  return (await listing(hass)).systems;
}

/** Return every phone system that is set up, and whether others are still to come. */
export function listing(hass: Caller): Promise<{ systems: System[]; is_starting?: boolean }> {
  return hass.callWS({ type: "pbx/systems" });
}

/** Return a page of the call log, the newest call first. */
export function calls(
  hass: Caller,
  filters: CallFilters,
  options: { cursor?: string | null; limit?: number } = {},
): Promise<CallPage> {
  const { cursor, limit } = options;
  return hass.callWS({
    type: "pbx/calls/list",
    ...filters,
    ...(cursor ? { cursor } : {}),
    ...(limit ? { limit } : {}),
  });
}

/**
 * Listen to a system's calls: first to all that are in progress, then to each that changed.
 *
 * The subscription ends with the connection.
 */
export function subscribeCalls(
  hass: Caller,
  configEntryId: string,
  listener: (calls: LoggedCall[]) => void,
): Promise<Unsubscribe> {
  return hass.connection.subscribeMessage<{ calls: LoggedCall[] }>(
    (event) => listener(event.calls),
    { type: "pbx/calls/subscribe", config_entry_id: configEntryId },
    { resubscribe: false },
  );
}

/** Return the numbers that somebody should call back, the latest first. */
export async function numbersToReturn(hass: Caller, configEntryId?: string): Promise<NumberToReturn[]> {
  const answer = await hass.callWS<{ numbers: NumberToReturn[] }>({
    type: "pbx/calls/to_return",
    ...(configEntryId ? { config_entry_id: configEntryId } : {}),
  });
  return answer.numbers;
}

/** Say that a number was called back, or that it was not after all. */
export async function setHandled(
  hass: Caller,
  { config_entry_id, number }: Pick<NumberToReturn, "config_entry_id" | "number">,
  handled: boolean,
): Promise<LoggedCall[]> {
  const answer = await hass.callWS<{ calls: LoggedCall[] }>({
    type: "pbx/calls/handled",
    config_entry_id,
    number,
    handled,
  });
  return answer.calls;
}

/** Return what the calls of each hour came to. */
export async function hours(
  hass: Caller,
  period: { start: Date; end: Date },
  configEntryId?: string,
): Promise<HourOfCalls[]> {
  const answer = await hass.callWS<{ hours: HourOfCalls[] }>({
    type: "pbx/calls/hours",
    start: period.start.toISOString(),
    end: period.end.toISOString(),
    ...(configEntryId ? { config_entry_id: configEntryId } : {}),
  });
  return answer.hours;
}
