import { css } from "lit";
import { callRowStyles } from "./call-row.js";
import { routeStyles } from "./route-line.js";
import { rowStyles } from "./row-styles.js";

const frame = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 8px var(--pbx-gap);
  }
  .search {
    flex: 1 1 250px;
    display: flex;
    align-items: center;
    gap: 8px;
    height: 36px;
    padding: 0 12px;
    border-radius: 18px;
    background: color-mix(in srgb, var(--pbx-text) 6%, transparent);
    color: var(--pbx-text-2);
    --mdc-icon-size: 18px;
  }
  .search:focus-within {
    outline: 2px solid var(--pbx-primary);
  }
  .search input {
    flex: 1;
    min-width: 0;
    height: 100%;
    border: 0;
    outline: 0;
    background: none;
    font-size: 14px;
    color: var(--pbx-text);
  }
  .search input::placeholder {
    color: var(--pbx-text-2);
    opacity: 1;
  }
  .search input::-webkit-search-cancel-button {
    filter: grayscale(1);
  }
  .chips {
    display: flex;
    gap: 8px;
    min-width: 0;
    margin-inline: calc(-1 * var(--pbx-gap));
    padding: 2px var(--pbx-gap);
    overflow-x: auto;
    scrollbar-width: none;
  }
  .chip {
    flex: none;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    height: 32px;
    padding-inline: 10px 12px;
    border: 1px solid var(--pbx-line);
    border-radius: 16px;
    font-size: 13px;
    white-space: nowrap;
    --mdc-icon-size: 16px;
  }
  .chip ha-icon {
    color: var(--pbx-text-2);
  }
  .chip:hover {
    background: color-mix(in srgb, var(--pbx-text) 4%, transparent);
  }
  .chip[aria-pressed="true"] {
    border-color: transparent;
    background: color-mix(in srgb, var(--pbx-primary) 20%, transparent);
    font-weight: 500;
  }
  .chip[aria-pressed="true"] ha-icon {
    color: inherit;
  }
  @container (max-width: 440px) {
    .chip ha-icon {
      display: none;
    }
    .chip {
      padding-inline: 12px;
    }
  }
  .scroller {
    position: relative;
    flex: 1 1 auto;
    min-height: 112px;
    overflow-y: auto;
    overflow-x: hidden;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--pbx-line) transparent;
  }
  .list {
    position: relative;
  }
  .item {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
  }
  h3 {
    margin: 0;
    padding: 12px var(--pbx-gap) 4px;
    font-size: 12px;
    font-weight: 500;
    line-height: 20px;
    color: var(--pbx-text-2);
  }
  /* In a card that is stretched beyond the screen, as in the card picker, the middle would be out of sight. */
  .notice {
    min-height: min(100%, 240px);
  }
  .more-failed {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    padding: 4px var(--pbx-gap);
    font-size: 13px;
    color: var(--pbx-text-2);
  }
`;

export const historyStyles = [rowStyles, routeStyles, callRowStyles, frame];
