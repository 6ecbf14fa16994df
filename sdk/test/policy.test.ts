import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultReconnectPolicy } from '../src/signal/policy.js';

test('quick tries first, then every 7 seconds, then no more', () => {
  const policy = defaultReconnectPolicy(() => 0);
  const delays = Array.from({ length: 11 }, (_, attempt) => policy.nextDelayMs({ attempt, elapsedMs: 0 }));
  assert.deepEqual(delays, [0, 300, 1200, 2700, 4800, 7000, 7000, 7000, 7000, 7000, null]);
});

test('jitter starts with the third try', () => {
  const policy = defaultReconnectPolicy(() => 0.5);
  const delays = [0, 1, 2, 3].map((attempt) => policy.nextDelayMs({ attempt, elapsedMs: 0 }));
  assert.deepEqual(delays, [0, 300, 1700, 3200]);
});
