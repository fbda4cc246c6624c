import { registerCard } from "../shared/register.js";
import { CampaignCard } from "./campaign-card.js";
import { TYPE } from "./config.js";
import { suggestion } from "./suggestion.js";

registerCard(CampaignCard, {
  type: TYPE,
  name: "campaign.card",
  description: "campaign.card_description",
  getEntitySuggestion: suggestion,
});
