import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { MessageInfo, MessageStatus, PendingMessage, SystemNoteInfo } from '../index.js';
import { content } from '../said/content.js';
import { clockTime, dayName, link, linked } from '../said/text.js';
import { camerasOf, clock } from '../ui/strings.js';
import { type IconName, icon } from './icons.js';
import type { WidgetModel } from './model.js';

const STATUS_ICONS: Record<MessageStatus, IconName> = {
  sending: 'clock',
  sent: 'check',
  delivered: 'checkCheck',
  seen: 'checkCheck',
  failed: 'circleAlert',
};

/** Everything that was said, with the days between. */
export function messages(model: WidgetModel): TemplateResult {
  const { contact, strings } = model;
  if (!contact) return html``;
  const me = model.contacts?.me?.identity;
  const lastOwn = contact.messages.findLast(({ author }) => author?.identity === me)?.number;
  let day = '';
  let author = '';
  return html`
    ${
      contact.hasEarlier
        ? html`<button
            class="quiet earlier"
            part="earlier"
            @click=${() => model.attempt(() => contact.loadEarlier())}
          >
            ${strings.earlier}
          </button>`
        : nothing
    }
    ${repeat(
      contact.messages,
      ({ number }) => number,
      (message, index) => {
        const next = contact.messages[index + 1];
        const isLast = !next?.author || next.author.identity !== message.author?.identity;
        const name = dayName(message.at, Date.now(), model.locale, strings);
        const isNewDay = name !== day;
        const isNewAuthor = isNewDay || message.author?.identity !== author;
        day = name;
        author = message.author?.identity ?? '';
        return html`
          ${isNewDay ? html`<p class="day" part="day"><span>${name}</span></p>` : nothing}
          ${
            message.content.type === 'note'
              ? systemNote(model, message)
              : said(model, message, {
                  isOwn: message.author?.identity === me,
                  isFirst: isNewAuthor,
                  isLast,
                  isLastOwn: message.number === lastOwn,
                })
          }
        `;
      },
    )}
    ${repeat(
      contact.pending,
      ({ clientId }) => clientId,
      (message) => pending(model, message),
    )}
  `;
}

/** Where a message stands among those around it. */
interface Place {
  isOwn: boolean;
  /** The author's first in a row, which has the name. */
  isFirst: boolean;
  /** The author's last in a row, which has the time. */
  isLast: boolean;
  /** The person's latest, which has its status. */
  isLastOwn: boolean;
}

function said(
  model: WidgetModel,
  message: MessageInfo,
  { isOwn, isFirst, isLast, isLastOwn }: Place,
): TemplateResult {
  const { strings, locale } = model;
  const status = isOwn ? model.contact!.status(message) : undefined;
  return html`
    <div class="message" part="message" data-own=${isOwn} data-number=${message.number} ?data-first=${isFirst}>
      ${isFirst && !isOwn ? html`<p class="author">${message.author?.name}</p>` : nothing}
      <div class="bubble" data-type=${message.content.type}>${content(model, message.content, icon)}</div>
      ${
        isLastOwn || (isLast && !isOwn)
          ? html`<p class="meta">
              <time datetime=${new Date(message.at).toISOString()}>${clockTime(message.at, locale)}</time>
              ${
                status && isLastOwn
                  ? html`<span part="status" data-status=${status}>
                      ${icon(STATUS_ICONS[status])}${strings[status]}
                    </span>`
                  : nothing
              }
            </p>`
          : nothing
      }
    </div>
  `;
}

function pending(model: WidgetModel, message: PendingMessage): TemplateResult {
  const { strings, contact } = model;
  const words =
    message.content.type === 'text'
      ? linked(message.content.text)
      : message.content.type === 'link'
        ? link(message.content.url)
        : icon('fileText');
  return html`
    <div class="message" part="message pending" data-own="true" data-state=${message.state} data-first>
      <div class="bubble" data-type="text">${words}</div>
      <p class="meta">
        <span part="status" data-status=${message.state}>
          ${icon(STATUS_ICONS[message.state])}${strings[message.state]}
        </span>
        ${
          message.state === 'failed'
            ? html`
                <button class="quiet" @click=${() => contact!.retry(message.clientId)}>${strings.retry}</button>
                <button class="quiet" @click=${() => contact!.discard(message.clientId)}>${strings.discard}</button>
              `
            : nothing
        }
      </p>
    </div>
  `;
}

function systemNote(model: WidgetModel, message: MessageInfo): TemplateResult | typeof nothing {
  if (message.content.type !== 'note') return nothing;
  const words = noteWords(model, message.content.note);
  return words ? html`<p class="note" part="note">${words}</p>` : nothing;
}

/** What happened, in a few words; nothing where the card or the end says it. */
function noteWords({ strings, contacts }: WidgetModel, note: SystemNoteInfo): string {
  switch (note.event) {
    case 'joined':
      return note.person.identity === contacts?.me?.identity ? '' : strings.joined(note.person.name);
    case 'left':
      return note.person.identity === contacts?.me?.identity ? '' : strings.left(note.person.name);
    case 'transferred':
      return strings.transferred;
    case 'callRequested':
      return strings.requested(note.kind);
    case 'callRequestEnded':
      return strings.requestEnded[note.outcome];
    case 'callStarted':
      return strings.callStarted(note.kind);
    case 'callSwitched':
      if (note.outcome !== 'done') return '';
      return note.direction
        ? strings.camerasSeen[camerasOf(note.direction)]
        : strings.callSwitched(note.kind);
    case 'callEnded':
      return strings.callEnded(note.reason, clock(note.seconds));
    case 'closed':
      return strings.closed;
  }
}
