import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Contact } from '../../index.js';
import { clockTime } from '../../said/text.js';
import { type IconName, icon } from '../icons.js';
import type { DeskModel } from '../model.js';
import { targetWords } from '../said.js';
import { messages } from './chat.js';
import type { Composer } from './composer.js';
import { avatar } from './parts.js';

/** The middle column: the contact that was chosen. */
export function conversationColumn(model: DeskModel, composer: Composer): TemplateResult {
  const contact = model.selected;
  return html`
    <main class="column chat" part="chat">
      ${contact ? conversation(model, contact, composer) : nobody(model)}
    </main>
  `;
}

function nobody({ strings, isSupervisor }: DeskModel): TemplateResult {
  return html`
    <div class="empty large" part="empty-chat">
      <span class="badge">${icon('message')}</span>
      <h1>${strings.nobodyTitle}</h1>
      <p>${isSupervisor ? strings.nobodySupervisor : strings.nobody}</p>
    </div>
  `;
}

function conversation(model: DeskModel, contact: Contact, composer: Composer): TemplateResult {
  return html`
    ${head(model, contact)} ${banners(model, contact)}
    ${keyed(
      contact.id,
      html`<div
        class="talk"
        @dragover=${composer.dragOver}
        @dragleave=${composer.dragLeave}
        @drop=${composer.drop}
      >
        ${messages(model, contact)}
        ${contact.isClosed ? over(model, contact) : model.listensTo(contact) ? hidden(model, contact) : composer.render(contact)}
        ${composer.isDragging ? html`<div class="drop-here">${icon('paperclip')}${model.strings.dropHere}</div>` : nothing}
      </div>`,
    )}
  `;
}

function head(model: DeskModel, contact: Contact): TemplateResult {
  const { strings, locale } = model;
  const { info } = contact;
  const name = model.nameOf(contact);
  const about = [info.topic, info.skill, strings.since(clockTime(info.openedAt, locale))].filter(Boolean);
  const isIn = !contact.isClosed;
  const isAgent = isIn && !model.listensTo(contact);
  return html`
    <header class="top">
      <button class="icon back" part="back" aria-label=${strings.toList} @click=${() => model.show('list')}>
        ${icon('arrowLeft')}
      </button>
      ${avatar(name)}
      <div class="words">
        <h1>${name}</h1>
        <p>${about.join(' · ')}</p>
      </div>
      <div class="actions">
        ${isIn ? action('transfer', 'transfer', strings.transfer, 'T', () => model.openDialog('transfer')) : nothing}
        ${isAgent ? action('ask', 'userPlus', strings.askAgent, 'Q', () => model.openDialog('ask')) : nothing}
        ${isIn ? action('end', 'check', strings.end, 'E', () => model.openDialog('end')) : nothing}
        <button class="icon to-side" part="to-side" aria-label=${strings.toSide} title=${strings.toSide} @click=${() => model.show('side')}>
          ${icon(contact.call ? 'phone' : 'idCard')}
        </button>
      </div>
    </header>
  `;
}

function action(part: string, symbol: IconName, label: string, key: string, run: () => void): TemplateResult {
  return html`<button class="labelled" part=${part} aria-label=${label} aria-keyshortcuts=${key} title=${`${label} (${key})`} @click=${run}>
    ${icon(symbol)}<span>${label}</span>
  </button>`;
}

/** What is special right now. */
function banners(model: DeskModel, contact: Contact): TemplateResult {
  const { strings } = model;
  const { info } = contact;
  const customer = info.parties.find(({ standing }) => standing === 'customer');
  const colleagues = contact.others
    .filter(({ standing }) => standing === 'agent')
    .map(({ person }) => person.name);
  return html`
    ${
      customer && !customer.here && !contact.isClosed
        ? html`<p class="banner" part="customer-away" data-tone="warm">${icon('wifiOff')}<span>${strings.away(customer.person.name)}</span></p>`
        : nothing
    }
    ${
      info.target && info.attended
        ? html`<p class="banner" part="transfer-pending">
            ${icon('transfer')}<span>${strings.transferPending(targetWords(model, info.target))}</span>
            <button class="quiet" @click=${() => model.attempt(() => contact.cancelTransfer())}>${strings.cancel}</button>
          </p>`
        : nothing
    }
    ${
      colleagues.length > 0 && !contact.isClosed
        ? html`<p class="banner" part="colleagues">
            ${icon('users')}<span>${strings.withColleagues(colleagues.join(', '))}</span>
            ${
              model.listensTo(contact)
                ? nothing
                : html`<button class="quiet" part="leave" @click=${() => model.attempt(() => contact.leave())}>${strings.leaveToThem}</button>`
            }
          </p>`
        : nothing
    }
  `;
}

/** In the composer's place when it is over. */
function over(model: DeskModel, contact: Contact): TemplateResult {
  const { strings } = model;
  const reason = contact.end?.reason;
  return html`
    <footer class="over" part="over">
      <p>${reason ? strings.closed[reason] : strings.ended}</p>
      <button class="primary" part="dismiss" aria-keyshortcuts="E" @click=${() => model.dismiss(contact)}>
        ${strings.dismiss}<kbd>E</kbd>
      </button>
    </footer>
  `;
}

/** In the composer's place for those who only listen. */
function hidden(model: DeskModel, contact: Contact): TemplateResult {
  const { strings } = model;
  return html`
    <footer class="over" part="listening">
      <p>${icon('ear')}<span>${strings.youListen}</span></p>
      <button part="stop-listening" @click=${() => model.attempt(() => contact.leave())}>${strings.stopListening}</button>
    </footer>
  `;
}
