import { html, nothing, type TemplateResult } from 'lit';
import type { QualityInfo } from '../index.js';
import type { Strings } from './strings.js';

/** From here down people complain (the server's scale is 5 to 0). */
const WEAK = 2;
const BARS = 4;

export function isWeak(quality: QualityInfo | undefined): boolean {
  return quality !== undefined && quality.score <= WEAK;
}

/** How good a connection is, and what makes it less than good. */
export function qualitySentence({ quality }: Strings, { score, reasons }: QualityInfo): string {
  const words =
    score === 0 ? quality.none : score <= WEAK ? quality.weak : score < 4 ? quality.fair : quality.good;
  const why = reasons.map((reason) => quality.reasons[reason]).join(', ');
  return why ? `${words}: ${why}` : words;
}

/** Bars, with words where the connection is weak; the rest is said by the title and to screen readers. */
export function qualityMark(
  strings: Strings,
  quality: QualityInfo | undefined,
  { onlyWeak = false, words = true } = {},
): TemplateResult | typeof nothing {
  if (!quality || (onlyWeak && !isWeak(quality))) return nothing;
  const sentence = qualitySentence(strings, quality);
  const lit = Math.min(BARS, quality.score);
  return html`
    <span class="quality" part="quality" data-score=${quality.score} ?data-weak=${isWeak(quality)} title=${sentence}>
      <span class="bars" role="img" aria-label=${sentence}>
        ${Array.from({ length: BARS }, (_, bar) => html`<i ?data-lit=${bar < lit}></i>`)}
      </span>
      ${words && isWeak(quality) ? html`<span class="why" aria-hidden="true">${sentence}</span>` : nothing}
    </span>
  `;
}
