import type { Extension, System } from "./calls.js";

/** Return a text as it is compared: without accents and capitals. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
}

/** Return the extensions whose number begins with a text, or whose name has a word that does; all of them for no text. */
export function findExtensions(system: System | undefined, text: string): Extension[] {
  const wanted = plain(text.trim());
  return (system?.extensions ?? []).filter(
    ({ number, name }) =>
      number.startsWith(wanted) || ` ${plain(name ?? "")}`.replace(/[-,.]/g, " ").includes(` ${wanted}`),
  );
}

/** Return the number that was typed or pasted, without what people write between its digits; null for what is none. */
export function dialled(text: string): string | null {
  const number = text.replace(/[\s().\-/\u00a0\u2010-\u2015\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
  return /^\+?[\d*#]+$/.test(number) ? number : null;
}
