import { css } from "lit";

export const popupStyles = css`
  :host {
    height: auto;
    --pbx-tone: var(--pbx-ringing);
  }
  .stack {
    position: fixed;
    inset: auto;
    inset-block-start: env(safe-area-inset-top, 0px);
    inset-inline-end: 0;
    z-index: 9999;
    display: flex;
    flex-direction: column;
    gap: 8px;
    width: min(396px, 100vw);
    max-height: 100vh;
    margin: 0;
    /* Room for the shadows, which would be cut off. */
    padding: 8px 8px 16px;
    border: 0;
    overflow-y: auto;
    color: var(--pbx-text);
    background: none;
    pointer-events: none;
    font-family: var(--ha-font-family-body, Roboto, Noto, sans-serif);
  }
  .stack[hidden] {
    display: none;
  }
  .call {
    pointer-events: auto;
    flex: none;
    display: flex;
    flex-direction: column;
    gap: 12px;
    padding: 16px;
    border: 1px solid var(--pbx-line);
    border-inline-start: 4px solid var(--pbx-tone);
    border-radius: var(--pbx-radius);
    background: var(--pbx-card);
    box-shadow: 0 2px 8px rgba(0, 0, 0, 0.3);
    animation: pbx-in 0.2s ease-out;
  }
  .head {
    display: flex;
    align-items: flex-start;
    gap: 12px;
  }
  .badge,
  .photo {
    flex: none;
    width: 48px;
    height: 48px;
    border-radius: 50%;
  }
  .badge {
    display: grid;
    place-items: center;
    color: color-mix(in srgb, var(--pbx-tone) 75%, var(--pbx-text));
    background: color-mix(in srgb, var(--pbx-tone) 16%, transparent);
    --mdc-icon-size: 24px;
  }
  .photo {
    object-fit: cover;
  }
  .camera {
    display: block;
    width: 100%;
    max-height: 40vh;
    border-radius: 8px;
    object-fit: contain;
    background: #000;
  }
  .lines {
    flex: 1;
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    min-width: 0;
  }
  .title,
  .second {
    font-size: 13px;
    line-height: 18px;
    color: var(--pbx-text-2);
  }
  .name {
    font-size: 18px;
    font-weight: 500;
    line-height: 24px;
    overflow-wrap: anywhere;
  }
  .second {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 6px;
    min-width: 0;
    overflow-wrap: anywhere;
    --mdc-icon-size: 16px;
  }
  :host(:dir(rtl)) .second ha-icon {
    transform: scaleX(-1);
  }
  .tag {
    padding: 0 6px;
    border-radius: 8px;
    font-size: 11px;
    line-height: 16px;
    background: color-mix(in srgb, var(--pbx-text) 7%, transparent);
  }
  .round {
    flex: none;
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    margin: -8px;
    margin-inline-start: 0;
    border-radius: 50%;
    color: var(--pbx-text-2);
    --mdc-icon-size: 20px;
  }
  .round:hover {
    background: color-mix(in srgb, var(--pbx-text) 8%, transparent);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .buttons:empty {
    display: none;
  }
  .button {
    flex: 1 1 auto;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 44px;
    padding-inline: 12px 16px;
    border-radius: 22px;
    font-size: 14px;
    font-weight: 500;
    background: color-mix(in srgb, var(--pbx-text) 8%, transparent);
    --mdc-icon-size: 20px;
  }
  .button:hover,
  .button[aria-expanded="true"] {
    background: color-mix(in srgb, var(--pbx-text) 14%, transparent);
  }
  .accept_call {
    color: color-mix(in srgb, var(--pbx-talking) 45%, var(--pbx-text));
    background: color-mix(in srgb, var(--pbx-talking) 18%, transparent);
  }
  .refuse_call {
    color: color-mix(in srgb, var(--pbx-missed) 55%, var(--pbx-text));
    background: color-mix(in srgb, var(--pbx-missed) 14%, transparent);
  }
  @keyframes pbx-in {
    from {
      opacity: 0;
      transform: translateY(-8px);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .call {
      animation: none;
    }
  }
`;
