/** What the integration's websocket commands say. */

export type Direction = "inbound" | "outbound" | "internal";
export type CallState = "ringing" | "in_call" | "on_hold" | "ended";
export type Outcome = "answered" | "voicemail" | "missed" | "failed" | "unknown";

export interface Member {
  kind: "extension" | "inbound" | "outbound";
  number: string;
  state: "alerting" | "ringing" | "answered" | "on_hold" | "ended" | null;
  role: "caller" | "callee" | null;
  trunk: string | null;
  path: string | null;
}

export interface Campaign {
  campaign_id: string;
  custom_field: string | null;
}

export interface LoggedCall {
  config_entry_id: string;
  call_id: string;
  ids: string[];
  direction: Direction | null;
  state: CallState;
  outcome: Outcome | null;
  caller_number: string | null;
  caller_name: string | null;
  called_number: string | null;
  called_name: string | null;
  extensions: string[];
  answered_by: string | null;
  trunk: string | null;
  /** Whether people want no calls from this caller. */
  blocked: boolean;
  /** Where a picture of the caller is found; null or missing where there is none. */
  caller_photo?: string | null;
  /** The groups that the caller belongs to in the phone books. */
  caller_groups?: string[];
  path: string[];
  transferred_by: string[];
  members: Member[];
  reason: string | null;
  reason_code: string | null;
  started_at: string | null;
  answered_at: string | null;
  ended_at: string | null;
  ring_seconds: number | null;
  talk_seconds: number | null;
  recording: string | null;
  campaign: Campaign | null;
  handled_at: string | null;
}

export interface Extension {
  number: string;
  name: string | null;
  device_id: string | null;
  /** Shows what the extension does, and as an attribute the number that it is connected to. */
  state_entity: string | null;
  /** What shows who stands at this door phone; null where it is none, or no camera is known. */
  camera_entity: string | null;
}

export interface Trunk {
  name: string;
  device_id: string | null;
  status_entity: string | null;
}

export interface System {
  config_entry_id: string;
  title: string;
  system: string;
  device_id: string | null;
  serial_number: string | null;
  state_entity: string | null;
  features: string[];
  is_campaigns: boolean;
  may_read_log: boolean;
  extensions: Extension[];
  trunks: Trunk[];
  campaigns: { campaign_id: string; [detail: string]: unknown }[];
}

export interface NumberToReturn {
  config_entry_id: string;
  number: string;
  name: string | null;
  calls: number;
  first_at: string;
  last_at: string;
  called_number: string | null;
}

export interface HourOfCalls {
  config_entry_id: string;
  start: string;
  outcomes: Partial<Record<Outcome, number>>;
  talk_seconds: number;
  answered: number;
  answer_seconds: number;
}

export interface CallFilters {
  config_entry_id?: string;
  start?: string;
  end?: string;
  direction?: Direction[];
  outcome?: Outcome[];
  number?: string;
  called?: string[];
  extension?: string;
  text?: string;
  campaign_id?: string;
  to_return?: boolean;
}

export interface CallPage {
  calls: LoggedCall[];
  next_cursor: string | null;
}

/** Return what tells a call from every other one of all systems. */
export function keyOf(call: Pick<LoggedCall, "config_entry_id" | "call_id">): string {
  return `${call.config_entry_id} ${call.call_id}`;
}
