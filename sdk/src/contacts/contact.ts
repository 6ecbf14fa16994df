import type {
  CallKind,
  CobrowseMode,
  ContactEndInfo,
  ContactId,
  ContactStateName,
  Direction,
  EscalationId,
  InvitationId,
  InvitationName,
  MessageId,
  MessageInfo,
  PartyInfo,
  PersonInfo,
  TargetInfo,
} from '../protocol.js';
import type { Ask, LiveWire, Reply, RequestData } from '../signal/wire.js';
import type { Call } from './call.js';
import type { Progress, UploadedFile } from './files.js';
import { Outbox, type PendingMessage } from './outbox.js';
import type { ContactState } from './state.js';

/** What a contact needs of the connection that it belongs to. */
export interface ContactLink {
  readonly me: PersonInfo | undefined;
  state(id: ContactId): ContactState | undefined;
  call(id: ContactId): Call | undefined;
  readonly request: Ask<LiveWire>;
  receive(id: ContactId, messages: readonly MessageInfo[]): void;
  upload(id: ContactId, file: File, onProgress?: Progress, signal?: AbortSignal): Promise<UploadedFile>;
  dismiss(id: ContactId): void;
  changed(): void;
}

/** How far a message of one's own has got. */
export type MessageStatus = 'sending' | 'sent' | 'delivered' | 'seen' | 'failed';

/** How many messages are loaded at a time. */
const PAGE = 50;
/** Writing is told again before the others take it as over (after 5 s). */
const TYPING_REPEAT_MS = 3000;

/** A customer's conversation with the brand: what was said, who is in it, and what may be done in it. */
export class Contact {
  readonly id: ContactId;
  readonly #link: ContactLink;
  readonly #outbox: Outbox;
  #last: ContactState;
  #typingToldAt = 0;
  #told = { delivered: 0, seen: 0 };
  #wanted = { delivered: 0, seen: 0 };
  #isMarking = false;

  /** @internal `Contacts` gives it. */
  constructor(state: ContactState, link: ContactLink) {
    this.id = state.contactId;
    this.#last = state;
    this.#link = link;
    this.#outbox = new Outbox(
      (clientId, content) => link.request('sendMessage', { contactId: this.id, clientId, content }),
      () => link.changed(),
    );
  }

  /** Everything that is known of it; as it last was when it is known no longer. */
  get info(): ContactState {
    this.#last = this.#link.state(this.id) ?? this.#last;
    return this.#last;
  }

  get state(): ContactStateName {
    return this.info.state;
  }

  get isClosed(): boolean {
    return this.info.state === 'closed';
  }

  get end(): ContactEndInfo | null {
    return this.info.end;
  }

  /** What was said, as far as it is loaded. */
  get messages(): readonly MessageInfo[] {
    return this.info.messages;
  }

  /** Own messages that the server does not have yet, in the order in which they were written. */
  get pending(): readonly PendingMessage[] {
    return this.#outbox.pending;
  }

  /** The others in it. */
  get others(): PartyInfo[] {
    return this.info.parties.filter(({ person }) => person.identity !== this.#link.me?.identity);
  }

  /** The others who are writing. */
  get writing(): PersonInfo[] {
    return this.others
      .map(({ person }) => person)
      .filter(({ identity }) => this.info.typing.includes(identity));
  }

  /** Its live call. */
  get call(): Call | undefined {
    return this.#link.call(this.id);
  }

  /** Messages of others that we have not seen. */
  get unread(): number {
    const me = this.#link.me?.identity;
    const mark = this.info.marks.find(({ identity }) => identity === me);
    const seen = Math.max(mark?.seen ?? 0, this.#wanted.seen);
    return this.messages.filter(({ number, author }) => author && author.identity !== me && number > seen)
      .length;
  }

  /** Whether earlier messages can be loaded. */
  get hasEarlier(): boolean {
    const first = this.messages[0]?.number;
    return first === undefined ? this.info.lastNumber > 0 : first > 1;
  }

  /** Which of the server's or of our own messages is how far: what the other side has of it. */
  status(message: MessageInfo | PendingMessage): MessageStatus {
    if ('state' in message) return message.state;
    const others = this.info.marks.filter(({ identity }) => this.#isOtherSide(message, identity));
    if (others.some(({ seen }) => seen >= message.number)) return 'seen';
    return others.some(({ delivered }) => delivered >= message.number) ? 'delivered' : 'sent';
  }

  /** Whether somebody is on the other side of a message: colleagues who read along are not. */
  #isOtherSide({ author }: MessageInfo, identity: string): boolean {
    if (author?.role === 'customer') return identity !== author.identity;
    return identity === this.#customer;
  }

  /** Who the customer is, also when they have left. */
  get #customer(): string | undefined {
    const { parties, messages } = this.info;
    const party = parties.find(({ standing }) => standing === 'customer');
    return (
      party?.person.identity ?? messages.find(({ author }) => author?.role === 'customer')?.author?.identity
    );
  }

  /** Says something; it is kept until the server has it, also over a broken connection. */
  sendText(text: string): string {
    this.#typingToldAt = 0;
    return this.#outbox.add({ type: 'text', text });
  }

  /** Shows an `http` or `https` address. */
  sendLink(url: string): string {
    return this.#outbox.add({ type: 'link', url });
  }

  /** Uploads a file and shows it. */
  async sendFile(
    file: File,
    { caption, onProgress, signal }: { caption?: string; onProgress?: Progress; signal?: AbortSignal } = {},
  ): Promise<string> {
    const { fileId } = await this.#link.upload(this.id, file, onProgress, signal);
    return this.#outbox.add({ type: 'file', fileId, caption });
  }

  /** The server's name for a message that was just said, once the server has it; rejects when it is refused. */
  sent(clientId: string): Promise<MessageId> {
    return this.#outbox.sent(clientId);
  }

  /** Tries a message again that was refused. */
  retry(clientId: string): void {
    this.#outbox.retry(clientId);
  }

  /** Gives a message up that was refused. */
  discard(clientId: string): void {
    this.#outbox.discard(clientId);
  }

  /** Everything up to `number` was seen by us; without it, everything. */
  markSeen(number = this.messages.at(-1)?.number ?? 0): void {
    this.#mark({ delivered: number, seen: number });
  }

  /** Tells the others that we are writing; call it at every key. */
  setTyping(typing: boolean): void {
    const now = Date.now();
    if (typing ? now - this.#typingToldAt < TYPING_REPEAT_MS : this.#typingToldAt === 0) return;
    this.#typingToldAt = typing ? now : 0;
    this.#request('setTyping', { typing }).catch(() => {});
  }

  /** Loads the page of history before what is loaded. */
  async loadEarlier(): Promise<void> {
    if (!this.hasEarlier) return;
    const before = this.messages[0]?.number;
    const { messages } = await this.#request('getMessages', { before, limit: PAGE });
    this.#link.receive(this.id, messages);
  }

  /** Asks the other side for a call. They may have asked at the same time: then it has begun. */
  async requestCall(kind: CallKind, direction?: Direction): Promise<void> {
    await this.#request('requestCall', { kind, direction });
  }

  /** Answers the other side's request for a call. */
  async answerCallRequest(escalationId: EscalationId, accept: boolean): Promise<void> {
    await this.#link.request('answerCallRequest', { escalationId, accept });
  }

  /** Takes the own side's request back. */
  async cancelCallRequest(escalationId: EscalationId): Promise<void> {
    await this.#link.request('cancelCallRequest', { escalationId });
  }

  /** Invites the customer to a call, to show the screen or to co-browse. */
  async invite(
    kind: InvitationName,
    options: { direction?: Direction; mode?: CobrowseMode; timeoutMs?: number } = {},
  ): Promise<InvitationId> {
    return (await this.#request('invite', { kind, ...options })).invitationId;
  }

  /** Answers an agent's invitation. */
  async answerInvitation(invitationId: InvitationId, accept: boolean): Promise<void> {
    await this.#link.request('answerInvitation', { invitationId, accept });
  }

  /** Takes an invitation back. */
  async cancelInvitation(invitationId: InvitationId): Promise<void> {
    await this.#link.request('cancelInvitation', { invitationId });
  }

  /** Ends what came of an invitation. */
  async endInvitation(invitationId: InvitationId, failed = false): Promise<void> {
    await this.#link.request('endInvitation', { invitationId, failed });
  }

  /** Takes a contact that waits. */
  async take(): Promise<void> {
    await this.#request('takeContact', {});
  }

  /** Hands the contact over: at once, or with `attended` when it is taken. */
  async transfer(target: TargetInfo, options: { attended?: boolean; note?: string } = {}): Promise<void> {
    await this.#request('transferContact', { target, ...options });
  }

  async cancelTransfer(): Promise<void> {
    await this.#request('cancelTransfer', {});
  }

  /** Asks another agent to come as well. */
  async askAgent(agent: string, note?: string): Promise<void> {
    await this.#request('askAgent', { agent, note });
  }

  /** Takes another agent out of it and its call; the others go on. */
  async removeAgent(agent: string): Promise<void> {
    await this.#request('removeAgent', { agent });
  }

  /** Leaves it: a customer ends it, the last agent gives it back to the queue. */
  async leave(): Promise<void> {
    await this.#request('leaveContact', {});
  }

  /** Ends it for all. */
  async close(): Promise<void> {
    await this.#request('endContact', {});
  }

  /** Takes a contact that is over off the list. */
  dismiss(): void {
    this.#link.dismiss(this.id);
  }

  /** @internal The server told everybody of a message. */
  handleMessage(message: MessageInfo): void {
    if (message.author?.identity === this.#link.me?.identity)
      this.#outbox.handleConfirmed(message.clientId, message.messageId);
    else this.#mark({ delivered: message.number, seen: 0 });
  }

  /** @internal The connection is back. */
  handleConnected(): void {
    this.#typingToldAt = 0;
    this.#outbox.flush();
    this.#tellMarks();
  }

  /** @internal Messages were loaded: they have arrived here. */
  handleLoaded(): void {
    this.#mark({ delivered: this.messages.at(-1)?.number ?? 0, seen: 0 });
  }

  #mark({ delivered, seen }: { delivered: number; seen: number }): void {
    if (delivered <= this.#wanted.delivered && seen <= this.#wanted.seen) return;
    this.#wanted = {
      delivered: Math.max(this.#wanted.delivered, delivered, seen),
      seen: Math.max(this.#wanted.seen, seen),
    };
    this.#link.changed();
    this.#tellMarks();
  }

  /** One mark at a time; what was read meanwhile goes with the next. */
  async #tellMarks(): Promise<void> {
    if (this.#isMarking || this.isClosed) return;
    this.#isMarking = true;
    try {
      while (this.#told.delivered < this.#wanted.delivered || this.#told.seen < this.#wanted.seen) {
        const marks = { ...this.#wanted };
        await this.#request('markMessages', marks);
        this.#told = marks;
      }
    } catch {
      // `handleConnected` tells them again.
    } finally {
      this.#isMarking = false;
    }
  }

  #request<T extends ContactRequest>(
    type: T,
    data: Omit<RequestData<LiveWire, T>, 'contactId'>,
  ): Promise<Reply<LiveWire, T>> {
    return this.#link.request(type, { contactId: this.id, ...data } as RequestData<LiveWire, T>);
  }
}

/** Requests that name a contact. */
type ContactRequest = Extract<LiveWire['request'], { data: { contactId: ContactId } }>['type'];
