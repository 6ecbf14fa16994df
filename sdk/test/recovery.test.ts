import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { MediaError, VisavisError } from '../src/errors.js';
import { MediaRecovery } from '../src/media/recovery.js';
import { defaultReconnectPolicy } from '../src/signal/policy.js';
import { settle } from './support/server.js';

let log: string[];
let restart: () => Promise<void>;
let rejoin: () => Promise<void>;
let recovery: MediaRecovery;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  log = [];
  restart = async () => {};
  rejoin = async () => {};
  recovery = new MediaRecovery(
    {
      restartIce: () => {
        log.push('restart');
        return restart();
      },
      rejoin: () => {
        log.push('rejoin');
        return rejoin();
      },
      tried: () => ['udp', 'relayTls'],
    },
    defaultReconnectPolicy(() => 0),
  );
  for (const event of ['started', 'finished'] as const) recovery.on(event, () => log.push(event));
  recovery.on('failed', (error) => log.push(`failed ${error.code}`));
  recovery.start();
  recovery.handlePeerState('connected');
});

async function after(ms: number): Promise<void> {
  mock.timers.tick(ms);
  await settle(4);
}

test('a short interruption heals by itself', async () => {
  recovery.handlePeerState('disconnected');
  await after(1000);
  recovery.handlePeerState('connected');
  await after(60_000);
  assert.deepEqual(log, []);
});

test('a longer one restarts ICE', async () => {
  recovery.handlePeerState('disconnected');
  await after(1500);
  recovery.handlePeerState('connected');
  await after(60_000);
  assert.deepEqual(log, ['started', 'restart', 'finished']);
});

test('a failed connection does not wait', async () => {
  recovery.handlePeerState('failed');
  await after(0);
  assert.deepEqual(log, ['started', 'restart']);
});

test('when the restart does not help, everything is new', async () => {
  recovery.handlePeerState('failed');
  await after(7000);
  await after(0);
  recovery.handlePeerState('connected');
  assert.deepEqual(log, ['started', 'restart', 'rejoin', 'finished']);
});

test('a refused restart means joining again', async () => {
  restart = () => Promise.reject(new VisavisError('media_gone', 'gone'));
  recovery.handlePeerState('failed');
  await after(0);
  await after(0);
  assert.deepEqual(log, ['started', 'restart', 'rejoin']);
});

test('the server notices a silent client first', async () => {
  recovery.handleServerState('disconnected');
  await after(0);
  recovery.handleServerState('connected');
  assert.deepEqual(log, ['started', 'restart', 'finished']);
});

test('the server has given the media up', async () => {
  recovery.handleServerState('failed');
  await after(0);
  recovery.handlePeerState('connected');
  assert.deepEqual(log, ['started', 'rejoin', 'finished']);
});

test('a worse way makes the server follow, but not all the time', async () => {
  recovery.handleDowngrade();
  await after(0);
  assert.deepEqual(log, ['started', 'restart', 'finished']);
  await after(50_000);
  recovery.handleDowngrade();
  await after(10_000);
  assert.equal(log.length, 3);
  recovery.handleDowngrade();
  await after(0);
  assert.equal(log.filter((entry) => entry === 'restart').length, 2);
});

test('nothing is negotiated while the signalling is down', async () => {
  recovery.handleSignalLost();
  recovery.handlePeerState('failed');
  await after(60_000);
  assert.deepEqual(log, ['started']);
  recovery.handleSignalResumed();
  await after(0);
  assert.deepEqual(log, ['started', 'restart']);
});

test('healthy media outlives a lost WebSocket', async () => {
  recovery.handleSignalLost();
  recovery.handleSignalResumed();
  await after(60_000);
  assert.deepEqual(log, []);
});

test('a new session means joining again', async () => {
  recovery.handleSignalLost();
  recovery.handleSessionRestarted();
  await after(0);
  recovery.handlePeerState('connected');
  assert.deepEqual(log, ['started', 'rejoin', 'finished']);
});

test('a rejoin that is interrupted is done again', async () => {
  rejoin = () => Promise.reject(VisavisError.connectionLost());
  recovery.handleServerState('failed');
  recovery.handleSignalLost();
  await after(0);
  rejoin = async () => {};
  recovery.handleSignalResumed();
  await after(300);
  recovery.handlePeerState('connected');
  assert.deepEqual(log, ['started', 'rejoin', 'finished']);
});

test('it gives up in the end', async () => {
  rejoin = () => Promise.reject(VisavisError.timeout('join'));
  recovery.handleServerState('failed');
  for (let second = 0; second < 60; second++) await after(1000);
  assert.equal(log.filter((entry) => entry === 'rejoin').length, 10);
  assert.equal(log[log.length - 1], 'failed media_failed');
});

test('a refusal that will not change ends it at once', async () => {
  rejoin = () => Promise.reject(new VisavisError('forbidden', 'no'));
  recovery.handleServerState('failed');
  await after(0);
  assert.deepEqual(log, ['started', 'rejoin', 'failed forbidden']);
});

test('a first connection that never comes is tried once more, and told with what was tried', async () => {
  log.length = 0;
  const first = new MediaRecovery(
    {
      restartIce: async () => {},
      rejoin: async () => {
        log.push('rejoin');
      },
      tried: () => ['udp', 'relayTls'],
    },
    defaultReconnectPolicy(() => 0),
  );
  let failure: VisavisError | undefined;
  first.on('failed', (error) => {
    failure = error;
  });
  first.start();
  await after(15_000);
  await after(0);
  assert.deepEqual(log, ['rejoin']);
  await after(15_000);
  assert.ok(failure instanceof MediaError);
  assert.deepEqual([failure.code, failure.tried], ['media_failed', ['udp', 'relayTls']]);
  assert.match(failure.message, /Tried: UDP, relay over TLS\./);
});
