import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Room } from '../src/index.js';
import {
  type FakeMediaDevices,
  FakePeerConnection,
  type FakeTrack,
  installBrowser,
} from './support/media.js';
import { FakeServer, fakeToken, settle } from './support/server.js';

let server: FakeServer;
let media: FakeMediaDevices;
let room: Room;
let events: string[];

beforeEach(async () => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  server = new FakeServer();
  media = installBrowser(server.WebSocket);
  events = [];
  room = new Room({ storage: null });
  room.on('localTrackPublished', ({ source }) => events.push(`published ${source}`));
  room.on('localTrackUnpublished', ({ source }) => events.push(`unpublished ${source}`));
  room.on('mediaDeviceError', ({ code }) => events.push(code));
  await room.connect('http://127.0.0.1:1', fakeToken());
  FakePeerConnection.last.become('connected');
});

const sent = (index: number) => FakePeerConnection.last.transceivers[index]!.sender.track as FakeTrack | null;
const told = () =>
  server.received.slice(2).map(({ type, data }) => [type, data.source ?? data.muted].join(' ').trim());

test('a camera switched off lets the device go; on again needs no new offer', async () => {
  const { localParticipant } = room;
  await localParticipant.setCameraEnabled(true);
  await localParticipant.setCameraEnabled(false);
  assert.equal(media.opened[0]!.readyState, 'ended');
  assert.equal(sent(1), null);
  await localParticipant.setCameraEnabled(true);
  assert.equal(sent(1), media.opened[1]);
  assert.deepEqual(told(), ['publish camera', 'setMuted true', 'setMuted false']);
});

test('a muted microphone stays open', async () => {
  const { localParticipant } = room;
  await localParticipant.setMicrophoneEnabled(true);
  await localParticipant.setMicrophoneEnabled(false);
  assert.deepEqual([sent(0)!.readyState, sent(0)!.enabled], ['live', false]);
  await localParticipant.setMicrophoneEnabled(true);
  assert.equal(sent(0)!.enabled, true);
  assert.deepEqual(media.asked, ['audio']);
});

test('quick switching ends as the last click said', async () => {
  const { localParticipant } = room;
  await Promise.all([true, false, true, false].map((on) => localParticipant.setCameraEnabled(on)));
  assert.equal(localParticipant.isCameraEnabled, false);
  assert.equal(sent(1), null);
  assert.deepEqual(told(), ['publish camera', 'setMuted true', 'setMuted false', 'setMuted true']);
});

test('a screen is unpublished, also by the browser’s own button', async () => {
  await room.localParticipant.setScreenShareEnabled(true);
  assert.equal(sent(2)!.contentHint, 'detail');
  assert.equal(FakePeerConnection.last.transceivers[2]!.sender.getParameters().encodings[0]!.active, true);
  media.opened[0]!.onended!();
  await settle();
  assert.equal(sent(2), null);
  assert.deepEqual(events, ['published screen', 'unpublished screen']);
  assert.deepEqual(told(), ['publish screen', 'unpublish']);
});

test('a refused publication stops the device', async () => {
  server.answers.set('publish', () => ({
    type: 'error',
    data: { code: 'forbidden', message: 'No camera.', retryable: false },
  }));
  await assert.rejects(room.localParticipant.setCameraEnabled(true), { code: 'forbidden' });
  assert.equal(media.opened[0]!.readyState, 'ended');
  assert.equal(room.localParticipant.track('camera'), undefined);
});

test('a token without the screen does not even ask for one', async () => {
  room.localParticipant.grants = { publish: ['microphone'], subscribe: true, videoDirection: 'sendrecv' };
  await assert.rejects(room.localParticipant.setScreenShareEnabled(true), { code: 'forbidden' });
  assert.deepEqual(media.asked, []);
});

test('muting works at once without a server, and is told later', async () => {
  const { localParticipant } = room;
  await localParticipant.setMicrophoneEnabled(true);
  server.isReachable = false;
  server.socket.drop(1006);
  await settle();
  const muted = localParticipant.setMicrophoneEnabled(false);
  await settle();
  assert.equal(sent(0)!.enabled, false);
  server.isReachable = true;
  mock.timers.tick(300);
  await settle();
  await muted;
  assert.equal(server.requests('setMuted').length, 1);
});

test('an unplugged microphone is replaced by another', async () => {
  await room.localParticipant.setMicrophoneEnabled(true);
  media.opened[0]!.readyState = 'ended';
  media.opened[0]!.onended!();
  await settle();
  assert.deepEqual(events, ['published microphone', 'device_not_found']);
  assert.equal(sent(0), media.opened[1]);
  assert.equal(room.localParticipant.isMicrophoneEnabled, true);
});

test('another camera takes over on the same m-line', async () => {
  await room.localParticipant.setCameraEnabled(true);
  await room.switchDevice('videoinput', 'other');
  assert.equal(sent(1), media.opened[1]);
  assert.equal(media.opened[0]!.readyState, 'ended');
  assert.equal(server.requests('publish').length, 1);
});

test('when the server knows the source already, everything is joined again', async () => {
  server.answers.set('publish', () => ({
    type: 'error',
    data: { code: 'already_published', message: 'Already.', retryable: false },
  }));
  await room.localParticipant.setCameraEnabled(true);
  server.answers.delete('publish');
  mock.timers.tick(0);
  await settle();
  assert.equal(server.requests('join').length, 2);
  assert.equal(sent(1), media.opened[0]);
});

test('what opens too late is closed again', async () => {
  const opening = room.localParticipant.setCameraEnabled(true);
  await room.leave();
  await assert.rejects(opening, { code: 'invalid_state' });
  assert.equal(media.opened[0]!.readyState, 'ended');
});

test('a room that was left takes no orders', async () => {
  await room.leave();
  await assert.rejects(room.localParticipant.setCameraEnabled(true), { code: 'invalid_state' });
});
