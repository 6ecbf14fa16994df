import { VisavisError } from '../errors.js';
import { Emitter } from '../events.js';
import type {
  CallId,
  ContactId,
  FileId,
  FindVisitors,
  InviteVisitor,
  LiveEvent,
  LiveHello,
  MessageInfo,
  OpenContact,
  PersonInfo,
  Skill,
  TagVisitor,
  TargetInfo,
  VisitorId,
  VisitorInfo,
} from '../protocol.js';
import type { ConnectionState, RoomOptions } from '../room/room.js';
import { defaultReconnectPolicy } from '../signal/policy.js';
import { Session } from '../signal/session.js';
import { defaultStorage, type SessionStorageLike, SessionStore } from '../signal/storage.js';
import type { Ask, LiveWire } from '../signal/wire.js';
import { Call } from './call.js';
import { Contact, type ContactLink } from './contact.js';
import { downloadFile, type Progress, type UploadedFile, uploadFile } from './files.js';
import { bringsIn, contactOf, reduce } from './reduce.js';
import {
  emptyState,
  type LiveState,
  missingAfter,
  withContact,
  withMessages,
  withOverview,
  withoutContact,
  withoutOffer,
} from './state.js';
import { Typing } from './typing.js';

/** Gives the token: at the start, and again when the server takes the one before no longer. */
export type TokenProvider = () => string | Promise<string>;

/** One event for each that the server tells, with its data. */
type ToldEvents = { [E in LiveEvent as E['type']]: [data: E['data']] };

export interface ContactsEvents extends ToldEvents {
  /** Something of `state`, of a contact or of its messages is different. */
  changed: [state: LiveState];
  connectionStateChanged: [state: ConnectionState];
  /** It is over: refused, replaced by another window, or lost for too long. */
  disconnected: [error: VisavisError];
}

const PAGE = 50;

/** The contact plane: contacts with their messages and calls, queues, offers, visitors. */
export class Contacts extends Emitter<ContactsEvents> {
  readonly #options: RoomOptions;
  readonly #storage: SessionStorageLike;
  readonly #contacts = new Map<ContactId, Contact>();
  readonly #calls = new Map<CallId, Call>();
  readonly #typing = new Typing((over) => this.#setState(reduce(this.#state, over, this.now)));
  readonly #loading = new Set<ContactId>();
  readonly #link: ContactLink;
  readonly #request: Ask<LiveWire> = (type, data) => {
    if (!this.#session) return Promise.reject(VisavisError.invalidState('Nothing is connected.'));
    return this.#session.request(type, data);
  };
  #url = '';
  #renewToken: (() => Promise<string>) | undefined;
  #session: Session<LiveWire> | undefined;
  #hello: LiveHello | undefined;
  #clockOffset = 0;
  #tags: TagVisitor | undefined;
  #state = emptyState('');
  #connection: ConnectionState = 'disconnected';
  #willTell = false;
  #watchesAgents = false;

  constructor(options: RoomOptions = {}) {
    super();
    this.#options = options;
    this.#storage = options.storage === undefined ? defaultStorage() : options.storage;
    this.#link = this.#makeLink();
  }

  /** All that is known, as plain data. */
  get state(): LiveState {
    return this.#state;
  }

  get connectionState(): ConnectionState {
    return this.#connection;
  }

  /** Who we are. */
  get me(): PersonInfo | undefined {
    return this.#hello?.person;
  }

  /** Which queues we serve, as an agent. */
  get skills(): readonly Skill[] {
    return this.#hello?.skills ?? [];
  }

  /** The largest file that may be sent, in bytes. */
  get maxFileSize(): number {
    return this.#hello?.maxFileSize ?? 0;
  }

  /** The server's time, as well as we know it: what expires does so by this clock. */
  get now(): number {
    return Date.now() + this.#clockOffset;
  }

  /** The contacts in which we are, in the order of their beginning. */
  get list(): Contact[] {
    return [...this.#state.contacts.values()]
      .sort((one, other) => one.openedAt - other.openedAt)
      .map(({ contactId }) => this.get(contactId)!);
  }

  /** The contact with that id, if we are in it. */
  get(id: ContactId): Contact | undefined {
    const state = this.#state.contacts.get(id);
    if (!state) return this.#contacts.get(id);
    let contact = this.#contacts.get(id);
    if (!contact) {
      contact = new Contact(state, this.#link);
      this.#contacts.set(id, contact);
    }
    return contact;
  }

  /** Connects; a provider is asked again when a token runs out. A reloaded page goes on where it was. */
  async connect(url: string, token: string | TokenProvider, signal?: AbortSignal): Promise<void> {
    if (this.#session) throw VisavisError.invalidState('Contacts connect once; make new ones.');
    this.#setConnection('connecting');
    this.#url = url;
    try {
      const first = typeof token === 'string' ? token : await token();
      if (typeof token !== 'string') this.#renewToken = async () => token();
      this.#handleHello(await this.#openSession(first).start(signal));
      await this.#refresh();
    } catch (error) {
      await this.disconnect();
      throw error;
    }
    this.#setConnection('connected');
  }

  /** Closes the connection. Contacts and calls stay; others see us go when nobody of us is left. */
  async disconnect(): Promise<void> {
    this.#typing.close();
    await Promise.all([...this.#calls.values()].map((call) => call.room?.leave()));
    this.#setConnection('disconnected');
    await this.#session?.leave();
  }

  /** Begins a contact as a customer. */
  async open(options: OpenContact = {}): Promise<Contact> {
    const { contactId } = await this.#request('openContact', options);
    return this.#fetchContact(contactId);
  }

  /** Takes a contact that waits, as an agent. */
  async take(contactId: ContactId): Promise<Contact> {
    await this.#request('takeContact', { contactId });
    return this.#fetchContact(contactId);
  }

  /** Answers an offer: the contact if it was accepted. */
  async answerOffer(contactId: ContactId, accept: boolean): Promise<Contact | undefined> {
    try {
      await this.#request('answerOffer', { contactId, accept });
    } catch (error) {
      const { code } = error as VisavisError;
      if (code === 'not_offered' || code === 'contact_not_found') this.#forgetOffer(contactId);
      throw error;
    }
    if (accept) return this.#fetchContact(contactId);
    // Whoever declines is not told that it is no longer theirs.
    this.#forgetOffer(contactId);
  }

  /** Hears a contact without being seen, as a supervisor. */
  async listen(contactId: ContactId): Promise<Contact> {
    await this.#request('listenToContact', { contactId });
    return this.#fetchContact(contactId);
  }

  /** Hands a contact over; a supervisor need not be in it. */
  async transfer(
    contactId: ContactId,
    target: TargetInfo,
    options: { attended?: boolean; note?: string } = {},
  ): Promise<void> {
    await this.#request('transferContact', { contactId, target, ...options });
  }

  /** Ends a contact for all; a supervisor need not be in it. */
  async end(contactId: ContactId): Promise<void> {
    await this.#request('endContact', { contactId });
  }

  /** Whether new contacts are wanted, as an agent. */
  async setAvailable(available: boolean): Promise<void> {
    await this.#request('setAvailable', { available });
    this.#setState({ ...this.#state, available });
  }

  /** Keeps `state.agents` up to date from now on, as an agent or supervisor: whom a contact can be handed to. */
  async watchAgents(): Promise<void> {
    this.#watchesAgents = true;
    const { agents } = await this.#request('getAgents', { watch: true });
    this.#setState({ ...this.#state, agents: new Map(agents.map((agent) => [agent.identity, agent])) });
  }

  /** Nobody looks at the agents any more. */
  async unwatchAgents(): Promise<void> {
    if (!this.#watchesAgents) return;
    this.#watchesAgents = false;
    await this.#request('getAgents', {});
  }

  /** Says who the visitor of this page is; a server that forgot it is told again. */
  async tagVisitor(tags: TagVisitor): Promise<void> {
    await this.#request('tagVisitor', tags);
    this.#tags = tags;
  }

  /** Forgets all that was said of a visitor. */
  async resetVisitor(visitorId: VisitorId): Promise<void> {
    this.#tags = undefined;
    await this.#request('resetVisitor', { visitorId });
  }

  /** Whose pages are open now, as an agent. */
  async findVisitors(query: FindVisitors = {}): Promise<VisitorInfo[]> {
    return (await this.#request('findVisitors', query)).visitors;
  }

  /** Invites a visitor, as an agent: in the contact that there is, or in a new one. */
  async inviteVisitor(invitation: InviteVisitor): Promise<Contact> {
    const { contactId } = await this.#request('inviteVisitor', invitation);
    return this.#fetchContact(contactId);
  }

  /** Uploads a file that a message of the contact may then show; `Contact.sendFile` does both. */
  uploadFile(
    contactId: ContactId,
    file: File,
    onProgress?: Progress,
    signal?: AbortSignal,
  ): Promise<UploadedFile> {
    return uploadFile(this.#access(), contactId, file, onProgress, signal);
  }

  /** Reads a file. */
  downloadFile(fileId: FileId): Promise<Blob> {
    return downloadFile(this.#access(), fileId);
  }

  /** Reads a file into an object URL; whoever shows it revokes it (`URL.revokeObjectURL`). */
  async fileUrl(fileId: FileId): Promise<string> {
    return URL.createObjectURL(await this.downloadFile(fileId));
  }

  #forgetOffer(id: ContactId): void {
    this.#setState(withoutOffer(this.#state, id));
  }

  #makeLink(): ContactLink {
    const contacts = this;
    return {
      get me() {
        return contacts.me;
      },
      state: (id) => this.#state.contacts.get(id),
      call: (id) => this.#callOf(id),
      request: this.#request,
      receive: (id, messages) => this.#receive(id, messages),
      upload: (id, file, onProgress, signal) => this.uploadFile(id, file, onProgress, signal),
      dismiss: (id) => {
        this.#contacts.delete(id);
        this.#setState(withoutContact(this.#state, id));
      },
      changed: () => this.#tellChanged(),
    };
  }

  #openSession(token: string): Session<LiveWire> {
    const session = new Session<LiveWire>({
      url: this.#url,
      path: 'api/v1/live',
      token,
      renewToken: this.#renewToken,
      store: new SessionStore(this.#storage, token),
      policy: this.#options.reconnectPolicy ?? defaultReconnectPolicy(),
      canLeave: false,
      WebSocket,
    });
    this.#session = session;
    session.on('event', (event) => this.#handleEvent(event));
    session.on('lost', () => this.#setConnection('reconnecting'));
    session.on('resumed', (hello) => this.#handleBack(hello));
    session.on('restarted', (hello) => this.#handleBack(hello));
    session.on('ended', (error) => {
      this.#setConnection('disconnected');
      this.emit('disconnected', error);
    });
    return session;
  }

  #handleHello(hello: LiveHello): void {
    this.#hello = hello;
    this.#clockOffset = hello.now - Date.now();
    if (this.#state.me !== hello.person.identity) this.#state = emptyState(hello.person.identity);
  }

  /** Connected again: what the server missed is told, and what we missed is asked for. */
  async #handleBack(hello: LiveHello): Promise<void> {
    this.#handleHello(hello);
    this.#setConnection('connected');
    for (const contact of this.#contacts.values()) contact.handleConnected();
    if (this.#watchesAgents) this.watchAgents().catch(() => {});
    if (hello.resumed) return;
    if (this.#tags) this.#request('tagVisitor', this.#tags).catch(() => {});
    // If that breaks too, the next connection asks again.
    await this.#refresh().catch(() => {});
  }

  async #refresh(): Promise<void> {
    const overview = await this.#request('getOverview', {});
    const { offers } = this.#state;
    this.#setState(withOverview(this.#state, overview));
    this.#dropCalls();
    const news = overview.offers.filter(({ contact }) => !offers.has(contact.contactId));
    for (const offer of news) this.emit('contactOffered', offer);
    await Promise.all([...this.#state.contacts.keys()].map((id) => this.#loadMessages(id).catch(() => {})));
  }

  #handleEvent(event: LiveEvent): void {
    const before = this.#state;
    const callId = (event.data as { callId?: CallId }).callId;
    const call = callId === undefined ? undefined : this.#calls.get(callId);
    this.#setState(reduce(before, event, this.now));
    switch (event.type) {
      case 'message':
        this.get(event.data.message.contactId)?.handleMessage(event.data.message);
        break;
      case 'tokenExpiring':
        this.#renewSession();
        break;
      case 'typing':
        this.#typing.handle(event);
        break;
      case 'unmuteAsked':
        call?.handleUnmuteAsked(event.data.source, event.data.by);
        break;
      case 'screenStopped':
        call?.handleScreenStopped(event.data.by);
        break;
      case 'callEnded':
        call?.handleEnded(event.data.end, event.data.seconds);
        this.#calls.delete(event.data.callId);
        break;
    }
    this.#dropCalls();
    this.#catchUp(event);
    (this.emit as (event: string, data: unknown) => void).call(this, event.type, event.data);
  }

  /** Goes on with another token, if there is a way to get one; otherwise the server ends the connection in time. */
  async #renewSession(): Promise<void> {
    try {
      const token = await this.#session?.renew();
      if (token) await this.#request('renewToken', { token });
    } catch {
      // The connection ends then, and that is told.
    }
  }

  /** A contact that we are in and do not know yet, or messages that we missed. */
  #catchUp(event: LiveEvent): void {
    const id = contactOf(this.#state, event);
    if (id === undefined) return;
    const known = this.#state.contacts.get(id);
    if (known) {
      if (missingAfter(known) !== undefined) this.#loadMessages(id).catch(() => {});
      return;
    }
    if (bringsIn(event, this.me)) this.#fetchContact(id).catch(() => {});
  }

  async #fetchContact(id: ContactId): Promise<Contact> {
    const { contact } = await this.#request('getContact', { contactId: id });
    this.#setState(withContact(this.#state, contact));
    // Who begins one wants to write; what was said before comes as it comes.
    this.#loadMessages(id).catch(() => {});
    return this.get(id)!;
  }

  /** The latest messages, or those that came while nobody listened. */
  async #loadMessages(id: ContactId): Promise<void> {
    if (this.#loading.has(id)) return;
    this.#loading.add(id);
    try {
      const state = this.#state.contacts.get(id);
      if (!state || state.lastNumber === 0) return;
      const after = missingAfter(state);
      if (state.messages.length > 0 && after === undefined) return;
      const { messages } = await this.#request('getMessages', { contactId: id, after, limit: PAGE });
      this.#receive(id, messages);
      if (messages.length < PAGE || after === undefined) return;
    } finally {
      this.#loading.delete(id);
    }
    await this.#loadMessages(id);
  }

  #receive(id: ContactId, messages: readonly MessageInfo[]): void {
    this.#setState(withMessages(this.#state, id, messages));
    const contact = this.get(id);
    // What we sent before the connection broke is there.
    for (const message of messages) contact?.handleMessage(message);
    contact?.handleLoaded();
  }

  #callOf(id: ContactId): Call | undefined {
    const info = this.#state.contacts.get(id)?.call;
    if (!info) return undefined;
    let call = this.#calls.get(info.callId);
    if (!call) {
      call = new Call(info, {
        url: this.#url,
        token: () => this.#session?.token ?? '',
        renewToken: this.#renewToken,
        storage: this.#storage,
        roomOptions: this.#options,
        me: () => this.me!,
        now: () => this.now,
        request: this.#request,
      });
      this.#calls.set(info.callId, call);
    }
    return call;
  }

  #setState(state: LiveState): void {
    if (state === this.#state) return;
    this.#state = state;
    const live = this.#liveCalls();
    for (const [id, call] of this.#calls) {
      const info = live.get(id);
      if (info) call.handleInfo(info);
    }
    this.#tellChanged();
  }

  #liveCalls() {
    const calls = [...this.#state.contacts.values()].flatMap(({ call }) => call ?? []);
    return new Map(calls.map((call) => [call.callId, call]));
  }

  /** Calls whose end nobody told us are over all the same. */
  #dropCalls(): void {
    const live = this.#liveCalls();
    for (const [id, call] of this.#calls) {
      if (live.has(id)) continue;
      this.#calls.delete(id);
      call.handleEnded(null, 0);
    }
  }

  /** Many changes at once are one for whoever draws. */
  #tellChanged(): void {
    if (this.#willTell) return;
    this.#willTell = true;
    queueMicrotask(() => {
      this.#willTell = false;
      this.emit('changed', this.#state);
    });
  }

  #setConnection(state: ConnectionState): void {
    if (state === this.#connection) return;
    this.#connection = state;
    this.emit('connectionStateChanged', state);
    this.#tellChanged();
  }

  #access() {
    return { url: this.#url, token: this.#session?.token ?? '' };
  }
}
