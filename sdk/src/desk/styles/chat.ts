import { css } from 'lit';

/** The middle column. */
export const chatStyles = css`
  .actions {
    display: flex;
    gap: 8px;
  }

  .actions .labelled {
    padding: 0 14px;
    font-size: 14px;
  }

  .actions .labelled svg {
    width: 18px;
    height: 18px;
  }

  .banner {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 44px;
    padding: 4px 16px;
    border-bottom: 1px solid var(--line);
    background: var(--sheet);
    color: var(--soft);
    font-size: 14px;
  }

  .banner span {
    flex: 1;
  }

  .banner[data-tone='warm'] {
    background: var(--warm-sheet);
    color: var(--warm);
  }

  .banner svg {
    width: 18px;
    height: 18px;
  }

  .talk {
    position: relative;
    flex: 1;
    min-height: 0;
    display: flex;
    flex-direction: column;
  }

  /* Reversed, it begins at its end and stays there; what is loaded above moves nothing. */
  .messages {
    flex: 1;
    min-height: 0;
    display: flex;
    flex-direction: column-reverse;
    overflow: auto;
    scrollbar-width: thin;
  }

  .inner {
    display: flex;
    flex-direction: column;
    gap: 4px;
    padding: 16px 24px;
    margin-bottom: auto;
  }

  .messages > .inner {
    min-height: min-content;
  }

  .earlier {
    align-self: center;
  }

  .day {
    display: flex;
    align-items: center;
    gap: 12px;
    margin: 16px 0 8px;
    color: var(--soft);
    font-size: 14px;
  }

  .day::before,
  .day::after {
    content: '';
    flex: 1;
    border-top: 1px solid var(--line);
  }

  .happened {
    margin: 8px 0;
    color: var(--soft);
    font-size: 14px;
    text-align: center;
  }

  .message {
    display: grid;
    justify-items: start;
    max-width: 100%;
  }

  .message[data-first] {
    margin-top: 10px;
  }

  .message[data-side='agents'] {
    justify-items: end;
  }

  .message > .meta {
    padding: 2px 4px 0;
  }

  .author {
    padding: 0 4px 2px;
    color: var(--soft);
    font-size: 14px;
  }

  .line {
    display: flex;
    align-items: flex-end;
    gap: 8px;
    max-width: min(100%, 640px);
  }

  [data-side='agents'] .line {
    flex-direction: row-reverse;
  }

  .bubble {
    min-width: 0;
    padding: 8px 14px;
    border-radius: 16px;
    background: var(--sheet);
    box-shadow: 0 0 0 1px var(--line);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  [data-side='agents'] .bubble {
    background: var(--accent);
    color: var(--on-accent);
    box-shadow: none;
  }

  [data-side='agents'] .bubble a {
    color: inherit;
  }

  .bubble[data-type='file'] {
    padding: 6px;
    white-space: normal;
  }

  .bubble[data-type='file'] > p {
    padding: 4px 8px 2px;
  }

  .meta {
    display: flex;
    flex-wrap: wrap;
    flex: none;
    align-items: center;
    gap: 6px;
    padding-bottom: 2px;
    color: var(--soft);
    font-size: 14px;
    font-variant-numeric: tabular-nums;
  }

  .meta > span {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }

  .meta svg {
    width: 16px;
    height: 16px;
  }

  [data-status='seen'] {
    color: var(--link);
  }

  [data-status='failed'] {
    color: var(--danger);
  }

  [data-state='failed'] .line {
    flex-wrap: wrap;
    justify-content: flex-start;
  }

  [data-state='failed'] .meta {
    flex: 1 1 100%;
    justify-content: flex-end;
  }

  .agent-note {
    align-self: center;
    display: grid;
    gap: 2px;
    width: min(520px, 100%);
    margin: 10px 0;
    padding: 10px 14px;
    border-radius: 12px;
    background: var(--warm-sheet);
  }

  .agent-note .meta {
    color: var(--warm);
  }

  .picture {
    display: block;
    border-radius: 12px;
    overflow: hidden;
    line-height: 0;
  }

  .picture img {
    max-width: min(320px, 100%);
    max-height: 240px;
    border-radius: 12px;
  }

  .picture.bone {
    width: 240px;
    height: 160px;
  }

  button.file {
    max-width: 100%;
    padding: 8px 12px;
    border: 0;
    background: var(--chip);
    color: var(--text);
    text-align: left;
  }

  button.file span {
    min-width: 0;
    display: grid;
  }

  button.file b {
    overflow: hidden;
    text-overflow: ellipsis;
    font-weight: 500;
  }

  button.file small {
    font-size: 14px;
    font-weight: 400;
    color: var(--soft);
  }

  .writing {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: 32px;
    margin-top: 8px;
    color: var(--soft);
    font-size: 14px;
  }

  .writing i {
    width: 6px;
    height: 6px;
    border-radius: 50%;
    background: var(--soft);
    animation: breathe 1s ease-in-out infinite;
  }

  .writing i + i {
    animation-delay: 150ms;
  }

  .writing i + i + i {
    margin-right: 6px;
    animation-delay: 300ms;
  }

  .composer,
  .over {
    display: flex;
    align-items: flex-end;
    gap: 4px;
    padding: 10px 12px;
    background: var(--sheet);
    border-top: 1px solid var(--line);
  }

  .composer textarea {
    flex: 1;
    min-width: 0;
    overflow: hidden auto;
    padding: 9px 14px;
    border: 1px solid color-mix(in srgb, var(--soft) 70%, transparent);
    border-radius: 16px;
    background: var(--page);
    line-height: 24px;
    resize: none;
  }

  .composer .send {
    background: var(--accent);
    color: var(--on-accent);
    margin-left: 4px;
  }

  .attach {
    position: relative;
  }

  .attach input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
  }

  .attach:focus-within {
    outline: 3px solid var(--accent);
  }

  .over {
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    min-height: 68px;
    padding: 8px 16px;
    color: var(--soft);
  }

  .over p {
    display: flex;
    align-items: center;
    gap: 10px;
  }

  .suggested {
    margin: 0 12px;
    border: 1px solid var(--line);
    border-bottom: 0;
    border-radius: 12px 12px 0 0;
    background: var(--sheet);
    overflow: hidden;
  }

  .suggested li {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 44px;
    padding: 4px 16px;
    cursor: pointer;
  }

  .suggested [aria-selected='true'],
  .suggested li:hover {
    background: var(--picked);
  }

  .suggested b {
    flex: none;
    font-weight: 600;
  }

  .suggested span {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--soft);
  }

  .upload {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 0 8px 0 16px;
    border-top: 1px solid var(--line);
    background: var(--sheet);
    font-size: 14px;
  }

  .upload progress {
    flex: 1;
    height: 6px;
    accent-color: var(--accent);
  }

  .drop-here {
    position: absolute;
    inset: 12px;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 12px;
    border: 2px dashed var(--accent);
    border-radius: 16px;
    background: color-mix(in srgb, var(--picked) 92%, transparent);
    font-weight: 600;
    pointer-events: none;
  }

  @container (max-width: 660px) {
    .actions .labelled {
      width: 44px;
      padding: 0;
    }

    .actions .labelled span {
      display: none;
    }
  }

  @media (max-width: 759px) {
    .inner {
      padding: 12px;
    }

    .actions {
      gap: 0;
    }

    .actions .labelled {
      border: 0;
      background: none;
      color: var(--soft);
    }

    .composer {
      padding: 8px 4px;
    }
  }
`;
