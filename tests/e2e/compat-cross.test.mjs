// Two vendors' pages in one call: it is one contact plane behind all of them.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { HuaweiAgent } from './compat/huawei-agent.mjs';
import { Site } from './support/site.mjs';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';

const site = await Site.start(new URL('./compat/', import.meta.url));
after(() => site.close());
const story = stories({ server: { env: { VISAVIS_HTTP__ALLOWED_ORIGINS: site.origin } } });

story("A customer on CTLive's page and an agent on Huawei's interface see each other", async (stage) => {
  const key = { kind: 'site', name: 'web', origins: [site.origin] };
  const { secret } = await stage.server.api('/api/v1/keys', { method: 'POST', body: JSON.stringify(key) });
  site.words = { server: stage.server.info.http, tenant: secret };
  const agent = await HuaweiAgent.open(stage, site, '111');
  const customer = await stage.person('customer');
  const run = (script) => customer.page.evaluate(script);
  await customer.goto(`${site.origin}/ctlive-v2.html?title=Kim`);
  await waitFor("the vendor's script is there", () => run(() => window.LIVECHATSDK !== undefined));
  await customer.page.click('#start');

  // A chat without a call rings as text.
  const { content: chat } = await agent.event('AgentEvent_Ringing');
  assert.equal(chat.mediaAbility, '5');
  assert.equal((await agent.asks('answer')).retcode, '0');
  await waitFor('the customer is in the chat', () => run(() => contact?.contact.id));
  await run(() => contact.sendMessage('May I see you?'));
  assert.equal((await agent.event('AgentEvent_MessageData')).content.message, 'May I see you?');

  await customer.page.click('#video');
  const { content: call } = await agent.event('AgentEvent_Ringing');
  assert.equal(call.callid, chat.callid);
  assert.equal((await agent.asks('answer')).retcode, '0');
  const told = (name) => run(`told.find(([one]) => one === '${name}')?.[1]`);
  assert.equal((await waitFor('the customer is answered', () => told('responseVideoUpgrade'))).response, true);
  await agent.event('AgentEvent_Talking');
  await Promise.all([customer.pictures(), agent.person.pictures()]);

  assert.equal((await agent.asks('release')).retcode, '0');
  await waitFor('the contact is over on both sides', () => told('contactEnded'));
});
