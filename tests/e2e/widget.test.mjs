import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after } from 'node:test';
import { axeSource } from './support/deps.mjs';
import { Desk } from './support/desk.mjs';
import { startServer } from './support/server.mjs';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';

/** A brand's own site with a strict content policy; what it answers with is set by a test. */
const brand = { policy: '', html: '' };
const site = createServer((_, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('content-security-policy', brand.policy);
  response.end(brand.html);
});
site.listen(0, '127.0.0.1');
await once(site, 'listening');
after(() => site.close());
const SITE = `http://127.0.0.1:${site.address().port}`;

const story = stories();
const RETURN_MS = 3000;
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC';

/** A customer on the demo page, who has written. */
async function visitor(stage, message, { name = 'Customer', look = '', ...options } = {}) {
  const person = await stage.person('customer', options);
  const token = await stage.server.token({ identity: 'customer-17', name, room: undefined });
  await person.goto(`${stage.server.info.http}/widget#token=${token}${look}`);
  await part(person, 'launcher').click();
  if (message === undefined) return person;
  await part(person, 'first-message').fill(message);
  await part(person, 'start').click();
  await part(person, 'input').waitFor();
  return person;
}

function part(person, name) {
  return person.page.locator(`visavis-widget [part~="${name}"]`).first();
}

async function write(person, text) {
  await part(person, 'input').fill(text);
  await part(person, 'input').press('Enter');
}

function says(person, text) {
  return person.page.locator('visavis-panel .bubble', { hasText: text }).first().waitFor();
}

/** The agent answers the customer's wish for a call; both are in it. */
async function inCall(stage, kind = 'video') {
  const desk = await Desk.open(stage);
  const customer = await visitor(stage, 'Good morning');
  await desk.until('has the contact', (contact) => contact?.state === 'active');
  await part(customer, `ask-${kind}`).click();
  await desk.until('is asked', (contact) => contact.info.callRequest !== null);
  await desk.do(async (contact) => {
    await contact.answerCallRequest(contact.info.callRequest.escalationId, true);
  });
  await part(customer, 'join').click();
  await joinAsAgent(desk);
  await customer.state('inCall');
  return [customer, desk];
}

async function joinAsAgent(desk) {
  await desk.until('sees the call', (contact) => Boolean(contact.call));
  await desk.do(async (contact) => {
    window.call = contact.call;
    await contact.call.join();
  });
}

const hasCamera = (contact) => {
  const [other] = contact.call.room.participants.values();
  const camera = other?.track('camera');
  return Boolean(camera && !camera.muted && camera.isSubscribed);
};
const hasNoCamera = (contact) => {
  const [other] = contact.call.room.participants.values();
  const camera = other?.track('camera');
  return !camera || camera.muted;
};

async function faults(person) {
  await person.page.evaluate(axeSource);
  const { violations } = await person.page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`);
}

story('a customer and an agent write to each other; markup stays text', async (stage) => {
  const desk = await Desk.open(stage, { name: 'Agent <b>B</b>' });
  const customer = await visitor(stage, 'Good morning', { name: '<img src=x onerror=window.hit=1>' });
  await desk.until('has the contact', (contact) => contact?.state === 'active');
  await desk.until('reads it', (contact) => contact.messages.some(({ content }) => content.text === 'Good morning'));
  await waitFor('it was delivered', async () => /Delivered/.test(await part(customer, 'status').innerText()));
  await desk.do((contact) => contact.markSeen());
  await waitFor('it was seen', async () => /Seen/.test(await part(customer, 'status').innerText()));

  await desk.do((contact) => contact.setTyping(true));
  await part(customer, 'writing').waitFor();
  const nasty = '<script>window.hit=1</script><img src=x onerror="window.hit=1"> javascript:alert(1) https://example.com/a';
  await desk.do((contact, text) => contact.sendText(text), nasty);
  await says(customer, '<script>window.hit=1</script>');
  const links = customer.page.locator('visavis-panel .bubble a');
  assert.deepEqual(await links.evaluateAll((all) => all.map(({ href, rel }) => [href, rel])), [
    ['https://example.com/a', 'noopener noreferrer'],
  ]);
  assert.equal(await customer.page.evaluate(() => window.hit), undefined);
  await part(customer, 'writing').waitFor({ state: 'detached' });

  await part(customer, 'minimise').click();
  await desk.do((contact) => contact.sendText('Are you there?'));
  const launcher = part(customer, 'launcher');
  await waitFor('the button tells of it', async () => /\(1\)/.test(await launcher.getAttribute('aria-label')));
  await launcher.click();
  await says(customer, 'Are you there?');
  await desk.until('is told that it was seen', (contact) => {
    const last = contact.messages.at(-1);
    return contact.status(last) === 'seen';
  });
  // What is written while the connection is down arrives once.
  await customer.page.evaluate(() => window.__probe.breakSockets());
  await write(customer, 'Yes, I am');
  await desk.until('reads it once', (contact) => contact.messages.filter(({ content }) => content.text === 'Yes, I am').length === 1);
  await waitFor('nothing is pending', async () => (await customer.page.locator('[part~="pending"]').count()) === 0);

  await part(customer, 'end').click();
  await part(customer, 'end-yes').click();
  await part(customer, 'over').waitFor();
  await desk.until('is told of the end', (contact) => contact.end?.reason === 'customerLeft');
  assert.deepEqual(customer.log.filter((line) => /Content Security Policy|uncaught/i.test(line)), []);
});

story('the conversation is had with the keyboard alone', async (stage) => {
  const desk = await Desk.open(stage);
  const customer = await stage.person('customer');
  const token = await stage.server.token({ identity: 'customer-17', name: 'Customer', room: undefined });
  await customer.goto(`${stage.server.info.http}/widget#token=${token}`);
  const { keyboard } = customer.page;
  const focused = () =>
    customer.page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.getAttribute('part') ?? '';
    });
  const focuses = (part) => waitFor(`the focus is on ${part}`, async () => (await focused()) === part);
  await part(customer, 'launcher').focus();
  await keyboard.press('Enter');
  await focuses('topic');
  await keyboard.type('A loan');
  await keyboard.press('Tab');
  await keyboard.type('Good morning');
  await keyboard.press('Enter');
  await focuses('input');
  await desk.until('has the contact', (contact) => contact?.info.topic === 'A loan');
  await keyboard.press('Escape');
  await focuses('launcher');
  await keyboard.press('Enter');
  await focuses('input');
  await desk.do((contact) => contact.invite('voiceCall'));
  await part(customer, 'accept').waitFor();
  await keyboard.press('Shift+Tab');
  for (let presses = 0; (await focused()) !== 'accept' && presses < 6; presses++) await keyboard.press('Shift+Tab');
  await keyboard.press('Enter');
  await focuses('surface');
  await waitFor('the devices are open', () => part(customer, 'join').isEnabled());
  for (let presses = 0; (await focused()) !== 'join' && presses < 8; presses++) await keyboard.press('Tab');
  await keyboard.press('Enter');
  await joinAsAgent(desk);
  await customer.state('inCall');
  await desk.do((contact) => contact.call.end());
  await focuses('input');
});

story('pictures and documents go both ways', async (stage) => {
  const desk = await Desk.open(stage);
  const customer = await visitor(stage, 'Good morning');
  await desk.until('has the contact', (contact) => contact?.state === 'active');
  const picture = { name: '"><img src=x onerror=window.hit=1>.png', mimeType: 'image/png', buffer: Buffer.from(PICTURE, 'base64') };
  const pdf = { name: 'offer.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') };
  const field = customer.page.locator('visavis-panel [part~="attach"] input');
  await field.setInputFiles([picture]);
  await customer.page.locator('visavis-panel img[part~="picture"]').waitFor();
  await field.setInputFiles([pdf]);
  await customer.page.locator('visavis-panel [part~="file"]', { hasText: 'offer.pdf' }).waitFor();
  await field.setInputFiles([{ name: 'run.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') }]);
  await part(customer, 'notice').getByText('run.exe can’t be sent').waitFor();
  const files = await desk.until('has both', (contact) => {
    const files = contact.messages.map(({ content }) => content).filter(({ type }) => type === 'file');
    return files.length === 2 && files;
  });
  assert.deepEqual(
    files.map(({ kind, name, size }) => [kind, name, size]),
    [
      ['image', picture.name, picture.buffer.length],
      ['document', 'offer.pdf', pdf.buffer.length],
    ],
  );
  const width = await desk.do(async (_, fileId) => {
    const image = new Image();
    image.src = await window.contacts.fileUrl(fileId);
    await image.decode();
    return image.naturalWidth;
  }, files[0].fileId);
  assert.equal(width, 10);
  await desk.do(async (contact, base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    await contact.sendFile(new File([bytes], 'plan.png', { type: 'image/png' }), { caption: 'The plan' });
  }, PICTURE);
  const shown = customer.page.locator('visavis-panel img[alt="The plan"]');
  await waitFor('the customer sees it', () => shown.evaluate((image) => image.naturalWidth === 10));
  const saving = customer.page.waitForEvent('download');
  await customer.page.locator('visavis-panel [part~="file"]', { hasText: 'offer.pdf' }).click();
  assert.equal((await saving).suggestedFilename(), 'offer.pdf');
  assert.equal(await customer.page.evaluate(() => window.hit), undefined);
});

story('an invitation is declined, another accepted; the call switches both ways', async (stage) => {
  const desk = await Desk.open(stage);
  const customer = await visitor(stage, 'Good morning');
  await desk.until('has the contact', (contact) => contact?.state === 'active');
  await desk.do((contact) => contact.invite('voiceCall'));
  assert.match(await part(customer, 'seconds-left').innerText(), /1\d\d seconds left/);
  await part(customer, 'decline').click();
  await part(customer, 'card').waitFor({ state: 'detached' });
  await desk.do((contact) => contact.invite('voiceCall'));
  await part(customer, 'accept').click();
  await part(customer, 'uses').waitFor();
  // Nothing is agreed to before the second click.
  assert.equal(await desk.do((contact) => contact.call === undefined), true);
  await part(customer, 'join').click();
  await joinAsAgent(desk);
  await customer.state('inCall');
  assert.equal(await desk.do(hasNoCamera), true);

  await desk.do((contact) => contact.call.switchTo('video'));
  await customer.part('ask').getByRole('button', { name: 'Agree' }).click();
  await desk.until('sees the customer', hasCamera);
  await customer.pictures();
  await desk.do((contact) => contact.call.switchTo('video', 'recvonly'));
  await desk.until('sees the customer no longer', hasNoCamera);
  await customer.pictures();
  assert.equal(await lights(customer), 'audio');
  await desk.do((contact) => contact.call.switchTo('voice'));
  await waitFor('a voice call again', async () => (await part(customer, 'switch-video').count()) === 1);
  await part(customer, 'switch-video').click();
  await desk.until('is asked for video', (contact) => contact.call.info.request !== null);
  await desk.do((contact) => contact.call.answerSwitch(true));
  await desk.until('has video', (contact) => contact.call.info.kind === 'video');

  await desk.do((contact) => contact.call.muteMember('customer-17', 'microphone', true));
  await waitFor('the customer is muted', async () => (await part(customer, 'microphone').getAttribute('data-off')) !== null);
  await desk.do((contact) => contact.call.muteMember('customer-17', 'microphone', false));
  await customer.part('ask').getByRole('button', { name: 'Unmute' }).click();
  await waitFor('and speaks again', async () => (await part(customer, 'microphone').getAttribute('data-off')) === null);

  await desk.do((contact) => contact.call.hold());
  await customer.part('direction').getByText('on hold').waitFor();
  await desk.do((contact) => contact.call.unhold());
  await customer.press('share');
  await desk.until('sees the screen', (contact) => contact.call.info.screen === 'customer-17');
  await desk.until('gets the screen', (contact) => {
    const [other] = contact.call.room.participants.values();
    return other.track('screen')?.isSubscribed;
  });
  await customer.page.mouse.move(200, 200);
  await customer.press('hangup');
  await desk.until('is told that it is over', (contact) => window.call.isOver && contact.call === undefined);
  await part(customer, 'input').waitFor();
  assert.equal(await lights(customer), '');
});

/** Which of the page's own devices are open. */
function lights(person) {
  return person.page.evaluate(() =>
    window.__probe.devices.filter(({ readyState }) => readyState === 'live').map(({ kind }) => kind).sort().join(),
  );
}

story('a reload and another page of the site find the call again', async (stage) => {
  const [customer, desk] = await inCall(stage);
  await Promise.all([customer.pictures(), desk.person.pictures()]);
  for (const [what, go] of [
    ['reload', () => customer.page.reload({ waitUntil: 'commit' })],
    ['next page', () => customer.page.locator('nav a', { hasText: 'Your offer' }).evaluate((link) => link.click())],
  ]) {
    const since = Date.now();
    await go();
    await waitFor(
      'the picture is back',
      async () => (await customer.stats()).video?.some(({ framesDecoded }) => framesDecoded > 0),
      { pollMs: 20 },
    );
    const ms = Date.now() - since;
    console.log(`# ${what}: the picture is back after ${ms} ms`);
    assert.ok(ms < RETURN_MS, `${what}: ${ms} ms`);
    await customer.state('inCall');
    await desk.person.pictures();
  }
  await says(customer, 'Good morning');
  // Folded, the call is a small window and the page can be used.
  await part(customer, 'minimise').click();
  await part(customer, 'expand').click();
  await customer.state('inCall');
});

story('a server that crashes in a call is found again, and what was written meanwhile arrives once', async (stage) => {
  const [customer, desk] = await inCall(stage, 'voice');
  const { http, media, data } = stage.server.info;
  await stage.server.kill();
  await waitFor('the connection is lost', () => part(customer, 'connection').isVisible());
  await write(customer, 'Are you there?');
  stage.server = await startServer({ http: new URL(http).host, media: media[0], data });
  await desk.until('reads it', (contact) => contact.messages.some(({ content }) => content.text === 'Are you there?'));
  await waitFor('nothing is pending', async () => (await customer.page.locator('[part~="pending"]').count()) === 0);
  await customer.state('inCall');
  const times = (contact) => contact.messages.filter(({ content }) => content.text === 'Are you there?').length;
  assert.equal(await desk.do(times), 1);
  await desk.until('is in the call', (contact) => contact.call?.room?.state === 'connected');
});

story('a visitor who is tagged is found and invited, and what the page said early is not lost', async (stage) => {
  const desk = await Desk.open(stage);
  const customer = await stage.person('customer');
  const token = await stage.server.token({ identity: 'customer-17', name: 'Customer', room: undefined });
  const tags = { firstName: 'Erin', labels: ['gold'], data: { cart: '2' } };
  await customer.context.addInitScript((tags) => {
    // Before any script of the widget: the snippet's stub.
    window.visavisWidget = (...args) => {
      window.visavisWidget.q = [...(window.visavisWidget.q ?? []), args];
    };
    window.visavisWidget('tagVisitor', tags);
  }, tags);
  await customer.goto(`${stage.server.info.http}/widget#token=${token}`);
  const visitors = await waitFor('the visitor is found', async () => {
    const found = await desk.person.page.evaluate(() => window.contacts.findVisitors({ is: 'gold' }));
    return found.length === 1 && found;
  });
  assert.match(visitors[0].visitorId, /^v_[0-9a-f]{32}$/);
  assert.deepEqual([visitors[0].firstName, visitors[0].data], ['Erin', { cart: '2' }]);
  await desk.person.page.evaluate(
    (visitorId) => window.contacts.inviteVisitor({ visitorId, kind: 'voiceCall' }),
    visitors[0].visitorId,
  );
  // The panel opens by itself: somebody asks something.
  await part(customer, 'accept').waitFor();
});

story('one line with a site key brings the widget to a page of another origin with a strict policy', async (stage) => {
  const { http } = stage.server.info;
  const key = JSON.stringify({ kind: 'site', name: 'Bank', origins: [SITE] });
  const { secret } = await stage.server.api('/api/v1/keys', { method: 'POST', body: key });
  brand.policy =
    `default-src 'none'; script-src ${http}; connect-src ${http} ${http.replace('http', 'ws')}; img-src blob:; media-src blob:; ` +
    "base-uri 'none'; form-action 'none'";
  brand.html = `<!doctype html><html lang="de"><title>Bank</title><h1>Bank</h1><script async src="${http}/widget/v1.js" data-site-key="${secret}"></script>`;
  const desk = await Desk.open(stage);
  const customer = await stage.person('customer');
  const loaded = [];
  customer.page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await customer.goto(SITE);
  await part(customer, 'launcher').waitFor();
  assert.deepEqual(
    loaded.filter((path) => path.endsWith('js')),
    ['/widget/v1.js'],
  );
  await part(customer, 'launcher').click();
  await part(customer, 'first-message').fill('Guten Tag');
  assert.equal(await part(customer, 'start').innerText(), 'Gespräch beginnen');
  await part(customer, 'start').click();
  await desk.until('has the contact', (contact) => contact?.state === 'active');
  await desk.do((contact) => contact.invite('videoCall'));
  await part(customer, 'accept').click();
  await part(customer, 'join').click();
  await joinAsAgent(desk);
  await customer.pictures();
  // The same anonymous customer is back after a reload, and in the call.
  await customer.page.reload();
  await customer.state('inCall');
  await says(customer, 'Guten Tag');
  assert.deepEqual(customer.log.filter((line) => /Content Security Policy|uncaught|CORS/i.test(line)), []);
});

story('the widget has nothing that axe calls serious', async (stage) => {
  const desk = await Desk.open(stage);
  for (const [colorScheme, viewport] of [
    ['light', { width: 1280, height: 720 }],
    ['dark', { width: 390, height: 844 }],
  ]) {
    const customer = await visitor(stage, undefined, { colorScheme, viewport });
    await part(customer, 'start').waitFor();
    assert.deepEqual(await faults(customer), [], `form, ${colorScheme}`);
    await part(customer, 'first-message').fill('Good morning https://example.com');
    await part(customer, 'start').click();
    await desk.until('has the contact', (contact) => contact?.state === 'active');
    await desk.do((contact) => contact.sendText('How can we help?'));
    await desk.do((contact) => contact.invite('videoCall'));
    await part(customer, 'accept').waitFor();
    assert.deepEqual(await faults(customer), [], `chat, ${colorScheme}`);
    await part(customer, 'accept').click();
    await part(customer, 'join').waitFor();
    assert.deepEqual(await faults(customer), [], `consent, ${colorScheme}`);
    await part(customer, 'not-now').click();
    await desk.do((contact) => contact.close());
    await part(customer, 'over').waitFor();
    await customer.close();
  }
});
