// CTLive's pages with Vidyo's calls, written as their own documents write them, on a website of another origin.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { BrandPage, openBrand } from './support/brand.mjs';
import { DeskPage } from './support/desk-page.mjs';
import { stories } from './support/story.mjs';
import { voiceFile } from './support/voice.mjs';
import { waitFor } from './support/wait.mjs';

const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC';

const { site, env, prepare } = await openBrand();
after(() => site.close());
const story = stories({ server: { env }, flags: [`--use-file-for-fake-audio-capture=${voiceFile()}`] });

story('CTLive, the first way: chat, then a Vidyo call that both pages connect themselves', async (stage) => {
  const token = await prepare(stage);
  const agent = await BrandPage.open(stage, site, 'agent', `ctlive-v1-agent.html?token=${token}`, { last: '**/VidyoClient.js?*' });
  const customer = await BrandPage.open(stage, site, 'customer', 'ctlive-v1-customer.html');
  await customer.person.page.click('#start');
  const started = await agent.pageEvent('ChatStarted');
  await waitFor('both are in the chat', async () => (await customer.run(() => contact?.contact.id)) && agent.run(() => contact?.contact.id));
  const chat = await customer.run(() => contact.contact.id);
  assert.match(chat, /^CHAT_DEFAULT_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  assert.equal(started.object.chatID, chat);
  const loaded = { name: 'CTLiveEvent', type: 'Loaded', object: { elementID: '', widgetID: 'brand', userID: '' } };
  assert.deepEqual(await agent.pageEvent('Loaded'), loaded);
  const { object: online } = await customer.pageEvent('ChatOnline');
  assert.equal(online.chatID, chat);
  assert.equal(online.users.length, 2);
  assert.ok(online.users.includes('USER_agent-3'));
  assert.equal(await agent.run(() => contact.contact.id), chat);
  // The name in the vendor's prose.
  assert.equal(await agent.run(async (id) => (await LIVECHATSDK.LIVECHAT.contactJoin(id)).contact.id, chat), chat);

  const id = await customer.run(() => contact.sendMessage('Good morning'));
  const [message] = await agent.until('message');
  assert.equal(message.id, id);
  assert.equal(message.content.text, 'Good morning');
  assert.deepEqual([message.content.user.nickname, message.content.user.isAgent], ['Kim Customer', false]);
  for (const name of ['messageReceived', 'messageSeen']) {
    assert.deepEqual(await customer.until(name), [{ messageID: id, chatID: chat }], name);
  }
  assert.deepEqual(await customer.told('message'), [], 'whoever says something is told by the promise');

  await agent.run(() => contact.isWriting(true));
  const [{ user: writer, ...writing }] = await customer.until('isWriting');
  assert.deepEqual(writing, { chatID: chat, isWriting: true });
  assert.deepEqual(writer, {
    id: 'USER_agent-3',
    nickname: 'Agent',
    isAgent: true,
    beginTime: writer.beginTime,
    endTime: '',
    isOnline: true,
    userAgent: '',
    firstUri: '',
    firstTitle: '',
    channel: 'web',
    firstIP: '',
  });
  const link = await agent.run(() => contact.SendLink('https://www.example.com/terms'));
  const [linked] = await customer.until('link');
  assert.deepEqual([linked.id, linked.content.url], [link, 'https://www.example.com/terms']);

  const picture = { img: PICTURE, caption: 'myImage', fileName: 'pict ü.png', documentType: 'png' };
  const sent = await customer.run((content) => contact.SendMultimediaMessage('IMAGE', content), picture);
  assert.deepEqual(sent, { chatID: chat, messageID: sent.messageID, messageType: 'IMAGE' });
  assert.deepEqual(await customer.until('multimediaMessageStored'), [{ id: sent.messageID, ...sent }]);
  const [shown] = await agent.until('GetMultimediaMessageInActiveChat');
  const { user } = shown.data.content;
  assert.deepEqual(shown, {
    result: true,
    data: {
      chatID: chat,
      messageID: sent.messageID,
      messageType: 'IMAGE',
      domain: 'DEFAULT',
      format: 'fullsize',
      content: { ...picture, user },
    },
    error: null,
  });
  assert.deepEqual(user, {
    id: user.id,
    nickname: 'Kim Customer',
    isAgent: false,
    beginTime: user.beginTime,
    endTime: '',
    isOnline: true,
    userAgent: await customer.run(() => navigator.userAgent),
    firstUri: `${site.origin}/ctlive-v1-customer.html`,
    firstTitle: 'Loans',
    channel: 'web',
    firstIP: '',
  });
  assert.match(user.id, /^USER_anon-[0-9a-f]{32}$/);
  assert.ok(Math.abs(user.beginTime - Date.now()) < 60_000);

  // What cannot be: a sentence in a rejected promise.
  for (const [name, expected, run] of [
    ['an empty text', 'empty_message', () => contact.sendMessage(' ')],
    ['no link', 'invalid_link', () => contact.SendLink('javascript:alert(1)')],
    ['no base64', 'invalid_content', () => contact.SendMultimediaMessage('IMAGE', { img: '%%%', fileName: 'a.png' })],
    ['a program', 'file_kind_not_allowed', () => contact.SendMultimediaMessage('DOCUMENT', { document: 'AAAA', fileName: 'a.exe' })],
    ['another content', 'file_content_mismatch', () => contact.SendMultimediaMessage('IMAGE', { img: 'AAAA', fileName: 'a.png' })],
    ['another type', 'invalid_type', () => contact.SendMultimediaMessage('VIDEO', 'AAAA')],
    ['an unknown message', 'message_not_found', () => contact.GetMultimediaMessageInActiveChat(contact.contact.id, 'x')],
    ['another chat', 'not_in_contact', () => LIVECHAT.leave('CHAT_eaa2e7c0-9c26-40db-b720-d777ab68078d')],
    ['no object', 'invalid_contact', () => LIVECHAT.endContact(contact.contact.id)],
    ['no element', 'invalid_div', () => contact.requestVideoUpgrade('nowhere', true, true)],
  ]) {
    const error = await customer.run(async (source) => {
      try {
        await new Function(`return (${source})()`)();
      } catch ({ result, data, error, message }) {
        return { result, data, error, message };
      }
    }, run.toString());
    assert.deepEqual([error?.result, error?.data, error?.error], [false, null, expected], name);
    assert.ok(error.message.length > 10, name);
  }

  // Refused, asked twice, accepted.
  await agent.run(() => { answer = false; });
  await customer.person.page.click('#video');
  const [refused] = await customer.until('responseVideoUpgrade');
  assert.deepEqual(refused, { chatID: chat, response: false, reason: 'declined' });
  await agent.run(() => { answer = undefined; });
  await customer.run(async () => {
    await LIVECHAT.requestVideoUpgrade(contact.contact.id);
    await LIVECHAT.requestVideoUpgrade(contact.contact.id);
  });
  const [request] = await agent.until('requestVideoUpgrade', 2);
  assert.deepEqual([request.chatID, request.useAudio, request.useVideo], [chat, true, true]);
  assert.equal((await agent.told('requestVideoUpgrade')).length, 2);
  await agent.run(() => {
    // As the vendor's page does: the answer is not waited for.
    LIVECHATSDK.LIVECHAT.responseVideoUpgrade(contact.contact.id, true);
    connectVideo();
  });
  const [accepted] = await customer.until('responseVideoUpgrade', 2);
  assert.deepEqual(accepted, { chatID: chat, response: true });
  await Promise.all([customer.until('onSuccess'), agent.until('onSuccess')]);
  await Promise.all([customer.person.pictures(), agent.person.pictures()]);
  assert.deepEqual(await customer.told('Connect'), [[true]]);

  const [joined] = await customer.until('onJoined');
  assert.deepEqual([joined.name, joined.userId, joined.objType, joined.isLocal], ['Agent', 'agent-3', 'VidyoParticipant', false]);
  const [ranked] = await customer.until('onDynamicChanged');
  assert.deepEqual(ranked, [joined]);
  assert.equal(await customer.run(() => vidyoConnector.GetState()), 'VIDYO_CONNECTORSTATE_Connected');
  await agent.shot('ctlive-v1-agent');
  await customer.shot('ctlive-v1-customer');

  // Privacy: true is off.
  await customer.run(() => vidyoConnector.SetCameraPrivacy({ privacy: true }));
  await waitFor('the camera is off', () =>
    customer.run(() => window.__probe.devices.every(({ kind, readyState }) => kind !== 'video' || readyState === 'ended')),
  );
  await customer.run(() => vidyoConnector.SetCameraPrivacy({ privacy: false }));
  await agent.person.pictures();

  // Somebody else asks for it, and the page hears of that.
  await customer.run(() => {
    const onModerationCommandReceived = (...command) => told.push(['onModerationCommandReceived', ...command]);
    return vidyoConnector.RegisterModerationCommandEventListener({ onModerationCommandReceived });
  });
  const { calls } = await stage.server.api('/api/v1/calls');
  const { person } = calls[0].members.find((member) => member.person.role === 'customer');
  const ask = { member: person.identity, source: 'microphone', muted: false };
  await stage.server.api(`/api/v1/calls/${calls[0].callId}/mute`, { method: 'POST', body: JSON.stringify(ask) });
  const moderated = await customer.until('onModerationCommandReceived');
  assert.deepEqual(moderated, ['VIDYO_DEVICETYPE_LocalMicrophone', 'VIDYO_ROOMMODERATIONTYPE_SoftMute', false]);

  assert.equal(await agent.run(() => vidyoConnector.Disconnect()), true);
  assert.deepEqual(await agent.until('onDisconnected'), ['VIDYO_CONNECTORDISCONNECTREASON_Disconnected']);
  assert.deepEqual(await customer.until('onDisconnected'), ['VIDYO_CONNECTORDISCONNECTREASON_Terminated']);
  const [left] = await customer.until('onLeft');
  assert.deepEqual(left, joined);

  await agent.run(() => LIVECHATSDK.LIVECHAT.endContact(contact));
  assert.deepEqual(await customer.until('contactEnded'), [{ chatID: chat, reason: 'ended' }]);
  const finished = await customer.pageEvent('ChatFinished');
  assert.deepEqual(finished, { name: 'CTLiveEvent', type: 'ChatFinished', object: { chatID: chat, userID: user.id, isSurveyConfigured: false } });
});

/** An agent and a customer who are in a chat, with pages of the second way. */
async function pair(stage) {
  const token = await prepare(stage);
  const agentPath = `ctlive-v2.html?title=Agent&token=${token}&query=${encodeURIComponent(`?token=${token}`)}`;
  const agent = await BrandPage.open(stage, site, 'agent', agentPath);
  const customer = await BrandPage.open(stage, site, 'customer', 'ctlive-v2.html?title=Kim');
  await customer.person.page.click('#start');
  for (const page of [customer, agent]) await waitFor('both are in the chat', () => page.run(() => contact?.contact.id));
  return [customer, agent];
}

story('CTLive, the second way: the call connects itself into the page, whoever asked', async (stage) => {
  const [customer, agent] = await pair(stage);
  await customer.person.page.click('#video');
  assert.deepEqual((await customer.until('responseVideoUpgrade'))[0].response, true);
  await Promise.all([customer.person.pictures(), agent.person.pictures()]);
  const [kim, kind] = await agent.until('onJoined');
  assert.deepEqual([kim.name, kind], ['Kim', 'object']);
  assert.deepEqual((await agent.until('onDynamicChanged'))[0], [kim]);
  assert.deepEqual((await agent.until('onLoudestChanged'))[0], kim);
  await agent.shot('ctlive-v2-agent');

  // The customer's page is reloaded: whoever asks again is in the call again.
  await customer.person.page.reload({ waitUntil: 'commit' });
  await waitFor('the script is there again', () => customer.run(() => window.LIVECHAT !== undefined));
  await customer.person.page.click('#start');
  await waitFor('the chat is the same', () => customer.run(() => contact?.contact.id));
  await customer.person.page.click('#video');
  assert.equal((await customer.until('responseVideoUpgrade'))[0].response, true);
  await Promise.all([customer.person.pictures(), agent.person.pictures()]);

  await customer.person.page.click('#leave');
  assert.deepEqual((await agent.until('onLeft'))[0], kim);
  for (const page of [customer, agent]) {
    await waitFor(`${page.name}'s element is empty`, () => page.run(() => videoPanel.childElementCount === 0));
    await waitFor(`${page.name}'s devices are closed`, () =>
      page.run(() => window.__probe.devices.every(({ readyState }) => readyState === 'ended')),
    );
  }

  // The agent asks, for voice.
  await agent.run(() => contact.requestVideoUpgrade('videoPanel', true, false));
  const [asked] = await customer.until('requestVideoUpgrade');
  assert.deepEqual([asked.user.isAgent, asked.useAudio, asked.useVideo], [true, true, false]);
  await customer.until('onJoined', 2);
  await waitFor('the agent is heard', async () => (await customer.person.stats()).audio?.[0]?.totalAudioEnergy > 0);
  await agent.run(() => contact.videoDisconnecAndDestruct());
  await customer.until('onLeft', 2);

  // Both ask at once: that is agreed.
  for (const page of [customer, agent]) await page.run(() => { answer = undefined; });
  const ask = () => contact.requestVideoUpgrade('videoPanel', true, true);
  await Promise.all([customer.run(ask), agent.run(ask)]);
  assert.equal((await customer.until('responseVideoUpgrade', 2))[0].response, true);
  assert.equal((await agent.until('responseVideoUpgrade', 2))[0].response, true);
  await Promise.all([customer.person.pictures(), agent.person.pictures()]);
  await agent.run(() => LIVECHATSDK.LIVECHAT.endContact(contact));
  await customer.until('contactEnded');
});

story('A customer on CTLive\'s page and an agent at our desk are in one chat and one call', async (stage) => {
  await prepare(stage);
  const desk = await DeskPage.open((who, options) => stage.person(who, options), stage.server, { identity: 'agent-1', name: 'Agent' });
  const customer = await BrandPage.open(stage, site, 'customer', 'ctlive-v2.html?title=Kim');
  await customer.person.page.click('#start');
  await desk.accept();
  await customer.run(() => contact.on('message', (event) => told.push(['message', event])));
  await customer.run(() => contact.sendMessage('Good morning'));
  await desk.reads('Good morning');
  await desk.says('Hello');
  const [hello] = await customer.until('message');
  assert.deepEqual([hello.content.text, hello.content.user.id], ['Hello', 'USER_agent-1']);
  await customer.person.page.click('#video');
  await desk.part('accept-call').click();
  await desk.person.state('inCall');
  await Promise.all([customer.person.pictures(), desk.person.pictures()]);
  // Voice closes the camera; back to video takes the customer's word.
  await desk.part('kind').click();
  const isCameraOff = () =>
    customer.run(() => window.__probe.devices.every(({ kind, readyState }) => kind !== 'video' || readyState === 'ended'));
  await waitFor('the camera is off', isCameraOff);
  await desk.part('kind').click();
  const [asked] = await customer.until('requestVideoUpgrade');
  assert.deepEqual([asked.user.id, asked.useVideo], ['USER_agent-1', true]);
  await desk.person.pictures();
  await customer.shot('ctlive-desk-customer');

  // The customer's own wish, in voice again, is refused and then agreed to.
  await desk.part('kind').click();
  await waitFor('the camera is off again', isCameraOff);
  await customer.person.page.click('#video');
  await desk.person.part('ask').getByRole('button', { name: 'Decline' }).click();
  assert.deepEqual((await customer.until('responseVideoUpgrade', 2))[0], { chatID: asked.chatID, response: false, reason: 'declined' });
  await customer.person.page.click('#video');
  await desk.person.part('ask').getByRole('button', { name: 'Agree' }).first().click();
  assert.deepEqual((await customer.until('responseVideoUpgrade', 3))[0], { chatID: asked.chatID, response: true });
  await Promise.all([customer.person.pictures(), desk.person.pictures()]);
  await desk.part('end').click();
  await desk.part('confirm-end').click();
  await customer.until('contactEnded');
});

story('A request that nobody answers is told as refused', async (stage) => {
  const [customer, agent] = await pair(stage);
  await agent.run(() => { answer = undefined; });
  await customer.person.page.click('#video');
  const [{ chatID, ...response }] = await customer.until('responseVideoUpgrade');
  assert.deepEqual(response, { response: false, reason: 'timeout' });
  const late = await agent.run(() => contact.responseVideoUpgrade(true, 'videoPanel').catch(({ error }) => error));
  assert.equal(late, 'escalation_not_found');
}, { env: { ...env, VISAVIS_CONTACTS__ESCALATION_TIMEOUT: '2s' } });
