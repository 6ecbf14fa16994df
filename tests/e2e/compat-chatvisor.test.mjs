// Chatvisor's pages, written as its own use case writes them, on a website of another origin.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { Site } from './support/site.mjs';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';

const site = await Site.start(new URL('./compat/', import.meta.url));
after(() => site.close());
const story = stories({ server: { env: { VISAVIS_HTTP__ALLOWED_ORIGINS: site.origin } } });
const SHOTS = process.env.SHOTS;
const AGENT = 'mary.doe@example.com';

/** A page of the brand's site, and what it was told. */
class Page {
  static async open(stage, name, path) {
    const person = await stage.person(name);
    await person.goto(`${site.origin}/${path}`);
    const page = new Page(person);
    await waitFor(`${name}'s script is there`, () => page.run(() => window.CV !== undefined));
    return page;
  }

  constructor(person) {
    this.person = person;
    this.page = person.page;
  }

  run(script, argument) {
    return this.page.evaluate(script, argument);
  }

  /** The latest of what the page was told by that name, once there are so many. */
  until(name, count = 1) {
    return waitFor(`${this.person.name} is told ${name}`, async () => {
      const told = (await this.run(() => window.told ?? [])).filter(([one]) => one === name);
      return told.length >= count && (told[count - 1][1] ?? true);
    });
  }

  part(name) {
    return this.page.locator(`visavis-widget [part~="${name}"]`).first();
  }

  async shot(name) {
    if (SHOTS) await this.page.screenshot({ path: `${SHOTS}/${name}.png` });
  }
}

/** A page of an agent and one of a tagged customer. */
async function pair(stage, { assigned = '', email = 'john@example.com', id = 'john.doe' } = {}) {
  const { api } = stage.server;
  const post = (path, body) => api.call(stage.server, path, { method: 'POST', body: JSON.stringify(body) });
  const { secret } = await post('/api/v1/keys', { kind: 'site', name: 'web', origins: [site.origin] });
  // The user token is acquired using the REST API.
  const { token } = await post('/rest/v1/tokens', { email: AGENT });
  site.words = { server: stage.server.info.http, site: secret };
  const customer = await Page.open(stage, 'customer', `chatvisor-customer.html?${new URLSearchParams({ email, id, assigned })}`);
  await customer.until('tagged');
  const agent = await Page.open(stage, 'agent', `chatvisor-agent.html?token=${token}`);
  return [customer, agent];
}

story('Chatvisor: tag, list, status, and the screen of the customer at the agent', async (stage) => {
  const [customer, agent] = await pair(stage);
  await agent.page.click('#refresh');
  const [user] = await agent.until('list');
  const { visitorId, ...told } = user;
  assert.match(visitorId, /^v_[0-9a-f]{32}$/);
  const golden = { id: 'john.doe', email: 'john@example.com', firstname: 'John', lastname: 'Doe', labels: [], additionalTaggingData: {} };
  assert.deepEqual(told, golden);
  for (const query of ['john@example.com', 'JOHN.DOE', 'John Doe']) await agent.run((words) => search(words), query);
  for (let index = 1; index <= 3; index++) assert.deepEqual(await agent.until('status', index), user);
  await agent.run(() => search('nobody@example.com'));
  assert.deepEqual(await agent.until('status', 4), {}, 'so that status.visitorId never throws');

  // Refused, then agreed.
  await agent.page.click('#users button');
  const { callId, conferenceId } = await agent.until('startScreen');
  const ring = { callId, conferenceId, visitorId, kind: 'screen' };
  assert.deepEqual(await customer.until('ringing'), ring);
  await customer.part('decline').waitFor();
  await customer.shot('chatvisor-asked');
  await customer.part('decline').click();
  assert.deepEqual(await agent.until('declined'), { ...ring, reason: 'declined' });

  await agent.page.click('#users button');
  const second = await agent.until('startScreen', 2);
  await customer.part('accept').click();
  await customer.page.locator('visavis-panel visavis-call [part~="join"]').click();
  assert.deepEqual((await agent.until('accepted')).callId, second.callId);
  assert.equal((await agent.until('connected')).callId, second.callId);
  await agent.person.pictures();
  const { video } = await agent.person.stats();
  assert.ok(video.some(({ frameWidth }) => frameWidth >= 640), JSON.stringify(video));
  await agent.shot('chatvisor-agent-screen');
  await customer.shot('chatvisor-customer-screen');

  await customer.run(() => {
    for (const track of window.__probe.devices) if (track.label) track.stop(), track.dispatchEvent(new Event('ended'));
  });
  const ended = await agent.until('ended');
  assert.deepEqual([ended.callId, ended.visitorId, ended.reason], [second.callId, visitorId, 'screenStopped']);
  await waitFor('the corner is free', () => agent.run(() => document.querySelector('visavis-call') === null));
  await waitFor('what was made for the call is over', async () => {
    const { contacts } = await stage.server.api('/api/v1/contacts');
    return contacts.every(({ state }) => state === 'closed');
  });

  // The same with cameras, until the customer hangs up.
  const third = await agent.run((id) => CV.calling.startVideo(id), visitorId);
  await customer.part('accept').click();
  await customer.page.locator('visavis-panel visavis-call [part~="join"]').click();
  await Promise.all([customer.person.pictures(), agent.person.pictures()]);
  assert.equal((await agent.until('connected', 2)).callId, third.callId);
  await customer.page.mouse.move(400, 300);
  await customer.page.locator('visavis-panel visavis-call [part~="hangup"]').click();
  const over = await agent.until('ended', 2);
  assert.deepEqual([over.callId, over.reason], [third.callId, 'hungUp']);
  assert.deepEqual((await customer.until('ended', 2)).callId, third.callId);

  // And by voice; whoever does not listen any more is told nothing.
  await agent.run(() => {
    window.late = [];
    const hear = (call) => late.push(call);
    CV.calling.on('ringing', hear);
    CV.calling.off('ringing', hear);
  });
  const fourth = await agent.run((id) => CV.calling.startAudio(id), visitorId);
  assert.deepEqual(await customer.until('ringing', 4), { ...ring, ...fourth, kind: 'audio' });
  await customer.part('accept').click();
  await customer.page.locator('visavis-panel visavis-call [part~="join"]').click();
  await waitFor('they hear each other', async () => {
    const heard = await Promise.all([customer, agent].map(({ person }) => person.stats()));
    return heard.every(({ audio }) => audio?.[0]?.totalAudioEnergy > 0);
  });
  assert.equal((await agent.until('connected', 3)).callId, fourth.callId);
  assert.deepEqual(await agent.run(() => late), []);
});

story('Chatvisor: a conference with the assigned agent, begun without an id', async (stage) => {
  const [customer, agent] = await pair(stage, { assigned: AGENT });
  await waitFor('the agent is there', () => customer.run(() => CV.api.isAgentOnline()));
  assert.equal(await customer.run(() => new Promise((done) => CV.api.shouldShowWebchat(() => done('yes'), () => done('no')))), 'yes');
  assert.equal(await customer.run(() => new Promise((done) => CV.api.shouldShowWebchatInterval(() => done('yes')))), 'yes');
  assert.deepEqual(await customer.run(() => new Promise((done) => CV.api.hasActionRuleMatched(done))), []);
  assert.deepEqual(await customer.run(() => [CVLoaded, CVLOADED]), [true, true], 'for whoever loads it later');
  await customer.page.click('#conference');
  const { conferenceId, joinUrl } = await customer.until('conference');
  assert.deepEqual([typeof conferenceId, joinUrl], ['string', `${stage.server.info.http}/desk`]);
  const ringing = await agent.until('ringing');
  assert.deepEqual(ringing, { callId: `k_${conferenceId.slice(2)}`, conferenceId, kind: 'video' });
  await agent.page.locator('visavis-call [part~="join"]').click();
  assert.deepEqual(await agent.until('accepted'), ringing);
  await customer.page.locator('visavis-panel visavis-call [part~="join"]').click();
  await Promise.all([customer.person.pictures(), agent.person.pictures()]);
  assert.equal((await customer.until('connected')).callId, ringing.callId);
  await agent.shot('chatvisor-agent-conference');
  await customer.shot('chatvisor-customer-conference');
  const team = await agent.run(() => new Promise((done) => CV.team.list(done)));
  assert.deepEqual(team, []);

  // On sign-out the visitor is another one.
  const before = await agent.run((id) => CV.user.status(id), 'john.doe');
  await customer.run(() => CV.user.reset());
  await customer.run(() => CV.user.tag({ id: 'jane' }));
  const next = await agent.run((id) => CV.user.status(id), 'jane');
  assert.notEqual(next.visitorId, before.visitorId);
});

story('Chatvisor: what cannot be is a rejected promise', async (stage) => {
  const [customer, agent] = await pair(stage, { id: '' });
  const code = (page, run, argument) =>
    page.run(async ([source, value]) => {
      try {
        await new Function('value', `return (${source})(value)`)(value);
      } catch ({ code, message }) {
        return [code, message.length > 5];
      }
    }, [run.toString(), argument]);
  const reserved = { additionalTaggingData: { email: 'x' } };
  for (const [page, expected, run, argument] of [
    [customer, 'invalid_request', (value) => CV.user.tag(value), reserved],
    [customer, 'invalid_request', () => CV.user.tag()],
    [customer, 'invalid_field', () => CV.user.tag({ id: 'x'.repeat(2000) })],
    [customer, 'invalid_request', () => CV.conference.start()],
    [customer, 'unauthorized', () => CV.user.list(() => {})],
    [agent, 'visitor_not_found', () => CV.calling.startScreen(undefined)],
    [agent, 'visitor_not_found', () => CV.calling.startVideo('v_00000000000000000000000000000000')],
    [agent, 'visitor_not_found', () => CV.conference.start('nobody')],
    [agent, 'invalid_request', () => CV.rest.auth('')],
    [agent, 'unauthorized', () => CV.rest.auth('nonsense', true)],
  ]) {
    assert.deepEqual(await code(page, run, argument), [expected, true], run.toString());
  }
});
