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

export default defineConfig({
  plugins: [withoutIndentation],
  build: {
    target: "es2022",
    outDir: "../custom_components/pbx/frontend",
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: "src/main.ts",
      // One file under one name: Home Assistant gives it another address whenever its content changes.
      output: { format: "es", codeSplitting: false, entryFileNames: "pbx-cards.js" },
    },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts"],
    onConsoleLog: (log) => !log.includes("Lit is in dev mode"),
  },
});
