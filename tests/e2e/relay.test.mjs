import assert from 'node:assert/strict';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';

const story = stories();

const pathOf = (person) => person.page.evaluate(() => document.querySelector('visavis-call').room.path);
/** Until when the credentials that the browser was given let it allocate, in seconds. */
const expiries = (person) =>
  person.page.evaluate(() => window.__probe.usernames.map((name) => Number(name.split(':')[0])));

story('a call through the built-in TURN server over UDP', async ({ pair }) => {
  const people = await pair({ customer: '&autojoin=1&relay=1', agent: '&autojoin=1&relay=1' });
  for (const person of people) {
    const stats = await person.pictures();
    assert.equal(stats.local, 'relay', 'the path goes through the relay');
    await waitFor(`${person.name} hears something`, async () => {
      const { audio } = await person.stats();
      return audio.some((line) => line.totalAudioEnergy > 0);
    });
    const { protocol, relay } = await pathOf(person);
    assert.deepEqual([protocol, relay.protocol], ['udp', 'udp']);
    assert.match(relay.url, /^turn:127\.0\.0\.1:\d+\?transport=udp$/);
  }
});

story('who may use everything goes directly, and reads it in the settings', async ({ pair }) => {
  const people = await pair();
  for (const person of people) {
    const path = await waitFor('the path', () => pathOf(person));
    assert.deepEqual([path.protocol, path.relay], ['udp', null]);
    assert.ok(path.roundTripMs < 100, `${path.roundTripMs} ms`);
  }
  const [customer] = people;
  await customer.part('settings').click();
  await waitFor('the path in words', async () => (await customer.part('path').innerText()) === 'Connected over UDP');
});

story('an ICE restart late in a call has fresh credentials', async ({ pair, server }) => {
  const [customer] = await pair({ customer: '&autojoin=1&relay=1' });
  await customer.pictures();
  await customer.page.evaluate(() => {
    const { now } = Date;
    Date.now = () => now() + 600_000;
  });
  const [before, ...none] = await expiries(customer);
  assert.deepEqual(none, []);
  server.freeze(true);
  try {
    await customer.state('reconnecting');
  } finally {
    server.freeze(false);
  }
  await customer.state('inCall');
  await customer.pictures();
  const [, after] = await expiries(customer);
  assert.ok(after > before, `${after} is later than ${before}`);
  assert.equal((await customer.stats()).peers, 1, 'it was the same peer connection');
  assert.equal((await pathOf(customer)).relay.protocol, 'udp');
});
