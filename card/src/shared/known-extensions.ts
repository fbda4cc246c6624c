import { partName } from "./device-parts.js";
import type { HomeAssistant } from "./home-assistant.js";

/** Return the extensions that Home Assistant has devices for, as options of the visual editor. */
export function knownExtensions(devices: HomeAssistant["devices"]): { value: string; label: string }[] {
  const known = new Map<string, string>();
  for (const device of Object.values(devices)) {
    const number = partName(device, "extension");
    if (device && number) {
      const name = device.name_by_user ?? device.name ?? number;
      known.set(number, name.includes(number) ? name : `${number} ${name}`);
    }
  }
  return [...known]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.value.localeCompare(b.value, undefined, { numeric: true }));
}
