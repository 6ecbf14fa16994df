import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DeviceError } from '../src/errors.js';
import { Devices } from '../src/media/devices.js';
import { FakeMediaDevices } from './support/media.js';

for (const [name, code, retryable] of [
  ['NotAllowedError', 'permission_denied', true],
  ['SecurityError', 'permission_denied', true],
  ['NotFoundError', 'device_not_found', false],
  ['NotReadableError', 'device_in_use', true],
  ['OverconstrainedError', 'device_constraints', true],
  ['SomethingElse', 'device_failed', true],
] as const) {
  test(`${name} means ${code}`, async () => {
    const media = new FakeMediaDevices();
    media.failures.set('video', name);
    const devices = new Devices(media as unknown as MediaDevices);
    await assert.rejects(devices.camera(), (error: DeviceError) => {
      assert.ok(error instanceof DeviceError);
      assert.deepEqual([error.code, error.source, error.retryable], [code, 'camera', retryable]);
      return true;
    });
  });
}

test('a screen that is not chosen is no missing permission', async () => {
  const media = new FakeMediaDevices();
  media.failures.set('screen', 'NotAllowedError');
  const devices = new Devices(media as unknown as MediaDevices);
  await assert.rejects(devices.screen(), { code: 'share_cancelled' });
});

test('one question opens both', async () => {
  const media = new FakeMediaDevices();
  const opened = await new Devices(media as unknown as MediaDevices).open();
  assert.deepEqual(media.asked, ['audio+video']);
  assert.equal(opened.camera?.kind, 'video');
  assert.equal(opened.microphone?.kind, 'audio');
});

test('a missing camera does not cost the microphone', async () => {
  const media = new FakeMediaDevices();
  media.failures.set('video', 'NotFoundError');
  const opened = await new Devices(media as unknown as MediaDevices).open();
  assert.equal(opened.microphone?.kind, 'audio');
  assert.deepEqual(
    opened.errors.map(({ code, source }) => [code, source]),
    [['device_not_found', 'camera']],
  );
});

test('whoever refuses both is not asked again', async () => {
  const media = new FakeMediaDevices();
  media.failures.set('audio+video', 'NotAllowedError');
  const opened = await new Devices(media as unknown as MediaDevices).open();
  assert.deepEqual(media.asked, ['audio+video']);
  assert.deepEqual(
    opened.errors.map(({ source }) => source),
    ['camera', 'microphone'],
  );
});
