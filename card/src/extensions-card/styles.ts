import { css } from "lit";

/** The board's own look; a lamp's colour is `--lamp`. */
export const board = css`
  :host {
    --pbx-lamp-free: var(--green-color, #4caf50);
    --pbx-lamp-busy: var(--red-color, #f44336);
    --pbx-lamp-ringing: var(--orange-color, #ff9800);
    --pbx-lamp-calling: var(--light-blue-color, #03a9f4);
    --pbx-lamp-held: var(--deep-purple-color, #6e41ab);
    --pbx-lamp-off: var(--grey-color, #9e9e9e);
  }
  .idle,
  .good {
    --lamp: var(--pbx-lamp-free);
  }
  .in_call,
  .busy,
  .bad {
    --lamp: var(--pbx-lamp-busy);
  }
  .ringing,
  .waiting {
    --lamp: var(--pbx-lamp-ringing);
  }
  .alerting {
    --lamp: var(--pbx-lamp-calling);
  }
  .on_hold {
    --lamp: var(--pbx-lamp-held);
  }
  .unregistered,
  .unavailable,
  .off {
    --lamp: var(--pbx-lamp-off);
  }
  .header {
    flex-wrap: wrap;
    padding-block: 16px 12px;
    row-gap: 8px;
  }
  .header h2 {
    flex: 1 1 auto;
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: 13px;
    line-height: 20px;
    color: var(--pbx-text-2);
  }
  .counts[hidden] {
    display: none;
  }
  .counts li {
    display: flex;
    white-space: nowrap;
    align-items: center;
    gap: 6px;
  }
  .counts i {
    flex: none;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--lamp);
  }
  .counts .unregistered i,
  .counts .unavailable i {
    background: none;
    border: 2px solid var(--lamp);
  }
  .content {
    flex: 1;
    min-height: 0;
    overflow: auto;
    padding: 0 var(--pbx-gap) var(--pbx-gap);
  }
  .content.bare {
    padding-top: var(--pbx-gap);
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 8px;
    margin-bottom: 8px;
    padding: 4px;
    padding-inline-start: 12px;
    border-radius: 8px;
    font-size: 13px;
    line-height: 18px;
    background: color-mix(in srgb, var(--pbx-primary) 16%, transparent);
  }
  .tile.target {
    border: 2px dashed var(--pbx-primary);
    padding: 9px 11px;
  }
  .system + .system {
    margin-top: 16px;
  }
  h3 {
    margin: 0 0 8px;
    font-size: 13px;
    font-weight: 500;
    line-height: 20px;
    color: var(--pbx-text-2);
  }
  .content .strip {
    margin: 0 0 8px;
  }
  .tiles {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(136px, 100%), 1fr));
    gap: 8px;
  }
  .tiles.single {
    grid-template-columns: minmax(0, 1fr);
  }
  .tiles li {
    display: flex;
    min-width: 0;
  }
  .tile {
    flex: 1;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    column-gap: 8px;
    min-width: 0;
    padding: 10px 12px;
    border: 1px solid var(--pbx-line);
    border-radius: var(--pbx-radius);
    color: inherit;
    text-decoration: none;
    transition:
      background-color 180ms ease,
      border-color 180ms ease;
  }
  button.tile:hover,
  a.tile:hover {
    background: color-mix(in srgb, var(--pbx-text) 5%, transparent);
  }
  .tile.active {
    border-color: color-mix(in srgb, var(--lamp) 55%, transparent);
    background: color-mix(in srgb, var(--lamp) 14%, transparent);
  }
  button.tile.active:hover,
  a.tile.active:hover {
    background: color-mix(in srgb, var(--lamp) 20%, transparent);
  }
  .lamp {
    display: grid;
    place-items: center;
    width: 28px;
    height: 28px;
    border-radius: 50%;
    color: color-mix(in srgb, var(--lamp) 80%, var(--pbx-text));
    background: color-mix(in srgb, var(--lamp) 18%, transparent);
    --mdc-icon-size: 18px;
  }
  .active .lamp {
    color: #fff;
    background: color-mix(in srgb, var(--lamp) 82%, #000);
  }
  .ringing .lamp {
    animation: pbx-ring 1s ease-in-out infinite;
  }
  .number {
    font-size: 13px;
    line-height: 20px;
    color: var(--pbx-text-2);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .since {
    font-size: 13px;
    font-weight: 500;
    line-height: 20px;
  }
  .name,
  .doing {
    grid-column: 1 / -1;
    display: flex;
  }
  .name span,
  .doing span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .name {
    margin-top: 8px;
    font-size: 14px;
    font-weight: 500;
    line-height: 20px;
  }
  .doing {
    font-size: 13px;
    line-height: 18px;
    color: var(--pbx-text-2);
  }
  .active .number,
  .active .doing {
    color: var(--pbx-text);
  }
  .unregistered .name,
  .unavailable .name {
    color: var(--pbx-text-2);
  }
  .tile.unregistered,
  .tile.unavailable {
    border-style: dashed;
  }
  @container pbx-card (min-width: 900px) {
    .tiles {
      grid-template-columns: repeat(auto-fill, minmax(176px, 1fr));
      gap: 12px;
    }
    .tile {
      padding: 12px 16px;
    }
    .name {
      font-size: 16px;
      line-height: 24px;
    }
    .lamp {
      width: 36px;
      height: 36px;
      --mdc-icon-size: 22px;
    }
  }
  @keyframes pbx-ring {
    50% {
      box-shadow: 0 0 0 6px color-mix(in srgb, var(--lamp) 30%, transparent);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .ringing .lamp {
      animation: none;
    }
    .tile {
      transition: none;
    }
  }
`;
