import { readdirSync, readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const withoutSpace = (css: string): string =>
  css
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/\s*([{};,])\s*/g, "$1")
    .replace(/:\s/g, ":");

/** Takes the space out of the templates, and comments out of the styles, where they mean nothing and the minifier must leave them alone. */
const withoutIndentation: Plugin = {
  name: "without-indentation",
  apply: "build",
  enforce: "pre",
  transform: (code, id) =>
    /\/src\/.*\.ts$/.test(id) ? code.replace(/css`[^`]*`/g, withoutSpace).replace(/\n\s+/g, "\n") : null,
};

const PRIVATE = /(\.|^\s*(?:(?:static|readonly|async|get|set) )*)#(\w+)/gm;

/** The private names of all sources, each with its file, in an order that does not change from build to build. */
const PRIVATE_NAMES = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .sort()
  .flatMap((file) => {
    const names = [...readFileSync(`src/${file}`, "utf8").matchAll(/this\.#(\w+)/g)].map((found) => found[1]);
    return [...new Set(names)].map((name) => `${file} ${name}`);
  });

/** Makes private names plain short names that no other file has: old browsers know none, and what stands in for them is large. */
const withoutPrivateNames: Plugin = {
  name: "without-private-names",
  apply: "build",
  enforce: "pre",
  transform: (code, id) => {
    if (!/\/src\/.*\.ts$/.test(id)) {
      return null;
    }
    const file = relative("src", id);
    return code.replace(PRIVATE, (whole, before: string, name: string) => {
      const place = PRIVATE_NAMES.indexOf(`${file} ${name}`);
      return place < 0 ? whole : `${before}_${place.toString(36)}`;
    });
  },
};

type Texts = string | { [key: string]: Texts };

const read = (language: string): Texts =>
  JSON.parse(readFileSync(`src/translations/${language}.json`, "utf8")) as Texts;

/** Return the texts of a language in the order of those in English, empty for those that it lacks. Throws for a text that English lacks. */
function inOrder(english: Texts, texts: Texts | undefined): string[] {
  if (typeof english === "string") {
    return [typeof texts === "string" ? texts : ""];
  }
  const its = typeof texts === "object" ? texts : {};
  const more = Object.keys(its).find((key) => !(key in english));
  if (more !== undefined) {
    throw new Error(`English has no text ${more}`);
  }
  return Object.keys(english).flatMap((key) => inOrder(english[key]!, its[key]));
}

/** Leaves the keys of the texts out of all languages but English: they are the same. */
const keysOnce: Plugin = {
  name: "keys-once",
  apply: "build",
  enforce: "pre",
  resolveId: (source) => {
    const language = /translations\/([\w-]+)\.json$/.exec(source)?.[1];
    return language && language !== "en" ? `\0texts-${language}` : null;
  },
  load: (id) => {
    const language = /^\0texts-(.*)$/.exec(id)?.[1];
    if (!language) {
      return null;
    }
    const texts = JSON.stringify(inOrder(read("en"), read(language)).join("\n"));
    return `import en from "/src/translations/en.json";
import { likeEnglish } from "/src/shared/like-english.ts";
export default likeEnglish(en, ${texts});`;
  },
};

/** Writes `replaceAll`, which the chart uses and iOS 13.3 lacks, in another way. */
const withoutReplaceAll: Plugin = {
  name: "without-replace-all",
  apply: "build",
  transform: (code, id) =>
    id.includes("/chartist/")
      ? code.replace(/\.replaceAll\(([^,()]+), ([^()]+)\)/g, ".split($1).join($2)")
      : null,
};

/** Calls `import()` as it is. What stands in for it needs `import.meta`, which the oldest browsers lack, and is of use for styles alone. */
const withoutPreload: Plugin = {
  name: "without-preload",
  apply: "build",
  enforce: "pre",
  load: (id) => (id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : null),
};

const ENTRIES: Record<string, string> = { "pbx-cards": "src/main.ts", "pbx-popup": "src/popup.ts" };

/** What is loaded at once: the entries, and what shows incoming calls, which needs little of what the cards do. */
const ROOTS: Record<string, string> = { ...ENTRIES, "pbx-incoming-calls": "src/popup/incoming-calls.ts" };

/** What every page of Home Assistant loads, so it is kept apart from all else. */
const EVERYWHERE = "pbx-popup";

interface Modules {
  getModuleInfo(id: string): { importers: readonly string[] } | null;
}

/** Return the roots that a module is loaded with, found by way of those that import it. */
function rootsOf(id: string, modules: Modules): string[] {
  const known = new Set([id]);
  for (const one of known) {
    modules.getModuleInfo(one)?.importers.forEach((importer) => known.add(importer));
  }
  return Object.keys(ROOTS).filter((name) => known.has(resolve(ROOTS[name]!)));
}

export default defineConfig({
  plugins: [withoutIndentation, withoutPrivateNames, keysOnce, withoutReplaceAll, withoutPreload],
  build: {
    // The oldest browsers of Home Assistant's frontend 2026.10 that can load a module while they run.
    target: ["chrome63", "edge79", "firefox94", "safari12", "ios12"],
    outDir: "../custom_components/pbx/frontend",
    emptyOutDir: true,
    modulePreload: false,
    rolldownOptions: {
      input: ENTRIES,
      output: {
        format: "es",
        // Home Assistant gives an entry another address whenever its content changes, and the content names the chunks.
        entryFileNames: "[name].js",
        chunkFileNames: "[name]-[hash].js",
        codeSplitting: {
          // Nothing but imports is left in an entry: a chunk that imports an entry, by its name alone, would load it once more.
          groups: [
            {
              debugName: "shared",
              priority: 1,
              name: (id, modules) => {
                const roots = rootsOf(id, modules);
                return roots.length < 2 ? null : roots.includes(EVERYWHERE) ? "everywhere" : "shared";
              },
            },
            {
              debugName: "main",
              name: (id, modules) => {
                const [root] = rootsOf(id, modules);
                return root && resolve(ROOTS[root]!) !== id ? `${root}-main` : null;
              },
            },
          ],
        },
      },
    },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts"],
    onConsoleLog: (log) => !log.includes("Lit is in dev mode"),
  },
});
