import type { CallInfo, ContactInfo, LiveHello, MessageInfo, PersonInfo } from '../../src/protocol.js';
import type { FakeServer } from './server.js';

export const CUSTOMER: PersonInfo = { identity: 'customer-17', name: 'Customer', role: 'customer' };
export const AGENT: PersonInfo = { identity: 'agent-3', name: 'Agent', role: 'agent' };

/** Lets a fake server speak as `/api/v1/live` does, with these contacts. */
export function speakLive(server: FakeServer, contacts: ContactInfo[] = [], me = CUSTOMER): void {
  let tokens = 0;
  server.answers.set('authenticate', (data) => ({
    type: 'hello',
    data: {
      sessionId: 's_1',
      resumeToken: `r_${++tokens}`,
      resumed: data.resume !== undefined && server.resumes,
      person: me,
      skills: [],
      maxFileSize: 1000,
      heartbeatMs: 15_000,
      resumeWindowMs: 30_000,
      serverVersion: '0.1.0',
      now: 1_790_000_000_000,
    } satisfies LiveHello,
  }));
  server.answers.set('getOverview', () => ({
    type: 'overview',
    data: { contacts, waiting: [], all: [], offers: [], available: false },
  }));
  server.answers.set('getContact', ({ contactId }) => ({
    type: 'contact',
    data: { contact: contacts.find((contact) => contact.contactId === contactId) },
  }));
  server.answers.set('getMessages', () => ({ type: 'messages', data: { messages: [] } }));
}

export function contact(change: Partial<ContactInfo> = {}): ContactInfo {
  return {
    contactId: 'c_1',
    state: 'active',
    topic: '',
    data: {},
    skill: null,
    openedAt: 1,
    lastNumber: 0,
    position: null,
    target: null,
    attended: false,
    parties: [
      { person: CUSTOMER, standing: 'customer', joinedAt: 1, here: true },
      { person: AGENT, standing: 'agent', joinedAt: 2, here: true },
    ],
    notes: [],
    callRequest: null,
    invitations: [],
    call: null,
    marks: [],
    end: null,
    ...change,
  };
}

export function call(change: Partial<CallInfo> = {}): CallInfo {
  return {
    callId: 'k_1',
    contactId: 'c_1',
    kind: 'voice',
    direction: 'sendrecv',
    held: false,
    spotlight: null,
    members: [CUSTOMER, AGENT].map((person) => ({
      person,
      listens: false,
      muted: [],
      state: 'expected',
      reason: null,
      quality: null,
    })),
    request: null,
    screen: null,
    startedAt: 1,
    connectedAt: null,
    end: null,
    ...change,
  };
}

export function message(number: number, change: Partial<MessageInfo> = {}): MessageInfo {
  return {
    messageId: `m_${number}`,
    contactId: 'c_1',
    number,
    at: number,
    author: AGENT,
    clientId: null,
    content: { type: 'text', text: `text ${number}` },
    ...change,
  };
}
