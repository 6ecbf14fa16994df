import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { type ConnectOptions, connect, Room, type RoomEvents } from '../src/index.js';
import { type FakeMediaDevices, FakePeerConnection, FakeTrack, installBrowser } from './support/media.js';
import { FakeServer, FakeStorage, fakeToken, person, settle } from './support/server.js';

const MICROPHONE = { id: 't_mic', source: 'microphone', kind: 'audio', muted: false } as const;
const CAMERA = { id: 't_cam', source: 'camera', kind: 'video', muted: false } as const;
const QUIET: (keyof RoomEvents)[] = [
  'participantConnected',
  'participantDisconnected',
  'participantReconnecting',
  'participantReconnected',
  'trackPublished',
  'trackUnpublished',
  'trackSubscribed',
  'trackUnsubscribed',
  'trackMuted',
  'trackUnmuted',
  'connected',
  'signalReconnecting',
  'reconnecting',
  'reconnected',
  'disconnected',
];

let server: FakeServer;
let media: FakeMediaDevices;
let events: string[];

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  server = new FakeServer();
  media = installBrowser(server.WebSocket);
  events = [];
});

async function join(options: ConnectOptions = {}, token = fakeToken()): Promise<Room> {
  const room = new Room({ storage: null });
  for (const event of QUIET)
    room.on(event, (...args: unknown[]) => events.push([event, ...args.map(name)].join(' ').trim()));
  await room.connect('http://127.0.0.1:1', token, options);
  FakePeerConnection.last.become('connected');
  await settle();
  return room;
}

function name(arg: unknown): string {
  if (typeof arg === 'string') return arg;
  const { id, code } = (arg ?? {}) as { id?: string; code?: string };
  return id ?? code ?? '';
}

async function after(ms: number): Promise<void> {
  mock.timers.tick(ms);
  await settle();
}

test('joining brings who is there, and their tracks when they get a slot', async () => {
  server.participants.push(person('p_a', [MICROPHONE, CAMERA]));
  const room = await join();
  server.tell('slotAssigned', { mid: '0', trackId: 't_mic' });
  server.tell('slotAssigned', { mid: '1', trackId: 't_cam' });
  await settle();
  assert.deepEqual(events, [
    'participantConnected p_a',
    'trackPublished t_mic p_a',
    'trackPublished t_cam p_a',
    'connected',
    'trackSubscribed t_mic p_a',
    'trackSubscribed t_cam p_a',
  ]);
  const camera = room.participants.get('p_a')!.track('camera')!;
  assert.equal(camera.mediaStreamTrack, FakePeerConnection.last.transceivers[1]!.receiver.track);
});

test('a slot may be announced before its track, and taken away again', async () => {
  server.participants.push(person('p_a'));
  await join();
  events.length = 0;
  server.tell('slotAssigned', { mid: '1', trackId: 't_cam' });
  server.tell('trackPublished', { participantId: 'p_a', track: CAMERA });
  server.tell('trackMuted', { participantId: 'p_a', trackId: 't_cam', muted: true });
  server.tell('slotAssigned', { mid: '1', trackId: null });
  server.tell('trackUnpublished', { participantId: 'p_a', trackId: 't_cam', reason: 'unpublished' });
  await settle();
  assert.deepEqual(events, [
    'trackPublished t_cam p_a',
    'trackSubscribed t_cam p_a',
    'trackMuted t_cam p_a',
    'trackUnsubscribed t_cam p_a',
    'trackUnpublished t_cam p_a unpublished',
  ]);
});

test('a track may change its slot without being lost', async () => {
  server.participants.push(person('p_a', [CAMERA]));
  const room = await join();
  server.tell('slotAssigned', { mid: '1', trackId: 't_cam' });
  await settle();
  events.length = 0;
  server.tell('slotAssigned', { mid: '2', trackId: 't_cam' });
  server.tell('slotAssigned', { mid: '1', trackId: null });
  await settle();
  assert.deepEqual(events, []);
  const { mediaStreamTrack } = room.participants.get('p_a')!.track('camera')!;
  assert.equal(mediaStreamTrack, FakePeerConnection.last.transceivers[2]!.receiver.track);
});

test('people come, break off, come back and go', async () => {
  await join();
  events.length = 0;
  server.tell('participantJoined', { participant: person('p_a') });
  server.tell('participantReconnecting', { participantId: 'p_a' });
  server.tell('participantReconnected', { participantId: 'p_a' });
  server.tell('participantLeft', { participantId: 'p_a', reason: 'left' });
  await settle();
  assert.deepEqual(events, [
    'participantConnected p_a',
    'participantReconnecting p_a',
    'participantReconnected p_a',
    'participantDisconnected p_a left',
  ]);
});

test('a participant listener also hears of those who are there already', async () => {
  server.participants.push(person('p_a'));
  const room = await join();
  const heard: string[] = [];
  const off = room.onParticipant({
    onJoined: ({ id }) => heard.push(`+${id}`),
    onLeft: ({ id }) => heard.push(`-${id}`),
  });
  server.tell('participantJoined', { participant: person('p_b') });
  server.tell('participantLeft', { participantId: 'p_a', reason: 'left' });
  await settle();
  off();
  server.tell('participantLeft', { participantId: 'p_b', reason: 'left' });
  await settle();
  assert.deepEqual(heard, ['+p_a', '+p_b', '-p_a']);
});

test('a participant listener hears who speaks of the others', async () => {
  server.participants.push(person('p_a', [CAMERA]), person('p_b'));
  const room = await join();
  const heard: string[] = [];
  room.onParticipant({
    onDynamicChanged: (others) => heard.push(others.map(({ id }) => id).join(' ')),
    onLoudestChanged: ({ id }, audioOnly) => heard.push(`${id} is loudest${audioOnly ? ', unseen' : ''}`),
  });
  const own = 'p_self';
  const tell = (number: number, order: string[], speaker: string | null, loudest: string | null) =>
    server.tell('speakersChanged', { number, order, speaker, loudest });
  tell(1, [own, 'p_a', 'p_b'], null, null);
  tell(2, ['p_a', own, 'p_b'], 'p_a', 'p_a');
  tell(3, [own, 'p_a', 'p_b'], own, 'p_a');
  await settle();
  assert.deepEqual([room.speakers.isLocal, room.speakers.isSilent], [true, false]);
  tell(4, [own, 'p_a', 'p_b'], null, null);
  tell(5, ['p_a', own, 'p_b'], 'p_a', 'p_a');
  tell(6, ['p_b', 'p_a', own], 'p_b', 'p_b');
  await settle();
  assert.deepEqual(heard, ['p_a p_b', 'p_a is loudest', 'p_b p_a', 'p_b is loudest, unseen']);
  assert.equal(room.speakers.loudest?.id, 'p_b');
});

test('how good connections are is told of others and of oneself', async () => {
  const poor = { score: 2, reasons: ['loss' as const] };
  server.participants.push({ ...person('p_a'), quality: poor }, person('p_b'));
  const room = await join();
  assert.deepEqual(room.participants.get('p_a')?.quality, poor);
  const heard: string[] = [];
  room.on('qualityChanged', ({ score }, who) => heard.push(`${who?.id ?? 'I'}: ${score}`));
  server.tell('qualityChanged', { participantId: 'p_b', quality: poor });
  server.tell('qualityChanged', { participantId: 'p_self', quality: { score: 4, reasons: [] } });
  await settle();
  assert.deepEqual(heard, ['p_b: 2', 'I: 4']);
  assert.equal(room.participants.get('p_b')?.quality?.score, 2);
  assert.equal(room.quality?.score, 4);
});

test('what is written goes to everybody, and comes with who wrote it', async () => {
  server.participants.push(person('p_a'));
  const room = await join();
  const heard: string[] = [];
  room.on('said', (text, { id }) => heard.push(`${id}: ${text}`));
  await room.say('Good morning');
  assert.deepEqual(server.requests('say'), [{ text: 'Good morning' }]);
  server.tell('said', { participantId: 'p_a', text: 'Hello' });
  server.tell('said', { participantId: 'p_nobody', text: 'Hello' });
  await settle();
  assert.deepEqual(heard, ['p_a: Hello']);
});

test('devices open while connecting, with one question', async () => {
  const room = await join({ audio: true, video: true });
  assert.deepEqual(media.asked, ['audio+video']);
  assert.deepEqual(
    server
      .requests('publish')
      .map(({ source }) => source)
      .sort(),
    ['camera', 'microphone'],
  );
  const [audio, video, screen] = FakePeerConnection.last.transceivers;
  assert.equal(audio!.sender.track?.kind, 'audio');
  assert.equal(video!.sender.track?.kind, 'video');
  assert.equal(screen!.sender.track, null);
  assert.ok(room.localParticipant.isCameraEnabled);
});

test('a token that allows no camera is not asked for one', async () => {
  const call = { room: 'demo', publish: ['microphone', 'camera'], videoDirection: 'recvonly' };
  await join({ audio: true, video: true }, fakeToken(call));
  assert.deepEqual(media.asked, ['audio']);
});

test('a refused device does not stop the call', async () => {
  media.failures.set('audio+video', 'NotAllowedError');
  const room = new Room({ storage: null });
  const errors: string[] = [];
  room.on('mediaDeviceError', ({ code, source }) => errors.push(`${source} ${code}`));
  await room.connect('http://127.0.0.1:1', fakeToken(), { audio: true, video: true });
  assert.equal(room.state, 'connected');
  assert.deepEqual(errors, ['camera permission_denied', 'microphone permission_denied']);
});

test('a track that is open already is used as it is', async () => {
  const track = new FakeTrack('video');
  await join({ video: track as unknown as MediaStreamTrack });
  assert.deepEqual(media.asked, []);
  assert.equal(FakePeerConnection.last.transceivers[1]!.sender.track, track);
});

test('a second other person makes the connection grow, once', async () => {
  server.participants.push(person('p_a'));
  await join();
  assert.equal(FakePeerConnection.last.transceivers.length, 3);
  server.tell('participantJoined', { participant: person('p_b') });
  server.tell('participantJoined', { participant: person('p_c') });
  await settle();
  assert.equal(FakePeerConnection.last.transceivers.length, 8);
  assert.equal(server.requests('negotiate').length, 1);
});

test('a lost WebSocket touches neither media nor people', async () => {
  server.participants.push(person('p_a', [CAMERA]));
  await join({ video: true });
  server.tell('slotAssigned', { mid: '1', trackId: 't_cam' });
  await settle();
  events.length = 0;
  server.socket.drop(1006);
  await settle();
  assert.deepEqual(events, ['signalReconnecting', 'reconnected']);
  assert.equal(FakePeerConnection.made.length, 1);
  assert.equal(server.requests('publish').length, 1);
});

test('a restarted server is joined again, and the list is brought up to date by differences', async () => {
  server.participants.push(person('p_a', [CAMERA]), person('p_b'));
  const room = await join({ video: true });
  server.tell('slotAssigned', { mid: '1', trackId: 't_cam' });
  await settle();
  const before = room.localParticipant.id;
  events.length = 0;
  server.resumes = false;
  server.participants.splice(0, 2, person('p_b'), person('p_c'));
  server.socket.drop(1012);
  await settle();
  await after(0);
  FakePeerConnection.last.become('connected');
  await settle();
  assert.deepEqual(events, [
    'signalReconnecting',
    'reconnecting',
    'trackUnsubscribed t_cam p_a',
    'trackUnpublished t_cam p_a unpublished',
    'participantDisconnected p_a left',
    'participantConnected p_c',
    'reconnected',
  ]);
  assert.notEqual(room.localParticipant.id, before);
  assert.equal(server.requests('publish').length, 2);
  assert.equal(FakePeerConnection.made[0]!.connectionState, 'closed');
  assert.equal(FakePeerConnection.last.transceivers[1]!.sender.track?.readyState, 'live');
});

test('a rejoin keeps the track that is still there, on the new connection', async () => {
  server.participants.push(person('p_a', [CAMERA]));
  const room = await join();
  server.tell('slotAssigned', { mid: '1', trackId: 't_cam' });
  await settle();
  events.length = 0;
  server.tell('mediaStateChanged', { state: 'failed' });
  await settle();
  await after(0);
  server.tell('slotAssigned', { mid: '1', trackId: 't_cam' });
  FakePeerConnection.last.become('connected');
  await settle();
  assert.deepEqual(events, ['reconnecting', 'reconnected']);
  const { mediaStreamTrack } = room.participants.get('p_a')!.track('camera')!;
  assert.equal(mediaStreamTrack, FakePeerConnection.last.transceivers[1]!.receiver.track);
  assert.equal(FakePeerConnection.made.length, 2);
});

test('however many tries it takes, one connection is left', async () => {
  await join();
  server.tell('mediaStateChanged', { state: 'failed' });
  await settle();
  await after(0);
  await after(15_000);
  await after(300);
  FakePeerConnection.last.become('connected');
  await settle();
  assert.deepEqual(
    FakePeerConnection.made.map(({ connectionState }) => connectionState),
    ['closed', 'closed', 'connected'],
  );
});

test('what is replayed before the snapshot is not told', async () => {
  server.answers.set('join', () => {
    server.tell('participantJoined', { participant: person('p_a') });
    server.tell('participantLeft', { participantId: 'p_gone', reason: 'left' });
    return { type: 'joined', data: { answer: 'answer', participants: [person('p_a')] } };
  });
  await join();
  assert.deepEqual(events, ['participantConnected p_a', 'connected']);
});

test('an administrator closes the room', async () => {
  const room = await join({ video: true });
  events.length = 0;
  const sentences: string[] = [];
  room.on('disconnected', (_, error) => sentences.push(error?.message ?? ''));
  server.tell('roomClosed', { reason: 'The room was closed by an administrator.' });
  await settle();
  server.socket.drop(4410);
  await settle();
  assert.deepEqual(events, ['disconnected roomClosed ended']);
  assert.deepEqual(sentences, ['The room was closed by an administrator.']);
  assert.equal(media.opened[0]!.readyState, 'ended');
  assert.equal(FakePeerConnection.last.connectionState, 'closed');
});

test('leaving stops the devices and says good-bye', async () => {
  const room = await join({ audio: true, video: true });
  events.length = 0;
  await room.leave();
  assert.deepEqual(events, ['disconnected left']);
  assert.equal(server.requests('leave').length, 1);
  assert.deepEqual(new Set(media.opened.map(({ readyState }) => readyState)), new Set(['ended']));
});

test('a refused token says so and leaves nothing open', async () => {
  server.answers.set('authenticate', () => ({
    type: 'error',
    data: { code: 'unauthorized', message: 'No.', retryable: false },
  }));
  const refused = connect('http://127.0.0.1:1', fakeToken(), { video: true, storage: null });
  await assert.rejects(refused, { code: 'unauthorized' });
  await settle();
  assert.equal(FakePeerConnection.last.connectionState, 'closed');
  assert.deepEqual(
    media.opened.map(({ readyState }) => readyState),
    ['ended'],
  );
});

test('a reloaded page resumes, and joins again on the same session', async () => {
  const storage = new FakeStorage();
  const first = await connect('http://127.0.0.1:1', fakeToken(), { storage });
  const { id } = first.localParticipant;
  const second = await connect('http://127.0.0.1:1', fakeToken(), { storage });
  assert.equal(second.localParticipant.id, id);
  assert.equal(server.requests('join').length, 2);
});

test('what the server says of the page before the reload does not disturb', async () => {
  const storage = new FakeStorage();
  await connect('http://127.0.0.1:1', fakeToken(), { storage });
  server.answers.set('join', () => {
    server.tell('mediaStateChanged', { state: 'failed' });
    return { type: 'joined', data: { answer: 'answer', participants: [] } };
  });
  const reloaded = await connect('http://127.0.0.1:1', fakeToken(), { storage });
  FakePeerConnection.last.become('connected');
  await after(1000);
  assert.equal(reloaded.state, 'connected');
  assert.equal(server.requests('join').length, 2);
});

test('a browser without cameras is told apart', () => {
  Object.defineProperty(globalThis, 'RTCPeerConnection', {
    value: undefined,
    configurable: true,
    writable: true,
  });
  assert.throws(() => new Room(), { code: 'unsupported_browser' });
});

test('the path of the media is told when it is known and when it changes', async () => {
  const room = await join();
  assert.equal(room.path, null);
  const told: string[] = [];
  room.on('pathChanged', (path) => told.push(path.relay ? `relay ${path.relay.protocol}` : path.protocol));
  const connection = FakePeerConnection.last;
  const choose = async (local: object) => {
    connection.stats = new Map<string, unknown>([
      ['t', { id: 't', type: 'transport', selectedCandidatePairId: 'p' }],
      ['p', { id: 'p', type: 'candidate-pair', localCandidateId: 'l', currentRoundTripTime: 0.0304 }],
      ['l', { id: 'l', type: 'local-candidate', ...local }],
    ]);
    connection.oniceconnectionstatechange?.();
    await after(100);
  };
  await choose({ candidateType: 'host', protocol: 'udp' });
  await choose({ candidateType: 'prflx', protocol: 'udp' });
  await choose({ candidateType: 'relay', protocol: 'udp', relayProtocol: 'tls', url: 'turns:a' });
  assert.deepEqual(told, ['udp', 'relay tls']);
  assert.deepEqual(room.path, {
    protocol: 'udp',
    relay: { protocol: 'tls', url: 'turns:a' },
    roundTripMs: 30,
  });
});

test('an ICE restart late in a call gets fresh credentials', async () => {
  server.hello = { iceServers: [{ urls: ['turn:old?transport=tcp'] }] };
  await join({ iceTransportPolicy: 'relay' });
  const connection = FakePeerConnection.last;
  assert.equal(connection.configuration.iceTransportPolicy, 'relay');
  await after(600_000);
  server.hello = { iceServers: [{ urls: ['turn:new?transport=tcp'] }] };
  connection.become('failed');
  await settle();
  assert.equal(server.requests('getIceServers').length, 1);
  assert.deepEqual(connection.configuration.iceServers, server.hello.iceServers);
  assert.equal(connection.configuration.iceTransportPolicy, 'relay');
  assert.deepEqual(connection.log.slice(-3), ['restartIce', 'offer', 'answer']);
});
