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

  .log {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 16px 16px 8px;
    display: flex;
    flex-direction: column;
    gap: 4px;
  }

  .log:focus-visible {
    outline-offset: -3px;
  }

  .log > :first-child {
    margin-top: auto;
  }

  .day {
    display: flex;
    align-items: center;
    gap: 12px;
    margin: 12px 0 8px;
    font-size: 14px;
    color: var(--w-soft);
  }

  .day::before,
  .day::after {
    content: '';
    flex: 1;
    height: 1px;
    background: var(--w-line);
  }

  .note {
    align-self: center;
    max-width: 90%;
    padding: 2px 0;
    font-size: 14px;
    text-align: center;
    color: var(--w-soft);
  }

  .message {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    max-width: 84%;
  }

  .message[data-own='true'] {
    align-self: flex-end;
    align-items: flex-end;
  }

  .message[data-first] {
    margin-top: 8px;
  }

  .author,
  .meta {
    font-size: 14px;
    color: var(--w-soft);
    padding: 0 4px;
  }

  .meta {
    display: flex;
    align-items: center;
    gap: 8px;
  }

  .meta span {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }

  .meta svg {
    width: 16px;
    height: 16px;
  }

  .meta [data-status='seen'] svg {
    color: var(--w-accent);
  }

  .meta [data-status='failed'] {
    color: var(--w-danger);
  }

  .bubble {
    max-width: 100%;
    padding: 8px 14px;
    border-radius: 18px;
    background: var(--w-other);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .message[data-own='true'] .bubble {
    background: var(--w-accent);
    color: var(--w-on-accent);
  }

  .message[data-state='sending'] .bubble {
    opacity: 0.7;
  }

  .bubble a {
    color: inherit;
  }

  .bubble[data-type='file'] {
    padding: 4px;
    white-space: normal;
    border-radius: 14px;
  }

  .bubble[data-type='file'] p {
    padding: 4px 10px;
  }

  .picture {
    display: block;
    width: 240px;
    max-width: 100%;
    min-height: 80px;
    border-radius: 11px;
    overflow: hidden;
  }

  .picture.bone {
    height: 160px;
  }

  .picture img {
    display: block;
    width: 100%;
    max-height: 320px;
    object-fit: cover;
  }

  .file {
    display: flex;
    align-items: center;
    gap: 12px;
    max-width: 100%;
    min-height: 56px;
    padding: 8px 14px;
    border: 0;
    text-align: left;
    background: var(--w-sheet);
    color: var(--w-text);
    border-radius: 11px;
  }

  .file span {
    min-width: 0;
    display: grid;
  }

  .file b {
    font-weight: 600;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .file small {
    font-size: 14px;
    font-weight: 400;
    color: var(--w-soft);
  }

  .writing {
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 8px 4px 4px;
    font-size: 14px;
    color: var(--w-soft);
  }

  .writing i {
    width: 5px;
    height: 5px;
    border-radius: 50%;
    background: currentcolor;
    animation: breathe 1.2s infinite;
  }

  .writing i:nth-of-type(1) {
    margin-left: 4px;
  }

  .writing i:nth-of-type(2) {
    animation-delay: 200ms;
  }

  .writing i:nth-of-type(3) {
    animation-delay: 400ms;
  }

  @keyframes breathe {
    50% {
      opacity: 0.25;
    }
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

/** The call beside the chat, the small window, and the full screen of a phone. */
export const callPlaceStyles = css`
  .call {
    position: relative;
    flex: 1;
    min-width: 0;
    background: #0e1116;
  }

  visavis-call {
    position: absolute;
    inset: 0;
    height: auto;
    min-height: 0;
  }

  :host([data-mode='call']) .panel {
    width: min(1120px, calc(100vw - 40px));
    height: min(720px, calc(100dvh - 40px));
  }

  :host([data-mode='call']) .chat {
    flex: 0 0 360px;
  }

  :host([data-mode='mini']) .panel {
    width: 320px;
    height: 200px;
    border-radius: 16px;
  }

  :host([data-mode='mini']) visavis-call::part(bar),
  :host([data-mode='mini']) visavis-call::part(top),
  :host([data-mode='mini']) visavis-call::part(self-view),
  :host([data-mode='mini']) visavis-call::part(name) {
    display: none;
  }

  .toggle,
  .expand {
    position: absolute;
    z-index: 6;
    top: 12px;
    right: 12px;
    width: 44px;
    padding: 0;
    display: grid;
    place-items: center;
    border: 0;
    background: rgb(10 13 18 / 72%);
    color: #f4f6fa;
  }

  .toggle:hover:not(:disabled),
  .expand:hover:not(:disabled) {
    background: rgb(45 53 68 / 92%);
  }

  .toggle.fold {
    display: none;
  }

  :host([data-hides-chat]) .toggle.fold {
    display: grid;
    right: 64px;
  }

  .count {
    position: absolute;
    top: -4px;
    right: -4px;
    min-width: 20px;
    padding: 0 5px;
    border-radius: 10px;
    font: 600 13px/20px system-ui, sans-serif;
    background: #c51f35;
    color: #fff;
  }

  @media (max-width: 760px) {
    :host([data-mode='chat']) .panel,
    :host([data-mode='call']) .panel {
      inset: 0;
      width: 100%;
      height: 100dvh;
      border-radius: 0;
    }

    :host([data-mode='call']) .panel {
      flex-direction: column;
    }

    :host([data-mode='call']) .chat {
      flex: 0 0 45%;
    }

    :host([data-mode='mini']) .panel {
      width: 168px;
      height: 224px;
    }
  }
`;
