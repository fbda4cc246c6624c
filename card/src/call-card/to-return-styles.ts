import { css } from "lit";
import { routeStyles } from "./route-line.js";
import { rowStyles } from "./row-styles.js";

const list = css`
  .actions {
    flex: none;
    display: flex;
    gap: 4px;
  }
  .round {
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    border-radius: 50%;
    color: var(--pbx-text-2);
    --mdc-icon-size: 22px;
  }
  .round:hover {
    background: color-mix(in srgb, var(--pbx-text) 7%, transparent);
  }
  .round.call {
    color: color-mix(in srgb, var(--pbx-talking) 60%, var(--pbx-text));
    background: color-mix(in srgb, var(--pbx-talking) 14%, transparent);
  }
  .count {
    color: var(--pbx-text);
    background: color-mix(in srgb, var(--pbx-missed) 16%, transparent);
  }
  .more {
    display: block;
    margin: 0 auto 8px;
  }
`;

export const toReturnStyles = [rowStyles, routeStyles, list];
