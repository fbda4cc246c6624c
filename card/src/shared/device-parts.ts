import type { DeviceRegistryEntry } from "./home-assistant.js";

/** Return the name of the extension, trunk or campaign that a device stands for. */
export function partName(
  device: DeviceRegistryEntry | undefined,
  kind: "extension" | "trunk" | "campaign",
): string | undefined {
  const mark = `-${kind}-`;
  for (const [domain, identifier = ""] of device?.identifiers ?? []) {
    const at = identifier.indexOf(mark);
    if (domain === "pbx" && at >= 0) {
      return identifier.slice(at + mark.length);
    }
  }
  return undefined;
}

/** Return the option that limits a card to the system that a device belongs to. */
export function onlyItsSystem(device: DeviceRegistryEntry | undefined): { config_entry?: string } {
  return device?.config_entry_id ? { config_entry: device.config_entry_id } : {};
}
