// CTLive's and Vidyo's pages, written as their own documents write them, on a website of another origin.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { Site } from './support/site.mjs';
import { stories } from './support/story.mjs';
import { vidyoToken } from './support/vidyo-token.mjs';
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
const story = stories({ server: { env } });
const SHOTS = process.env.SHOTS;

/** A page of the brand's site, and what it was told. */
class Page {
  static async open(stage, name, path, options) {
    const person = await stage.person(name, options);
    await person.goto(`${site.origin}/${path}`);
    const page = new Page(person);
    await waitFor(`${name}'s script is there`, () => page.run(() => window.LIVECHATSDK !== undefined));
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

async function desk(stage, page) {
  site.words.server = stage.server.info.http;
  const { secret } = (
    await stage.server.api('/api/v1/keys', {
      method: 'POST',
      body: JSON.stringify({ kind: 'site', name: 'web', origins: [site.origin] }),
    })
  );
  site.words.tenant = secret;
  const token = await stage.server.token({ identity: 'agent-3', name: 'Agent', role: 'agent', room: undefined });
  return Page.open(stage, 'agent', `${page}?token=${token}`);
}

story('CTLive, the first way: chat, then a Vidyo call that both pages connect themselves', async (stage) => {
  const agent = await desk(stage, 'ctlive-v1-agent.html');
  const customer = await Page.open(stage, 'customer', 'ctlive-v1-customer.html');
  await customer.person.page.click('#start');
  const started = await agent.pageEvent('ChatStarted');
  await waitFor('both are in the chat', async () => (await customer.run(() => contact?.contact.id)) && agent.run(() => contact?.contact.id));
  const chat = await customer.run(() => contact.contact.id);
  assert.match(chat, /^CHAT_DEFAULT_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  assert.equal(started.object.chatID, chat);
  assert.equal(await agent.run(() => contact.contact.id), chat);

  const id = await customer.run(() => contact.sendMessage('Good morning'));
  const [message] = await agent.until('message');
  assert.equal(message.id, id);
  assert.equal(message.content.text, 'Good morning');
  assert.deepEqual([message.content.user.nickname, message.content.user.isAgent], ['Kim Customer', false]);
  const [received] = await customer.until('messageReceived');
  assert.equal(received.messageID, id);
  const [seen] = await customer.until('messageSeen');
  assert.equal(seen.messageID, id);
  assert.deepEqual(await customer.told('message'), [], 'whoever says something is told by the promise');

  await agent.run(() => contact.isWriting(true));
  const [writing] = await customer.until('isWriting');
  assert.equal(writing.isWriting, true);
  const link = await agent.run(() => contact.SendLink('https://www.example.com/terms'));
  const [linked] = await customer.until('link');
  assert.deepEqual([linked.id, linked.content.url], [link, 'https://www.example.com/terms']);

  const picture = { img: PICTURE, caption: 'myImage', fileName: 'pict ü.png', documentType: 'png' };
  const sent = await customer.run((content) => contact.SendMultimediaMessage('IMAGE', content), picture);
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
  const [ended] = await customer.until('contactEnded');
  assert.equal(ended.chatID, chat);
  const finished = await customer.pageEvent('ChatFinished');
  assert.deepEqual(finished, { name: 'CTLiveEvent', type: 'ChatFinished', object: { chatID: chat, userID: user.id, isSurveyConfigured: false } });
});
