// CTLive's and Vidyo's pages, written as their own documents write them, on a website of another origin.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { DeskPage } from './support/desk-page.mjs';
import { Site } from './support/site.mjs';
import { stories } from './support/story.mjs';
import { vidyoToken } from './support/vidyo-token.mjs';
import { voiceFile } from './support/voice.mjs';
import { waitFor } from './support/wait.mjs';

const APP_ID = 'brand.vidyo.io';
const KEY = 'a developer key of the brand';
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC';

const site = await Site.start(new URL('./compat/', import.meta.url), {
  '/vidyo-token': (words) => vidyoToken({ user: words.get('user'), appId: APP_ID, key: KEY, ttl: Number(words.get('ttl') ?? 300) }),
});
after(() => site.close());
const env = {
  VISAVIS_HTTP__ALLOWED_ORIGINS: site.origin,
  VISAVIS_VIDYO__APP_ID: APP_ID,
  VISAVIS_VIDYO__DEVELOPER_KEY: KEY,
};
const story = stories({ server: { env }, flags: [`--use-file-for-fake-audio-capture=${voiceFile()}`] });
const SHOTS = process.env.SHOTS;

/** A page of the brand's site, and what it was told. */
class Page {
  static async open(stage, name, path, options) {
    const person = await stage.person(name, options);
    await person.goto(`${site.origin}/${path}`);
    const page = new Page(person);
    await waitFor(`${name}'s script is there`, () => page.run(() => (window.LIVECHATSDK ?? window.VC) !== undefined));
    return page;
  }

  constructor(person) {
    this.person = person;
    this.name = person.name;
  }

  run(script, argument) {
    return this.person.page.evaluate(script, argument);
  }

  /** What the page was told by one name. */
  async told(name) {
    const told = await this.run(() => window.told);
    return told.filter(([one]) => one === name).map(([, ...rest]) => rest);
  }

  /** The latest of what the page was told by that name, once there are so many. */
  until(name, count = 1) {
    return waitFor(`${this.name} is told ${name}`, async () => {
      const all = await this.told(name);
      return all.length >= count && all[count - 1];
    });
  }

  pageEvent(type) {
    return waitFor(`${this.name}'s page hears ${type}`, async () => {
      const events = await this.run(() => window.pageEvents);
      return events.find((event) => event.type === type);
    });
  }

  async shot(name) {
    if (SHOTS) await this.person.page.screenshot({ path: `${SHOTS}/${name}.png` });
  }
}

/** Fills the server's address and a site key into the brand's pages, and gives an agent's token. */
async function prepare({ server }) {
  const key = { kind: 'site', name: 'web', origins: [site.origin] };
  const { secret } = await server.api('/api/v1/keys', { method: 'POST', body: JSON.stringify(key) });
  site.words = { server: server.info.http, tenant: secret };
  return server.token({ identity: 'agent-3', name: 'Agent', role: 'agent', room: undefined });
}

story('CTLive, the first way: chat, then a Vidyo call that both pages connect themselves', async (stage) => {
  const token = await prepare(stage);
  const agent = await Page.open(stage, 'agent', `ctlive-v1-agent.html?token=${token}`);
  const customer = await Page.open(stage, 'customer', 'ctlive-v1-customer.html');
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
  const agent = await Page.open(stage, 'agent', agentPath);
  const customer = await Page.open(stage, 'customer', 'ctlive-v2.html?title=Kim');
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
  const customer = await Page.open(stage, 'customer', 'ctlive-v2.html?title=Kim');
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

story('Vidyo: three in a room, whose order follows who speaks', async (stage) => {
  await prepare(stage);
  const people = [];
  for (const name of ['Ana', 'Ben', 'Cleo']) people.push(await Page.open(stage, name, `vidyo.html?title=${name}`));
  const [ana, ben, cleo] = people;
  for (const page of people) {
    assert.deepEqual(await page.until('status'), ['READY']);
    await page.until('LocalMicrophone.onStateUpdated');
    await page.run(() => vidyoConnector.SetMicrophonePrivacy({ privacy: true }));
    assert.equal(await page.run((user) => connect('demoRoom', `user=${user}`), page.name.toLowerCase()), true);
    await page.until('onSuccess');
  }
  for (const name of ['LocalCamera', 'LocalMicrophone', 'LocalWindowShare', 'LocalMonitor']) {
    const [device] = await ana.until(`${name}.onAdded`);
    assert.deepEqual(Object.keys(device), ['id', 'name', 'objId', 'objType']);
    assert.equal(device.objType, `Vidyo${name}`);
  }
  const [selected] = await ana.until('LocalCamera.onSelected');
  assert.deepEqual(await ana.until('LocalCamera.onStateUpdated'), [selected, 'VIDYO_DEVICESTATE_Started']);
  const names = (participants) => participants.map(({ name }) => name);
  await ana.until('onJoined', 2);
  assert.deepEqual((await ana.told('onJoined')).map(([{ name, userId }]) => [name, userId]), [['Ben', 'ben'], ['Cleo', 'cleo']]);
  await ana.person.pictures(2);
  const [camera, owner] = await ana.until('RemoteCamera.onAdded');
  assert.deepEqual([camera.objType, owner.name], ['VidyoRemoteCamera', 'Ben']);
  assert.deepEqual(names((await ana.told('onDynamicChanged')).at(-1)[0]), ['Ben', 'Cleo']);

  // Who speaks comes to the front, for everybody but themselves.
  await cleo.run(() => vidyoConnector.SetCameraPrivacy({ privacy: true }));
  await ana.until('RemoteCamera.onRemoved');
  await cleo.run(() => vidyoConnector.SetMicrophonePrivacy({ privacy: false }));
  const [loudest, isAudioOnly] = await ana.until('onLoudestChanged');
  assert.deepEqual([loudest.name, isAudioOnly], ['Cleo', true]);
  const order = await waitFor('the order has changed', async () => {
    const [participants, cameras] = (await ana.told('onDynamicChanged')).at(-1);
    return participants[0].name === 'Cleo' && [participants, cameras];
  });
  assert.deepEqual([names(order[0]), order[1].map(({ id }) => id)], [['Cleo', 'Ben'], [camera.id]]);
  await ana.shot('vidyo-three');
  await cleo.run(() => vidyoConnector.SetMicrophonePrivacy({ privacy: true }));
  await ben.run(() => vidyoConnector.SetMicrophonePrivacy({ privacy: false }));
  assert.deepEqual((await ana.until('onLoudestChanged', 2)).map((one) => one.name ?? one), ['Ben', false]);
  assert.deepEqual(await cleo.told('onLoudestChanged').then((all) => names(all.map(([one]) => one))), ['Ben'], 'never oneself');

  assert.equal(await ben.run(() => vidyoConnector.SendChatMessage({ message: 'Good morning' })), true);
  const [sender, { timestamp, ...said }] = await ana.until('Message.onChatMessageReceived');
  assert.equal(sender.name, 'Ben');
  const chat = { type: 'VIDYO_CHATMESSAGETYPE_Chat', senderType: 'VIDYO_CHATMESSAGESENDERTYPE_User' };
  assert.deepEqual(said, { body: 'Good morning', ...chat });
  assert.ok(Math.abs(timestamp - Date.now()) < 60_000);

  // Views of the page's own.
  assert.equal(await ana.run(() => vidyoConnector.HideView({ viewId: 'videoPanel' })), true);
  const remote = await ana.run((id) => {
    const [, device] = told.find(([name, one]) => name === 'RemoteCamera.onAdded' && one.id === id);
    return vidyoConnector.AssignViewToRemoteCamera({ viewId: 'one', remoteCamera: device, displayCropped: true, allowZoom: false });
  }, camera.id);
  assert.equal(remote, true);
  assert.equal(await ana.run(() => vidyoConnector.AssignViewToLocalCamera({ viewId: 'two', localCamera: devices.LocalCamera, displayCropped: true, allowZoom: false })), true);
  assert.equal(await ana.run(() => vidyoConnector.ShowViewAt({ viewId: 'one', x: 0, y: 0, width: 320, height: 180 })), true);
  assert.equal(await ana.run(() => vidyoConnector.ShowAudioMeters({ viewId: 'one', showMeters: true })), true);
  assert.equal(await ana.run(() => vidyoConnector.ShowViewLabel({ viewId: 'one', showLabel: true })), true);
  for (const view of ['one', 'two']) {
    await waitFor(`a picture in ${view}`, () =>
      ana.run((id) => [...document.querySelectorAll(`#${id} video`)].some(({ videoWidth, clientWidth }) => videoWidth > 0 && clientWidth > 0), view),
    );
  }
  await ana.shot('vidyo-views');
  const composite = { viewId: 'videoPanel', viewStyle: 'VIDYO_CONNECTORVIEWSTYLE_Tiles', remoteParticipants: 1 };
  assert.equal(await ana.run((options) => vidyoConnector.AssignViewToCompositeRenderer(options), composite), true);
  assert.deepEqual(names((await ana.told('onDynamicChanged')).at(-1)[0]), ['Ben']);

  // A window, and nothing any more.
  assert.equal(await ben.run(() => vidyoConnector.SelectLocalWindowShare({ localWindowShare: devices.LocalWindowShare })), true);
  const [share] = await ana.until('RemoteWindowShare.onAdded');
  await ana.person.pictures(2);
  await ana.shot('vidyo-share');
  assert.equal(await ben.run(() => vidyoConnector.SelectLocalWindowShare({ localWindowShare: null })), true);
  assert.deepEqual((await ana.until('RemoteWindowShare.onRemoved'))[0], share);

  const properties = await ana.run(() => vidyoConnector.GetConnectionProperties());
  assert.deepEqual([properties.roomName, properties.displayName], ['demoRoom', 'Ana']);
  await ben.run(() => vidyoConnector.Disconnect());
  assert.deepEqual(await ben.until('onDisconnected'), ['VIDYO_CONNECTORDISCONNECTREASON_Disconnected']);
  assert.equal((await ana.until('onLeft'))[0].name, 'Ben');
  await waitFor('the order is Cleo alone', async () => names((await ana.told('onDynamicChanged')).at(-1)[0]).join() === 'Cleo');
  // Ben comes back with the same connector.
  await ben.run(() => connect('demoRoom', 'user=ben'));
  await ben.until('onSuccess', 2);
  await ben.person.pictures(1);
  for (const page of people) await page.run(() => vidyoConnector.Destruct());
});

story('Vidyo: what cannot be has its reason', async (stage) => {
  await prepare(stage);
  const page = await Page.open(stage, 'Ana', 'vidyo.html?title=Ana');
  await page.until('LocalCamera.onStateUpdated');
  const reasons = [
    ['demoRoom', 'user=ana&ttl=-1', 'InvalidToken'],
    ['a room', 'user=ana', 'InvalidResourceId'],
    ['', 'user=ana', 'InvalidResourceId'],
    ['k_00000000000000000000000000000001', 'user=ana', 'InvalidResourceId'],
    ['CHAT_00000000-0000-0000-0000-000000000001', 'user=ana', 'InvalidResourceId'],
  ];
  for (const [index, [resource, query, reason]] of reasons.entries()) {
    assert.equal(await page.run(([room, words]) => connect(room, words), [resource, query]), true);
    assert.deepEqual(await page.until('onFailure', index + 1), [`VIDYO_CONNECTORFAILREASON_${reason}`], resource);
  }
  assert.equal(await page.run(() => vidyoConnector.GetState()), 'VIDYO_CONNECTORSTATE_Ready');
  assert.equal(await page.run(() => vidyoConnector.Disconnect()), false, 'there is nothing to leave');
  assert.equal(await page.run(() => vidyoConnector.HideView({ viewId: 'nowhere' })), false);
  const rejected = await page.run(() => VC.CreateVidyoConnector({ viewId: 'nowhere' }).catch((error) => error.name));
  assert.equal(rejected, 'TypeError');
});
