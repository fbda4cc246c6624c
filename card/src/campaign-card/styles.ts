import { css } from "lit";

/** The campaign card's own look. */
export const campaign = css`
  :host {
    --pbx-success: var(--green-color, #4caf50);
    --pbx-rest: var(--grey-color, #9e9e9e);
  }
  .header {
    flex-wrap: wrap;
    padding-block: 16px 12px;
  }
  .periods {
    display: flex;
    gap: 4px;
  }
  .periods button {
    min-height: 32px;
    padding: 0 12px;
    border: 1px solid var(--pbx-line);
    border-radius: 16px;
    font-size: 13px;
    line-height: 18px;
    color: var(--pbx-text-2);
    white-space: nowrap;
  }
  .periods button:hover {
    background: color-mix(in srgb, var(--pbx-text) 5%, transparent);
  }
  .periods button[aria-pressed="true"] {
    color: var(--pbx-text);
    border-color: color-mix(in srgb, var(--pbx-primary) 60%, transparent);
    background: color-mix(in srgb, var(--pbx-primary) 14%, transparent);
  }
  select {
    min-height: 32px;
    max-width: 180px;
    padding-inline: 12px 8px;
    border: 1px solid var(--pbx-line);
    border-radius: 16px;
    font: inherit;
    font-size: 13px;
    color: var(--pbx-text);
    background: var(--pbx-card);
  }
  .content {
    flex: 1;
    min-height: 0;
    overflow: auto;
    display: flex;
    flex-direction: column;
    gap: 16px;
    padding: 0 var(--pbx-gap) var(--pbx-gap);
  }
  .content:first-child {
    padding-block-start: var(--pbx-gap);
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 8px;
    margin: 0;
  }
  .figures div {
    display: flex;
    flex-direction: column-reverse;
    justify-content: flex-end;
  }
  dt {
    display: flex;
    align-items: center;
    gap: 6px;
    font-size: 13px;
    line-height: 18px;
    color: var(--pbx-text-2);
  }
  dd {
    display: flex;
    align-items: baseline;
    gap: 6px;
    margin: 0;
    font-size: 24px;
    font-weight: 500;
    line-height: 32px;
  }
  dd small {
    line-height: 1;
    font-size: 13px;
    font-weight: 400;
    color: var(--pbx-text-2);
  }
  i.swatch {
    flex: none;
    width: 10px;
    height: 10px;
    border-radius: 3px;
    background: var(--swatch);
  }
  .note {
    margin: 0;
    font-size: 13px;
    line-height: 18px;
    color: var(--pbx-text-2);
  }
  h3 {
    margin: 0 0 4px;
    font-size: 14px;
    font-weight: 500;
    line-height: 20px;
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  ol li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto minmax(44px, auto);
    align-items: center;
    column-gap: 8px;
    padding: 6px 0;
    font-size: 14px;
    line-height: 20px;
  }
  ol .text {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  ol .share {
    text-align: end;
    color: var(--pbx-text-2);
  }
  ol .track {
    grid-column: 2 / -1;
    height: 4px;
    margin-top: 4px;
    border-radius: 2px;
    background: color-mix(in srgb, var(--pbx-text) 8%, transparent);
    overflow: hidden;
  }
  ol .track span {
    display: block;
    height: 100%;
    border-radius: 2px;
    background: var(--swatch);
  }
  .loading {
    opacity: 0.6;
  }
  .main {
    display: flex;
    flex-direction: column;
    gap: 16px;
    min-width: 0;
  }
  .strip {
    margin: 0;
  }
  @container pbx-card (min-width: 720px) {
    .content {
      display: grid;
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
      column-gap: 32px;
      align-items: start;
    }
    .content.single {
      grid-template-columns: minmax(0, 1fr);
    }
    dd {
      font-size: 28px;
      line-height: 36px;
    }
  }
  @container pbx-card (max-width: 399px) {
    .periods {
      flex-basis: 100%;
    }
    dd {
      font-size: 20px;
      line-height: 28px;
    }
    dd small {
      font-size: 12px;
    }
  }
`;
