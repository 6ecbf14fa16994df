import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWeak, qualitySentence } from '../src/ui/quality.js';
import { camerasOf, english, mirrored } from '../src/ui/strings.js';

test('a connection is said in words with its reasons', () => {
  for (const [score, reasons, sentence] of [
    [5, [], 'Good connection'],
    [4, ['jitter'], 'Good connection: packets come unevenly'],
    [3, ['roundTrip'], 'Fair connection: long delay'],
    [2, ['loss', 'suspended'], 'Weak connection: packets get lost, video is paused'],
    [1, ['freeze'], 'Weak connection: the picture freezes'],
    [0, [], 'Nothing comes through'],
  ] as const) {
    assert.equal(qualitySentence(english, { score, reasons: [...reasons] }), sentence);
    assert.equal(isWeak({ score, reasons: [] }), score < 3, String(score));
  }
  assert.equal(isWeak(undefined), false);
});

test('a direction says whose cameras are seen, from either end', () => {
  const seen = ['sendrecv', 'sendonly', 'recvonly', 'inactive'] as const;
  assert.deepEqual(seen.map(camerasOf), ['both', 'ours', 'theirs', 'none']);
  assert.deepEqual(seen.map(mirrored).map(camerasOf), ['both', 'theirs', 'ours', 'none']);
});
