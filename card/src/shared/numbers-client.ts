import type { HomeAssistant } from "./home-assistant.js";

type Caller = Pick<HomeAssistant, "callWS">;

/** A number that people put into the phone book themselves. */
export interface Contact {
  number: string;
  name: string;
  groups: string[];
}

const FEWEST_DIGITS = 6;

/** Return where the recording of a call is played from. */
export async function recordingUrl(
  hass: Caller,
  { config_entry_id, call_id }: { config_entry_id: string; call_id: string },
): Promise<string> {
  return (await hass.callWS<{ url: string }>({ type: "pbx/recording/url", config_entry_id, call_id })).url;
}

/** Return what people put into the phone book about a number; null where it is nothing. */
export async function contactOf(hass: Caller, number: string): Promise<Contact | null> {
  const { entries } = await hass.callWS<{ entries: Contact[] }>({ type: "pbx/phone_book/list" });
  return entries.find((one) => isSame(one.number, number)) ?? null;
}

/** Give a number a name, and groups. */
export async function setContact(hass: Caller, { number, name, groups }: Contact): Promise<void> {
  await hass.callWS({ type: "pbx/phone_book/set", number, name, groups });
}

/** Block a number, or let it call again. */
export async function setBlocked(hass: Caller, number: string, blocked: boolean): Promise<void> {
  await hass.callWS({ type: "pbx/blocked/set", number, blocked });
}

/** Whether two numbers are the same, one of which may be written with the country's code. */
function isSame(one: string, other: string): boolean {
  const [short = "", long = ""] = [one, other]
    .map((number) => number.replace(/\D/g, "").replace(/^0+/, ""))
    .sort((a, b) => a.length - b.length);
  return one === other || (short.length >= FEWEST_DIGITS && long.endsWith(short));
}
