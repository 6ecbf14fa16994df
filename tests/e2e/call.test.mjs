import assert from 'node:assert/strict';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';

const story = stories();
const WATCH_MS = 10_000;

story('both see each other move and hear each other for ten seconds', async ({ pair }) => {
  const people = await pair();
  const before = await Promise.all(people.map((person) => person.pictures()));
  await new Promise((resolve) => setTimeout(resolve, WATCH_MS));
  for (const [index, person] of people.entries()) {
    const [early, late] = [before[index], await person.stats()];
    const [video] = late.video.filter(({ framesDecoded }) => framesDecoded > 0);
    const earlier = early.video.find(({ mid }) => mid === video.mid);
    const frames = video.framesDecoded - earlier.framesDecoded;
    assert.ok(frames > 5 * (WATCH_MS / 1000), `${person.name} decoded ${frames} frames`);
    assert.ok(video.frameWidth >= 320 && video.frameWidth <= 1280, `${person.name}: ${video.frameWidth} wide`);
    assert.ok(Math.abs(video.frameWidth / video.frameHeight - 16 / 9) < 0.05, `${person.name}: not 16:9`);
    const [audio] = late.audio.filter(({ packetsReceived }) => packetsReceived > 0);
    const energy = audio.totalAudioEnergy - (early.audio.find(({ mid }) => mid === audio.mid)?.totalAudioEnergy ?? 0);
    assert.ok(energy > 0.001, `${person.name} hears ${energy}`);
    assert.match(late.cipher, /AEAD_AES_\d+_GCM$/);
    assert.equal(late.lines, 3);
  }
});

story('a shared screen arrives as a third track and takes the stage', async ({ pair }) => {
  const [customer, agent] = await pair();
  const { mid: camera } = (await agent.pictures(1)).video.find(({ framesDecoded }) => framesDecoded > 0);
  await customer.page.bringToFront();
  await customer.page.keyboard.press('s');
  await agent.part('screen').waitFor();
  const screen = await waitFor('the screen’s size', async () => {
    const received = (await agent.stats()).video;
    return received.find(({ mid, framesDecoded }) => framesDecoded > 0 && mid !== camera);
  });
  assert.ok(screen.frameWidth >= 640, `${screen.frameWidth} wide`);
  assert.equal(await agent.call.getAttribute('data-layout'), 'stage');
  await customer.part('sharing').getByRole('button').click();
  await waitFor('the stage is empty again', async () => (await agent.call.getAttribute('data-layout')) === 'single');
  assert.equal(await customer.page.evaluate(() => window.__probe.offers), 1);
});

story('a muted microphone is seen on the other side, and silent', async ({ pair }) => {
  const [customer, agent] = await pair();
  const tile = agent.part('tile');
  await waitFor('the agent hears', async () => (await tile.getAttribute('data-microphone')) === 'on');
  await customer.press('microphone');
  await waitFor('the agent sees the mark', async () => (await tile.getAttribute('data-microphone')) === 'off');
  const energy = async () => (await agent.stats()).audio.reduce((sum, { totalAudioEnergy }) => sum + totalAudioEnergy, 0);
  await waitFor('silence', async () => {
    const before = await energy();
    await new Promise((resolve) => setTimeout(resolve, 500));
    return (await energy()) - before < 0.0001;
  });
  await customer.page.keyboard.press('m');
  await waitFor('the mark is gone', async () => (await tile.getAttribute('data-microphone')) === 'on');
});

story('a voice call becomes a video call without another offer', async ({ pair }) => {
  const [customer, agent] = await pair({ customer: '&autojoin=1&video=0', agent: '&autojoin=1&video=0' });
  await waitFor('the agent hears', async () => {
    const { audio } = await agent.stats();
    return audio.some(({ totalAudioEnergy }) => totalAudioEnergy > 0);
  });
  assert.equal(await agent.part('person').count(), 1);
  assert.equal(await agent.part('video').count(), 0);
  await customer.press('camera');
  await agent.pictures(1);
  assert.equal(await agent.part('video').count(), 1);
  await customer.press('camera');
  await agent.part('person').waitFor();
  await customer.press('camera');
  await agent.pictures(1);
  for (const person of [customer, agent]) {
    assert.equal(await person.page.evaluate(() => window.__probe.offers), 1, person.name);
  }
});

story('hanging up ends it for one and tells the other', async ({ pair }) => {
  const [customer, agent] = await pair();
  await customer.press('hangup');
  await customer.state('ended');
  await agent.state('waiting');
  assert.match(await agent.part('waiting').innerText(), /Customer left the call/);
  assert.match(await customer.part('notice').innerText(), /You left the call/);
});

story('an administrator ends a call', async ({ pair, person, server }) => {
  const [customer] = await pair();
  const admin = await person('admin');
  await admin.goto(server.url('admin', ''));
  await admin.page.getByRole('button', { name: 'End call demo' }).click();
  await admin.page.getByRole('dialog').getByRole('button', { name: 'End call' }).click();
  await customer.state('ended');
  await admin.page.getByText('No calls right now').waitFor();
  assert.match(await customer.part('notice').innerText(), /administrator/);
});
