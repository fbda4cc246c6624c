import { partName } from "../shared/device-parts.js";
import type { HomeAssistant } from "../shared/home-assistant.js";

/** Return the extensions that Home Assistant has devices for, as options of the visual editor. */
export function knownExtensions(devices: HomeAssistant["devices"]): { value: string; label: string }[] {
  const known = new Map<string, string>();
  for (const device of Object.values(devices)) {
    const number = partName(device, "extension");
    if (device && number) {
      known.set(number, device.name_by_user ?? device.name ?? number);
    }
  }
  return [...known]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.value.localeCompare(b.value, undefined, { numeric: true }));
}
