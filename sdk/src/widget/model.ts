import {
  type Call,
  type CallKind,
  type CallRequestInfo,
  type Contact,
  Contacts,
  DeviceError,
  forgetVisitor,
  type InvitationInfo,
  isSupported,
  type SiteSession,
  signInAtSite,
  type VisavisError,
  visitorId,
} from '../index.js';
import { FileCache } from '../said/files.js';
import { fileSize, mayBeSent } from '../said/text.js';
import type { CallOffer } from '../ui/offer.js';
import { english, type WidgetStrings } from './strings.js';
import type { StartContact, VisavisWidget, VisitorTags } from './widget.js';

export type WidgetState =
  | 'loading'
  | 'form'
  | 'talking'
  | 'over'
  | 'refused'
  | 'expired'
  | 'unreachable'
  | 'replaced'
  | 'unsupported';

/** A file on its way. */
export interface Upload {
  name: string;
  share: number;
  stop: AbortController;
}

const NOTICE_MS = 8000;
const CALL_BEGINS_MS = 8000;
/** A site's token is renewed this long before it is over. */
const RENEW_EARLY_MS = 60_000;

/** The conversation as the widget sees it; it tells `changed` when to draw again. */
export class WidgetModel {
  strings: WidgetStrings = english;
  locale = 'en';
  contacts: Contacts | undefined;
  contact: Contact | undefined;
  files: FileCache | undefined;
  /** The call that is shown: one that runs, or one that waits for the person's word. */
  stage: { call?: Call; offer?: CallOffer; isJoined?: boolean } | undefined;
  uploads: Upload[] = [];
  notice = '';
  /** Whether the person is asked if the conversation shall end. */
  asksEnd = false;
  readonly #widget: VisavisWidget;
  readonly #changed: () => void;
  readonly #tell: (name: string, detail?: unknown) => void;
  #failure: WidgetState | undefined;
  #connecting: Promise<void> | undefined;
  #noticeTimer: ReturnType<typeof setTimeout> | undefined;
  #seenCall: string | undefined;
  #tags: VisitorTags | undefined;
  #answers: Promise<unknown> | undefined;

  constructor(widget: VisavisWidget, changed: () => void, tell: (name: string, detail?: unknown) => void) {
    this.#widget = widget;
    this.#changed = changed;
    this.#tell = tell;
  }

  get state(): WidgetState {
    if (typeof WebSocket !== 'function' || !Array.prototype.findLast) return 'unsupported';
    if (this.#failure) return this.#failure;
    if (!this.contacts || this.contacts.connectionState === 'connecting') return 'loading';
    if (!this.contact) return 'form';
    return this.contact.isClosed ? 'over' : 'talking';
  }

  get isReconnecting(): boolean {
    return this.contacts?.connectionState === 'reconnecting';
  }

  get canCall(): boolean {
    return isSupported();
  }

  /** Whether the next page of the site should find it. */
  get isWorthKeeping(): boolean {
    return this.contact !== undefined && !this.contact.isClosed;
  }

  /** What an agent invites to, while it can be answered. */
  get invitation(): InvitationInfo | undefined {
    return this.contact?.info.invitations.find(({ state }) => state === 'invited');
  }

  /** A request for a call that waits, whoever asked. */
  get callRequest(): CallRequestInfo | undefined {
    return this.contact?.info.callRequest ?? undefined;
  }

  /** The agents, as one name. */
  get agents(): string {
    return (this.contact?.others ?? [])
      .filter(({ standing }) => standing === 'agent')
      .map(({ person }) => person.name)
      .join(', ');
  }

  nameOf(identity: string): string {
    const party = this.contact?.info.parties.find(({ person }) => person.identity === identity);
    const said = this.contact?.messages.find(({ author }) => author?.identity === identity)?.author;
    return party?.person.name ?? said?.name ?? identity;
  }

  /** Connects if that was not done; what fails is a state. */
  connect(): Promise<void> {
    this.#connecting ??= this.#connect().catch((error: VisavisError) => {
      this.#connecting = undefined;
      this.#fail(error);
    });
    return this.#connecting;
  }

  /** Connects anew after a failure. */
  async reconnect(): Promise<void> {
    this.#failure = undefined;
    await this.contacts?.disconnect();
    this.contacts = undefined;
    this.contact = undefined;
    this.stage = undefined;
    this.#connecting = undefined;
    this.#changed();
    await this.connect();
  }

  /** Begins a conversation. */
  async start({ message, ...start }: StartContact): Promise<void> {
    await this.connect();
    if (!this.contacts || this.#failure) return;
    if (this.contact && !this.contact.isClosed) {
      if (message) this.contact.sendText(message);
      return;
    }
    await this.attempt(async () => {
      const { topic = this.#attribute('topic'), skill = this.#attribute('skill'), data } = start;
      const page = `${location.origin}${location.pathname}`.slice(0, 250);
      this.contact = await this.contacts!.open({ ...start, topic, skill, data: { page, ...data } });
      if (message) this.contact.sendText(message);
      this.#tell('visavis-contact-started', { contactId: this.contact.id });
    });
    this.#changed();
  }

  /** Clears away a conversation that is over. */
  startNew(): void {
    this.contact?.dismiss();
    this.contact = undefined;
    this.stage = undefined;
    this.#changed();
  }

  async end(): Promise<void> {
    this.asksEnd = false;
    await this.attempt(async () => this.contact?.leave());
  }

  askEnd(asks: boolean): void {
    this.asksEnd = asks;
    this.#changed();
  }

  async tagVisitor(tags: VisitorTags): Promise<void> {
    const isConnected = this.contacts?.connectionState === 'connected';
    this.#tags = tags;
    await this.connect();
    if (isConnected) await this.#tellTags();
  }

  async resetVisitor(): Promise<void> {
    this.#tags = undefined;
    if (this.contacts) await this.contacts.resetVisitor(visitorId());
    forgetVisitor();
  }

  async sendFiles(files: Iterable<File>): Promise<void> {
    await Promise.all([...files].map((file) => this.#sendFile(file)));
  }

  askForCall(kind: CallKind): void {
    this.attempt(async () => this.contact?.requestCall(kind));
  }

  takeRequestBack(): void {
    const id = this.callRequest?.escalationId;
    if (id) this.attempt(async () => this.contact?.cancelCallRequest(id));
  }

  /** Shows what the call will use; only the person's next click accepts. */
  considerInvitation(invitation: InvitationInfo): void {
    const { invitationId, kind, direction } = invitation;
    this.#consider(
      kind === 'voiceCall' ? 'voice' : kind === 'videoCall' ? 'video' : 'screen',
      direction,
      (accept) => this.contact!.answerInvitation(invitationId, accept),
    );
  }

  considerRequest({ escalationId, kind, direction }: CallRequestInfo): void {
    this.#consider(kind, direction, (accept) => this.contact!.answerCallRequest(escalationId, accept));
  }

  declineInvitation({ invitationId }: InvitationInfo): void {
    this.attempt(async () => this.contact?.answerInvitation(invitationId, false));
  }

  declineRequest({ escalationId }: CallRequestInfo): void {
    this.attempt(async () => this.contact?.answerCallRequest(escalationId, false));
  }

  /** Shows the call that runs. */
  showCall(): void {
    const call = this.contact?.call;
    if (call) this.stage = { call };
    this.#changed();
  }

  /** The call screen says that it is joined. */
  handleJoined(): void {
    if (this.stage) this.stage = { ...this.stage, isJoined: true };
    this.#changed();
  }

  /** The call screen says that it is over: the conversation tells how, unless something went wrong. */
  handleEnded(reason: string): void {
    if (['left', 'roomClosed'].includes(reason)) this.stage = undefined;
    this.#changed();
  }

  dismissStage(): void {
    this.stage = undefined;
    this.#changed();
  }

  /** Says something for a while. */
  say(notice: string): void {
    this.notice = notice;
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = setTimeout(() => this.say(''), NOTICE_MS);
    if (notice === '') clearTimeout(this.#noticeTimer);
    this.#changed();
  }

  async attempt(action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
    } catch (error) {
      const { code } = error as VisavisError;
      if (error instanceof DeviceError || code === 'aborted') return;
      this.say(code.startsWith('invitation_') ? this.#invitationWords(code) : this.strings.failure);
    }
  }

  async #connect(): Promise<void> {
    const contacts = new Contacts();
    this.contacts = contacts;
    this.#changed();
    contacts.on('changed', () => this.#handleChange(contacts));
    contacts.on('disconnected', (error) => contacts === this.contacts && this.#fail(error));
    contacts.on('message', (data) => this.#tell('visavis-message', data));
    contacts.on('contactClosed', (data) => this.#tell('visavis-contact-ended', data));
    contacts.on('invitationChanged', ({ invitation: { reason } }) => {
      if (reason && reason !== 'declined') this.say(this.strings.invitationEnded[reason]);
    });
    let isFirst = true;
    await contacts.connect(this.#widget.server, () => {
      const token = this.#token(isFirst);
      isFirst = false;
      return token;
    });
    this.files = new FileCache(contacts, this.#changed);
    await this.#tellTags();
    this.#handleChange(contacts);
  }

  /** Visitors are not stored by the server: every page tells anew. */
  async #tellTags(): Promise<void> {
    if (this.#tags) await this.contacts?.tagVisitor({ ...this.#tags, visitorId: visitorId() });
  }

  #handleChange(contacts: Contacts): void {
    if (contacts !== this.contacts) return;
    if (!this.contact || (this.contact.isClosed && contacts.list.some((one) => !one.isClosed))) {
      this.contact = contacts.list.findLast((one) => !one.isClosed) ?? this.contact;
    }
    this.#followCall();
    this.#changed();
  }

  /** A call that begins shows itself; an offer that is gone does not stay. */
  #followCall(): void {
    const call = this.contact?.call;
    if (call && call.id !== this.#seenCall) {
      this.#seenCall = call.id;
      if (!this.stage?.offer) this.stage = { call };
    }
    const answered = this.#answers !== undefined;
    if (this.stage?.offer && !answered && !this.invitation && !this.callRequest) this.stage = undefined;
  }

  #consider(
    kind: CallKind,
    direction: CallOffer['direction'],
    answer: (accept: boolean) => Promise<void>,
  ): void {
    this.#answers = undefined;
    const begin = async () => {
      this.#answers = answer(true);
      await this.#answers;
      return this.#whenCall();
    };
    const decline = () => {
      this.stage = undefined;
      this.attempt(() => answer(false));
      this.#changed();
    };
    this.stage = { offer: { kind, direction, begin, decline } };
    this.#changed();
  }

  #whenCall(): Promise<Call> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const call = this.contact?.call;
        if (!call) return;
        clearTimeout(timer);
        off();
        resolve(call);
      };
      const off = this.contacts!.on('changed', look);
      const timer = setTimeout(() => {
        off();
        reject(new Error('The call did not begin.'));
      }, CALL_BEGINS_MS);
      look();
    });
  }

  async #sendFile(file: File): Promise<void> {
    const { contact, contacts, strings } = this;
    if (!contact || !contacts) return;
    if (!mayBeSent(file.name)) return this.say(strings.fileKind(file.name));
    if (file.size > contacts.maxFileSize) {
      return this.say(this.#fileWords('file_too_large', file.name));
    }
    const upload: Upload = { name: file.name, share: 0, stop: new AbortController() };
    this.uploads = [...this.uploads, upload];
    this.#changed();
    try {
      const onProgress = (share: number) => {
        upload.share = share;
        this.#changed();
      };
      await contact.sendFile(file, { onProgress, signal: upload.stop.signal });
    } catch (error) {
      const words = this.#fileWords((error as VisavisError).code, file.name);
      if (words) this.say(words);
    } finally {
      this.uploads = this.uploads.filter((one) => one !== upload);
      this.#changed();
    }
  }

  #fileWords(code: string, name: string): string {
    switch (code) {
      case 'aborted':
        return '';
      case 'file_too_large':
      case 'payload_too_large':
        return this.strings.fileTooLarge(name, fileSize(this.contacts?.maxFileSize ?? 0, this.locale));
      case 'file_kind_not_allowed':
      case 'file_content_mismatch':
        return this.strings.fileKind(name);
      default:
        return this.strings.fileFailed(name);
    }
  }

  #invitationWords(code: string): string {
    const reason = code.slice('invitation_'.length);
    return reason in this.strings.invitationEnded
      ? this.strings.invitationEnded[reason as 'expired']
      : this.strings.failure;
  }

  #fail(error: VisavisError): void {
    if (error.code === 'token_expired') this.#tell('visavis-token-expired');
    this.#failure = failureOf(error);
    this.#changed();
  }

  #attribute(name: string): string | undefined {
    return this.#widget.getAttribute(name) || undefined;
  }

  /** The page's token, or one for an anonymous visitor that lasts as long as the tab; later ones are fresh. */
  async #token(mayBeStored: boolean): Promise<string> {
    const token = this.#attribute('token');
    if (token) return token;
    const siteKey = this.#attribute('site-key') ?? '';
    const { server, storageKey } = this.#widget;
    const stored = readSession(`${storageKey}:token`);
    const isGood = stored && stored.expiresAt * 1000 > Date.now() + RENEW_EARLY_MS;
    if (isGood && mayBeStored) return stored.token;
    const signIn = (token?: string) =>
      signInAtSite({ server, siteKey, name: this.#attribute('name'), token });
    const session = await (stored ? signIn(stored.token).catch(() => signIn()) : signIn());
    try {
      sessionStorage.setItem(`${storageKey}:token`, JSON.stringify(session));
    } catch {
      // Then the next page is another visitor's.
    }
    return session.token;
  }
}

function failureOf({ code }: VisavisError): WidgetState {
  switch (code) {
    case 'token_expired':
      return 'expired';
    case 'unauthorized':
    case 'forbidden':
    case 'not_found':
    case 'not_allowed':
      return 'refused';
    case 'replaced':
      return 'replaced';
    default:
      return 'unreachable';
  }
}

function readSession(key: string): SiteSession | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}
