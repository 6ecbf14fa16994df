import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before } from 'node:test';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';

const story = stories();
const pageSource = readFileSync(new URL('./support/whip-page.js', import.meta.url), 'utf8');

/** Somebody else's website, whose pages know nothing of our SDK. */
const site = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<body></body>'));
const env = {};
before(async () => {
  await once(site.listen(0, '127.0.0.1'), 'listening');
  env.VISAVIS_HTTP__ALLOWED_ORIGINS = `http://127.0.0.1:${site.address().port}`;
});
after(() => site.close());

/** A page of that site that has called. */
async function caller(stage, protocol, name) {
  const person = await stage.person(name);
  await person.context.addInitScript(pageSource);
  await person.page.goto(env.VISAVIS_HTTP__ALLOWED_ORIGINS);
  const endpoint = `${stage.server.info.http}/${protocol}/demo`;
  const token = await stage.server.token({ identity: name });
  const verb = protocol === 'whip' ? 'publish' : 'play';
  const created = await person.page.evaluate(
    ([verb, endpoint, token]) => window.__whip[verb](endpoint, token),
    [verb, endpoint, token],
  );
  assert.match(created.servers[0].urls, /^turn:.*\?transport=tcp$/);
  return person;
}

async function hears(person) {
  const energy = async () => (await person.stats()).audio.reduce((sum, { totalAudioEnergy }) => sum + totalAudioEnergy, 0);
  const before = await energy();
  await waitFor(`${person.name} hears something`, async () => (await energy()) > before + 0.0001);
}

/** Waits until the media flow on the ICE session with these user fragments. */
async function restarted(person) {
  const { local, remote } = await person.page.evaluate(() => window.__whip.restart());
  await waitFor(`${person.name} uses the new ICE session`, async () => {
    const report = await person.page.evaluate(() => window.__probe.report());
    const byId = new Map(report.map((entry) => [entry.id, entry]));
    const transport = report.find(({ type }) => type === 'transport');
    const pair = byId.get(transport.selectedCandidatePairId);
    return (
      transport.iceLocalUsernameFragment === local &&
      byId.get(pair?.remoteCandidateId)?.usernameFragment === remote &&
      pair.state === 'succeeded'
    );
  });
  assert.equal(await person.page.evaluate(() => window.__whip.state()), 'connected');
}

story('pages without our SDK publish and play, restart ICE, and leave', async (stage) => {
  const player = await caller(stage, 'whep', 'player');
  const camera = await caller(stage, 'whip', 'camera');
  await player.pictures(1);
  await hears(player);
  await Promise.all([restarted(camera), restarted(player)]);
  await player.pictures(1);
  await hears(player);
  const { rooms } = await stage.server.api('/api/v1/rooms');
  assert.deepEqual(rooms[0].participants.map(({ identity }) => identity).sort(), ['camera', 'player']);
  for (const person of [camera, player]) {
    assert.equal(await person.page.evaluate(() => window.__whip.hangUp()), 200);
  }
  assert.deepEqual(await stage.server.api('/api/v1/rooms'), { rooms: [] });
}, { env });

story('a page without our SDK and the call screen see each other', async (stage) => {
  const camera = await caller(stage, 'whip', 'camera');
  const player = await caller(stage, 'whep', 'player');
  await player.pictures(1);
  const customer = await stage.person('customer');
  await customer.goto(stage.server.url('customer'));
  await customer.state('inCall');
  await customer.pictures(1);
  // The customer takes the place of the camera that leaves, without another negotiation.
  assert.equal(await camera.page.evaluate(() => window.__whip.hangUp()), 200);
  await player.pictures(1);
  await customer.press('hangup');
  await waitFor('the customer has left', async () => {
    const { participants } = await stage.server.api('/api/v1/rooms/demo');
    return participants.length === 1;
  });
}, { env });
