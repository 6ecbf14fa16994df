import type { Contact, Contacts } from '../../index.js';
import type { CallRequestInfo, MessageInfo, SwitchOutcome } from '../../protocol.js';
import { attempt, LivechatError } from './errors.js';
import { chatId, contactId, messageId } from './ids.js';
import { base64Of, fileOf, type MediaContent } from './media.js';
import { eventOf, multimediaOf, requestOf, responseOf, userOf } from './payloads.js';
import { ChatVideo, type ParticipantCallback } from './video.js';

type Listener = (event: unknown) => void;

/** The events that are messages. */
const CONTENTS = ['message', 'link', 'multimediaMessage'];

/** How a call is entered that this page has agreed to. */
interface Wish {
  viewId: string;
  camera: boolean;
  microphone: boolean;
}

/** What a chat needs of the script that it belongs to. */
export interface ChatLink {
  server: string;
  contacts: Contacts;
  /** Tells the page that the chat is over. */
  finished(chat: Chat): void;
}

/** CTLive's contact object: what was said, and the escalation to a call. */
export class Chat {
  /** As CTLive's pages read it: `contact.contact.id`. */
  readonly contact: { id: string; nickname: string; domain: string };
  readonly #contact: Contact;
  readonly #link: ChatLink;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #clientIds = new Set<string>();
  /** What this page has said itself and nobody has seen yet, and how far that has got. */
  readonly #own = new Map<string, 'sent' | 'delivered'>();
  readonly #offs: (() => void)[] = [];
  #toldNumber = 0;
  #typing: readonly string[] = [];
  #isOver = false;
  /** Whether this page has asked for a call and waits. */
  #isAsking = false;
  #toldRequest: string | undefined;
  #toldSwitch: string | undefined;
  #wish: Wish | undefined;
  #video: ChatVideo | undefined;
  #participants: ParticipantCallback | undefined;

  constructor(contact: Contact, link: ChatLink) {
    this.#contact = contact;
    this.#link = link;
    const nickname = link.contacts.me?.name ?? '';
    this.contact = { id: chatId(contact.id), nickname, domain: 'DEFAULT' };
    const { contacts } = link;
    this.#offs.push(
      contacts.on('changed', () => this.#handleChanged()),
      contacts.on('callRequestEnded', ({ request }) => this.#handleRequestEnded(request)),
      contacts.on('switchEnded', ({ callId, by, outcome }) => this.#handleSwitchEnded(callId, by, outcome)),
    );
  }

  /** The contact behind it. @internal */
  get inner(): Contact {
    return this.#contact;
  }

  /** Calls `listener` at every event of that name; the first one hears what there is already. */
  on(name: string, listener: Listener): this {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    // The page adds its other listeners first.
    setTimeout(() => this.#handleChanged());
    return this;
  }

  off(name: string, listener?: Listener): this {
    const listeners = this.#listeners.get(name);
    if (listener) listeners?.delete(listener);
    if (!listener || listeners?.size === 0) this.#listeners.delete(name);
    return this;
  }

  /** Gives the message's id once the server has it. */
  sendMessage(text: string): Promise<string> {
    return attempt(() => this.#sent(this.#contact.sendText(String(text ?? ''))));
  }

  SendLink(url: string): Promise<string> {
    return attempt(() => this.#sent(this.#contact.sendLink(String(url ?? ''))));
  }

  SendMultimediaMessage(type: 'IMAGE' | 'DOCUMENT', content: MediaContent) {
    return attempt(async () => {
      const { file, caption } = fileOf(type, content);
      const id = await this.#sent(await this.#contact.sendFile(file, { caption }));
      const data = { chatID: this.contact.id, messageID: id, messageType: type };
      this.#tell('multimediaMessageStored', { id, ...data });
      return data;
    });
  }

  GetMultimediaMessageInActiveChat(chat: string, id: string) {
    return attempt(async () => {
      const message = contactId(chat) === this.#contact.id ? this.#message(id) : undefined;
      if (message?.content.type !== 'file') {
        throw new LivechatError('message_not_found', 'There is no such multimedia message in this chat.');
      }
      const content = await this.#link.contacts.downloadFile(message.content.fileId);
      return multimediaOf(this.#contact.info, message, await base64Of(content));
    });
  }

  /** Tells the others that somebody here is writing, or no longer. */
  isWriting(isWriting: boolean): void {
    this.#contact.setTyping(isWriting === true);
  }

  /** Asks the other side for a call in that element; it begins by itself when they agree. */
  requestVideoUpgrade(viewId: string, useAudio = true, useVideo = true): Promise<void> {
    return attempt(async () => {
      if (!useAudio && !useVideo) throw new LivechatError('invalid_media', 'A call needs audio or video.');
      const wish = { viewId: existing(viewId), camera: useVideo === true, microphone: useAudio === true };
      this.#wish = wish;
      await this.ask(useVideo ? 'video' : 'voice');
      this.#enter();
    });
  }

  /** Answers the other side's request; with `true` the call begins in that element. */
  responseVideoUpgrade(response: boolean, viewId?: string): Promise<void> {
    return attempt(async () => {
      const request = this.#contact.info.callRequest;
      if (response === true) {
        this.#wish = { viewId: existing(viewId), camera: request?.kind === 'video', microphone: true };
      }
      try {
        await this.answer(response === true);
      } catch (error) {
        this.#wish = undefined;
        throw error;
      }
      this.#enter();
    });
  }

  /** Hears of people in the call. */
  bindVideoParticipantEvent(callback: ParticipantCallback): void {
    this.#participants = callback;
  }

  /** Leaves the call; another one needs another request. */
  async videoDisconnecAndDestruct(): Promise<void> {
    this.#wish = undefined;
    await attempt(async () => this.#video?.end());
  }

  /** Asks for a call. Asking twice is asking once. @internal */
  async ask(kind: 'video' | 'voice'): Promise<void> {
    const { call } = this.#contact;
    const isMore = kind === 'video' && call?.info.kind === 'voice';
    if (call && !isMore) {
      // A reloaded page asks for what there is, so it is in it again.
      this.#tell('responseVideoUpgrade', { chatID: this.contact.id, response: true });
      return;
    }
    this.#isAsking = true;
    try {
      await (call ? call.switchTo('video') : this.#contact.requestCall(kind));
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === 'escalation_pending' || code === 'switch_pending') return;
      this.#isAsking = false;
      this.#wish = undefined;
      throw error;
    }
  }

  /** Answers what is asked. @internal */
  async answer(accept: boolean): Promise<void> {
    const request = this.#contact.info.callRequest;
    const { call } = this.#contact;
    if (request) await this.#contact.answerCallRequest(request.escalationId, accept);
    else if (call?.info.request) await call.answerSwitch(accept);
    else throw new LivechatError('escalation_not_found', 'Nobody has asked for a call.');
  }

  /** Lets it go: it is over, or this page has left it. @internal */
  close(): void {
    for (const off of this.#offs.splice(0)) off();
    this.#video?.end();
    this.#listeners.clear();
  }

  async #sent(clientId: string): Promise<string> {
    try {
      this.#clientIds.add(clientId);
      return messageId(await this.#contact.sent(clientId));
    } catch (error) {
      this.#contact.discard(clientId);
      throw error;
    }
  }

  #message(id: string): MessageInfo | undefined {
    return this.#contact.messages.find((message) => messageId(message.messageId) === id);
  }

  #tell(name: string, event: unknown): void {
    for (const listener of this.#listeners.get(name) ?? []) {
      try {
        listener(event);
      } catch (error) {
        reportError(error);
      }
    }
  }

  /** Tells what is new since the last time; so what was missed while away is told as well. */
  #handleChanged(): void {
    this.#enter();
    if (this.#listeners.size === 0 || this.#isOver) return;
    this.#tellMessages();
    this.#tellMarks();
    this.#tellTyping();
    const { callRequest } = this.#contact.info;
    const isNew = callRequest !== null && callRequest.escalationId !== this.#toldRequest;
    if (isNew && this.#isOfOthers(callRequest) && this.#listeners.has('requestVideoUpgrade')) {
      this.#toldRequest = callRequest.escalationId;
      this.#tell('requestVideoUpgrade', requestOf(this.#contact.info, callRequest));
    }
    this.#tellSwitch();
    if (this.#contact.isClosed) this.#handleClosed();
  }

  #handleClosed(): void {
    this.#isOver = true;
    this.#tell('contactEnded', { chatID: this.contact.id, reason: this.#contact.end?.reason ?? 'ended' });
    this.#link.finished(this);
  }

  #tellMessages(): void {
    // They wait for whoever wants them.
    if (!CONTENTS.some((name) => this.#listeners.has(name))) return;
    for (const message of this.#contact.messages.filter(({ number }) => number > this.#toldNumber)) {
      const id = messageId(message.messageId);
      // What this page says is told to it by its promise.
      const isOwn = message.clientId !== null && this.#clientIds.has(message.clientId);
      if (isOwn) this.#own.set(id, 'sent');
      this.#clientIds.delete(message.clientId ?? '');
      this.#toldNumber = message.number;
      const told = isOwn ? undefined : eventOf(this.#contact.info, message);
      if (told) this.#tell(told[0], told[1]);
      if (told && document.visibilityState === 'visible') this.#contact.markSeen(message.number);
    }
  }

  #tellMarks(): void {
    for (const [id, told] of this.#own) {
      const message = this.#message(id);
      if (!message) continue;
      const status = this.#contact.status(message);
      if (status !== 'delivered' && status !== 'seen') continue;
      const event = { messageID: id, chatID: this.contact.id };
      if (told === 'sent') this.#tell('messageReceived', event);
      if (status === 'seen') this.#tell('messageSeen', event);
      if (status === 'seen') this.#own.delete(id);
      else this.#own.set(id, status);
    }
  }

  #tellTyping(): void {
    const { typing, parties } = this.#contact.info;
    const me = this.#link.contacts.me?.identity;
    const changed = [
      ...typing.filter((identity) => !this.#typing.includes(identity)),
      ...this.#typing.filter((identity) => !typing.includes(identity)),
    ];
    this.#typing = typing;
    for (const identity of changed.filter((one) => one !== me)) {
      const person = parties.find((party) => party.person.identity === identity)?.person;
      if (!person) continue;
      const user = userOf(this.#contact.info, person);
      this.#tell('isWriting', { chatID: this.contact.id, isWriting: typing.includes(identity), user });
    }
  }

  #handleRequestEnded(request: CallRequestInfo): void {
    if (request.contactId !== this.#contact.id) return;
    // When both have asked, each one's wish was accepted by the other's.
    const isOurs = this.#isAsking || request.by.identity === this.#link.contacts.me?.identity;
    this.#isAsking = false;
    if (!isOurs) return;
    if (request.outcome !== 'accepted') this.#wish = undefined;
    this.#tell('responseVideoUpgrade', responseOf(request));
  }

  /** In a voice call, the other side's wish for video is a request as well. */
  #tellSwitch(): void {
    const request = this.#contact.info.call?.request;
    if (!request) return;
    const key = `${request.by} ${request.expires}`;
    if (key === this.#toldSwitch || !this.#listeners.has('requestVideoUpgrade')) return;
    const by = this.#contact.info.parties.find(({ person }) => person.identity === request.by)?.person;
    if (!by || !this.#isOfOthers({ by })) return;
    this.#toldSwitch = key;
    this.#tell('requestVideoUpgrade', requestOf(this.#contact.info, { by, kind: request.kind }));
  }

  #handleSwitchEnded(callId: string, by: string | null, outcome: SwitchOutcome): void {
    const isOurs = this.#isAsking || by === this.#link.contacts.me?.identity;
    if (!isOurs || this.#contact.call?.id !== callId) return;
    this.#isAsking = false;
    const { contactId } = this.#contact.info;
    const answer = outcome === 'done' ? 'accepted' : outcome;
    this.#tell('responseVideoUpgrade', responseOf({ contactId, outcome: answer }));
  }

  #isOfOthers({ by }: Pick<CallRequestInfo, 'by'>): boolean {
    const isAgent = this.#link.contacts.me?.role !== 'customer';
    return (by.role !== 'customer') !== isAgent;
  }

  /** Enters the call that was agreed to, as soon as there is one. */
  #enter(): void {
    const wish = this.#wish;
    const call = this.#contact.call;
    if (!wish || !call) return;
    this.#wish = undefined;
    if (this.#video) return;
    const video = new ChatVideo(
      this.#link.server,
      wish.viewId,
      () => this.#participants,
      () => {
        if (this.#video === video) this.#video = undefined;
      },
    );
    this.#video = video;
    video.enter(call, wish).catch((error) => {
      console.error(`LIVECHAT: ${LivechatError.from(error).message}`);
      video.end();
    });
  }
}

function existing(viewId: unknown): string {
  if (typeof viewId === 'string' && document.getElementById(viewId)) return viewId;
  throw new LivechatError('invalid_div', `There is no element "${String(viewId)}".`);
}
