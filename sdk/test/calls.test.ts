import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { type Call, Contacts } from '../src/index.js';
import type { CallInfo, LiveEvent } from '../src/protocol.js';
import { AGENT, CUSTOMER, call, contact, speakLive } from './support/live.js';
import { type FakeMediaDevices, FakePeerConnection, FakeTrack, installBrowser } from './support/media.js';
import { FakeServer, FakeStorage, fakeToken, settle } from './support/server.js';

const TOKEN = fakeToken({});

let live: FakeServer;
let rtc: FakeServer;
let media: FakeMediaDevices;
let storage: FakeStorage;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  live = new FakeServer();
  rtc = new FakeServer();
  storage = new FakeStorage();
  /** Each of the two addresses has its own server. */
  function Either(url: string, protocol: string) {
    const { WebSocket } = url.endsWith('/live') ? live : rtc;
    return new WebSocket(url, protocol);
  }
  media = installBrowser(Either as unknown as typeof WebSocket);
});

async function begun(change: Partial<CallInfo> = {}, me = CUSTOMER): Promise<Call> {
  speakLive(live, [contact({ call: call(change) })], me);
  const { kind = 'voice', direction = 'sendrecv' } = change;
  const publish = kind === 'video' ? ['microphone', 'camera'] : kind === 'voice' ? ['microphone'] : [];
  rtc.hello = {
    ...me,
    grants: { publish: publish as never, subscribe: true, videoDirection: direction },
  };
  const contacts = new Contacts({ storage });
  await contacts.connect('https://calls.example', TOKEN);
  return contacts.get('c_1')!.call!;
}

async function joined(change: Partial<CallInfo> = {}, me = CUSTOMER): Promise<Call> {
  const one = await begun(change, me);
  const joining = one.join();
  await settle();
  FakePeerConnection.last.become('connected');
  await joining;
  await settle();
  return one;
}

async function told(event: LiveEvent): Promise<void> {
  live.tell(event.type, event.data);
  await settle();
}

function switched(kind: CallInfo['kind'], direction: CallInfo['direction'] = 'sendrecv'): Promise<void> {
  return told({
    type: 'switchEnded',
    data: { callId: 'k_1', by: 'agent-3', outcome: 'done', kind, direction },
  });
}

/** Which devices are open: their lights are on. */
const lights = () => media.opened.filter(({ readyState }) => readyState === 'live').map(({ kind }) => kind);

test('the media of a call is joined with the same token and its id', async () => {
  const one = await joined({ kind: 'video' });
  assert.deepEqual(rtc.requests('authenticate'), [{ token: TOKEN, callId: 'k_1' }]);
  assert.deepEqual(
    rtc.requests('publish').map(({ source }) => source),
    ['microphone', 'camera'],
  );
  assert.equal(one.room?.state, 'connected');
  assert.equal(await one.join(), one.room);
});

test('a voice call opens no camera', async () => {
  await joined();
  assert.deepEqual(media.asked, ['audio']);
});

test('a call about a screen opens nothing at all', async () => {
  await joined({ kind: 'screen' });
  assert.deepEqual(media.asked, []);
});

test('a switch to voice lets the camera go; its light is off', async () => {
  await joined({ kind: 'video' });
  await switched('voice');
  assert.deepEqual(lights(), ['audio']);
  assert.equal(rtc.requests('unpublish').length, 1);
});

test('a customer who may only look on has the camera off, and it comes back with the direction', async () => {
  await joined({ kind: 'video' });
  await switched('video', 'recvonly');
  assert.deepEqual(lights(), ['audio']);
  await switched('video', 'sendrecv');
  assert.deepEqual(lights(), ['audio', 'video']);
});

test('the camera comes with the consent to video, not without it', async () => {
  const one = await joined();
  await told({
    type: 'switchRequested',
    data: {
      callId: 'k_1',
      request: { by: 'agent-3', side: 'agents', kind: 'video', direction: 'sendrecv', expires: 1 },
    },
  });
  await one.answerSwitch(true, { camera: false });
  await switched('video');
  assert.deepEqual(lights(), ['audio']);
  await switched('voice');
  await one.switchTo('video');
  assert.deepEqual(lights(), ['audio']);
  await switched('video');
  assert.deepEqual(lights(), ['audio', 'video']);
});

test('the word on the camera ends with the stretch of video', async () => {
  await joined({ kind: 'video' });
  await switched('voice');
  await switched('video');
  assert.deepEqual(lights(), ['audio']);
});

test('the agent sends no camera that the customer does not receive', async () => {
  await joined({ kind: 'video', direction: 'sendonly' }, AGENT);
  assert.deepEqual(lights(), ['audio']);
  await switched('video', 'recvonly');
  assert.deepEqual(lights(), ['audio', 'video']);
});

test('who is muted by an agent is muted here too, and unmutes with a click', async () => {
  const one = await joined();
  const asked: string[] = [];
  one.on('unmuteAsked', (source, by) => asked.push(`${by} ${source}`));
  const muted = { callId: 'k_1', identity: 'customer-17', source: 'microphone', by: 'agent-3' } as const;
  await told({ type: 'memberMuted', data: { ...muted, muted: true } });
  const local = one.room!.localParticipant;
  assert.equal(local.isMicrophoneEnabled, false);
  await told({ type: 'unmuteAsked', data: { callId: 'k_1', source: 'microphone', by: 'agent-3' } });
  assert.deepEqual(asked, ['agent-3 microphone']);
  assert.equal(local.isMicrophoneEnabled, false);
  await one.setMicrophoneEnabled(true);
  assert.deepEqual(live.requests('muteMember'), [{ callId: 'k_1', source: 'microphone', muted: false }]);
  assert.equal(local.isMicrophoneEnabled, true);
});

test('a screen is chosen first, then allowed, then published; its end is told', async () => {
  const one = await joined();
  await one.shareScreen();
  assert.deepEqual(live.requests('shareScreen'), [{ callId: 'k_1' }]);
  assert.equal(rtc.requests('publish').at(-1)?.source, 'screen');
  await told({ type: 'screenStarted', data: { callId: 'k_1', by: 'customer-17' } });
  const screen = media.opened.at(-1)!;
  screen.stop();
  screen.onended?.();
  await settle();
  assert.deepEqual(live.requests('stopScreen'), [{ callId: 'k_1' }]);
});

test('a screen that somebody else stops is captured no longer', async () => {
  const one = await joined();
  await one.shareScreen();
  await told({ type: 'screenStarted', data: { callId: 'k_1', by: 'customer-17' } });
  await told({ type: 'screenStopped', data: { callId: 'k_1', by: 'customer-17' } });
  assert.equal(media.opened.at(-1)?.readyState, 'ended');
});

test('a screen that the server refuses is not captured', async () => {
  const one = await joined();
  live.answers.set('shareScreen', () => ({
    type: 'error',
    data: { code: 'already_shared', message: 'There is a screen already.', retryable: false },
  }));
  await assert.rejects(one.shareScreen(), { code: 'already_shared' });
  assert.equal(media.opened.at(-1)?.readyState, 'ended');
});

test('hold keeps the devices open', async () => {
  const one = await joined({ kind: 'video' });
  await told({ type: 'callHeld', data: { callId: 'k_1', by: 'agent-3' } });
  assert.equal(one.info.held, true);
  assert.deepEqual(lights(), ['audio', 'video']);
});

test('the end of the call lets everything go', async () => {
  const one = await joined({ kind: 'video' });
  const ends: unknown[] = [];
  one.on('ended', (end, seconds) => ends.push(end?.reason, seconds));
  await told({
    type: 'callEnded',
    data: { callId: 'k_1', end: { at: 1, by: 'agent-3', reason: 'hungUp' }, seconds: 7 },
  });
  assert.deepEqual([lights(), ends, one.room], [[], ['hungUp', 7], undefined]);
  await assert.rejects(one.join(), { code: 'call_ended' });
});

test('a reloaded page comes back as it was', async () => {
  const before = await joined({ kind: 'video' });
  await before.setMicrophoneEnabled(false);
  const after = await begun({ kind: 'video' });
  assert.equal(after.wasJoined, true);
  media.asked.length = 0;
  const joining = after.join();
  await settle();
  FakePeerConnection.last.become('connected');
  await joining;
  assert.deepEqual(media.asked, ['video']);
  const { resume } = rtc.requests('authenticate').at(-1) as { resume?: object };
  assert.ok(resume);
  await after.leave();
  assert.equal((await begun({ kind: 'video' })).wasJoined, false);
});

test('who had left asks to join again', async () => {
  const members = call().members.map((member) => ({ ...member, state: 'gone' as const }));
  await joined({ members }, AGENT);
  assert.deepEqual(live.requests('joinCall'), [{ callId: 'k_1' }]);
});

test('tracks of the preview are used as they are', async () => {
  const one = await begun({ kind: 'video' });
  const microphone = new FakeTrack('audio') as unknown as MediaStreamTrack;
  const joining = one.join({ microphone, camera: false });
  await settle();
  await joining;
  assert.deepEqual(media.asked, []);
  assert.equal(one.room!.localParticipant.track('microphone')?.mediaStreamTrack, microphone);
});

test('an agent chooses whom everybody sees large', async () => {
  const one = await begun({ kind: 'video' }, AGENT);
  await one.setSpotlight('customer-17');
  await told({ type: 'spotlightChanged', data: { callId: 'k_1', identity: 'customer-17', by: 'agent-3' } });
  assert.equal(one.info.spotlight, 'customer-17');
  await one.setSpotlight(null);
  assert.deepEqual(live.requests('setSpotlight'), [
    { callId: 'k_1', member: 'customer-17' },
    { callId: 'k_1' },
  ]);
});
