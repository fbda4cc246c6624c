/** Call back when an element has another size, as far as the browser (not iOS 12) sees that. Return what begins and ends it. */
export function watchSize(
  element: Element,
  changed: (width: number) => void,
): { begin(): void; end(): void } {
  const observer =
    "ResizeObserver" in window
      ? new ResizeObserver(([entry]) => changed(entry?.contentRect.width ?? 0))
      : undefined;
  return {
    begin: () => (observer ? observer.observe(element) : changed(element.clientWidth)),
    end: () => observer?.disconnect(),
  };
}
