import type {
  AgentInfo,
  ContactId,
  ContactInfo,
  ContactSummaryInfo,
  LiveReply,
  MarkInfo,
  MessageInfo,
  OfferInfo,
} from '../protocol.js';

/** A contact as the server tells of it, with what was said in it as far as it is loaded. */
export interface ContactState extends ContactInfo {
  /** In their order, without gaps; earlier ones may not be loaded yet. */
  readonly messages: readonly MessageInfo[];
  /** Identities of those who are writing. */
  readonly typing: readonly string[];
}

/** All that is known of the contact plane. It is never changed, only replaced, so that parts can be compared. */
export interface LiveState {
  /** Whose view it is. */
  readonly me: string;
  /** The contacts in which we are, and closed ones until they are dismissed. */
  readonly contacts: ReadonlyMap<ContactId, ContactState>;
  /** What waits for us to take it. */
  readonly waiting: ReadonlyMap<ContactId, ContactSummaryInfo>;
  /** For supervisors: every open contact. */
  readonly all: ReadonlyMap<ContactId, ContactSummaryInfo>;
  /** The agents who are here, by identity, while somebody watches them (`Contacts.watchAgents`). */
  readonly agents: ReadonlyMap<string, AgentInfo>;
  /** What we are asked to take right now. */
  readonly offers: ReadonlyMap<ContactId, OfferInfo>;
  /** Whether an agent gets new contacts. */
  readonly available: boolean;
}

type Overview = Extract<LiveReply, { type: 'overview' }>['data'];

export function emptyState(me: string): LiveState {
  return {
    me,
    contacts: new Map(),
    waiting: new Map(),
    all: new Map(),
    agents: new Map(),
    offers: new Map(),
    available: false,
  };
}

/** Brings everything to what the server says, and keeps what was said and is loaded. */
export function withOverview(state: LiveState, overview: Overview): LiveState {
  const contacts = new Map<ContactId, ContactState>();
  for (const [id, contact] of state.contacts) {
    // What is over stays to be read. What the server no longer knows was closed while nobody listened.
    if (contact.state === 'closed' || isMine(state, contact)) contacts.set(id, closed(contact));
  }
  for (const info of overview.contacts) contacts.set(info.contactId, merged(info, state));
  const byId = (list: ContactSummaryInfo[]) => new Map(list.map((summary) => [summary.contactId, summary]));
  return {
    ...state,
    contacts,
    waiting: byId(overview.waiting),
    all: byId(overview.all),
    offers: new Map(overview.offers.map((offer) => [offer.contact.contactId, offer])),
    available: overview.available,
  };
}

/** Takes in a contact as the server tells of it. */
export function withContact(state: LiveState, info: ContactInfo): LiveState {
  const contacts = new Map(state.contacts).set(info.contactId, merged(info, state));
  const offers = new Map(state.offers);
  offers.delete(info.contactId);
  return { ...state, contacts, offers };
}

/** Takes in messages of a contact: a page of its history, or what was missed. */
export function withMessages(state: LiveState, id: ContactId, messages: readonly MessageInfo[]): LiveState {
  const contact = state.contacts.get(id);
  if (!contact || messages.length === 0) return state;
  const byNumber = new Map([...contact.messages, ...messages].map((message) => [message.number, message]));
  const all = [...byNumber.values()].sort((one, other) => one.number - other.number);
  const lastNumber = Math.max(contact.lastNumber, all.at(-1)!.number);
  return {
    ...state,
    contacts: new Map(state.contacts).set(id, { ...contact, messages: withoutGaps(all), lastNumber }),
  };
}

/** Forgets an offer that was answered, or that is over. */
export function withoutOffer(state: LiveState, id: ContactId): LiveState {
  if (!state.offers.has(id)) return state;
  const offers = new Map(state.offers);
  offers.delete(id);
  return { ...state, offers };
}

/** Forgets a contact that is over, or that we have left. */
export function withoutContact(state: LiveState, id: ContactId): LiveState {
  const contacts = new Map(state.contacts);
  contacts.delete(id);
  return { ...state, contacts };
}

/** How far somebody has got; marks only move forward. */
export function withMark(marks: readonly MarkInfo[], mark: MarkInfo): MarkInfo[] {
  const before = marks.find(({ identity }) => identity === mark.identity);
  const merged = {
    ...mark,
    delivered: Math.max(mark.delivered, before?.delivered ?? 0),
    seen: Math.max(mark.seen, before?.seen ?? 0),
  };
  return [...marks.filter(({ identity }) => identity !== mark.identity), merged];
}

/** The number after which messages are missing, if there are some. */
export function missingAfter(contact: ContactState): number | undefined {
  const last = contact.messages.at(-1)?.number;
  return last !== undefined && last < contact.lastNumber ? last : undefined;
}

function merged(info: ContactInfo, state: LiveState): ContactState {
  const before = state.contacts.get(info.contactId);
  return { ...info, messages: before?.messages ?? [], typing: [] };
}

function closed(contact: ContactState): ContactState {
  return { ...contact, state: 'closed', call: null, callRequest: null, invitations: [], typing: [] };
}

function isMine(state: LiveState, contact: ContactState): boolean {
  return contact.parties.some(
    ({ person, standing }) => standing === 'customer' && person.identity === state.me,
  );
}

/** The newest stretch; what is before a gap is loaded again when somebody scrolls there. */
function withoutGaps(messages: MessageInfo[]): MessageInfo[] {
  let from = messages.length - 1;
  while (from > 0 && messages[from - 1]!.number === messages[from]!.number - 1) from--;
  return from > 0 ? messages.slice(from) : messages;
}
