import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Program } from './support/program.mjs';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';

const story = stories();
const pageSource = readFileSync(new URL('./support/whip-page.js', import.meta.url), 'utf8');

/** An endpoint and a token for it. */
async function call(stage, protocol, identity, room = 'demo') {
  return [`${stage.server.info.http}/${protocol}/${room}`, await stage.server.token({ identity, room })];
}

/** A page that plays or publishes, without our SDK. */
async function page(stage, protocol, name, room) {
  const person = await stage.person(name);
  await person.context.addInitScript(pageSource);
  await person.goto(`${stage.server.info.http}/livez`);
  const verb = protocol === 'whip' ? 'publish' : 'play';
  const [endpoint, token] = await call(stage, protocol, name, room);
  await person.page.evaluate((args) => window.__whip[args[0]](args[1], args[2]), [verb, endpoint, token]);
  return person;
}

async function hears(person) {
  await waitFor(`${person.name} hears something`, async () => {
    const { audio } = await person.stats();
    return audio.some(({ packetsReceived }) => packetsReceived > 20);
  });
}

/** The last ones leave, and nobody stays behind. */
async function end(stage, ...people) {
  for (const { page } of people) assert.equal(await page.evaluate(() => window.__whip.hangUp()), 200);
  assert.deepEqual(await stage.server.api('/api/v1/rooms'), { rooms: [] });
}

story('aiortc publishes and plays', async (stage) => {
  const player = await page(stage, 'whep', 'player');
  const camera = Program.python('aiortc_call.py', ...(await call(stage, 'whip', 'camera')));
  const viewer = Program.python('aiortc_call.py', ...(await call(stage, 'whep', 'viewer')));
  try {
    await player.pictures(1);
    await hears(player);
    await viewer.tells('sees and hears', ({ video, audio }) => video >= 30 && audio >= 50);
    assert.equal(viewer.seen.width, 640);
  } finally {
    assert.deepEqual([await camera.end(), await viewer.end()], [0, 0]);
  }
  await end(stage, player);
});

for (const codec of ['vp8', 'h264']) {
  story(`GStreamer publishes and plays ${codec}`, async (stage) => {
    const player = await page(stage, 'whep', 'player');
    const camera = Program.python('gstreamer_call.py', ...(await call(stage, 'whip', 'camera')), codec);
    const viewer = Program.python('gstreamer_call.py', ...(await call(stage, 'whep', 'viewer')), codec);
    try {
      await player.pictures(1);
      await hears(player);
      await viewer.tells('sees and hears', ({ video, audio }) => video >= 30 && audio >= 50);
    } finally {
      assert.deepEqual([await camera.end(), await viewer.end()], [0, 0]);
    }
    await end(stage, player);
    // libnice never reaches a loopback address from another one.
  }, { media: '0.0.0.0:0' });
}

story('libdatachannel plays in one room and publishes in another', async (stage) => {
  const camera = await page(stage, 'whip', 'camera');
  const calls = [await call(stage, 'whep', 'relay'), await call(stage, 'whip', 'relay', 'copy')];
  const relay = Program.node('libdatachannel_relay.mjs', ...calls.flat());
  const player = await page(stage, 'whep', 'player', 'copy');
  try {
    await player.pictures(1);
    await hears(player);
  } catch (error) {
    throw new Error(`${error.message}\n${JSON.stringify(relay.seen)}\n${relay.log.join('\n')}`);
  } finally {
    assert.equal(await relay.end(), 0);
  }
  await end(stage, camera, player);
});
