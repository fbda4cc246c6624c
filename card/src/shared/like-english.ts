/** Texts by their keys; those that depend on a number hold `one` and `other`. */
export type Texts = { [key: string]: string | Texts };

/** Put keys to the texts of a language, which come line by line in the order of those in English; a line is empty where it lacks a text. */
export function likeEnglish(english: Texts, texts: string): Texts {
  const left = texts.split("\n");
  const keyed = (part: Texts): Texts => {
    const found: Texts = {};
    for (const [key, value] of Object.entries(part)) {
      const text = typeof value === "string" ? left.shift() : keyed(value);
      if (text) {
        found[key] = text;
      }
    }
    return found;
  };
  return keyed(english);
}
