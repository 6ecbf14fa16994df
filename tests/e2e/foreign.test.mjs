import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Program } from './support/program.mjs';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';

const story = stories();
const pageSource = readFileSync(new URL('./support/whip-page.js', import.meta.url), 'utf8');

/** A page that plays, without our SDK. */
async function player(stage, codec) {
  const person = await stage.person('player');
  await person.context.addInitScript(pageSource);
  await person.goto(`${stage.server.info.http}/livez`);
  const token = await stage.server.token({ identity: 'player' });
  const endpoint = `${stage.server.info.http}/whep/demo`;
  await person.page.evaluate((args) => window.__whip.play(...args), [endpoint, token, codec]);
  return person;
}

async function call(stage, protocol, identity) {
  return [`${stage.server.info.http}/${protocol}/demo`, await stage.server.token({ identity })];
}

async function hears(person) {
  await waitFor(`${person.name} hears something`, async () => {
    const { audio } = await person.stats();
    return audio.some(({ packetsReceived }) => packetsReceived > 20);
  });
}

/** The last one leaves, and nobody stays behind. */
async function ends(stage, page) {
  assert.equal(await page.page.evaluate(() => window.__whip.hangUp()), 200);
  assert.deepEqual(await stage.server.api('/api/v1/rooms'), { rooms: [] });
}

story('aiortc publishes and plays', async (stage) => {
  const page = await player(stage);
  const camera = Program.python('aiortc_call.py', ...(await call(stage, 'whip', 'camera')));
  const viewer = Program.python('aiortc_call.py', ...(await call(stage, 'whep', 'viewer')));
  try {
    await page.pictures(1);
    await hears(page);
    await viewer.tells('sees and hears', ({ video, audio }) => video >= 30 && audio >= 50);
    assert.equal(viewer.seen.width, 640);
  } finally {
    assert.deepEqual([await camera.end(), await viewer.end()], [0, 0]);
  }
  await ends(stage, page);
});

for (const codec of ['vp8', 'h264']) {
  story(`GStreamer publishes and plays ${codec}`, async (stage) => {
    const page = await player(stage);
    const camera = Program.python('gstreamer_call.py', ...(await call(stage, 'whip', 'camera')), codec);
    const viewer = Program.python('gstreamer_call.py', ...(await call(stage, 'whep', 'viewer')), codec);
    try {
      await page.pictures(1);
      await hears(page);
      await viewer.tells('sees and hears', ({ video, audio }) => video >= 30 && audio >= 50);
    } finally {
      assert.deepEqual([await camera.end(), await viewer.end()], [0, 0]);
    }
    await ends(stage, page);
    // libnice never reaches a loopback address from another one.
  }, { media: '0.0.0.0:0' });
}
