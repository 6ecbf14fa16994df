import assert from 'node:assert/strict';
import { preflight, verdicts } from './support/preflight.mjs';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';
import { callTakes, pathOf, restrictWays } from './support/ways.mjs';

const story = stories({ apart: true });
const UDP = 'meta l4proto udp';

story('an open network lets media go directly', async ({ pair }) => {
  await callTakes('udp', await pair());
});

story('without UDP a call goes over ICE-TCP', async ({ pair, network }) => {
  network.drop(UDP);
  await callTakes('tcp', await pair());
});

story('without UDP and ICE-TCP a call goes through the relay over TLS', async ({ pair, network }) => {
  network.drop(UDP);
  await callTakes('relay tls', await pair({ restrict: [restrictWays, { urls: '^turns:', candidates: 'udp' }] }));
});

story('a call goes on over TCP when the network stops letting UDP through', async ({ pair, network }) => {
  const people = await pair();
  await callTakes('udp', people);
  network.drop(UDP);
  await Promise.all(
    people.map(async (person) => {
      await waitFor(`${person.name} goes on over TCP`, async () => /tcp|tls/.test(await pathOf(person)));
      await person.pictures(1);
      await person.state('inCall');
    }),
  );
});

story('the check before a call tells a customer of the detour', async (stage) => {
  stage.network.drop(UDP);
  const person = await stage.person('customer');
  const options = { join: true, language: 'German' };
  const result = await preflight(stage, person, stage.server.url('customer'), options);
  const { udp, relayUdp, tcp, relayTcp } = verdicts(result);
  assert.equal(result.verdict, 'limited', JSON.stringify(result));
  assert.match(result.text, /^Ihr Anruf wird funktionieren, doch Ihr Netz lässt ihn nur über einen Umweg zu\./);
  assert.deepEqual([udp, relayUdp, tcp, relayTcp], ['warn', 'warn', 'pass', 'pass']);
  assert.deepEqual([result.path.protocol, result.path.relay], ['tcp', null]);
});
