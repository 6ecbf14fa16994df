import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Contact, MessageInfo, MessageStatus, NoteInfo, PendingMessage } from '../../index.js';
import { content } from '../../said/content.js';
import { clockTime, dayName, link, linked } from '../../said/text.js';
import { type IconName, icon } from '../icons.js';
import type { DeskModel } from '../model.js';
import { noteWords } from '../said.js';

const STATUS_ICONS: Record<MessageStatus, IconName> = {
  sending: 'clock',
  sent: 'check',
  delivered: 'checkCheck',
  seen: 'checkCheck',
  failed: 'alert',
};

/** What was said, what happened, and what agents tell each other, in its order. */
type Entry = { at: number; key: string } & ({ message: MessageInfo } | { note: NoteInfo });

/** The conversation; the newest is at the bottom, wherever the rest is loaded from. */
export function messages(model: DeskModel, contact: Contact): TemplateResult {
  const { strings } = model;
  const me = model.me?.identity;
  const lastOwn = contact.messages.findLast(({ author }) => author?.identity === me)?.number;
  let day = '';
  let author: string | undefined;
  const entry = (item: Entry): TemplateResult => {
    const name = dayName(item.at, Date.now(), model.locale, strings);
    const isNewDay = name !== day;
    day = name;
    const mark = isNewDay ? html`<p class="day" part="day"><span>${name}</span></p>` : nothing;
    if ('note' in item) {
      author = undefined;
      return html`${mark}${agentNote(model, contact, item.note)}`;
    }
    const { message } = item;
    if (message.content.type === 'note') {
      author = undefined;
      const words = noteWords(model, message.content.note);
      return html`${mark}${words ? html`<p class="happened" part="note">${words} <time>${clockTime(message.at, model.locale)}</time></p>` : nothing}`;
    }
    const isFirst = isNewDay || author !== message.author?.identity;
    author = message.author?.identity;
    return html`${mark}${said(model, contact, message, isFirst, message.number === lastOwn)}`;
  };
  return html`
    <div
      class="messages"
      part="messages"
      role="log"
      tabindex="0"
      aria-label=${strings.conversation}
      @scroll=${({ target }: Event) => loadAtTop(model, contact, target as HTMLElement)}
    >
      <div class="inner">
        ${
          contact.hasEarlier
            ? html`<button class="quiet earlier" part="earlier" @click=${() => model.attempt(() => contact.loadEarlier())}>
                ${strings.earlier}
              </button>`
            : nothing
        }
        ${repeat(entries(contact), ({ key }) => key, entry)}
        ${repeat(
          contact.pending,
          ({ clientId }) => clientId,
          (message) => pending(model, contact, message),
        )}
        ${contact.writing.map(({ name }) => html`<p class="writing" part="typing"><i></i><i></i><i></i><span>${strings.writing(name)}</span></p>`)}
      </div>
    </div>
  `;
}

const loading = new WeakSet<Contact>();

/** Earlier messages come by themselves when somebody scrolls there. */
function loadAtTop(model: DeskModel, contact: Contact, box: HTMLElement): void {
  // The box begins at its end: its offset is zero there and negative above.
  const above = box.scrollHeight - box.clientHeight + box.scrollTop;
  if (above > 80 || !contact.hasEarlier || loading.has(contact)) return;
  loading.add(contact);
  model.attempt(() => contact.loadEarlier()).then(() => loading.delete(contact));
}

function entries(contact: Contact): Entry[] {
  const first = contact.messages[0]?.at ?? 0;
  const said: Entry[] = contact.messages.map((message) => ({
    at: message.at,
    key: `m${message.number}`,
    message,
  }));
  const told: Entry[] = contact.info.notes
    // Those between messages that are not loaded come with them.
    .filter(({ at }) => at >= first || !contact.hasEarlier)
    .map((note, index) => ({ at: note.at, key: `n${note.at}-${index}`, note }));
  return told.length === 0 ? said : [...said, ...told].sort((one, other) => one.at - other.at);
}

function agentNote(model: DeskModel, contact: Contact, { at, by, text }: NoteInfo): TemplateResult {
  const { strings, locale } = model;
  return html`
    <aside class="agent-note" part="agent-note">
      <p class="meta">${icon('note')}${strings.noteBy(model.nameIn(contact, by))} · <time>${clockTime(at, locale)}</time></p>
      <p>${linked(text)}</p>
    </aside>
  `;
}

function said(
  model: DeskModel,
  contact: Contact,
  message: MessageInfo,
  isFirst: boolean,
  isLastOwn: boolean,
): TemplateResult {
  const { strings, locale, me } = model;
  const isOwn = message.author?.identity === me?.identity;
  const isOurs = message.author?.role !== 'customer';
  const status = isOwn && isLastOwn ? contact.status(message) : undefined;
  const meta = html`<span class="meta">
    <time datetime=${new Date(message.at).toISOString()}>${clockTime(message.at, locale)}</time>
    ${
      status
        ? html`<span part="status" data-status=${status}>${icon(STATUS_ICONS[status])}${strings[status]}</span>`
        : nothing
    }
  </span>`;
  return html`
    <div class="message" part="message" data-side=${isOurs ? 'agents' : 'customer'} data-number=${message.number} ?data-first=${isFirst}>
      ${isFirst && !isOwn ? html`<p class="author">${message.author?.name}</p>` : nothing}
      <div class="line">
        <div class="bubble" data-type=${message.content.type}>${content(model, message.content, icon)}</div>
        ${status ? nothing : meta}
      </div>
      ${status ? meta : nothing}
    </div>
  `;
}

function pending(model: DeskModel, contact: Contact, message: PendingMessage): TemplateResult {
  const { strings } = model;
  const { content } = message;
  const words =
    content.type === 'text'
      ? linked(content.text)
      : content.type === 'link'
        ? link(content.url)
        : icon('fileText');
  return html`
    <div class="message" part="message pending" data-side="agents" data-state=${message.state} data-first>
      <div class="line">
        <div class="bubble" data-type="text">${words}</div>
        <span class="meta">
          <span part="status" data-status=${message.state}>${icon(STATUS_ICONS[message.state])}${strings[message.state]}</span>
          ${
            message.state === 'failed'
              ? html`
                  <span>${model.sentence(message.error)}</span>
                  <button class="quiet" @click=${() => contact.retry(message.clientId)}>${strings.retry}</button>
                  <button class="quiet" @click=${() => contact.discard(message.clientId)}>${strings.discard}</button>
                `
              : nothing
          }
        </span>
      </div>
    </div>
  `;
}
