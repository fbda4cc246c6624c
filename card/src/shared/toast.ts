/** Show a message at the edge of the screen, with something that can be done about it. */
export function toast(
  from: EventTarget,
  message: string,
  action?: { text: string; action: () => void },
): void {
  const detail = action ? { message, action } : { message };
  from.dispatchEvent(new CustomEvent("hass-notification", { detail, bubbles: true, composed: true }));
}
