// Takes the pictures of docs/img: `npm run shots [-- scene]` in sdk/.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium, Person } from './support/browser.mjs';
import { Desk } from './support/desk.mjs';
import { deskScene } from './support/desk-scene.mjs';
import { AGENT, CUSTOMER, film } from './support/portrait.mjs';
import { startServer } from './support/server.mjs';
import { waitFor } from './support/wait.mjs';

const folder = fileURLToPath(new URL('../../docs/img/', import.meta.url));
const DESKTOP = { viewport: { width: 1280, height: 720 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
/** After this the camera's picture is sharp enough. */
const SHARP_WIDTH = 960;

const films = mkdtempSync(join(tmpdir(), 'visavis-films-'));
const browsers = {};
let open = [];
let server;

/** Each side has a camera of its own, and so a browser of its own. */
async function startBrowsers() {
  const artist = await launchChromium();
  for (const [who, looks] of Object.entries({ agent: AGENT, customer: CUSTOMER })) {
    await film(artist, join(films, `${who}.mjpeg`), looks);
    browsers[who] = await launchChromium({ camera: join(films, `${who}.mjpeg`) });
  }
  await artist.close();
}

async function visit(who, url, options = DESKTOP) {
  const person = await Person.open(browsers[who] ?? browsers.agent, who, options);
  await person.context.addInitScript(dress);
  open.push(person);
  await person.goto(url);
  return person;
}

/** Names of devices and a shared document as people have them, instead of the test browser's own. */
function dress() {
  const { mediaDevices } = navigator;
  const names = { videoinput: 'HD Webcam', audioinput: 'Headset microphone', audiooutput: 'Headset' };
  const enumerate = mediaDevices.enumerateDevices.bind(mediaDevices);
  mediaDevices.enumerateDevices = async () =>
    (await enumerate()).map(({ deviceId, kind }) => ({ deviceId, kind, label: names[kind] }));
  mediaDevices.getDisplayMedia = async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 1440;
    canvas.height = 900;
    const pen = canvas.getContext('2d');
    const text = (words, x, y, size, colour = '#1b2430', weight = 400) => {
      pen.fillStyle = colour;
      pen.font = `${weight} ${size}px system-ui, sans-serif`;
      pen.fillText(words, x, y);
    };
    const rows = [
      ['Monthly payment', '€ 742.18'],
      ['Interest rate, fixed for 10 years', '3.42 %'],
      ['Amount', '€ 180,000.00'],
      ['First payment', '1 February'],
      ['Repaid after', '30 years'],
    ];
    const draw = () => {
      pen.fillStyle = '#eef1f5';
      pen.fillRect(0, 0, 1440, 900);
      pen.fillStyle = '#ffffff';
      pen.fillRect(160, 60, 1120, 780);
      pen.fillStyle = '#2563eb';
      pen.fillRect(160, 60, 1120, 10);
      text('Your mortgage offer', 220, 170, 46, '#1b2430', 650);
      text('Prepared for you · valid for 14 days', 220, 218, 24, '#5d6878');
      rows.forEach(([name, value], index) => {
        const y = 320 + index * 84;
        pen.fillStyle = index % 2 ? '#ffffff' : '#f5f7fa';
        pen.fillRect(220, y - 52, 1000, 84);
        text(name, 248, y, 28);
        text(value, 1190 - pen.measureText(value).width, y, 28, '#1b2430', 600);
      });
      text('Any questions? Ask in the call.', 220, 782, 24, '#5d6878');
    };
    draw();
    setInterval(draw, 200);
    return canvas.captureStream(5);
  };
}

async function page(who, name, extra = '&autojoin=1', options = DESKTOP, role = who) {
  const request = { identity: name.toLowerCase().replace(/\W+/g, '-'), name, role, room: 'support-4711' };
  return visit(who, await server.pageFor(request, who, extra), options);
}

const customerPage = (...options) => page('customer', 'Customer', ...options);
const agentPage = (...options) => page('agent', 'Agent', ...options);

async function shoot(person, name) {
  // Nothing is in the middle of fading.
  await person.page.evaluate(() => {
    const panel = document.querySelector('visavis-widget')?.shadowRoot.querySelector('visavis-panel');
    const desk = document.querySelector('visavis-desk');
    const call = ((panel ?? desk)?.shadowRoot ?? document).querySelector('visavis-call');
    const endless = (animation) => animation.effect?.getTiming().iterations === Number.POSITIVE_INFINITY;
    const running = [panel, desk, call]
      .flatMap((element) => element?.shadowRoot.getAnimations() ?? [])
      .filter((animation) => !endless(animation));
    return Promise.all(running.map((animation) => animation.finished.catch(() => {})));
  });
  await person.page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`docs/img/${name}.png`);
}

/** Best effort: a busy machine may never send the full size, and a smaller picture is still a picture. */
async function sharp(...people) {
  for (const person of people) {
    const wide = async () => (await person.stats()).video.some(({ frameWidth }) => frameWidth >= SHARP_WIDTH);
    await waitFor('a sharp picture', wide, { timeoutMs: 20_000 }).catch(() => {});
  }
}

const scenes = {
  async before() {
    for (const [options, name] of [
      [DESKTOP, 'customer-before'],
      [PHONE, 'customer-before-phone'],
    ]) {
      const customer = await customerPage('', options);
      await customer.part('preview-video').waitFor();
      const width = () => customer.part('preview-video').evaluate((video) => video.videoWidth);
      await waitFor('the preview moves', width);
      await shoot(customer, name);
    }
    const refused = await visit('customer', `${server.info.http}/customer#token=nonsense&autojoin=1`);
    await refused.state('refused');
    await shoot(refused, 'customer-refused');
  },

  async call() {
    const customer = await customerPage();
    await customer.state('waiting');
    await shoot(customer, 'customer-waiting');
    const agent = await agentPage(`&autojoin=1&invite=${encodeURIComponent('/customer')}`);
    await Promise.all([customer.pictures(), agent.pictures()]);
    await sharp(customer, agent);
    await customer.page.mouse.move(640, 120);
    await shoot(customer, 'customer');
    await agent.page.mouse.move(640, 200);
    await shoot(agent, 'agent');
    await agent.page.emulateMedia({ colorScheme: 'dark' });
    await shoot(agent, 'agent-dark');
    await agent.page.emulateMedia({ colorScheme: 'light' });
    await agent.part('settings').click();
    await agent.part('panel').waitFor();
    await shoot(agent, 'agent-devices');
    await agent.part('panel').getByRole('button').click();
    await customer.part('hangup').click();
    await customer.state('ended');
    await shoot(customer, 'customer-ended');
    await agent.state('waiting');
    await shoot(agent, 'agent-left');
  },

  async screen() {
    const agent = await agentPage();
    const customer = await customerPage('&autojoin=1', { ...DESKTOP, viewport: { width: 1120, height: 700 } });
    await Promise.all([customer.pictures(), agent.pictures()]);
    await agent.page.bringToFront();
    await agent.page.keyboard.press('s');
    await customer.part('screen').waitFor();
    await sharp(customer);
    await customer.page.mouse.move(400, 200);
    await shoot(customer, 'customer-screen');
    await agent.page.mouse.move(400, 300);
    await shoot(agent, 'agent-sharing');
    for (const colorScheme of ['light', 'dark']) {
      const admin = await visit('admin', server.url('admin', ''), { ...DESKTOP, colorScheme });
      await admin.page.getByRole('button', { name: /^End call/ }).waitFor();
      await shoot(admin, `admin-${colorScheme}`);
    }
  },

  async voice() {
    const customer = await customerPage('&autojoin=1&video=0', PHONE);
    const agent = await agentPage('&autojoin=1&video=0', { ...DESKTOP, colorScheme: 'dark' });
    await Promise.all([customer.state('inCall'), agent.state('inCall')]);
    await agent.part('microphone').click();
    await customer.call.locator('[data-microphone="off"]').waitFor();
    await shoot(customer, 'customer-voice-phone');
    await shoot(agent, 'agent-voice-dark');
  },

  async phone() {
    const customer = await customerPage('&autojoin=1', PHONE);
    const agent = await agentPage('&autojoin=1', PHONE);
    await Promise.all([customer.pictures(), agent.pictures()]);
    await sharp(customer, agent);
    for (const person of [customer, agent]) await person.page.mouse.move(190, 300);
    await shoot(customer, 'customer-phone');
    await shoot(agent, 'agent-phone');
  },

  async group() {
    const agent = await agentPage();
    await customerPage();
    await page('customer', 'Second customer', '&autojoin=1&video=0');
    await page('agent', 'Supervisor', '&autojoin=1', DESKTOP, 'supervisor');
    await agent.pictures(2);
    await waitFor('three tiles', async () => (await agent.part('tile').count()) === 3);
    await agent.page.mouse.move(640, 300);
    await shoot(agent, 'agent-group');
  },

  async widget() {
    const texts = [
      ['customer', 'Good morning. I have a question about the rate in my offer.'],
      ['agent', 'Good morning! Happy to help. Is it about the ten years that are fixed?'],
      ['customer', 'Yes. What happens after that? https://example.com/offer/4711'],
      ['agent', 'Then you choose: a new fixed rate, or one that follows the market. I can show you both in a short call.'],
    ];
    for (const [look, options] of [
      ['light', DESKTOP],
      ['dark', PHONE],
    ]) {
      const shot = (name) => `widget-${name}-${look}${options === PHONE ? '-phone' : ''}`;
      const desk = await Desk.open({ server, person: () => visit('agent', 'about:blank') }, { identity: `agent-${look}` });
      const identity = `customer-${look}`;
      const token = await server.token({ identity, name: 'Customer', room: undefined });
      const customer = await visit('customer', `${server.info.http}/widget#token=${token}&locale=${look === 'dark' ? 'de' : 'en'}`, {
        ...options,
        colorScheme: look,
      });
      const part = (name) => customer.page.locator(`visavis-widget [part~="${name}"]`).first();
      if (look === 'light') await shoot(customer, shot('folded'));
      await part('launcher').click();
      await part('first-message').fill(texts[0][1]);
      await shoot(customer, shot('form'));
      await part('start').click();
      await desk.until('has the contact', (contact) => contact?.state === 'active');
      for (const [who, text] of texts.slice(1)) {
        if (who === 'agent') await desk.do((contact, text) => contact.sendText(text), text);
        else {
          await part('input').fill(text);
          await part('input').press('Enter');
        }
        await customer.page.locator('visavis-panel .bubble', { hasText: text.slice(0, 20) }).waitFor();
      }
      await desk.do((contact) => contact.sendFile(new File(['%PDF-1.7 %%EOF'], 'Two rates compared.pdf')));
      await part('file').waitFor();
      await desk.do((contact) => contact.markSeen());
      await desk.do((contact) => contact.setTyping(true));
      await part('writing').waitFor();
      await shoot(customer, shot('chat'));
      await desk.do((contact) => contact.invite('videoCall'));
      await part('accept').waitFor();
      await shoot(customer, shot('invitation'));
      await part('accept').click();
      await part('join').waitFor();
      await customer.part('preview-video').waitFor();
      await shoot(customer, shot('consent'));
      await part('join').click();
      await desk.until('sees the call', (contact) => Boolean(contact.call));
      await desk.do((contact) => contact.call.join().then(() => true));
      await customer.pictures();
      await sharp(customer);
      await shoot(customer, shot('call'));
      await desk.do((contact) => contact.call.switchTo('voice'));
      await part('switch-video').waitFor();
      await desk.do((contact) => contact.call.switchTo('video'));
      await part('ask').waitFor();
      await shoot(customer, shot('switch'));
      await customer.part('ask').getByRole('button').first().click();
      await customer.pictures();
      if (look === 'light') {
        await part('minimise').click();
        await part('expand').waitFor();
        await shoot(customer, shot('small'));
        await part('expand').click();
      }
      await desk.do((contact) => contact.call.end());
      await part('input').waitFor();
      await desk.do((contact) => contact.close());
      await part('over').waitFor();
      await shoot(customer, shot('over'));
      await customer.goto(`${server.info.http}/widget#token=nonsense`);
      await customer.page.reload();
      await part('launcher').click();
      await part('trouble').waitFor();
      if (look === 'light') await shoot(customer, shot('refused'));
    }
  },

  desk: () => deskScene({ server, visit, shoot, sharp, sizes: { desktop: DESKTOP, phone: PHONE } }),

  async broken() {
    const customer = await customerPage();
    const agent = await agentPage();
    await Promise.all([customer.pictures(), agent.pictures()]);
    await server.kill();
    await customer.state('reconnecting');
    await shoot(customer, 'customer-reconnecting');
  },
};

mkdirSync(folder, { recursive: true });
try {
  await startBrowsers();
  const wanted = process.argv[2];
  for (const [name, take] of Object.entries(scenes)) {
    if (wanted && wanted !== name) continue;
    server = await startServer();
    await take();
    await Promise.all(open.map((person) => person.close()));
    open = [];
    await server.stop();
  }
} catch (error) {
  for (const person of open) console.error(await person.diagnose());
  throw error;
} finally {
  await Promise.allSettled(Object.values(browsers).map((browser) => browser.close()));
  await server?.stop();
  rmSync(films, { recursive: true });
}
