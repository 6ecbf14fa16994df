import { css } from 'lit';

/** The left column. */
export const listStyles = css`
  .tabs {
    display: flex;
    gap: 4px;
    padding: 8px 12px 0;
    border-bottom: 1px solid var(--line);
  }

  .tabs button {
    min-height: 48px;
    padding: 0 12px;
    border: 0;
    border-bottom: 3px solid transparent;
    border-radius: 8px 8px 0 0;
    background: none;
    color: var(--soft);
  }

  .tabs button:hover {
    color: var(--text);
  }

  .tabs [aria-selected='true'] {
    border-bottom-color: var(--accent);
    color: var(--text);
    font-weight: 600;
  }

  .scroll {
    flex: 1;
    min-height: 0;
    overflow: auto;
    padding: 8px;
    scrollbar-width: thin;
  }

  .list section > h2 {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 12px 8px 4px;
    color: var(--soft);
    font-size: 14px;
    font-weight: 600;
    letter-spacing: 0;
  }

  .row {
    width: 100%;
    min-height: 64px;
    gap: 12px;
    padding: 8px;
    border: 0;
    border-radius: 12px;
    background: none;
    font-weight: 400;
    justify-content: flex-start;
  }

  button.row:hover:not([aria-current]) {
    background: var(--chip);
  }

  .row.plain {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
  }

  .row[aria-current],
  button.row[aria-current]:hover {
    background: var(--picked);
  }

  .row[aria-current] .here {
    border-color: var(--picked);
  }

  .row[data-closed] {
    color: var(--soft);
  }

  .row[data-closed] .avatar {
    filter: grayscale(1);
  }

  .row .words > span {
    display: flex;
    align-items: center;
    gap: 6px;
  }

  .row button.words > span,
  button.row .words > span {
    display: block;
  }

  .row .words > span > span {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .row .words svg {
    width: 16px;
    height: 16px;
  }

  .row [data-writing] {
    color: var(--good);
  }

  .row.plain button {
    font-size: 14px;
    padding: 0 12px;
  }

  .row.plain button svg {
    width: 16px;
    height: 16px;
  }

  .row.visitor .chips {
    width: 100%;
    padding-left: 52px;
  }

  .row.plain .pair {
    width: 100%;
    padding-left: 52px;
  }

  .row.plain .pair button {
    flex: 1;
    padding: 0 8px;
  }

  .aside {
    display: grid;
    justify-items: end;
    gap: 4px;
    align-self: stretch;
    align-content: center;
    color: var(--soft);
    font-size: 14px;
    font-variant-numeric: tabular-nums;
  }

  .waits {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }

  .words time,
  .waits {
    flex: none;
    font-variant-numeric: tabular-nums;
  }

  .words .waits svg,
  .waits svg {
    width: 14px;
    height: 14px;
  }

  .waits[data-long] {
    color: var(--warm);
    font-weight: 600;
  }

  .marks {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 20px;
  }

  .marks svg {
    width: 16px;
    height: 16px;
  }

  .on-call {
    color: var(--good);
  }

  .ringing {
    color: var(--link);
  }

  .marks .ringing {
    animation: breathe 1.2s ease-in-out infinite;
  }

  .unread {
    min-width: 20px;
    padding: 0 6px;
    border-radius: 10px;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
    line-height: 20px;
    text-align: center;
  }

  .offer {
    display: grid;
    gap: 12px;
    margin-bottom: 8px;
    padding: 14px;
    border: 2px solid var(--accent);
    border-radius: 16px;
    background: var(--picked);
    animation: arrive 160ms ease-out;
  }

  .offer header {
    display: flex;
    align-items: center;
    gap: 12px;
  }

  .offer .words > span {
    white-space: normal;
  }

  .offer .pair button {
    flex: 1;
  }

  .offer .chip {
    background: var(--sheet);
  }

  .seconds {
    font-size: 20px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .seconds span {
    margin-left: 2px;
    font-size: 14px;
    font-weight: 400;
    color: var(--soft);
  }

  [data-urgent] .seconds {
    color: var(--danger);
  }

  .note-text {
    display: flex;
    gap: 8px;
    font-size: 14px;
  }

  .note-text svg {
    width: 18px;
    height: 18px;
    color: var(--warm);
  }

  .search {
    position: relative;
    display: block;
    padding: 4px;
  }

  .search svg {
    position: absolute;
    left: 16px;
    top: 16px;
    color: var(--soft);
    pointer-events: none;
  }

  .search input {
    padding-left: 40px;
  }

  .list .check {
    padding: 10px 8px;
    font-size: 14px;
  }

  .skeleton {
    display: grid;
    gap: 8px;
    padding: 4px;
    opacity: 0;
    animation: appear 150ms 300ms forwards;
  }

  .skeleton i {
    height: 64px;
    border-radius: 12px;
    background: var(--chip);
    animation: breathe 1.6s ease-in-out infinite;
  }

  @keyframes arrive {
    from {
      opacity: 0;
    }
  }
`;
