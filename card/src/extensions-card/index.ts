import { registerCard } from "../shared/register.js";
import { TYPE } from "./config.js";
import { ExtensionsCard } from "./extensions-card.js";
import { suggestion } from "./suggestion.js";

registerCard(ExtensionsCard, {
  type: TYPE,
  name: "extensions.card",
  description: "extensions.card_description",
  getEntitySuggestion: suggestion,
});
