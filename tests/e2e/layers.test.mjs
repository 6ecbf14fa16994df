import assert from 'node:assert/strict';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';

const story = stories();

/** The layers that a page sends now, with their widths. */
const sent = async (person) => {
  const report = await person.page.evaluate(() => window.__probe.report());
  const flows = report.filter((entry) => entry.type === 'outbound-rtp' && entry.kind === 'video' && entry.active);
  return new Map(flows.filter((entry) => entry.rid).map((entry) => [entry.rid, entry.frameWidth]));
};

/** The width of the picture that a page is sent, if it moves. */
const seen = async (person) => (await person.pictures(1)).video.map(({ frameWidth }) => frameWidth)[0];

story('everybody is sent what they show', async ({ pair, person, server }) => {
  const [customer, agent] = await pair();
  await agent.page.setViewportSize({ width: 1400, height: 900 });
  const sends = async (rids) => [...(await sent(customer)).keys()].join() === rids && seen(agent);
  const large = await waitFor('one layer for one receiver, the large one', () => sends('f'));
  // How large it is within its layer is the encoder's to say, which looks at path and processor.
  assert.ok(large > 480, `${large} pixels`);

  await agent.page.setViewportSize({ width: 420, height: 320 });
  await waitFor('the agent sees a smaller one', async () => (await seen(agent)) <= 640);
  await waitFor('the large one is not sent any more', async () => !(await sent(customer)).has('f'));

  const supervisor = await person('supervisor');
  const request = { identity: 'supervisor-1', name: 'Second agent', role: 'supervisor', room: 'demo' };
  await supervisor.goto(await server.pageFor(request));
  await supervisor.state('inCall');
  await supervisor.page.setViewportSize({ width: 1600, height: 1000 });
  await supervisor.pictures(2);
  await waitFor('the customer sends two sizes', async () => (await sent(customer)).size >= 2);
  await agent.pictures(2);
});
