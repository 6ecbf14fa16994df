import { css } from 'lit';

/** Fields, dialogs, and the screens instead of the desk. */
export const formStyles = css`
  .field {
    display: grid;
    gap: 4px;
    font-size: 14px;
    color: var(--soft);
  }

  input[type='text'],
  input[type='password'],
  input[type='search'],
  .field textarea {
    width: 100%;
    min-height: 44px;
    padding: 9px 14px;
    border: 1px solid color-mix(in srgb, var(--soft) 70%, transparent);
    border-radius: 12px;
    background: var(--sheet);
    color: var(--text);
    font-size: 16px;
    resize: vertical;
  }

  input[type='checkbox'],
  input[type='radio'] {
    flex: none;
    width: 20px;
    height: 20px;
    margin: 0;
    accent-color: var(--accent);
  }

  ::placeholder {
    white-space: nowrap;
    color: var(--soft);
    opacity: 1;
  }

  .check,
  .choice {
    display: flex;
    align-items: flex-start;
    gap: 12px;
    min-height: 44px;
    padding: 10px 0;
    cursor: pointer;
  }

  .check span,
  .choice span {
    display: grid;
    line-height: 1.35;
  }

  .check b,
  .choice b {
    font-weight: 500;
  }

  .check small,
  .choice small {
    color: var(--soft);
    font-size: 14px;
  }

  dialog {
    width: min(520px, calc(100% - 32px));
    max-height: calc(100% - 32px);
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 20px;
    background: var(--sheet);
    color: var(--text);
  }

  dialog::backdrop {
    background: rgb(8 10 14 / 60%);
  }

  .sheet {
    display: grid;
    gap: 12px;
    padding: 16px 24px 24px;
  }

  .sheet > header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
  }

  .sheet > header .icon {
    margin-right: -12px;
  }

  .sheet h2 {
    font-size: 20px;
  }

  .sheet form {
    display: grid;
    gap: 12px;
  }

  .sheet fieldset {
    display: grid;
  }

  .sheet fieldset .field {
    padding: 0 0 8px 32px;
  }

  .replies {
    display: grid;
    max-height: 260px;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: 12px;
  }

  .replies li {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 6px 4px 6px 16px;
  }

  .replies li + li {
    border-top: 1px solid var(--line);
  }

  .replies li > span {
    flex: 1;
    min-width: 0;
    display: grid;
  }

  .replies li > span > span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--soft);
    font-size: 14px;
  }

  .keys {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
    column-gap: 24px;
    font-size: 14px;
  }

  .keys div {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    padding: 5px 0;
    border-bottom: 1px solid var(--line);
  }

  .keys kbd {
    border-color: var(--line);
  }

  .screen {
    min-height: 100%;
    display: grid;
    place-items: safe center;
    padding: 24px 16px;
  }

  .card {
    width: min(400px, 100%);
    display: grid;
    gap: 16px;
    padding: 32px;
    border: 1px solid var(--line);
    border-radius: 20px;
    background: var(--sheet);
  }

  .card h1 {
    font-size: 28px;
  }

  .card .primary {
    margin-top: 8px;
  }

  .problem {
    display: flex;
    gap: 10px;
    padding: 12px 14px;
    border-radius: 12px;
    background: var(--warm-sheet);
    color: var(--warm);
    font-size: 14px;
  }

  .bones {
    height: 100%;
    display: grid;
    grid-template-columns: 320px minmax(0, 1fr) 400px;
    gap: 16px;
    padding: 80px 16px 16px;
    /* Whoever is connected within this time never sees it. */
    opacity: 0;
    animation: appear 150ms 300ms forwards;
  }

  .bone {
    border-radius: 16px;
    background: var(--chip);
    animation: breathe 1.6s ease-in-out infinite;
  }

  .colleagues {
    display: grid;
    gap: 2px;
    max-height: 220px;
    overflow: auto;
    padding: 4px;
    border: 1px solid var(--line);
    border-radius: 10px;
  }

  .colleagues > p {
    padding: 8px;
  }

  .colleague {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 44px;
    padding: 4px 8px;
    border-radius: 8px;
    cursor: pointer;
  }

  .colleague:hover,
  .colleague:has(input:checked) {
    background: var(--picked);
  }

  .colleague:has(input:disabled) {
    cursor: default;
    opacity: 0.65;
  }

  .colleague .dot {
    flex: none;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--soft);
  }

  .colleague[data-state='available'] .dot {
    background: var(--good);
  }

  .colleague[data-state='full'] .dot {
    background: var(--warm);
  }

  .colleague .words {
    display: grid;
    min-width: 0;
  }

  .colleague small {
    color: var(--soft);
  }
`;
