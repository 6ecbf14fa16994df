import assert from 'node:assert/strict';
import { stories } from './support/story.mjs';

// As customers have it: no flags for loopback, host addresses hidden behind mDNS names.
const story = stories({ loopback: false });

story('a browser as it comes makes the call, too', async ({ pair }) => {
  const people = await pair();
  for (const stats of await Promise.all(people.map((person) => person.pictures()))) {
    assert.equal(stats.state, 'connected');
    assert.match(stats.cipher, /GCM/);
  }
});
