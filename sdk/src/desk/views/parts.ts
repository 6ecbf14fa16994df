import { html, nothing, type TemplateResult } from 'lit';
import { initials } from '../../ui/strings.js';

const HUES = 5;

/** Who it is, in two letters; with a dot that says whether they are here. */
export function avatar(name: string, isHere?: boolean): TemplateResult {
  const hue = [...name].reduce((sum, char) => sum + char.charCodeAt(0), 0) % HUES;
  return html`<span class="avatar" data-hue=${hue} aria-hidden="true">
    ${initials(name)}${isHere === undefined ? nothing : html`<i class="here" ?data-away=${!isHere}></i>`}
  </span>`;
}
