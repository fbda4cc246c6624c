const STEPS: Record<string, (columns: number, direction: 1 | -1) => number> = {
  ArrowRight: (_, direction) => direction,
  ArrowLeft: (_, direction) => -direction,
  ArrowDown: (columns) => columns,
  ArrowUp: (columns) => -columns,
};

/** Return which of so many tiles in rows of so many columns a key goes to; null when it goes nowhere. */
export function goal(
  key: string,
  from: number,
  { count, columns, rtl }: { count: number; columns: number; rtl: boolean },
): number | null {
  if (key === "Home" || key === "End") {
    return key === "Home" ? 0 : count - 1;
  }
  const step = STEPS[key]?.(columns, rtl ? -1 : 1);
  const to = step === undefined ? -1 : from + step;
  return to >= 0 && to < count ? to : null;
}

/** Move the focus between the tiles of a list by arrow keys, Home and End; `tile` selects what is a tile. */
export function moveByArrows(event: KeyboardEvent, tile = ".tile"): void {
  const list = event.currentTarget as HTMLElement;
  const tiles = [...list.querySelectorAll<HTMLElement>(tile)];
  const from = tiles.indexOf(event.target as HTMLElement);
  if (from < 0 || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  const top = tiles[0]?.offsetTop;
  const columns = tiles.filter((one) => one.offsetTop === top).length;
  const rtl = getComputedStyle(list).direction === "rtl";
  const to = goal(event.key, from, { count: tiles.length, columns, rtl });
  if (to !== null) {
    event.preventDefault();
    tiles[to]?.focus();
  }
}
