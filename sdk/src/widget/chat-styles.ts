import { css } from 'lit';

/** What was said. */
export const chatStyles = css`
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
`;

/** The call beside the chat, the small window, and the full screen of a phone. */
export const callPlaceStyles = css`
  .call {
    position: relative;
    flex: 1;
    min-width: 0;
    min-height: 0;
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

  :host([data-mode='mini']) visavis-call::part(bar) {
    bottom: 8px;
  }

  :host([data-mode='mini']) visavis-call::part(share),
  :host([data-mode='mini']) visavis-call::part(settings),
  :host([data-mode='mini']) visavis-call::part(fullscreen),
  :host([data-mode='mini']) visavis-call::part(switch-video),
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
      flex: 0 0 55%;
      min-height: 0;
    }

    visavis-call::part(prejoin) {
      margin-top: 48px;
    }

    :host([data-mode='mini']) visavis-call::part(camera) {
      display: none;
    }

    :host([data-mode='mini']) .panel {
      width: 168px;
      height: 224px;
    }
  }
`;
