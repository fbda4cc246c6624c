import { css } from "lit";

/** A row about a call: an icon in its signal colour, two lines, and figures at the end. */
export const rowStyles = css`
  .row {
    display: flex;
    align-items: center;
    gap: 12px;
    width: 100%;
    min-height: 56px;
    padding: 8px var(--pbx-gap);
  }
  .badge {
    flex: none;
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    border-radius: 50%;
    color: color-mix(in srgb, var(--pbx-tone) 75%, var(--pbx-text));
    background: color-mix(in srgb, var(--pbx-tone) 14%, transparent);
    --mdc-icon-size: 20px;
  }
  .tone-ringing {
    --pbx-tone: var(--pbx-ringing);
  }
  .tone-talking {
    --pbx-tone: var(--pbx-talking);
  }
  .tone-held {
    --pbx-tone: var(--pbx-held);
  }
  .tone-missed {
    --pbx-tone: var(--pbx-missed);
  }
  .tone-failed {
    --pbx-tone: var(--pbx-failed);
  }
  .tone-voicemail {
    --pbx-tone: var(--pbx-voicemail);
  }
  .tone-idle {
    --pbx-tone: var(--pbx-text-2);
  }
  .lines {
    flex: 1;
    min-width: 0;
  }
  .first,
  .second {
    display: flex;
    align-items: center;
    min-width: 0;
  }
  .first {
    gap: 8px;
    font-size: 14px;
    font-weight: 500;
    line-height: 20px;
  }
  .second {
    gap: 6px;
    font-size: 12px;
    line-height: 18px;
    color: var(--pbx-text-2);
  }
  .way {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 4px;
  }
  .cut {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .end {
    flex: none;
    text-align: end;
    font-size: 12px;
    line-height: 18px;
    color: var(--pbx-text-2);
    font-variant-numeric: tabular-nums;
  }
  .tag {
    flex: none;
    padding: 0 6px;
    border-radius: 8px;
    font-size: 11px;
    font-weight: 400;
    line-height: 16px;
    color: var(--pbx-text-2);
    background: color-mix(in srgb, var(--pbx-text) 7%, transparent);
  }
`;
