import { css } from 'lit';

/** Colours, type, buttons and what is used everywhere. A brand overrides the `--vv-*` variables. */
export const baseStyles = css`
  :host {
    --accent: var(--vv-accent, #2563eb);
    --on-accent: var(--vv-on-accent, #fff);
    --page: #f5f6f8;
    --sheet: #fff;
    --line: #dfe3ea;
    --text: #161b24;
    --soft: #566072;
    --chip: #eef1f6;
    --danger: #c51f35;
    --good: #14804a;
    --warm: #8a5a00;
    --warm-sheet: #fff6e0;
    --link: #1d4fd0;
    --picked: #e8effd;
    display: block;
    height: 100%;
    background: var(--page);
    color: var(--text);
    color-scheme: light dark;
    font: 16px/1.5 var(--vv-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif);
    -webkit-tap-highlight-color: transparent;
  }

  @media (prefers-color-scheme: dark) {
    :host {
      --page: #0e1116;
      --sheet: #171c25;
      --line: #2a3240;
      --text: #f1f4f9;
      --soft: #a7b0bf;
      --chip: #232b38;
      --danger: #ff8593;
      --good: #46d392;
      --warm: #f6b73c;
      --warm-sheet: #33280f;
      --link: #8db8ff;
      --picked: #1d2b4a;
    }
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  h1,
  h2,
  h3,
  p,
  ul,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }

  ul {
    list-style: none;
  }

  h1,
  h2,
  h3 {
    font-weight: 650;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }

  a {
    color: var(--link);
  }

  svg {
    display: block;
    flex: none;
    width: 20px;
    height: 20px;
  }

  button,
  select,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 44px;
    padding: 0 16px;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--sheet);
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;
    transition: background 120ms;
  }

  button:hover:not(:disabled) {
    background: var(--chip);
  }

  button:disabled {
    opacity: 0.55;
    cursor: default;
  }

  button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }

  button.primary:hover:not(:disabled) {
    background: color-mix(in srgb, var(--accent) 86%, #000);
  }

  button.danger {
    border-color: transparent;
    background: #c51f35;
    color: #fff;
  }

  button.danger:hover:not(:disabled) {
    background: #a9182c;
  }

  .icon {
    display: inline-grid;
    place-items: center;
    flex: none;
    width: 44px;
    height: 44px;
    padding: 0;
    border: 0;
    border-radius: 12px;
    background: none;
    color: var(--soft);
    cursor: pointer;
  }

  .icon:hover {
    background: var(--chip);
    color: var(--text);
  }

  button.quiet {
    min-height: 32px;
    padding: 0 8px;
    border: 0;
    background: none;
    color: var(--link);
    font-weight: 600;
    font-size: 14px;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: -2px;
  }

  kbd {
    min-width: 22px;
    padding: 1px 6px;
    border: 1px solid currentcolor;
    border-radius: 6px;
    font: inherit;
    font-size: 14px;
    line-height: 18px;
    text-align: center;
  }

  /* Where there is no pointer there are no keys to speak of. */
  @media (hover: none) {
    button kbd {
      display: none;
    }
  }

  .soft {
    color: var(--soft);
  }

  .small {
    font-size: 14px;
  }

  .spoken {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .grow {
    flex: 1;
  }

  .pair {
    display: flex;
    gap: 8px;
  }

  .pair.end {
    justify-content: flex-end;
    margin-top: 8px;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 2px 10px;
    border-radius: 12px;
    background: var(--chip);
    font-size: 14px;
  }

  .chip svg {
    width: 14px;
    height: 14px;
  }

  .count {
    min-width: 22px;
    padding: 0 7px;
    border-radius: 11px;
    background: var(--chip);
    color: var(--soft);
    font-size: 14px;
    font-weight: 600;
    line-height: 22px;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }

  .avatar {
    position: relative;
    display: flex;
    align-items: center;
    justify-content: center;
    flex: none;
    width: 40px;
    height: 40px;
    border-radius: 50%;
    background: #3558a8;
    color: #fff;
    font-size: 14px;
    font-weight: 600;
  }

  .avatar.small {
    width: 32px;
    height: 32px;
  }

  .avatar[data-hue='1'] {
    background: #7a3f9d;
  }

  .avatar[data-hue='2'] {
    background: #0f766e;
  }

  .avatar[data-hue='3'] {
    background: #a3400f;
  }

  .avatar[data-hue='4'] {
    background: #9b2c5a;
  }

  .here {
    position: absolute;
    right: -1px;
    bottom: -1px;
    width: 12px;
    height: 12px;
    border: 2px solid var(--sheet);
    border-radius: 50%;
    background: var(--good);
  }

  .here[data-away] {
    background: var(--soft);
  }

  .words {
    flex: 1;
    min-width: 0;
    display: grid;
    text-align: left;
  }

  .words > * {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .words strong {
    font-weight: 600;
  }

  .words > span {
    color: var(--soft);
    font-size: 14px;
    font-weight: 400;
  }

  .badge {
    display: grid;
    place-items: center;
    width: 56px;
    height: 56px;
    border-radius: 50%;
    background: var(--chip);
    color: var(--soft);
  }

  .badge svg {
    width: 26px;
    height: 26px;
  }

  .badge.ringing {
    background: var(--picked);
    color: var(--link);
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: 12px;
    padding: 48px 24px;
    color: var(--soft);
    text-align: center;
  }

  .empty.large {
    flex: 1;
    align-content: center;
  }

  .empty h1 {
    font-size: 20px;
    color: var(--text);
  }

  .empty p {
    max-width: 40ch;
  }

  @keyframes appear {
    to {
      opacity: 1;
    }
  }

  @keyframes breathe {
    50% {
      opacity: 0.55;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation-duration: 1ms !important;
      animation-iteration-count: 1 !important;
    }
  }
`;
