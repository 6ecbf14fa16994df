import { type Contact, Contacts } from '../../index.js';
import type { Chats } from '../page/chats.js';
import { type Credentials, tokenProvider } from '../page/sign-in.js';
import { storageOf } from '../page/storage.js';
import { Chat } from './chat.js';
import { attempt, LivechatError } from './errors.js';
import { chatId, contactId, userId } from './ids.js';
import { type PageInfo, pageEvent } from './payloads.js';

/** As long as data of a contact may be, in characters. */
const MAX_DATA = 250;

/** The global `LIVECHAT`, for customers and agents alike: the token says who it is. */
export class Livechat implements Chats {
  readonly #credentials: Credentials;
  readonly #chats = new Map<string, Chat>();
  #contacts: Promise<Contacts> | undefined;
  #live: Contacts | undefined;
  #token: string | undefined;

  constructor(credentials: Credentials) {
    this.#credentials = credentials;
  }

  /** Goes into a chat. An agent takes the one of that name; a customer has one, or begins one. */
  joinContact(chat?: string, nickname?: string): Promise<Chat> {
    return attempt(async () => {
      const contacts = await this.connect(nickname);
      const contact =
        contacts.me?.role === 'customer'
          ? await this.#open(contacts, chat)
          : await this.#take(contacts, chat);
      return this.#chat(contacts, contact);
    });
  }

  /** The name in the vendor's prose. */
  contactJoin(chat?: string, nickname?: string): Promise<Chat> {
    return this.joinContact(chat, nickname);
  }

  /** Asks for video; the page connects by itself when that is accepted. */
  requestVideoUpgrade(chat: string): Promise<void> {
    return attempt(() => this.#joined(chat).ask('video'));
  }

  /** Answers a request for video; the page connects by itself. */
  responseVideoUpgrade(chat: string, response: boolean): Promise<void> {
    return attempt(() => this.#joined(chat).answer(response === true));
  }

  /** Ends a chat for all; it takes the object. */
  endContact(chat: Chat): Promise<void> {
    return attempt(async () => {
      if (!(chat instanceof Chat))
        throw new LivechatError('invalid_contact', 'endContact takes the contact object.');
      await chat.inner.close();
    });
  }

  /** Leaves a chat; it takes the name. */
  leave(chat: string): Promise<void> {
    return attempt(async () => {
      const joined = this.#joined(chat);
      await joined.inner.leave();
      if (!joined.inner.isClosed) this.#forget(joined);
    });
  }

  /** Connects, once; whoever fails may try again. @internal */
  connect(nickname?: string): Promise<Contacts> {
    this.#contacts ??= this.#connect(nickname).catch((error) => {
      this.#contacts = undefined;
      throw error;
    });
    return this.#contacts;
  }

  // ---- For the other script of the page

  token(chat: string): string | undefined {
    return this.#chats.has(contactId(chat) ?? '') ? this.#token : undefined;
  }

  call(chat: string) {
    return this.#chats.get(contactId(chat) ?? '')?.inner.call;
  }

  say(chat: string, text: string): Promise<string> {
    return attempt(() => this.#joined(chat).sendMessage(text));
  }

  hear(chat: string, told: (heard: { identity: string; text: string; at: number }) => void): () => void {
    const id = contactId(chat);
    const off = this.#live?.on('message', ({ message: { contactId, author, content, at } }) => {
      if (contactId !== id || content.type !== 'text' || !author) return;
      if (author.identity !== this.#live?.me?.identity)
        told({ identity: author.identity, text: content.text, at });
    });
    return off ?? (() => {});
  }

  async #connect(nickname?: string): Promise<Contacts> {
    const provide = tokenProvider(this.#credentials, nickname || undefined);
    const contacts = new Contacts({ storage: storageOf('ctlive') });
    contacts.on('contactOffered', ({ contact }) => this.#tellPage('ChatStarted', contact.contactId));
    contacts.on('partyJoined', ({ contactId }) => this.#tellOnline(contacts, contactId));
    contacts.on('disconnected', ({ message }) => {
      console.error(`LIVECHAT: ${message}`);
      this.#handleDisconnected(contacts);
    });
    await contacts.connect(this.#credentials.server, async () => {
      this.#token = await provide();
      return this.#token;
    });
    this.#live = contacts;
    return contacts;
  }

  async #open(contacts: Contacts, chat: string | undefined): Promise<Contact> {
    const open = contacts.list.filter(({ isClosed }) => !isClosed);
    const known = open.find(({ id }) => id === contactId(chat)) ?? open.at(-1);
    if (known) return known;
    const page: PageInfo = {
      userAgent: navigator.userAgent.slice(0, MAX_DATA),
      firstUri: location.href.slice(0, MAX_DATA),
      firstTitle: document.title.slice(0, MAX_DATA),
    };
    const data = Object.fromEntries(Object.entries(page).filter(([, value]) => value !== ''));
    const contact = await contacts.open({ data });
    this.#tellPage('ChatStarted', contact.id);
    return contact;
  }

  async #take(contacts: Contacts, chat: string | undefined): Promise<Contact> {
    // Whoever joins is at their desk, also after an offer that was not answered.
    if (!contacts.state.available) await contacts.setAvailable(true).catch(() => {});
    const id = contactId(chat);
    if (!id) throw new LivechatError('invalid_chat', 'A chat is called CHAT_<uuid> or CHAT_<DOMAIN>_<uuid>.');
    const known = contacts.list.find((contact) => contact.id === id && !contact.isClosed);
    if (known) return known;
    if (!contacts.state.offers.has(id)) return contacts.take(id);
    const offered = await contacts.answerOffer(id, true).catch(() => undefined);
    // The offer may have run out while the agent decided.
    return offered ?? contacts.take(id);
  }

  #chat(contacts: Contacts, contact: Contact): Chat {
    let chat = this.#chats.get(contact.id);
    if (!chat) {
      const finished = (over: Chat) => {
        this.#tellPage('ChatFinished', contact.id, { isSurveyConfigured: false });
        this.#forget(over);
      };
      chat = new Chat(contact, { server: this.#credentials.server, contacts, finished });
      this.#chats.set(contact.id, chat);
      this.#tellOnline(contacts, contact.id);
    }
    return chat;
  }

  #joined(chat: string): Chat {
    const joined = this.#chats.get(contactId(chat) ?? '');
    if (!joined) throw new LivechatError('not_in_contact', 'This page has not joined that chat.');
    return joined;
  }

  #forget(chat: Chat): void {
    this.#chats.delete(chat.inner.id);
    chat.close();
    chat.inner.dismiss();
  }

  #handleDisconnected(contacts: Contacts): void {
    if (this.#live !== contacts) return;
    this.#live = undefined;
    this.#contacts = undefined;
    for (const chat of this.#chats.values()) chat.close();
    this.#chats.clear();
  }

  #tellOnline(contacts: Contacts, id: string): void {
    const info = contacts.state.contacts.get(id);
    if (info?.state !== 'active') return;
    const users = info.parties.map(({ person }) => userId(person.identity));
    tellPage('ChatOnline', { chatID: chatId(id), users });
  }

  #tellPage(type: string, id: string, more: Record<string, unknown> = {}): void {
    const me = this.#live?.me?.identity;
    tellPage(type, { chatID: chatId(id), userID: me ? userId(me) : '', ...more });
  }
}

/** Tells the page itself, and no other window's. */
export function tellPage(type: string, object: Record<string, unknown>): void {
  const origin = location.origin === 'null' ? '*' : location.origin;
  window.postMessage(pageEvent(type, object), origin);
}
