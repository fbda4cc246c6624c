import { describe, expect, it } from "vitest";
import de from "../translations/de.json";
import en from "../translations/en.json";
import fr from "../translations/fr.json";
import zhHans from "../translations/zh-Hans.json";
import { languageFor, localizer, type TextKey } from "./localize.js";

type Texts = { [key: string]: string | Texts };

/** Return every text by its key; the forms of a plural count as one. */
function flat(texts: Texts, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, text]): [string, string][] => {
      const path = prefix + key;
      if (typeof text === "string") {
        return [[path, text]];
      }
      return typeof text["other"] === "string" ? [[path, text["other"]]] : [...flat(text, `${path}.`)];
    }),
  );
}

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe("translations", () => {
  it.each([
    ["de", de],
    ["fr", fr],
    ["zh-Hans", zhHans],
  ])("%s has every text with the same placeholders", (_language, texts) => {
    const english = flat(en);
    const translated = flat(texts);
    expect([...translated.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of translated) {
      expect(placeholders(text), key).toEqual(placeholders(english.get(key) ?? ""));
    }
  });
});

describe("languageFor", () => {
  it.each([
    ["de-CH", "de"],
    ["zh-CN", "zh-Hans"],
    ["zh-Hant", "en"],
    ["fr", "fr"],
    ["sv", "en"],
  ])("%s is served in %s", (language, served) => {
    expect(languageFor(language)).toBe(served);
  });
});

describe("localizer", () => {
  it("fills placeholders as they are, without reading them as markup", () => {
    const hostile = "<img src=x onerror=alert(1)> {count}";
    expect(localizer("en")("call_card.call_back", { name: hostile })).toBe(`Call back ${hostile}`);
  });

  it("chooses the plural of the language", () => {
    expect(localizer("en")("call_card.missed_calls", { count: 1 })).toBe("1 call");
    expect(localizer("en")("call_card.missed_calls", { count: 2000 })).toBe("2,000 calls");
    expect(localizer("zh-Hans")("call_card.missed_calls", { count: 1 })).toBe("1 次来电");
  });

  it("answers an unknown key with the key", () => {
    expect(localizer("en")("no.such.text" as TextKey)).toBe("no.such.text");
  });
});
