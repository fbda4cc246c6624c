import { css } from "lit";

/** How the outside lines under a board look; a line's colour is `--lamp`. */
export const trunks = css`
  .trunks {
    margin: 12px 0 0;
    padding: 0;
    list-style: none;
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .trunk {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 32px;
    max-width: 100%;
    padding: 4px 12px;
    border: 1px solid var(--pbx-line);
    border-radius: 16px;
    font-size: 13px;
    line-height: 18px;
  }
  .trunk i {
    flex: none;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--lamp);
  }
  .trunk.off i,
  .trunk.unavailable i {
    background: none;
    border: 2px solid var(--lamp);
  }
  .trunk ha-icon {
    margin-inline-start: -4px;
    color: var(--lamp);
    --mdc-icon-size: 18px;
  }
  .trunk:hover {
    background: color-mix(in srgb, var(--pbx-text) 5%, transparent);
  }
  .trunk b {
    font-weight: 500;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .trunk span {
    color: var(--pbx-text-2);
    white-space: nowrap;
  }
`;
