import assert from 'node:assert/strict';
import { startServer } from './support/server.mjs';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';

const story = stories();
const HICCUP = ['participantReconnecting', 'participantReconnected'];

/** Keeps what the page hears of the others. */
function listen(person) {
  return person.page.evaluate(() => {
    window.__heard = [];
    const { room } = document.querySelector('visavis-call');
    for (const event of ['participantDisconnected', 'participantReconnecting', 'participantReconnected']) {
      room.on(event, () => window.__heard.push(event));
    }
  });
}

story('a reloaded page is the same person, and nobody saw it leave', async ({ pair }) => {
  const [customer, agent] = await pair();
  await agent.pictures(1);
  await listen(agent);
  const before = await customer.participantId();
  await customer.page.reload({ waitUntil: 'commit' });
  await customer.state('inCall');
  await Promise.all([customer.pictures(1), agent.pictures(1)]);
  assert.equal(await customer.participantId(), before);
  const heard = await agent.page.evaluate(() => window.__heard);
  assert.deepEqual(heard, HICCUP);
});

story('a lost WebSocket does not touch the pictures', async ({ pair }) => {
  const [customer, agent] = await pair();
  const before = await agent.pictures(1);
  await listen(agent);
  await customer.page.evaluate(() => window.__probe.breakSockets());
  await waitFor('the agent hears of it', () => agent.page.evaluate(() => window.__heard.length === 2));
  await customer.state('inCall');
  const after = await agent.pictures(1);
  assert.deepEqual(await agent.page.evaluate(() => window.__heard), HICCUP);
  assert.equal(after.peers, before.peers);
  assert.equal((await customer.stats()).peers, 1);
  assert.equal(await customer.page.evaluate(() => window.__probe.offers), 1);
});

story('a network that falls silent is found again by an ICE restart', async ({ pair, server }) => {
  const [customer, agent] = await pair();
  await Promise.all([customer.pictures(1), agent.pictures(1)]);
  server.freeze(true);
  try {
    await customer.state('reconnecting');
  } finally {
    server.freeze(false);
  }
  await customer.state('inCall');
  await Promise.all([customer.pictures(1), agent.pictures(1)]);
  assert.equal((await customer.stats()).peers, 1);
  assert.ok((await customer.page.evaluate(() => window.__probe.offers)) > 1);
});

for (const [how, end] of [
  ['crashes', 'kill'],
  ['is stopped', 'stop'],
]) {
  story(`a server that ${how} and comes back is joined again`, async (stage) => {
    const [customer, agent] = await stage.pair();
    await Promise.all([customer.pictures(1), agent.pictures(1)]);
    const { http, media } = stage.server.info;
    const ended = stage.server[end]();
    await Promise.all([customer.state('reconnecting'), agent.state('reconnecting')]);
    await ended;
    stage.server = await startServer({ http: new URL(http).host, media: media[0] });
    await Promise.all([customer.state('inCall'), agent.state('inCall')]);
    await Promise.all([customer.pictures(1), agent.pictures(1)]);
    assert.equal(await customer.part('tile').count(), 1);
    assert.equal((await customer.stats()).state, 'connected');
  });
}
