import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Script } from '../src/compat/page/script.js';
import { People } from '../src/compat/vidyo/people.js';
import { disconnectedReason, failReason } from '../src/compat/vidyo/place.js';
import { Ranking } from '../src/compat/vidyo/speakers.js';
import type { RemoteTrack } from '../src/index.js';

interface Somebody {
  id: string;
}

/** Plays what a room tells, and writes down what a listener is told. */
function play(
  most: number,
  run: (ranking: Ranking<Somebody>, who: Record<string, Somebody>) => void,
): string[] {
  const who = Object.fromEntries(['ana', 'ben', 'cleo', 'dan'].map((id) => [id, { id }]));
  const ranking = new Ranking<Somebody>(most);
  const told: string[] = [];
  ranking.on('joined', ({ id }) => told.push(`joined ${id}`));
  ranking.on('left', ({ id }) => told.push(`left ${id}`));
  ranking.on('ranked', (people) => told.push(`ranked ${people.map(({ id }) => id).join(' ')}`));
  ranking.on('loudest', ({ id }) => told.push(`loudest ${id}`));
  run(ranking, who);
  return told;
}

test('with two in a room the order changes when the other comes, and never by speech', () => {
  const told = play(8, (ranking, { ana }) => {
    ranking.handleJoined(ana!);
    ranking.handleSpeaking({ order: [ana!], loudest: undefined });
    ranking.handleSpeaking({ order: [ana!], loudest: ana });
    // After a silence the same one speaks again.
    ranking.handleSpeaking({ order: [ana!], loudest: undefined });
    ranking.handleSpeaking({ order: [ana!], loudest: ana });
    ranking.handleLeft(ana!);
  });
  assert.deepEqual(told, ['joined ana', 'ranked ana', 'loudest ana', 'left ana']);
});

test('who speaks comes to the front and the others keep their order', () => {
  const told = play(8, (ranking, { ana, ben, cleo }) => {
    for (const one of [ana, ben, cleo]) ranking.handleJoined(one!);
    ranking.handleSpeaking({ order: [cleo!, ana!, ben!], loudest: cleo });
    ranking.handleSpeaking({ order: [cleo!, ana!, ben!], loudest: cleo });
    ranking.handleSpeaking({ order: [ben!, cleo!, ana!], loudest: ben });
    ranking.handleLeft(ben!);
    ranking.handleSpeaking({ order: [cleo!, ana!], loudest: undefined });
  });
  assert.deepEqual(told, [
    'joined ana',
    'ranked ana',
    'joined ben',
    'ranked ana ben',
    'joined cleo',
    'ranked ana ben cleo',
    'ranked cleo ana ben',
    'loudest cleo',
    'ranked ben cleo ana',
    'loudest ben',
    'left ben',
    'ranked cleo ana',
  ]);
});

test('the list has as many as are drawn, and who is not among them may still be the loudest', () => {
  const told = play(2, (ranking, { ana, ben, cleo }) => {
    for (const one of [ana, ben, cleo]) ranking.handleJoined(one!);
    ranking.handleSpeaking({ order: [ana!, ben!, cleo!], loudest: cleo });
    ranking.setMost(1);
  });
  assert.deepEqual(told, [
    'joined ana',
    'ranked ana',
    'joined ben',
    'ranked ana ben',
    'joined cleo',
    'loudest cleo',
    'ranked ana',
  ]);
});

test('people and devices are the same objects each time, with the fields of the contract', () => {
  const people = new People();
  const person = { id: 'p_1', name: 'Ana', identity: 'ana', role: 'customer' };
  const participant = people.participant(person);
  assert.equal(people.participant(person), participant);
  const { objId, ...fields } = participant;
  const golden = { id: 'p_1', name: 'Ana', userId: 'ana', isLocal: false, objType: 'VidyoParticipant' };
  assert.deepEqual(fields, golden);
  assert.ok(objId);
  for (const [source, objType] of [
    ['camera', 'VidyoRemoteCamera'],
    ['microphone', 'VidyoRemoteMicrophone'],
    ['screen', 'VidyoRemoteWindowShare'],
  ]) {
    const track = { id: 't_1', source } as RemoteTrack;
    const device = people.device(track);
    assert.equal(people.device(track), device);
    assert.equal(people.track(device), track);
    assert.deepEqual(Object.keys(device), ['id', 'name', 'objId', 'objType']);
    assert.deepEqual([device.id, device.objType], ['t_1', objType]);
  }
});

test('failures and ends have the words of the contract', () => {
  for (const [code, word] of [
    ['unauthorized', 'InvalidToken'],
    ['forbidden', 'NotMember'],
    ['room_full', 'ResourceFull'],
    ['unreachable', 'ConnectionFailed'],
    ['timeout', 'ConnectionTimeout'],
    ['media_failed', 'MediaFailed'],
    ['call_ended', 'Terminated'],
    ['invalid_state', 'MiscError'],
  ] as const) {
    assert.equal(failReason({ code }), `VIDYO_CONNECTORFAILREASON_${word}`);
  }
  for (const [reason, word] of [
    ['left', 'Disconnected'],
    ['roomClosed', 'Terminated'],
    ['removed', 'Booted'],
    ['connectionLost', 'ConnectionLost'],
    ['mediaFailed', 'MiscLocalError'],
  ] as const) {
    assert.equal(disconnectedReason(reason), `VIDYO_CONNECTORDISCONNECTREASON_${word}`);
  }
});

test('a script knows its server and what its tag says', () => {
  const tag = (src: string, dataset = {}) =>
    new Script({ src, dataset } as HTMLScriptElement, 'https://www.example.com/');
  const ctlive = tag('https://calls.example.com/livechat/vvs_1/lib/livechatsdk.js?key=vvs_2');
  assert.equal(ctlive.server, 'https://calls.example.com');
  assert.deepEqual(
    [ctlive.after('livechat'), ctlive.option('key'), ctlive.option('token')],
    ['vvs_1', 'vvs_2', undefined],
  );
  assert.equal(tag('/compat/vidyo.js', { server: 'https://c.example' }).server, 'https://c.example');
  assert.equal(tag('/compat/vidyo.js').server, 'https://www.example.com');
});
