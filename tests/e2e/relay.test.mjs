import assert from 'node:assert/strict';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';
import { callTakes, pathOf, restrictWays } from './support/ways.mjs';

// The relay takes TLS too, with a certificate that nobody vouches for.
const story = stories({
  server: { env: { VISAVIS_TLS__SELF_SIGNED: 'always' } },
  flags: ['--ignore-certificate-errors'],
});
const RELAYED = '&autojoin=1&relay=1';

/** Until when the credentials that the browser was given let it allocate, in seconds. */
const expiries = (person) =>
  person.page.evaluate(() => window.__probe.usernames.map((name) => Number(name.split(':')[0])));

for (const [path, urls] of [
  ['relay udp', '^turn:.*transport=udp'],
  ['relay tcp', '^turn:.*transport=tcp'],
  ['relay tls', '^turns:'],
]) {
  story(`a call that may only use the ${path}`, async ({ pair }) => {
    const people = await pair({ customer: RELAYED, agent: RELAYED, restrict: [restrictWays, { urls }] });
    await callTakes(path, people);
    for (const person of people) {
      const { url } = await person.page.evaluate(() => document.querySelector('visavis-call').room.path.relay);
      assert.match(url, new RegExp(urls));
    }
  });
}

story('who may use everything goes directly, and reads it in the settings', async ({ pair }) => {
  const people = await pair();
  await callTakes('udp', people);
  const [customer] = people;
  await customer.press('settings');
  await waitFor('the path in words', async () => (await customer.part('path').innerText()) === 'Connected over UDP');
});

story('an ICE restart late in a call has fresh credentials', async ({ pair, server }) => {
  const [customer] = await pair({ customer: RELAYED });
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
  assert.match(await pathOf(customer), /^relay/);
});
