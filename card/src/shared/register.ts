import { editorTexts } from "./config.js";
import type { CustomCard } from "./home-assistant.js";
import type { TextKey } from "./localize.js";

export const DOCUMENTATION = "https://github.com/pbx-for-home-assistant/pbx";

/** What a card is called in the card picker. */
export interface CardOffer extends Pick<CustomCard, "type" | "getEntitySuggestion"> {
  name: TextKey;
  description: TextKey;
}

/** Define a card's element and offer it in the card picker; a second copy of this module changes nothing. */
export function registerCard(
  element: CustomElementConstructor,
  { name, description, ...offer }: CardOffer,
): void {
  if (customElements.get(offer.type)) {
    return;
  }
  customElements.define(offer.type, element);
  window.customCards = window.customCards ?? [];
  window.customCards.push({
    ...offer,
    preview: true,
    documentationURL: DOCUMENTATION,
    // The language is not known yet when this module is loaded.
    get name() {
      return editorTexts()(name);
    },
    get description() {
      return editorTexts()(description);
    },
  });
}
