import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Emitter } from '../src/events.js';

test('a listener that throws does not silence the others', () => {
  const errors = mock.method(console, 'error', () => {});
  const emitter = new Emitter<{ rang: [times: number] }>();
  const heard: number[] = [];
  emitter.on('rang', () => {
    throw new Error('broken listener');
  });
  emitter.on('rang', (times) => heard.push(times));
  emitter.emit('rang', 2);
  assert.deepEqual(heard, [2]);
  assert.equal(errors.mock.callCount(), 1);
  errors.mock.restore();
});

test('a listener can be taken away, also by itself', () => {
  const emitter = new Emitter<{ rang: [] }>();
  let heard = 0;
  const off = emitter.on('rang', () => heard++);
  emitter.once('rang', () => heard++);
  emitter.emit('rang');
  emitter.emit('rang');
  off();
  emitter.emit('rang');
  assert.equal(heard, 3);
});
