import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CallKind, Contact, ContactSummaryInfo, OfferInfo } from '../../index.js';
import { clockTime, dayName } from '../../said/text.js';
import { clock } from '../../ui/strings.js';
import { type IconName, icon } from '../icons.js';
import type { DeskModel } from '../model.js';
import { lastSaid, unansweredSince } from '../said.js';
import { avatar } from './parts.js';
import { visitorList } from './visitors.js';

/** Who waits longer than this is shown in amber. */
const AMBER_MS = 60_000;

export const KIND_ICONS: Record<CallKind, IconName> = { voice: 'phone', video: 'video', screen: 'monitor' };

/** The left column: what waits, what is ours, and who is on the brand's pages. */
export function listColumn(model: DeskModel): TemplateResult {
  const { strings, view } = model;
  const tab = (name: DeskModel['view'], words: string, count: number) => html`
    <button
      role="tab"
      id="tab-${name}"
      part="tab-${name}"
      aria-selected=${view === name}
      aria-controls="list"
      @click=${() => model.showView(name)}
    >
      ${words}${count > 0 ? html`<span class="count">${count}</span>` : nothing}
    </button>
  `;
  return html`
    <nav class="column list" part="list" aria-label=${strings.contacts}>
      <div class="tabs" role="tablist">
        ${tab('contacts', strings.contacts, model.offers.length + model.waiting.length)}
        ${tab('visitors', strings.visitors, 0)}
      </div>
      <div class="scroll" id="list" role="tabpanel" aria-labelledby="tab-${view}">
        ${view === 'visitors' ? visitorList(model) : contactList(model)}
      </div>
    </nav>
  `;
}

function contactList(model: DeskModel): TemplateResult {
  const { strings, offers, mine, waiting, others } = model;
  const isEmpty = offers.length + mine.length + waiting.length + others.length === 0;
  return html`
    ${repeat(
      offers,
      ({ contact }) => contact.contactId,
      (offer) => offerCard(model, offer),
    )}
    ${isEmpty ? emptyList(model) : nothing}
    ${section(
      model.isSupervisor ? strings.listening : strings.mine,
      mine,
      ({ id }) => id,
      (contact) => mineRow(model, contact),
    )}
    ${section(
      strings.waiting,
      waiting,
      ({ contactId }) => contactId,
      (contact) => summaryRow(model, contact),
    )}
    ${section(
      strings.served,
      others,
      ({ contactId }) => contactId,
      (contact) => summaryRow(model, contact),
    )}
  `;
}

function section<T>(title: string, items: T[], key: (item: T) => string, row: (item: T) => TemplateResult) {
  if (items.length === 0) return nothing;
  return html`
    <section>
      <h2>${title}<span class="count">${items.length}</span></h2>
      <ul>${repeat(items, key, row)}</ul>
    </section>
  `;
}

function emptyList(model: DeskModel): TemplateResult {
  const { strings, presence } = model;
  const isOff = presence !== undefined && presence.value !== 'available';
  return html`
    <div class="empty" part="empty-list">
      <span class="badge">${icon('inbox')}</span>
      <p>${isOff ? strings.emptyOff : strings.empty}</p>
      ${
        isOff
          ? html`<button class="primary" part="go-available" @click=${() => model.attempt(() => presence.set('available'))}>
              ${strings.goAvailable}
            </button>`
          : nothing
      }
    </div>
  `;
}

/** The agent's turn, or a colleague who asks: two buttons and the seconds left. */
function offerCard(model: DeskModel, offer: OfferInfo): TemplateResult {
  const { strings } = model;
  const { contact, from, assist, note } = offer;
  const seconds = Math.max(0, Math.ceil((offer.expires - model.now) / 1000));
  const from_ = from && (assist ? strings.asksForHelp(from) : strings.handsOver(from));
  return html`
    <article class="offer" part="offer" data-contact=${contact.contactId} ?data-urgent=${seconds <= 10}>
      <header>
        ${avatar(contact.customer)}
        <div class="words">
          <strong>${contact.customer}</strong>
          <span>${from_ || contact.topic || strings.newContact}</span>
        </div>
        <span class="seconds" part="seconds" title=${strings.secondsLeft(seconds)}>${seconds}<span>s</span></span>
      </header>
      ${note ? html`<p class="note-text">${icon('note')}<span>${note}</span></p>` : nothing}
      ${wish(model, contact)}
      <div class="pair">
        <button class="primary" part="accept" aria-keyshortcuts="A" @click=${() => model.answerOffer(contact.contactId, true)}>
          ${strings.accept}<kbd>A</kbd>
        </button>
        <button part="pass" aria-keyshortcuts="P" @click=${() => model.answerOffer(contact.contactId, false)}>
          ${strings.pass}<kbd>P</kbd>
        </button>
      </div>
    </article>
  `;
}

function wish(model: DeskModel, { wants, skill }: ContactSummaryInfo): TemplateResult | typeof nothing {
  if (!wants && !skill) return nothing;
  return html`
    <p class="chips">
      ${wants ? html`<span class="chip">${icon(KIND_ICONS[wants])}${model.strings.wants[wants]}</span>` : nothing}
      ${skill ? html`<span class="chip">${skill}</span>` : nothing}
    </p>
  `;
}

function mineRow(model: DeskModel, contact: Contact): TemplateResult {
  const { strings } = model;
  const name = model.nameOf(contact);
  const { isClosed, call, info } = contact;
  const unread = model.unreadIn(contact);
  const isSelected = contact === model.selected && model.view === 'contacts';
  const since = unansweredSince(contact);
  const words = isClosed
    ? strings.ended
    : contact.writing.length > 0
      ? strings.isWriting
      : lastSaid(model, contact) || info.topic;
  return html`
    <li>
      <button
        class="row"
        part="contact"
        data-contact=${contact.id}
        ?data-closed=${isClosed}
        aria-current=${isSelected ? 'true' : nothing}
        @click=${() => model.select(contact.id)}
      >
        ${avatar(
          name,
          contact.others.some(({ standing, here }) => standing === 'customer' && here),
        )}
        <span class="words">
          <strong>${name}</strong>
          <span ?data-writing=${contact.writing.length > 0}>${words}</span>
        </span>
        <span class="aside">
          ${
            isClosed || since === undefined
              ? html`<time>${lastTime(model, contact)}</time>`
              : waitingTime(model, since)
          }
          <span class="marks">
            ${contact.info.callRequest?.by.role === 'customer' ? html`<span class="ringing" title=${strings.asksForCall}>${icon('phone')}</span>` : nothing}
            ${call ? html`<span class="on-call" title=${strings.inCall}>${icon(KIND_ICONS[call.info.kind])}</span>` : nothing}
            ${unread > 0 ? html`<span class="unread" part="unread"><span class="spoken">${strings.unread}</span>${unread}</span>` : nothing}
          </span>
        </span>
      </button>
    </li>
  `;
}

function summaryRow(model: DeskModel, contact: ContactSummaryInfo): TemplateResult {
  const { strings } = model;
  const id = contact.contactId;
  const topic = contact.topic || contact.skill || strings.noTopic;
  return html`
    <li class="row plain" part="waiting" data-contact=${id}>
      ${avatar(contact.customer)}
      <span class="words">
        <strong>${contact.customer}</strong>
        <span>
          ${contact.state === 'waiting' ? waitingTime(model, contact.since) : html`<time>${clockTime(contact.since, model.locale)}</time>`}
          ${contact.wants ? icon(KIND_ICONS[contact.wants]) : nothing}<span>${[topic, ...contact.agents].join(' · ')}</span>
        </span>
      </span>
      ${
        model.isSupervisor
          ? html`<div class="pair">
              <button part="listen" @click=${() => model.listen(id)}>${icon('ear')}${strings.listen}</button>
              <button part="oversee-transfer" @click=${() => model.openDialog('transfer', id)}>${strings.transfer}</button>
              <button part="oversee-end" @click=${() => model.openDialog('end', id)}>${strings.end}</button>
            </div>`
          : html`<button part="take" aria-label=${strings.takeOf(contact.customer)} @click=${() => model.take(id)}>
              ${strings.take}
            </button>`
      }
    </li>
  `;
}

/** How long somebody waits already, in amber when that is too long. */
function waitingTime(model: DeskModel, since: number): TemplateResult {
  const ms = Math.max(0, model.now - since);
  return html`<span class="waits" ?data-long=${ms > AMBER_MS} title=${model.strings.waitsSince(clockTime(since, model.locale))}>
    ${icon('clock')}${clock(ms / 1000)}
  </span>`;
}

/** The time of today's words, the day of earlier ones. */
function lastTime(model: DeskModel, contact: Contact): string {
  const at = contact.messages.at(-1)?.at ?? contact.info.openedAt;
  const day = dayName(at, Date.now(), model.locale, model.strings);
  return day === model.strings.today ? clockTime(at, model.locale) : day;
}
