import assert from 'node:assert/strict';
import { after } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { HuaweiAgent, openSite } from './compat/huawei-agent.mjs';
import { ScriptedCustomer } from './support/desk-page.mjs';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';

const site = await openSite();
after(() => site.close());
/** The desktop is a page of another origin than the gateway's. */
const env = { VISAVIS_HTTP__ALLOWED_ORIGINS: site.origin };
const story = stories({ server: { env } });

/** How long nothing must be seen to count as nothing. */
const QUIET_MS = 1500;

/** How many pictures of others a page has decoded. */
async function decoded(person) {
  const { video = [] } = await person.stats();
  return video.reduce((sum, { framesDecoded }) => sum + framesDecoded, 0);
}

/** How much sound of others a page has received. */
async function heard(person) {
  const { audio = [] } = await person.stats();
  return audio.reduce((sum, { packetsReceived }) => sum + packetsReceived, 0);
}

async function sees(person, what) {
  const before = await decoded(person);
  await waitFor(what, async () => (await decoded(person)) > before + 5);
}

/** That the page decodes no picture, once those are through that were under way. */
async function seesNothing(person, what) {
  await waitFor(`${what}: the pictures end`, async () => {
    const before = await decoded(person);
    await new Promise((done) => setTimeout(done, QUIET_MS));
    return (await decoded(person)) === before;
  });
}

/** Whose picture is larger than the others: nobody's in a grid; false while fewer than three are in the call. */
async function largeOf(person) {
  const layout = await person.call.getAttribute('data-layout');
  if (layout !== 'stage') return layout === 'grid' ? undefined : false;
  return person.call.locator('[part~="stage"] > [part~="tile"]').getAttribute('data-participant');
}

async function hears(person, what) {
  const before = await heard(person);
  await waitFor(what, async () => (await heard(person)) > before + 20);
}

/** An agent at the integrator's desktop and a customer, in a voice call. */
async function talking(stage) {
  const agent = await HuaweiAgent.open(stage, site, '111');
  const customer = await ScriptedCustomer.open(stage.person, stage.server, { identity: 'customer-17' });
  await customer.opens({ wants: 'voice', skill: '7', data: { phone: '88022' } });
  const ringing = await agent.event('AgentEvent_Ringing');
  assert.deepEqual({ ...ringing.content, callid: '' }, {
    caller: '88022', called: '70092', callid: '', type: 'main', feature: '0', mediaAbility: '1', transfer: 'no', transfrom: '',
  });
  assert.equal((await agent.asks('answer')).retcode, '0');
  await joins(customer);
  await agent.event('AgentEvent_Talking');
  await Promise.all([hears(agent.person, 'the agent hears'), hears(customer.person, 'the customer hears')]);
  return { agent, customer };
}

async function joins(customer) {
  await waitFor('the call begins', () => customer.run(() => Boolean(contact.call)));
  await customer.run(() => contact.call.join());
}

async function answers(customer, accept) {
  await waitFor('the customer is asked', () => customer.run(() => Boolean(contact.call.info.request)));
  await customer.run((accept) => contact.call.answerSwitch(accept), accept);
}

async function switched(agent, mediaType, { done = true } = {}) {
  const { content } = await agent.event('AgentEvent_MediaSwith');
  assert.equal(content.mediaType, mediaType);
  assert.equal(content.reason === 0, done, JSON.stringify(content));
  assert.equal(content.callid, await agent.text('callid'));
}

story('voice becomes video with each direction, is refused, and is voice again', async (stage) => {
  const { agent, customer } = await talking(stage);
  const accepted = { message: '', retcode: '0', result: {} };
  assert.deepEqual(await agent.switches('3'), accepted);
  await answers(customer, false);
  await switched(agent, 1, { done: false });
  await hears(agent.person, 'the call goes on after a refusal');

  for (const [direction, agentSees, customerSees] of [
    ['1', false, true],
    ['2', true, false],
    ['3', true, true],
    ['4', true, true],
  ]) {
    assert.deepEqual(await agent.switches(direction), accepted);
    await answers(customer, true);
    await switched(agent, 3);
    for (const [person, should] of [[agent.person, agentSees], [customer.person, customerSees]]) {
      const what = `${person.name} with direction ${direction}`;
      await (should ? sees(person, what) : seesNothing(person, what));
    }
    assert.deepEqual(await agent.asks('to-voice'), accepted);
    await switched(agent, 1);
    await Promise.all([agent, customer].map(({ person }) => seesNothing(person, `${person.name} after ${direction}`)));
    await hears(customer.person, 'voice goes on');
  }

  // Another direction within the video: what the customer does not send needs no word of theirs.
  await agent.switches('3');
  await answers(customer, true);
  await switched(agent, 3);
  await sees(agent.person, 'the agent sees the customer');
  assert.deepEqual(await agent.switches('1'), accepted);
  await switched(agent, 3);
  await seesNothing(agent.person, 'the agent sees the customer no longer');
  await sees(customer.person, 'the customer sees on');
  assert.equal((await agent.switches('1')).retcode, '200-029');

  await customer.run(() => contact.call.leave());
  assert.equal((await agent.event('AgentEvent_Customer_Release')).content.number, '88022');
  assert.equal(typeof (await agent.event('AgentEvent_Call_Release')).content, 'string');
  await agent.state('ready');
  assert.equal((await agent.asks('to-voice')).retcode, '200-027');
  await agent.press('sign-out');
  await agent.state('out');
});

story('a call is switched while it is held, while the agent is muted, and by the agent who takes it over', async (stage) => {
  const { agent, customer } = await talking(stage);
  await agent.asks('hold');
  await agent.event('AgentEvent_Hold');
  await agent.switches('3');
  await answers(customer, true);
  await switched(agent, 3);
  await Promise.all([agent, customer].map(({ person }) => seesNothing(person, `${person.name} on hold`)));
  await agent.asks('gethold');
  assert.equal((await agent.event('AgentEvent_Talking')).content.mediaAbility, '3');
  await Promise.all([sees(agent.person, 'the agent after the hold'), sees(customer.person, 'the customer after the hold')]);

  await agent.asks('beginmute');
  await waitFor('the customer hears nothing', async () => {
    const before = await heard(customer.person);
    await new Promise((done) => setTimeout(done, QUIET_MS));
    return (await heard(customer.person)) === before;
  });
  await agent.asks('to-voice');
  await switched(agent, 1);
  await agent.switches('2');
  await answers(customer, true);
  await switched(agent, 3);
  await sees(agent.person, 'the muted agent sees');
  await seesNothing(customer.person, 'the customer only sends');
  await agent.asks('endmute');
  await hears(customer.person, 'the customer hears again');
  await agent.asks('to-voice');
  await switched(agent, 1);

  const second = await HuaweiAgent.open(stage, site, '112');
  await agent.page.locator('#number').fill('112');
  assert.equal((await agent.asks('transfer')).retcode, '0');
  await agent.event('AgentEvent_Call_Release');
  await second.event('AgentEvent_Ringing');
  await second.asks('answer');
  await second.event('AgentEvent_Talking');
  await hears(second.person, 'the second agent hears');
  await second.switches('3');
  await answers(customer, true);
  await switched(second, 3);
  await Promise.all([sees(second.person, 'the second agent sees'), sees(customer.person, 'the customer sees the second agent')]);
  await second.asks('release');
  await second.event('AgentEvent_Call_Release');
  await second.state('ready');
  await waitFor('the customer is told', () => customer.run(() => contact.isClosed));
});

story('a customer in the widget talks to an agent at the integrator’s desktop', async (stage) => {
  const agent = await HuaweiAgent.open(stage, site, '111');
  const customer = await stage.person('customer');
  const part = (name) => customer.page.locator(`visavis-widget [part~="${name}"]`).first();
  const token = await stage.server.token({ identity: '88022', name: 'Customer', room: undefined });
  await customer.goto(`${stage.server.info.http}/widget#token=${token}`);
  await part('launcher').click();
  await part('first-message').fill('Good morning');
  await part('start').click();
  const chat = await agent.event('AgentEvent_Ringing');
  assert.equal(chat.content.mediaAbility, '5');
  assert.equal(chat.content.caller, '88022');
  await agent.asks('answer');
  await agent.event('AgentEvent_Talking');

  // The agent calls the number of the customer who writes.
  await agent.page.locator('#number').fill('88022');
  assert.equal((await agent.asks('callout')).result, chat.content.callid);
  await agent.event('AgentEvent_Customer_Alerting');
  await part('accept').click();
  await part('join').click();
  await customer.state('inCall');
  assert.equal((await agent.event('AgentEvent_Talking')).content.mediaAbility, '1');
  await Promise.all([hears(agent.person, 'the agent hears'), hears(customer, 'the customer hears')]);

  await agent.switches('3');
  await part('ask').locator('button').first().waitFor();
  await customer.call.locator('[part~="ask"] [part~="accept"], [part~="ask"] button.primary').first().click();
  await switched(agent, 3);
  await Promise.all([sees(agent.person, 'the agent sees'), sees(customer, 'the customer sees')]);

  // A third one comes, and the agent chooses whose picture is the largest.
  const second = await HuaweiAgent.open(stage, site, '112');
  await agent.page.locator('#number').fill('112');
  assert.equal((await agent.asks('innerhelp')).retcode, '0');
  await second.event('AgentEvent_Ringing');
  await second.asks('answer');
  const pages = [customer, agent.person, second.person];
  await waitFor('all three see two', async () => !(await Promise.all(pages.map(largeOf))).includes(false));
  for (const [mode, expected] of [
    ['1', [undefined, '88022', '88022']],
    ['2', ['111', undefined, '111']],
    ['3', ['112', '112', undefined]],
    ['0', [undefined, undefined, undefined]],
  ]) {
    await agent.page.locator('#mode').selectOption(mode);
    assert.equal((await agent.asks('adjustvideomode')).retcode, '0');
    await waitFor(`mode ${mode} on all pages`, async () => isDeepStrictEqual(await Promise.all(pages.map(largeOf)), expected));
  }
  assert.equal((await agent.asks('disconnect')).retcode, '0');
  await second.event('AgentEvent_Call_Release');
  await waitFor('two go on', async () => (await customer.call.getAttribute('data-layout')) === 'single');
  await sees(customer, 'the customer sees the agent');

  await customer.press('hangup');
  await agent.event('AgentEvent_Customer_Release');
  await agent.state('ready');
}, { env: { ...env, VISAVIS_HUAWEI__AUTH_MODE: '2' } });

story('an agent calls another one, who agrees to video', async (stage) => {
  const first = await HuaweiAgent.open(stage, site, '111');
  const second = await HuaweiAgent.open(stage, site, '112');
  await first.page.locator('#number').fill('112');
  assert.equal((await first.asks('callinner')).retcode, '0');
  assert.equal((await first.event('AgentEvent_Customer_Alerting')).content.otherPhone, '112');
  const { content } = await second.event('AgentEvent_Ringing');
  assert.deepEqual([content.caller, content.called, content.feature], ['111', '112', '6']);
  await second.asks('answer');
  await Promise.all([first.event('AgentEvent_Talking'), second.event('AgentEvent_Talking')]);
  await Promise.all([hears(first.person, 'the one who calls'), hears(second.person, 'the one who is called')]);

  await first.switches('3');
  await second.person.call.locator('[part~="ask"] button.primary').first().click();
  await switched(first, 3);
  await Promise.all([sees(first.person, 'the one who calls'), sees(second.person, 'the one who is called')]);
  await second.asks('release');
  await first.event('AgentEvent_Customer_Release');
  await Promise.all([first.state('ready'), second.state('ready')]);
});
