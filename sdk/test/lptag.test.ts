import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Chronos } from '../src/compat/liveperson/chronos.js';
import { readInvitation } from '../src/compat/liveperson/offer.js';
import { consoleLog, type LpTag, type Monitoring, takeOver } from '../src/compat/liveperson/tag.js';

function store(): Pick<Storage, 'getItem' | 'setItem'> & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
}

const stores = () => ({ visit: store(), visitor: store() });

test('what waited in the page’s stub is done: listeners, then events, then the rest', () => {
  const order: string[] = [];
  const lpTag: LpTag = { site: '83624296', taglets: { other: 1 } };
  const now = () => lpTag.events as Chronos;
  lpTag._defT = [() => order.push(`triggered ${now().trigger('lpCoBrowse', 'sliderOpened')}`)];
  lpTag._defB = [
    () => {
      throw new Error('broken');
    },
    () => now().bind('lpCoBrowse', 'sliderOpened', () => order.push('heard')),
  ];
  lpTag._defL = [() => order.push('rest')];
  const log: string[] = [];
  const { events, flush } = takeOver(lpTag, stores(), (message) => log.push(message));
  assert.equal(lpTag.events, events);
  assert.equal(order.length, 0, 'our own listeners come first');
  flush();
  assert.deepEqual(order, ['heard', 'triggered true', 'rest']);
  assert.equal(log.length, 1);
  flush();
  assert.equal(order.length, 3, 'it is done once');
  lpTag.defer?.(() => order.push('at once'), 1);
  assert.equal(order.at(-1), 'at once');
  assert.equal(lpTag.site, '83624296');
  assert.equal(lpTag.taglets?.other, 1);
});

test('the visitor keeps an id, and the visit has one of its own', () => {
  const kept = stores();
  const ids = (given = kept) => {
    const lpTag: LpTag = {};
    takeOver(lpTag, given);
    const monitoring = lpTag.taglets?.lp_monitoringSDK as Monitoring;
    return [monitoring.getSid(), monitoring.getVid(), monitoring.getSid()];
  };
  const [sid, vid, again] = ids();
  assert.match(`${sid} ${vid}`, /^[\w-]{22} [\w-]{22}$/);
  assert.equal(sid, again);
  assert.notEqual(sid, vid);
  assert.deepEqual(ids(), [sid, vid, sid], 'the next page of the same visit');
  const [nextSid, nextVid] = ids({ ...kept, visit: store() });
  assert.notEqual(nextSid, sid);
  assert.equal(nextVid, vid);
  const blocked = {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('denied');
    },
  };
  const lpTag: LpTag = {};
  takeOver(lpTag, { visit: blocked, visitor: null });
  const monitoring = lpTag.taglets?.lp_monitoringSDK as Monitoring;
  assert.equal(monitoring.getSid(), monitoring.getSid());
  assert.ok(monitoring.getVid());
});

test('three texts are needed of an invitation, and no more is looked at', () => {
  const good = { serviceId: 'c#1', ssid: 's', svid: 'v' };
  assert.deepEqual(readInvitation({ ...good, agentId: 'agent-3', visitorName: null, mode: undefined }), good);
  for (const name of ['serviceId', 'ssid', 'svid']) {
    for (const bad of [undefined, '', null, 7]) {
      assert.throws(() => readInvitation({ ...good, [name]: bad }), { message: `${name} is missing` });
    }
  }
  assert.throws(() => readInvitation(undefined), /serviceId is missing/);
});

test('only pages with lpDebug=2 are told in the console', (context) => {
  const log = context.mock.method(console, 'log', () => {});
  consoleLog('')('quiet', 'ERROR');
  consoleLog('?lpDebug=2')('loud', 'ERROR');
  assert.equal(log.mock.callCount(), 1);
  assert.match(log.mock.calls[0]?.arguments[0], /^\d\d:\d\d:\d\d Events : loud LEVEL: ERROR$/);
});
