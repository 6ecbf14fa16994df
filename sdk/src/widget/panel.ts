import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { languageOf, loadWords } from '../words/index.js';
import { cards } from './cards.js';
import { messages } from './chat.js';
import { callPlaceStyles, chatStyles } from './chat-styles.js';
import { composer } from './composer.js';
import { icon } from './icons.js';
import { WidgetModel, type WidgetState } from './model.js';
import { panelStyles } from './panel-styles.js';
import { form, trouble } from './screens.js';
import { english } from './strings.js';
import type { StartContact, VisavisWidget, VisitorTags } from './widget.js';

/** Whoever is nearer to the end than this follows the conversation. */
const NEAR_END_PX = 80;
/** As in the styles. */
const PHONE = '(max-width: 760px)';
const ATTENTION: WidgetState[] = ['refused', 'expired', 'unreachable', 'replaced', 'unsupported'];

/** The conversation: chat, cards that wait for an answer, and the call beside it. */
export class Panel extends LitElement {
  static override styles = [panelStyles, chatStyles, callPlaceStyles];
  readonly #widget: VisavisWidget;
  readonly #model: WidgetModel;
  #isOpen = false;
  #hidesChat = false;
  #isAtEnd = true;
  #dragDepth = 0;
  #spoken = '';
  #lastSpoken = 0;
  #wasFor: unknown;
  #clock: ReturnType<typeof setInterval> | undefined;
  #uiLoading: Promise<unknown> | undefined;
  #language = '';
  #knowsCall = false;
  #hadStage = false;
  #hadCall = false;
  #awaitsFocus = false;
  #shownState: WidgetState | undefined;

  constructor(widget: VisavisWidget) {
    super();
    this.#widget = widget;
    this.#model = new WidgetModel(
      widget,
      () => this.requestUpdate(),
      (name, detail) =>
        widget.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true })),
    );
  }

  /** Opens or folds; the first time it connects. The keyboard follows only whoever asked for it. */
  show(open: boolean, takesFocus = true): void {
    const was = this.#isOpen;
    this.#isOpen = open;
    this.#model.connect();
    this.requestUpdate();
    if (open === was) return;
    this.#tell(open ? 'visavis-open' : 'visavis-close');
    this.#awaitsFocus = open && takesFocus;
    if (takesFocus) this.updateComplete.then(() => (open ? this.#focusFirst() : this.#focusFolded()));
  }

  startContact(start: StartContact): Promise<void> {
    return this.#model.start(start);
  }

  tagVisitor(tags: VisitorTags): Promise<void> {
    return this.#model.tagVisitor(tags);
  }

  /** @internal */
  handleAttribute(name: string): void {
    if (name === 'locale') this.#speak();
    if (name === 'token' && ATTENTION.includes(this.#model.state)) this.#model.reconnect();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#speak();
    this.#clock = setInterval(() => this.#tick(), 1000);
    globalThis.document.addEventListener('visibilitychange', this.#see);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
    globalThis.document.removeEventListener('visibilitychange', this.#see);
  }

  /** What the page sees of it: folded, the chat, a call with the chat beside it, or a small window. */
  get #mode(): 'folded' | 'chat' | 'call' | 'mini' {
    const { stage } = this.#model;
    if (stage && this.#isOpen) return 'call';
    if (stage?.isJoined) return 'mini';
    return this.#isOpen ? 'chat' : 'folded';
  }

  protected override willUpdate(): void {
    const { contact } = this.#model;
    this.dataset.mode = this.#mode;
    this.dataset.state = this.#model.state;
    const unread = contact?.unread ?? 0;
    const small = this.#mode === 'mini';
    this.#widget.handlePanel({ open: this.#isOpen, small, unread, keep: this.#model.isWorthKeeping });
    if (this.#model.stage) this.#loadCall();
    // A phone has room for one of the two.
    if (this.#model.stage && !this.#hadStage) this.#hidesChat = matchMedia(PHONE).matches;
    this.#hadStage = this.#model.stage !== undefined;
    this.toggleAttribute('data-hides-chat', this.#hidesChat);
    if (contact) this.#speakNews();
    // What asks for an answer shows itself, also on a folded panel.
    const asks = this.#model.invitation ?? (this.#isAsked ? this.#model.callRequest : undefined);
    const key = asks && ('invitationId' in asks ? asks.invitationId : asks.escalationId);
    if (key && key !== this.#wasFor && !this.#isOpen) this.show(true, false);
    this.#wasFor = key ?? this.#wasFor;
  }

  protected override updated(_changed: PropertyValues): void {
    const log = this.#log;
    if (log && this.#isAtEnd) log.scrollTop = log.scrollHeight;
    this.#see();
    this.#moveFocus();
  }

  /** The keyboard goes where something new is asked, and back when that is over. */
  #moveFocus(): void {
    const { state } = this.#model;
    const before = this.#shownState;
    this.#shownState = state;
    const isReady = before === 'loading' && this.#awaitsFocus;
    if (state !== before && (isReady || before === 'form') && this.#isOpen) this.#focusFirst();
    const call = this.renderRoot.querySelector('visavis-call');
    const hasCall = call !== null;
    if (hasCall === this.#hadCall) return;
    this.#hadCall = hasCall;
    if (!this.#isOpen) return;
    if (call)
      call.updateComplete.then(() => call.shadowRoot?.querySelector<HTMLElement>('.surface')?.focus());
    else this.#focusFirst();
  }

  protected override render() {
    const mode = this.#mode;
    if (mode === 'folded')
      return html`<div class="spoken" role="status" aria-live="polite">${this.#spoken}</div>`;
    const { strings } = this.#model;
    return html`
      <section
        class="panel"
        part="panel"
        role="dialog"
        aria-label=${this.#title}
        ?data-dragging=${this.#dragDepth > 0}
        @keydown=${this.#handleKey}
        @dragenter=${this.#handleDrag}
        @dragleave=${this.#handleDrag}
        @dragover=${(event: DragEvent) => event.preventDefault()}
        @drop=${this.#handleDrop}
      >
        ${this.#model.stage ? this.#callPlace(mode) : nothing}
        ${
          mode === 'mini'
            ? nothing
            : html`<div class="chat" part="chat" ?hidden=${mode === 'call' && this.#hidesChat}>
                ${this.#header()} ${this.#body()}
              </div>`
        }
        ${this.#dragDepth > 0 ? html`<div class="drop">${strings.dropHere}</div>` : nothing}
      </section>
      <div class="spoken" role="status" aria-live="polite">${this.#spoken}</div>
    `;
  }

  #header() {
    const { strings, state, contact, canCall, stage, callRequest, invitation } = this.#model;
    const mayAsk =
      canCall && state === 'talking' && contact?.state === 'active' && !stage && !contact.call && !invitation;
    const button = (
      part: string,
      symbol: Parameters<typeof icon>[0],
      label: string,
      run: () => void,
      off = false,
    ) =>
      html`<button class="icon" part=${part} aria-label=${label} title=${label} ?disabled=${off} @click=${run}>
        ${icon(symbol)}
      </button>`;
    return html`
      <header part="header">
        <div class="who">
          <h1>${this.#title}</h1>
          ${this.#model.isReconnecting ? html`<p part="connection" data-tone="warm">${strings.reconnecting}</p>` : this.#queue()}
        </div>
        ${
          mayAsk
            ? html`
                ${button('ask-voice', 'phone', strings.askVoice, () => this.#model.askForCall('voice'), Boolean(callRequest))}
                ${button('ask-video', 'video', strings.askVideo, () => this.#model.askForCall('video'), Boolean(callRequest))}
              `
            : nothing
        }
        ${state === 'talking' && !stage ? button('end', 'logOut', strings.end, () => this.#model.askEnd(true)) : nothing}
        ${button('minimise', 'minus', strings.minimise, () => this.show(false))}
      </header>
    `;
  }

  #queue() {
    const { contact, strings, state } = this.#model;
    if (state !== 'talking' || !contact) return nothing;
    if (contact.state === 'waiting') {
      const { position } = contact.info;
      return html`<p part="position">${position ? strings.position(position) : strings.waiting}</p>`;
    }
    const away = contact.others.find(({ standing, here }) => standing === 'agent' && !here);
    return away ? html`<p part="away">${strings.away(away.person.name)}</p>` : nothing;
  }

  #body() {
    const model = this.#model;
    switch (model.state) {
      case 'loading':
        return html`<div class="bones" part="skeleton" aria-label=${model.strings.loading}>
          <span class="bone"></span><span class="bone"></span><span class="bone"></span>
        </div>`;
      case 'form':
        return form(model, this.#widget.hasAttribute('topic'));
      case 'talking':
      case 'over':
        return this.#conversation();
      default:
        return trouble(model);
    }
  }

  #conversation() {
    const model = this.#model;
    const { contact, strings } = model;
    const writing = contact?.writing.map(({ name }) => name).join(', ');
    return html`
      <div class="log" part="log" role="log" aria-live="off" tabindex="0" aria-label=${strings.chat} @scroll=${this.#handleScroll}>
        ${messages(model)}
        ${writing ? html`<p class="writing" part="writing">${strings.writing(writing)}<i></i><i></i><i></i></p>` : nothing}
      </div>
      ${
        this.#isAtEnd || !contact?.unread
          ? nothing
          : html`<button class="newer" part="newer" @click=${this.#toEnd}>${icon('arrowDown')}${strings.newMessages}</button>`
      }
      <div class="cards">${cards(model)}</div>
      ${model.notice ? html`<p class="notice" part="notice" role="alert">${icon('circleAlert')}${model.notice}</p>` : nothing}
      ${model.state === 'over' ? this.#over() : composer(model, this.#toEnd)}
    `;
  }

  #over() {
    const { contact, strings } = this.#model;
    const reason = contact?.end?.reason;
    return html`
      <div class="over" part="over">
        <p>${reason ? strings.ended[reason] : strings.endedUnknown}</p>
        <button class="primary" part="start-new" @click=${() => this.#model.startNew()}>${strings.startNew}</button>
      </div>
    `;
  }

  #callPlace(mode: 'chat' | 'call' | 'mini') {
    const { strings } = this.#model;
    const unread = this.#model.contact?.unread ?? 0;
    return html`
      <div class="call" part="call-place">
        ${this.#knowsCall ? this.#call(mode) : nothing}
        ${
          mode === 'mini'
            ? html`<button class="expand" part="expand" aria-label=${strings.expand} title=${strings.expand} @click=${() => this.show(true)}>
                ${icon('maximize')}${unread > 0 ? html`<span class="count">${unread}</span>` : nothing}
              </button>`
            : html`<button
                class="toggle"
                part="toggle-chat"
                aria-pressed=${!this.#hidesChat}
                aria-label=${this.#hidesChat ? strings.chat : strings.hideChat}
                title=${this.#hidesChat ? strings.chat : strings.hideChat}
                @click=${this.#toggleChat}
              >
                ${icon('message')}${unread > 0 && this.#hidesChat ? html`<span class="count">${unread}</span>` : nothing}
              </button>
              <button class="toggle fold" part="fold" aria-label=${strings.minimise} title=${strings.minimise} @click=${() => this.#fold()}>
                ${icon('minus')}
              </button>`
        }
      </div>
    `;
  }

  #call(mode: 'chat' | 'call' | 'mini') {
    const { stage } = this.#model;
    return html`
      <visavis-call
        exportparts="surface, bar, prejoin, uses, join, join-without-camera, not-now, hangup, microphone, camera, share, settings, fullscreen, switch-video, ask, direction, tile, video"
        quality="weak"
        .server=${this.#widget.server}
        .locale=${this.#language}
        .autojoin=${stage?.call?.wasJoined ?? false}
        .offer=${stage?.offer}
        .call=${stage?.call}
        shortcuts=${mode === 'mini' ? 'off' : 'on'}
        @visavis-joined=${() => this.#model.handleJoined()}
        @visavis-ended=${(event: CustomEvent<{ reason: string }>) => this.#model.handleEnded(event.detail.reason)}
      ></visavis-call>
    `;
  }

  get #title(): string {
    const { strings, agents } = this.#model;
    return agents ? strings.titleWith(agents) : strings.title;
  }

  get #log(): HTMLElement | null {
    return this.renderRoot.querySelector('.log');
  }

  get #isAsked(): boolean {
    const { callRequest, contacts } = this.#model;
    return callRequest !== undefined && callRequest.by.identity !== contacts?.me?.identity;
  }

  /** An offer that was not answered yet is put aside with the panel, a call becomes small. */
  #fold(): void {
    if (!this.#model.stage?.isJoined) this.#model.dismissStage();
    this.show(false);
  }

  #loadCall(): void {
    // An element must be known before it is given its call.
    this.#uiLoading ??= import('../ui/index.js').then(() => {
      this.#knowsCall = true;
      this.requestUpdate();
    });
  }

  async #speak(): Promise<void> {
    const language = languageOf(this.#widget.getAttribute('locale'));
    if (language === this.#language) return;
    this.#language = language;
    this.#model.locale = language;
    this.#model.strings = (await loadWords(language))?.widget ?? english;
    this.lang = language;
    this.requestUpdate();
  }

  /** Messages of others are spoken to those who do not look at them. */
  #speakNews(): void {
    const { contact, contacts } = this.#model;
    const last = contact?.messages.at(-1);
    if (!last || last.number <= this.#lastSpoken) return;
    const isFirst = this.#lastSpoken === 0;
    this.#lastSpoken = last.number;
    if (isFirst || !last.author || last.author.identity === contacts?.me?.identity) return;
    const text =
      last.content.type === 'text' ? last.content.text : 'name' in last.content ? last.content.name : '';
    this.#spoken = `${last.author.name}: ${text}`;
  }

  #tick(): void {
    // Seconds that are left, and days that begin.
    if (this.#model.invitation || this.#model.callRequest) this.requestUpdate();
  }

  readonly #see = (): void => {
    const { contact } = this.#model;
    const isShown = this.#mode === 'chat' || (this.#mode === 'call' && !this.#hidesChat);
    if (contact && isShown && this.#isAtEnd && globalThis.document.visibilityState === 'visible')
      contact.markSeen();
  };

  readonly #toEnd = (): void => {
    this.#isAtEnd = true;
    this.requestUpdate();
  };

  readonly #toggleChat = (): void => {
    this.#hidesChat = !this.#hidesChat;
    this.requestUpdate();
  };

  readonly #handleScroll = (event: Event): void => {
    const log = event.currentTarget as HTMLElement;
    const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX;
    if (isAtEnd === this.#isAtEnd) return;
    this.#isAtEnd = isAtEnd;
    this.requestUpdate();
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented && this.#mode === 'chat') this.show(false);
  };

  readonly #handleDrag = (event: DragEvent): void => {
    if (this.#model.state !== 'talking' || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#dragDepth += event.type === 'dragenter' ? 1 : -1;
    this.requestUpdate();
  };

  readonly #handleDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.#dragDepth = 0;
    this.requestUpdate();
    if (this.#model.state === 'talking' && event.dataTransfer)
      this.#model.sendFiles(event.dataTransfer.files);
  };

  /** To where the person writes, or to the button that goes on. */
  #focusFirst(): void {
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    (find('input[name], textarea') ?? find('.primary') ?? find('button'))?.focus();
  }

  #focusFolded(): void {
    const small = this.renderRoot.querySelector<HTMLElement>('.expand');
    if (small) small.focus();
    else this.#widget.focusLauncher();
  }

  #tell(name: string): void {
    this.#widget.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }
}

if (!customElements.get('visavis-panel')) customElements.define('visavis-panel', Panel);

/** The inside of a widget. */
export function createPanel(widget: VisavisWidget): Panel {
  return new Panel(widget);
}
