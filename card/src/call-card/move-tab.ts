const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** Choose the next tab of a list of tabs, or the one before, by the arrow keys. */
export function moveTab(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const step = STEPS[event.key];
  const tabs = [...list.querySelectorAll<HTMLElement>("[role=tab]")];
  const at = tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true");
  if (step && at >= 0) {
    const forward = getComputedStyle(list).direction === "rtl" ? -step : step;
    const next = tabs[(at + forward + tabs.length) % tabs.length];
    next?.click();
    next?.focus();
    event.preventDefault();
  }
}
