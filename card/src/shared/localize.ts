import de from "../translations/de.json";
import en from "../translations/en.json";
import fr from "../translations/fr.json";
import zhHans from "../translations/zh-Hans.json";
import type { Texts } from "./like-english";

type Paths<T> = {
  [K in keyof T & string]: T[K] extends string
    ? K
    : T[K] extends { other: string }
      ? K
      : `${K}.${Paths<T[K]>}`;
}[keyof T & string];

/** The key of a text; texts that depend on a number hold `one` and `other`. */
export type TextKey = Paths<typeof en>;

/** Return a text with its placeholders filled in; `count` chooses between singular and plural. */
export type Localize = (key: TextKey, values?: Record<string, string | number>) => string;

const LANGUAGES: Record<string, Texts> = { en, de, fr, "zh-Hans": zhHans };
const SIMPLIFIED_CHINESE = new Set(["zh", "zh-CN", "zh-SG"]);

/** Return the language, of those there are texts in, for a language of the frontend. */
export function languageFor(language: string): string {
  if (SIMPLIFIED_CHINESE.has(language)) {
    return "zh-Hans";
  }
  if (language in LANGUAGES) {
    return language;
  }
  const base = language.split("-", 1)[0] ?? "";
  return base in LANGUAGES ? base : "en";
}

function find(texts: Texts | undefined, key: string): string | Texts | undefined {
  return key
    .split(".")
    .reduce<string | Texts | undefined>(
      (found, part) => (typeof found === "object" ? found[part] : undefined),
      texts,
    );
}

/** Return the texts of a language; what is missing in it comes in English. */
export function localizer(language: string): Localize {
  const known = languageFor(language);
  // iOS 12 has no rules for plurals. Those of the languages here differ for the number 0 in French alone.
  const plurals = "PluralRules" in Intl ? new Intl.PluralRules(known) : undefined;
  const form = (count: number): string => plurals?.select(count) ?? (count === 1 ? "one" : "other");
  const numbers = new Intl.NumberFormat(language);
  return (key, values = {}) => {
    let text = find(LANGUAGES[known], key) ?? find(en, key);
    if (typeof text === "object") {
      text = text[form(Number(values["count"]))] ?? text["other"];
    }
    return String(text ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return typeof value === "number" ? numbers.format(value) : (value ?? whole);
    });
  };
}
