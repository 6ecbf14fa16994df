import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Contact, ContactId } from '../../index.js';
import { KINDS_OF_FILES } from '../../said/text.js';
import { icon } from '../icons.js';
import type { DeskModel } from '../model.js';
import type { CannedReply } from '../state/canned.js';

/** How many replies are offered while a name is typed. */
const MOST_SUGGESTED = 6;
const MAX_ROWS = 6;

/** Where an agent writes. What is written and not sent stays with its contact. */
export class Composer {
  isDragging = false;
  readonly #model: DeskModel;
  readonly #changed: () => void;
  readonly #drafts = new Map<ContactId, string>();
  #chosen = 0;
  /** Escape closes the list until something else is typed. */
  #dismissed = '';

  constructor(model: DeskModel, changed: () => void) {
    this.#model = model;
    this.#changed = changed;
  }

  readonly dragOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files') || !this.#mayWrite) return;
    event.preventDefault();
    if (!this.isDragging) this.#drag(true);
  };

  readonly dragLeave = (event: DragEvent): void => {
    if (!(event.currentTarget as Element).contains(event.relatedTarget as Element | null)) this.#drag(false);
  };

  readonly drop = (event: DragEvent): void => {
    this.#drag(false);
    const files = event.dataTransfer?.files;
    if (!files?.length || !this.#mayWrite) return;
    event.preventDefault();
    this.#model.sendFiles(this.#model.selected!, files);
  };

  render(contact: Contact): TemplateResult {
    const { strings, uploads } = this.#model;
    const draft = this.#drafts.get(contact.id) ?? '';
    const suggested = this.#suggested(contact);
    return html`
      ${
        suggested.length > 0
          ? html`<ul class="suggested" id="suggested" part="suggested" role="listbox" aria-label=${strings.canned}>
              ${suggested.map(
                (reply, index) => html`<li
                  id="reply-${index}"
                  role="option"
                  aria-selected=${index === this.#chosen}
                  @click=${() => this.#use(contact, reply)}
                >
                  <b>/${reply.name}</b><span>${reply.text}</span>
                </li>`,
              )}
            </ul>`
          : nothing
      }
      ${uploads.of(contact.id).map(
        (upload) => html`<div class="upload" part="upload">
            <span>${strings.uploading(upload.name, Math.round(upload.share * 100))}</span>
            <progress max="1" .value=${upload.share} aria-label=${upload.name}></progress>
            <button class="icon" aria-label=${strings.cancel} @click=${() => upload.stop.abort()}>${icon('x')}</button>
          </div>`,
      )}
      <form class="composer" part="composer" @submit=${(event: SubmitEvent) => this.#submit(event, contact)}>
        <label class="icon attach" part="attach" title=${strings.attach}>
          ${icon('paperclip')}
          <input
            type="file"
            multiple
            aria-label=${strings.attach}
            accept=${KINDS_OF_FILES.map((kind) => `.${kind}`).join(',')}
            @change=${(event: Event) => {
              const field = event.target as HTMLInputElement;
              this.#model.sendFiles(contact, [...(field.files ?? [])]);
              field.value = '';
            }}
          />
        </label>
        <button
          class="icon"
          type="button"
          part="canned"
          aria-label=${strings.cannedManage}
          title=${strings.cannedManage}
          @click=${() => this.#model.openDialog('canned')}
        >
          ${icon('zap')}
        </button>
        <textarea
          part="input"
          rows="1"
          maxlength="8000"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded=${suggested.length > 0}
          aria-controls="suggested"
          aria-activedescendant=${suggested.length > 0 ? `reply-${this.#chosen}` : nothing}
          aria-label=${strings.message}
          placeholder=${strings.messageHint}
          .value=${live(draft)}
          @input=${(event: Event) => this.#input(event.target as HTMLTextAreaElement, contact)}
          @keydown=${(event: KeyboardEvent) => this.#key(event, contact)}
          @paste=${(event: ClipboardEvent) => {
            const files = [...(event.clipboardData?.files ?? [])];
            if (files.length === 0) return;
            event.preventDefault();
            this.#model.sendFiles(contact, files);
          }}
        ></textarea>
        <button class="icon send" part="send" type="submit" aria-label=${strings.send} title=${strings.send}>
          ${icon('send')}
        </button>
      </form>
    `;
  }

  /** What is written in a contact and not sent. */
  draftOf(contact: Contact): string {
    return this.#drafts.get(contact.id) ?? '';
  }

  get #mayWrite(): boolean {
    const { selected } = this.#model;
    return selected !== undefined && !selected.isClosed && !this.#model.listensTo(selected);
  }

  #suggested(contact: Contact): CannedReply[] {
    const draft = this.draftOf(contact);
    const typed = /^\/(\S*)$/.exec(draft)?.[1];
    if (typed === undefined || draft === this.#dismissed) return [];
    return this.#model.canned?.find(typed).slice(0, MOST_SUGGESTED) ?? [];
  }

  #use(contact: Contact, { text }: CannedReply): void {
    this.#drafts.set(contact.id, text);
    this.#changed();
  }

  #input(field: HTMLTextAreaElement, contact: Contact): void {
    this.#drafts.set(contact.id, field.value);
    this.#chosen = 0;
    this.#dismissed = '';
    grow(field);
    contact.setTyping(field.value.trim() !== '');
    this.#changed();
  }

  #key(event: KeyboardEvent, contact: Contact): void {
    // Whoever composes a character ends that with Enter.
    if (event.isComposing) return;
    const suggested = this.#suggested(contact);
    const moves = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (suggested.length > 0 && moves) {
      this.#chosen = (this.#chosen + moves + suggested.length) % suggested.length;
    } else if (suggested.length > 0 && (event.key === 'Enter' || event.key === 'Tab')) {
      this.#use(contact, suggested[this.#chosen] ?? suggested[0]!);
    } else if (suggested.length > 0 && event.key === 'Escape') {
      this.#dismissed = this.draftOf(contact);
      event.stopPropagation();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      this.#send(event.target as HTMLTextAreaElement, contact);
    } else return;
    event.preventDefault();
    this.#changed();
  }

  #submit(event: SubmitEvent, contact: Contact): void {
    event.preventDefault();
    this.#send((event.target as HTMLFormElement).querySelector('textarea')!, contact);
  }

  #send(field: HTMLTextAreaElement, contact: Contact): void {
    const text = field.value.trim();
    if (text) contact.sendText(text);
    this.#drafts.delete(contact.id);
    field.value = '';
    grow(field);
    field.focus();
    this.#changed();
  }

  #drag(on: boolean): void {
    this.isDragging = on;
    this.#changed();
  }
}

/** As high as what is written, up to a few lines. */
export function grow(field: HTMLTextAreaElement): void {
  field.rows = 1;
  // A long hint makes no field higher.
  while (field.value && field.rows < MAX_ROWS && field.scrollHeight > field.clientHeight + 2) field.rows++;
}
