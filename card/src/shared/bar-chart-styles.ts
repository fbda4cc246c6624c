import { css } from "lit";

export const chartStyles = css`
  :host {
    display: block;
    position: relative;
    /* Time goes from left to right in charts everywhere, as in Home Assistant's own. */
    direction: ltr;
  }
  .plot {
    overflow: hidden;
    touch-action: pan-y;
  }
  .ct-label {
    display: flex;
    font-size: 11px;
    line-height: 14px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    color: var(--secondary-text-color, #5e5e5e);
  }
  .ct-label.ct-horizontal {
    justify-content: center;
    padding-top: 4px;
  }
  .ct-label.ct-vertical {
    align-items: flex-end;
    justify-content: flex-end;
    padding-inline-end: 4px;
    transform: translateY(6px);
  }
  .ct-grid {
    stroke: var(--divider-color, rgba(0, 0, 0, 0.12));
    stroke-width: 1px;
    shape-rendering: crispEdges;
  }
  .ct-bar {
    fill: none;
  }
  .lit {
    position: absolute;
    top: 0;
    pointer-events: none;
    border-radius: 4px;
    background: color-mix(in srgb, var(--primary-text-color, #141414) 6%, transparent);
  }
  .tip {
    position: absolute;
    top: 0;
    z-index: 1;
    max-width: min(240px, 80%);
    padding: 8px 12px;
    border-radius: 8px;
    font-size: 12px;
    line-height: 18px;
    color: var(--primary-text-color, #141414);
    background: var(--ha-card-background, var(--card-background-color, #fff));
    border: 1px solid var(--divider-color, rgba(0, 0, 0, 0.12));
    box-shadow: 0 2px 8px rgba(0, 0, 0, 0.2);
    pointer-events: none;
    transform: translateX(-50%);
  }
  .tip b {
    display: block;
    font-weight: 500;
  }
  .tip span {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .tip i {
    flex: none;
    width: 8px;
    height: 8px;
    border-radius: 2px;
  }
  .tip em {
    flex: 1;
    font-style: normal;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .tip strong {
    padding-inline-start: 12px;
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }
  /* A table keeps the height of its rows whatever it is told. */
  .table {
    position: absolute;
    inset-block-start: 0;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
