import type { TemplateResult } from "lit";
import type { Failure } from "../shared/client.js";
import type { Localize } from "../shared/localize.js";
import { loadingRows, notice } from "../shared/states.js";

/** Why there is no call in the history, and what can be done about it. */
export interface NoHistory {
  failure: Failure | null;
  isLoading: boolean;
  isFiltered: boolean;
  /** How many rows there is room for. */
  rows: number;
  retry: () => void;
  clear: () => void;
}

/** Return what stands in the place of a history without calls. */
export function insteadOfHistory(t: Localize, why: NoHistory): TemplateResult {
  if (why.failure === "not_allowed") {
    return notice({
      icon: "mdi:lock-outline",
      title: t("states.not_allowed"),
      text: t("states.not_allowed_text"),
    });
  }
  if (why.failure) {
    return notice({
      icon: "mdi:alert-circle-outline",
      title: t("states.error"),
      tone: "bad",
      action: { label: t("states.retry"), run: why.retry },
    });
  }
  if (why.isLoading) {
    return loadingRows(t("states.loading"), why.rows);
  }
  if (why.isFiltered) {
    return notice({
      icon: "mdi:filter-off-outline",
      title: t("call_card.no_match"),
      action: { label: t("call_card.clear_filters"), run: why.clear },
    });
  }
  return notice({
    icon: "mdi:phone-log",
    title: t("call_card.no_calls"),
    text: t("call_card.no_calls_text"),
  });
}
