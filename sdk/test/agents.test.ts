import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Contacts } from '../src/index.js';
import type { AgentInfo, ContactSummaryInfo, PersonInfo } from '../src/protocol.js';
import { AGENT, CUSTOMER, contact, message, speakLive } from './support/live.js';
import { FakeServer, FakeStorage, fakeToken, settle } from './support/server.js';

const COLLEAGUE: PersonInfo = { identity: 'agent-4', name: 'Colleague', role: 'agent' };

let server: FakeServer;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  server = new FakeServer();
  Object.assign(globalThis, { WebSocket: server.WebSocket });
});

async function connected(me: PersonInfo, token: string | (() => string) = fakeToken({})): Promise<Contacts> {
  const all = new Contacts({ storage: new FakeStorage() });
  speakLive(server, [contact()], me);
  await all.connect('https://calls.example', token);
  await settle();
  return all;
}

const agent = (change: Partial<AgentInfo> = {}): AgentInfo => ({
  identity: 'agent-4',
  name: 'Colleague',
  skills: [],
  state: 'available',
  contacts: 0,
  capacity: 4,
  ...change,
});

test('agents are kept up to date while somebody watches them', async () => {
  const all = await connected(AGENT);
  server.answers.set('getAgents', ({ watch }) => ({
    type: 'agents',
    data: { agents: watch ? [agent()] : [] },
  }));
  await all.watchAgents();
  server.tell('agentChanged', { agent: agent({ state: 'full', contacts: 4 }) });
  await settle();
  assert.deepEqual([...all.state.agents.values()], [agent({ state: 'full', contacts: 4 })]);
  server.tell('agentChanged', { agent: agent({ state: 'offline' }) });
  await settle();
  assert.equal(all.state.agents.size, 0);

  // The server forgets with the connection who watches.
  server.socket.drop(1006);
  mock.timers.tick(5000);
  await settle();
  assert.deepEqual(server.requests('getAgents'), [{ watch: true }, { watch: true }]);
  await all.unwatchAgents();
  assert.deepEqual(server.requests('getAgents').at(-1), {});
});

test('what a supervisor oversees comes and goes by events', async () => {
  const all = await connected({ identity: 'boss', name: 'Boss', role: 'supervisor' });
  const summary: ContactSummaryInfo = {
    contactId: 'c_9',
    state: 'active',
    customer: 'Customer',
    topic: '',
    skill: null,
    target: null,
    since: 1,
    wants: null,
    agents: ['agent-3'],
  };
  server.tell('contactChanged', { contact: summary });
  await settle();
  assert.deepEqual([...all.state.all.values()], [summary]);
  server.tell('contactChanged', { contact: { ...summary, state: 'closed' } });
  await settle();
  assert.equal(all.state.all.size, 0);
});

test('seen counts what the other side has seen, not what a colleague has', async () => {
  const marked = (identity: string) => ({ mark: { contactId: 'c_1', identity, delivered: 2, seen: 2 } });
  const all = await connected(AGENT);
  const one = all.get('c_1')!;
  server.tell('message', { message: message(1, { author: AGENT }) });
  server.tell('message', { message: message(2, { author: CUSTOMER }) });
  server.tell('marked', marked(COLLEAGUE.identity));
  await settle();
  assert.equal(one.status(one.messages[0]!), 'sent', 'a colleague has read along');
  assert.equal(one.status(one.messages[1]!), 'seen', 'an agent has seen what the customer wrote');
  server.tell('marked', marked(CUSTOMER.identity));
  await settle();
  assert.equal(one.status(one.messages[0]!), 'seen');
});

test('a token that runs out is renewed before it does', async () => {
  let made = 0;
  await connected(AGENT, () => fakeToken({ n: ++made }));
  server.tell('tokenExpiring', { expires: 1 });
  await settle();
  assert.deepEqual(server.requests('renewToken'), [{ token: fakeToken({ n: 2 }) }]);

  await connected(AGENT);
  server.tell('tokenExpiring', { expires: 1 });
  await settle();
  assert.equal(server.requests('renewToken').length, 1, 'there is no way to get another one');
});
