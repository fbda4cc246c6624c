import { html, nothing, type TemplateResult } from "lit";
import type { HomeAssistant } from "../shared/home-assistant.js";
import type { Localize } from "../shared/localize.js";
import type { Mask } from "../shared/mask.js";
import type { Incoming } from "./ringing.js";

/** Return the camera of the door phone that calls; null where nobody calls from a door, or no camera is known. */
export function cameraOf({ call, system }: Incoming): string | null {
  return system.extensions.find(({ number }) => number === call.caller_number)?.camera_entity ?? null;
}

/** Return what the camera of the door phone sees; nothing where there is none. */
export function cameraPicture(
  one: Incoming,
  hass: HomeAssistant,
  t: Localize,
): TemplateResult | typeof nothing {
  const entity = cameraOf(one);
  const camera = entity ? hass.states[entity] : undefined;
  if (!camera || camera.state === "unavailable") {
    return nothing;
  }
  const name = t("popup.camera", { name: camera.attributes.friendly_name ?? camera.entity_id });
  // Home Assistant loads its own player only where one of its pages needs it.
  if (customElements.get("ha-camera-stream")) {
    return html`<ha-camera-stream
      class="camera"
      .hass=${hass}
      .stateObj=${camera}
      muted
      aria-label=${name}
    ></ha-camera-stream>`;
  }
  const token = String(camera.attributes["access_token"] ?? "");
  return html`<img
    class="camera"
    alt=${name}
    src="/api/camera_proxy/${camera.entity_id}?token=${encodeURIComponent(token)}"
  />`;
}

/** Return the caller's photo, else the icon of a call. Who hides callers hides their faces too. */
export function callerPhoto({ call }: Incoming, mask: Mask): TemplateResult {
  return call.caller_photo && mask === "none"
    ? html`<img class="photo" alt="" src=${call.caller_photo} />`
    : html`<span class="badge"><ha-icon icon="mdi:phone-ring" aria-hidden="true"></ha-icon></span>`;
}
