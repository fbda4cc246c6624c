import { css } from "lit";

/** The keys of the number pad. */
export const padStyles = css`
  .keys {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 88px));
    justify-content: center;
    gap: 6px;
    direction: ltr;
    touch-action: manipulation;
  }
  .key {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    height: 52px;
    border-radius: 26px;
    text-align: center;
    background: color-mix(in srgb, var(--pbx-text) 6%, transparent);
    user-select: none;
    -webkit-user-select: none;
    -webkit-touch-callout: none;
  }
  .key:hover {
    background: color-mix(in srgb, var(--pbx-text) 11%, transparent);
  }
  .key:active {
    background: color-mix(in srgb, var(--pbx-primary) 24%, transparent);
  }
  .key b {
    font-size: 20px;
    font-weight: 500;
    line-height: 24px;
  }
  .key small {
    min-height: 12px;
    font-size: 10px;
    line-height: 12px;
    letter-spacing: 0.08em;
    color: var(--pbx-text-2);
  }
  .foot {
    display: flex;
    justify-content: center;
  }
  .foot .go {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    width: min(100%, 276px);
    height: 48px;
    border-radius: 24px;
    font-size: 14px;
    font-weight: 500;
  }
  .turned:dir(rtl) {
    transform: scaleX(-1);
  }
  select {
    min-width: 0;
    max-width: 50%;
    min-height: 36px;
    padding: 0 8px;
    border: 1px solid var(--pbx-line);
    border-radius: 18px;
    font: inherit;
    font-size: 13px;
    color: var(--pbx-text);
    background: var(--pbx-card);
  }
`;
