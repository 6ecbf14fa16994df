import { css } from 'lit';

/** The chat. Colours come from the widget around it. */
export const panelStyles = css`
  :host {
    display: block;
    color: var(--w-text);
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
  p {
    margin: 0;
  }

  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }

  button {
    cursor: pointer;
    min-height: 44px;
    padding: 0 16px;
    border: 1px solid var(--w-line);
    border-radius: 12px;
    background: var(--w-sheet);
    font-weight: 500;
    transition: background 120ms;
  }

  button:hover:not(:disabled) {
    background: var(--w-other);
  }

  button:disabled {
    opacity: 0.45;
    cursor: default;
  }

  :focus-visible {
    outline: 3px solid var(--w-accent);
    outline-offset: 1px;
  }

  svg {
    width: 20px;
    height: 20px;
    display: block;
    flex: none;
  }

  .primary {
    border-color: transparent;
    background: var(--w-accent);
    color: var(--w-on-accent);
    font-weight: 600;
  }

  .primary:hover:not(:disabled) {
    background: color-mix(in srgb, var(--w-accent) 88%, #000);
  }

  .danger {
    border-color: transparent;
    background: #c51f35;
    color: #fff;
    font-weight: 600;
  }

  .danger:hover:not(:disabled) {
    background: #a9182c;
  }

  .icon {
    width: 44px;
    height: 44px;
    padding: 0;
    display: grid;
    place-items: center;
    border: 0;
    border-radius: 12px;
    background: none;
    color: var(--w-soft);
    flex: none;
  }

  .quiet {
    min-height: 32px;
    padding: 0 8px;
    border: 0;
    background: none;
    color: var(--w-soft);
    font-size: 14px;
    text-decoration: underline;
  }

  .panel {
    position: fixed;
    right: max(20px, env(safe-area-inset-right));
    bottom: max(20px, env(safe-area-inset-bottom));
    width: 380px;
    height: min(680px, calc(100dvh - 40px));
    display: flex;
    overflow: hidden;
    border-radius: 20px;
    background: var(--w-sheet);
    box-shadow: var(--w-shadow);
    animation: rise 160ms ease-out;
  }

  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(12px);
    }
  }

  .chat {
    flex: 1;
    min-width: 0;
    display: flex;
    flex-direction: column;
    position: relative;
  }

  header {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: 72px;
    padding: 12px 12px 12px 20px;
    border-bottom: 1px solid var(--w-line);
  }

  .who {
    flex: 1;
    min-width: 0;
  }

  h1 {
    font-size: 16px;
    line-height: 1.3;
    font-weight: 650;
  }

  .who p {
    font-size: 14px;
    line-height: 1.35;
    color: var(--w-soft);
  }

  .who p[data-tone='warm'] {
    color: var(--w-on-warm);
  }

  .newer {
    position: absolute;
    left: 50%;
    bottom: 84px;
    transform: translateX(-50%);
    display: flex;
    align-items: center;
    gap: 8px;
    border-radius: 22px;
    box-shadow: var(--w-shadow);
  }

  .cards {
    display: grid;
    gap: 8px;
    padding: 0 12px;
  }

  .card {
    display: flex;
    gap: 12px;
    padding: 16px;
    border: 1px solid var(--w-line);
    border-radius: 16px;
    background: var(--w-page);
  }

  .card > div {
    flex: 1;
    min-width: 0;
  }

  .symbol {
    width: 40px;
    height: 40px;
    flex: none;
    display: grid;
    place-items: center;
    border-radius: 50%;
    background: var(--w-accent);
    color: var(--w-on-accent);
  }

  h2 {
    font-size: 16px;
    line-height: 1.35;
    font-weight: 650;
    overflow-wrap: anywhere;
  }

  .card p {
    font-size: 14px;
    color: var(--w-soft);
  }

  .card .left {
    margin-top: 8px;
    font-variant-numeric: tabular-nums;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-top: 12px;
  }

  .actions button {
    flex: 1 1 auto;
  }

  .notice {
    display: flex;
    gap: 8px;
    margin: 8px 12px 0;
    padding: 10px 14px;
    border-radius: 12px;
    font-size: 14px;
    background: var(--w-warm);
    color: var(--w-on-warm);
  }

  .upload {
    display: grid;
    grid-template-columns: 1fr 44px;
    align-items: center;
    padding: 8px 8px 0 16px;
    font-size: 14px;
    color: var(--w-soft);
  }

  .upload span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .upload .icon {
    grid-area: 1 / 2 / 3 / 3;
  }

  progress {
    width: 100%;
    height: 6px;
    accent-color: var(--w-accent);
  }

  .composer {
    display: flex;
    align-items: flex-end;
    gap: 4px;
    margin: 12px;
    padding: 3px;
    border: 1px solid var(--w-line);
    border-radius: 16px;
    background: var(--w-sheet);
  }

  .composer:focus-within {
    border-color: var(--w-accent);
    box-shadow: 0 0 0 1px var(--w-accent);
  }

  .attach {
    position: relative;
    cursor: pointer;
  }

  .attach:hover {
    background: var(--w-other);
  }

  .attach input {
    position: absolute;
    inset: 0;
    opacity: 0;
    width: 100%;
    cursor: pointer;
  }

  .attach:focus-within {
    outline: 3px solid var(--w-accent);
  }

  textarea,
  input {
    width: 100%;
    border: 0;
    background: none;
    resize: none;
  }

  .composer textarea {
    flex: 1;
    min-width: 0;
    padding: 10px 4px;
    line-height: 24px;
    outline: none;
  }

  ::placeholder {
    color: var(--w-soft);
    opacity: 1;
  }

  .send {
    color: var(--w-accent);
  }

  .form {
    flex: 1;
    display: flex;
    flex-direction: column;
    gap: 16px;
    padding: 20px;
    overflow-y: auto;
  }

  .form > p:first-child {
    color: var(--w-soft);
  }

  .form label {
    display: grid;
    gap: 4px;
    font-size: 14px;
    font-weight: 500;
  }

  .form input,
  .form textarea {
    padding: 10px 14px;
    border: 1px solid var(--w-line);
    border-radius: 12px;
    font-size: 16px;
    font-weight: 400;
    background: var(--w-page);
  }

  .form .notice {
    margin: 0;
  }

  .over,
  .trouble {
    display: grid;
    gap: 12px;
    padding: 20px;
    text-align: center;
  }

  .over {
    border-top: 1px solid var(--w-line);
    color: var(--w-soft);
    font-size: 14px;
  }

  .trouble {
    flex: 1;
    align-content: center;
    justify-items: center;
  }

  .trouble .symbol {
    width: 56px;
    height: 56px;
    background: var(--w-other);
    color: var(--w-soft);
  }

  .bones {
    flex: 1;
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    gap: 12px;
    padding: 20px;
    opacity: 0;
    animation: appear 150ms 300ms forwards;
  }

  @keyframes appear {
    to {
      opacity: 1;
    }
  }

  .bone {
    display: block;
    height: 44px;
    width: 64%;
    border-radius: 18px;
    background: var(--w-other);
    animation: breathe 1.6s infinite;
  }

  .bones .bone:nth-child(2) {
    align-self: flex-end;
    width: 52%;
  }

  .drop {
    position: absolute;
    inset: 8px;
    z-index: 5;
    display: grid;
    place-items: center;
    border: 2px dashed var(--w-accent);
    border-radius: 14px;
    font-weight: 600;
    background: color-mix(in srgb, var(--w-sheet) 90%, transparent);
    pointer-events: none;
  }

  .spoken {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
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
