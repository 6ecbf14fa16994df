import {
  type Call,
  type Contact,
  type ContactId,
  type ContactSummaryInfo,
  Contacts,
  DeviceError,
  type OfferInfo,
  type PersonInfo,
  VisavisError,
} from '../index.js';
import { FileCache } from '../said/files.js';
import { fileSize, mayBeSent } from '../said/text.js';
import { Alerts } from './state/alerts.js';
import { DeskCalls } from './state/calls.js';
import { CannedReplies } from './state/canned.js';
import { Colleagues } from './state/colleagues.js';
import { Notices } from './state/notices.js';
import { PresenceState } from './state/presence.js';
import { type SignedIn, signIn, store, stored } from './state/sign-in.js';
import { Uploads } from './state/uploads.js';
import { Visitors } from './state/visitors.js';
import { type DeskStrings, english } from './strings.js';

export type Phase = 'signedOut' | 'signingIn' | 'connecting' | 'ready' | 'over';
/** Why there is no desk any more. */
export type OverKind = 'refused' | 'expired' | 'replaced' | 'lost';
export type DialogName = 'transfer' | 'ask' | 'canned' | 'help' | 'end';
/** Which column a narrow screen shows. */
export type Pane = 'list' | 'chat' | 'side';

/** Below these the columns fold (the style sheet says the same). */
const TWO_COLUMNS = matchMedia('(max-width: 1199px)');
const ONE_COLUMN = matchMedia('(max-width: 759px)');

/** The desk as its views see it; it tells `changed` when to draw again. */
export class DeskModel {
  readonly server: string;
  readonly alerts = new Alerts();
  readonly calls = new DeskCalls();
  readonly colleagues: Colleagues;
  readonly uploads: Uploads;
  readonly notices: Notices;
  readonly #changed: () => void;
  readonly #customers = new Map<ContactId, PersonInfo>();
  strings: DeskStrings = english;
  locale = 'en';
  phase: Phase = 'signedOut';
  over: { kind: OverKind; sentence: string } | undefined;
  contacts: Contacts | undefined;
  presence: PresenceState | undefined;
  canned: CannedReplies | undefined;
  files: FileCache | undefined;
  visitors: Visitors | undefined;
  signInFailure = '';
  view: 'contacts' | 'visitors' = 'contacts';
  pane: Pane = 'list';
  dialog: DialogName | undefined;
  /** Which contact the dialog is about; supervisors need not be in it. */
  subject: ContactId | undefined;
  announcement = '';
  #signedIn: SignedIn | undefined;
  #selected: ContactId | undefined;

  constructor(server: string, changed: () => void) {
    this.server = server;
    this.#changed = changed;
    this.colleagues = new Colleagues(() => this.contacts, changed);
    this.uploads = new Uploads(changed);
    this.notices = new Notices(changed);
  }

  get me(): PersonInfo | undefined {
    return this.contacts?.me;
  }

  get isSupervisor(): boolean {
    return this.me?.role === 'supervisor';
  }

  get isReconnecting(): boolean {
    return this.phase === 'ready' && this.contacts?.connectionState === 'reconnecting';
  }

  /** The server's time. */
  get now(): number {
    return this.contacts?.now ?? Date.now();
  }

  /** What we are asked to take, the most urgent first. */
  get offers(): OfferInfo[] {
    const { now } = this;
    return [...(this.contacts?.state.offers.values() ?? [])]
      .filter(({ expires }) => expires > now)
      .sort((one, other) => one.expires - other.expires);
  }

  /** What anybody may take, the oldest first. */
  get waiting(): ContactSummaryInfo[] {
    const { waiting, offers, contacts } = this.contacts?.state ?? {};
    return [...(waiting?.values() ?? [])]
      .filter(({ contactId }) => !offers?.has(contactId) && !contacts?.has(contactId))
      .sort((one, other) => one.since - other.since);
  }

  /** What a supervisor may listen to. */
  get others(): ContactSummaryInfo[] {
    const { all, contacts, waiting } = this.contacts?.state ?? {};
    return [...(all?.values() ?? [])]
      .filter(({ contactId }) => !contacts?.has(contactId) && !waiting?.has(contactId))
      .sort((one, other) => one.since - other.since);
  }

  get mine(): Contact[] {
    return this.contacts?.list ?? [];
  }

  get selected(): Contact | undefined {
    return this.mine.find(({ id }) => id === this.#selected);
  }

  /** Whether we only listen to it. */
  listensTo(contact: Contact): boolean {
    return contact.info.parties.some(
      ({ person, standing }) => standing === 'listener' && person.identity === this.me?.identity,
    );
  }

  /** Messages that nobody has looked at and somebody should. */
  unreadIn(contact: Contact): number {
    return contact.isClosed || this.listensTo(contact) ? 0 : contact.unread;
  }

  /** The customer of a contact, also after they have left it. */
  customerOf(contact: Contact): PersonInfo | undefined {
    const found = contact.info.parties.find(({ standing }) => standing === 'customer')?.person;
    if (found) this.#customers.set(contact.id, found);
    return found ?? this.#customers.get(contact.id);
  }

  nameOf(contact: Contact): string {
    return this.customerOf(contact)?.name ?? this.strings.customer;
  }

  /** What somebody in a contact is called. */
  nameIn(contact: Contact, identity: string | null): string {
    if (identity === null) return this.strings.system;
    if (identity === this.me?.identity) return this.strings.you;
    const found = contact.info.parties.find(({ person }) => person.identity === identity)?.person;
    return (
      found?.name ??
      contact.messages.find(({ author }) => author?.identity === identity)?.author?.name ??
      identity
    );
  }

  /** Another contact's call in which the customer hears us now. */
  get otherLiveCall(): Call | undefined {
    const call = this.calls.speaking;
    return call?.info.contactId === this.#selected ? undefined : call;
  }

  /** Goes on where this tab was, or with the token of a link. */
  async start(token: string | null): Promise<void> {
    const found = token ? { token } : stored();
    if (found) await this.#connect(found);
  }

  async signIn(login: string, password: string): Promise<void> {
    this.signInFailure = '';
    this.#setPhase('signingIn');
    try {
      const found = await signIn(this.server, login, password);
      store(found);
      await this.#connect(found);
    } catch (error) {
      this.signInFailure = this.sentence(error);
      this.#setPhase('signedOut');
    }
  }

  async signOut(): Promise<void> {
    store(undefined);
    this.#signedIn = undefined;
    this.over = undefined;
    await this.#close();
    this.#setPhase('signedOut');
  }

  /** After the connection was lost or taken by another window. */
  async goOn(): Promise<void> {
    if (this.#signedIn) await this.#connect(this.#signedIn);
  }

  select(id: ContactId, pane: Pane = 'chat'): void {
    this.#selected = id;
    this.view = 'contacts';
    this.pane = pane;
    this.#markSeen();
    this.#changed();
  }

  show(pane: Pane): void {
    this.pane = pane;
    this.#markSeen();
    this.#changed();
  }

  showView(view: DeskModel['view']): void {
    this.view = view;
    this.pane = 'list';
    if (view === 'visitors') this.visitors?.open();
    else this.visitors?.close();
    this.#changed();
  }

  /** Asks something, about the selected contact unless another is named. */
  openDialog(dialog: DialogName | undefined, subject = this.#selected): void {
    this.dialog = dialog;
    this.subject = subject;
    this.colleagues.watch(dialog === 'transfer' || dialog === 'ask');
    this.#changed();
  }

  toggleLarge(): void {
    this.calls.isLarge = !this.calls.isLarge;
    this.#changed();
  }

  /** The page is looked at again. */
  handleFocus(): void {
    this.#markSeen();
  }

  /** The next or the one before of our contacts. */
  step(by: number): void {
    const { mine } = this;
    if (mine.length === 0) return;
    const index = mine.findIndex(({ id }) => id === this.#selected);
    const next = index < 0 ? 0 : (index + by + mine.length) % mine.length;
    this.select(mine[next]!.id);
  }

  async take(id: ContactId): Promise<void> {
    this.calls.expect(id);
    await this.attempt(async () => this.select((await this.contacts!.take(id)).id));
  }

  async answerOffer(id: ContactId, accept: boolean): Promise<void> {
    if (accept) this.calls.expect(id);
    await this.attempt(async () => {
      const contact = await this.contacts!.answerOffer(id, accept);
      if (contact) this.select(contact.id);
    });
  }

  async listen(id: ContactId): Promise<void> {
    this.calls.expect(id);
    await this.attempt(async () => this.select((await this.contacts!.listen(id)).id));
  }

  async inviteVisitor(visitorId: string, kind: 'videoCall' | 'screenShare'): Promise<void> {
    await this.attempt(async () => {
      const contact = await this.contacts!.inviteVisitor({ visitorId, kind });
      this.calls.expect(contact.id);
      this.showView('contacts');
      this.select(contact.id);
    });
  }

  /** Does what may bring a call about: this page joins it. */
  async bringAbout(contact: Contact, action: () => Promise<unknown>): Promise<void> {
    this.calls.expect(contact.id);
    await this.attempt(action);
  }

  /** Joins a call that goes on without us; another one is held first. */
  async joinCall(call: Call): Promise<void> {
    await this.attempt(async () => {
      await this.otherLiveCall?.hold();
      this.calls.join(call);
      this.#changed();
    });
  }

  /** The call's element says that it is over for us. */
  handleCallEnded(call: Call, reason: string): void {
    if (reason !== 'left') return;
    this.calls.leave(call);
    this.#changed();
  }

  /** Takes a closed contact off the list. */
  dismiss(contact: Contact): void {
    contact.dismiss();
    this.#customers.delete(contact.id);
    this.#selectAnother();
    this.#changed();
  }

  sendFiles(contact: Contact, files: Iterable<File>): void {
    for (const file of files) this.#sendFile(contact, file);
  }

  async attempt(action: () => Promise<unknown> | undefined): Promise<boolean> {
    try {
      await action();
      return true;
    } catch (error) {
      // Who changed their mind about a screen knows that.
      if (!(error instanceof DeviceError && error.code === 'share_cancelled'))
        this.notify(this.sentence(error));
      return false;
    }
  }

  /** What went wrong, in the agent's language where we have a sentence, otherwise in the server's. */
  sentence(error: unknown): string {
    const { failures, failure } = this.strings;
    if (!(error instanceof VisavisError)) return failure;
    return failures[error.code as keyof typeof failures] ?? (error.message || failure);
  }

  /** Shows a sentence for a while. */
  notify(text: string): void {
    this.notices.add(text);
  }

  close(): void {
    this.#close();
    this.alerts.close();
  }

  async #connect(signedIn: SignedIn): Promise<void> {
    await this.#close();
    this.#signedIn = signedIn;
    this.over = undefined;
    this.#setPhase('connecting');
    const contacts = new Contacts();
    this.contacts = contacts;
    contacts.on('disconnected', (error) => contacts === this.contacts && this.#handleOver(error));
    try {
      await contacts.connect(this.server, signedIn.token);
    } catch (error) {
      if (contacts === this.contacts) this.#handleOver(error as VisavisError);
      return;
    }
    if (contacts.me?.role === 'customer') {
      await this.#close();
      this.#setOver('refused', this.strings.notForCustomers);
      return;
    }
    this.canned = new CannedReplies(contacts.me!.identity);
    this.files = new FileCache(contacts, this.#changed);
    this.visitors = new Visitors(contacts, this.#changed);
    if (!this.isSupervisor)
      this.presence = new PresenceState(contacts, () => this.notify(this.strings.withdrawn));
    this.#listen(contacts);
    this.#setPhase('ready');
    this.#selectAnother();
    this.#handleState();
  }

  #listen(contacts: Contacts): void {
    contacts.on('changed', () => this.#handleState());
    contacts.on('contactOffered', ({ contact, from }) => {
      this.alerts.play();
      this.announce(this.strings.offered(contact.customer, from));
    });
    contacts.on('callRequested', ({ request }) => {
      if (request.by.role !== 'customer') return;
      this.alerts.play();
      this.announce(this.strings.asksYou(request.by.name, request.kind));
    });
    contacts.on('message', ({ message }) => {
      const contact = contacts.get(message.contactId);
      const isSeen = message.contactId === this.#selected && this.#isChatRead;
      const isForUs = message.author && message.author.identity !== this.me?.identity;
      if (isForUs && !isSeen && contact && !this.listensTo(contact)) this.alerts.play();
    });
    contacts.on('partyLeft', ({ identity, reason }) => {
      if (identity !== this.me?.identity) return;
      if (reason === 'transferred') this.notify(this.strings.handedOver);
      if (reason === 'removed') this.notify(this.strings.removed);
    });
    contacts.on('transferFailed', ({ reason }) => this.notify(this.strings.transferFailed[reason]));
    contacts.on('assistEnded', ({ agent, end }) => {
      if (end !== 'accepted') this.notify(this.strings.assistEnded(agent, end));
    });
    contacts.on('tokenExpiring', () => this.notify(this.strings.signInEnds));
    contacts.on('callEnded', ({ end }) => {
      if (end.reason === 'participantLost') this.notify(this.strings.callLost);
      else if (end.reason === 'failed') this.notify(this.strings.callFailed);
    });
  }

  #handleState(): void {
    if (this.phase !== 'ready') return;
    for (const contact of this.mine) this.customerOf(contact);
    this.#followCalls();
    if (!this.selected) this.#selectAnother();
    this.#markSeen();
    const unread = this.mine.reduce((sum, contact) => sum + this.unreadIn(contact), 0);
    this.alerts.count(this.offers.length + unread);
    this.#changed();
  }

  #followCalls(): void {
    const fresh = this.calls.follow(this.mine);
    const { selected } = this;
    this.calls.followScreen(selected, selected && this.customerOf(selected)?.identity);
    const isSelected = fresh.some(({ info }) => info.contactId === this.#selected);
    if (isSelected && TWO_COLUMNS.matches) this.pane = 'side';
  }

  #selectAnother(): void {
    if (this.selected) return;
    this.#selected = this.mine[0]?.id;
    if (!this.#selected || ONE_COLUMN.matches) this.pane = 'list';
  }

  /** Whether the conversation is in front of somebody's eyes. */
  get #isChatRead(): boolean {
    const isCovered = ONE_COLUMN.matches ? this.pane !== 'chat' : TWO_COLUMNS.matches && this.pane === 'side';
    return document.visibilityState === 'visible' && document.hasFocus() && !isCovered;
  }

  #markSeen(): void {
    const { selected } = this;
    if (selected && this.#isChatRead && !this.listensTo(selected)) selected.markSeen();
  }

  async #sendFile(contact: Contact, file: File): Promise<void> {
    const { strings } = this;
    const limit = this.contacts!.maxFileSize;
    if (!mayBeSent(file.name)) return this.notify(strings.fileKind(file.name));
    if (file.size > limit) return this.notify(strings.fileTooLarge(file.name, fileSize(limit, this.locale)));
    try {
      await this.uploads.send(contact, file);
    } catch (error) {
      if ((error as VisavisError).code !== 'aborted')
        this.notify(strings.fileFailed(file.name, this.sentence(error)));
    }
  }

  /** Says it to those who cannot see it. */
  announce(text: string): void {
    this.announcement = text;
    this.#changed();
  }

  #handleOver(error: VisavisError): void {
    const isExpired =
      error.code === 'token_expired' || (error.code === 'unauthorized' && this.phase === 'ready');
    if (isExpired) return this.#end('expired', this.strings.expired);
    if (error.code === 'replaced') return this.#end('replaced', this.strings.replaced);
    const isRefused = !error.retryable && error.code !== 'connection_lost';
    this.#end(isRefused ? 'refused' : 'lost', isRefused ? this.sentence(error) : this.strings.lost);
  }

  #end(kind: OverKind, sentence: string): void {
    if (kind === 'expired' || kind === 'refused') store(undefined);
    this.#close();
    this.#setOver(kind, sentence);
  }

  #setOver(kind: OverKind, sentence: string): void {
    this.over = { kind, sentence };
    this.#setPhase('over');
  }

  async #close(): Promise<void> {
    const { contacts } = this;
    this.contacts = undefined;
    this.presence = undefined;
    this.files?.close();
    this.visitors?.close();
    this.calls.clear();
    this.uploads.clear();
    this.dialog = undefined;
    this.alerts.count(0);
    await contacts?.disconnect();
  }

  #setPhase(phase: Phase): void {
    this.phase = phase;
    this.#changed();
  }
}
