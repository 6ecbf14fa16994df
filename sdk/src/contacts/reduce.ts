import type {
  CallInfo,
  ContactId,
  ContactSummaryInfo,
  LiveEvent,
  MemberInfo,
  PartyInfo,
  PersonInfo,
  Timestamp,
} from '../protocol.js';
import { type ContactState, type LiveState, withMark, withMessages, withoutContact } from './state.js';

/** What is so after an event; `now` is the server's time. Events that change nothing give the same state. */
export function reduce(state: LiveState, event: LiveEvent, now: Timestamp): LiveState {
  switch (event.type) {
    case 'contactOpened':
      return { ...state, all: withSummary(state.all, event.data.contact) };
    case 'contactChanged': {
      const { contact } = event.data;
      const isOver = contact.state === 'closed';
      return {
        ...state,
        all: isOver ? without(state.all, contact.contactId) : withSummary(state.all, contact),
      };
    }
    case 'agentChanged': {
      const { agent } = event.data;
      const isGone = agent.state === 'offline';
      const agents = isGone
        ? without(state.agents, agent.identity)
        : new Map(state.agents).set(agent.identity, agent);
      return { ...state, agents };
    }
    case 'contactWaiting': {
      const { contact } = event.data;
      const all = state.all.has(contact.contactId) ? withSummary(state.all, contact) : state.all;
      return { ...state, all, waiting: withSummary(state.waiting, contact) };
    }
    case 'contactWaitsNoLonger':
      return { ...state, waiting: without(state.waiting, event.data.contactId) };
    case 'contactOffered':
      return {
        ...state,
        offers: new Map(state.offers).set(event.data.contact.contactId, event.data),
      };
    case 'offerWithdrawn':
      return { ...state, offers: without(state.offers, event.data.contactId) };
    case 'availabilityChanged':
      return { ...state, available: event.data.available };
    case 'partyLeft':
      if (event.data.identity === state.me) return withoutContact(state, event.data.contactId);
      return inContact(state, event, now);
    case 'contactClosed':
      return {
        ...inContact(state, event, now),
        waiting: without(state.waiting, event.data.contactId),
        all: without(state.all, event.data.contactId),
        offers: without(state.offers, event.data.contactId),
      };
    case 'message': {
      const { message } = event.data;
      return withMessages(inContact(state, event, now), message.contactId, [message]);
    }
    case 'serverDraining':
    case 'reconnect':
    case 'tokenExpiring':
      return state;
    default:
      return inContact(state, event, now);
  }
}

/** The contact that an event is about, as far as the state knows it. */
export function contactOf(state: LiveState, event: LiveEvent): ContactId | undefined {
  const data = event.data as Record<string, unknown>;
  if (typeof data.contactId === 'string') return data.contactId;
  if (typeof data.callId === 'string') {
    return [...state.contacts.values()].find(({ call }) => call?.callId === data.callId)?.contactId;
  }
  const inner = (data.message ?? data.mark ?? data.request ?? data.invitation ?? data.call ?? data.contact) as
    | { contactId?: ContactId }
    | undefined;
  return inner?.contactId;
}

/** Whether an event tells that somebody is in its contact, so that they have to know all of it. */
export function bringsIn(event: LiveEvent, me: PersonInfo | undefined): boolean {
  if (event.type === 'partyJoined') return event.data.person.identity === me?.identity;
  const isForCustomers = ['message', 'invitationMade', 'callStarted', 'callRequested'].includes(event.type);
  return isForCustomers && me?.role === 'customer';
}

function inContact(state: LiveState, event: LiveEvent, now: Timestamp): LiveState {
  const id = contactOf(state, event);
  const before = id === undefined ? undefined : state.contacts.get(id);
  if (!before) return state;
  const after = reduceContact(before, event, now);
  return after === before ? state : { ...state, contacts: new Map(state.contacts).set(id!, after) };
}

function reduceContact(contact: ContactState, event: LiveEvent, now: Timestamp): ContactState {
  switch (event.type) {
    case 'positionChanged':
      return { ...contact, position: event.data.position };
    case 'partyJoined': {
      const { person } = event.data;
      const standing = person.role === 'customer' ? 'customer' : 'agent';
      const others = contact.parties.filter((party) => party.person.identity !== person.identity);
      const parties: PartyInfo[] = [...others, { person, standing, joinedAt: now, here: true }];
      if (standing === 'customer') return { ...contact, parties };
      return { ...contact, parties, state: 'active', position: null, target: null, attended: false };
    }
    case 'partyLeft': {
      const parties = contact.parties.filter(({ person }) => person.identity !== event.data.identity);
      const served = parties.some(({ standing }) => standing === 'agent');
      return {
        ...contact,
        parties,
        typing: contact.typing.filter((identity) => identity !== event.data.identity),
        state: served ? contact.state : 'waiting',
      };
    }
    case 'partyAway':
    case 'partyBack': {
      const { identity } = event.data;
      const here = event.type === 'partyBack';
      const parties = contact.parties.map((party) =>
        party.person.identity === identity ? { ...party, here } : party,
      );
      return { ...contact, parties };
    }
    case 'transferPending':
      return { ...contact, target: event.data.target, attended: true };
    case 'transferFailed':
      return { ...contact, target: null, attended: false };
    case 'contactClosed':
      return {
        ...contact,
        state: 'closed',
        end: event.data.end,
        call: null,
        callRequest: null,
        invitations: [],
        typing: [],
        position: null,
      };
    case 'message': {
      const author = event.data.message.author?.identity;
      return { ...contact, typing: contact.typing.filter((identity) => identity !== author) };
    }
    case 'marked':
      return { ...contact, marks: withMark(contact.marks, event.data.mark) };
    case 'typing': {
      const { identity, typing } = event.data;
      if (contact.typing.includes(identity) === typing) return contact;
      const others = contact.typing.filter((one) => one !== identity);
      return { ...contact, typing: typing ? [...others, identity] : others };
    }
    case 'callRequested':
      return { ...contact, callRequest: event.data.request };
    case 'callRequestEnded':
      return { ...contact, callRequest: null };
    case 'invitationMade':
    case 'invitationChanged': {
      const { invitation } = event.data;
      const others = contact.invitations.filter(
        ({ invitationId }) => invitationId !== invitation.invitationId,
      );
      return {
        ...contact,
        invitations: invitation.state === 'closed' ? others : [...others, invitation],
      };
    }
    case 'callStarted':
      return { ...contact, call: event.data.call };
    case 'callEnded':
      return { ...contact, call: null };
    default: {
      if (!contact.call) return contact;
      const call = reduceCall(contact.call, event, now);
      return call === contact.call ? contact : { ...contact, call };
    }
  }
}

function reduceCall(call: CallInfo, event: LiveEvent, now: Timestamp): CallInfo {
  switch (event.type) {
    case 'callConnected':
      return { ...call, connectedAt: call.connectedAt ?? now };
    case 'memberJoined': {
      const { person } = event.data;
      const known = call.members.some((member) => member.person.identity === person.identity);
      if (known) return withMember(call, person.identity, { state: 'joined', reason: null });
      const member: MemberInfo = {
        person,
        listens: false,
        muted: [],
        state: 'joined',
        reason: null,
        quality: null,
      };
      return { ...call, members: [...call.members, member] };
    }
    case 'memberLost':
      return withMember(call, event.data.identity, { state: 'lost' });
    case 'memberReturned':
      return withMember(call, event.data.identity, { state: 'joined' });
    case 'memberLeft':
      return withMember(call, event.data.identity, { state: 'gone', reason: event.data.reason });
    case 'memberMuted': {
      const { identity, source, muted } = event.data;
      const before = call.members.find(({ person }) => person.identity === identity)?.muted ?? [];
      const others = before.filter((one) => one !== source);
      return withMember(call, identity, { muted: muted ? [...others, source] : others });
    }
    case 'switchRequested':
      return { ...call, request: event.data.request };
    case 'switchEnded':
      return { ...call, request: null, kind: event.data.kind, direction: event.data.direction };
    case 'callHeld':
      return { ...call, held: true };
    case 'callUnheld':
      return { ...call, held: false };
    case 'spotlightChanged':
      return { ...call, spotlight: event.data.identity };
    case 'screenStarted':
      return { ...call, screen: event.data.by };
    case 'screenStopped':
      return { ...call, screen: null };
    default:
      return call;
  }
}

function withMember(call: CallInfo, identity: string, change: Partial<MemberInfo>): CallInfo {
  const members = call.members.map((member) =>
    member.person.identity === identity ? { ...member, ...change } : member,
  );
  return { ...call, members };
}

function withSummary(map: ReadonlyMap<ContactId, ContactSummaryInfo>, summary: ContactSummaryInfo) {
  return new Map(map).set(summary.contactId, summary);
}

function without<V>(map: ReadonlyMap<string, V>, id: string): ReadonlyMap<string, V> {
  if (!map.has(id)) return map;
  const copy = new Map(map);
  copy.delete(id);
  return copy;
}
