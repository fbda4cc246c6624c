import type { LoggedCall } from "../shared/calls.js";
import type { Localize, TextKey } from "../shared/localize.js";

/** What the contact centre's codes mean; the texts are under `campaign.reasons`. */
const MEANINGS: Record<string, string> = {
  "00531": "hung_up",
  "00537": "busy",
  "00538": "wrong_number",
  "00548": "powered_off",
  "00549": "out_of_service",
  "00551": "hung_up",
  "00601": "hung_up_early",
  "00602": "no_resources",
  "00603": "no_answer",
  "00604": "rejected",
  "00605": "no_resources",
  "00606": "system_error",
  "00701": "hung_up_waiting",
  "00702": "queue_timeout",
  "01040": "no_answer",
  "01043": "result_timeout",
  "01046": "no_agent",
  "01048": "no_resources",
  "01049": "result_timeout",
  "34601": "no_task",
  "34605": "wrong_number",
  "34606": "not_attempted",
  "34608": "result_timeout",
  "34611": "system_error",
};
const CODE_LENGTH = 5;

/** Return what tells a reason of failure from the others: what its code means, or else its own words or code. */
export function reasonOf(call: Pick<LoggedCall, "reason" | "reason_code">): string {
  // A code that was taken for a number has lost its zeros.
  const known = MEANINGS[(call.reason_code ?? "").padStart(CODE_LENGTH, "0")];
  return known ?? call.reason ?? call.reason_code ?? "";
}

/** Return a reason in words. */
export function reasonText(t: Localize, reason: string): string {
  if (!reason) {
    return t("campaign.no_reason");
  }
  const key = `campaign.reasons.${reason}` as TextKey;
  const text = t(key);
  return text === key ? reason : text;
}
