import assert from 'node:assert/strict';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';
import { pathOf } from './support/ways.mjs';

const story = stories({ apart: true });
const UDP = 'meta l4proto udp';

story('an open network lets media go directly', async ({ pair }) => {
  const people = await pair();
  for (const person of people) {
    await person.pictures();
    assert.equal(await waitFor('the path', () => pathOf(person)), 'udp');
  }
});

story('without UDP nothing gets through yet', async (stage) => {
  stage.network.drop(UDP);
  const t = await stage.person('t');
  await t.goto(stage.server.url('customer', ''));
  const token = new URLSearchParams(new URL(stage.server.url('customer')).hash.slice(1)).get('token');
  const r = await t.page.evaluate(async (token) => { const { runPreflight } = await import('/sdk/v1/visavis.mjs'); return [await runPreflight(token), await runPreflight(token, {join:true})]; }, token);
  console.log(JSON.stringify(r));
});
