import type { System } from "../shared/calls.js";

interface Wanted {
  entry?: string;
  title?: string;
  extensions?: { number: string; name: string | null }[];
  trunks?: string[];
  campaigns?: string[];
  mayRead?: boolean;
  features?: string[];
}

/** Return a phone system as the integration describes it; its entities are named after its entry. */
export function aSystem(wanted: Wanted = {}): System {
  const {
    entry = "a",
    title = "Office",
    trunks = [],
    campaigns = [],
    mayRead = true,
    features = [],
  } = wanted;
  const extensions = wanted.extensions ?? [{ number: "1000", name: "Anna" }];
  return {
    config_entry_id: entry,
    title,
    system: campaigns.length ? "huawei_aicc" : "yeastar_s",
    device_id: `device-${entry}`,
    serial_number: null,
    state_entity: `sensor.${entry}_state`,
    features,
    is_campaigns: campaigns.length > 0,
    may_read_log: mayRead,
    extensions: extensions.map(({ number, name }) => ({
      number,
      name,
      device_id: `device-${entry}-${number}`,
      state_entity: `sensor.${entry}_${number}`,
      camera_entity: null,
    })),
    trunks: trunks.map((name) => ({
      name,
      device_id: `device-${entry}-${name}`,
      status_entity: `sensor.${entry}_trunk_${name}`,
    })),
    campaigns: campaigns.map((campaign_id) => ({
      campaign_id,
      device_id: `device-${entry}-${campaign_id}`,
    })),
  };
}
