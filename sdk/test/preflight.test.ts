import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { preflightEnglish, preflightGerman, runPreflight } from '../src/index.js';
import { type CheckVerdict, conclude, type Finding } from '../src/preflight/verdict.js';
import { type FakeMediaDevices, FakePeerConnection, installBrowser } from './support/media.js';
import { FakeServer, fakeToken, settle } from './support/server.js';

const URL = 'http://127.0.0.1:1';
const OWN = { urls: ['turn:192.0.2.9:3478?transport=udp'], relayOnly: true };
const STREAMS = { urls: ['turn:a.example:443?transport=tcp', 'turns:a.example:443?transport=tcp'] };

/** What was found in short: `udp`, `relayTls-` for a failure, `tcp?` for what was not tested. */
function findings(words: string, roundTripMs = 20): Finding[] {
  return words.split(' ').map((word) => {
    const [, id, mark] = /^(\w+)(.?)$/.exec(word)! as unknown as [string, Finding['id'], string];
    const verdict = ({ '': 'pass', '-': 'fail', '?': 'skip' } as Record<string, CheckVerdict>)[mark]!;
    const path = { protocol: 'udp', relay: null, roundTripMs: null } as const;
    return { id, verdict, durationMs: 1, path, roundTripMs: id === 'signalling' ? roundTripMs : undefined };
  });
}

for (const [words, verdict, reason] of [
  ['browser signalling udp relayUdp tcp? relayTcp relayTls', 'good', 'ready'],
  ['browser signalling udp- relayUdp tcp relayTcp relayTls', 'good', 'ready'],
  ['browser signalling udp- relayUdp- tcp relayTcp relayTls', 'limited', 'detour'],
  ['browser signalling udp- relayUdp- tcp? relayTcp- relayTls', 'limited', 'detour'],
  ['browser signalling udp- relayUdp- tcp- relayTcp- relayTls-', 'blocked', 'media'],
  ['browser signalling udp? relayUdp? tcp? relayTcp? relayTls?', 'limited', 'untested'],
  ['browser camera- microphone signalling udp', 'limited', 'devices'],
  ['browser camera microphone signalling udp', 'good', 'ready'],
  ['browser signalling-', 'blocked', 'service'],
  ['browser-', 'blocked', 'browser'],
] as const) {
  test(`the verdict on "${words}" is ${verdict}: ${reason}`, () => {
    const conclusion = conclude(findings(words));
    assert.deepEqual([conclusion.verdict, conclusion.reason], [verdict, reason]);
  });
}

test('a slow answer limits, and what can be done without only warns', () => {
  assert.equal(conclude(findings('browser signalling udp', 500)).reason, 'slow');
  const { findings: told, path } = conclude(findings('camera- signalling udp- relayTls'));
  assert.deepEqual(
    told.map(({ id, verdict }) => [id, verdict]),
    [
      ['camera', 'warn'],
      ['signalling', 'pass'],
      ['udp', 'warn'],
      ['relayTls', 'pass'],
    ],
  );
  assert.equal(path?.roundTripMs, 20);
});

test('both languages have words for everything', () => {
  for (const strings of [preflightEnglish, preflightGerman]) {
    const texts = [...Object.values(strings.reasons), ...Object.values(strings.names)];
    for (const verdict of ['pass', 'warn', 'fail', 'skip'] as const) {
      texts.push(strings.found({ id: 'udp', verdict, durationMs: 1 }, strings.names.udp));
    }
    for (const text of texts) assert.match(text, /^\p{Lu}.{3,}/u);
  }
});

let server: FakeServer;
let media: FakeMediaDevices;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
  server = new FakeServer();
  media = installBrowser(server.WebSocket);
  FakePeerConnection.relays = [];
});

const verdicts = (checks: { id: string; verdict: string }[]) =>
  checks.map(({ id, verdict }) => `${id} ${verdict}`).join(', ');

test('without joining it sees which relays answer', async () => {
  server.hello = { iceServers: [OWN, STREAMS] };
  FakePeerConnection.relays = [OWN.urls[0]!, STREAMS.urls[1]!];
  const { verdict, path, checks, text } = await runPreflight(fakeToken(), { url: URL });
  assert.equal(
    verdicts(checks),
    'browser pass, signalling pass, udp pass, relayUdp pass, tcp skip, relayTcp warn, relayTls pass',
  );
  assert.deepEqual([verdict, path?.relay, text], ['good', null, preflightEnglish.reasons.ready]);
  assert.deepEqual(server.requests('join'), []);
  assert.equal(server.requests('leave').length, 1);
  assert.ok(FakePeerConnection.made.every(({ connectionState }) => connectionState === 'closed'));
});

test('a way that never answers is given up after five seconds', async () => {
  server.hello = { iceServers: [OWN] };
  FakePeerConnection.relays = 'silent';
  const result = runPreflight(fakeToken(), { url: URL, strings: preflightGerman });
  await settle();
  mock.timers.tick(5000);
  await settle();
  mock.timers.tick(1000);
  const { verdict, text } = await result;
  assert.deepEqual([verdict, text], ['blocked', preflightGerman.reasons.media]);
});

test('a refused link and a lost server are told apart', async () => {
  const refusal = { code: 'token_expired', message: 'The token has expired.', retryable: false };
  server.answers.set('authenticate', () => ({ type: 'error', data: refusal }));
  assert.equal((await runPreflight(fakeToken(), { url: URL })).text, preflightEnglish.reasons.link);
  server.isReachable = false;
  assert.equal((await runPreflight(fakeToken(), { url: URL })).text, preflightEnglish.reasons.service);
});

test('devices are only opened when it is asked for, and closed again', async () => {
  await runPreflight(fakeToken(), { url: URL });
  assert.deepEqual(media.asked, []);
  media.failures.set('video', 'NotFoundError');
  const { checks, verdict } = await runPreflight(fakeToken(), { url: URL, devices: true });
  assert.match(verdicts(checks), /camera warn, microphone pass/);
  assert.equal(verdict, 'limited');
  assert.ok(media.opened.every(({ readyState }) => readyState === 'ended'));
});

test('it can be cancelled', async () => {
  server.answers.set('authenticate', () => undefined);
  const stop = new AbortController();
  const result = runPreflight(fakeToken(), { url: URL, signal: stop.signal });
  await settle();
  stop.abort();
  await assert.rejects(result, { code: 'aborted' });
});
