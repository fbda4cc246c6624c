import { editorTexts } from "../shared/config.js";
import { DOCUMENTATION } from "../shared/register.js";
import { TYPE } from "./config.js";
import { PbxDashboardStrategy, PbxViewStrategy } from "./strategies.js";

const TAG = `ll-strategy-dashboard-${TYPE}`;

// A page may hold this module twice, just after an update.
if (!customElements.get(TAG)) {
  customElements.define(`ll-strategy-view-${TYPE}`, PbxViewStrategy);
  customElements.define(TAG, PbxDashboardStrategy);
  window.customStrategies = window.customStrategies ?? [];
  window.customStrategies.push({
    type: TYPE,
    strategyType: "dashboard",
    documentationURL: DOCUMENTATION,
    // The language is not known yet when this module is loaded.
    get name() {
      return editorTexts()("strategy.title");
    },
    get description() {
      return editorTexts()("strategy.description");
    },
  });
}
