import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mock, test } from 'node:test';
import {
  candidateProtocols,
  configured,
  IceServers,
  relayKind,
  triedPaths,
  withCandidatesOf,
} from '../src/media/ice-servers.js';
import { choiceOf, isDowngrade, isSamePath, pathName } from '../src/media/path.js';

type Recorded = Record<string, { type: string; id: string }[]>;
/** Statistics that browsers gave, without what is not read. */
const recorded: Recorded = JSON.parse(readFileSync(join(process.cwd(), 'test/support/stats.json'), 'utf8'));
const pathOf = (from: Map<string, unknown>) => choiceOf(from)?.path;
const report = (entries: { id: string }[]) => new Map(entries.map((entry) => [entry.id, entry]));

const RELAY = {
  urls: ['turn:192.0.2.9:3478?transport=udp'],
  username: 'u',
  credential: 'c',
  relayOnly: true,
};
const STREAMS = { urls: ['turn:a.example:443?transport=tcp', 'turns:a.example:443?transport=tcp'] };
const UDP_LINE = 'a=candidate:1 1 udp 2130706175 192.0.2.9 3478 typ host';
const TCP_LINE = 'a=candidate:2 1 TCP 1518214911 192.0.2.9 443 typ host tcptype passive';
const ANSWER = ['v=0', UDP_LINE, TCP_LINE, 'm=video 9 X', ''].join('\r\n');

for (const [name, entries] of Object.entries(recorded)) {
  test(`the path is read from the statistics of ${name}`, () => {
    const path = pathOf(report(entries))!;
    const [, ...words] = name.split(' ');
    assert.equal(pathName(path), words.join(' '));
    assert.equal(typeof path.roundTripMs, 'number');
    if (path.relay && name.startsWith('chromium')) assert.match(path.relay.url!, /^turns?:/);
  });

  // Chromium may have nominated several.
  if (name.startsWith('chromium')) continue;

  test(`the path is found without a transport in the statistics of ${name}`, () => {
    const bare = entries.filter(({ type }) => type !== 'transport');
    assert.deepEqual(pathOf(report(bare)), pathOf(report(entries)));
  });
}

test('a connection that has chosen nothing has no path', () => {
  const waiting = recorded['chromium relay udp']!.filter(({ type }) => type !== 'transport').map((entry) => {
    return entry.type === 'candidate-pair' ? { ...entry, nominated: false, state: 'in-progress' } : entry;
  });
  assert.equal(pathOf(report(waiting)), undefined);
  assert.equal(pathOf(new Map()), undefined);
});

test('another round trip is no other path', () => {
  const path = { protocol: 'udp', relay: null, roundTripMs: 20 } as const;
  assert.ok(isSamePath(path, { ...path, roundTripMs: 40 }));
  assert.ok(!isSamePath(path, { ...path, protocol: 'tcp' }));
  assert.ok(!isSamePath(path, { ...path, relay: { protocol: 'udp', url: null } }));
  assert.ok(!isSamePath(undefined, path));
});

test('a worse way of the same generation is a downgrade', () => {
  const path = { protocol: 'udp', relay: null, roundTripMs: 20 } as const;
  const udp = { path, priority: 9_000, generation: 'a' };
  const tcp = { path: { ...path, protocol: 'tcp' }, priority: 7_000, generation: 'a' } as const;
  for (const [before, after, expected] of [
    [udp, tcp, true],
    [tcp, udp, false],
    [undefined, tcp, false],
    [udp, { ...tcp, generation: 'b' }, false],
    // Another network of the same kind, which only costs less.
    [udp, { ...udp, priority: 8_000 }, false],
  ] as const) {
    assert.equal(isDowngrade(before, after), expected);
  }
});

test('a relay at the media’s own address is for those who may use nothing else', () => {
  const { relayOnly: _, ...plain } = RELAY;
  assert.deepEqual(configured([RELAY, STREAMS], 'all'), [STREAMS]);
  assert.deepEqual(configured([RELAY, STREAMS], 'relay'), [plain, STREAMS]);
});

test('a TURN address says how the relay is reached', () => {
  const kinds = {
    'turn:a': 'relayUdp',
    'turn:a:3478?transport=udp': 'relayUdp',
    'turn:a?transport=tcp': 'relayTcp',
    'turns:a': 'relayTls',
    'turns:a:443?transport=tcp': 'relayTls',
    'stun:a': undefined,
  };
  for (const [url, kind] of Object.entries(kinds)) assert.equal(relayKind(url), kind, url);
});

test('what was tried follows from the answer and the servers', () => {
  assert.deepEqual(triedPaths(ANSWER, [STREAMS], 'all'), ['udp', 'tcp', 'relayTcp', 'relayTls']);
  assert.deepEqual(triedPaths(ANSWER, [RELAY], 'relay'), ['relayUdp']);
  assert.deepEqual(triedPaths('v=0', [], 'all'), []);
});

test('candidates can be left out of an answer', () => {
  assert.deepEqual(candidateProtocols(ANSWER), ['udp', 'tcp']);
  const udp = withCandidatesOf('udp', ANSWER);
  assert.deepEqual(candidateProtocols(udp), ['udp']);
  assert.equal(udp.split('\r\n').length, ANSWER.split('\r\n').length - 1);
  assert.deepEqual(candidateProtocols(withCandidatesOf('tcp', ANSWER)), ['tcp']);
});

test('credentials are asked for anew when they are old', async () => {
  mock.timers.enable({ apis: ['Date'] });
  try {
    let asked = 0;
    const servers = new IceServers(async () => [{ urls: [`turn:${++asked}`] }]);
    servers.handleGiven([RELAY]);
    mock.timers.tick(3 * 60_000);
    assert.deepEqual(await servers.fresh(), [RELAY]);
    mock.timers.tick(60_000);
    assert.deepEqual(await servers.fresh(), [{ urls: ['turn:1'] }]);
    assert.deepEqual(await servers.fresh(), [{ urls: ['turn:1'] }]);
    assert.equal(asked, 1);
  } finally {
    mock.timers.reset();
  }
});
