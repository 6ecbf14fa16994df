import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chronos } from '../src/compat/liveperson/chronos.js';

function bus(options = {}) {
  const log: string[] = [];
  const events = new Chronos({ log: (message) => log.push(message), ...options });
  const heard: unknown[] = [];
  const hears = (name: string) => (data: unknown) => void heard.push(`${name} ${data}`);
  return { events, log, heard, hears };
}

test('publish is trigger: at once, with whether anybody heard it', () => {
  const { events, heard, hears } = bus();
  assert.equal(events.publish, events.trigger);
  assert.equal(events.register, events.bind);
  assert.equal(events.unregister, events.unbind);
  assert.equal(events.trigger('cobrowse', 'sessionResume'), false);
  assert.equal(events.bind('cobrowse', 'sessionResume', hears('one')), 'evId_0');
  assert.deepEqual(heard, [], 'what has fired before is not heard again');
  assert.equal(events.trigger('cobrowse', 'sessionResume', 1), true);
  assert.equal(events.publish({ appName: 'cobrowse', eventName: 'sessionResume', data: 2 }), true);
  assert.equal(events.trigger('lpCoBrowse', 'sessionResume', 3), false);
  assert.deepEqual(heard, ['one 1', 'one 2']);
});

test('a listener hears data, the event’s names, and its context', () => {
  const { events } = bus();
  const calls: unknown[] = [];
  const context = { name: 'page' };
  const func = function (this: unknown, ...args: unknown[]) {
    calls.push([this, ...args]);
  };
  events.bind({ appName: 'cobrowse', eventName: 'sessionError', func, context });
  const data = { id: 'UNABLE_TO_CONNECT' };
  events.trigger('cobrowse', 'sessionError', data);
  assert.deepEqual(calls, [[context, data, { appName: 'cobrowse', eventName: 'sessionError' }]]);
  assert.equal((calls[0] as unknown[])[1], data, 'by reference');
});

test('without a name there is no event and no listener', () => {
  const { events, log } = bus();
  assert.equal(events.trigger('cobrowse'), null);
  assert.equal(events.trigger({ appName: 'cobrowse' }), null);
  assert.equal(events.bind('cobrowse', 'sessionError'), null);
  assert.equal(events.bind({ func: () => {} }), null);
  assert.equal(log.length, 4);
});

test('a listener that throws is logged and silences nobody', () => {
  const { events, log, heard, hears } = bus();
  events.bind('lpCoBrowse', 'cobrowseOffered', () => {
    throw new Error('win is undefined');
  });
  events.bind('lpCoBrowse', 'cobrowseOffered', hears('two'));
  assert.equal(events.trigger('lpCoBrowse', 'cobrowseOffered', 1), true);
  assert.deepEqual(heard, ['two 1']);
  assert.deepEqual(log, ['Error executing cobrowseOffered eventId: evId_0=win is undefined']);
});

test('wildcards: every app, every name, and those of the own name first', () => {
  const { events, heard, hears } = bus();
  events.bind('*', '*', hears('all'));
  events.bind('*', 'a', hears('any app'));
  events.bind({ eventName: 'a', func: hears('no app') });
  events.bind('x', 'a', hears('x'));
  events.bind('y', 'a', hears('y'));
  events.bind('x', '*', hears('x all'));
  for (const [app, name, expected] of [
    ['x', 'a', ['any app', 'no app', 'x', 'all', 'x all']],
    ['y', 'a', ['any app', 'no app', 'y', 'all']],
    ['y', 'b', ['all']],
    [undefined, 'a', ['any app', 'no app', 'x', 'y', 'all', 'x all']],
    ['*', 'a', ['any app', 'no app', 'x', 'y', 'all', 'x all']],
  ] as const) {
    heard.length = 0;
    events.trigger({ appName: app, eventName: name, data: '' });
    assert.deepEqual(
      heard.map((one) => String(one).trim()),
      expected,
      `${app} ${name}`,
    );
  }
});

test('once is heard once, also when the event fires inside it', () => {
  const { events, heard, hears } = bus();
  events.once('x', 'a', (data) => {
    hears('one')(data);
    events.trigger('x', 'a', 'again');
  });
  events.bind({ appName: 'x', eventName: 'b', func: hears('b'), triggerOnce: true });
  for (const name of ['a', 'a', 'b', 'b']) events.trigger('x', name, 1);
  assert.deepEqual(heard, ['one 1', 'b 1']);
});

test('a list of functions has a list of ids', () => {
  const { events, heard, hears } = bus();
  const ids = events.bind({ appName: 'x', eventName: 'a', func: [hears('one'), hears('two')] });
  assert.deepEqual(ids, ['evId_0', 'evId_1']);
  events.trigger('x', 'a', 1);
  assert.deepEqual(heard, ['one 1', 'two 1']);
  assert.equal(events.unbind('evId_0'), true);
  assert.equal(events.unbind('evId_0'), false);
  events.trigger('x', 'a', 2);
  assert.equal(heard.at(-1), 'two 2');
  assert.equal(heard.length, 3);
});

test('listeners are taken away by what they were bound with', () => {
  const context = {};
  const func = () => {};
  for (const [which, expected, left] of [
    [{ func }, true, 2],
    [{ appName: 'x', eventName: 'a', func, context }, true, 3],
    [{ appName: 'x', eventName: 'a' }, true, 2],
    [{ appName: 'y', eventName: 'a', func }, true, 3],
    [{ context }, true, 3],
    [{ eventName: 'c' }, false, 4],
    [{}, false, 4],
  ] as const) {
    const { events } = bus();
    events.bind({ appName: 'x', eventName: 'a', func, context });
    events.bind({ appName: 'x', eventName: 'a', func: () => {} });
    events.bind({ appName: 'y', eventName: 'a', func });
    events.bind({ appName: 'x', eventName: 'b', func: () => {} });
    assert.equal(events.unbind(which), expected, JSON.stringify(which));
    let heard = 0;
    events.bind('*', '*', () => heard++);
    const before = heard;
    events.trigger({ eventName: 'none' });
    assert.equal(heard, before + 1);
    const ids = ['evId_0', 'evId_1', 'evId_2', 'evId_3'].filter((id) => events.unbind(id));
    assert.equal(ids.length, left, JSON.stringify(which));
  }
});

test('what has fired is known, by names and wildcards, as far back as one likes', () => {
  const { events } = bus();
  events.trigger('x', 'a', 1);
  events.trigger('y', 'a', 2);
  events.trigger('x', 'b', 3);
  const data = (app: string, name?: string) => events.hasFired(app, name).map((one) => one.data);
  assert.deepEqual(data('x', 'a'), [1]);
  assert.deepEqual(data('*', 'a'), [1, 2]);
  assert.deepEqual(data('x', '*'), [1, 3]);
  assert.deepEqual(data('z', 'a'), []);
  assert.deepEqual(data('x'), []);
  assert.deepEqual(events.hasFired({ eventName: 'b' }), [{ eventName: 'b', appName: 'x', data: 3 }]);
  for (let n = 0; n < 5000; n++) events.trigger('x', 'many', n);
  assert.equal(data('x', 'many').length, 5000);
  const { events: short } = bus({ eventBufferLimit: 2 });
  for (const n of [1, 2, 3]) short.trigger('x', 'a', n);
  assert.deepEqual(
    short.hasFired('x', 'a').map((one) => one.data),
    [2, 3],
  );
});

test('data is copied where that is wished, and listeners may be called later', async () => {
  const { events } = bus({ cloneEventData: true });
  const data = { serviceId: 'x' };
  const heard: unknown[] = [];
  events.bind('x', 'a', (given) => heard.push(given));
  events.trigger('x', 'a', data);
  events.trigger({ appName: 'x', eventName: 'a', data, passDataByRef: true });
  assert.deepEqual(
    heard.map((given) => given === data),
    [false, true],
  );
  events.bind({ appName: 'x', eventName: 'late', func: (given) => heard.push(given), aSync: true });
  assert.equal(events.trigger('x', 'late', 'late'), true);
  assert.equal(heard.length, 2);
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(heard.at(-1), 'late');
});
