import { type Contact, Contacts, VisavisError } from '../../index.js';
import type { ContactSummaryInfo, InvitationName } from '../../protocol.js';
import { storageOf } from '../page/storage.js';
import { type CallEvents, callIdOf } from './calls.js';
import { Overlay } from './overlay.js';
import { ask } from './rest.js';
import { type ActiveUser, userOf } from './users.js';
import type { Conference } from './visitor.js';

/** How long a visitor may answer, as the vendor has it. */
const INVITED_MS = 60_000;

/** How long a call may take to begin that was agreed to. */
const CALL_BEGINS_MS = 8000;
const STORED = 'visavis:chatvisor:token';

/** The page of an agent: finds visitors, invites them, and shows the call in a corner. */
export class AgentSide {
  readonly #server: string;
  readonly #events: CallEvents;
  readonly #overlay: Overlay;
  /** Whose browser a contact is about, and whether it was made for that. */
  readonly #visits = new Map<string, { visitorId: string; isNew: boolean }>();
  #token: string | undefined;
  #contacts: Promise<Contacts> | undefined;
  #live: Contacts | undefined;

  constructor(server: string, events: CallEvents) {
    this.#server = server;
    this.#events = events;
    this.#overlay = new Overlay(server);
    this.#token = stored();
  }

  get isSignedIn(): boolean {
    return this.#token !== undefined;
  }

  /** Takes a token, for this tab or for the browser, and connects. */
  async auth(token: string, persist: boolean): Promise<void> {
    await this.signOut();
    this.#token = token;
    keep(token, persist);
    await this.connect();
  }

  async signOut(): Promise<void> {
    const contacts = await this.#contacts?.catch(() => undefined);
    this.#contacts = undefined;
    this.#token = undefined;
    this.#visits.clear();
    this.#overlay.hide();
    keep(undefined, false);
    await contacts?.disconnect();
  }

  connect(): Promise<Contacts> {
    this.#contacts ??= this.#connect().catch((error) => {
      this.#contacts = undefined;
      throw error;
    });
    return this.#contacts;
  }

  async list(): Promise<ActiveUser[]> {
    const contacts = await this.#present();
    return (await contacts.findVisitors()).map(userOf);
  }

  /** The one of whom a field is that; an empty object if there is nobody. */
  async status(query: string): Promise<ActiveUser> {
    const contacts = await this.#present();
    const [found] = await contacts.findVisitors({ is: String(query ?? '') });
    return found ? userOf(found) : {};
  }

  async team(): Promise<unknown[]> {
    await this.connect();
    return ask(this.#server, 'team', this.#token);
  }

  /** Invites a visitor; the call begins when they accept. */
  async start(visitorId: string, kind: InvitationName): Promise<{ callId: string; conferenceId: string }> {
    const contacts = await this.#present();
    if (!/^v_[0-9a-f]{32}$/.test(String(visitorId))) throw noVisitor();
    const before = new Set(contacts.list.filter(({ isClosed }) => !isClosed).map(({ id }) => id));
    const contact = await contacts.inviteVisitor({ visitorId, kind, timeoutMs: INVITED_MS });
    const isNew = !before.has(contact.id) && !this.#visits.has(contact.id);
    this.#visits.set(contact.id, {
      visitorId,
      isNew: isNew || (this.#visits.get(contact.id)?.isNew ?? false),
    });
    const invitation = contact.info.invitations.findLast(({ state }) => state === 'invited');
    if (!invitation) throw new VisavisError('invitation_not_found', 'The invitation is over already.');
    return { callId: callIdOf(invitation.invitationId), conferenceId: contact.id };
  }

  /** Invites the visitor of that id to a video call. */
  async startConference(id: string | undefined): Promise<Conference> {
    const found = id === undefined ? undefined : await this.status(id);
    if (!found?.visitorId) throw noVisitor();
    const { conferenceId } = await this.start(found.visitorId, 'videoCall');
    return { conferenceId, joinUrl: new URL('/desk', this.#server).href };
  }

  /** Whoever does something is at their desk, also after an offer that was not answered. */
  async #present(): Promise<Contacts> {
    const contacts = await this.connect();
    if (!contacts.state.available) await contacts.setAvailable(true).catch(() => {});
    return contacts;
  }

  async #connect(): Promise<Contacts> {
    const token = this.#token;
    if (!token) throw new VisavisError('unauthorized', 'CV.rest.auth was not called with a user token.');
    const contacts = new Contacts({ storage: storageOf('chatvisor') });
    this.#events.follow(contacts, (id) => this.#visits.get(id)?.visitorId);
    contacts.on('contactOffered', ({ contact }) => this.#handleOffer(contacts, contact));
    contacts.on('offerWithdrawn', ({ contactId }) => this.#overlay.hide(callIdOf(contactId)));
    contacts.on('callStarted', ({ call: { contactId } }) => this.#follow(contacts, contactId));
    contacts.on('invitationChanged', ({ invitation: { contactId, state, callId } }) => {
      if (state === 'closed' && !callId) this.#finish(contacts, contactId);
    });
    contacts.on('contactClosed', ({ contactId }) => {
      this.#visits.delete(contactId);
      contacts.get(contactId)?.dismiss();
    });
    contacts.on('disconnected', ({ message }) => {
      console.error(`CV: ${message}`);
      // What is called next begins anew.
      if (this.#live === contacts) this.#contacts = undefined;
    });
    this.#live = contacts;
    await contacts.connect(this.#server, token);
    for (const { id, call } of contacts.list) if (call?.wasJoined) this.#follow(contacts, id);
    return contacts;
  }

  /** A customer has begun a conference. Who only wants to chat is for the agents' desk. */
  #handleOffer(contacts: Contacts, { contactId, wants }: ContactSummaryInfo): void {
    const decline = () => contacts.answerOffer(contactId, false).catch(() => {});
    if (!wants) {
      decline();
      return;
    }
    const callId = callIdOf(contactId);
    const kind = wants === 'voice' ? 'audio' : wants;
    this.#events.tell('ringing', { callId, conferenceId: contactId, kind });
    const begin = async () => {
      const contact = await contacts.answerOffer(contactId, true);
      this.#visits.set(contactId, { visitorId: '', isNew: true });
      this.#events.tell('accepted', { callId, conferenceId: contactId, kind });
      return this.#whenCall(contacts, contact!);
    };
    const refuse = () => {
      decline();
      this.#overlay.hide(callId);
      this.#events.tell('declined', { callId, conferenceId: contactId, kind, reason: 'declined' });
    };
    this.#overlay.offer(callId, { kind: wants, role: 'agent', begin, decline: refuse });
  }

  #whenCall(contacts: Contacts, contact: Contact) {
    return new Promise<NonNullable<Contact['call']>>((resolve, reject) => {
      const look = () => {
        if (!contact.call) return;
        clearTimeout(timer);
        off();
        resolve(contact.call);
      };
      const off = contacts.on('changed', look);
      const timer = setTimeout(() => {
        off();
        reject(VisavisError.timeout('The call'));
      }, CALL_BEGINS_MS);
      look();
    });
  }

  #follow(contacts: Contacts, contactId: string): void {
    const call = contacts.get(contactId)?.call;
    if (!call) return;
    const visitorId = this.#visits.get(contactId)?.visitorId;
    call.on('ended', (end) => {
      this.#overlay.hide(call.id);
      this.#events.tellEnded(call.id, contactId, end?.reason ?? 'failed', visitorId);
      this.#finish(contacts, contactId);
    });
    this.#overlay.show(call).catch((error) => console.error(`CV: ${error.message}`));
  }

  /** What was made for one call is over with it, so that the agent is free for others. */
  #finish(contacts: Contacts, contactId: string): void {
    if (!this.#visits.get(contactId)?.isNew) return;
    const contact = contacts.get(contactId);
    if (contact && !contact.isClosed) contact.close().catch(() => {});
  }
}

function noVisitor(): VisavisError {
  return new VisavisError('visitor_not_found', 'There is no such visitor whose page is open.');
}

function stored(): string | undefined {
  try {
    return sessionStorage.getItem(STORED) ?? localStorage.getItem(STORED) ?? undefined;
  } catch {
    return undefined;
  }
}

function keep(token: string | undefined, persist: boolean): void {
  try {
    sessionStorage.removeItem(STORED);
    localStorage.removeItem(STORED);
    if (token) (persist ? localStorage : sessionStorage).setItem(STORED, token);
  } catch {
    // Then the next page signs in anew.
  }
}
