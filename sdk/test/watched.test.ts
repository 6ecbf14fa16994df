import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RoomDebug } from '../src/admin/api.js';
import { Watched } from '../src/admin/history.js';

/** A look at somebody whose camera sends so much, as one stream for each SSRC. */
function look(streams: Record<number, number>, estimateKbps: number | null = null): RoomDebug {
  const stream = ([ssrc, kbps]: [string, number]) => ({
    ssrc: Number(ssrc),
    kbps,
    silentMs: kbps ? 0 : 5000,
  });
  const lines = [{ mid: '1', streams: Object.entries(streams).map(stream), down: { kbps: 7, loss: 0 } }];
  return { participants: [{ id: 'p_1', lines, estimateKbps }] } as unknown as RoomDebug;
}

test('each stream has a value for each look, also those that came later or went', () => {
  const watched = new Watched();
  const looks: Record<number, number>[] = [{ 1: 100 }, { 1: 200, 2: 50 }, { 2: 60 }, { 1: 0, 2: 70 }];
  for (const streams of looks) watched.add(look(streams, 900));
  assert.deepEqual(watched.of('p_1', 'ssrc 1'), [100, 200, null, 0]);
  assert.deepEqual(watched.of('p_1', 'ssrc 2'), [null, 50, 60, 70]);
  assert.deepEqual(watched.of('p_1', 'mid 1'), [7, 7, 7, 7]);
  assert.deepEqual(watched.of('p_1', 'estimate'), [900, 900, 900, 900]);
  assert.deepEqual(watched.of('p_2', 'ssrc 1'), []);
});

test('only the last looks are kept, and none is out of step', () => {
  const watched = new Watched();
  for (let n = 0; n < 400; n++) watched.add(look(n < 200 ? { 1: n } : { 1: n, 2: n }));
  const [one, two] = [watched.of('p_1', 'ssrc 1'), watched.of('p_1', 'ssrc 2')];
  assert.equal(one.length, two.length);
  assert.deepEqual(one.slice(-3), [397, 398, 399]);
  assert.deepEqual(one, two);
});
