import { css } from 'lit';

/** The right column: call and person. */
export const callStyles = css`
  .callbox {
    flex: none;
    display: flex;
    flex-direction: column;
    height: 452px;
    border-bottom: 1px solid var(--line);
    background: var(--sheet);
  }

  .desk[data-large] .callbox {
    flex: 1;
    height: auto;
    min-height: 452px;
  }

  .desk[data-large] .person {
    display: none;
  }

  .stage {
    flex: 1;
    min-height: 0;
    background: #0e1116;
  }

  .stage visavis-call {
    min-height: 0;
  }

  /* The desk has its own, in the row of what agents do. */
  visavis-call:not(:fullscreen, [data-listens])::part(hangup) {
    display: none;
  }

  .start,
  .placed {
    flex: 1;
    display: grid;
    align-content: center;
    gap: 16px;
    padding: 16px;
  }

  .placed {
    justify-items: center;
    text-align: center;
  }

  .start h3 {
    font-size: 16px;
    text-align: center;
  }

  .start > p {
    text-align: center;
  }

  .tiles {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 8px;
  }

  .tiles button {
    position: relative;
    flex-direction: column;
    gap: 8px;
    min-height: 112px;
    padding: 12px 8px;
    border-radius: 16px;
    white-space: normal;
    line-height: 1.3;
  }

  .tiles svg {
    width: 26px;
    height: 26px;
    color: var(--link);
  }

  .tiles kbd {
    position: absolute;
    top: 8px;
    right: 8px;
    border-color: var(--line);
    color: var(--soft);
    font-weight: 400;
  }

  .ask {
    display: grid;
    justify-items: center;
    gap: 12px;
  }

  .ask h3 {
    font-size: 20px;
  }

  .ask p {
    font-variant-numeric: tabular-nums;
  }

  .ask .badge.ringing {
    animation: breathe 1.2s ease-in-out infinite;
  }

  .controls {
    display: grid;
    gap: 8px;
    padding: 8px;
  }

  .controls > p {
    padding: 8px;
  }

  .directions,
  .buttons {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 4px;
  }

  .buttons {
    grid-template-columns: repeat(6, minmax(0, 1fr));
  }

  .controls button {
    flex-direction: column;
    gap: 4px;
    min-height: 56px;
    padding: 4px 0;
    font-size: 14px;
    line-height: 1.15;
    white-space: normal;
  }

  .controls button span {
    max-width: 100%;
    overflow-wrap: anywhere;
    hyphens: auto;
  }

  /* Without a picture there is nothing to see of ourselves but whether we are muted. */
  .desk:not([data-large]) visavis-call:not(:fullscreen, [data-kind='video'])::part(self-view) {
    width: 64px;
    height: 48px;
  }

  .controls button.danger {
    background: #c51f35;
  }

  .directions svg {
    width: 56px;
    height: 28px;
  }

  .directions rect {
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    opacity: 0.6;
  }

  .directions .seen circle,
  .directions .seen path {
    fill: currentcolor;
  }

  .directions .unseen path {
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    opacity: 0.6;
  }

  .directions [aria-pressed='true'],
  .controls button[data-on] {
    border-color: var(--accent);
    background: var(--picked);
    box-shadow: inset 0 0 0 1px var(--accent);
  }

  .directions [aria-busy='true'] {
    border-style: dashed;
    border-color: var(--accent);
    animation: breathe 1.2s ease-in-out infinite;
  }

  .controls .strip {
    padding: 0 8px;
  }

  .strip button.quiet {
    min-height: 32px;
  }

  .strip {
    display: flex;
    align-items: center;
    justify-content: space-between;
    color: var(--soft);
    font-size: 14px;
    font-variant-numeric: tabular-nums;
  }

  .person {
    flex: 1;
    min-height: 0;
    overflow: auto;
    padding: 8px 16px 24px;
    scrollbar-width: thin;
  }

  .person section {
    padding: 12px 0;
  }

  .person section + section {
    border-top: 1px solid var(--line);
  }

  .person h3 {
    margin-bottom: 6px;
    font-size: 14px;
    color: var(--soft);
  }

  .person .chips {
    margin-bottom: 8px;
  }

  .person dl {
    display: grid;
    gap: 4px;
    font-size: 14px;
  }

  .person dl div {
    display: grid;
    grid-template-columns: 112px minmax(0, 1fr);
    gap: 12px;
  }

  .person dt {
    color: var(--soft);
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .person dd {
    overflow-wrap: anywhere;
  }

  .parties {
    display: grid;
    gap: 8px;
  }

  .parties li {
    display: flex;
    align-items: center;
    gap: 12px;
  }

  @media (max-width: 1199px) {
    /* The column is the wide one already. */
    .buttons {
      grid-template-columns: repeat(5, minmax(0, 1fr));
    }

    .buttons [part='large'] {
      display: none;
    }

    .callbox,
    .desk[data-large] .callbox {
      flex: 1 0 auto;
      height: min(70%, 560px);
      min-height: 400px;
      max-height: 100%;
    }

    .column.side {
      overflow: auto;
    }

    .person {
      flex: none;
      overflow: visible;
    }
  }
`;
