import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after } from 'node:test';
import { DeskPage } from './support/desk-page.mjs';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';

const ACCOUNT = '83624296';

/** The brand's own site, whose pages are written as the vendor's documents write them. */
const folder = new URL('./compat/liveperson/', import.meta.url);
const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8' };
const site = createServer(async (request, response) => {
  const name = new URL(request.url, 'http://site').pathname.slice(1) || 'index.html';
  if (!['index.html', 'messaging-window.js'].includes(name)) return response.writeHead(404).end();
  response.setHeader('content-type', TYPES[name.split('.').pop()]);
  response.end(await readFile(new URL(name, folder)));
});
site.listen(0, '127.0.0.1');
await once(site, 'listening');
after(() => site.close());
const SITE = `http://127.0.0.1:${site.address().port}`;

const env = { VISAVIS_LIVEPERSON__ACCOUNTS: ACCOUNT, VISAVIS_HTTP__ALLOWED_ORIGINS: SITE };
const story = stories({ server: { env } });
const SHORT = { env: { ...env, VISAVIS_CONTACTS__INVITATION_TIMEOUT: '3s' } };

/** A consumer on the brand's page, and an agent at the desk who serves them. */
async function served(stage, { query = '', script } = {}) {
  const desk = await DeskPage.open(stage.person, stage.server, { identity: 'agent-3', name: 'Agent' });
  await desk.available();
  const consumer = await stage.person('consumer');
  if (script) await consumer.context.addInitScript(script);
  const csds = new URL(stage.server.info.http).host;
  await consumer.goto(`${SITE}/?account=${ACCOUNT}&csds=${csds}&lpDebug=2${query}`);
  await desk.accept();
  return { desk, consumer };
}

const seen = ({ page }) => page.evaluate(() => window.seen);

/** Where the dialog has been, each step once. */
async function steps(consumer) {
  const { dialogs } = await seen(consumer);
  const told = dialogs.map(({ metaData: { sessionState, notificationKey = '' } }) => `${sessionState} ${notificationKey}`.trim());
  return told.filter((step, index) => step !== told[index - 1]);
}

const reaches = (consumer, ...wanted) =>
  waitFor(`the dialog is ${wanted}`, async () => wanted.includes((await steps(consumer)).at(-1)));

const fails = (consumer, id, timeoutMs) =>
  waitFor(`sessionError ${id}`, async () => (await seen(consumer)).errors.find((error) => error.id === id), { timeoutMs });

async function invites(desk, consumer, kind = 'videoCall') {
  await desk.part(`invite-${kind}`).click();
  await consumer.page.locator('#accept').waitFor();
}

/** The controls show themselves when the pointer moves over the call. */
async function hangUp(consumer) {
  await consumer.page.mouse.move(700, 300);
  await consumer.page.mouse.move(720, 320);
  await consumer.part('hangup').click();
}

/** Both are in the call, and see each other if it is one with pictures. */
async function inCall(desk, consumer, kind = 'videoCall') {
  await invites(desk, consumer, kind);
  await consumer.page.locator('#accept').click();
  await consumer.state('inCall');
  await reaches(consumer, 'ACCEPTED JOINED');
}

story('an invitation is accepted: a video call in the page’s own container, until the consumer hangs up', async (stage) => {
  const { desk, consumer } = await served(stage);
  await consumer.page.evaluate(() => window.say('Good morning'));
  await desk.reads('Good morning');
  await desk.says('How can I help?');
  await consumer.page.getByText('ASSIGNED_AGENT: How can I help?').waitFor();

  await inCall(desk, consumer);
  await consumer.pictures();
  await desk.person.pictures();
  const container = consumer.page.locator('.lp_cobrowse_callscreen_container');
  assert.equal(await container.locator('visavis-call').count(), 1);
  assert.equal(await container.evaluate((element) => element.children.length), 1, 'all content is replaced');
  const { audio } = await consumer.stats();
  assert.ok(audio.some(({ packetsReceived }) => packetsReceived > 0), JSON.stringify(audio));

  await hangUp(consumer);
  await reaches(consumer, 'CLOSED ENDED');
  assert.deepEqual(await steps(consumer), ['INVITED', 'ACCEPTED ACCEPTED', 'ACCEPTED JOINED', 'CLOSED ENDED']);
  const { errors, codes } = await seen(consumer);
  assert.deepEqual(errors, []);
  assert.ok(codes.every((code) => code === 200), codes.join());
  assert.equal(await consumer.page.locator('visavis-call').count(), 0, 'the page has taken its container away');
  // The next call is another one.
  await inCall(desk, consumer, 'voiceCall');
  const { sent } = await consumer.stats();
  // Packets without frames are padding, with which the browser probes its path.
  assert.ok(sent.every(({ kind, framesEncoded }) => kind === 'audio' || framesEncoded === 0), 'a voice call has no camera');
  await desk.part('hang-up').click();
  await reaches(consumer, 'CLOSED ENDED');
});

story('an invitation is declined', async (stage) => {
  const { desk, consumer } = await served(stage);
  await invites(desk, consumer);
  await consumer.page.locator('#decline').click();
  await reaches(consumer, 'CLOSED DECLINED');
  assert.deepEqual(await steps(consumer), ['INVITED', 'CLOSED DECLINED']);
  await desk.part('invite-videoCall').waitFor();
});

story('an invitation is cancelled; who accepts it afterwards is told UNABLE_TO_CONNECT', async (stage) => {
  const { desk, consumer } = await served(stage);
  await invites(desk, consumer, 'voiceCall');
  await desk.part('cancel-invitation').click();
  await reaches(consumer, 'CLOSED CANCELLED');
  assert.equal(await consumer.page.locator('#invitation').isHidden(), true);
  await consumer.page.evaluate(() => window.acceptNow());
  const error = await fails(consumer, 'UNABLE_TO_CONNECT');
  assert.ok(error.msg.length > 10, error.msg);
});

story('an invitation expires', async (stage) => {
  const { desk, consumer } = await served(stage);
  await invites(desk, consumer);
  const [{ metaData, creationTs }] = (await seen(consumer)).dialogs;
  assert.ok(Math.abs(metaData.expires * 1000 - creationTs - 3000) < 5, `${metaData.expires} ${creationTs}`);
  await reaches(consumer, 'CLOSED EXPIRED');
}, SHORT);

story('a page that is reloaded in the call resumes it', async (stage) => {
  const { desk, consumer } = await served(stage);
  await inCall(desk, consumer);
  await consumer.pictures();
  await consumer.page.reload({ waitUntil: 'commit' });
  await waitFor('sessionResume', async () => (await seen(consumer))?.resumes === 1);
  await consumer.state('inCall');
  await consumer.pictures();
  await desk.person.pictures();
  await reaches(consumer, 'ACCEPTED JOINED');
  assert.deepEqual(await steps(consumer), ['ACCEPTED JOINED'], 'a new subscription is told of the dialog as it is');
  await hangUp(consumer);
  await reaches(consumer, 'CLOSED ENDED');
  await consumer.page.reload({ waitUntil: 'load' });
  await consumer.page.getByText('Connected').waitFor();
  assert.equal((await seen(consumer)).resumes, 0, 'what is over is not resumed');
});

story('an agent who is gone is told as AGENT_DISCONNECTED', async (stage) => {
  const { desk, consumer } = await served(stage);
  await inCall(desk, consumer, 'voiceCall');
  await desk.person.close();
  await fails(consumer, 'AGENT_DISCONNECTED', 60_000);
  await reaches(consumer, 'CLOSED ENDED');
});

story('a camera that may not be used is told as NO_CAMERA_ACCESS, and the call goes on without it', async (stage) => {
  const script = () => {
    const media = navigator.mediaDevices;
    const original = media.getUserMedia.bind(media);
    media.getUserMedia = (constraints) =>
      constraints.video ? Promise.reject(new DOMException('no', 'NotAllowedError')) : original(constraints);
  };
  const { desk, consumer } = await served(stage, { script });
  await inCall(desk, consumer);
  const error = await fails(consumer, 'NO_CAMERA_ACCESS');
  assert.ok(/camera/.test(error.msg), error.msg);
  await consumer.pictures();
});

story('a browser without WebRTC is told as BROWSER_NOT_SUPPORTED, and the agent does not wait', async (stage) => {
  const script = () => Object.defineProperty(window, 'RTCPeerConnection', { value: undefined });
  const { desk, consumer } = await served(stage, { script });
  await invites(desk, consumer);
  await consumer.page.locator('#accept').click();
  const error = await fails(consumer, 'BROWSER_NOT_SUPPORTED');
  assert.ok(error.msg.length > 10, error.msg);
  await reaches(consumer, 'CLOSED DECLINED');
});

story('media that does not come about is told as UNABLE_TO_CONNECT, and closes the dialog', async (stage) => {
  const script = () => {
    RTCPeerConnection.prototype.setRemoteDescription = () => Promise.reject(new DOMException('no', 'OperationError'));
  };
  const { desk, consumer } = await served(stage, { script });
  await invites(desk, consumer);
  await consumer.page.locator('#accept').click();
  await fails(consumer, 'UNABLE_TO_CONNECT');
  // The room is left first, which may already be the end of the call.
  await reaches(consumer, 'CLOSED FAILED', 'CLOSED ENDED');
});

story('without a container there is no call', async (stage) => {
  const { desk, consumer } = await served(stage, { query: '&container=none' });
  await invites(desk, consumer);
  await consumer.page.locator('#accept').click();
  await fails(consumer, 'UNABLE_TO_CONNECT');
  await reaches(consumer, 'CLOSED FAILED');
});

story('co-browsing, which there is no screen for, is declined and told', async (stage) => {
  const { desk, consumer } = await served(stage);
  await invites(desk, consumer, 'cobrowse');
  assert.equal(await consumer.page.locator('#mode').innerText(), 'view');
  await consumer.page.locator('#accept').click();
  await fails(consumer, 'UNABLE_TO_CONNECT');
  await reaches(consumer, 'CLOSED DECLINED');
});

story('without the feature CO_BROWSE a page hears of no invitation', async (stage) => {
  const { desk, consumer } = await served(stage, { query: '&feature=none' });
  await desk.part('invite-videoCall').click();
  await desk.says('Did you get it?');
  await consumer.page.getByText('ASSIGNED_AGENT: Did you get it?').waitFor();
  assert.deepEqual((await seen(consumer)).dialogs, []);
});

story('what a page leaves out is logged as the vendor logs it', async (stage) => {
  const { consumer } = await served(stage);
  await consumer.page.evaluate(() => window.lpTag.events.publish('lpCoBrowse', 'cobrowseOffered', { serviceId: 'x', ssid: 's' }));
  const line = await waitFor('the line', () => consumer.log.find((text) => /Error executing cobrowseOffered/.test(text)));
  assert.match(line, /\d\d:\d\d:\d\d Events : Error executing cobrowseOffered eventId: evId_\w+=svid is missing LEVEL: ERROR/);
});
