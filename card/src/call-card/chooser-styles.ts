import { css } from "lit";

/** What number pad and transfer have alike: a field for a number or a name, and the extensions that are found. */
export const chooserStyles = css`
  :host {
    height: auto;
    padding: 0 var(--pbx-gap) 12px;
  }
  .chooser {
    display: flex;
    flex-direction: column;
    gap: 8px;
    padding: 8px 12px 12px;
    border: 1px solid var(--pbx-line);
    border-radius: var(--pbx-radius);
    background: var(--pbx-card);
  }
  .head,
  .line {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  h3 {
    flex: 1;
    min-width: 0;
    margin: 0;
    font-size: 14px;
    font-weight: 500;
    line-height: 20px;
    overflow-wrap: anywhere;
  }
  .round,
  .go {
    flex: none;
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    border-radius: 50%;
    --mdc-icon-size: 20px;
  }
  .round:hover {
    background: color-mix(in srgb, var(--pbx-text) 8%, transparent);
  }
  .go {
    color: color-mix(in srgb, var(--pbx-talking) 45%, var(--pbx-text));
    background: color-mix(in srgb, var(--pbx-talking) 18%, transparent);
    text-decoration: none;
  }
  .go[aria-disabled="true"] {
    color: var(--pbx-text-2);
    background: color-mix(in srgb, var(--pbx-text) 6%, transparent);
  }
  .line input {
    flex: 1;
    min-width: 0;
    height: 44px;
    padding: 0 14px;
    border: 1px solid transparent;
    border-radius: 22px;
    font-size: 16px;
    color: var(--pbx-text);
    background: color-mix(in srgb, var(--pbx-text) 6%, transparent);
  }
  .line input::placeholder {
    color: var(--pbx-text-2);
    opacity: 1;
  }
  .hint {
    margin: 0;
    font-size: 12px;
    line-height: 18px;
    color: var(--pbx-text-2);
  }
  .found {
    max-height: 176px;
    margin: 0 -4px;
    padding: 0;
    overflow-y: auto;
    list-style: none;
  }
  .one {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    width: 100%;
    min-height: 44px;
    padding: 4px 12px;
    border-radius: 8px;
    font-size: 14px;
    color: var(--pbx-text);
    text-decoration: none;
  }
  .one:hover {
    background: color-mix(in srgb, var(--pbx-text) 5%, transparent);
  }
  .one:focus-visible {
    outline-offset: -2px;
  }
  .one .numbers {
    color: var(--pbx-text-2);
  }
`;
