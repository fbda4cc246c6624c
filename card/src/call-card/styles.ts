import { css } from "lit";
import { rowStyles } from "./row-styles.js";

const layout = css`
  .now {
    flex: 0 1 auto;
    min-height: 48px;
    overflow-y: auto;
  }
  .header.bare {
    justify-content: flex-end;
    min-height: 0;
    padding-block: 8px 6px;
  }
  .opener {
    flex: none;
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    margin-block: -4px;
    border-radius: 50%;
    color: var(--pbx-text-2);
    --mdc-icon-size: 22px;
  }
  .opener:last-child {
    margin-inline-end: -4px;
  }
  .opener:hover,
  .opener[aria-expanded="true"] {
    color: var(--pbx-text);
    background: color-mix(in srgb, var(--pbx-text) 8%, transparent);
  }
  pbx-number-pad,
  pbx-popup-settings {
    flex: 0 1 auto;
    min-height: 0;
    overflow-y: auto;
  }
  .header + .now,
  .strip + .now {
    padding-block-start: 0;
  }
  .tabs {
    flex: none;
    display: flex;
    gap: 4px;
    padding: 0 var(--pbx-gap);
    border-block: 1px solid var(--pbx-line);
    overflow-x: auto;
    scrollbar-width: none;
  }
  .tabs:first-child {
    border-block-start: 0;
  }
  [role="tab"] {
    position: relative;
    flex: 1 0 auto;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 44px;
    padding: 0 8px;
    font-size: 13px;
    font-weight: 500;
    white-space: nowrap;
    color: var(--pbx-text-2);
    --mdc-icon-size: 18px;
  }
  [role="tab"]:hover {
    color: var(--pbx-text);
  }
  [role="tab"]:focus-visible {
    outline-offset: -2px;
    border-radius: 8px;
  }
  [role="tab"][aria-selected="true"] {
    color: color-mix(in srgb, var(--pbx-primary) 55%, var(--pbx-text));
  }
  [role="tab"][aria-selected="true"]::after {
    content: "";
    position: absolute;
    inset-inline: 8px;
    inset-block-end: 0;
    height: 3px;
    border-radius: 3px 3px 0 0;
    background: var(--pbx-primary);
  }
  .count {
    min-width: 20px;
    padding: 0 6px;
    border-radius: 10px;
    font-size: 12px;
    line-height: 20px;
    text-align: center;
    color: var(--pbx-text);
    background: color-mix(in srgb, var(--pbx-missed) 20%, transparent);
  }
  .panel {
    min-height: 0;
    overflow-y: auto;
  }
  .panel:focus-visible {
    outline-offset: -2px;
  }
  .panel[hidden] {
    display: none;
  }
  .fill {
    flex: 1 1 auto;
    display: flex;
    flex-direction: column;
    overflow: hidden;
  }
  .fill > * {
    flex: 1 1 auto;
  }
  .columns {
    flex: 1;
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
    min-height: 0;
  }
  .column {
    min-height: 0;
    overflow-y: auto;
  }
  .column + .column {
    border-inline-start: 1px solid var(--pbx-line);
  }
  .column.fill {
    overflow: hidden;
  }
  .column > .panel {
    border-block-start: 1px solid var(--pbx-line);
    overflow: visible;
  }
  .column > .panel > h3 {
    margin: 0;
    padding: 12px var(--pbx-gap) 4px;
    font-size: 13px;
    font-weight: 500;
    line-height: 20px;
    color: var(--pbx-text-2);
  }
  @container pbx-card (max-width: 400px) {
    [role="tab"] ha-icon {
      display: none;
    }
  }
`;

export const callCardStyles = [rowStyles, layout];
