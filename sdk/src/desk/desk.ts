import { html, LitElement, nothing } from 'lit';
import { languageOf } from '../words/index.js';
import { icon } from './icons.js';
import { Keys } from './keys.js';
import { DeskModel } from './model.js';
import { english } from './strings.js';
import { baseStyles } from './styles/base.js';
import { callStyles } from './styles/call.js';
import { chatStyles } from './styles/chat.js';
import { formStyles } from './styles/forms.js';
import { frameStyles } from './styles/frame.js';
import { listStyles } from './styles/list.js';
import { Composer, grow } from './views/composer.js';
import { conversationColumn } from './views/conversation.js';
import { dialog } from './views/dialogs.js';
import { header } from './views/header.js';
import { listColumn } from './views/list.js';
import { loadingScreen, overScreen, signInScreen } from './views/screens.js';
import { sideColumn } from './views/side.js';
import { loadDeskWords } from './words/index.js';

/** The agents' page: who waits, the conversation, the person and the call. */
export class VisavisDesk extends LitElement {
  static override styles = [baseStyles, formStyles, listStyles, chatStyles, callStyles, frameStyles];
  static override properties = { server: {}, token: {}, locale: {} };

  declare server: string;
  declare token: string | null;
  declare locale: string;

  #model = new DeskModel(location.origin, () => this.requestUpdate());
  readonly #composer = new Composer(this.#model, () => this.requestUpdate());
  readonly #keys = new Keys(this.#model, () => this.#focus('textarea'));
  #clock: ReturnType<typeof setInterval> | undefined;
  #language = 'en';
  #lastSelected = '';

  constructor() {
    super();
    this.server = location.origin;
    this.token = null;
    this.locale = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#keys.handle);
    document.addEventListener('keydown', this.#model.alerts.unlock);
    document.addEventListener('pointerdown', this.#model.alerts.unlock);
    document.addEventListener('visibilitychange', this.#handleFocus);
    addEventListener('focus', this.#handleFocus);
    // Waiting times and what expires.
    this.#clock = setInterval(() => this.#model.phase === 'ready' && this.requestUpdate(), 1000);
    this.#model.start(this.token);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#keys.handle);
    document.removeEventListener('keydown', this.#model.alerts.unlock);
    document.removeEventListener('pointerdown', this.#model.alerts.unlock);
    document.removeEventListener('visibilitychange', this.#handleFocus);
    removeEventListener('focus', this.#handleFocus);
    clearInterval(this.#clock);
    this.#model.close();
  }

  protected override willUpdate(): void {
    const language = languageOf(this.locale);
    this.#model.locale = language;
    if (language !== this.#language) this.#speak(language);
    const { phase, over } = this.#model;
    this.dataset.state = phase === 'over' ? (over?.kind ?? phase) : phase;
  }

  protected override render() {
    const model = this.#model;
    return html`
      ${this.#screen()}
      <div class="notices" part="notices" role="alert">
        ${model.notices.list.map(
          ({ id, text }) => html`<p class="notice" part="notice">
            <span>${text}</span>
            <button class="icon" aria-label=${model.strings.close} @click=${() => model.notices.hide(id)}>${icon('x')}</button>
          </p>`,
        )}
      </div>
      <div class="spoken" role="status" aria-live="polite">${model.announcement}</div>
    `;
  }

  protected override updated(): void {
    const opened = this.renderRoot.querySelector('dialog');
    if (opened && !opened.open) opened.showModal();
    const field = this.renderRoot.querySelector<HTMLTextAreaElement>('.composer textarea');
    if (field) grow(field);
    const selected = this.#model.selected?.id ?? '';
    if (selected === this.#lastSelected) return;
    this.#lastSelected = selected;
    // On a screen keyboard's device the keyboard would cover the words.
    if (field && matchMedia('(pointer: fine)').matches) field.focus({ preventScroll: true });
  }

  #screen() {
    const model = this.#model;
    switch (model.phase) {
      case 'connecting':
        return loadingScreen(model);
      case 'ready':
        return this.#desk();
      case 'over':
        return model.over?.kind === 'replaced' || model.over?.kind === 'lost'
          ? overScreen(model)
          : signInScreen(model);
      case 'signedOut':
      case 'signingIn':
        return signInScreen(model);
    }
  }

  #desk() {
    const model = this.#model;
    return html`
      <div class="desk" part="desk" data-pane=${model.pane} ?data-large=${model.calls.isLarge} ?data-offline=${model.isReconnecting}>
        ${header(model)}
        ${
          model.isReconnecting
            ? html`<p class="offline" part="reconnecting" role="status">${icon('wifiOff')}<span>${model.strings.reconnecting}</span></p>`
            : nothing
        }
        <div class="columns">${listColumn(model)} ${conversationColumn(model, this.#composer)} ${sideColumn(model)}</div>
        ${dialog(model, this.#keys, this.#composer)}
      </div>
    `;
  }

  async #speak(language: string): Promise<void> {
    this.#language = language;
    const words = await loadDeskWords(language);
    if (language !== this.#language) return;
    this.#model.strings = words ?? english;
    this.requestUpdate();
  }

  #focus(selector: string): void {
    this.#model.show('chat');
    this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  readonly #handleFocus = (): void => this.#model.handleFocus();
}

if (!customElements.get('visavis-desk')) customElements.define('visavis-desk', VisavisDesk);
