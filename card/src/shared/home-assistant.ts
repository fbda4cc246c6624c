/** What the cards use of Home Assistant's frontend. */

export interface HassEntity {
  entity_id: string;
  state: string;
  last_changed: string;
  attributes: Record<string, unknown> & { friendly_name?: string };
}

export interface EntityRegistryEntry {
  entity_id: string;
  device_id?: string | null;
  platform?: string;
  translation_key?: string;
}

export interface DeviceRegistryEntry {
  id: string;
  name: string | null;
  name_by_user: string | null;
  config_entry_id?: string | null;
  identifiers?: readonly (readonly string[])[];
}

export type Unsubscribe = () => Promise<void> | void;

export interface Connection {
  connected: boolean;
  subscribeMessage<T>(
    callback: (message: T) => void,
    message: Message,
    options?: { resubscribe?: boolean },
  ): Promise<Unsubscribe>;
  addEventListener(event: "ready" | "disconnected", listener: () => void): void;
  removeEventListener(event: "ready" | "disconnected", listener: () => void): void;
}

export interface Message {
  type: string;
  [key: string]: unknown;
}

export interface Locale {
  language: string;
  time_format: "language" | "system" | "12" | "24";
  time_zone: "local" | "server";
}

export interface HomeAssistant {
  states: Record<string, HassEntity | undefined>;
  entities: Record<string, EntityRegistryEntry | undefined>;
  devices: Record<string, DeviceRegistryEntry | undefined>;
  config: { time_zone: string; state?: string };
  connection: Connection;
  connected: boolean;
  language: string;
  locale: Locale;
  themes?: { darkMode?: boolean };
  user?: { is_admin: boolean };
  callWS<T>(message: Message): Promise<T>;
  /** Run an action; what it fails with is shown to the user before it is thrown. */
  callService(domain: string, service: string, data: Record<string, unknown>): Promise<unknown>;
  formatEntityState?(entity: HassEntity, state?: string): string;
}

export interface GridOptions {
  columns?: number | "full";
  rows?: number | "auto";
  min_columns?: number;
  min_rows?: number;
  max_rows?: number;
}

export interface FormField {
  name: string;
  required?: boolean;
  default?: unknown;
  type?: string;
  selector?: Record<string, unknown>;
  schema?: readonly FormField[];
  [option: string]: unknown;
}

export interface ConfigForm {
  schema: readonly FormField[];
  computeLabel(field: { name: string }): string | undefined;
  computeHelper(field: { name: string }): string | undefined;
  assertConfig(config: unknown): void;
}

export interface CardSuggestion {
  config: Record<string, unknown>;
  label?: string;
}

export interface CustomCard {
  type: string;
  name: string;
  description: string;
  preview: boolean;
  documentationURL: string;
  getEntitySuggestion?(hass: HomeAssistant, entityId: string): CardSuggestion | null;
}

declare global {
  interface Window {
    customCards?: CustomCard[];
    customStrategies?: Record<string, unknown>[];
  }
}
