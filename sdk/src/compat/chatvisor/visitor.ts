import { randomHex } from '../../contacts/visitor.js';
import { type Contact, Contacts, forgetVisitor, type VisavisError, visitorId } from '../../index.js';
import { VisavisWidget } from '../../widget/widget.js';
import { type Credentials, forgetCustomer, tokenProvider } from '../page/sign-in.js';
import { storageOf } from '../page/storage.js';
import { type CallEvents, callIdOf } from './calls.js';
import { type ActiveUser, invalid, tagOf } from './users.js';

/** A conference, and where agents find it. */
export interface Conference {
  conferenceId: string;
  joinUrl: string;
}

const QUIET = 'chatvisor-quiet';

/** The browser of a visitor: tagged, invited, in a call. What is asked of the person is asked by our widget. */
export class VisitorSide {
  readonly #credentials: Credentials;
  readonly #events: CallEvents;
  readonly #hasWebchat: boolean;
  #contacts: Promise<Contacts> | undefined;
  #live: Contacts | undefined;
  #visitorId = '';
  #user: ActiveUser = {};
  #widget: VisavisWidget | undefined;

  constructor(credentials: Credentials, events: CallEvents, hasWebchat: boolean) {
    this.#credentials = credentials;
    this.#events = events;
    this.#hasWebchat = hasWebchat;
  }

  /** Tells agents who is on the page. */
  async tag(user: ActiveUser): Promise<void> {
    this.#visitorId ||= visitorId();
    const tag = tagOf(user, this.#visitorId);
    const contacts = await this.#connect();
    try {
      await contacts.tagVisitor(tag);
    } catch (error) {
      // Another tab of this browser is somebody else.
      if ((error as VisavisError).code !== 'visitor_not_found') throw error;
      this.#visitorId = `v_${randomHex()}`;
      await contacts.tagVisitor({ ...tag, visitorId: this.#visitorId });
    }
    this.#user = { ...this.#user, ...user };
  }

  /** Forgets who it was; what follows is another visitor. */
  async reset(): Promise<void> {
    const contacts = await this.#contacts?.catch(() => undefined);
    await contacts?.resetVisitor(this.#visitorId).catch(() => {});
    await contacts?.disconnect();
    this.#widget?.remove();
    this.#widget = undefined;
    this.#contacts = undefined;
    this.#user = {};
    this.#visitorId = '';
    forgetVisitor();
    if (this.#credentials.siteKey) forgetCustomer(this.#credentials.siteKey);
  }

  /** Begins a video call with the assigned agent, or with whoever is free. */
  async startConference(): Promise<Conference> {
    if (!this.#user.id) throw invalid('The user was not tagged with an id; CV.conference.start needs one.');
    const contacts = await this.#connect();
    const contact = contacts.list.findLast(({ isClosed }) => !isClosed) ?? (await this.#open(contacts));
    if (contact.state === 'active' && !contact.call && !contact.info.callRequest)
      await contact.requestCall('video');
    await this.#show();
    return { conferenceId: contact.id, joinUrl: new URL('/desk', this.#credentials.server).href };
  }

  async #open(contacts: Contacts): Promise<Contact> {
    const agent = this.#user.assignedUser || undefined;
    const contact = await contacts.open({ topic: 'Conference', agent, wants: 'video' });
    const callId = callIdOf(contact.id);
    this.#events.tell('ringing', {
      callId,
      conferenceId: contact.id,
      visitorId: this.#visitorId,
      kind: 'video',
    });
    return contact;
  }

  #connect(): Promise<Contacts> {
    this.#contacts ??= this.#begin().catch((error) => {
      this.#contacts = undefined;
      throw error;
    });
    return this.#contacts;
  }

  async #begin(): Promise<Contacts> {
    const contacts = new Contacts({ storage: storageOf('chatvisor') });
    this.#events.follow(contacts, () => this.#visitorId);
    contacts.on('invitationMade', () => this.#show());
    contacts.on('callStarted', ({ call: { callId, contactId } }) => {
      this.#show();
      // Its end tells no contact.
      contacts.get(contactId)?.call?.on('ended', (end) => {
        this.#events.tellEnded(callId, contactId, end?.reason ?? 'failed', this.#visitorId);
      });
    });
    contacts.on('changed', () => this.#hush(contacts));
    contacts.on('disconnected', ({ message }) => {
      console.error(`CV: ${message}`);
      // The next tag begins anew.
      if (this.#live === contacts) this.#contacts = undefined;
    });
    this.#live = contacts;
    await contacts.connect(this.#credentials.server, tokenProvider(this.#credentials));
    // A reloaded page goes on with what there was.
    if (this.#hasWebchat || contacts.list.some(({ isClosed }) => !isClosed)) await this.#show(false);
    return contacts;
  }

  /** Puts the widget into the page, and opens it when something is asked. */
  async #show(opens = true): Promise<void> {
    const widget = this.#widget ?? (await this.#makeWidget());
    if (opens) await widget.open();
  }

  async #makeWidget(): Promise<VisavisWidget> {
    VisavisWidget.origin = this.#credentials.server;
    if (!customElements.get('visavis-widget')) customElements.define('visavis-widget', VisavisWidget);
    const widget = document.createElement('visavis-widget') as VisavisWidget;
    this.#widget = widget;
    const { siteKey, token } = this.#credentials;
    if (siteKey) widget.setAttribute('site-key', siteKey);
    if (token) widget.setAttribute('token', typeof token === 'string' ? token : await token());
    hideButtons();
    document.body.append(widget);
    return widget;
  }

  /** Without the vendor's web chat, there is no button unless there is something behind it. */
  #hush(contacts: Contacts): void {
    const isOpen = contacts.list.some(({ isClosed }) => !isClosed);
    this.#widget?.classList.toggle(QUIET, !this.#hasWebchat && !isOpen);
  }
}

function hideButtons(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`visavis-widget.${QUIET}::part(launcher) { display: none; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
