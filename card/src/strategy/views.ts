import type { System } from "../shared/calls.js";
import type { HomeAssistant } from "../shared/home-assistant.js";
import type { Localize } from "../shared/localize.js";
import { ownExtension } from "../shared/own-extension.js";
import { STRATEGY, type StrategyConfig } from "./config.js";
import type { CardConfig, SectionConfig, StrategyViewConfig, ViewConfig } from "./lovelace.js";
import {
  campaigns,
  entities,
  extensions,
  history,
  isContactCentre,
  now,
  section,
  spanOf,
  statistics,
  toReturn,
  type Told,
} from "./sections.js";
import { entitiesOfSystem } from "./system-entities.js";

type Registry = Pick<HomeAssistant, "entities">;

const COLUMNS = 3;
const BADGES = [
  "binary_sensor.connected",
  "sensor.active_calls",
  "sensor.missed_calls_today",
  "sensor.failed_calls_today",
];
const CENTRE_BADGES = ["sensor.answered_calls_today", "sensor.failed_calls_today"];
const CALL_ENTITIES = ["sensor.state", "event.calls"];
const NUMBER_ENTITIES = ["sensor.last_caller", "sensor.last_missed_caller"];

function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** Return what the cards are told that are about one system, or about all. */
function told(config: Omit<StrategyConfig, "type">, t: Localize, system?: System): Told {
  const { mask_numbers, extension } = config;
  const config_entry = system?.config_entry_id ?? config.config_entry;
  return {
    t,
    options: {
      ...(config_entry ? { config_entry } : {}),
      ...(mask_numbers ? { mask_numbers } : {}),
      ...(extension ? { extension } : {}),
    },
    canCall: ownExtension(system, extension) !== null,
  };
}

/** Return the views of the dashboard: one for each system, behind an overview when there are several. */
export function viewsFor(
  systems: readonly System[],
  config: Omit<StrategyConfig, "type">,
  t: Localize,
): StrategyViewConfig[] {
  const { options } = told(config, t);
  const shown = systems.filter((one) => !config.config_entry || one.config_entry_id === config.config_entry);
  const taken = new Set(["overview"]);
  const views = shown.map((system) => {
    const wanted = slug(system.title);
    const path = wanted && !taken.has(wanted) ? wanted : system.config_entry_id;
    taken.add(path);
    return {
      title: system.title,
      path,
      strategy: { type: STRATEGY, ...options, config_entry: system.config_entry_id },
    };
  });
  if (views.length === 1) {
    return views;
  }
  const overview = {
    title: t("strategy.overview"),
    path: "overview",
    icon: "mdi:phone",
    strategy: { type: STRATEGY, ...options },
  };
  return [overview, ...views];
}

/** Return the entities that tell of calls; those that tell numbers only where none is hidden. */
function callEntities(
  system: System,
  registry: Registry,
  { mask_numbers }: Told["options"],
): (string | null)[] {
  const hidden = mask_numbers && mask_numbers !== "none";
  return [...CALL_ENTITIES, ...(hidden ? [] : NUMBER_ENTITIES)].map(entitiesOfSystem(system, registry));
}

function view(badges: CardConfig[], sections: SectionConfig[], columns = COLUMNS): ViewConfig {
  return {
    type: "sections",
    max_columns: columns,
    dense_section_placement: true,
    badges,
    sections: sections.filter(({ cards }) => cards.length),
  };
}

function badgesFor(system: System, registry: Registry): CardConfig[] {
  const find = entitiesOfSystem(system, registry);
  return (isContactCentre(system) ? CENTRE_BADGES : BADGES)
    .map(find)
    .filter((entity) => entity !== null)
    .map((entity) => ({
      type: "entity",
      entity,
      show_name: true,
      // "Connected" says it all but of whom; a number needs to be told of what.
      ...(entity.startsWith("binary_sensor.")
        ? { name: system.title, color: "green" }
        : { name: { type: "entity" } }),
    }));
}

/** Return the view of one system. */
export function systemView(
  system: System,
  registry: Registry,
  config: Omit<StrategyConfig, "type">,
  t: Localize,
): ViewConfig {
  const about = told(config, t, system);
  const badges = badgesFor(system, registry);
  const span = spanOf(system);
  const main = section([isContactCentre(system) ? campaigns(about) : extensions(about)], span);
  if (!system.may_read_log) {
    const shown = callEntities(system, registry, about.options);
    return view(badges, [main, section([entities(about, shown, "entity")])]);
  }
  const past = section([history(about)]);
  // A contact centre tells of its calls when they are over, and nobody calls it.
  return isContactCentre(system)
    ? view(badges, [main, past])
    : view(badges, [section([now(about), toReturn(about), statistics(about)]), main, past], span + 2);
}

/** Return the view of all systems together. */
export function overview(
  systems: readonly System[],
  registry: Registry,
  config: Omit<StrategyConfig, "type">,
  t: Localize,
): ViewConfig {
  const about = told(config, t);
  const paths = viewsFor(systems, config, t);
  const parts = (make: typeof extensions, shown: readonly System[]): CardConfig[][] =>
    shown.map((system) => {
      const path = paths.find(({ strategy }) => strategy["config_entry"] === system.config_entry_id)?.path;
      return make(told(config, t, system), system.title, path);
    });
  const boards = parts(
    extensions,
    systems.filter((system) => !isContactCentre(system)),
  );
  const centres = parts(campaigns, systems.filter(isContactCentre));
  if (systems.length && !systems.some(({ may_read_log }) => may_read_log)) {
    const shown = systems.flatMap((system) => callEntities(system, registry, about.options));
    return view([], [section(boards), section(centres), section([entities(about, shown)])]);
  }
  return view(
    [],
    [
      section([now(about), toReturn(about), statistics(about)]),
      section(boards),
      section([history(about), ...centres]),
    ],
  );
}
