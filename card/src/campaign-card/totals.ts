import type { System } from "../shared/calls.js";
import type { HomeAssistant } from "../shared/home-assistant.js";

const KEYS = ["campaign_results", "campaign_successes", "campaign_failures", "campaign_last_reason"] as const;

type Key = (typeof KEYS)[number];

/** What the entities of campaigns say: all results ever, to everybody. */
export interface Totals {
  results: number;
  successes: number;
  failures: number;
  lastReason: string | null;
}

/** One campaign and its entities. */
export interface CampaignEntities {
  campaignId: string;
  name: string;
  entities: Partial<Record<Key, string>>;
}

type Registry = Pick<HomeAssistant, "entities" | "devices">;

/** Return the systems that have campaigns. */
export function centresOf(systems: readonly System[]): System[] {
  return systems.filter(({ is_campaigns, campaigns }) => is_campaigns || campaigns.length);
}

/** Return the campaigns of systems with their entities, the latest first. */
export function campaignsOf(systems: readonly System[], registry: Registry): CampaignEntities[] {
  const byDevice = new Map<string, Partial<Record<Key, string>>>();
  for (const entity of Object.values(registry.entities)) {
    const key = KEYS.find((one) => one === entity?.translation_key);
    if (entity?.device_id && entity.platform === "pbx" && key) {
      byDevice.set(entity.device_id, { ...byDevice.get(entity.device_id), [key]: entity.entity_id });
    }
  }
  return systems
    .flatMap(({ campaigns }) => campaigns)
    .map((campaign) => {
      const deviceId = String(campaign["device_id"] ?? "");
      return {
        campaignId: campaign.campaign_id,
        name: registry.devices[deviceId]?.name_by_user ?? campaign.campaign_id,
        entities: byDevice.get(deviceId) ?? {},
      };
    })
    .sort((a, b) => b.campaignId.localeCompare(a.campaignId, undefined, { numeric: true }));
}

/** Return what the entities of campaigns say together. */
export function totals(campaigns: readonly CampaignEntities[], states: HomeAssistant["states"]): Totals {
  const sum = (key: Key): number =>
    campaigns.reduce((total, { entities }) => {
      const value = Number(states[entities[key] ?? ""]?.state);
      return total + (Number.isFinite(value) ? value : 0);
    }, 0);
  const reasons = campaigns
    .map(({ entities }) => states[entities.campaign_last_reason ?? ""])
    .filter((state) => state && !["unknown", "unavailable"].includes(state.state))
    .sort((a, b) => Date.parse(b?.last_changed ?? "") - Date.parse(a?.last_changed ?? ""));
  return {
    results: sum("campaign_results"),
    successes: sum("campaign_successes"),
    failures: sum("campaign_failures"),
    lastReason: reasons[0]?.state ?? null,
  };
}
