import { css } from 'lit';

/** Header, columns and how they fold. */
export const frameStyles = css`
  .desk {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 100%;
  }

  .head {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 64px;
    padding: 8px 16px;
    background: var(--sheet);
    border-bottom: 1px solid var(--line);
  }

  .brand {
    display: flex;
    align-items: center;
    gap: 10px;
    font-weight: 650;
    font-size: 20px;
    letter-spacing: -0.01em;
  }

  .live {
    min-width: 0;
    margin-left: 16px;
    border-color: transparent;
    background: var(--good);
    color: var(--sheet);
    font-size: 14px;
    font-variant-numeric: tabular-nums;
  }

  .live:hover:not(:disabled) {
    background: color-mix(in srgb, var(--good) 84%, var(--text));
  }

  .live span {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .presence {
    position: relative;
    display: flex;
    align-items: center;
  }

  .presence .dot {
    position: absolute;
    left: 14px;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--soft);
    pointer-events: none;
  }

  .presence[data-presence='available'] .dot {
    background: var(--good);
  }

  .presence[data-presence='busy'] .dot,
  .presence[data-presence='wrapUp'] .dot {
    background: var(--warm);
  }

  .presence select {
    height: 44px;
    padding: 0 12px 0 32px;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--sheet);
    font-weight: 500;
    cursor: pointer;
  }

  .role {
    padding: 0 12px;
    color: var(--soft);
    font-size: 14px;
  }

  .self {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
    margin-left: 8px;
    font-weight: 500;
    white-space: nowrap;
  }

  .offline {
    display: flex;
    align-items: center;
    gap: 10px;
    position: absolute;
    z-index: 10;
    top: 72px;
    left: 50%;
    width: max-content;
    max-width: calc(100% - 32px);
    padding: 8px 16px;
    border-radius: 12px;
    background: var(--warm-sheet);
    color: var(--warm);
    font-size: 14px;
    font-weight: 500;
    box-shadow: 0 8px 28px rgb(8 10 14 / 28%);
    transform: translateX(-50%);
  }

  .columns {
    flex: 1;
    min-height: 0;
    display: grid;
    grid-template-columns: 320px minmax(0, 1fr) 432px;
  }

  .desk[data-large] .columns {
    grid-template-columns: 280px minmax(320px, 380px) minmax(0, 1fr);
  }

  .column {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    background: var(--sheet);
  }

  .column + .column {
    border-left: 1px solid var(--line);
  }

  .chat {
    background: var(--page);
    container-type: inline-size;
  }

  .top {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 64px;
    padding: 8px 16px;
    background: var(--sheet);
    border-bottom: 1px solid var(--line);
  }

  .top .words {
    gap: 0;
  }

  .top h1,
  .top h2 {
    font-size: 16px;
  }

  .top p {
    color: var(--soft);
    font-size: 14px;
  }

  .back,
  .to-side,
  .side-top {
    display: none;
  }

  .notices {
    position: fixed;
    z-index: 20;
    left: 16px;
    bottom: 16px;
    display: grid;
    gap: 8px;
    width: min(288px, calc(100% - 32px));
  }

  .notice {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 4px 4px 4px 16px;
    border-radius: 12px;
    background: #161b24;
    color: #fff;
    box-shadow: 0 8px 28px rgb(8 10 14 / 28%);
  }

  .notice span {
    flex: 1;
    padding: 8px 0;
  }

  .notice .icon {
    color: #fff;
  }

  .notice .icon:hover {
    background: rgb(255 255 255 / 16%);
  }

  @media (prefers-color-scheme: dark) {
    .notice {
      background: #303a4b;
    }

    .live:hover:not(:disabled) {
      background: var(--good);
    }
  }

  /* Two columns: the conversation or the person. Model and style sheet fold at the same widths. */
  @media (max-width: 1199px) {
    .columns,
    .desk[data-large] .columns,
    .bones {
      grid-template-columns: 300px minmax(0, 1fr);
    }

    .desk:not([data-pane='side']) .side,
    .desk[data-pane='side'] .chat,
    .bone:last-child {
      display: none;
    }

    .to-side {
      display: inline-grid;
    }

    .side-top {
      display: flex;
    }

    .side-top .back {
      display: inline-grid;
    }

    .column.side {
      border-left: 1px solid var(--line);
    }
  }

  @media (max-width: 759px) {
    /* Above the message field. */
    .notices {
      bottom: 84px;
      width: calc(100% - 32px);
    }

    .columns,
    .desk[data-large] .columns,
    .bones {
      grid-template-columns: minmax(0, 1fr);
    }

    .desk:not([data-pane='list']) .list,
    .desk:not([data-pane='chat']) .chat,
    .desk:not([data-pane='side']) .side,
    .bone + .bone {
      display: none;
    }

    .column,
    .column + .column,
    .column.side {
      border-left: 0;
    }

    .back {
      display: inline-grid;
    }

    .head {
      padding: 8px;
    }

    .brand span,
    .own-name,
    .wide-only,
    .live span {
      display: none;
    }

    .self {
      margin-left: 0;
    }

    .live {
      margin-left: 8px;
      padding: 0 12px;
    }

    .top {
      gap: 8px;
      padding: 8px;
    }

    .sheet {
      padding: 12px 16px 16px;
    }

    .card {
      padding: 24px;
    }
  }
`;
