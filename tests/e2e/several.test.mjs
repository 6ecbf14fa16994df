import assert from 'node:assert/strict';
import { stories } from './support/story.mjs';

const story = stories();

story('three people see and hear each other', async ({ pair, person, server }) => {
  const [customer, agent] = await pair();
  const supervisor = await person('supervisor');
  const request = { identity: 'supervisor-1', name: 'Second agent', role: 'supervisor', room: 'demo' };
  await supervisor.goto(await server.pageFor(request));
  await supervisor.state('inCall');
  const people = [customer, agent, supervisor];
  for (const stats of await Promise.all(people.map((one) => one.pictures(2)))) assert.equal(stats.lines, 8);
  for (const one of people) {
    assert.equal(await one.part('tile').count(), 2, one.name);
    assert.equal(await one.call.getAttribute('data-layout'), 'grid', one.name);
  }
  await supervisor.press('hangup');
  await supervisor.state('ended');
  for (const one of [customer, agent]) await one.call.locator('[data-layout="single"]').waitFor();
});

story('who may only watch shows nothing, and is told so', async ({ pair, person, server }) => {
  await pair();
  const watcher = await person('watcher');
  const request = {
    identity: 'watcher-1',
    name: 'Watcher',
    role: 'customer',
    room: 'demo',
    publish: ['microphone', 'camera'],
    videoDirection: 'recvonly',
  };
  await watcher.goto(await server.pageFor(request));
  await watcher.state('inCall');
  await watcher.pictures(1);
  assert.ok(await watcher.part('camera').isDisabled());
  assert.match(await watcher.part('direction').innerText(), /Your camera is off by request/);
});
