import assert from 'node:assert/strict';
import { startServer } from './support/server.mjs';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';

const story = stories();

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
  assert.deepEqual(heard, ['participantReconnecting', 'participantReconnected']);
});

story('a lost WebSocket does not touch the pictures', async ({ pair, server }) => {
  const [customer, agent] = await pair();
  await agent.pictures(1);
  await listen(agent);
  await customer.context.setOffline(true);
  const peers = (await agent.stats()).peers;
  await customer.page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await customer.context.setOffline(false);
  await customer.state('inCall');
  await agent.pictures(1);
  assert.equal((await agent.stats()).peers, peers);
  assert.equal((await customer.stats()).peers, 1);
  assert.ok(server.errors.length > 0);
});

story('a server that crashes and comes back is joined again', async (stage) => {
  const [customer, agent] = await stage.pair();
  await Promise.all([customer.pictures(1), agent.pictures(1)]);
  const { http, media } = stage.server.info;
  await stage.server.kill();
  await Promise.all([customer.state('reconnecting'), agent.state('reconnecting')]);
  stage.server = await startServer({ http: new URL(http).host, media: media[0] });
  await Promise.all([customer.state('inCall'), agent.state('inCall')]);
  await Promise.all([customer.pictures(1), agent.pictures(1)]);
  assert.equal(await customer.part('tile').count(), 1);
  await waitFor('the old connection is closed', async () => (await customer.stats()).state === 'connected');
});
