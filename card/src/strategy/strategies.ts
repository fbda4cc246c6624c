import type { System } from "../shared/calls.js";
import { systems } from "../shared/client.js";
import type { HomeAssistant } from "../shared/home-assistant.js";
import { localizer } from "../shared/localize.js";
import { assertConfig, type StrategyConfig } from "./config.js";
import type { StrategyViewConfig, ViewConfig } from "./lovelace.js";

// Extensions, trunks and campaigns come and go with their devices.
const REGISTRIES = ["devices", "entities"];

async function known(hass: HomeAssistant): Promise<System[]> {
  try {
    return await systems(hass);
  } catch {
    // The cards of a view without systems say what is the matter, and try again by themselves.
    return [];
  }
}

/** Makes a complete dashboard of all phone systems out of one line: `strategy: {type: custom:pbx}`. */
export class PbxDashboardStrategy extends HTMLElement {
  static registryDependencies = REGISTRIES;

  static getCreateSuggestions(hass: HomeAssistant): { title: string; icon: string } {
    return { title: localizer(hass.locale.language)("strategy.title"), icon: "mdi:phone" };
  }

  static async getConfigElement(): Promise<HTMLElement> {
    await import("../editors.js");
    return document.createElement("pbx-strategy-editor");
  }

  static async generate(
    config: StrategyConfig,
    hass: HomeAssistant,
  ): Promise<{ views: StrategyViewConfig[] }> {
    assertConfig(config);
    const { viewsFor } = await import("./views.js");
    return { views: viewsFor(await known(hass), config, localizer(hass.locale.language)) };
  }
}

/** Makes a view of one phone system, or of all. */
export class PbxViewStrategy extends HTMLElement {
  static registryDependencies = REGISTRIES;

  static async generate(config: StrategyConfig, hass: HomeAssistant): Promise<ViewConfig> {
    assertConfig(config);
    const t = localizer(hass.locale.language);
    const { overview, systemView } = await import("./views.js");
    const all = await known(hass);
    const only = all.find(({ config_entry_id }) => config_entry_id === config.config_entry);
    return only ? systemView(only, hass, config, t) : overview(all, hass, config, t);
  }
}
