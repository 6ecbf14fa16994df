import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import type { VisavisError } from '../src/errors.js';
import { defaultReconnectPolicy } from '../src/signal/policy.js';
import { Session, type SessionConfig } from '../src/signal/session.js';
import { signalUrl } from '../src/signal/signal.js';
import { SessionStore } from '../src/signal/storage.js';
import type { RtcWire } from '../src/signal/wire.js';
import { FakeServer, FakeStorage, fakeToken, settle } from './support/server.js';

let server: FakeServer;
let storage: FakeStorage;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  server = new FakeServer();
  storage = new FakeStorage();
});

function newSession(config: Partial<SessionConfig> = {}): Session<RtcWire> {
  return new Session<RtcWire>({
    url: 'https://calls.example/base/',
    token: fakeToken(),
    store: new SessionStore(storage, fakeToken()),
    policy: defaultReconnectPolicy(() => 0),
    WebSocket: server.WebSocket,
    ...config,
  });
}

async function started(): Promise<Session<RtcWire>> {
  const session = newSession();
  await session.start();
  return session;
}

function heard(session: Session<RtcWire>): string[] {
  const events: string[] = [];
  for (const event of ['lost', 'resumed', 'restarted'] as const) session.on(event, () => events.push(event));
  session.on('ended', (error) => events.push(`ended ${error.code}`));
  session.on('event', (event) => events.push(event.type));
  return events;
}

test('the address follows the page and keeps its base path', () => {
  assert.equal(signalUrl('http://127.0.0.1:8080'), 'ws://127.0.0.1:8080/api/v1/rtc');
  assert.equal(signalUrl('https://calls.example/base/'), 'wss://calls.example/base/api/v1/rtc');
});

test('the first message proves who is calling', async () => {
  await started();
  assert.equal(server.socket.protocol, 'visavis.v1');
  assert.equal(server.socket.url, 'wss://calls.example/base/api/v1/rtc');
  assert.deepEqual(server.requests('authenticate'), [{ token: fakeToken() }]);
});

test('a broken connection is resumed after the last event that was seen', async () => {
  const session = await started();
  const events = heard(session);
  server.tell('mediaStateChanged', { state: 'connected' });
  server.tell('mediaStateChanged', { state: 'connected' });
  await settle();
  server.socket.drop(1006);
  await settle();
  assert.deepEqual(events, ['mediaStateChanged', 'mediaStateChanged', 'lost', 'resumed']);
  const { resume } = server.requests('authenticate')[1] as { resume: object };
  assert.deepEqual(resume, { resumeToken: 'r_1', lastSeq: 2 });
});

test('an event that was seen before is not told twice', async () => {
  const session = await started();
  const events = heard(session);
  server.socket.deliver({ type: 'roomClosed', seq: 1, data: { reason: 'x' } });
  server.socket.deliver({ type: 'roomClosed', seq: 1, data: { reason: 'x' } });
  await settle();
  assert.deepEqual(events, ['roomClosed']);
});

test('a server that has forgotten the session makes a new one', async () => {
  const session = await started();
  const events = heard(session);
  server.tell('mediaStateChanged', { state: 'connected' });
  await settle();
  server.resumes = false;
  server.socket.drop(1012);
  await settle();
  server.tell('mediaStateChanged', { state: 'connected' });
  await settle();
  assert.deepEqual(events, ['mediaStateChanged', 'lost', 'restarted', 'mediaStateChanged']);
});

test('the server may ask for a pause before the first try', async () => {
  const session = await started();
  heard(session);
  server.tell('reconnect', { reason: 'shutdown', retryMs: 1000 });
  await settle();
  server.socket.drop(1012);
  await settle();
  assert.equal(server.sockets.length, 1);
  mock.timers.tick(1000);
  await settle();
  assert.equal(server.sockets.length, 2);
});

test('the wish for a pause may come without a number', async () => {
  const session = await started();
  const events = heard(session);
  server.socket.deliver({ type: 'reconnect', data: { reason: 'shutdown', retryMs: 1000 } });
  await settle();
  server.socket.drop(1012);
  await settle();
  assert.deepEqual(events, ['reconnect', 'lost']);
  mock.timers.tick(1000);
  await settle();
  assert.equal((server.requests('authenticate')[1]!.resume as { lastSeq: number }).lastSeq, 0);
});

for (const [code, why] of [
  [1000, 'ended'],
  [4401, 'unauthorized'],
  [4409, 'replaced'],
  [4410, 'ended'],
] as const) {
  test(`close code ${code} is final`, async () => {
    const session = await started();
    const events = heard(session);
    server.socket.drop(code);
    await settle();
    mock.timers.tick(60_000);
    await settle();
    assert.deepEqual(events, [`ended ${why}`]);
    assert.equal(server.sockets.length, 1);
    assert.equal(storage.items.size, 0);
  });
}

for (const code of [1006, 1009, 1011, 1012, 4400, 4408, 4429, 4430]) {
  test(`close code ${code} is tried again`, async () => {
    const session = await started();
    const events = heard(session);
    server.socket.drop(code);
    await settle();
    assert.deepEqual(events, ['lost', 'resumed']);
  });
}

test('after the last try it gives up', async () => {
  const session = await started();
  const events = heard(session);
  server.isReachable = false;
  server.socket.drop(1006);
  for (let second = 0; second < 60; second++) {
    await settle(3);
    mock.timers.tick(1000);
  }
  assert.deepEqual(events, ['lost', 'ended unreachable']);
  assert.equal(server.sockets.length, 11);
});

test('a refused token is not tried again', async () => {
  server.answers.set('authenticate', () => ({
    type: 'error',
    data: { code: 'token_expired', message: 'The token has expired.', retryable: false },
  }));
  await assert.rejects(newSession().start(), (error: VisavisError) => error.code === 'token_expired');
  assert.equal(server.sockets.length, 1);
});

test('a server that is not there is told after three tries', async () => {
  server.isReachable = false;
  const start = newSession().start();
  const failure = assert.rejects(start, (error: VisavisError) => error.code === 'unreachable');
  for (let second = 0; second < 3; second++) {
    await settle(3);
    mock.timers.tick(1000);
  }
  await failure;
  assert.equal(server.sockets.length, 3);
});

test('connecting can be cancelled', async () => {
  server.answers.set('authenticate', () => undefined);
  const controller = new AbortController();
  const start = newSession().start(controller.signal);
  await settle();
  controller.abort();
  await assert.rejects(start, (error: VisavisError) => error.code === 'aborted');
});

test('a reloaded page goes on with its session', async () => {
  await started();
  server.tell('mediaStateChanged', { state: 'connected' });
  await settle();
  const reloaded = newSession();
  const hello = await reloaded.start();
  assert.equal(hello.resumed, true);
  assert.deepEqual(server.requests('authenticate')[1]!.resume, { resumeToken: 'r_1', lastSeq: 1 });
});

test('leaving says good-bye and forgets the session', async () => {
  const session = await started();
  await session.leave();
  assert.equal(server.requests('leave').length, 1);
  assert.equal(server.socket.closedWith, 1000);
  assert.equal(storage.items.size, 0);
});

test('a heartbeat keeps a quiet connection, and notices a dead one', async () => {
  const session = await started();
  const events = heard(session);
  mock.timers.tick(12_000);
  await settle();
  assert.equal(server.requests('ping').length, 1);
  server.answers.set('ping', () => undefined);
  mock.timers.tick(12_000);
  await settle();
  mock.timers.tick(15_000);
  await settle();
  assert.deepEqual(events, ['lost', 'resumed']);
});

test('a request waits until the connection is back', async () => {
  const session = await started();
  server.isReachable = false;
  server.socket.drop(1006);
  await settle();
  const published = session.request('publish', { source: 'camera' });
  server.isReachable = true;
  mock.timers.tick(300);
  await settle();
  assert.equal((await published).mid, '1');
});

test('a refusal carries the server’s code and sentence', async () => {
  const session = await started();
  server.answers.set('publish', () => ({
    type: 'error',
    data: { code: 'forbidden', message: 'This token does not allow that.', retryable: false },
  }));
  await assert.rejects(session.request('publish', { source: 'camera' }), {
    code: 'forbidden',
    message: 'This token does not allow that.',
    retryable: false,
  });
});

test('a request without an answer ends by itself', async () => {
  const session = await started();
  server.answers.set('publish', () => undefined);
  const publish = session.request('publish', { source: 'camera' });
  const failure = assert.rejects(publish, { code: 'timeout', retryable: true });
  mock.timers.tick(10_000);
  await failure;
});

test('a token that is over is renewed once, and the session goes on', async () => {
  const renewed: string[] = [];
  const session = newSession({
    renewToken: async () => {
      renewed.push('again');
      return 'another token';
    },
  });
  await session.start();
  const events = heard(session);
  server.socket.drop(4401);
  await settle();
  assert.deepEqual(events, ['lost', 'resumed']);
  assert.equal(server.requests('authenticate')[1]!.token, 'another token');
  assert.equal(session.token, 'another token');
  server.answers.set('authenticate', () => ({
    type: 'error',
    data: { code: 'token_expired', message: 'The token has expired.', retryable: false },
  }));
  server.socket.drop(1006);
  await settle();
  assert.deepEqual(events, ['lost', 'resumed', 'lost', 'ended token_expired']);
  assert.equal(renewed.length, 2);
});

test('the media of a call is asked for with its id, and is resumed apart from other calls', async () => {
  const store = new SessionStore(storage, fakeToken({}), 'k_1');
  await newSession({ extra: { callId: 'k_1' }, store }).start();
  assert.deepEqual(server.requests('authenticate'), [{ token: fakeToken(), callId: 'k_1' }]);
  assert.deepEqual([...storage.items.keys()], ['visavis:session:k_1:customer-17']);
});
