import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Peer } from '../src/media/peer.js';
import { SerialQueue } from '../src/media/queue.js';
import { withStartBitrate } from '../src/media/start-bitrate.js';
import { FakePeerConnection } from './support/media.js';
import { settle } from './support/server.js';

const newPeer = () => new Peer(FakePeerConnection as unknown as typeof RTCPeerConnection);

test('the first offer has exactly three m-lines that send and receive', async () => {
  const peer = newPeer();
  peer.prepare();
  await peer.connect([], async () => 'answer');
  const { transceivers } = FakePeerConnection.last;
  assert.deepEqual(
    transceivers.map(({ mid, kind, direction }) => [mid, kind, direction]),
    [
      ['0', 'audio', 'sendrecv'],
      ['1', 'video', 'sendrecv'],
      ['2', 'video', 'sendrecv'],
    ],
  );
});

test('ICE servers are set before the offer is used', async () => {
  const peer = newPeer();
  peer.prepare();
  const iceServers = [{ urls: ['turn:relay.example:3478'], username: 'u', credential: 'c' }];
  await peer.connect(iceServers, async () => {
    assert.deepEqual(FakePeerConnection.last.configuration.iceServers, iceServers);
    return 'answer';
  });
});

test('negotiations never overlap', async () => {
  const peer = newPeer();
  let under = 0;
  const exchange = async () => {
    assert.equal(++under, 1);
    await settle(2);
    under--;
    return 'answer';
  };
  await Promise.all([peer.connect([], exchange), peer.grow(exchange), peer.restartIce([], exchange)]);
  assert.deepEqual(FakePeerConnection.last.log, [
    'offer',
    'answer',
    'offer',
    'answer',
    'restartIce',
    'offer',
    'answer',
  ]);
});

test('a call of several people grows to eight m-lines, once', async () => {
  const peer = newPeer();
  await peer.connect([], async () => 'answer');
  const offers: string[] = [];
  const exchange = async (offer: string) => {
    offers.push(offer);
    return 'answer';
  };
  await Promise.all([peer.grow(exchange), peer.grow(exchange)]);
  const added = FakePeerConnection.last.transceivers
    .slice(3)
    .map(({ kind, direction }) => `${kind} ${direction}`);
  assert.deepEqual(added, [...Array(2).fill('audio recvonly'), ...Array(3).fill('video recvonly')]);
  assert.deepEqual(offers, ['offer 8']);
});

test('a failed negotiation does not stand in the way of the next', async () => {
  const peer = newPeer();
  await peer.connect([], async () => 'answer');
  await assert.rejects(peer.restartIce([], () => Promise.reject(new Error('lost'))));
  await peer.restartIce([], async () => 'answer');
  assert.equal(FakePeerConnection.last.signalingState, 'stable');
  assert.ok(FakePeerConnection.last.log.includes('rollback'));
});

test('a queue keeps the order, whatever fails', async () => {
  const queue = new SerialQueue();
  const log: string[] = [];
  const slow = queue.run(async () => {
    await settle(2);
    log.push('slow');
    throw new Error('failed');
  });
  const fast = queue.run(async () => log.push('fast'));
  await assert.rejects(slow);
  await fast;
  assert.deepEqual(log, ['slow', 'fast']);
});

test('video starts with a bitrate that shows a face', () => {
  const lines = ['v=0', 'm=audio 9 X 111', 'a=rtpmap:111 opus/48000/2', 'm=video 9 X 96 97 98'];
  const codecs = [
    'a=rtpmap:96 VP8/90000',
    'a=rtpmap:97 rtx/90000',
    'a=fmtp:97 apt=96',
    'a=rtpmap:98 H264/90000',
  ];
  const sdp = [...lines, ...codecs, 'a=fmtp:98 packetization-mode=1', ''].join('\r\n');
  const raised = withStartBitrate(sdp).split('\r\n');
  const added = raised.filter((line) => line.includes('start-bitrate'));
  assert.deepEqual(added, [
    'a=fmtp:96 x-google-start-bitrate=900',
    'a=fmtp:98 packetization-mode=1;x-google-start-bitrate=900',
  ]);
  assert.equal(raised.length, sdp.split('\r\n').length + 1);
});

test('frames can be left out of a camera and of a screen', () => {
  newPeer();
  const encodings = FakePeerConnection.last.transceivers.map(
    ({ sender }) => sender.getParameters().encodings,
  );
  const modes = encodings.map((all) =>
    all.map((encoding) => (encoding as { scalabilityMode?: string }).scalabilityMode),
  );
  assert.deepEqual(modes, [[undefined], ['L1T2', 'L1T2', 'L1T2'], ['L1T3']]);
});
