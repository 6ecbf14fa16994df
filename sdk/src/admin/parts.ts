import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Words } from './words/index.js';

const WIDTH = 120;
const HEIGHT = 32;

/** A small chart of the last minutes; `said` is what it shows in words, for those who do not see it. */
export function spark(values: (number | null)[], said: string, most?: number): TemplateResult {
  const known = values.filter((value): value is number => value !== null);
  if (known.length < 2) return html`<span class="spark" data-empty></span>`;
  const top = most ?? Math.max(...known, Number.MIN_VALUE);
  const step = WIDTH / (values.length - 1);
  const points = values
    .map((value, index) =>
      value === null ? '' : `${(index * step).toFixed(1)},${y(value / top).toFixed(1)}`,
    )
    .filter(Boolean)
    .join(' ');
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${said}>
    ${svg`<polyline points=${points} />`}
  </svg>`;
}

function y(share: number): number {
  return HEIGHT - 2 - Math.min(share, 1) * (HEIGHT - 4);
}

export function bitrate(kbps: number | null | undefined): string {
  if (kbps === null || kbps === undefined) return '–';
  return kbps < 1000 ? `${Math.round(kbps)} kbit/s` : `${(kbps / 1000).toFixed(1)} Mbit/s`;
}

export function percent(share: number | null | undefined): string {
  if (share === null || share === undefined) return '–';
  return `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
}

export function millis(time: number | null | undefined): string {
  if (time === null || time === undefined) return '–';
  return time < 1000 ? `${Math.round(time)} ms` : `${(time / 1000).toFixed(1)} s`;
}

export function duration(seconds: number, words: Words): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return `${Math.floor(seconds)} ${words.seconds}`;
  if (minutes < 60) return `${minutes} ${words.minutes}`;
  return `${Math.floor(minutes / 60)} ${words.hours} ${minutes % 60} ${words.minutes}`;
}

/** A score from 5 to 0 as a coloured number. */
export function score(value: number | null | undefined, words: Words): TemplateResult {
  if (value === null || value === undefined) return html`<span class="score">–</span>`;
  const tone = value >= 4 ? 'good' : value >= 3 ? 'warm' : 'bad';
  return html`<span class="score" data-tone=${tone}><span class="spoken">${words.score} </span>${value}</span>`;
}

/** A table whose rows stack on a phone; without rows, a sentence. */
export function table(
  label: string,
  heads: string[],
  rows: (TemplateResult | string | number)[][],
  empty: string,
): TemplateResult {
  if (rows.length === 0) return html`<p class="soft">${empty}</p>`;
  const cell = (content: TemplateResult | string | number, index: number) =>
    html`<td role="cell" data-head=${heads[index] || nothing}>${content === '' ? nothing : content}</td>`;
  // The roles are those that the elements have until style makes blocks of them.
  return html`<div class="frame stacks" tabindex="0" role="region" aria-label=${label}>
    <table role="table">
      <thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th role="columnheader" scope="col">${head || html`<span class="spoken">–</span>`}</th>`)}</tr></thead>
      <tbody role="rowgroup">${rows.map((cells) => html`<tr role="row">${cells.map(cell)}</tr>`)}</tbody>
    </table>
  </div>`;
}
