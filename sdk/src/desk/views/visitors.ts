import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { VisitorInfo } from '../../index.js';
import { clock } from '../../ui/strings.js';
import { icon } from '../icons.js';
import type { DeskModel } from '../model.js';
import { avatar } from './parts.js';

/** Who is on the brand's pages right now: search, and begin something with one. */
export function visitorList(model: DeskModel): TemplateResult {
  const { strings, visitors } = model;
  if (!visitors) return html``;
  return html`
    <search class="search">
      ${icon('search')}
      <input
        type="search"
        part="visitor-search"
        aria-label=${strings.searchVisitors}
        placeholder=${strings.searchVisitors}
        .value=${visitors.query}
        @input=${({ target }: InputEvent) => visitors.search((target as HTMLInputElement).value)}
      />
    </search>
    <label class="check">
      <input
        type="checkbox"
        .checked=${visitors.isMine}
        @change=${({ target }: Event) => visitors.showMine((target as HTMLInputElement).checked)}
      />
      <span>${strings.onlyMine}</span>
    </label>
    ${found(model, visitors.found)}
  `;
}

function found(model: DeskModel, list: VisitorInfo[] | undefined): TemplateResult {
  const { strings, visitors } = model;
  if (!list) return html`<div class="skeleton" aria-label=${strings.loading}><i></i><i></i><i></i></div>`;
  if (list.length === 0) {
    const words = visitors?.query.trim() ? strings.noVisitorFound : strings.noVisitors;
    return html`<div class="empty" part="empty-visitors"><span class="badge">${icon('users')}</span><p>${words}</p></div>`;
  }
  return html`<ul>${repeat(
    list,
    ({ visitorId }) => visitorId,
    (visitor) => row(model, visitor),
  )}</ul>`;
}

function row(model: DeskModel, visitor: VisitorInfo): TemplateResult {
  const { strings } = model;
  const name = visitorName(visitor);
  const about = [visitor.email, visitor.data.page, visitor.externalId].find(Boolean) ?? strings.noTags;
  return html`
    <li class="row plain visitor" part="visitor" data-visitor=${visitor.visitorId}>
      ${avatar(name, true)}
      <span class="words"><strong>${name}</strong><span><span>${about}</span></span></span>
      <span class="aside">
        <time title=${strings.hereSince}>${clock(Math.max(0, model.now - visitor.since) / 1000)}</time>
      </span>
      ${visitor.labels.length > 0 ? html`<span class="chips">${visitor.labels.map((label) => html`<span class="chip">${label}</span>`)}</span>` : nothing}
      ${
        model.isSupervisor
          ? nothing
          : html`<div class="pair">
              <button part="visitor-video" @click=${() => model.inviteVisitor(visitor.visitorId, 'videoCall')}>
                ${icon('video')}${strings.videoCall}
              </button>
              <button part="visitor-screen" @click=${() => model.inviteVisitor(visitor.visitorId, 'screenShare')}>
                ${icon('monitor')}${strings.seeScreen}
              </button>
            </div>`
      }
    </li>
  `;
}

/** What the page says, else what others see of them. */
export function visitorName({ firstName, lastName, name }: VisitorInfo): string {
  return [firstName, lastName].filter(Boolean).join(' ') || name;
}
