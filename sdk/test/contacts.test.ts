import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { reduce } from '../src/contacts/reduce.js';
import { emptyState, type LiveState, withMessages, withOverview } from '../src/contacts/state.js';
import { Contacts } from '../src/index.js';
import type { ContactInfo, LiveEvent } from '../src/protocol.js';
import { AGENT, CUSTOMER, call, contact, message, speakLive } from './support/live.js';
import { FakeServer, FakeStorage, fakeToken, settle } from './support/server.js';

let server: FakeServer;
let storage: FakeStorage;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  server = new FakeServer();
  storage = new FakeStorage();
  Object.assign(globalThis, { WebSocket: server.WebSocket });
});

async function connected(contacts: ContactInfo[] = [contact()]): Promise<Contacts> {
  speakLive(server, contacts);
  const all = new Contacts({ storage });
  await all.connect('https://calls.example', fakeToken({}));
  await settle();
  return all;
}

/** What is left of a contact after some events. */
function after(events: LiveEvent[], before: Partial<ContactInfo> = {}) {
  const overview = { contacts: [contact(before)], waiting: [], all: [], offers: [], available: false };
  const start = withOverview(emptyState(CUSTOMER.identity), overview);
  const end: LiveState = events.reduce((state, event) => reduce(state, event, 1000), start);
  return end.contacts.get('c_1')!;
}

test('events bring a contact to what the server would tell of it', () => {
  const begun = call({ kind: 'video' });
  const request = {
    by: 'agent-3',
    side: 'agents',
    kind: 'video',
    direction: 'recvonly',
    expires: 9,
  } as const;
  const callId = 'k_1';
  const { call: held } = after([
    { type: 'callStarted', data: { call: begun } },
    { type: 'memberJoined', data: { callId, person: AGENT } },
    { type: 'callConnected', data: { callId } },
    {
      type: 'memberMuted',
      data: { callId, identity: 'customer-17', source: 'microphone', muted: true, by: 'agent-3' },
    },
    { type: 'switchRequested', data: { callId, request } },
    { type: 'callHeld', data: { callId, by: 'agent-3' } },
    { type: 'spotlightChanged', data: { callId, identity: 'customer-17', by: 'agent-3' } },
    { type: 'screenStarted', data: { callId, by: 'agent-3' } },
  ]);
  assert.equal(held!.connectedAt, 1000);
  assert.deepEqual(held!.request, request);
  assert.deepEqual([held!.held, held!.spotlight, held!.screen], [true, 'customer-17', 'agent-3']);
  assert.deepEqual(
    held!.members.map(({ state, muted }) => [state, muted]),
    [
      ['expected', ['microphone']],
      ['joined', []],
    ],
  );
  const done = after(
    [
      {
        type: 'switchEnded',
        data: { callId, by: 'agent-3', outcome: 'done', kind: 'video', direction: 'recvonly' },
      },
      { type: 'callEnded', data: { callId, end: { at: 1, by: null, reason: 'hungUp' }, seconds: 4 } },
      { type: 'contactClosed', data: { contactId: 'c_1', end: { at: 2, by: 'agent-3', reason: 'ended' } } },
    ],
    { call: begun },
  );
  assert.deepEqual([done.call, done.state, done.end?.reason], [null, 'closed', 'ended']);
});

test('the last agent who leaves makes it wait, the next makes it active', () => {
  const contactId = 'c_1';
  const left: LiveEvent = { type: 'partyLeft', data: { contactId, identity: 'agent-3', reason: 'left' } };
  assert.equal(after([left, { type: 'positionChanged', data: { contactId, position: 2 } }]).position, 2);
  assert.equal(after([left]).state, 'waiting');
  const back = after([left, { type: 'partyJoined', data: { contactId, person: AGENT } }]);
  assert.deepEqual([back.state, back.position, back.parties.length], ['active', null, 2]);
});

test('an event about what is not known changes nothing', () => {
  const state = emptyState('customer-17');
  assert.equal(reduce(state, { type: 'callUnheld', data: { callId: 'k_9' } }, 0), state);
  assert.equal(reduce(state, { type: 'message', data: { message: message(1) } }, 0), state);
});

test('an invitation stays until it is closed', () => {
  const invitation = {
    invitationId: 'i_1',
    contactId: 'c_1',
    kind: 'videoCall',
    mode: null,
    direction: null,
    by: 'agent-3',
    madeAt: 1,
    expires: 2,
    state: 'invited',
    reason: null,
    callId: null,
  } as const;
  const made: LiveEvent = { type: 'invitationMade', data: { invitation } };
  const changed = (state: 'accepted' | 'closed'): LiveEvent => ({
    type: 'invitationChanged',
    data: { invitation: { ...invitation, state } },
  });
  assert.equal(after([made, changed('accepted')]).invitations[0]?.state, 'accepted');
  assert.deepEqual(after([made, changed('accepted'), changed('closed')]).invitations, []);
});

test('messages stand in order, once, and marks only move forward', () => {
  let state: LiveState = withOverview(emptyState('customer-17'), {
    contacts: [contact({ lastNumber: 3 })],
    waiting: [],
    all: [],
    offers: [],
    available: false,
  });
  state = withMessages(state, 'c_1', [message(3), message(2)]);
  state = reduce(state, { type: 'message', data: { message: message(3) } }, 0);
  state = withMessages(state, 'c_1', [message(1)]);
  assert.deepEqual(
    state.contacts.get('c_1')!.messages.map(({ number }) => number),
    [1, 2, 3],
  );
  const mark = (seen: number): LiveEvent => ({
    type: 'marked',
    data: { mark: { contactId: 'c_1', identity: 'agent-3', delivered: seen, seen } },
  });
  assert.equal(after([mark(3), mark(2)]).marks[0]?.seen, 3);
});

test('what is missed is asked for', async () => {
  const all = await connected([contact({ lastNumber: 1 })]);
  server.answers.set('getMessages', ({ after: number }) => ({
    type: 'messages',
    data: { messages: number === 1 ? [message(2), message(3)] : [message(1)] },
  }));
  server.tell('message', { message: message(1) });
  server.tell('message', { message: message(4) });
  await settle();
  assert.equal(all.get('c_1')!.messages.at(-1)?.number, 4);
  assert.deepEqual(server.requests('markMessages').at(-1), { contactId: 'c_1', delivered: 4, seen: 0 });
});

test('an offer that was declined, or that is over, is gone', async () => {
  const all = await connected();
  const offer = (contactId: string) => ({
    contact: {
      contactId,
      state: 'waiting',
      customer: 'Customer',
      topic: '',
      skill: null,
      target: { kind: 'anyone' },
      since: 1,
      wants: null,
    },
    from: null,
    assist: false,
    note: null,
    expires: 2,
  });
  server.tell('contactOffered', offer('c_2'));
  server.tell('contactOffered', offer('c_3'));
  await settle();
  assert.deepEqual([...all.state.offers.keys()], ['c_2', 'c_3']);
  server.answers.set('answerOffer', () => ({ type: 'ok', data: {} }));
  await all.answerOffer('c_2', false);
  assert.deepEqual([...all.state.offers.keys()], ['c_3']);
  const late = { code: 'not_offered', message: 'It is over.', retryable: false };
  server.answers.set('answerOffer', () => ({ type: 'error', data: late }));
  await assert.rejects(all.answerOffer('c_3', true), { code: 'not_offered' });
  assert.equal(all.state.offers.size, 0);
});

test('a message goes out once, whatever happens to the connection', async () => {
  const all = await connected();
  const one = all.get('c_1')!;
  server.answers.set('sendMessage', () => undefined);
  const first = one.sendText('Good morning');
  one.sendText('Is anybody there?');
  await settle();
  assert.deepEqual(
    one.pending.map((pending) => one.status(pending)),
    ['sending', 'sending'],
  );
  server.answers.delete('sendMessage');
  let number = 0;
  server.answers.set('sendMessage', () => ({
    type: 'sent',
    data: { messageId: 'm_1', number: ++number, repeated: number === 1 },
  }));
  server.socket.drop(1006);
  await settle();
  assert.deepEqual(one.pending, []);
  const sent = server.requests('sendMessage') as { clientId: string; content: { text: string } }[];
  assert.deepEqual(
    sent.map(({ content }) => content.text),
    ['Good morning', 'Good morning', 'Is anybody there?'],
  );
  assert.equal(sent[0]!.clientId, first);
  assert.equal(sent[1]!.clientId, first);
  assert.notEqual(sent[2]!.clientId, first);
});

test('a message that is refused says so and may be tried again', async () => {
  const all = await connected();
  const one = all.get('c_1')!;
  server.answers.set('sendMessage', () => ({
    type: 'error',
    data: { code: 'message_too_long', message: 'The message is too long.', retryable: false },
  }));
  const clientId = one.sendText('x'.repeat(9000));
  const refused = assert.rejects(one.sent(clientId), { code: 'message_too_long' });
  await settle();
  await refused;
  await assert.rejects(one.sent(clientId), { code: 'message_too_long' }, 'also later');
  assert.deepEqual([one.pending[0]?.state, one.pending[0]?.error?.code], ['failed', 'message_too_long']);
  one.discard(clientId);
  assert.deepEqual(one.pending, []);
});

test('whoever waits for a message hears its name, by the reply or by the event', async () => {
  const all = await connected();
  const one = all.get('c_1')!;
  server.answers.set('sendMessage', () => ({
    type: 'sent',
    data: { messageId: 'm_7', number: 1, repeated: false },
  }));
  assert.equal(await one.sent(one.sendText('Good morning')), 'm_7');
  server.answers.set('sendMessage', ({ clientId }) => {
    server.tell('message', { message: message(2, { author: CUSTOMER, clientId: String(clientId) }) });
    return { type: 'sent', data: { messageId: 'm_2', number: 2, repeated: false } };
  });
  assert.equal(await one.sent(one.sendText('Hello')), 'm_2');
  await assert.rejects(one.sent('unknown'), { code: 'invalid_state' });
});

test('how far a message is follows the marks of the others', async () => {
  const all = await connected();
  const one = all.get('c_1')!;
  server.tell('message', { message: message(1, { author: CUSTOMER, clientId: 'x' }) });
  await settle();
  assert.equal(one.status(one.messages[0]!), 'sent');
  const mark = { contactId: 'c_1', identity: 'agent-3' };
  server.tell('marked', { mark: { ...mark, delivered: 1, seen: 0 } });
  await settle();
  assert.equal(one.status(one.messages[0]!), 'delivered');
  server.tell('marked', { mark: { ...mark, delivered: 1, seen: 1 } });
  await settle();
  assert.equal(one.status(one.messages[0]!), 'seen');
});

test('unread are those of others that were not seen; seeing is told once', async () => {
  const all = await connected();
  const one = all.get('c_1')!;
  server.tell('message', { message: message(1) });
  server.tell('message', { message: message(2) });
  await settle();
  assert.equal(one.unread, 2);
  one.markSeen();
  one.markSeen();
  await settle();
  assert.equal(one.unread, 0);
  assert.deepEqual(server.requests('markMessages').filter(({ seen }) => seen === 2).length, 1);
});

test('is writing ends by itself, and with the message', async () => {
  const all = await connected();
  const one = all.get('c_1')!;
  const typing = { contactId: 'c_1', identity: 'agent-3', typing: true };
  server.tell('typing', typing);
  await settle();
  assert.deepEqual(one.writing, [AGENT]);
  mock.timers.tick(5000);
  assert.deepEqual(one.writing, []);
  server.tell('typing', typing);
  server.tell('message', { message: message(1) });
  await settle();
  assert.deepEqual(one.writing, []);
});

test('after a restart of the server everything is asked for again; what closed meanwhile is closed', async () => {
  const all = await connected([contact({ call: call() })]);
  const one = all.get('c_1')!;
  const ended: unknown[] = [];
  one.call!.on('ended', (end, seconds) => ended.push([end, seconds]));
  speakLive(server, []);
  server.resumes = false;
  server.socket.drop(1012);
  await settle();
  assert.equal(server.requests('getOverview').length, 2);
  assert.deepEqual([one.state, one.call], ['closed', undefined]);
  assert.deepEqual(ended, [[null, 0]]);
});

test('a contact that begins without us asking is found', async () => {
  const all = await connected([]);
  speakLive(server, [contact()]);
  server.tell('callStarted', { call: call() });
  await settle();
  assert.equal(all.list[0]?.id, 'c_1');
});
