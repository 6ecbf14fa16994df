import type { OpenContact, TagVisitor } from '../index.js';
import { launcherStyles } from './launcher-styles.js';
import type { Panel } from './panel.js';

/** What `startContact` may be told; `message` is the customer's first one. */
export type StartContact = OpenContact & { message?: string };
/** Who the visitor is; the widget knows the browser's own id. */
export type VisitorTags = Omit<TagVisitor, 'visitorId'>;

interface PanelState {
  open: boolean;
  /** A small window with the call is in the button's place. */
  small: boolean;
  unread: number;
  /** Whether the next page of the site goes on. */
  keep: boolean;
}

const CHAT =
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719"/></svg>';
/** The button's words stand here, so that nothing else is loaded for it. */
const LAUNCHER: Record<string, string> = {
  en: 'Chat with us',
  de: 'Chatten Sie mit uns',
  fr: 'Discuter avec nous',
  es: 'Hable con nosotros',
  it: 'Parli con noi',
};
const STORED = 'visavis:widget';

/** `<visavis-widget>`: a button in the corner; everything behind it is loaded when it is needed. */
export class VisavisWidget extends HTMLElement {
  static readonly observedAttributes = ['token', 'locale'];
  /** Where the script came from; the widget's server unless the attribute says another. */
  static origin = '';
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #button = document.createElement('button');
  readonly #badge = document.createElement('span');
  #panel: Promise<Panel> | undefined;
  #shown: Panel | undefined;

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(launcherStyles);
    this.#root.adoptedStyleSheets = [sheet];
    this.#button.className = 'launcher';
    this.#button.part.add('launcher');
    this.#button.type = 'button';
    this.#button.innerHTML = CHAT;
    this.#badge.className = 'badge';
    this.#badge.hidden = true;
    this.#button.append(this.#badge);
    this.#button.addEventListener('click', () => this.open());
    this.#root.append(this.#button);
  }

  get server(): string {
    return this.getAttribute('server') || VisavisWidget.origin || location.origin;
  }

  /** Names the place where this page of the site remembers its contact. */
  get storageKey(): string {
    return `${STORED}:${this.getAttribute('site-key') ?? ''}`;
  }

  get isOpen(): boolean {
    return this.hasAttribute('data-open');
  }

  connectedCallback(): void {
    this.#label(0);
    this.#button.setAttribute('aria-haspopup', 'dialog');
    const stored = this.#stored();
    // The page before this one had a conversation: it goes on.
    if (stored) this.#load().then((panel) => panel.show(stored === 'open', false), report);
  }

  attributeChangedCallback(name: string): void {
    if (name === 'locale') this.#label(0);
    this.#shown?.handleAttribute(name);
  }

  /** Shows the conversation, or asks what it is about. */
  async open(): Promise<void> {
    this.#button.setAttribute('aria-busy', 'true');
    try {
      (await this.#load()).show(true);
    } finally {
      this.#button.removeAttribute('aria-busy');
    }
  }

  /** Folds the panel; conversation and call go on. */
  close(): void {
    this.#shown?.show(false);
  }

  /** Begins a conversation without the form. */
  async startContact(start: StartContact = {}): Promise<void> {
    const panel = await this.#load();
    panel.show(true);
    await panel.startContact(start);
  }

  /** Another token from now on, for example in place of one that has expired. */
  setToken(token: string): void {
    this.setAttribute('token', token);
  }

  /** Tells agents who is on the page, and what they look at. Only then is the browser's id kept. */
  async tagVisitor(tags: VisitorTags): Promise<void> {
    await (await this.#load()).tagVisitor(tags);
  }

  /** @internal The panel is open or folded or a small window, and has so many unread messages. */
  handlePanel({ open, small, unread, keep }: PanelState): void {
    this.toggleAttribute('data-open', open);
    this.toggleAttribute('data-small', small);
    this.#label(unread);
    try {
      if (keep) sessionStorage.setItem(this.storageKey, open ? 'open' : 'folded');
      else sessionStorage.removeItem(this.storageKey);
    } catch {
      // Then the next page begins anew.
    }
  }

  /** @internal Gives the keyboard back. */
  focusLauncher(): void {
    this.#button.focus();
  }

  #load(): Promise<Panel> {
    this.#panel ??= this.#makePanel().catch((error) => {
      this.#panel = undefined;
      throw error;
    });
    return this.#panel;
  }

  async #makePanel(): Promise<Panel> {
    const address = new URL('sdk/v1/visavis-widget.mjs', `${this.server.replace(/\/$/, '')}/`);
    const module: typeof import('./panel.js') = await import(address.href);
    const panel = module.createPanel(this);
    this.#root.append(panel);
    this.#shown = panel;
    return panel;
  }

  #label(unread: number): void {
    const wished = this.getAttribute('locale') || document.documentElement.lang || navigator.language;
    const language = wished.slice(0, 2).toLowerCase();
    const words = LAUNCHER[language] ?? LAUNCHER.en!;
    this.#button.setAttribute('aria-label', unread > 0 ? `${words} (${unread})` : words);
    this.#button.title = words;
    this.#badge.hidden = unread === 0;
    this.#badge.textContent = unread > 9 ? '9+' : String(unread);
  }

  #stored(): string | null {
    try {
      return sessionStorage.getItem(this.storageKey);
    } catch {
      return null;
    }
  }
}

function report(error: unknown): void {
  console.error('The chat could not be loaded.', error);
}
