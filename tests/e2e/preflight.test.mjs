import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { preflight, verdicts } from './support/preflight.mjs';
import { stories } from './support/story.mjs';

const story = stories();

story('on an open network everything is ready, and a call with the same token goes on', async (stage) => {
  const [customer, agent] = await stage.pair();
  const tester = await stage.person('tester');
  const result = await preflight(stage, tester, stage.server.url('customer'), { devices: true });
  const { browser, camera, microphone, signalling, udp, relayUdp } = verdicts(result);
  assert.deepEqual({ browser, camera, microphone, signalling, udp, relayUdp }, {
    browser: 'pass',
    camera: 'pass',
    microphone: 'pass',
    signalling: 'pass',
    udp: 'pass',
    relayUdp: 'pass',
  });
  assert.equal(result.verdict, 'good', JSON.stringify(result));
  assert.equal(result.text, 'Everything is ready for your call.');
  assert.ok(result.path.relay === null && result.path.roundTripMs < 200, JSON.stringify(result.path));
  assert.ok(result.took < 5000, `${result.took} ms`);
  for (const person of [customer, agent]) {
    const others = await person.page.evaluate(() => document.querySelector('visavis-call').room.participants.size);
    assert.equal(others, 1);
    await person.state('inCall');
  }
});

story('a trial join proves the ways with media of their own', async (stage) => {
  const tester = await stage.person('tester');
  const page = await stage.server.pageFor({ identity: 'tester', role: 'customer', room: 'trial' });
  const result = await preflight(stage, tester, page, { join: true });
  const { udp, relayUdp } = verdicts(result);
  assert.deepEqual([udp, relayUdp, result.verdict], ['pass', 'pass', 'good'], JSON.stringify(result));
  assert.equal(result.path.protocol, 'udp');
  const { rooms } = await stage.server.api('/api/v1/rooms');
  assert.deepEqual(rooms.flatMap(({ participants }) => participants), []);
});

story('a link that is not valid is told apart from a lost service', async (stage) => {
  const tester = await stage.person('tester');
  await tester.goto(`${stage.server.info.http}/livez`);
  const check = (url) =>
    tester.page.evaluate(async (url) => {
      const { runPreflight } = await import('/sdk/v1/visavis.mjs');
      return runPreflight('a.b.c', { url });
    }, url);
  const refused = await check(stage.server.info.http);
  assert.deepEqual([refused.verdict, refused.text], ['blocked', 'This link is not valid or has expired. Ask for a new one.']);
  const lost = await check(`http://127.0.0.1:${await closedPort()}`);
  assert.match(lost.text, /^The service can’t be reached\./);
});

function closedPort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
