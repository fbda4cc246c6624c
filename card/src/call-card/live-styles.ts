import { css } from "lit";

/** The rows of the calls in progress. */
export const liveStyles = css`
  :host {
    container-type: inline-size;
  }
  .live {
    position: relative;
    background: color-mix(in srgb, var(--pbx-tone) 7%, transparent);
  }
  .live + .live {
    border-block-start: 1px solid var(--pbx-line);
  }
  .live::before {
    content: "";
    position: absolute;
    inset-block: 8px;
    inset-inline-start: 0;
    width: 3px;
    border-start-end-radius: 3px;
    border-end-end-radius: 3px;
    background: var(--pbx-tone);
  }
  .state {
    display: block;
    font-weight: 500;
    color: color-mix(in srgb, var(--pbx-tone) 45%, var(--pbx-text));
  }
  .clock {
    display: block;
    font-size: 16px;
    line-height: 22px;
    color: var(--pbx-text);
  }
  .tone-ringing .badge {
    animation: pbx-ring 1.4s ease-out infinite;
  }
  .quiet {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 48px;
    padding: 4px var(--pbx-gap);
    font-size: 14px;
    color: var(--pbx-text-2);
  }
  .quiet ha-icon {
    width: 36px;
    text-align: center;
    --mdc-icon-size: 20px;
  }
  @keyframes pbx-ring {
    from {
      box-shadow: 0 0 0 0 color-mix(in srgb, var(--pbx-tone) 50%, transparent);
    }
    to {
      box-shadow: 0 0 0 10px transparent;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .tone-ringing .badge {
      animation: none;
    }
  }
`;
