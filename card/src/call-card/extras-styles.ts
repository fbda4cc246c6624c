import { css } from "lit";

export const extrasStyles = css`
  :host {
    padding: 8px 0 0;
  }
  .tools,
  .ends {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .tool {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 36px;
    padding-inline: 12px 16px;
    border-radius: 18px;
    font-size: 13px;
    font-weight: 500;
    background: color-mix(in srgb, var(--pbx-text) 8%, transparent);
    --mdc-icon-size: 18px;
  }
  .tool:hover,
  .tool[aria-expanded="true"] {
    background: color-mix(in srgb, var(--pbx-text) 13%, transparent);
  }
  .confirm {
    background: color-mix(in srgb, var(--pbx-primary) 24%, transparent);
  }
  audio {
    display: block;
    width: 100%;
    max-width: 420px;
    height: 40px;
    margin-block-start: 8px;
  }
  .problem {
    margin: 8px 0 0;
    font-size: 13px;
    line-height: 18px;
    color: color-mix(in srgb, var(--pbx-missed) 65%, var(--pbx-text));
  }
  .problem:empty {
    margin: 0;
  }
  .chooser {
    max-width: 420px;
    margin-block-start: 8px;
    padding-block: 12px;
    font-size: 13px;
    line-height: 18px;
  }
  .chooser p {
    margin: 0;
  }
  label {
    display: block;
    color: var(--pbx-text-2);
  }
  label input {
    width: 100%;
    height: 40px;
    padding: 0 12px;
    border: 1px solid var(--pbx-line);
    border-radius: 8px;
    font-size: 16px;
    color: var(--pbx-text);
    background: none;
  }
`;
