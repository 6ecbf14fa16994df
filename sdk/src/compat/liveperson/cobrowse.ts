// The call app behind `lpCoBrowse`: it answers invitations, enters their calls and finds them again after a reload.
import { type Call, type Contact, Contacts, isSupported, Room, VisavisError } from '../../index.js';
import type { VisavisCallElement } from '../../ui/index.js';
import { english, errorSentence, type Strings } from '../../ui/strings.js';
import { languageOf, loadWords } from '../../words/index.js';
import type { Chronos } from './chronos.js';
import { type Invitation, type OpenedSession, openSession, readInvitation } from './offer.js';

/** What the page publishes on, and what it hears from us: two names. */
const FROM_PAGE = 'lpCoBrowse';
const TO_PAGE = 'cobrowse';

/** Where the page wants the call screen. */
const CONTAINER = '.lp_cobrowse_callscreen_container';
/** How long the page may take to make it, and the server to begin the call that was accepted. */
const PATIENCE_MS = 10_000;
/** What there is a call screen for. */
const MODES = ['VOICE_CALL', 'VIDEO_CALL', 'SCREEN_SHARE'];
const STORED = 'visavis:lp:call';

export type SessionErrorId =
  | 'UNABLE_TO_CONNECT'
  | 'BROWSER_NOT_SUPPORTED'
  | 'NO_CAMERA_ACCESS'
  | 'AGENT_DISCONNECTED';

/** One call at a time, as there is one container. */
export class CoBrowse {
  readonly #events: Chronos;
  readonly #server: string;
  readonly #store: Storage | null;
  #strings: Strings = english;
  /** The call that is entered or being entered. */
  #current: Running | undefined;
  /** A call that goes on as soon as the page has made the container again. */
  #resumable: Invitation | undefined;

  constructor(events: Chronos, server: string, store: Storage | null) {
    this.#events = events;
    this.#server = server;
    this.#store = store;
  }

  /** Hears the page, from now on. */
  listen(): void {
    const on = (eventName: string, func: (invitation: Invitation) => void) =>
      this.#events.bind(FROM_PAGE, eventName, (data) => func(readInvitation(data)));
    on('cobrowseOffered', () => {
      this.#loadWords();
    });
    on('cobrowseAccepted', (invitation) => {
      this.#accept(invitation);
    });
    on('cobrowseDeclined', (invitation) => {
      // One that is over needs no word any more.
      openSession(this.#server, invitation, 'decline').catch(() => {});
    });
    this.#events.bind(FROM_PAGE, 'sliderOpened', () => {
      const invitation = this.#resumable;
      this.#resumable = undefined;
      if (invitation) this.#enter(invitation);
    });
  }

  /** Tells the page of a call that the page before this one was in. */
  async resume(): Promise<void> {
    const invitation = this.#stored();
    if (!invitation) return;
    const session = await openSession(this.#server, invitation).catch(() => undefined);
    if (this.#current || this.#resumable) return;
    if (session?.sessionState !== 'ACCEPTED') return this.#forget();
    this.#resumable = invitation;
    this.#events.trigger(TO_PAGE, 'sessionResume');
  }

  #accept(invitation: Invitation): void {
    // Pages say it again, for example when a button is pressed twice.
    if (this.#current?.serviceId === invitation.serviceId) return;
    if (isSupported()) {
      this.#enter(invitation);
      return;
    }
    openSession(this.#server, invitation, 'decline').catch(() => {});
    this.#loadWords().then(() => this.#fail('BROWSER_NOT_SUPPORTED', this.#strings.unsupported));
  }

  async #enter(invitation: Invitation): Promise<void> {
    this.#current?.close();
    const running = new Running(invitation.serviceId);
    this.#current = running;
    try {
      await this.#loadWords();
      const session = await this.#answer(invitation);
      this.#remember(invitation);
      await this.#connect(running, session, invitation);
    } catch (error) {
      if (running.isOver) return;
      this.#finish(running, running.giveUp());
      this.#fail('UNABLE_TO_CONNECT', errorSentence(this.#strings, codeOf(error)));
    }
  }

  /** Accepts what there is a call screen for; pages may leave out what they are invited to. */
  async #answer(invitation: Invitation): Promise<OpenedSession> {
    const session = await openSession(this.#server, invitation);
    if (MODES.includes(session.mode)) {
      return session.sessionState === 'ACCEPTED' ? session : openSession(this.#server, invitation, 'accept');
    }
    await openSession(this.#server, invitation, 'decline').catch(() => {});
    throw VisavisError.invalidState(`There is nothing to show for ${session.mode}.`);
  }

  async #connect(running: Running, session: OpenedSession, invitation: Invitation): Promise<void> {
    let token: string | undefined = session.token;
    const contacts = new Contacts();
    running.contacts = contacts;
    running.invitationId = session.invitationId;
    await contacts.connect(this.#server, async () => {
      const first = token;
      token = undefined;
      return first ?? (await openSession(this.#server, invitation)).token;
    });
    running.contact = contacts.get(session.contactId);
    const call = await callOf(contacts, running.contact);
    contacts.on('disconnected', (error) => this.#lose(running, error));
    this.#listen(running, call);
    const room = new Room();
    room.on('mediaDeviceError', (error) =>
      this.#fail('NO_CAMERA_ACCESS', errorSentence(this.#strings, error.code, error.source)),
    );
    await call.join({ room });
    await this.#show(running, call);
  }

  #listen(running: Running, call: Call): void {
    call.on('mediaLost', (_reason, error) => this.#lose(running, error));
    call.on('ended', (end) => {
      if (running.isOver) return;
      this.#finish(running);
      const isLost = end?.reason === 'participantLost' && end.by !== call.me.identity;
      if (isLost) this.#fail('AGENT_DISCONNECTED', this.#strings.ends.participantLost);
      else if (end?.reason === 'failed')
        this.#fail('UNABLE_TO_CONNECT', errorSentence(this.#strings, 'media_failed'));
    });
  }

  /** The connection is gone for good, although the call may go on without us. */
  #lose(running: Running, error?: VisavisError): void {
    if (running.isOver) return;
    this.#finish(running);
    this.#fail('UNABLE_TO_CONNECT', errorSentence(this.#strings, error?.code ?? 'connection_lost'));
  }

  /** Puts the call screen in the place of whatever the page shows there. */
  async #show(running: Running, call: Call): Promise<void> {
    const container = await theContainer();
    if (running.isOver) return;
    if (!container) throw new VisavisError('invalid_state', `There is no ${CONTAINER} in the page.`);
    const screen = document.createElement('visavis-call') as VisavisCallElement;
    screen.autojoin = true;
    screen.call = call;
    Object.assign(screen.style, { display: 'block', width: '100%', height: '100%', minHeight: '240px' });
    container.replaceChildren(screen);
  }

  /** It is over; the connection is closed after a last word. */
  async #finish(running: Running, lastWord?: Promise<void>): Promise<void> {
    running.isOver = true;
    this.#forget();
    if (this.#current === running) this.#current = undefined;
    // The call screen hears of the end in this turn as well.
    await lastWord;
    running.close();
  }

  #fail(id: SessionErrorId, msg: string): void {
    this.#events.trigger(TO_PAGE, 'sessionError', { id, msg });
  }

  async #loadWords(): Promise<void> {
    const words = await loadWords(languageOf(''));
    this.#strings = words?.call ?? english;
  }

  #remember(invitation: Invitation): void {
    try {
      this.#store?.setItem(STORED, JSON.stringify(invitation));
    } catch {
      // Then a reload ends the call.
    }
  }

  #stored(): Invitation | undefined {
    try {
      const stored = this.#store?.getItem(STORED);
      return stored ? readInvitation(JSON.parse(stored)) : undefined;
    } catch {
      return undefined;
    }
  }

  #forget(): void {
    try {
      this.#store?.removeItem(STORED);
    } catch {
      // As above.
    }
  }
}

/** A call with what it needs of the connection. */
class Running {
  readonly serviceId: string;
  contacts: Contacts | undefined;
  contact: Contact | undefined;
  invitationId: string | null | undefined;
  isOver = false;

  constructor(serviceId: string) {
    this.serviceId = serviceId;
  }

  /** Tells the others that nothing comes of it. */
  async giveUp(): Promise<void> {
    const { contact, invitationId } = this;
    const end = invitationId ? contact?.endInvitation(invitationId, true) : contact?.call?.leave();
    await end?.catch(() => {});
  }

  close(): void {
    this.isOver = true;
    this.contacts?.disconnect().catch(() => {});
  }
}

/** The call of a contact, which begins when the invitation is accepted. */
function callOf(contacts: Contacts, contact: Contact | undefined): Promise<Call> {
  if (contact?.call) return Promise.resolve(contact.call);
  return new Promise((resolve, reject) => {
    const off = contacts.on('changed', () => {
      if (!contact?.call) return;
      off();
      clearTimeout(timer);
      resolve(contact.call);
    });
    const timer = setTimeout(() => {
      off();
      reject(VisavisError.timeout('The call'));
    }, PATIENCE_MS);
  });
}

/** The page's container, also if it comes a moment after the word that the invitation is accepted. */
function theContainer(): Promise<Element | null> {
  const find = () => document.querySelector(CONTAINER);
  const found = find();
  if (found) return Promise.resolve(found);
  return new Promise((resolve) => {
    const done = (container: Element | null) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(container);
    };
    const observer = new MutationObserver(() => {
      const container = find();
      if (container) done(container);
    });
    observer.observe(document, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['class'],
    });
    const timer = setTimeout(() => done(null), PATIENCE_MS);
  });
}

function codeOf(error: unknown) {
  return error instanceof VisavisError ? error.code : 'unreachable';
}
