import { css } from "lit";

/**
 * Names for the colours and measures of Home Assistant's theme that the cards use.
 *
 * Text is never in one of the signal colours as they are: they are too light on white, so they are mixed with the text's colour.
 */
export const tokens = css`
  :host {
    --pbx-text: var(--primary-text-color, #141414);
    --pbx-text-2: var(--secondary-text-color, #5e5e5e);
    --pbx-line: var(--divider-color, rgba(0, 0, 0, 0.12));
    --pbx-primary: var(--primary-color, #009ac7);
    --pbx-card: var(--ha-card-background, var(--card-background-color, #fff));
    --pbx-ringing: var(--warning-color, #ffa600);
    --pbx-talking: var(--success-color, #43a047);
    --pbx-held: var(--deep-purple-color, #6e41ab);
    --pbx-missed: var(--error-color, #db4437);
    --pbx-failed: var(--warning-color, #ffa600);
    --pbx-voicemail: var(--info-color, #039be5);
    --pbx-idle: var(--disabled-color, #bdbdbd);
    --pbx-gap: 16px;
    --pbx-radius: 12px;
    display: block;
    height: 100%;
  }
  * {
    box-sizing: border-box;
  }
  button,
  input {
    font: inherit;
    color: inherit;
  }
  button {
    cursor: pointer;
    background: none;
    border: 0;
    padding: 0;
    text-align: start;
    -webkit-tap-highlight-color: transparent;
  }
  [aria-disabled="true"] {
    cursor: default;
  }
  button[aria-busy="true"] {
    opacity: 0.5;
  }
  :focus-visible {
    outline: 2px solid var(--pbx-primary);
    outline-offset: 2px;
  }
  .hidden-text {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .numbers {
    font-variant-numeric: tabular-nums;
  }
`;

/** The frame of a card: its header, and what may stand between it and the content. */
export const frame = css`
  ha-card {
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: hidden;
    color: var(--pbx-text);
    container: pbx-card / inline-size;
  }
  .header {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 12px var(--pbx-gap) 8px;
    min-height: 48px;
  }
  .header h2 {
    flex: 1;
    min-width: 0;
    margin: 0;
    font-size: 16px;
    font-weight: 500;
    line-height: 24px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .strip {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0 var(--pbx-gap) 8px;
    padding: 8px 12px;
    border-radius: 8px;
    font-size: 13px;
    line-height: 18px;
    background: color-mix(in srgb, var(--pbx-failed) 14%, transparent);
    --mdc-icon-size: 18px;
  }
  ha-card > .strip:first-child {
    margin-block-start: 12px;
  }
  .strip > :first-child {
    flex: none;
  }
`;

/** What stands in the place of content, and its button. */
export const notices = css`
  .text-button {
    min-height: 36px;
    padding: 0 12px;
    border-radius: 18px;
    font-size: 14px;
    font-weight: 500;
    color: color-mix(in srgb, var(--pbx-primary) 65%, var(--pbx-text));
  }
  .text-button:hover {
    background: color-mix(in srgb, var(--pbx-primary) 10%, transparent);
  }
  .notice {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 4px;
    padding: 24px;
    text-align: center;
    --pbx-tone: var(--pbx-text-2);
  }
  .notice.good {
    --pbx-tone: var(--pbx-talking);
  }
  .notice.bad {
    --pbx-tone: var(--pbx-missed);
  }
  .notice-icon {
    display: grid;
    place-items: center;
    width: 48px;
    height: 48px;
    margin-bottom: 8px;
    border-radius: 50%;
    color: var(--pbx-tone);
    background: color-mix(in srgb, var(--pbx-tone) 12%, transparent);
  }
  .notice-title {
    font-size: 14px;
    font-weight: 500;
    line-height: 20px;
  }
  .notice-text {
    max-width: 40ch;
    font-size: 13px;
    line-height: 18px;
    color: var(--pbx-text-2);
    text-wrap: balance;
  }
  .skeleton-row {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 8px var(--pbx-gap);
    height: 56px;
  }
  .skeleton-row > span {
    flex: 1;
  }
  .skeleton i {
    display: block;
    background: var(--pbx-line);
    animation: pbx-pulse 1.6s ease-in-out infinite;
  }
  .skeleton .skeleton-icon {
    width: 36px;
    height: 36px;
    border-radius: 50%;
  }
  .skeleton-line {
    width: 60%;
    height: 10px;
    margin: 4px 0;
    border-radius: 5px;
  }
  .skeleton-line.short {
    width: 35%;
  }
  @keyframes pbx-pulse {
    50% {
      opacity: 0.4;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton i {
      animation: none;
    }
  }
`;
